"""Whether notes of a table need a reply, where nobody says so: only of customers who can be
written to, and of what they said not long ago."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from statistics import median

from journeymapper.analysis.locales import NotUnderstood
from journeymapper.importers.feedback.days import Days

OLD_DAYS = 60
"""What half of the customers said longer ago than this is answered, or never will be."""
_NAME = re.compile(r"[^\W\d_]+(?:[ .'’-]+[^\W\d_]+)*\.?")
_LONG_HEX = re.compile(r"[0-9a-f]{8,}", re.IGNORECASE)


def usual_reply(
    columns: Mapping[str, int],
    rows: Sequence[Sequence[str]],
    dates: str,
    locale: str,
    today: date,
) -> str:
    """One of NEEDS_REPLY, from the first rows of a table whose days are written as ``dates``."""
    customers = _values(columns, rows, "customer")
    if customers and sum(map(_is_somebody, customers)) * 2 <= len(customers):
        return "none"
    if "customer" not in columns:
        return "none"
    days, reader = [], Days(dates, locale, today)
    for text in _values(columns, rows, "received_on"):
        try:
            days.append((today - reader.read(text)).days)
        except NotUnderstood:
            continue
    return "none" if days and median(days) > OLD_DAYS else "negative"


def _is_somebody(customer: str) -> bool:
    """A name or an e-mail address; no number, no code."""
    if "@" in customer:
        return True
    return bool(_NAME.fullmatch(customer)) and not _LONG_HEX.fullmatch(customer)


def _values(columns: Mapping[str, int], rows: Sequence[Sequence[str]], field: str) -> list[str]:
    place = columns.get(field, -1)
    return [cells[place] for cells in rows if 0 <= place < len(cells) and cells[place]]
