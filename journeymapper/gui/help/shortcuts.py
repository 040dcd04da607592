"""Every shortcut on one sheet, read from the menus and from what the canvas understands."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QMainWindow, QScrollArea, QVBoxLayout, QWidget

from journeymapper.gui.parts import button, column, label, row, section

ON_THE_CANVAS = (
    ("Type a name, Enter", "make a touchpoint, ready for the next"),
    ("Tab / Shift+Enter in a draft", "the next one connected / a branch"),
    ("Double click, F2", "rename"),
    ("Drag from a card's edge", "connect; back to an earlier card makes a loop"),
    ("L", "lead a loop back"),
    ("1 to 5", "emotion of the active persona"),
    ("E", "essential"),
    ("F / N / I", "feedback note / empathy note / inspector"),
    ("Arrows, Shift+Arrows", "move by 8 / by 1"),
    ("Tab, Shift+Tab", "next or earlier touchpoint"),
    ("Alt while dragging", "no snapping"),
    ("Space and drag, middle button", "move the view"),
    ("Ctrl+wheel", "zoom at the pointer"),
    ("Escape", "let go of what you are doing"),
)
IN_THE_GRID = (
    ("Type", "another note, card or title; in place of an owner, channel or measure"),
    ("Enter, F2", "edit what is there"),
    ("Shift+Enter / Alt+Enter", "another entry in the cell / another line in a note"),
    ("Arrows, Home, End, Ctrl+Home", "go through the cells"),
    ("Tab, Shift+Tab", "next or earlier stage; behind the last a new one"),
    ("Ctrl+Enter", "add a stage"),
    ("Shift+Arrows", "choose a block of cells"),
    ("1 to 5 in Emotion, Ctrl+1 to 5 on a card", "emotion of the active persona"),
    ("Alt+Up, Alt+Down", "move the lane"),
    ("Alt+Left, Alt+Right", "move a card or note to another stage; move a stage by its name"),
    ("Delete", "empty the entry or the block"),
    ("F4", "show on the map"),
    ("Ctrl+Tab", "leave the grid"),
)


class ShortcutSheet(QDialog):
    """One sheet; scrolls where the screen is small."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        self.resize(780, 600)
        layout = column(self, (24, 20, 24, 20), 12)
        layout.addWidget(label("Keyboard shortcuts", "title"))
        area = QScrollArea()
        area.setWidgetResizable(True)
        sheet = QWidget()
        columns = row(sheet, gap=40)
        left = column(gap=24)
        left.addLayout(self._block("On the canvas", ON_THE_CANVAS))
        left.addLayout(self._block("In the grid", IN_THE_GRID))
        columns.addLayout(left)
        columns.addLayout(self._block("Everywhere", _menu_shortcuts(parent)))
        area.setWidget(sheet)
        layout.addWidget(area, 1)
        lower = row()
        lower.addStretch()
        lower.addWidget(button("Close", self.accept, "primary"))
        layout.addLayout(lower)

    @staticmethod
    def _block(title: str, rows: tuple[tuple[str, str], ...]) -> QVBoxLayout:
        layout = column(gap=8)
        layout.addWidget(section(title))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        for place, (keys, what) in enumerate(rows):
            grid.addWidget(label(keys, "accent"), place, 0)
            grid.addWidget(label(what, wrap=True), place, 1)
        layout.addLayout(grid)
        layout.addStretch()
        return layout


def _menu_shortcuts(window: QWidget) -> tuple[tuple[str, str], ...]:
    if not isinstance(window, QMainWindow):
        return ()
    native = QKeySequence.SequenceFormat.NativeText
    # A window that began with the welcome page still holds the actions of that page's menus.
    said = {
        action.shortcut().toString(native): action.text().replace("&", "").split(":")[0]
        for action in window.findChildren(QAction)
        if not action.shortcut().isEmpty()
    }
    return tuple(said.items())
