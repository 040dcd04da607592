"""The page of votes: dots on the stickies of a journey, round by round."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QMenu, QWidget

from journeymapper.analysis.votes import dots_in, is_secret, open_round, rounds_of
from journeymapper.commands.records import DeleteRecords
from journeymapper.commands.votes import PutDots
from journeymapper.domain.order import by_rank, journey_order, stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Sticky, Touchpoint, Vote, VoteRound, new_id
from journeymapper.gui.actions.making import make_action
from journeymapper.gui.entries import EntryList
from journeymapper.gui.find.places import go_to
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.paper_page import PaperPage, scrolled, sheet_of
from journeymapper.gui.parts import EmptyPlace, column, label, row
from journeymapper.gui.votes.head import RoundHead, RoundStart
from journeymapper.gui.votes.row import VoteRow
from journeymapper.gui.workspace import Workspace

WIDEST = 960
MOST_SHOWN = 300
NO_STICKIES = "There is nothing to vote on yet. Type what people say into the tray of stickies."
NO_ROUND = "Ask the room a question above. Then everybody puts dots on what matters most."
TABLES = frozenset({"stickies", "touchpoints", "stages", "votes", "vote_rounds"})


class VotesPage(PaperPage):
    """One round at a time: its question, and what is voted on with its dots."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Votes", TABLES)
        self._round = ""
        middle = QWidget()
        layout = column(middle, gap=12)
        layout.addWidget(label("Votes", "display"))
        self._about = ElidedLabel(role="muted")
        layout.addWidget(self._about)
        self.start = RoundStart(workspace)
        self.start.started.connect(self._on_started)
        layout.addWidget(self.start)
        self.head = RoundHead(workspace)
        self.head.chosen.connect(self.show_record)
        self.head.new_asked.connect(self._ask_for_another)
        layout.addWidget(self.head)
        self.rows = EntryList(6, self._make_row)
        layout.addWidget(self.rows.widget)
        tray = partial(workspace.page_asked.emit, "stickies", "")
        self.no_stickies = EmptyPlace(NO_STICKIES, "Open the tray of stickies", tray)
        self.no_round = EmptyPlace(NO_ROUND)
        layout.addWidget(self.no_stickies)
        layout.addWidget(self.no_round)
        layout.addStretch(1)
        self._area = scrolled(sheet_of(middle, WIDEST))
        row(self, gap=0).addWidget(self._area)
        workspace.journey_changed.connect(self._on_journey)
        self.refresh()

    def show_record(self, record_id: str) -> None:
        """Show a round, or bring a sticky that is voted on into sight."""
        project = self._workspace.project
        if record_id in project.all(VoteRound):
            self._workspace.show_journey(project.get(VoteRound, record_id).journey)
            self._round = record_id
            self.start.hide()
            self.refresh()
        elif record_id in self.rows.entries:
            found = self.rows.entries[record_id]
            found.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(found)

    def refresh(self) -> None:
        """Show the round and what has dots in it."""
        super().refresh()
        project, journey = self._workspace.project, self._workspace.journey_id
        rounds = rounds_of(project, journey)
        if self._round not in {one.id for one in rounds}:
            now = open_round(project, journey)
            self._round = now.id if now is not None else rounds[-1].id if rounds else ""
        voting = project.all(VoteRound).get(self._round)
        targets = voted_on(project, journey, voting)
        has_title = project.journeys.get(journey)
        self._about.show_text(f"on {has_title.title}" if has_title is not None else "")
        if voting is None:
            self.start.setVisible(bool(targets))
        self.head.show_round(voting, rounds)
        shown = targets[:MOST_SHOWN] if voting is not None else []
        if voting is not None:
            standings = self._standings(voting)
            self.rows.show_ids(shown, lambda one, entry: self._fill(one, entry, voting, standings))
        self.rows.widget.setVisible(bool(shown))
        self.no_stickies.setVisible(not targets)
        self.no_round.setVisible(bool(targets) and voting is None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.start.isHidden():
            self.start.question.setFocus()
        elif self.rows.entries:
            next(iter(self.rows.entries.values())).setFocus()

    def put(self, target: str, dots: int) -> None:
        """Put dots on something, or take some back."""
        voter = self.head.voter_name()
        self._workspace.run(PutDots(self._round, target, dots, new_id(Vote), voter))

    def _standings(self, voting: VoteRound) -> dict[str, int] | None:
        """The dots that may be seen: all, or in an open blind round those of the one who votes now;
        None where nobody is named."""
        if not is_secret(voting):
            return dots_in(self._workspace.project, voting.id)
        voter = self.head.voter_name().casefold()
        votes = self._workspace.project.referring(Vote, voting.id)
        return (
            {one.target: one.dots for one in votes if one.voter.casefold() == voter}
            if voter
            else None
        )

    def _fill(
        self, target: str, entry: VoteRow, voting: VoteRound, dots: dict[str, int] | None
    ) -> None:
        project = self._workspace.project
        record = project.find(target)
        assert isinstance(record, Sticky | Touchpoint)
        own = dots.get(target, 0) if dots is not None else None
        place = (
            1 + sum(one > own for one in dots.values()) if own and dots and voting.closed else None
        )
        entry.show_target(project, record, own, place, can_vote=not voting.closed)

    def _make_row(self, target: str) -> VoteRow:
        made = VoteRow()
        made.dots_asked.connect(partial(self.put, target))
        made.action_asked.connect(partial(make_action, self._workspace, target))
        made.fill_menu = partial(self._fill_menu, target)
        return made

    def _fill_menu(self, target: str, menu: QMenu) -> None:
        menu.addAction("Make it an action", lambda: make_action(self._workspace, target))
        menu.addAction("Show where it is", lambda: go_to(self._workspace, target))
        if target in self._workspace.project.stickies:
            menu.addSeparator()
            menu.addAction("Delete", lambda: self._workspace.run(DeleteRecords([target])))

    def _on_started(self, round_id: str) -> None:
        """Ready to vote: the keys that put dots work on the first row."""
        self.show_record(round_id)
        if self.rows.entries:
            next(iter(self.rows.entries.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_for_another(self) -> None:
        self.start.show()
        self.start.question.setFocus()

    def _on_journey(self) -> None:
        self._round = ""
        self.start.hide()
        self.ask_refresh()


def voted_on(project: Project, journey: str, voting: VoteRound | None) -> list[str]:
    """The ids of what a round is about: of a closed one the result, most dots first, then the rest;
    else stickies as they stand on the journey, the tray last. Touchpoints come where they have
    dots."""
    stages = {one.id: place for place, one in enumerate(stages_in_order(project, journey))}
    cards = {one.id: place for place, one in enumerate(journey_order(project, journey))}
    last = len(stages)

    def standing(sticky: Sticky) -> tuple[int, int]:
        touchpoint = project.touchpoints.get(sticky.touchpoint or "")
        stage = touchpoint.stage if touchpoint is not None else sticky.stage
        in_tray = touchpoint is None and stage is None
        place = last + 1 if in_tray else stages.get(stage or "", last)
        return place, cards.get(sticky.touchpoint or "", -1)

    ids = [one.id for one in sorted(by_rank(project.referring(Sticky, journey)), key=standing)]
    if voting is None:
        return ids
    dots = dots_in(project, voting.id)
    ids += [one for one in dots if one not in set(ids)]
    return sorted(ids, key=lambda one: -dots.get(one, 0)) if voting.closed else ids
