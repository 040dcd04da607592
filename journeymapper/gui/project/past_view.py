"""A look at the past: the maps of a project as it was, to be seen and not touched."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QDialog, QSizePolicy, QWidget

from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.drawing.journey_map import whole_map
from journeymapper.drawing.options import MapOptions
from journeymapper.drawing.primitives import Picture
from journeymapper.gui.look import colour
from journeymapper.gui.parts import button, column, label, row
from journeymapper.gui.screen_pen import screen_pen


class PastView(QDialog):
    """One picture a journey, fitted into the window."""

    def __init__(self, past: Project, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._past = past
        self.setWindowTitle(f"As it was: {name}")
        self.resize(1000, 640)
        layout = column(self, (20, 16, 20, 16), 12)
        head = row()
        head.addWidget(label(f"“{name}”", "title"))
        head.addStretch()
        self._journeys = QComboBox()
        self._journeys.setAccessibleName("Journey")
        for journey in by_rank(past.journeys.values()):
            self._journeys.addItem(journey.title, journey.id)
        self._journeys.currentIndexChanged.connect(lambda _: self._show())
        head.addWidget(self._journeys)
        layout.addLayout(head)
        self._picture = FittedPicture()
        layout.addWidget(self._picture, 1)
        lower = row()
        lower.addWidget(label("This is the past; nothing here can be changed.", "small"))
        lower.addStretch()
        lower.addWidget(button("Close", self.accept))
        layout.addLayout(lower)
        self._show()

    def _show(self) -> None:
        journey_id = self._journeys.currentData()
        if journey_id:
            self._picture.show_picture(whole_map(self._past, journey_id, MapOptions()))


class FittedPicture(QWidget):
    """A picture drawn as large as the widget allows."""

    def __init__(self) -> None:
        super().__init__()
        self._picture: Picture | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_picture(self, picture: Picture) -> None:
        self._picture = picture
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(800, 480)

    def paintEvent(self, _event: object) -> None:
        if self._picture is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colour("paper"))
        x, y, width, height = self._picture.bounds
        area = QRectF(self.rect()).adjusted(12, 12, -12, -12)
        scale = min(area.width() / max(width, 1), area.height() / max(height, 1), 1.5)
        painter.translate(
            area.center().x() - (x + width / 2) * scale,
            area.center().y() - (y + height / 2) * scale,
        )
        painter.scale(scale, scale)
        screen_pen(painter).draw(self._picture)
        painter.end()
