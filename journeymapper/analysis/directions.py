"""User text inside composed sentences: names from right to left must not move what is beside them.

Names are set apart by marks that ``text`` takes out again once it knows each letter's direction, so
that nothing of them is in a picture or in what is copied from a document.
"""

from __future__ import annotations

import re

RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff"
    "\U0001e800-\U0001efff]"
)
BEFORE, AFTER = "\u200e\u2068", "\u2069\u200e"
"""A left-to-right mark and the beginning of an isolate (UAX 9), the end of one and such a mark: the
sentence stays one of left to right wherever the name stands."""
MARKS = re.compile(f"{BEFORE}|{AFTER}")
BETWEEN = " · "
"""Stands between the facts of a line."""


def isolated(name: str) -> str:
    """The name as it goes into a sentence of ours; as it is where it runs from left to right."""
    if RIGHT_TO_LEFT.search(name) is None or MARKS.search(name):
        return name
    return f"{BEFORE}{name}{AFTER}"


def line_of_facts(text: str) -> str:
    """A line such as ``name · 5 of 10`` with each fact isolated, where any is right to left."""
    if BETWEEN not in text or RIGHT_TO_LEFT.search(text) is None:
        return text
    return BETWEEN.join(isolated(one) for one in text.split(BETWEEN))


def without_marks(text: str) -> str:
    """The text as it is to be read by programs."""
    return MARKS.sub("", text)
