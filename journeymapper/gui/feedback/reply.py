"""The reply that closes the loop: what was answered, and the button that closes the note."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from journeymapper.analysis.feedback import is_noted, is_open, waits
from journeymapper.commands.base import Command, plural
from journeymapper.commands.records import EditFields
from journeymapper.domain.records import FeedbackNote
from journeymapper.domain.vocabulary import Status
from journeymapper.gui.feedback.actions import Actions
from journeymapper.gui.feedback.notes import standing
from journeymapper.gui.inspector.fields import BoundText
from journeymapper.gui.look import wear
from journeymapper.gui.parts import button, column, label, row


class ReplyBox(QFrame):
    """The answer to the chosen notes. Of one note it is kept while it is typed; of several it is
    given to all of them when they are closed."""

    closing = Signal()
    """The notes are about to be closed, unless that is refused."""
    closed = Signal()

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._actions = actions
        self._ids: tuple[str, ...] = ()
        self._open_ids: tuple[str, ...] = ()
        self.setObjectName("reply")
        wear(
            self,
            "#reply { background: {accent_faint}; border-radius: 9px; "
            "border: 1px solid {accent}; }",
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
        self.noted_button = button("Close as noted", self.close_as_noted)
        self.noted_button.setToolTip("Close without an answer: nobody waits for one")
        foot.addWidget(self.noted_button)
        self._said = label("", "small")
        foot.addWidget(self._said)
        foot.addStretch(1)
        layout.addLayout(foot)

    def show_notes(self, notes: Sequence[FeedbackNote]) -> None:
        ids = tuple(note.id for note in notes)
        if ids != self._ids:
            self.field.finish()
            self._ids = ids
            self.field.show_value(notes[0].reply if len(notes) == 1 else "")
        elif len(notes) == 1:
            self.field.show_value(notes[0].reply)
        still_open = [one for one in notes if is_open(one)]
        waiting = sum(map(waits, notes))
        self._open_ids = tuple(one.id for one in still_open)
        count = f" {plural(len(still_open), 'note')}" if len(notes) > 1 else ""
        self.close_button.setVisible(bool(still_open))
        self.close_button.setText(f"Close{count}")
        self.noted_button.setVisible(bool(waiting))
        self._title.setText(
            "Reply that closes the loop"
            if waiting or not still_open
            else "No reply is needed; write one if you gave one"
        )
        self.setVisible(not all(map(is_noted, notes)))
        is_one = len(notes) == 1 and not still_open
        self._said.setText(standing(notes[0], self._actions.today())[0] if is_one else "")
        self._said.setVisible(is_one)

    def close_notes(self) -> None:
        """Close the notes with what is typed. Those that need a reply are refused without one, and
        it is asked for; the others end as noted."""
        self._close(noted=False)

    def close_as_noted(self) -> None:
        """Close the notes; those without an answer need none."""
        self._close(noted=True)

    def _close(self, *, noted: bool) -> None:
        ids = [
            one for one in self._open_ids if one in self._actions.workspace.project.feedback_notes
        ]
        typed = self.field.toPlainText().strip()
        self.closing.emit()
        if self._actions.mark(ids, Status.CLOSED, typed or None, noted=noted):
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
