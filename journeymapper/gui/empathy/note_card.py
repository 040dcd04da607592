"""One empathy note as a small paper card: read, edited in place, dragged, moved with keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy

from journeymapper.commands.base import Command
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.domain.records import EmpathyNote
from journeymapper.domain.vocabulary import Evidence
from journeymapper.gui.appearance import px
from journeymapper.gui.drags import drag_records, is_drag
from journeymapper.gui.empathy.edits import next_evidence
from journeymapper.gui.empathy.note_text import NoteText
from journeymapper.gui.growing_field import GrowingField
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.look import colour, start_side, wear
from journeymapper.gui.parts import column, row
from journeymapper.gui.rests_sign import RestsOnSign
from journeymapper.gui.sizes import letter, painter_of, turned
from journeymapper.gui.typing_run import TypingRun
from journeymapper.gui.workspace import Workspace

DOT_TOKENS = {
    Evidence.ASSUMED: "muted",
    Evidence.PARTIAL: "amber",
    Evidence.RESEARCHED: "emotion_2",
}


class EvidenceDot(QAbstractButton):
    """A dot and the word for how well a note is known; a click goes to the next."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        letter(self, 11)
        self._evidence = Evidence.ASSUMED
        self.show_evidence(Evidence.ASSUMED)

    def show_evidence(self, evidence: Evidence) -> None:
        self._evidence = evidence
        said = f"{evidence.label}; click or press R for {next_evidence(evidence).label}"
        self.setAccessibleName(f"Evidence: {said}")
        self.setToolTip(said[:1].upper() + said[1:])
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(
            px(14) + self.fontMetrics().horizontalAdvance(self._evidence.label) + 2, px(18)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, room = painter_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        token = DOT_TOKENS[self._evidence]
        painter.setPen(QPen(colour(token), 1.2))
        if self._evidence is not Evidence.ASSUMED:
            painter.setBrush(colour(token))
        painter.drawEllipse(turned(self, QRectF(1.4, room.height() / 2 - 3.6, 7.2, 7.2)))
        painter.setPen(colour("ink" if self.underMouse() else "muted"))
        box = turned(self, QRectF(13, 0, room.width() - 13, room.height()))
        painter.drawText(
            box, int(Qt.AlignmentFlag.AlignVCenter | start_side()), self._evidence.label
        )
        painter.end()


class NoteCard(QFrame):
    """Shows the note of this id. What concerns its neighbours it asks of its list: ``asked``."""

    asked = Signal(str)
    """The focus to the card above or below or to the field; the note up, down, back or on (to the
    section before or after); gone: the note is about to be deleted."""
    menu_asked = Signal(QPoint)

    def __init__(self, workspace: Workspace, note: EmpathyNote) -> None:
        super().__init__()
        self.note = note
        self._workspace = workspace
        self._pressed_at: QPoint | None = None
        self.field: GrowingField | None = None
        self._run: TypingRun | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self._before = note.text
        self._layout = column(self, (12, 8, 10, 5), 2)
        self._text = NoteText()
        self._layout.addWidget(self._text)
        foot = row(gap=0)
        self.dot = EvidenceDot()
        self.dot.clicked.connect(self.cycle_evidence)
        foot.addWidget(self.dot)
        self._place = ElidedLabel(role="small")
        wear(self._place, "font-size: 11sp;")
        foot.addWidget(self._place, 1)
        self.sign = RestsOnSign(workspace)
        foot.addWidget(self.sign)
        self._layout.addLayout(foot)
        self.show_note(note)

    def show_note(self, note: EmpathyNote) -> None:
        self.note = note
        self._text.show_text(note.text)
        self.dot.show_evidence(note.evidence)
        self.sign.show_record(note.id)
        place = self._workspace.project.touchpoints.get(note.touchpoint or "")
        where = f" · at {place.name}" if place else ""
        self._place.show_text(f"· at {place.name}" if place else "")
        self.setAccessibleName(f"{note.text} ({note.evidence.label}{where})")
        if self._run is not None:
            self._run.show(note.text)

    def start_editing(self) -> None:
        """Put a field in the text's place."""
        if self.field is not None:
            self.field.setFocus()
            return
        self._before = self.note.text
        self._text.hide()
        self.field = GrowingField("Empty deletes the note", "Text of the note")
        self.field.put(self.note.text)
        self._layout.setContentsMargins(5, 4, 5, 5)
        self._layout.insertWidget(0, self.field)
        self._run = TypingRun(self.field, self._workspace, self._edit)
        self.field.entered.connect(self.keep)
        self.field.left.connect(self.keep)
        self.field.cancelled.connect(self.cancel)
        self.field.on_tab = self._keep_for_tab
        self.field.show()
        self.field.setFocus()

    def keep(self) -> None:
        """End editing; a note that was emptied is deleted."""
        if self.field is None or self._run is None:
            return
        is_empty, had_focus = not self.field.text().strip(), self.field.hasFocus()
        self._run.end()
        self._stop(had_focus)
        if is_empty:
            self.delete()

    def cancel(self) -> None:
        """End editing with the text as it was before."""
        if self.field is not None and self._run is not None:
            self.field.put(self._before)
            self._run.end()
            self._stop(True)

    def cycle_evidence(self) -> None:
        self.set_evidence(next_evidence(self.note.evidence))

    def set_evidence(self, evidence: Evidence) -> None:
        self._workspace.run(EditFields(self.note.id, {"evidence": evidence}))

    def delete(self) -> None:
        if self.note.id in self._workspace.project.empathy_notes:
            self.asked.emit("gone")
            self._workspace.run(DeleteRecords([self.note.id]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~_KEYPAD
        table = {Qt.KeyboardModifier.NoModifier: _PLAIN, Qt.KeyboardModifier.AltModifier: _ALT}
        wish = table.get(modifiers, {}).get(key)
        if wish is None:
            super().keyPressEvent(event)
        elif wish == "edit":
            self.start_editing()
        elif wish == "delete":
            self.delete()
        elif wish == "evidence":
            self.cycle_evidence()
        else:
            self.asked.emit(wish)

    def event(self, event: QEvent) -> bool:
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and self.field is None:
            modifiers = event.modifiers() & ~_KEYPAD
            is_plain = modifiers == Qt.KeyboardModifier.NoModifier
            if event.key() in (_PLAIN if is_plain else _ALT):
                event.accept()
                return True
        return super().event(event)

    def focusNextPrevChild(self, following: bool) -> bool:
        if not self.isVisible():
            return super().focusNextPrevChild(following)
        self.asked.emit("field")
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if is_drag(event, self._pressed_at) and self.field is None:
            self._pressed_at = None
            drag_records(self, [self.note.id])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is not None and self.rect().contains(event.position().toPoint()):
            self.start_editing()
        self._pressed_at = None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.field is None:
            self.setFocus()
            self.menu_asked.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = self.hasFocus() or self.field is not None
        painter.setPen(QPen(colour("accent" if is_chosen else "note_line"), 1))
        painter.setBrush(colour("note"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        painter.end()

    def _edit(self, text: str, merge_key: str) -> Command | None:
        said = text.strip()
        if not said or self.note.id not in self._workspace.project.empathy_notes:
            return None
        return EditFields(self.note.id, {"text": said}, merge_key=merge_key)

    def _keep_for_tab(self, _step: int) -> bool:
        self.keep()
        return True

    def _stop(self, keep_focus: bool) -> None:
        field, self.field, self._run = self.field, None, None
        assert field is not None
        if keep_focus:
            self.setFocus()
        self._layout.removeWidget(field)
        field.hide()
        field.deleteLater()
        self._layout.setContentsMargins(12, 8, 10, 5)
        self._text.show()
        self.update()


_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_KEY = Qt.Key
_PLAIN = {
    _KEY.Key_Return: "edit",
    _KEY.Key_Enter: "edit",
    _KEY.Key_F2: "edit",
    _KEY.Key_Delete: "delete",
    _KEY.Key_Backspace: "delete",
    _KEY.Key_R: "evidence",
    _KEY.Key_Up: "above",
    _KEY.Key_Down: "below",
    _KEY.Key_Escape: "field",
}
_ALT = {
    _KEY.Key_Up: "up",
    _KEY.Key_Down: "down",
    _KEY.Key_Left: "back",
    _KEY.Key_Right: "on",
}
