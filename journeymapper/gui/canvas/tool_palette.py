"""The floating palette at the left: what a click on the canvas does."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QFrame, QGridLayout, QMenu, QToolButton

from journeymapper.domain.vocabulary import StickyKind
from journeymapper.gui.appearance import told
from journeymapper.gui.canvas.camera import BAND
from journeymapper.gui.canvas.parts import SurfaceWithParts
from journeymapper.gui.icons import icon
from journeymapper.gui.look import wear
from journeymapper.gui.parts import icon_button

TOOLS = (
    ("select", "mouse-pointer-2", "Select and move (Esc)"),
    ("touchpoint", "square", "Touchpoint: click where it goes, or just type its name (Ctrl+T)"),
    ("decision", "diamond", "Decision: click where it goes"),
    ("start", "play", "Start: click where the journey begins"),
    ("end", "flag", "End: click where the journey ends"),
    ("connect", "spline", "Connect: drag from one touchpoint to another (L leads a loop)"),
    ("sticky", "sticky-note", "Sticky: click a touchpoint or a stage; right-click for its kind"),
)
KINDS = (
    StickyKind.PAIN,
    StickyKind.OPPORTUNITY,
    StickyKind.IDEA,
    StickyKind.QUESTION,
    StickyKind.QUOTE,
)
CORNER = 4
"""Pixels from the border on, everything inside is covered."""


class ToolPalette(QFrame):
    def __init__(self, surface: SurfaceWithParts) -> None:
        super().__init__(surface)
        self._surface = surface
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        wear(
            self, "#palette { background: {card}; border-radius: 10px; border: 1px solid {line}; }"
        )
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(5, 6, 5, 6)
        self._layout.setSpacing(4)
        self.buttons: dict[str, QToolButton] = {}
        for tool, name, tip in TOOLS:
            made = icon_button(name, tip, partial(self._take, tool))
            made.setCheckable(True)
            made.setAccessibleName(tip.partition(":")[0].partition(" (")[0])
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.buttons[tool] = made
        sticky = self.buttons["sticky"]
        sticky.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        sticky.customContextMenuRequested.connect(self._choose_kind)
        surface.workspace.tool_changed.connect(self._show)
        self._show(surface.workspace.tool)
        self._columns = 0
        self._arrange(1)
        later = QTimer(self, singleShot=True, interval=0)
        later.timeout.connect(self._fit_text)
        told().resized.connect(later.start)

    def _take(self, tool: str) -> None:
        """Take a tool; the one in hand is laid down again."""
        workspace = self._surface.workspace
        workspace.take_tool("select" if tool == workspace.tool else tool)
        self._show(workspace.tool)
        self._surface.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, tool: str) -> None:
        for name, one in self.buttons.items():
            one.setChecked(name == tool)
            source = next(entry[1] for entry in TOOLS if entry[0] == name)
            one.setIcon(icon(source, "accent" if name == tool else "ink"))

    def _choose_kind(self, place: QPoint) -> None:
        menu = QMenu(self)
        for kind in KINDS:
            action = menu.addAction(kind.label.capitalize(), partial(self._take_kind, kind))
            action.setCheckable(True)
            action.setChecked(kind is self._surface.names.sticky_kind)
        menu.popup(self.buttons["sticky"].mapToGlobal(place))

    def _take_kind(self, kind: StickyKind) -> None:
        self._surface.names.sticky_kind = kind
        self._surface.workspace.take_tool("sticky")

    def _fit_text(self) -> None:
        """With text of another size the tools cover another part of the map."""
        self.place()
        surface = self._surface
        if surface.fitted_at_least is not None:
            surface.show_whole(surface.fitted_at_least)

    def place(self) -> None:
        """Stand at the lower left, where most maps leave the paper empty; in more columns where one
        would be cut off."""
        top, bottom = int(BAND) + 8, self._surface.height() - 16
        for columns in range(1, len(TOOLS) + 1):
            self._arrange(columns)
            if self.sizeHint().height() <= bottom - top:
                break
        self.resize(self.sizeHint())
        self.move(14, max(top, bottom - self.height()))

    def solid(self) -> QRect:
        """A part of it that hides what lies under it: without the corners, which are round."""
        return self.rect().adjusted(CORNER, CORNER, -CORNER, -CORNER)

    def _arrange(self, columns: int) -> None:
        """Row by row, as they are gone through with Tab."""
        if columns != self._columns:
            self._columns = columns
            for number, one in enumerate(self.buttons.values()):
                self._layout.addWidget(one, *divmod(number, columns))
        self._layout.activate()
