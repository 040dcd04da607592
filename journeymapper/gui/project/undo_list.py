"""The undo list over the window: the map beside it shows at once where one jumped to."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QWidget

from journeymapper.gui.appearance import px
from journeymapper.gui.parts import column, label
from journeymapper.gui.project.step_list import StepList
from journeymapper.gui.workspace import Workspace

WIDTH, HEIGHT = 420, 560
EDGE = 16


class UndoList(QFrame):
    """Opens as a popup at the right of the window; Escape or a click beside it closes it."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "card")
        self.setAccessibleName("Undo list")
        layout = column(self, (14, 12, 14, 12), 8)
        layout.addWidget(label("Undo list", "heading"))
        self.steps = StepList(workspace)
        self.steps.closed.connect(self.close)
        layout.addWidget(self.steps, 1)

    def open_over(self, window: QWidget) -> None:
        """Show it inside the window, at its right edge."""
        width = min(px(WIDTH), window.width() - 2 * EDGE)
        height = max(240, min(px(HEIGHT), window.height() - 140))
        self.resize(width, height)
        corner = QPoint(window.width() - width - EDGE, 84)
        self.move(window.mapToGlobal(corner))
        self.show()
        self.steps.line.setFocus(Qt.FocusReason.PopupFocusReason)
