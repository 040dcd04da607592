"""The records of handing over: what was chosen for a document, and rounds in which others comment
on it."""

from __future__ import annotations

from datetime import date
from typing import Any

from journeymapper.domain.frozen import frozen
from journeymapper.domain.record import Record, many, maybe, one
from journeymapper.domain.vocabulary import Audience, Ink, Orientation, PageWay


@frozen(kw_only=True)
class ExportPreset(Record):
    """What was chosen for a document: kept under a name, or for one export only.

    ``format_name`` names an exporter, empty where the file's ending says it. ``journeys``,
    ``personas`` and ``sections`` are those wanted, empty for all. ``page_size`` is a paper's name,
    ``custom`` or ``content`` (as large as what is on it); ``page_width`` and ``page_height`` are
    those of custom paper, as it lies, and with ``margin`` and ``overlap`` in millimetres (a margin
    of None: what suits the paper). ``reading_distance`` in metres says from where a document will
    be read. ``accent`` and ``logo`` replace the usual ones where they are given; ``header`` and
    ``footer`` stand on every page. ``language`` is that of fixed words. ``scale`` is pixels to a
    journey unit and ``background`` whether there is paper behind, for pictures. ``template`` is the
    path of a presentation to write into. ``review_round`` has its numbers put on the cards.
    """

    table = "export_presets"
    prefix = "preset"
    word = "export preset"

    name: str = ""
    format_name: str = ""
    journeys: tuple[str, ...] = many("journeys")
    personas: tuple[str, ...] = many("personas")
    sections: tuple[str, ...] = ()
    audience: Audience = Audience.TEAM
    page_size: str = "A4"
    page_width: float | None = None
    page_height: float | None = None
    orientation: Orientation = Orientation.LANDSCAPE
    margin: float | None = None
    way: PageWay = PageWay.FIT
    overlap: float = 10.0
    reading_distance: float = 0.35
    ink: Ink = Ink.COLOUR
    accent: str = ""
    logo: str | None = maybe("images")
    with_logo: bool = True
    header: str = ""
    footer: str = ""
    language: str = "en"
    scale: float = 2.0
    background: bool = True
    template: str = ""
    review_round: str | None = maybe("review_rounds")
    rank: str = ""


@frozen(kw_only=True)
class ReviewRound(Record):
    """A document goes out to be commented on, its cards numbered (``CardNumber``)."""

    table = "review_rounds"
    prefix = "reviewround"
    word = "review round"

    name: str = ""
    started_on: date | None = None
    closed: bool = False
    rank: str = ""


@frozen(kw_only=True)
class CardNumber(Record):
    """The number that a touchpoint's card has in a round's documents; never given twice."""

    table = "card_numbers"
    prefix = "cardnumber"
    word = "card number"

    review_round: str = one("review_rounds")
    touchpoint: str = one("touchpoints")
    number: int = 0


@frozen(kw_only=True)
class ReviewComment(Record):
    """What somebody said of a numbered card. It lies at the touchpoint until it is ``settled``, and
    stays in the round's list when the touchpoint is gone. ``external_id`` is where it was read
    from, so that the same answer is not taken in twice."""

    table = "review_comments"
    prefix = "comment"
    word = "review comment"

    review_round: str = one("review_rounds")
    touchpoint: str | None = maybe("touchpoints")
    number: int | None = None
    author: str = ""
    text: str = ""
    received_on: date | None = None
    settled: bool = False
    external_id: str = ""
    rank: str = ""


def chosen(**fields: Any) -> ExportPreset:
    """What is chosen for one document and kept nowhere; what is not given is as usual."""
    return ExportPreset(id=f"{ExportPreset.prefix}_", **fields)
