"""The bar at the top: the project's title, the views, and the way to the client."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QLabel, QSizePolicy, QWidget

from journeymapper.gui.parts import button, label, row

VIEWS = (("map", "Map"), ("empathy", "Empathy"), ("feedback", "Feedback"), ("persona", "Personas"))


class TopBar(QWidget):
    """Title, view switch, export."""

    view_chosen = Signal(str)
    export_asked = Signal()
    title_clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "bar")
        self.setFixedHeight(52)
        layout = row(self, (18, 0, 18, 0), 10)
        self._title = _ElidedLabel()
        self._title.setProperty("role", "heading")
        self._saved = label("every change is saved", "small")
        layout.addWidget(self._title)
        layout.addSpacing(8)
        layout.addWidget(self._saved)
        layout.addStretch(2)
        self._group = QButtonGroup(self)
        self._views = {}
        for name, text in VIEWS:
            view = button(text, role="view")
            view.setCheckable(True)
            view.clicked.connect(lambda _=False, name=name: self.view_chosen.emit(name))
            self._group.addButton(view)
            self._views[name] = view
            layout.addWidget(view)
        layout.addStretch(2)
        export = button("Export PDF", self.export_asked.emit, "primary")
        export.setToolTip("Make the document for the client (Ctrl+E)")
        layout.addWidget(export)
        self.show_view("map")

    def show_title(self, title: str, saved: str = "every change is saved") -> None:
        self._title.show_text(title)
        self._saved.setText(saved)

    def show_view(self, name: str) -> None:
        self._views[name].setChecked(True)


class _ElidedLabel(QLabel):
    """A label that gives way when the window is narrow; the whole text is its tool tip."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(80)
        self._whole = ""

    def show_text(self, text: str) -> None:
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        hint.setWidth(self.fontMetrics().horizontalAdvance(self._whole) + 4)
        return hint

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        hint.setWidth(80)
        return hint

    def _elide(self) -> None:
        metrics = self.fontMetrics()
        self.setText(metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))
