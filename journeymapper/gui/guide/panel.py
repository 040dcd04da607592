"""The panel of the guide: where the map stands, step by step, and what comes next."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

from journeymapper.app.guide.guide import Guide, guiding, set_aside
from journeymapper.app.guide.made import made
from journeymapper.app.guide.step import Lead, Next, Step, StepName
from journeymapper.app.observers import Event
from journeymapper.commands.records import DeleteRecords
from journeymapper.gui.guide.ending import Ending
from journeymapper.gui.guide.leading import follow
from journeymapper.gui.guide.opening import close_for_good
from journeymapper.gui.guide.signs import Progress
from journeymapper.gui.guide.step_card import StepCard
from journeymapper.gui.health.keeper import keeper_of
from journeymapper.gui.labels import WrappedLabel
from journeymapper.gui.parts import button, column, label, row
from journeymapper.gui.scroll_column import bring_into_sight
from journeymapper.gui.when_seen import WhenSeen
from journeymapper.gui.workspace import Workspace

PAUSE_MS = 150
"""After an edit, until the guide looks again."""
SLICE_SECONDS = 0.004
GAP_MS = 2
"""Between two slices others get their turn."""


class GuidePanel(QWidget):
    """Leads through the steps of the journey that the window shows."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._keeper = keeper_of(workspace)
        self._guide: Guide | None = None
        self.open_step: StepName | None = None
        self.setAccessibleName("Guide")
        layout = column(self, (8, 8, 8, 16), 4)
        head = column(gap=6)
        head.setContentsMargins(8, 0, 8, 8)
        head.addWidget(label("Guide", "title"))
        self.said = WrappedLabel(role="small")
        self.progress = Progress()
        head.addWidget(self.said)
        head.addWidget(self.progress)
        layout.addLayout(head)
        self.cards: dict[StepName, StepCard] = {}
        for name in StepName:
            card = StepCard(workspace)
            card.head.clicked.connect(partial(self.open, name))
            card.head.entered.connect(partial(self._enter, name))
            card.head.stepped.connect(partial(self._step, name))
            self.cards[name] = card
            layout.addWidget(card)
        self.ending = Ending(workspace)
        layout.addWidget(self.ending)
        layout.addSpacing(8)
        foot = row(None, (4, 0, 4, 12))
        self.closer = button("Close the guide", self._close, "quiet-link")
        self.closer.setToolTip(
            "It does not open by itself in new projects any more; Help › Guide (F9) brings it back"
        )
        foot.addWidget(self.closer)
        foot.addStretch(1)
        layout.addLayout(foot)
        layout.addStretch(1)
        self._when_seen = WhenSeen(self, self._look)
        self._work: Iterator[None] | None = None
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._go_on_looking)
        workspace.records_changed.connect(self._on_records)
        workspace.journey_changed.connect(self._on_journey)
        self._keeper.changed.connect(self._when_seen.ask)
        self.refresh()
        self._open_first_left()

    def begin(self, _record_id: str = "") -> None:
        """Take the keyboard, on the open step."""
        self.refresh()
        if self.open_step is None:
            self._open_first_left()
        if self.open_step is not None:
            self.cards[self.open_step].head.setFocus(Qt.FocusReason.OtherFocusReason)

    def open(self, name: StepName) -> None:
        """Open a step and close the one that was open; that one again: close it."""
        self._show_open(None if name is self.open_step else name)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps as they are shown."""
        return self._guide.steps if self._guide is not None else ()

    def shown(self, name: StepName) -> Step:
        """One of them; raises StopIteration while nothing is shown."""
        return next(one for one in self.steps if one.name is name)

    def refresh(self) -> None:
        """Show how the journey stands now, waited for."""
        self._when_seen.done()
        self._begin_looking()
        for _ in self._work or ():
            pass

    def _look(self) -> None:
        """Look again once the hands rest, in slices: it asks many questions."""
        self._work = None
        self._later.start(PAUSE_MS)

    def _begin_looking(self) -> None:
        self._later.stop()
        workspace = self._workspace
        journey = workspace.project.journeys.get(workspace.journey_id)
        self.setEnabled(journey is not None)
        self._work = None
        if journey is not None:
            report = None if self._keeper.is_resting else self._keeper.report
            found = report.findings if report is not None else ()
            self._work = self._shown_when_done(
                guiding(workspace.project, journey, date.today(), found)
            )

    def _go_on_looking(self) -> None:
        if self._work is None:
            self._begin_looking()
        until = time.perf_counter() + SLICE_SECONDS
        while self._work is not None and time.perf_counter() < until:
            next(self._work, None)
        if self._work is not None:
            self._later.start(GAP_MS)

    def _shown_when_done(self, work: Generator[None, None, Guide]) -> Iterator[None]:
        self._show((yield from work))
        self._work = None

    def _show(self, found: Guide) -> None:
        self._guide = found
        focus = QApplication.focusWidget()
        had_keys = focus is not None and self.isAncestorOf(focus)
        rests = self._keeper.is_resting
        self.said.show_text(found.said)
        self.ending.show_guide(found)
        self.progress.show_parts(
            tuple(
                "accent" if one.is_enough else "muted_line" if one.is_begun else "line"
                for one in found.steps
            )
        )
        for one in found.steps:
            card = self.cards[one.name]
            card.show_step(one, hints_rest=rests)
            if card.is_open and card.body is not None:
                card.body.show_after(self._after(one.name))
        if had_keys and QApplication.focusWidget() is not focus:
            self._take_keys()  # what had them is gone, and Qt gave them to a neighbour

    def _take_keys(self) -> None:
        """Give the keys to what comes next in the open step."""
        card = self.cards[self.open_step] if self.open_step is not None else None
        if card is None or card.body is None:
            return
        card.head.setFocus(Qt.FocusReason.OtherFocusReason)
        card.body.take_keys()

    def _on_answered(self, event: Event) -> None:
        """Show at once what an answer changed, and what it made."""
        body = self.cards[self.open_step].body if self.open_step is not None else None
        found = made(self._workspace.project, event.changes)
        if body is not None:
            body.show_made(found)
        self.refresh()
        if found is not None and found.seen_at_once:
            self._workspace.reveal(found.lead.record)

    def _show_open(self, name: StepName | None) -> None:
        self.open_step = name
        for one, card in self.cards.items():
            is_new = card.body is None
            body = card.open(one is name)
            if body is not None and is_new:
                body.led.connect(self._follow)
                body.set_aside.connect(self._set_aside)
                body.ask.answered.connect(self._on_answered)
                body.asked_again.connect(self._ask_again)
                body.went_on.connect(self._go_on)
                body.all_asked.connect(lambda: self._workspace.page_asked.emit("health", ""))
        self.refresh()
        if name is not None:
            bring_into_sight(self.cards[name])

    def _open_first_left(self) -> None:
        left = self._guide.first_left if self._guide is not None else None
        self._show_open(left.name if left is not None else next(iter(StepName)))

    def _enter(self, name: StepName) -> None:
        """Enter on a step: open it; where it is open, do its next thing."""
        if name is not self.open_step:
            self._show_open(name)
            return
        body = self.cards[name].body
        if body is not None:
            body.do()

    def _step(self, name: StepName, by: int) -> None:
        names = list(StepName)
        place = names.index(name) + by
        if 0 <= place < len(names):
            self._show_open(names[place])
            self.cards[names[place]].head.setFocus(Qt.FocusReason.OtherFocusReason)

    def _after(self, name: StepName) -> str:
        """What the next step that is left is called; empty where none is."""
        following = self._following(name)
        return following.value if following is not None else ""

    def _following(self, name: StepName) -> StepName | None:
        if self._guide is None:
            return None
        names = list(StepName)
        place = names.index(name)
        for one in (*names[place + 1 :], *names[:place]):
            if not self._guide.step(one).is_enough:
                return one
        return None

    def _go_on(self) -> None:
        following = self._following(self.open_step) if self.open_step is not None else None
        if following is not None:
            self._show_open(following)
            self.cards[following].head.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, lead: Lead) -> None:
        if lead.page:
            follow(self._workspace, lead, self.window())
        elif self.open_step is not None:
            body = self.cards[self.open_step].body
            if body is not None:
                body.follow(lead)

    def _set_aside(self, step: Next) -> None:
        workspace = self._workspace
        workspace.run(set_aside(step, workspace.journey_id, date.today()))

    def _ask_again(self, dismissals: tuple[str, ...]) -> None:
        self._workspace.run(DeleteRecords(dismissals))

    def _on_records(self, _event: Event) -> None:
        self._work = None  # what was seen is out of date
        self._when_seen.ask()

    def _on_journey(self) -> None:
        for card in self.cards.values():
            card.forget()
            if card.body is not None:
                card.body.show_made(None)
        self._when_seen.ask()

    def _close(self) -> None:
        close_for_good()
        above = self.parentWidget()
        while above is not None and not isinstance(above, QDockWidget):
            above = above.parentWidget()
        (above or self).close()
        self._workspace.told.emit(
            "The guide is closed, for new projects too. Help › Guide (F9) brings it back."
        )
