"""Which gesture a press begins: by the tool, the button and what lies under the pointer."""

from __future__ import annotations

from PySide6.QtCore import Qt

from journeymapper.gui.canvas.gestures.base import Gesture, Pointer
from journeymapper.gui.canvas.gestures.bend import BendLine
from journeymapper.gui.canvas.gestures.connect import ConnectCards
from journeymapper.gui.canvas.gestures.marquee import Marquee
from journeymapper.gui.canvas.gestures.move import MoveCards
from journeymapper.gui.canvas.gestures.pan import Pan
from journeymapper.gui.canvas.gestures.place import KINDS, PlaceNote, PlaceTouchpoint
from journeymapper.gui.canvas.gestures.reconnect import MoveEnd
from journeymapper.gui.canvas.gestures.resize import CardCorner, StageEdge
from journeymapper.gui.canvas.gestures.select import ClickToSelect, MoveSticky
from journeymapper.gui.canvas.gestures.target import ChooseTarget
from journeymapper.gui.canvas.gestures.walk import WalkStep
from journeymapper.gui.canvas.hit import Hit
from journeymapper.gui.canvas.surface import Surface

_BY_PART: dict[str, type[Gesture]] = {
    "dot": ConnectCards,
    "end": MoveEnd,
    "bend": BendLine,
    "line": BendLine,
    "label": BendLine,
    "corner": CardCorner,
    "header_edge": StageEdge,
    "header": ClickToSelect,
    "card": MoveCards,
    "chip": MoveCards,
    "sticky": MoveSticky,
    "paper": Marquee,
    "band": Marquee,
}
CURSORS = {
    "dot": Qt.CursorShape.CrossCursor,
    "end": Qt.CursorShape.SizeAllCursor,
    "bend": Qt.CursorShape.SizeAllCursor,
    "corner": Qt.CursorShape.SizeFDiagCursor,
    "header_edge": Qt.CursorShape.SplitHCursor,
    "line": Qt.CursorShape.PointingHandCursor,
    "label": Qt.CursorShape.PointingHandCursor,
}


def gesture_for(surface: Surface, hit: Hit, pointer: Pointer, *, pans: bool) -> Gesture:
    """The gesture that this press begins."""
    return _kind_for(surface, hit, pans)(surface, hit, pointer)


def cursor_for(surface: Surface, hit: Hit) -> Qt.CursorShape:
    """The pointer's form over what was hit, by the tool in hand."""
    tool = surface.workspace.tool
    if tool.startswith("walk:"):
        walkable = hit.part in ("line", "label", "card", "chip")
        return Qt.CursorShape.PointingHandCursor if walkable else Qt.CursorShape.ArrowCursor
    if tool != "select" and hit.part not in CURSORS:
        return Qt.CursorShape.CrossCursor
    return CURSORS.get(hit.part, Qt.CursorShape.ArrowCursor)


def _kind_for(surface: Surface, hit: Hit, pans: bool) -> type[Gesture]:
    tool = surface.workspace.tool
    if pans:
        return Pan
    if surface.pending_source:
        return ChooseTarget
    if tool.startswith("walk:"):
        return WalkStep
    if hit.part in ("header", "header_edge"):
        return _BY_PART[hit.part]
    if tool == "sticky":
        return PlaceNote
    if tool == "connect" and hit.part in ("card", "chip"):
        return ConnectCards
    if tool in KINDS and hit.part in ("paper", "line", "label"):
        return PlaceTouchpoint
    return _BY_PART[hit.part]
