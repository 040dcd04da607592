"""Names, counts and keys as the guide says them."""

from __future__ import annotations

from journeymapper.analysis.written import write_number
from journeymapper.commands.base import plural

LONGEST_NAME = 32
NAMING_KEYS = "Enter makes the next, Tab the next one connected, Escape ends."
"""What the keys do while a touchpoint is named."""


def count(number: int, word: str, locale: str) -> str:
    """``no touchpoints``, ``1 touchpoint``, ``12,000 touchpoints``."""
    _, _, words = plural(number, word).partition(" ")
    return f"{write_number(number, locale) if number else 'no'} {words}"


def short(name: str) -> str:
    """A name on one line, cut when long."""
    line = " ".join(name.split())
    return f"{line[: LONGEST_NAME - 1].rstrip()}…" if len(line) > LONGEST_NAME else line


def called(name: str) -> str:
    """The same in quotes."""
    return f"“{short(name)}”"
