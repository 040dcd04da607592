"""The next thing of a step: a button that leads there, or an answer given on the spot."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from journeymapper.app.guide.step import Choice, Next
from journeymapper.commands.base import Command
from journeymapper.domain.errors import EditRefused
from journeymapper.gui.entries import NameLine
from journeymapper.gui.guide.tall_button import TallButton
from journeymapper.gui.labels import ElidedButton, WrappedLabel
from journeymapper.gui.parts import clear, column, row
from journeymapper.gui.workspace import Workspace


class Ask(QWidget):
    """Shows one ``Next``."""

    led = Signal(object)
    """A Lead that should be followed."""
    set_aside = Signal(object)
    """This Next is not needed here."""
    answered = Signal(object)
    """It was answered here: the Event."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._next: Next | None = None
        layout = column(self, gap=8)
        self.question = WrappedLabel(role="strong")
        layout.addWidget(self.question)
        self.why = WrappedLabel(role="small")
        layout.addWidget(self.why)
        self.button = TallButton(self.do)
        layout.addWidget(self.button)
        self._choices = QWidget()
        column(self._choices, gap=4)
        layout.addWidget(self._choices)
        self.line = NameLine("", stays=True)
        self.line.named.connect(self._on_typed)
        layout.addWidget(self.line)
        foot = row()
        foot.addStretch(1)
        self.aside = ElidedButton("Not needed here", self._put_aside, "quiet-link")
        self.aside.setToolTip("The guide does not ask for this on this journey again")
        foot.addWidget(self.aside)
        layout.addLayout(foot)

    def show_next(self, step: Next) -> None:
        old, self._next = self._next, step
        in_place = step.lead is None
        self.question.setVisible(in_place)
        self.question.show_text(step.text if in_place else "")
        self.button.setVisible(not in_place)
        self.button.show_text(step.text)
        self.why.setVisible(bool(step.why))
        self.why.show_text(step.why)
        self.line.setVisible(step.line is not None)
        if step.line is not None:
            self.line.setPlaceholderText(step.line.placeholder)
            self.line.setAccessibleName(step.line.name)
            if old is not None and old.text != step.text:
                self.line.clear()
        if old is None or _texts(old.choices) != _texts(step.choices):
            self._show_choices(step.choices)

    def do(self) -> None:
        """Do it, or be ready to."""
        step = self._next
        if step is None:
            return
        if step.lead is not None:
            self.led.emit(step.lead)
        elif step.line is not None:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        elif step.choices:
            self.take_keys()

    def take_keys(self) -> None:
        """Give the keys to what is to be done: the button, the line or the first choice."""
        layout = self._choices.layout()
        item = layout.itemAt(0) if layout is not None else None
        parts = (self.button, self.line, item.widget() if item is not None else None)
        for one in parts:
            if one is not None and one.isVisibleTo(self):
                one.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _show_choices(self, choices: tuple[Choice, ...]) -> None:
        layout = self._choices.layout()
        assert layout is not None
        clear(layout)
        for place, one in enumerate(choices):
            made = TallButton(lambda place=place: self._choose(place), "soft")  # type: ignore[misc]
            made.show_text(one.text)
            layout.addWidget(made)
            made.show()  # now: the focus may go there at once
        self._choices.setVisible(bool(choices))

    def _choose(self, place: int) -> None:
        if self._next is None or place >= len(self._next.choices):
            return
        choice = self._next.choices[place]
        if choice.lead is not None:
            self.led.emit(choice.lead)
        elif choice.command is not None:
            self._answer(choice.command())

    def _on_typed(self, text: str) -> None:
        if self._next is None or self._next.line is None:
            return
        try:
            command = self._next.line.command(text)
        except EditRefused as refusal:
            self._workspace.refused.emit(str(refusal))
            return
        if self._answer(command):
            self.line.clear()

    def _answer(self, command: Command) -> bool:
        event = self._workspace.run(command)
        if event is not None:
            # After the line is cleared and the key is done with: what is shown next may hide both.
            QTimer.singleShot(0, self, lambda: self.answered.emit(event))
        return event is not None

    def _put_aside(self) -> None:
        if self._next is not None:
            self.set_aside.emit(self._next)


def _texts(choices: tuple[Choice, ...]) -> list[str]:
    return [one.text for one in choices]
