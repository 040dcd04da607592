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
    LABELS,
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
    found = layout_of(read_kept(_NAME).get(fingerprint(header)), is_whole=False)
    return None if found == Layout() else found


def remember_layout(header: Sequence[str], layout: Layout) -> None:
    """Read tables with these columns so from now on. Leave open (empty) what was only guessed; a
    field at -1 was said to be in no column. Nothing told is nothing remembered."""
    if plain_layout(layout) == plain_layout(Layout()):
        return
    known = read_kept(_NAME)
    mark = fingerprint(header)
    known.pop(mark, None)
    known[mark] = plain_layout(layout)
    keep(_NAME, dict(list(known.items())[-KEPT:]))


def forget_layout(header: Sequence[str]) -> None:
    """Read tables with these columns as if nobody ever said how."""
    known = read_kept(_NAME)
    if known.pop(fingerprint(header), None) is not None:
        keep(_NAME, known)


def remembered_said(layout: Layout, header: Sequence[str]) -> str:
    """What is remembered: ``Read as last time: rating in “score”, dates month first``."""
    said = [
        f"{LABELS[field].lower()} in “{header[at][:40]}”" if at >= 0
        else f"no {LABELS[field].lower()}"
        for field, at in layout.columns.items()
        if -1 <= at < len(header)
    ][:8]  # fmt: skip
    if layout.dates:
        said.append(f"dates {DATE_LAYOUTS[layout.dates].partition(' (')[0].lower()}")
    if layout.scale:
        said.append(f"ratings {SCALES[layout.scale].title.lower()}")
    if layout.needs_reply:
        said.append(f"needs a reply: {NEEDS_REPLY[layout.needs_reply].lower()}")
    if layout.source:
        said.append(f"source “{layout.source[:40]}”")
    return f"Read as last time: {', '.join(said)}"


def plain_layout(layout: Layout) -> dict[str, Any]:
    """A layout as JSON; what belongs to one file alone, its encoding and such, is left out."""
    return {
        "columns": dict(layout.columns),
        "dates": layout.dates,
        "scale": layout.scale,
        "needs_reply": layout.needs_reply,
        "source": layout.source,
    }


def layout_of(found: object, *, is_whole: bool = True) -> Layout | None:
    """The layout of what ``plain_layout`` gave; None for anything else. One that is not whole holds
    what was told alone, and need not name the column of the text."""
    if not isinstance(found, dict) or not isinstance(found.get("columns"), dict):
        return None
    columns = {
        field: place
        for field, place in found["columns"].items()
        if field in FIELDS and type(place) is int and is_whole - 1 <= place < 10_000
    }
    if is_whole and "text" not in columns:
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
