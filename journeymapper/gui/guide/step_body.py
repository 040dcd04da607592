"""The inside of an open step: what it is for, what is there, the next thing, its hints."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from journeymapper.app.guide.made import Made
from journeymapper.app.guide.step import Lead, Step, StepName
from journeymapper.checks.finding import Finding
from journeymapper.checks.plans import NO_PLAN, plans
from journeymapper.gui.entries import EntryList
from journeymapper.gui.guide.ask import Ask
from journeymapper.gui.guide.tall_button import TallButton
from journeymapper.gui.health import edits
from journeymapper.gui.health.card import FindingCard
from journeymapper.gui.labels import ElidedButton, WrappedLabel
from journeymapper.gui.parts import button, column, row, section
from journeymapper.gui.seasons.validation import ValidationPart
from journeymapper.gui.workspace import Workspace

MOST_HINTS = 5


class StepBody(QWidget):
    """Filled anew for one step after another."""

    led = Signal(object)
    """A Lead that should be followed."""
    set_aside = Signal(object)
    """A Next that is not needed."""
    asked_again = Signal(object)
    """The ids of dismissals: what was set aside should be asked for again."""
    went_on = Signal()
    """This step is enough: the next one should open."""
    all_asked = Signal()
    """All hints should be seen."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._step: Step | None = None
        layout = column(self, gap=8)
        self.purpose = WrappedLabel(role="small")
        layout.addWidget(self.purpose)
        self._there_title = section("Already there")
        layout.addWidget(self._there_title)
        self.there = WrappedLabel()
        layout.addWidget(self.there)
        layout.addSpacing(4)
        self.enough = WrappedLabel(role="accent")
        layout.addWidget(self.enough)
        self._made: Made | None = None
        self._made_row = QWidget()
        made = row(self._made_row, gap=4)
        self.made = WrappedLabel(role="small")
        self.see = button("See it", self._see, "link")
        made.addWidget(self.made, 1)
        made.addWidget(self.see, alignment=Qt.AlignmentFlag.AlignTop)
        self._made_row.hide()
        layout.addWidget(self._made_row)
        self.ask = Ask(workspace)
        self.ask.led.connect(lambda: self.show_made(None))  # that was before
        self.ask.led.connect(self.led)
        self.ask.set_aside.connect(self.set_aside)
        layout.addWidget(self.ask)
        self.go_on = TallButton(self.do)
        layout.addWidget(self.go_on)
        self.again = ElidedButton("", self._ask_again, "quiet-link")
        layout.addWidget(self.again)
        self.validation: ValidationPart | None = None
        self._hints_title = section("Hints")
        layout.addWidget(self._hints_title)
        self.hints: EntryList[FindingCard] = EntryList(0, self._make_hint)
        layout.addWidget(self.hints.widget)
        self.more = ElidedButton("", self.all_asked.emit, "link")
        layout.addWidget(self.more)

    def show_step(self, step: Step, *, hints_rest: bool) -> None:
        self._step = step
        self.purpose.show_text(step.purpose)
        self._there_title.setVisible(bool(step.there))
        self.there.setVisible(bool(step.there))
        self.there.show_text("\n".join(step.there))
        findings = () if hints_rest else step.findings
        self.enough.setVisible(step.is_enough)
        left = f"{len(findings)} small {'hint is' if len(findings) == 1 else 'hints are'} left"
        more = left if findings else "It can always grow"
        self.enough.show_text(f"Enough for now. {more}." if step.is_enough else "")
        self.ask.setVisible(step.next is not None)
        if step.next is not None:
            self.ask.show_next(step.next)
        self.go_on.setVisible(step.next is None)
        grave_hint = not step.is_enough and bool(findings)
        self.go_on.show_text("Show the first hint" if grave_hint else "Go on to the next step")
        self.again.setVisible(bool(step.aside or step.answered))
        self.again.show_text(
            "Ask again what was not needed" if step.aside else "Ask again who buys here"
        )
        self._show_validation(step)
        self._show_hints(findings)

    def show_after(self, name: str) -> None:
        """What the button that goes on calls the next step; empty at the end."""
        if self._step is None or self._step.next is not None:
            return
        if self._step.is_enough:
            self.go_on.show_text(f"Go on: {name}" if name else "")
            self.go_on.setVisible(bool(name))

    def do(self) -> None:
        """The next thing; where nothing is left, the first hint, or on to the next step."""
        step = self._step
        if step is None:
            return
        if step.next is not None:
            self.ask.do()
        elif not step.is_enough and self.hints.entries:
            card = next(iter(self.hints.entries.values()))
            card.open()
            self._wish(card, "show")
        else:
            self.went_on.emit()

    def take_keys(self) -> None:
        """Give the keys to what comes next."""
        if self.ask.isVisibleTo(self):
            self.ask.take_keys()
        elif self.go_on.isVisibleTo(self):
            self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_made(self, found: Made | None) -> None:
        """Say what an answer made, until the next one."""
        self._made = found
        self._made_row.setVisible(found is not None)
        if found is not None:
            self.made.show_text(found.text)
            self.see.setAccessibleName(f"See it: {found.text}")

    def leave(self) -> None:
        """The step is closed: what is typed and not sent is not carried to another."""
        self.show_made(None)
        if self.validation is not None:
            self.validation.finish()

    def follow(self, lead: Lead) -> None:
        """A lead within the guide: to the form of a validation."""
        if self.validation is not None and not lead.page:
            self.validation.begin()

    def _show_validation(self, step: Step) -> None:
        if step.name is not StepName.VALIDATE:
            return
        if self.validation is None:
            self.validation = ValidationPart(self._workspace)
            layout = self.layout()
            assert layout is not None
            place = layout.indexOf(self._hints_title)
            layout.insertWidget(place, self.validation)  # type: ignore[attr-defined]
            self.validation.show()  # now: the focus may go there at once
        self.validation.refresh()

    def _show_hints(self, findings: tuple[Finding, ...]) -> None:
        project = self._workspace.project
        planned = plans(project)
        shown = {one.reference: one for one in findings[:MOST_HINTS]}
        self._hints_title.setVisible(bool(shown))

        def fill(reference: str, card: FindingCard) -> None:
            plan = planned.get(reference, NO_PLAN)
            card.show_finding(shown[reference], plan, with_journey=False)

        self.hints.show_ids(list(shown), fill)
        left = len(findings) - len(shown)
        self.more.setVisible(left > 0)
        self.more.show_text(f"And {left:,} more: show all hints")

    def _make_hint(self, _reference: str) -> FindingCard:
        card = FindingCard(self._workspace)
        card.wished.connect(partial(self._wish, card))
        card.head.stepped.connect(
            lambda by, head=card.head: (
                head.focusNextChild() if by > 0 else head.focusPreviousChild()
            )
        )
        return card

    def _wish(self, card: FindingCard, wish: str) -> None:
        finding = card.finding
        if finding is None:
            return
        if wish == "show":
            edits.show(self._workspace, finding)
        elif wish == "mend" and finding.mend is not None:
            edits.mend(self._workspace, finding)
        elif wish == "plan" and card.plan.waiting is None:
            edits.plan(self._workspace, finding)
        elif wish == "close":
            edits.close(self._workspace, finding)

    def _see(self) -> None:
        if self._made is not None:
            self.led.emit(self._made.lead)

    def _ask_again(self) -> None:
        if self._step is not None:
            self.asked_again.emit(self._step.aside or self._step.answered)
