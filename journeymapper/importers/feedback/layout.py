"""How a table of feedback is laid out: which column holds what, and how values are written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from journeymapper.domain.frozen import frozen
from journeymapper.importers.table import plain_name

FIELDS = (
    "text", "customer", "received_on", "rating", "sentiment", "source", "tags", "touchpoint",
    "persona", "external_id", "internal", "status", "reply", "answered_on",
)  # fmt: skip
"""What a column can hold, in the order in which people ask; only ``text`` is needed."""
LABELS: Mapping[str, str] = MappingProxyType(
    {
        "text": "What they said",
        "customer": "Customer",
        "received_on": "Date",
        "rating": "Rating",
        "sentiment": "Sentiment",
        "source": "Source",
        "tags": "Tags",
        "touchpoint": "Touchpoint",
        "persona": "Persona",
        "external_id": "ID",
        "internal": "Internal",
        "status": "Status",
        "reply": "Reply",
        "answered_on": "Answered on",
    }
)
DATE_LAYOUTS: Mapping[str, str] = MappingProxyType(
    {
        "ymd": "Year first (2026-03-31)",
        "dmy": "Day first (31/03/2026)",
        "mdy": "Month first (03/31/2026)",
    }
)
"""A date with the year first, with its month named or in seconds is read in every layout."""
NEEDS_REPLY: Mapping[str, str] = MappingProxyType(
    {"none": "None", "negative": "Negative ones", "all": "All"}
)


class Columns(Mapping[str, int]):
    """Which column, from 0, holds a field; cannot be changed."""

    def __init__(self, places: Mapping[str, int] = MappingProxyType({})) -> None:
        self._places = dict(places)

    def __getitem__(self, field: str) -> int:
        return self._places[field]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __hash__(self) -> int:
        return hash(frozenset(self._places.items()))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Mapping) and self._places == dict(other)

    def __repr__(self) -> str:
        return f"Columns({self._places})"


@frozen(kw_only=True)
class Layout:
    """How a table is laid out. Empty, zero or None: not told, so it is guessed.

    ``columns``: field to the column's place, from 0; where any is told, the others hold nothing.
    ``skip``: rows above the names of the columns. ``dates``: one of DATE_LAYOUTS. ``scale``: the
    name of one of ``scales.SCALES``. ``needs_reply``: of NEEDS_REPLY. ``source``: of rows that do
    not say it themselves."""

    encoding: str = ""
    delimiter: str = ""
    has_header: bool | None = None
    skip: int = 0
    sheet: str = ""
    columns: Mapping[str, int] = Columns()
    dates: str = ""
    scale: str = ""
    needs_reply: str = ""
    source: str = ""


def fingerprint(header: Sequence[str]) -> str:
    """What tells a layout from others: the plain names of its columns, in their order."""
    said = "\x1f".join(plain_name(one) for one in header)
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:32]
