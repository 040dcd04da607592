"""Docks: panels at the window's edges, filled as soon as they were seen empty."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QMainWindow,
    QTabBar,
    QTabWidget,
    QToolButton,
    QWidget,
)

from journeymapper.gui.appearance import px, text_scale, told
from journeymapper.gui.icons import IconLabel, icon
from journeymapper.gui.parts import panel, row, section
from journeymapper.gui.scroll_column import ScrollColumn
from journeymapper.gui.sizes import fix, icon_side
from journeymapper.gui.window.areas import first_in, holds_focus

FILL_AFTER_MS = 10
"""Between the window's first paint and the first panel."""
LEFT, RIGHT, BOTTOM = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)
SIGN = 14
_BY_KEY = Qt.FocusReason.ShortcutFocusReason
LEAST_WIDTH = {"rail": 172, "emotion": 120, "guide": 212, "outline": 300}
PLACES = {"rail": LEFT, "guide": LEFT, "outline": LEFT, "emotion": BOTTOM}
"""Where panels stand at first; the others at the right."""
GUIDE_WIDTH = 288
"""As wide as the panel at the left becomes when it is asked for, where the window has room."""
LEAST_PANEL_WIDTH = 316
"""Narrower, and tabs and fields would be cut short."""
MOST_AT_SIDE = {LEFT: 0.19, RIGHT: 0.35}
"""Parts of the window's width that large text makes panels take: the map keeps the rest."""


