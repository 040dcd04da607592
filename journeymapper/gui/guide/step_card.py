"""A step in the guide: its number, name and state; open, what it is for and what comes next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from journeymapper.app.guide.step import Step
from journeymapper.gui.entries import Entry
from journeymapper.gui.guide.signs import StepSign
from journeymapper.gui.guide.step_body import StepBody
from journeymapper.gui.labels import ElidedLabel, WrappedLabel
from journeymapper.gui.look import mark
from journeymapper.gui.parts import column, row
from journeymapper.gui.workspace import Workspace


class StepHead(Entry):
    """What is always seen of a step. Up and down go to the step above and below, Enter does the
    next thing."""

    stepped = Signal(int)
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class StepCard(QFrame):
    """One step. What is inside is made when it is first opened."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._step: Step | None = None
        self._had_enough = False
        """Whether it was enough before: when it no longer is, it says what came."""
        self.body: StepBody | None = None
        self._layout = column(self, gap=0)
        self.head = StepHead()
        line = row(self.head, (8, 6, 8, 6), 10)
        self._sign = StepSign()
        line.addWidget(self._sign, alignment=Qt.AlignmentFlag.AlignVCenter)
        texts = column(gap=0)
        self._name = ElidedLabel(role="name")
        self._state = ElidedLabel(role="small")
        texts.addWidget(self._name)
        texts.addWidget(self._state)
        line.addLayout(texts, 1)
        self.head.setAccessibleDescription("Up and down change the step, Enter does the next thing")
        self._layout.addWidget(self.head)
        self.reopened = WrappedLabel(role="small")
        self.reopened.setContentsMargins(12, 4, 10, 8)
        self.reopened.hide()
        self._layout.addWidget(self.reopened)

    def forget(self) -> None:
        """Another journey is shown: what was enough on the last one says nothing here."""
        self._had_enough = False

    @property
    def is_open(self) -> bool:
        return self.body is not None and not self.body.isHidden()

    def show_step(self, step: Step, *, hints_rest: bool) -> None:
        lost = self._had_enough and not step.is_enough and bool(step.missing)
        self._had_enough = step.is_enough or lost
        self.reopened.setVisible(lost)
        self.reopened.show_text(f"No longer enough: {step.missing}" if lost else "")
        self._step = step
        self._name.show_text(step.name.value)
        said = _state(step, hints_rest=hints_rest)
        self._state.show_text(said)
        self.head.setToolTip(step.enough_when)
        state = f"{step.state}, open" if self.is_open else step.state
        self.head.setAccessibleName(f"Step {step.number}, {step.name.value}: {said}; {state}")
        self._sign.show_step(
            step.number, begun=step.is_begun, enough=step.is_enough, is_open=self.is_open
        )
        if self.body is not None and self.is_open:
            self.body.show_step(step, hints_rest=hints_rest)

    def open(self, is_open: bool) -> StepBody | None:
        """Its inside, where it was opened; it is filled by ``show_step``."""
        if is_open and self.body is None:
            self.body = StepBody(self._workspace)
            self.body.setContentsMargins(12, 6, 10, 12)
            self._layout.addWidget(self.body)
        if self.body is not None:
            self.body.setVisible(is_open)
            if not is_open:
                self.body.leave()
        mark(self, role="sheet" if is_open else "")
        mark(self._name, role="strong" if is_open else "name")
        return self.body if is_open else None


def _state(step: Step, *, hints_rest: bool) -> str:
    """``6 notes on 2 personas · 2 hints``."""
    parts = [step.there[0] if step.there else "Nothing yet"]
    hints = 0 if hints_rest else len(step.findings)
    if hints:
        parts.append("1 hint" if hints == 1 else f"{hints:,} hints")
    return " · ".join(parts)
