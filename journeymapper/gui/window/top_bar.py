"""The bar at the top: the project's title, the views, and the way to the client."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from journeymapper.gui.parts import button, label, row
from journeymapper.gui.window.page_register import PAGES

SAVED_FROM = 1300
"""In a narrower bar the views need the room of "every change is saved"."""
FIND_FROM = 1080
"""In a narrower bar the place to find anything is a word shorter."""


class TopBar(QWidget):
    """Title, view switch, find, export."""

    view_chosen = Signal(str)
    export_asked = Signal()
    find_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "bar")
        self.setFixedHeight(52)
        layout = self._layout = row(self, (18, 0, 18, 0), 4)
        self._title = _ElidedLabel()
        self._title.setProperty("role", "heading")
        self._saved = label("every change is saved", "small")
        layout.addWidget(self._title)
        layout.addSpacing(12)
        layout.addWidget(self._saved)
        layout.addStretch(2)
        self._group = QButtonGroup(self)
        self._views: dict[str, QPushButton] = {}
        self._add_view("map", "Map")
        for page in PAGES:
            if page.in_bar:
                self._add_view(page.name, page.label)
        self._more = self._add_more()
        layout.addStretch(2)
        self._find = button("Find anything   Ctrl+K", self.find_asked.emit, "find")
        self._find.setAccessibleName("Find anything")
        self._find.setToolTip("Find a card, a note, a person, a number or a command (Ctrl+K)")
        layout.addWidget(self._find)
        layout.addSpacing(8)
        export = button("Export PDF", self.export_asked.emit, "primary")
        export.setToolTip("Make the document for the client (Ctrl+E)")
        layout.addWidget(export)
        self.show_view("map")

    def show_title(self, title: str, saved: str = "every change is saved") -> None:
        self._title.show_text(title)
        self._saved.setText(saved)

    def show_view(self, name: str) -> None:
        """Mark a view as the one that is shown; one under More gives its name to that button."""
        other = next((one for one in PAGES if one.name == name and not one.in_bar), None)
        shown = self._more if other is not None else self._views[name]
        shown.setChecked(True)
        self._more.setText(other.label if other is not None else "More")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._saved.setVisible(self.width() >= SAVED_FROM)
        self._find.setText(
            "Find anything   Ctrl+K" if self.width() >= FIND_FROM else "Find   Ctrl+K"
        )

    def _add_view(self, name: str, text: str) -> None:
        view = button(text, role="view")
        view.setCheckable(True)
        view.clicked.connect(lambda: self.view_chosen.emit(name))
        self._group.addButton(view)
        self._views[name] = view
        self._layout.addWidget(view)

    def _add_more(self) -> QPushButton:
        more = button("More", role="view")
        more.setCheckable(True)
        self._group.addButton(more)
        menu = QMenu(more)
        for page in PAGES:
            if not page.in_bar:
                menu.addAction(page.label, partial(self.view_chosen.emit, page.name))
        more.setMenu(menu)
        more.setToolTip("Everything else that belongs to the journey")
        more.setVisible(not menu.isEmpty())
        self._layout.addWidget(more)
        return more


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
