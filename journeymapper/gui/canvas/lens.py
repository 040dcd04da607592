"""What the map is looked at through: only what is essential, or marks on what is new and changed.

Both are views. The records stay what they are; what is shown of them can be edited as ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from journeymapper.analysis.essentials import EssentialView, essential_view
from journeymapper.analysis.folded_stages import FoldedView, folded_view
from journeymapper.analysis.states import base_of, compare
from journeymapper.domain.project import Project
from journeymapper.domain.records import Touchpoint
from journeymapper.drawing.marks import pill, pill_height, pill_width
from journeymapper.drawing.primitives import Picture
from journeymapper.gui.canvas.camera import BAND
from journeymapper.gui.look import colour
from journeymapper.gui.screen_pen import screen_pen
from journeymapper.text import Style

if TYPE_CHECKING:
    from journeymapper.domain.change import Change
    from journeymapper.gui.canvas.surface import Surface

NEW, CHANGED = "new", "changed"
_STYLE = Style(10.5, 600)
_TOKENS = {NEW: "accent", CHANGED: "amber"}
_TEXTS = {NEW: "on_accent", CHANGED: "amber_text"}
_FILLS = {NEW: "accent", CHANGED: "amber_soft"}
_GROW = 3.0
_LEAST_ZOOM = 0.35
"""Below it marks are frames without a word."""


class Lens:
    """Made when it is first used; ``project`` is what the canvas shows."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        self._view: EssentialView | None = None
        self.fold: FoldedView | None = None
        """How stages are folded in what is shown; None where none is."""
        self._marks: Mapping[str, str] | None = None
        self._told: Mapping[str, tuple[str, ...]] = {}

    def project(self) -> Project:
        """What is to be shown now: found anew with every call."""
        workspace = self._surface.workspace
        self._view = None
        if workspace.essentials_only:
            self._view = essential_view(workspace.project, workspace.journey_id)
        self._marks = None
        shown = workspace.project if self._view is None else self._view.project
        self.fold = None
        if workspace.folded:
            self.fold = folded_view(shown, workspace.journey_id, workspace.folded)
            shown = self.fold.project
        return shown

    def leaves_out(self, changes: Iterable[Change]) -> bool:
        """Whether an edit made a touchpoint that would not be seen."""
        workspace = self._surface.workspace
        return any(
            change.before is None
            and isinstance(change.after, Touchpoint)
            and change.after.journey == workspace.journey_id
            and not change.after.essential
            for change in changes
        )

    def left_out_on(self, connection_id: str) -> str:
        """What a connection that stands for a longer way leaves out, in words; else empty."""
        over = self._view.over.get(connection_id, ()) if self._view is not None else ()
        project = self._surface.workspace.project
        names = [project.touchpoints[one].name for one in over if one in project.touchpoints]
        return f"Over {', '.join(names)}" if names else ""

    def tip(self, record_id: str) -> str:
        """What the lens has to tell of what is under the pointer, as rich text; else empty."""
        mark = self._marked().get(record_id)
        if mark == NEW:
            return "<span>New here</span>"
        if mark == CHANGED:
            return "<br>".join(escape(one) for one in ("Changed:", *self._told[record_id]))
        stage = self.fold.stand_ins.get(record_id) if self.fold is not None else None
        if stage is not None:
            name = self._surface.workspace.project.stages[stage].name
            return f"<span>The touchpoints of {escape(name)}: a double click unfolds them</span>"
        over = self.left_out_on(record_id)
        return f"<span>{escape(over)}</span>" if over else ""

    def brightened(self, bright: frozenset[str]) -> frozenset[str]:
        """These ids, and what stands for any of them."""
        if self.fold is None:
            return bright
        cards = self._surface.workspace.project.each_referring
        return bright | {
            one
            for one, stage in self.fold.stand_ins.items()
            if any(card.id in bright for card in cards(Touchpoint, stage))
        }

    def _marked(self) -> Mapping[str, str]:
        if self._marks is None:
            workspace = self._surface.workspace
            self._marks, self._told = {}, {}
            base = base_of(workspace.project, workspace.journey_id)
            if workspace.marks_changes and base is not None:
                comparison = compare(workspace.project, base, workspace.journey_id)
                self._marks = {
                    **dict.fromkeys(comparison.added, NEW),
                    **{one.after: CHANGED for one in comparison.changed},
                }
                self._told = {one.after: one.differences for one in comparison.changed}
        return self._marks

    def forget_marks(self) -> None:
        """Something was edited, or marks are wanted or not."""
        self._marks = None

    def paint(self, painter: QPainter) -> None:
        """Frames and words on what is new and changed, over the cards."""
        marks = self._marked()
        if not marks:
            return
        surface = self._surface
        camera, boxes = surface.camera, surface.scene.cards.boxes
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(QRectF(0, BAND - 4, camera.width, camera.height))
        for key in surface.scene.cards.meeting(camera.in_sight(20)):
            mark = marks.get(key)
            if mark is None:
                continue
            rect = camera.rect_of(boxes[key]).adjusted(-_GROW, -_GROW, _GROW, _GROW)
            tint = colour(_TOKENS[mark])
            painter.setPen(QPen(tint, 1.6))
            tint.setAlpha(20)
            painter.setBrush(tint)
            radius = 9.0 * camera.zoom + _GROW
            painter.drawRoundedRect(rect, radius, radius)
            if camera.zoom >= _LEAST_ZOOM:
                self._word(painter, mark, rect)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.restore()

    def _word(self, painter: QPainter, mark: str, rect: QRectF) -> None:
        style = Style(max(_STYLE.size * min(self._surface.camera.zoom * 1.3, 1.0), 7.0), 600)
        width, height = pill_width(mark, style, 90.0), pill_height(style)
        parts = pill(
            mark,
            style,
            rect.right() - width - 6,
            rect.top() - height * 0.7,
            width,
            fill=_FILLS[mark],
            colour=_TEXTS[mark],
            stroke=_TOKENS[mark],
        )
        screen_pen(painter).draw(Picture(primitives=parts, bounds=(0, 0, 1, 1)))
