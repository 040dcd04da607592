"""The window; and how its process is set up, for a quick start.

A start makes a hundred thousand objects that stay, and Python's collector would look through them
forty times; it looks less often.

PySide6 takes over ``import`` to offer its ``__feature__`` switches, and for that reads the source
of every module that is imported after it. Nothing here uses the switches; handing ``import`` back
lets the window open a tenth of a second earlier.
"""

from __future__ import annotations

import builtins
import gc

import PySide6.QtCore  # noqa: F401

gc.set_threshold(50_000)
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
