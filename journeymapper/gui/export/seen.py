"""The side of the dialog that shows: the page, its line with the way to others, and remarks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journeymapper.gui.export.contents import Pane
from journeymapper.gui.export.preview import Remarks
from journeymapper.gui.parts import button, column, label, row

REMARKS_SHARE = 3
"""Remarks take this part of the height at most: a third."""


class Seen(QWidget):
    """``turned`` asks for the page before (-1) or after (1) where the strip has no room."""

    turned = Signal(int)

    def __init__(self, pane: Pane, remarks: Remarks) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "paper")
        self._remarks = remarks
        self.caption = label("", "small", wrap=True)
        self.caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.caption.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.before = button("Previous", lambda: self.turned.emit(-1), "quiet-link")
        self.after = button("Next", lambda: self.turned.emit(1), "quiet-link")
        layout = column(self, (0, 0, 0, 8), 4)
        layout.addWidget(pane, 1)
        line = row(None, (20, 0, 20, 0))
        line.addWidget(self.before)
        line.addWidget(self.caption, 1)
        line.addWidget(self.after)
        layout.addLayout(line)
        layout.addWidget(remarks)
        self.offer_turns(False, False)

    def offer_turns(self, is_folded: bool, is_last: bool, place: int = 0) -> None:
        """Buttons for the other pages, where these are not seen at the side."""
        for one, is_there in ((self.before, place > 0), (self.after, not is_last)):
            one.setVisible(is_folded)
            one.setEnabled(is_there)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._remarks.fit(self.height() // REMARKS_SHARE)
