"""What a page must be before anything is drawn on it: one sentence for what makes no sense."""

from __future__ import annotations

from journeymapper.domain.document_records import ExportPreset
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.vocabulary import PageWay
from journeymapper.drawing.pages import paper_for
from journeymapper.drawing.pages.advice import LARGEST
from journeymapper.drawing.pages.room import MILLIMETRE, check_room

LONGEST = LARGEST / MILLIMETRE
"""Millimetres a side of the largest page: no reader of PDF files shows more."""
FARTHEST = 100.0
"""Metres from which a document may be read."""


def check_page(options: ExportPreset) -> None:
    """Raises EditRefused for a size that is not known, for lengths that no paper has, and for a
    page smaller than one card."""
    lengths = {
        "The page’s width": options.page_width,
        "The page’s height": options.page_height,
        "The margin": options.margin,
        "The overlap": options.overlap,
    }
    for what, length in lengths.items():
        if length is not None and not 0 <= length <= LONGEST:
            raise EditRefused(f"{what} must lie between 0 and {LONGEST:,.0f} millimetres.")
    if not 0 < options.reading_distance <= FARTHEST:  # a number that is none is refused too
        raise EditRefused(
            "Say from how many metres the document will be read: more than 0, and "
            f"{FARTHEST:g} at most."
        )
    paper = paper_for(options)
    room = check_room(paper)
    if options.way is PageWay.TILED and options.overlap * MILLIMETRE > min(room) / 2:
        raise EditRefused("The sheets overlap by more than half. Choose a smaller overlap.")
