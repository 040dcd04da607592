"""The outline's panel: the editor, and below it what is to be said of the line with the cursor."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from journeymapper.gui.labels import WrappedLabel
from journeymapper.gui.outline.editor import OutlineEditor
from journeymapper.gui.parts import column
from journeymapper.gui.workspace import Workspace

HINT = (
    "Tab indents, Alt+Up and Alt+Down move a line. “-> Name” leads on, “(loop) Name” back, "
    "“=> Name” hands over."
)

_LONGEST = 40
"""Letters of a line that a sentence names."""


class OutlinePanel(QWidget):
    """Filled when it is first seen."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        layout = column(self, (8, 4, 8, 8), 6)
        self.editor = OutlineEditor(workspace)
        self.editor.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        layout.addWidget(self.editor, 1)
        self.said = WrappedLabel(HINT, "small")
        self.trouble = WrappedLabel("", "care")
        self.trouble.hide()
        layout.addWidget(self.said)
        layout.addWidget(self.trouble)
        self.editor.line_changed.connect(self._say)
        self._is_begun = False

    def begin(self, _record_id: str = "") -> None:
        """Take the keys."""
        self._fill()
        self.editor.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill()

    def _fill(self) -> None:
        if not self._is_begun:
            self._is_begun = True
            self.editor.step.begin()

    def _say(self) -> None:
        """What is wrong with this line, else with another, else what keys do."""
        problems = self.editor.step.problems
        why = problems.get(self.editor.line, "")
        if not why and problems:
            line = min(problems)
            text = self.editor.document().findBlockByNumber(line).text().strip()
            why = f"“{text[:_LONGEST]}{'…' * (len(text) > _LONGEST)}”: {problems[line]}"
        self.trouble.show_text(why)
        self.trouble.setVisible(bool(why))
        self.said.setVisible(not why)
