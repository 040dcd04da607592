"""What is wrong with a line, said where the pointer rests on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QPlainTextEdit, QToolTip

from journeymapper.gui.outline.step import InStep


class ProblemTips(QObject):
    """The tool tips of an outline's lines."""

    def __init__(self, editor: QPlainTextEdit, step: InStep) -> None:
        super().__init__(editor)
        self._editor = editor
        self._step = step
        editor.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QHelpEvent) or event.type() != QEvent.Type.ToolTip:
            return super().eventFilter(watched, event)
        line = self._editor.cursorForPosition(event.pos()).blockNumber()
        QToolTip.showText(event.globalPos(), self._step.problems.get(line, ""), self._editor)
        return True
