"""A round of votes: starting it, its question and state, closing it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QLineEdit, QWidget

from journeymapper.analysis.votes import dots_by_voter, is_secret
from journeymapper.commands.base import Command, Together, plural
from journeymapper.commands.records import AddRecord, DeleteRecords, EditFields
from journeymapper.domain.records import VoteRound, new_id
from journeymapper.gui.choice_chip import ChoiceChip
from journeymapper.gui.inspector.fields import BoundLine
from journeymapper.gui.inspector.tags import FlowLayout
from journeymapper.gui.labels import WrappedLabel
from journeymapper.gui.parts import button, clear, column, label, row
from journeymapper.gui.sizes import at_least, at_most, icon_side
from journeymapper.gui.workspace import Workspace

MOST_DOTS = 20
LONGEST_CHIP = 40


class RoundStart(QFrame):
    """Asks for a question, how many dots each has, and whether sums stay hidden."""

    started = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.setProperty("role", "sheet")
        layout = column(self, (16, 12, 16, 12), 8)
        layout.addWidget(label("Start a round", "heading"))
        self.question = QLineEdit()
        self.question.setPlaceholderText("What shall the room vote on? Which pain hurts most?")
        self.question.setAccessibleName("Question of the round")
        self.question.returnPressed.connect(self.begin)
        layout.addWidget(self.question)
        line = row(gap=8)
        line.addWidget(label("Dots each"))
        self.dots = QComboBox()
        self.dots.setAccessibleName("Dots each")
        self.dots.addItems([str(count) for count in range(1, MOST_DOTS + 1)])
        self.dots.setCurrentText(str(VoteRound(id="", journey="").dots_each))
        at_least(self.dots, width=72)
        line.addWidget(self.dots)
        line.addSpacing(16)
        self.blind = QCheckBox("Blind: sums are shown when the round is closed")
        line.addWidget(self.blind)
        line.addStretch(1)
        self.go = button("Start", self.begin, "primary")
        line.addWidget(self.go)
        layout.addLayout(line)
        self.hide()

    def begin(self) -> None:
        """Start the round that is asked for."""
        voting = VoteRound(
            id=new_id(VoteRound),
            journey=self._workspace.journey_id,
            question=self.question.text().strip(),
            dots_each=self.dots.currentIndex() + 1,
            blind=self.blind.isChecked(),
        )
        if self._workspace.run(AddRecord(voting)) is None:
            self.question.setFocus()
            return
        self.question.clear()
        self.hide()
        self.started.emit(voting.id)


class RoundHead(QFrame):
    """The round that is shown, and the others of the journey as chips."""

    chosen = Signal(str)
    new_asked = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._round = ""
        self._chips_shown: list[tuple[str, str]] = []
        self.chips: dict[str, ChoiceChip] = {}
        self.setProperty("role", "sheet")
        layout = column(self, (16, 12, 16, 12), 8)
        self._switch = QWidget()
        self._flow = FlowLayout(self._switch)
        layout.addWidget(self._switch)
        self.question = BoundLine(workspace, self._ask, name="Question of the round", role="title")
        layout.addWidget(self.question)
        self.state = WrappedLabel(role="muted")
        layout.addWidget(self.state)
        line = row(gap=8)
        self.voter = QLineEdit()
        self.voter.setPlaceholderText("Who votes? Empty: the room")
        self.voter.setAccessibleName("Who votes")
        at_most(self.voter, width=240)
        self.voter.textChanged.connect(lambda _text: self.chosen.emit(self._round))
        line.addWidget(self.voter, 1)
        line.addStretch(1)
        self.new = button("Start another round", self.new_asked.emit)
        line.addWidget(self.new)
        self.delete = button("Delete round", self._delete, "danger")
        line.addWidget(self.delete)
        self.close_button = button("Close the round", self._close, "primary")
        line.addWidget(self.close_button)
        self.open_button = button("Open it again", self._open)
        line.addWidget(self.open_button)
        layout.addLayout(line)

    def voter_name(self) -> str:
        """Who votes now; empty for the room."""
        return " ".join(self.voter.text().split())

    def show_round(self, voting: VoteRound | None, rounds: list[VoteRound]) -> None:
        self.setVisible(voting is not None)
        if voting is None:
            return
        if voting.id != self._round:
            self.question.finish()
            self._round = voting.id
        self._show_chips(rounds)
        self.question.show_value(voting.question)
        self.state.show_text(self._said(voting))
        self.voter.setVisible(not voting.closed)
        self.close_button.setVisible(not voting.closed)
        for one in (self.open_button, self.new, self.delete):
            one.setVisible(voting.closed)

    def _said(self, voting: VoteRound) -> str:
        given = dots_by_voter(self._workspace.project, voting.id)
        count = plural(sum(given.values()), "dot")
        if voting.closed:
            return f"Closed · {count} · most first"
        parts = [f"{plural(voting.dots_each, 'dot')} each", f"{count} put so far"]
        if is_secret(voting):
            parts.append("blind: sums are shown when the round is closed")
        name = self.voter_name()
        if not name:
            parts.append("nobody named: dots are not limited")
        else:
            left = voting.dots_each - sum(
                dots for one, dots in given.items() if one.casefold() == name.casefold()
            )
            parts.append(f"{name} has {plural(max(left, 0), 'dot')} left")
        parts.append("+ and − put dots on the row with the focus")
        return " · ".join(parts)

    def _show_chips(self, rounds: list[VoteRound]) -> None:
        chips = [(one.id, one.question) for one in rounds] if len(rounds) > 1 else []
        if chips != self._chips_shown:
            self._chips_shown = chips
            clear(self._flow)
            self.chips = {}
            for one, question in chips:
                short = " ".join(question.split())
                cut = f"{short[: LONGEST_CHIP - 1]}…" if len(short) > LONGEST_CHIP else short
                chip = ChoiceChip(cut.replace("&", "&&"), partial(self.chosen.emit, one))
                chip.setToolTip(short)
                icon_side(chip, 12)
                self.chips[one] = chip
                self._flow.addWidget(chip)
        self._switch.setVisible(bool(chips))
        for one, chip in self.chips.items():
            chip.setChecked(one == self._round)

    def _ask(self, text: str, merge_key: str) -> Command | None:
        if not text.strip() or self._round not in self._workspace.project.all(VoteRound):
            return None
        return EditFields(self._round, {"question": text}, merge_key=merge_key)

    def _close(self) -> None:
        close = EditFields(self._round, {"closed": True})
        self._workspace.run(Together("Close the round", [close]))

    def _open(self) -> None:
        reopen = EditFields(self._round, {"closed": False})
        self._workspace.run(Together("Open the round again", [reopen]))

    def _delete(self) -> None:
        self._workspace.run(DeleteRecords([self._round]))
