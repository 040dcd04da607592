"""Which checks there are, found by listing the folders of the mistakes.

A module in one of them that has a ``CHECK`` is one; to add one is to add one file.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from journeymapper.checks.check import Check
from journeymapper.checks.mistakes import MISTAKES

_PACKAGE = __name__.rpartition(".")[0]


@cache
def modules() -> tuple[str, ...]:
    """The names of the checks' modules, by mistake and name; nothing is imported."""
    here = Path(__file__).parent
    return tuple(
        f"{_PACKAGE}.{mistake.name}.{found.name}"
        for mistake in MISTAKES
        for found in sorted(
            pkgutil.iter_modules([str(here / mistake.name)]), key=lambda one: one.name
        )
    )


@cache
def check_in(module: str) -> Check | None:
    """The check in a module; None where it only helps others."""
    found: Check | None = getattr(importlib.import_module(module), "CHECK", None)
    return found


def loading() -> Iterator[Check]:
    """The checks, each imported when it is asked for, so that a window may rest in between."""
    for module in modules():
        found = check_in(module)
        if found is not None:
            yield found


@cache
def checks() -> tuple[Check, ...]:
    """Every check, by mistake and name."""
    return tuple(loading())


def title_of(name: str) -> str:
    """What the check of this name is called; empty where there is none."""
    return next((one.title for one in checks() if one.name == name), "")
