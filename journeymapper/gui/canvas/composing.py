"""What an input method composes on the canvas is a draft's name, as typed characters are.

The composition stays with the canvas, where it began, until it is committed: an input method loses
what it holds when the focus moves. The field over the draft shows it meanwhile.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from journeymapper.domain.records import table_of
from journeymapper.gui.canvas.drafts import DraftWish
from journeymapper.gui.canvas.editor import CANCELLED, LEFT

if TYPE_CHECKING:
    from journeymapper.gui.canvas.parts import SurfaceWithParts

Query = Qt.InputMethodQuery


class Composing:
    """Opens a draft for a composition, and hands it over once it is whole."""

    def __init__(self, surface: SurfaceWithParts) -> None:
        self._surface = surface
        self.is_under_way = False

    def wants_text(self) -> bool:
        """Whether characters are text here; else they are commands, and no input method should
        hold them back."""
        selection = self._surface.workspace.selection
        return not any(table_of(one) != "stages" for one in selection)

    def take(self, event: QInputMethodEvent) -> None:
        """Show what is composed; commit it into a draft."""
        surface, editor = self._surface, self._surface.editor
        composed, committed = event.preeditString(), event.commitString()
        if not self.is_under_way:
            if not (composed or committed).strip() or not self.wants_text():
                return
            surface.edits.draft(DraftWish(takes_focus=False))
        elif not editor.is_open:
            self.is_under_way = False
            return
        self.is_under_way = bool(composed)
        QApplication.sendEvent(editor, event)
        if not composed and not committed and not editor.text():
            editor.finish(CANCELLED)
        elif not composed:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """The keys go elsewhere in the middle of a composition."""
        if self.is_under_way:
            self.is_under_way = False
            self._surface.editor.finish(LEFT)

    def answer(self, query: Query) -> Any:
        """Where the words of the input method should stand: None leaves it to Qt."""
        editor = self._surface.editor
        if not self.is_under_way or not editor.is_open:
            return None
        answer = editor.inputMethodQuery(query)
        if query in (Query.ImCursorRectangle, Query.ImAnchorRectangle):
            return QRectF(answer).translated(editor.x(), editor.y())
        return answer
