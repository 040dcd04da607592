"""A persona on one journey: its path, and how it feels along the way."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from journeymapper.analysis.emotion import curve, emotion_name
from journeymapper.analysis.paths import has_path
from journeymapper.commands.personas import presence_of
from journeymapper.domain.order import by_rank
from journeymapper.drawing.curves import CurveFrame, emotion_curves
from journeymapper.drawing.options import MapOptions
from journeymapper.gui.appearance import px
from journeymapper.gui.inspector.people import path_text
from journeymapper.gui.labels import ElidedLabel, WrappedLabel
from journeymapper.gui.parts import button, column, row
from journeymapper.gui.persona.felt import FeltOnJourney
from journeymapper.gui.screen_pen import screen_pen
from journeymapper.gui.sizes import fix, painter_of
from journeymapper.gui.workspace import Workspace

CURVE_HEIGHT = 216


def journeys_of(workspace: Workspace, persona_id: str) -> list[str]:
    """The journeys on which a persona stands, walks or feels something, in their order."""
    project = workspace.project
    return [
        one.id
        for one in by_rank(project.journeys.values())
        if presence_of(project, persona_id, one.id) is not None
        or has_path(project, persona_id, one.id)
        or curve(project, one.id, persona_id)
    ]


class OnJourney(QFrame):
    """One journey of the persona."""

    def __init__(self, workspace: Workspace, journey_id: str) -> None:
        super().__init__()
        self._workspace = workspace
        self._journey = journey_id
        self._persona = ""
        self.setProperty("role", "sheet")
        layout = column(self, (24, 16, 24, 16), 8)
        head = row(gap=8)
        self._title = ElidedLabel(role="heading")
        head.addWidget(self._title, 1)
        self.open = button("Open on the map", self._open_map, "link")
        head.addWidget(self.open)
        self.walk = button("Walk the path", self._walk)
        head.addWidget(self.walk)
        layout.addLayout(head)
        self._path = WrappedLabel()
        layout.addWidget(self._path)
        self.felt = FeltOnJourney(workspace, journey_id)
        layout.addWidget(self.felt)
        self._curve = CurveView(workspace, journey_id)
        layout.addWidget(self._curve)

    @property
    def path(self) -> str:
        return self._path.accessibleName()

    def show_persona(self, persona_id: str) -> None:
        self._persona = persona_id
        journey = self._workspace.project.journeys[self._journey]
        self._title.show_text(f"{journey.title} · {journey.state.label} state")
        walked = path_text(self._workspace, persona_id, self._journey)
        self._path.show_text(walked or "No path yet. Walk it: click from touchpoint to touchpoint.")
        self.felt.show_persona(persona_id)
        self._curve.show_persona(persona_id)

    def _open_map(self) -> None:
        self._workspace.show_journey(self._journey)
        self._workspace.page_asked.emit("map", "")

    def _walk(self) -> None:
        self._open_map()
        self._workspace.take_tool(f"walk:{self._persona}")


class CurveView(QWidget):
    """The persona's emotion curve, as the document shows it; hidden while there is none."""

    def __init__(self, workspace: Workspace, journey_id: str) -> None:
        super().__init__()
        self._workspace = workspace
        self._journey = journey_id
        self._persona = ""
        fix(self, height=CURVE_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_persona(self, persona_id: str) -> None:
        self._persona = persona_id
        project = self._workspace.project
        points = curve(project, self._journey, persona_id)
        self.setVisible(bool(points))
        said = [
            f"{project.touchpoints[one.touchpoint].name}: {emotion_name(project, one.emotion)}"
            for one in points
        ]
        self.setAccessibleName(f"How they feel along the way. {', '.join(said)}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(400), px(CURVE_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._persona not in self._workspace.project.personas:
            return
        painter, room = painter_of(self)
        frame = CurveFrame(room.width(), room.height(), left=72, right=8, margin=32)
        options = MapOptions(personas=frozenset({self._persona}), active=self._persona)
        drawn = emotion_curves(
            self._workspace.project, self._journey, frame, options, touchpoint_names=True
        )
        screen_pen(painter).draw(drawn.picture)
        painter.end()
