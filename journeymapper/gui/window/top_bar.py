"""The bar at the top: the project's title, the views, and the way to the client."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QFontMetrics, QIcon, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from journeymapper.gui.appearance import px, told
from journeymapper.gui.icons import icon
from journeymapper.gui.parts import button, label, row
from journeymapper.gui.sizes import at_least, fix, icon_side, units
from journeymapper.gui.window.page_register import PAGES, page_of

SAVED_FROM = 1300
"""In a narrower bar the views need the room of "every change is saved"."""
FIND_FROM = 1080
"""In a narrower bar the place to find anything is a word shorter."""
SIGNS_FROM = 900
"""In a narrower bar it is a sign alone, and views that find no room stand under More."""
MORE_WIDTH = 128
"""Of the button that gives its place to any page: a bar that jumps with each page tires."""
LEAST_WIDTH = 480
HEIGHT, THIN = 52, 38


class TopBar(QWidget):
    """Title, view switch, find, export."""

    view_chosen = Signal(str)
    export_asked = Signal()
    find_asked = Signal()
    room_left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "bar")
        self._is_quiet = False
        fix(self, height=HEIGHT)
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
        self._hidden: dict[str, QAction] = {}
        self._shown = "map"
        self._more = self._add_more()
        layout.addStretch(2)
        self._find = button("Find anything   Ctrl+K", self.find_asked.emit, "find")
        self._find.setAccessibleName("Find anything")
        self._find.setToolTip("Find a card, a note, a person, a number or a command (Ctrl+K)")
        layout.addWidget(self._find)
        layout.addSpacing(8)
        self._leave = button("Leave the room", self.room_left.emit, "soft")
        self._leave.setToolTip("Text, panels and bars as they were (Ctrl+Shift+R)")
        self._leave.hide()
        layout.addWidget(self._leave)
        self._export = button("Export…", self.export_asked.emit, "primary")
        self._export.setAccessibleName("Export…")
        self._export.setToolTip("Make a document, a picture or data of it (Ctrl+E)")
        layout.addWidget(self._export)
        self.show_view("map")
        told().resized.connect(self._fit)
        told().turned.connect(self._turn_sign)
        self._turn_sign()

    def _turn_sign(self) -> None:
        """The sign of the button More stands behind its text."""
        behind = Qt.LayoutDirection.LeftToRight
        if not self.isRightToLeft():
            behind = Qt.LayoutDirection.RightToLeft
        self._more.setLayoutDirection(behind)

    def be_quiet(self, is_quiet: bool) -> None:
        """Be thin, with nothing but where one is and the way back."""
        self._is_quiet = is_quiet
        fix(self, height=THIN if is_quiet else HEIGHT)
        self._leave.setVisible(is_quiet)
        self._export.setVisible(not is_quiet)
        self._fit()

    def show_title(self, title: str, saved: str = "every change is saved") -> None:
        self._title.show_text(title)
        self._saved.setText(saved)

    def show_view(self, name: str) -> None:
        """Mark a view as the one that is shown; one under More gives its name to that button."""
        self._shown = name
        view = self._views.get(name)
        is_in_bar = view is not None and not view.isHidden()
        (view if view is not None and is_in_bar else self._more).setChecked(True)
        label = "More"
        if not is_in_bar:
            label = view.text() if view is not None else page_of(name).label
        room = px(MORE_WIDTH) - 48
        bold = QFont(self._more.font())
        bold.setWeight(QFont.Weight.DemiBold)
        self._more.setText(QFontMetrics(bold).elidedText(label, Qt.TextElideMode.ElideRight, room))
        self._more.setAccessibleName(label)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._saved.setVisible(units(self.width()) >= SAVED_FROM and not self._is_quiet)
        is_narrow = units(self.width()) < SIGNS_FROM
        find = "Find anything   Ctrl+K" if units(self.width()) >= FIND_FROM else "Find   Ctrl+K"
        self._find.setText("" if is_narrow else find)
        self._find.setIcon(icon("search", "muted") if is_narrow else QIcon())
        self._export.setText("Export" if is_narrow else "Export…")
        self._share_room()

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH, super().minimumSizeHint().height())

    def _share_room(self) -> None:
        """Show as many views as there is room for; the others stand first under More."""
        others = (self._find, self._leave if self._is_quiet else self._export)
        taken = (
            sum(one.sizeHint().width() + 4 for one in others)
            + px(MORE_WIDTH)
            + px(80)
            + 12
            + 36
            + 24
        )
        for name, view in self._views.items():
            taken += view.sizeHint().width() + 4
            fits = taken <= self.width() or name == "map"
            view.setVisible(fits)
            self._hidden[name].setVisible(not fits)
        self.show_view(self._shown)

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
        for name, view in self._views.items():
            self._hidden[name] = menu.addAction(view.text(), partial(self.view_chosen.emit, name))
            self._hidden[name].setVisible(False)
        for page in PAGES:
            if not page.in_bar:
                menu.addAction(page.label, partial(self.view_chosen.emit, page.name))
        more.setMenu(menu)
        more.setToolTip("Everything else that belongs to the journey")
        fix(more, width=MORE_WIDTH)
        more.setIcon(icon("chevron-down", "muted"))
        icon_side(more, 14)
        self._layout.addWidget(more)
        return more


class _ElidedLabel(QLabel):
    """A label that gives way when the window is narrow; the whole text is its tool tip."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        at_least(self, width=80)
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
        hint.setWidth(px(80))
        return hint

    def _elide(self) -> None:
        metrics = self.fontMetrics()
        self.setText(metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))
