"""How tables of feedback were read before, so that the next one of the same source is read alike.

A layout is remembered by the names of its table's columns, on this machine, for all projects.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from journeymapper.app.kept import keep, read_kept
from journeymapper.importers.feedback.layout import (
    DATE_LAYOUTS,
    FIELDS,
    NEEDS_REPLY,
    Columns,
    Layout,
    fingerprint,
)
from journeymapper.importers.feedback.scales import SCALES

KEPT = 100
_NAME = "feedback-layouts"


def remembered_layout(header: Sequence[str]) -> Layout | None:
    """How a table with these columns was read last; None where nobody said. What is open in it
    was left to guessing."""
    return layout_of(read_kept(_NAME).get(fingerprint(header)))


def remember_layout(header: Sequence[str], layout: Layout) -> None:
    """Read tables with these columns so from now on. Leave open (empty) what was only guessed."""
    known = read_kept(_NAME)
    mark = fingerprint(header)
    known.pop(mark, None)
    known[mark] = plain_layout(layout)
    keep(_NAME, dict(list(known.items())[-KEPT:]))


def plain_layout(layout: Layout) -> dict[str, Any]:
    """A layout as JSON; what belongs to one file alone, its encoding and such, is left out."""
    return {
        "columns": dict(layout.columns),
        "dates": layout.dates,
        "scale": layout.scale,
        "needs_reply": layout.needs_reply,
        "source": layout.source,
    }


def layout_of(found: object) -> Layout | None:
    """The layout of what ``plain_layout`` gave; None for anything else."""
    if not isinstance(found, dict) or not isinstance(found.get("columns"), dict):
        return None
    columns = {
        field: place
        for field, place in found["columns"].items()
        if field in FIELDS and type(place) is int and 0 <= place < 10_000
    }
    if "text" not in columns:
        return None
    source = found.get("source", "")
    return Layout(
        columns=Columns(columns),
        dates=_one_of(DATE_LAYOUTS, found.get("dates")),
        scale=_one_of(SCALES, found.get("scale")),
        needs_reply=_one_of(NEEDS_REPLY, found.get("needs_reply")),
        source=source[:500] if isinstance(source, str) else "",
    )


def _one_of(known: Mapping[str, object], said: object) -> str:
    return said if isinstance(said, str) and said in known else ""
