"""The bar over the map while it is coloured by heat: by what, the legend, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from journeymapper.analysis.heat import EMOTION, HEATS, heat_of
from journeymapper.domain.order import personas_in_order
from journeymapper.drawing.heat_colours import heat_frame, heat_wash
from journeymapper.gui.appearance import current_theme
from journeymapper.gui.choice_chip import ChoiceChip
from journeymapper.gui.inspector.tags import FlowLayout
from journeymapper.gui.labels import WrappedLabel
from journeymapper.gui.look import colour
from journeymapper.gui.parts import button, clear, column, label, row
from journeymapper.gui.sizes import at_least, fix
from journeymapper.gui.workspace import Workspace


class HeatBar(QWidget):
    """Hidden while the map is plain."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "bar")
        self.setAccessibleName("Heat map")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        layout = column(self, (16, 6, 10, 6), 6)
        head = row(gap=6)
        self._choices = FlowLayout(gap=6)
        self._title = label("Heat map", "accent")
        at_least(self._title, height=28)
        self._choices.addWidget(self._title)
        self.chips: dict[str, ChoiceChip] = {}
        for kind, name in HEATS.items():
            self.chips[kind] = ChoiceChip(name, lambda kind=kind: self._choose(kind))  # type: ignore[misc]
            self._choices.addWidget(self.chips[kind])
        self.kinds = QComboBox()
        self.kinds.setAccessibleName("Coloured by")
        for kind, name in HEATS.items():
            self.kinds.addItem(name, kind)
        self.kinds.activated.connect(lambda _: self._choose(self.kinds.currentData()))
        self.kinds.hide()
        self._choices.addWidget(self.kinds)
        self.persona = QComboBox()
        self.persona.setAccessibleName("Whose emotion")
        self.persona.activated.connect(lambda _: self._choose(EMOTION))
        for one in (self.kinds, self.persona):
            one.setMinimumWidth(64)
        self._choices.addWidget(self.persona)
        head.addLayout(self._choices, 1)
        plain = button("Plain map", lambda: workspace.show_heat(""), "link")
        head.addWidget(plain, alignment=Qt.AlignmentFlag.AlignTop)
        layout.addLayout(head)
        self._legend = FlowLayout(gap=12)
        layout.addLayout(self._legend)
        self.said = WrappedLabel("", "small")
        layout.addWidget(self.said)
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
        self.kinds.setCurrentIndex(self.kinds.findData(kind))
        self._show_personas()
        self.persona.setVisible(kind == EMOTION)
        heat = heat_of(workspace.project, workspace.journey_id, kind, workspace.heat_persona)
        clear(self._legend)
        for level in heat.legend if heat.cells else ():
            self._legend.addWidget(_Level(kind, level.level, level.word))
        if heat.cells and heat.unknown:
            self._legend.addWidget(_Level(kind, -1, heat.unknown))
        self.said.setHidden(bool(heat.cells))
        reason = f"Nothing to colour by yet: {heat.unknown} in this journey. {heat.advice}"
        self.said.show_text("" if heat.cells else reason)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where the choices do not stand in one line they are folded into a box."""
        wanted = sum(chip.sizeHint().width() + 6 for chip in self.chips.values())
        is_narrow = self.width() < wanted + 26
        if is_narrow == self.kinds.isHidden():
            for chip in self.chips.values():
                chip.setHidden(is_narrow)
            self._title.setHidden(is_narrow)
            self.kinds.setVisible(is_narrow)
            self.updateGeometry()

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


class _Level(QWidget):
    """A level of the legend: its colour, and the word for it."""

    def __init__(self, kind: str, level: int, word: str) -> None:
        super().__init__()
        layout = row(self, gap=6)
        layout.addWidget(_Swatch(kind, level))
        layout.addWidget(label(word, "small"))
        self.setAccessibleName(word)


class _Swatch(QWidget):
    """A small square in the colour of a level; of the paper where nothing is known."""

    def __init__(self, kind: str, level: int) -> None:
        super().__init__()
        self._kind, self._level = kind, level
        fix(self, width=16, height=16)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, frame, theme = colour("paper"), colour("muted_line"), current_theme()
        if self._level >= 0:
            ground = QColor(heat_wash(theme, self._kind, self._level))
            frame = QColor(heat_frame(theme, self._kind, self._level))
        painter.setPen(QPen(frame, 1.5))
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)
        painter.end()
