"""Typing in worksheets: a code, Enter, what was written, Enter, the next code."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from journeymapper.app.typing_in import TypedCard, TypedField, card_for, command_of
from journeymapper.commands.base import plural
from journeymapper.domain.errors import EditRefused
from journeymapper.gui.labels import WrappedLabel
from journeymapper.gui.look import mark
from journeymapper.gui.parts import button, column, label, panel, row, rule
from journeymapper.gui.sizes import at_least, fix
from journeymapper.gui.workspace import Workspace

_MOST_KNOWN = 6
Field = QLineEdit | QPlainTextEdit | QComboBox


class TypingDialog(QDialog):
    """One card at a time, by keyboard alone. Every card that is taken is one step of undo."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._card: TypedCard | None = None
        self._people: dict[int, str] = {}
        """Whose the empty empathy map of each sheet is."""
        self.fields: dict[str, Field] = {}
        self.taken = 0
        self.setWindowTitle("Type in worksheets")
        at_least(self, width=520, height=480)
        layout = column(self, (24, 20, 24, 20), 10)
        layout.addWidget(label("Type in worksheets", "title"))
        hint = WrappedLabel("", "muted")
        hint.show_text("Type the code of a card and Enter, then what was written and Enter.")
        layout.addWidget(hint)
        self.code = QLineEdit()
        self.code.setAccessibleName("Code")
        self.code.setPlaceholderText("T-7K3Q")
        self.code.setMaxLength(40)
        self.code.returnPressed.connect(self._on_code)
        layout.addWidget(self.code)
        self.said = WrappedLabel("", "")
        self.said.setAccessibleName("What was found")
        layout.addWidget(self.said)
        layout.addWidget(rule())
        self.head = WrappedLabel("", "heading")
        self.known = WrappedLabel("", "muted")
        layout.addWidget(self.head)
        layout.addWidget(self.known)
        self._body = panel("plain")
        self._form = QFormLayout(self._body)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(12)
        self._form.setVerticalSpacing(8)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        layout.addWidget(self._body)
        layout.addStretch()
        foot = row()
        self._count = label("", "muted")
        foot.addWidget(self._count)
        foot.addStretch()
        self.close_button = button("Close", self.reject)
        self.take_button = button("Take it", self._take, "primary")
        foot.addWidget(self.close_button)
        foot.addWidget(self.take_button)
        layout.addLayout(foot)
        self._show(None)
        self.code.setFocus()

    @property
    def card(self) -> TypedCard | None:
        return self._card

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._card is not None:
            self._next("")
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in any field takes the card; in a long one Shift+Enter begins a line, and Tab goes
        on."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift:
                self._take()
                return True
        return super().eventFilter(watched, event)

    def _on_code(self) -> None:
        if not self.code.text().strip() and self.taken:  # one Enter more than was needed
            return
        try:
            card = self._find(self.code.text(), self._workspace.active_persona)
        except EditRefused as refusal:
            self._say(str(refusal), is_trouble=True)
            self._show(None)
            self.code.selectAll()
            return
        self._say("")
        self._show(card)
        self._into_first()

    def _find(self, code: str, persona: str | None) -> TypedCard:
        workspace = self._workspace
        workspace.flush()
        card = card_for(workspace.project, code, workspace.journey_id, persona)
        whose = self._people.get(card.coded.sheet)
        if card.coded.is_blank and card.stays and whose and whose != persona:
            card = card_for(workspace.project, code, workspace.journey_id, whose)
        return card

    def _show(self, card: TypedCard | None) -> None:
        self._card = card
        while self._form.rowCount():
            self._form.removeRow(0)
        self.fields = {}
        self.head.show_text(f"{card.kind} · {card.name}" if card else "")
        known = list(card.known[:_MOST_KNOWN]) if card else []
        more = len(card.known) - len(known) if card else 0
        known = [f"•  {one}" for one in known] + ([f"and {more:,} more"] if more else [])
        self.known.show_text("\n".join(known))
        self.known.setVisible(bool(known))
        for field in card.fields if card else ():
            made = self._field(field)
            self.fields[field.name] = made
            named = label(field.label)
            named.setBuddy(made)
            self._form.addRow(named, made)
        self._body.setVisible(card is not None)
        self.head.setVisible(card is not None)
        self.take_button.setEnabled(card is not None)
        self._count.setText(f"{plural(self.taken, 'card')} taken" if self.taken else "")

    def _field(self, field: TypedField) -> Field:
        made: Field
        if field.choices:
            made = QComboBox()
            for value, text in field.choices:
                made.addItem(text, value)
            made.setCurrentIndex(max(made.findData(field.value), 0))
            if field.name == "persona":
                made.activated.connect(lambda _place: self._on_persona())
        elif field.is_long:
            made = QPlainTextEdit(field.value)
            made.setTabChangesFocus(True)
            fix(made, height=84)
        else:
            made = QLineEdit(field.value)
        made.setAccessibleName(field.label)
        made.installEventFilter(self)
        return made

    def _on_persona(self) -> None:
        """Another persona: what is known of theirs, and what is typed already stays."""
        card = self._card
        if card is None:
            return
        values = self.values()
        typed = {one.name: values[one.name] for one in card.fields if values[one.name] != one.value}
        self._people[card.coded.sheet] = values["persona"]
        try:
            self._show(self._find(card.coded.code, values["persona"]))
        except EditRefused as refusal:
            self._say(str(refusal), is_trouble=True)
            return
        for name, text in typed.items():
            if name in self.fields and name != "persona":
                _put(self.fields[name], text)
        self.fields["persona"].setFocus()

    def values(self) -> dict[str, str]:
        """What the fields hold."""
        return {name: _text(field) for name, field in self.fields.items()}

    def _take(self) -> None:
        card = self._card
        if card is None:
            return
        workspace = self._workspace
        values = self.values()
        if card.coded.is_blank and card.stays and "persona" in values:
            self._people[card.coded.sheet] = values["persona"]
        refusals: list[str] = []
        link = workspace.refused.connect(refusals.append)
        try:
            command = command_of(workspace.project, card, values, workspace.journey_id)
            event = workspace.run(command) if command is not None else None
        except EditRefused as refusal:
            refusals.append(str(refusal))
            event = None
        finally:
            workspace.refused.disconnect(link)
        if refusals:
            self._say(refusals[0], is_trouble=True)
            return
        if event is None:
            self._next("Nothing new on it." if not card.stays else "")
            return
        self.taken += 1
        if card.stays or (card.is_new and "lane" not in values and card.kind == "Grid"):
            self._show(self._find(card.coded.code, values.get("persona")))
            self._put_again(values)
            self._say("Taken. Type the next note, or Enter for the next code.")
            self._into_first()
        else:
            self._next(f"Taken: {card.kind.lower()} {card.coded.code}.")

    def _put_again(self, values: dict[str, str]) -> None:
        """The lane that was chosen is the next note's as well."""
        if "lane" in self.fields and "lane" in values:
            _put(self.fields["lane"], values["lane"])

    def _next(self, sentence: str) -> None:
        self._show(None)
        self._say(sentence)
        self.code.clear()
        self.code.setFocus()

    def _into_first(self) -> None:
        """The caret stands where the first thing is missing."""
        texts = [one for one in self.fields.values() if not isinstance(one, QComboBox)]
        empty = [one for one in texts if not _text(one)]
        order: list[Field] = [*empty, *texts, *self.fields.values()]
        if order:
            order[0].setFocus()
            if isinstance(order[0], QLineEdit):
                order[0].selectAll()

    def _say(self, sentence: str, *, is_trouble: bool = False) -> None:
        self.said.show_text(sentence)
        mark(self.said, role="trouble" if is_trouble else "accent")
        self.said.setVisible(bool(sentence))


def _text(field: Field) -> str:
    if isinstance(field, QComboBox):
        return str(field.currentData() or "")
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()


def _put(field: Field, text: str) -> None:
    if isinstance(field, QComboBox):
        field.setCurrentIndex(max(field.findData(text), 0))
        return
    put: Callable[[str], None] = (
        field.setPlainText if isinstance(field, QPlainTextEdit) else field.setText
    )
    put(text)
