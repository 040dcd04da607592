"""The slide with which a presentation begins: what it is, for whom, by whom, how finished."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journeymapper.analysis.evidence import is_mostly_assumed
from journeymapper.analysis.written import write_date
from journeymapper.domain.records import Journey
from journeymapper.drawing.primitives import Bitmap, Box, Picture
from journeymapper.exporters.pptx.deck import Deck, Sheet
from journeymapper.text import Style, break_lines
from journeymapper.words import said

SIZES = (16.0, 14.0, 12.0, 11.0, 10.0)
"""Of facts: the largest at which they leave the title its room."""
ROOM = 0.33
"""Of the slide's height, for the facts."""
_STEP, _BEFORE = 1.25, 0.35
_WIDER = 1.1
"""A template's own font is up to so much wider than ours."""
_BELOW = 34.0
_SIDE = 0.0625
"""Of the slide's width, kept free at each side."""


def cover_slide(deck: Deck, journeys: Sequence[Journey], at: date) -> None:
    """The title, and at the foot who made it with whom, and when."""
    details = deck.project.details
    kind = (
        said("Customer journey map, mostly assumed: to be checked with customers")
        if is_mostly_assumed(deck.project)
        else said("Customer journey map")
    )
    whose = said("for {client}", client=details.client) if details.client else ""
    subtitle = "\n".join(filter(None, [kind, whose]))
    sheet = deck.cover(details.title or said("Journey map"), subtitle)
    draft = said("draft") if details.is_draft else ""
    facts = (
        (said("Prepared by"), details.author),
        (said("With"), " · ".join(details.participants)),
        (said("Last edited"), write_date(at, details.locale)),
        (said("Version"), " · ".join(filter(None, [details.version_label, draft]))),
        ("", details.confidentiality),
    )
    told = [f"{name}: {value}" if name else value for name, value in facts if value]
    left = deck.width * _SIDE
    width = deck.width - 2 * left
    size = next((one for one in SIZES if _tall(told, one, width) <= deck.height * ROOM), SIZES[-1])
    tall = _tall(told, size, width)
    top = deck.height - _BELOW - tall
    lines = [deck.line(one, size, colour="muted", before=size * _BEFORE) for one in told]
    deck.write(sheet, (left, top, width, tall), lines)
    if deck.own:
        rule = Box(x=0, y=0, width=width, height=2, fill="accent")
        deck.pen(sheet, 1.0, left, top - 12.0).draw(
            Picture(primitives=(rule,), bounds=(0, 0, width, 2))
        )
    sheet.notes += [f"{one.title}: {one.scenario}" for one in journeys if one.scenario]
    _logo(deck, sheet, left)


def _tall(told: Sequence[str], size: float, width: float) -> float:
    style = Style(size, 400)
    lines = sum(len(break_lines(one, style, width / _WIDER, None)) for one in told)
    return (lines * _STEP + len(told) * _BEFORE) * size


def _logo(deck: Deck, sheet: Sheet, left: float) -> None:
    wished = deck.options.logo or deck.project.details.logo
    image = deck.project.images.get(wished or "")
    if image is None or not deck.options.with_logo:
        return
    mark = Bitmap(x=0, y=0, width=150, height=60, image_id=image.id, data=image.data, whole=True)
    deck.pen(sheet, 1.0, left, 36.0).draw(Picture(primitives=(mark,), bounds=(0, 0, 150, 60)))
