"""The trend of a measure as a widget: the same picture that the document shows."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journeymapper.analysis.measures import MeasureState, readings_of, target_text
from journeymapper.domain.project import Project
from journeymapper.drawing.trends import TrendLook, trend_look, trend_picture
from journeymapper.gui.screen_pen import screen_pen
from journeymapper.gui.sizes import at_least, fix, painter_of


class TrendLine(QWidget):
    """Hidden, unless it ``stays``, while there are fewer than two readings."""

    def __init__(self, height: int = 64, *, stays: bool = False) -> None:
        super().__init__()
        self._look: TrendLook | None = None
        self._stays = stays
        fix(self, height=height)
        at_least(self, width=40)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_measure(
        self, project: Project, state: MeasureState, *, labelled: bool = True, target: str = ""
    ) -> None:
        """``target`` is what stands beside the target's line, ``labelled`` whether the last value
        stands beside its dot."""
        self._look = trend_look(
            project, state, 0, 0, target_label=target if labelled else "", labelled=labelled
        )
        count = len(readings_of(project, state.measure.id))
        self.setVisible(self._stays or count > 1)
        said = f", {text}" if (text := target_text(project, state)) else ""
        self.setAccessibleName(
            f"Trend of {state.measure.name}: {count} readings, last {state.text or 'none'}{said}"
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._look is None:
            return
        painter, room = painter_of(self)
        look = replace(self._look, width=room.width(), height=room.height())
        screen_pen(painter).draw(trend_picture(look))
        painter.end()
