"""Where words of people stand: every text of every record, but for the program's own codes.

Wider than what search and replace looks through (``analysis.replacing``): here nothing may be
passed over that somebody could have typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from journeymapper.domain.coding import field_types
from journeymapper.domain.records import TABLES, references

_CODES = frozenset({"id", "rank", "colour", "icon", "media_type", "template_words"})
_CODES_IN: Mapping[str, frozenset[str]] = {
    "projects": frozenset({"currency", "locale"}),
    "milestones": frozenset({"at"}),
    "actions": frozenset({"finding"}),
    "dismissals": frozenset({"check", "about"}),
    "thresholds": frozenset({"check", "name"}),
    "export_presets": frozenset({"format_name", "sections", "page_size", "accent", "language"}),
}


@cache
def own_words(table: str) -> tuple[str, ...]:
    """The fields of a table's records that hold what somebody typed or brought in: a text, or
    several of them."""
    kind = TABLES[table]
    referring = {one.field for one in references(kind)}
    codes = _CODES | _CODES_IN.get(table, frozenset())
    return tuple(
        name
        for name, hint in field_types(table).items()
        if hint in (str, tuple[str, ...]) and name not in codes | referring
    )


def literally(text: str, *, whole_words: bool = False) -> str:
    """A regular expression that finds a text however it was typed: one gap between words may be
    another, and letters with marks may be one character or two."""
    words = text.split()
    forms = dict.fromkeys(
        r"\s+".join(re.escape(unicodedata.normalize(form, one)) for one in words)
        for form in ("NFC", "NFD")
    )
    forms |= dict.fromkeys([r"\s+".join(map(re.escape, words))])
    found = "|".join(forms)
    return rf"(?<!\w)(?:{found})(?!\w)" if whole_words else f"(?:{found})"
