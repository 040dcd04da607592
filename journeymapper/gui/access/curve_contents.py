"""The emotion curve as assistive technology finds it: a line for each persona, its dots in journey
order, each a value that can be raised and lowered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAccessibleActionInterface

from journeymapper.analysis.emotion import emotion_name
from journeymapper.analysis.feelings import feelings, signed
from journeymapper.analysis.feelings_in_words import in_words
from journeymapper.gui.access.contents import ROOT, Contents, Role

if TYPE_CHECKING:
    from journeymapper.drawing.curves import Dot
    from journeymapper.gui.canvas.emotion_panel import EmotionPanel

Interface = QAccessibleActionInterface
PRESS, MORE, LESS = Interface.pressAction(), Interface.increaseAction(), Interface.decreaseAction()
REACH = 9.0
"""Half the side of the square that a dot is told to fill."""


class CurveContents(Contents):
    """Keys are a persona's id, and for a dot that and its touchpoint's."""

    takes_choice = True

    def __init__(self, panel: EmotionPanel) -> None:
        super().__init__(panel)
        self.panel = panel

    def _dots(self) -> dict[str, Dot]:
        return {_key(one): one for one in self.panel.dots}

    def children(self, key: str) -> Sequence[str]:
        dots = self.panel.dots
        if key == ROOT:
            return list(dict.fromkeys(one.persona for one in dots))
        return [_key(one) for one in dots if one.persona == key]

    def parent(self, key: str) -> str:
        return key.partition("|")[0] if "|" in key else ROOT

    def role(self, key: str) -> Role:
        if key == ROOT:
            return Role.Chart
        return Role.Slider if "|" in key else Role.Grouping

    def name(self, key: str) -> str:
        project = self.panel.workspace.project
        dot = self._dots().get(key)
        if dot is not None:
            return f"{project.touchpoints[dot.touchpoint].name}: {self.value(key)}"
        return project.personas[key].name if key in project.personas else ""

    def value(self, key: str) -> str:
        dot = self._dots().get(key)
        if dot is None:
            return ""
        name = emotion_name(self.panel.workspace.project, round(dot.emotion))
        return f"{name}, {signed(dot.emotion)}"

    def description(self, key: str) -> str:
        workspace = self.panel.workspace
        if key not in workspace.project.personas:
            return ""
        felt = feelings(workspace.project, workspace.journey_id, key)
        return in_words(workspace.project, felt) if felt is not None else ""

    def rect(self, key: str) -> QRectF:
        dots = self._dots()
        own = [dots[key]] if key in dots else [one for one in dots.values() if one.persona == key]
        around = QRectF()
        for one in own:
            around |= QRectF(one.x - REACH, one.y - REACH, 2 * REACH, 2 * REACH)
        return around

    def at(self, point: QPointF) -> str:
        dot = self.panel.dot_at(point)
        return _key(dot) if dot is not None else ROOT

    def can_be_chosen(self, key: str) -> bool:
        return "|" in key

    def chosen(self) -> list[str]:
        current = self.current()
        return [current] if current else []

    def choose(self, keys: Sequence[str]) -> bool:
        dot = self._dots().get(keys[-1]) if keys else None
        if dot is not None:
            self.panel.choose(dot)
        return dot is not None

    def current(self) -> str:
        dot = self.panel.chosen
        return _key(dot) if dot is not None else ROOT

    def actions(self, key: str) -> Mapping[str, Callable[[], object]]:
        dot = self._dots().get(key)
        if dot is None:
            return {}
        return {
            PRESS: lambda: self._go(key),
            MORE: lambda: self.panel.change(dot, 1),
            LESS: lambda: self.panel.change(dot, -1),
        }

    def _go(self, key: str) -> None:
        self.panel.setFocus(Qt.FocusReason.OtherFocusReason)
        self.choose([key])


def _key(dot: Dot) -> str:
    return f"{dot.persona}|{dot.touchpoint}"
