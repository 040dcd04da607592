"""Which key the user chose for which command, in place of the program's own: a preference of all
windows at once.

Keys are written as Qt writes them in files (``Ctrl+D``, ``Alt+Left``, ``?``). A command is known by
its name in the menus or in the canvas's register; both share one space of names, so that a command
that stands in both has one key.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from journeymapper.gui.preferences import settings

_SETTING = "keys"
MOST_KEYS = 1_000
LONGEST = 80


class _KeyChanges(QObject):
    changed = Signal()
    """Another key was chosen for some command."""


key_changes = _KeyChanges()


def chosen_keys() -> dict[str, str]:
    """What was chosen, by command; an empty text where a command has no key any more. What is
    remembered and cannot be read is passed over."""
    try:
        kept = json.loads(str(settings().value(_SETTING, "{}")))
    except ValueError:
        return {}
    if not isinstance(kept, dict) or len(kept) > MOST_KEYS:
        return {}
    return {
        name: keys
        for name, keys in kept.items()
        if isinstance(keys, str) and len(name) <= LONGEST and len(keys) <= LONGEST
    }


def choose_key(name: str, keys: str) -> None:
    """Give a command another key, or none."""
    _keep(chosen_keys() | {name: keys})


def back_to_default(names: Iterable[str] | None = None) -> None:
    """Let these commands, or all, have the program's own keys again."""
    gone = None if names is None else set(names)
    kept = {} if gone is None else {n: k for n, k in chosen_keys().items() if n not in gone}
    _keep(kept)


def _keep(keys: dict[str, str]) -> None:
    settings().setValue(_SETTING, json.dumps(keys, sort_keys=True))
    key_changes.changed.emit()
