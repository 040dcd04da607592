"""Parts of the document that have no slides of their own making: their pages drawn as shapes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journeymapper.domain.document_records import chosen
from journeymapper.domain.records import Journey
from journeymapper.domain.remark import Remark
from journeymapper.drawing.pages.paper import A4_WIDTH, Draft, Paper
from journeymapper.drawing.pages.sections import PageSection
from journeymapper.drawing.primitives import Anchor, Link, Picture, TextLine
from journeymapper.exporters.job import IsCancelled, stop_if
from journeymapper.exporters.pptx.deck import Deck

ENLARGED = 1.3
"""Pages are made to be held in the hand; slides are read from afar."""
_HEAD, _FOOT = 52.0, 10.0
"""What a page keeps free for its title and its foot, in units of the paper."""


def drawn_slides(
    deck: Deck,
    section: PageSection,
    journeys: Sequence[Journey],
    at: date,
    cancelled: IsCancelled,
) -> list[Remark]:
    """A slide for each page of a section, its title in the slide's own place."""
    paper = _paper(deck)
    remarks: list[Remark] = []
    for draft in section.drafts(deck.project, paper, journeys, at):
        stop_if(cancelled)
        _slide(deck, paper, draft, section.name)
        remarks += draft.remarks
    return remarks


def _paper(deck: Deck) -> Paper:
    """A sheet whose room below its title is that of a slide."""
    _, _, width, height = deck.room()
    across, tall = width / ENLARGED, height / ENLARGED
    unit = 1.0
    for _ in range(4):
        unit = max((across + 60 * unit) / A4_WIDTH, 0.95) ** 0.5
    high = tall + (30 + _HEAD + 30 + _FOOT) * unit
    return Paper("slide", across + 60 * unit, high, options=chosen())


def _slide(deck: Deck, paper: Paper, draft: Draft, anchor: str) -> None:
    top = paper.margin + _HEAD * paper.unit
    head: list[TextLine] = []
    rest = []
    for one in draft.primitives:
        if isinstance(one, (Anchor, Link)):
            continue
        is_head = (
            isinstance(one, TextLine)
            and abs(one.x - paper.left) < 1.0
            and one.baseline < top - 6 * paper.unit
        )
        if is_head and isinstance(one, TextLine) and len(head) < 2:
            head.append(one)
        else:
            rest.append(one)
    title = head[0].line.text if head else draft.name
    sheet = deck.sheet(title, anchor=anchor)
    if len(head) > 1:
        left, upper, width, _ = sheet.area
        line = deck.line(head[1].line.text, 10.5, colour="muted")
        deck.write(sheet, (left, upper, width, 14.0), [line])
    left, upper, _, _ = deck.room()
    pen = deck.pen(sheet, ENLARGED, left - paper.left * ENLARGED, upper - top * ENLARGED)
    pen.tight = True
    pen.draw(Picture(primitives=tuple(rest), bounds=(0, 0, paper.width, paper.height)))