class Dock(QDockWidget):
    """A panel that can be moved, floated and hidden. ``make`` builds its content right after the
    dock was painted for the first time, so that the map does not wait for the panels, and hidden
    ones cost nothing."""

    closed = Signal()
    """Somebody put it away."""

    def __init__(
        self,
        name: str,
        title: str,
        make: Callable[[], QWidget],
        *,
        scrolls: bool = True,
        stays_on_pages: bool = False,
        waits: bool = False,
    ) -> None:
        super().__init__(title)
        self.setObjectName(name)
        self._make = make
        self._scrolls = scrolls
        self.stays_on_pages = stays_on_pages
        self.waits = waits
        self.content: QWidget | None = None
        self.setTitleBarWidget(_DockTitle(self))
        self.setWidget(panel())
        self._scale = text_scale()
        self._fit_text()
        told().resized.connect(self._on_resized)
        self.is_asked_by_menu = False
        """Whether its menu is open, where a line that is ticked off puts the panel away."""
        asked = self.toggleViewAction().triggered
        asked.disconnect()  # Qt's own shows it behind others, and closes it where it is behind
        asked.connect(self._on_asked)

    def _fit_text(self) -> None:
        """Lines of large text are broken sooner than the panel takes the map's room."""
        least = LEAST_WIDTH.get(self.objectName(), LEAST_PANEL_WIDTH)
        self.setMinimumWidth(round(least * _widened(text_scale())))

    def _on_resized(self) -> None:
        """Text of another size needs another width."""
        before, self._scale = self._scale, text_scale()
        window = self.parentWidget()
        is_seen = isinstance(window, QMainWindow) and not self.isFloating() and self.is_in_front
        width = self.width() * _widened(self._scale) / _widened(before)
        self._fit_text()
        if isinstance(window, QMainWindow) and is_seen:
            part = MOST_AT_SIDE.get(window.dockWidgetArea(self), 1.0)
            if self._scale > before:
                width = min(width, max(self.width(), part * window.width()))
            window.resizeDocks([self], [round(width)], Qt.Orientation.Horizontal)

    def build(self) -> QWidget:
        """The content, made now if it was not yet."""
        if self.content is None:
            self.content = self._make()
            self.content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            self.content.setProperty("role", "panel")
            self.setWidget(ScrollColumn(self.content) if self._scrolls else self.content)
        return self.content

    def come_forward(self) -> QWidget:
        """Show the panel before those it shares its place with; returns its content."""
        content = self.build()
        self.appear()
        return content

    def appear(self) -> None:
        """Show the panel before those it shares its place with; it is filled when it was seen."""
        was_away = self.isHidden()
        self.show()
        self.raise_()
        if was_away and self.waits:
            QTimer.singleShot(0, self, self._take_room)  # once Qt gave it its place

    def _take_room(self) -> None:
        """Be as wide as becomes what was asked for, and leave the map its room."""
        window = self.parentWidget()
        if isinstance(window, QMainWindow) and not self.isFloating():
            width = min(px(GUIDE_WIDTH), window.width() // 4)
            window.resizeDocks([self], [width], Qt.Orientation.Horizontal)

    def _on_asked(self) -> None:
        """Come to the front and take the keys; again, when it has them, go away."""
        if self.is_in_front and (self.is_asked_by_menu or holds_focus(self)):
            self.close()
        else:
            content = self.come_forward()
            self.activateWindow()
            # Once Qt has shown it, and what asked for it is gone.
            QTimer.singleShot(0, content, lambda: first_in(content).setFocus(_BY_KEY))
        self.toggleViewAction().setChecked(not self.isHidden())

    @property
    def is_in_front(self) -> bool:
        """Whether it can be seen: open, and not behind another."""
        return self.isVisible() and not self.visibleRegion().isEmpty()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.content is None:
            QTimer.singleShot(0, self, self._fill_soon)

    def _fill_soon(self) -> None:
        """The whole window was painted; now the screen gets time to show it."""
        QTimer.singleShot(FILL_AFTER_MS, self, self.build)


def _widened(scale: float) -> float:
    """How much wider than at first a panel is with text so large."""
    return 1 + (scale - 1) * 0.6


def lay_out(window: QMainWindow, docks: dict[str, Dock]) -> None:
    """Put every dock where it stands at first: the rail at the left, the emotion below, the others
    behind one another at the right; what waits behind those at its side, when it is asked for."""
    window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
    window.setCorner(Qt.Corner.BottomLeftCorner, LEFT)
    window.setCorner(Qt.Corner.BottomRightCorner, RIGHT)
    first: dict[Qt.DockWidgetArea, Dock] = {}
    for name, dock in docks.items():
        place = PLACES.get(name, RIGHT)
        dock.setFloating(False)
        window.addDockWidget(place, dock)
        if place in first:
            window.tabifyDockWidget(first[place], dock)
        first.setdefault(place, dock)
        dock.setVisible(not dock.waits)


def give_first_sizes(window: QMainWindow, docks: dict[str, Dock]) -> None:
    """As wide and high as becomes them, the inspector in front."""
    sides = [docks["rail"], docks["inspector"]]
    window.resizeDocks(sides, [212, 340], Qt.Orientation.Horizontal)
    window.resizeDocks([docks["emotion"]], [150], Qt.Orientation.Vertical)
    docks["inspector"].raise_()


def floating(window: QMainWindow, docks: dict[str, Dock]) -> list[QWidget]:
    """The windows of those docks that left the main window, alone or in a group."""
    own = {id(one): one for dock in docks.values() if (one := dock.window()) is not window}
    return list(own.values())


class _DockTitle(QWidget):
    """A slim strip to drag the dock by, its name where no tab and no content says it, and a button
    that hides it."""

    def __init__(self, dock: Dock) -> None:
        super().__init__(dock)
        self._dock = dock
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "panel")
        layout = row(self, (8, 4, 6, 0), 4)
        grip = IconLabel("grip-vertical", "muted", SIGN)
        self._name = section(dock.windowTitle())
        for one in (grip, self._name):
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._name.hide()
        hide = QToolButton()
        hide.setProperty("role", "strip")
        hide.setIcon(icon("x", "muted"))
        icon_side(hide, SIGN)
        hide.setToolTip(
            "Hide the guide in this project (Help › Guide or F9 brings it back)"
            if dock.objectName() == "guide"
            else f"Hide {dock.windowTitle()} (bring it back from the View menu)"
        )
        hide.setAccessibleName(f"Hide {dock.windowTitle()}")
        hide.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        hide.clicked.connect(dock.close)
        fix(grip, width=18, height=20)
        fix(hide, width=20, height=20)
        layout.addWidget(grip)
        layout.addWidget(self._name)
        layout.addStretch()
        layout.addWidget(hide)
        fix(self, height=24)
        later = QTimer(self, singleShot=True, interval=0)
        later.timeout.connect(self._show_name)
        for signal in (dock.visibilityChanged, dock.dockLocationChanged, dock.topLevelChanged):
            signal.connect(lambda _: later.start())

    def _show_name(self) -> None:
        name, holder = self._dock.windowTitle(), self._dock.parentWidget()
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        bars = holder.findChildren(QTabBar, options=direct) if holder is not None else []
        for bar in bars:
            bar.setAccessibleName("Panels")
            # A title cut short says little; one out of sight is a press of an arrow away.
            bar.setElideMode(Qt.TextElideMode.ElideNone)
            bar.setUsesScrollButtons(True)
            _show_arrows(bar)
        tabs = {bar.tabText(at) for bar in bars if bar.isVisible() for at in range(bar.count())}
        self._name.setVisible(self._dock.objectName() != "rail" and name not in tabs)


def _show_arrows(bar: QTabBar) -> None:
    """Arrows that are seen: a style sheet leaves those of Qt without any size."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    for arrow in bar.findChildren(QToolButton, options=direct):
        is_left = arrow.arrowType() == Qt.ArrowType.LeftArrow
        if arrow.arrowType() != Qt.ArrowType.NoArrow:
            arrow.setArrowType(Qt.ArrowType.NoArrow)
            arrow.setProperty("role", "strip")
            arrow.setIcon(icon("chevron-left" if is_left else "chevron-right", "muted"))
            icon_side(arrow, SIGN)
            arrow.setToolTip("Earlier panels" if is_left else "More panels")
            arrow.setAccessibleName(arrow.toolTip())
