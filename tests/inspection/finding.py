"""What an inspection finds on a page: what kind of thing is wrong, where, and with what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from tests.inspection.ink import Area


class Kind(Enum):
    OFF_PAGE = "text outside the page"
    OFF_BOX = "text outside its box"
    OFF_PICTURE = "outside its picture, which a pen may cut off"
    ON_TEXT = "text over text"
    COVERED = "text covered"
    STRUCK = "line through a text"
    CARD_CUT = "card cut by the page's edge"
    CUT = "cut by the page's edge"
    ARROW = "arrow through a card"
    CARDS = "card over a card"
    LABEL_ON_CARD = "label over a card"
    LABELS = "label over a label"
    ON_MAP = "laid over the map"
    EMPTY = "empty page"
    LOST = "text is not in the file"


@dataclass(frozen=True)
class Finding:
    """``page`` counts from 1; ``what`` names texts and records."""

    kind: Kind
    page: int
    title: str
    place: Area
    what: str

    def __str__(self) -> str:
        return f"page {self.page} “{self.title}”: {self.kind.value} at {self.place}: {self.what}"
