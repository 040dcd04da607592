"""The bar over the map while it is coloured by heat: by what, the legend, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from journeymapper.analysis.heat import EMOTION, HEATS, heat_of
from journeymapper.domain.order import personas_in_order
from journeymapper.gui.canvas.heat import tone
from journeymapper.gui.choice_chip import ChoiceChip
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.look import colour
from journeymapper.gui.parts import button, clear, column, label, row
from journeymapper.gui.sizes import fix
from journeymapper.gui.workspace import Workspace


class HeatBar(QWidget):
    """Hidden while the map is plain."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "bar")
        self.setAccessibleName("Heat map")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        layout = column(self, (16, 6, 10, 6), 4)
        head = row(gap=6)
        head.addWidget(label("Heat map", "accent"))
        self.chips: dict[str, ChoiceChip] = {}
        for kind, name in HEATS.items():
            self.chips[kind] = ChoiceChip(name, lambda kind=kind: self._choose(kind))  # type: ignore[misc]
            head.addWidget(self.chips[kind])
        self.persona = QComboBox()
        self.persona.setAccessibleName("Whose emotion")
        self.persona.activated.connect(lambda _: self._choose(EMOTION))
        head.addWidget(self.persona)
        head.addStretch(1)
        head.addWidget(button("Plain map", lambda: workspace.show_heat(""), "link"))
        layout.addLayout(head)
        self._legend = QHBoxLayout()
        self._legend.setSpacing(14)
        layout.addLayout(self._legend)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.refresh)
        workspace.heat_changed.connect(self.refresh)
        workspace.journey_changed.connect(self.refresh)
        workspace.records_changed.connect(lambda _event: self._later.start())
        self.refresh()

    def refresh(self) -> None:
        """Show what the map is coloured by now."""
        workspace = self._workspace
        kind = workspace.heat
        self.setVisible(bool(kind))
        if not kind:
            return
        for name, chip in self.chips.items():
            chip.setChecked(name == kind)
        self._show_personas()
        self.persona.setVisible(kind == EMOTION)
        heat = heat_of(workspace.project, workspace.journey_id, kind, workspace.heat_persona)
        clear(self._legend)
        for level in heat.legend:
            self._legend.addWidget(_Swatch(kind, level.level))
            self._legend.addWidget(label(level.word, "small"))
        if not heat.cells:
            said = f"Nothing to colour by yet: {heat.unknown or 'no touchpoints'} in this journey."
            self._legend.addWidget(ElidedLabel(said, "small"), 1)
        elif heat.unknown:
            self._legend.addWidget(_Swatch(kind, -1))
            self._legend.addWidget(label(heat.unknown, "small"))
        self._legend.addStretch(1)

    def _show_personas(self) -> None:
        self.persona.clear()
        self.persona.addItem("of everybody", None)
        for one in personas_in_order(self._workspace.project):
            self.persona.addItem(f"of {one.name}", one.id)
        place = self.persona.findData(self._workspace.heat_persona)
        self.persona.setCurrentIndex(max(place, 0))

    def _choose(self, kind: str) -> None:
        persona = self.persona.currentData() if kind == EMOTION else None
        self._workspace.show_heat(kind, persona)
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._workspace.show_heat("")
        else:
            super().keyPressEvent(event)


class _Swatch(QWidget):
    """A small square in the colour of a level; of the paper where nothing is known."""

    def __init__(self, kind: str, level: int) -> None:
        super().__init__()
        self._kind, self._level = kind, level
        fix(self, width=16, height=16)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("muted_line"), 1))
        painter.setBrush(colour("paper") if self._level < 0 else tone(self._kind, self._level))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
        painter.end()
