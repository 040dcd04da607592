"""Save a clean copy: what will be left out is said first, and what was, afterwards."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from journeymapper.app.clean_copy import clean_copy_of, write_clean_copy
from journeymapper.app.session import Session
from journeymapper.gui.labels import WrappedLabel
from journeymapper.gui.meanwhile import meanwhile
from journeymapper.gui.parts import button, column, label, row, section
from journeymapper.gui.sizes import at_least

_MOST = 8
"""So many remarks are shown; the rest are counted."""


class CleanCopyDialog(QDialog):
    """Agreed to, the copy may be written."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        copy = self.copy = clean_copy_of(session)
        self.setWindowTitle("Save a Clean Copy")
        at_least(self, width=520)
        layout = self._lines = column(self, (24, 20, 24, 20), 12)
        layout.addWidget(label("A copy to give away", "title"))
        self._add(
            "", "Without history, internal records or real names. This project stays as it is."
        )
        if copy.left_out:
            layout.addWidget(section("Left out"))
            self._add_points(copy.left_out)
        else:
            self._add("", str(copy))
        if copy.remarks:
            layout.addWidget(section("Look at this before"))
            more = len(copy.remarks) - _MOST
            told = [str(one) for one in copy.remarks[:_MOST]]
            told += [f"{more:,} more of this kind."] if more > 0 else []
            self._add_points(told)
        foot = row()
        foot.addStretch()
        foot.addWidget(button("Cancel", self.reject))
        self.go_on = button("Choose where…", self.accept, "primary")
        self.go_on.setDefault(True)
        foot.addWidget(self.go_on)
        layout.addStretch()
        layout.addLayout(foot)
        self.go_on.setFocus()

    def save_to(self, path: Path) -> None:
        """Write the copy; a file there is replaced. Raises EditRefused, FileTrouble."""

        def write() -> Generator[float, None, None]:
            yield 0.5
            write_clean_copy(self._session, self.copy, path, replace_it=True)

        parent = self.parentWidget() or self
        meanwhile(parent, "Saving the clean copy", write(), can_stop=False)

    def _add(self, role: str, text: str) -> None:
        self._lines.addWidget(_text(text, role))

    def _add_points(self, texts: Sequence[str]) -> None:
        """A point before each; its lines begin under one another."""
        points = QGridLayout()
        points.setHorizontalSpacing(8)
        points.setVerticalSpacing(4)
        points.setColumnStretch(1, 1)
        for place, text in enumerate(texts):
            points.addWidget(label("•"), place, 0, Qt.AlignmentFlag.AlignTop)
            points.addWidget(_text(text), place, 1)
        self._lines.addLayout(points)


def _text(text: str, role: str = "") -> WrappedLabel:
    made = WrappedLabel(text, role)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
