"""What lies over the map for a moment: a hovered card, a lit target, guide lines, a live line.

Gestures write here and ask for a repaint; nothing of it is ever an edit.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QRectF

from journeymapper.layout import Rectangle, Route
from journeymapper.layout.guides import Guide


@dataclass
class LiveLine:
    """A connection that is being drawn: from a point and side to where the pointer is."""

    start: tuple[float, float]
    start_side: str
    end: tuple[float, float]
    is_loop: bool = False
    route: Route | None = None
    """The way it would take to the card that is lit."""
    backwards: bool = False
    """The arrow stands at the start: the source's end is being moved."""


@dataclass
class Overlay:
    """All in journey units but for the marquee and the column's edge, which are widget pixels."""

    hovered: str = ""
    lit: str = ""
    lit_stage: str = ""
    """The stage whose column would take what is dragged."""
    live: LiveLine | None = None
    guides: tuple[Guide, ...] = ()
    marquee: QRectF | None = None
    column_edge: float | None = None
    hidden_routes: set[str] = field(default_factory=set)
    """Connections that a live line stands in for."""
    draft: Rectangle | None = None
    draft_kind: str = "touchpoint"
    draft_route: Route | None = None
    """The way that the connection to the draft would take."""
    bend_in_hand: tuple[str, int] = ("", 0)
    """The connection and the number of its bend that the keys move."""
    walked: list[str] = field(default_factory=list)
    """Connections of the path that is being walked, in order."""
    walk_stand: str = ""
    walk_colour: str = ""

    def clear_gesture(self) -> None:
        """Let go of all that belongs to a gesture."""
        self.lit = ""
        self.lit_stage = ""
        self.live = None
        self.guides = ()
        self.marquee = None
        self.column_edge = None
        self.hidden_routes.clear()
