"""A finding in the panel: how grave and what is wrong; open, why, how, and what can be done."""

from __future__ import annotations

from datetime import date
from unicodedata import bidirectional

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from journeymapper.checks.finding import Finding
from journeymapper.checks.plans import NO_PLAN, Plan
from journeymapper.checks.report import title_of
from journeymapper.domain.project import Project
from journeymapper.gui.entries import Entry
from journeymapper.gui.health.body import FindingBody
from journeymapper.gui.health.sign import SIDE, SeveritySign
from journeymapper.gui.labels import WrappedLabel
from journeymapper.gui.parts import column, row
from journeymapper.gui.workspace import Workspace

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_WISHES = {
    Qt.Key.Key_Return: "show",
    Qt.Key.Key_Enter: "show",
    Qt.Key.Key_Delete: "close",
    Qt.Key.Key_Backspace: "close",
    Qt.Key.Key_M: "mend",
    Qt.Key.Key_P: "plan",
}
KEYS = "Space opens it, Enter shows the place, M mends, P plans, Delete closes the hint"


class FindingHead(Entry):
    """What is always seen of a finding. Keys say what is wished; up and down step on."""

    wished = Signal(str)
    stepped = Signal(int)
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.NoModifier and key in _WISHES:
            self.wished.emit(_WISHES[key])
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()


class FindingCard(QWidget):
    """``wished`` says what should be done: show, mend, plan, close."""

    wished = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.finding: Finding | None = None
        self.plan = NO_PLAN
        self.body: FindingBody | None = None
        self._said: tuple[object, ...] = ()
        self._layout = column(self, gap=0)
        self.head = FindingHead()
        line = row(self.head, (6, 6, 6, 6), 8)
        self._sign = SeveritySign()
        line.addWidget(self._sign, alignment=Qt.AlignmentFlag.AlignTop)
        texts = column(gap=1)
        self._message = WrappedLabel()
        self._facts = WrappedLabel(role="small")
        texts.addWidget(self._message)
        texts.addWidget(self._facts)
        line.addLayout(texts, 1)
        self.head.setAccessibleDescription(KEYS)
        self.head.clicked.connect(self.toggle)
        self.head.double_clicked.connect(lambda: self.wished.emit("show"))
        self.head.wished.connect(self.wished)
        self._layout.addWidget(self.head)

    @property
    def is_open(self) -> bool:
        return self.body is not None and not self.body.isHidden()

    def show_finding(self, finding: Finding, plan: Plan, *, with_journey: bool) -> None:
        """``plan`` is what it led to; ``with_journey``: there are several to tell apart."""
        project = self._workspace.project
        self.finding, self.plan = finding, plan
        facts = _facts(project, finding, plan, with_journey=with_journey)
        said = (finding.severity, finding.message, facts)
        if said != self._said:
            self._said = said
            self._sign.show_severity(finding.severity)
            self._message.show_text(_left_to_right(finding.message))
            self._facts.show_text(facts)
            self._say_name()
        if self.is_open:
            assert self.body is not None
            self.body.show_finding(finding, plan)

    def toggle(self) -> None:
        """Open it, or put away what was open."""
        self.open(not self.is_open)

    def open(self, is_open: bool = True) -> None:
        if is_open and self.body is None:
            self.body = FindingBody(self._workspace)
            self.body.setContentsMargins(SIDE + 14, 0, 6, 8)
            self.body.wished.connect(self.wished)
            self._layout.addWidget(self.body)
        if self.body is not None:
            self.body.setVisible(is_open)
            if is_open and self.finding is not None:
                self.body.show_finding(self.finding, self.plan)
        self._say_name()

    def _say_name(self) -> None:
        if self.finding is not None:
            state = "open" if self.is_open else "closed"
            facts = self._facts.accessibleName()
            self.head.setAccessibleName(f"{self.finding.message} {facts}, {state}")


def _left_to_right(message: str) -> str:
    """A sentence of ours stays one where it begins with a name that is read from the right."""
    is_mixed = any(bidirectional(one) in ("R", "AL") for one in message)
    return f"\u200e{message}" if is_mixed else message


def _facts(project: Project, finding: Finding, plan: Plan, *, with_journey: bool) -> str:
    """``high · Trial to paid · planned · due 2 Dec``."""
    parts = [finding.severity.value]
    title = title_of(project, finding.journey) if with_journey else None
    if title:
        parts.append(title)
    parts.append(plan.said(project, date.today()))
    return " · ".join(one for one in parts if one)
