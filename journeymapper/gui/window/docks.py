"""Docks: panels at the window's edges, filled as soon as they were seen empty."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QLabel,
    QMainWindow,
    QTabWidget,
    QToolButton,
    QWidget,
)

from journeymapper.gui.icons import icon
from journeymapper.gui.parts import panel, row
from journeymapper.gui.scroll_column import ScrollColumn

FILL_AFTER_MS = 10
"""Between the window's first paint and the first panel."""
LEFT, RIGHT, BOTTOM = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)
LEAST_WIDTH = {"rail": 212, "emotion": 120}
LEAST_PANEL_WIDTH = 316
"""Narrower, and tabs and fields would be cut short."""


class Dock(QDockWidget):
    """A panel that can be moved, floated and hidden. ``make`` builds its content right after the
    dock was painted for the first time, so that the map does not wait for the panels, and hidden
    ones cost nothing."""

    def __init__(
        self, name: str, title: str, make: Callable[[], QWidget], *, scrolls: bool = True
    ) -> None:
        super().__init__(title)
        self.setObjectName(name)
        self._make = make
        self._scrolls = scrolls
        self.content: QWidget | None = None
        self.setTitleBarWidget(_DockTitle(self))
        self.setWidget(panel())
        self.setMinimumWidth(LEAST_WIDTH.get(name, LEAST_PANEL_WIDTH))

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
        self.show()
        self.raise_()
        return content

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.content is None:
            QTimer.singleShot(0, self, self._fill_soon)

    def _fill_soon(self) -> None:
        """The whole window was painted; now the screen gets time to show it."""
        QTimer.singleShot(FILL_AFTER_MS, self, self.build)


def lay_out(window: QMainWindow, docks: dict[str, Dock]) -> None:
    """Put every dock where it stands at first: the rail at the left, the emotion below, the others
    behind one another at the right."""
    window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
    window.setCorner(Qt.Corner.BottomLeftCorner, LEFT)
    window.setCorner(Qt.Corner.BottomRightCorner, RIGHT)
    first: Dock | None = None
    for name, dock in docks.items():
        dock.setFloating(False)
        window.addDockWidget({"rail": LEFT, "emotion": BOTTOM}.get(name, RIGHT), dock)
        if name not in LEAST_WIDTH:
            if first is not None:
                window.tabifyDockWidget(first, dock)
            first = first or dock
        dock.show()


def give_first_sizes(window: QMainWindow, docks: dict[str, Dock]) -> None:
    """As wide and high as becomes them, the inspector in front."""
    sides = [docks["rail"], docks["inspector"]]
    window.resizeDocks(sides, [212, 316], Qt.Orientation.Horizontal)
    window.resizeDocks([docks["emotion"]], [150], Qt.Orientation.Vertical)
    docks["inspector"].raise_()


def floating(window: QMainWindow, docks: dict[str, Dock]) -> list[QWidget]:
    """The windows of those docks that left the main window, alone or in a group."""
    own = {id(one): one for dock in docks.values() if (one := dock.window()) is not window}
    return list(own.values())


class _DockTitle(QWidget):
    """A slim strip to drag the dock by, and a button that hides it."""

    def __init__(self, dock: Dock) -> None:
        super().__init__(dock)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "panel")
        layout = row(self, (8, 2, 4, 0), 0)
        grip = QLabel()
        sign = icon("grip-vertical", "muted_line")
        grip.setPixmap(sign.pixmap(QSize(12, 12), self.devicePixelRatioF()))
        grip.setAlignment(Qt.AlignmentFlag.AlignCenter)
        grip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        hide = QToolButton()
        hide.setIcon(icon("x", "muted"))
        hide.setIconSize(QSize(12, 12))
        hide.setToolTip(f"Hide {dock.windowTitle()} (bring it back from the View menu)")
        hide.setAccessibleName(f"Hide {dock.windowTitle()}")
        hide.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        hide.clicked.connect(dock.close)
        for one in (grip, hide):
            one.setFixedSize(18, 18)
        layout.addWidget(grip)
        layout.addStretch()
        layout.addWidget(hide)
        self.setFixedHeight(20)
