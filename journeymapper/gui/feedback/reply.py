"""The reply that closes the loop: what was answered, and the button that closes the note."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from journeymapper.commands.base import Command, plural
from journeymapper.commands.records import EditFields
from journeymapper.domain.records import FeedbackNote
from journeymapper.domain.vocabulary import Status
from journeymapper.gui.feedback.actions import Actions
from journeymapper.gui.feedback.notes import standing
from journeymapper.gui.inspector.fields import BoundText
from journeymapper.gui.look import colour
from journeymapper.gui.parts import button, column, label, row


class ReplyBox(QFrame):
    """The answer to the chosen notes. Of one note it is kept while it is typed; of several it is
    given to all of them when they are closed."""

    closed = Signal()

    def __init__(self, actions: Actions, hint: str = "") -> None:
        super().__init__()
        self._actions = actions
        self._ids: tuple[str, ...] = ()
        self.setObjectName("reply")
        self.setStyleSheet(
            f"#reply {{ background: {colour('accent_faint').name()}; border-radius: 9px; "
            f"border: 1px solid {colour('accent').name()}; }}"
        )
        layout = column(self, (14, 10, 14, 12), 6)
        self._title = label("Reply that closes the loop", "small")
        layout.addWidget(self._title)
        self.field = BoundText(
            actions.workspace,
            self._edit,
            name="Reply that closes the loop",
            placeholder="What did you answer?",
            lines=2,
            most_lines=6,
        )
        self.field.installEventFilter(self)
        layout.addWidget(self.field)
        foot = row(gap=8)
        self.close_button = button("Close", self.close_notes, "primary")
        self.close_button.setToolTip("Close with this answer (Ctrl+Enter)")
        foot.addWidget(self.close_button)
        self._said = label("", "small")
        foot.addWidget(self._said)
        foot.addStretch(1)
        self._hint = label(hint, "small")
        foot.addWidget(self._hint)
        layout.addLayout(foot)

    def show_notes(self, notes: Sequence[FeedbackNote]) -> None:
        ids = tuple(note.id for note in notes)
        if ids != self._ids:
            self.field.finish()
            self._ids = ids
            self.field.show_value(notes[0].reply if len(notes) == 1 else "")
        elif len(notes) == 1:
            self.field.show_value(notes[0].reply)
        waiting = [note for note in notes if note.status is not Status.CLOSED]
        self.close_button.setVisible(bool(waiting))
        self.close_button.setText(
            "Close" if len(notes) < 2 else f"Close {plural(len(notes), 'note')}"
        )
        is_one = len(notes) == 1 and not waiting
        self._said.setText(standing(notes[0], self._actions.today())[0] if is_one else "")
        self._said.setVisible(is_one)
        self._hint.setVisible(bool(waiting) and bool(self._hint.text()))

    def close_notes(self) -> None:
        """Close the notes with what is typed; without an answer that is refused, and asked for."""
        ids = [one for one in self._ids if one in self._actions.workspace.project.feedback_notes]
        typed = self.field.toPlainText().strip()
        if self._actions.mark(ids, Status.CLOSED, typed or None):
            self.closed.emit()
        else:
            self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.close_notes()
            return True
        return super().eventFilter(watched, event)

    def _edit(self, text: str, merge_key: str) -> Command | None:
        if len(self._ids) != 1:
            return None
        if self._ids[0] not in self._actions.workspace.project.feedback_notes:
            return None
        return EditFields(self._ids[0], {"reply": text}, merge_key=merge_key)
