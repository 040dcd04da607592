"""From a voted pain to what its mending changes, and on to an action that somebody owns."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QFrame, QLineEdit, QVBoxLayout, QWidget

from journeymapper.analysis.actors import actors_in_order
from journeymapper.analysis.votes import votes_said
from journeymapper.analysis.what_if.pains import (
    Lever,
    VotedPain,
    improved,
    levers,
    place_of,
    proposed_impact,
    voted_pains,
)
from journeymapper.analysis.what_if.said import share_said
from journeymapper.analysis.written import NotUnderstood, read_date, write_date, write_number
from journeymapper.commands.base import Together, called
from journeymapper.commands.channels import SetOwner
from journeymapper.commands.records import AddRecord
from journeymapper.domain.records import Action, Actor, Sticky, new_id
from journeymapper.gui.inspector.fields import labelled
from journeymapper.gui.labels import WrappedLabel
from journeymapper.gui.look import mark
from journeymapper.gui.parts import button, column, row, section
from journeymapper.gui.what_if.share_row import ShareRow
from journeymapper.gui.what_if.trial import Trial
from journeymapper.gui.workspace import Workspace

FIRST_TRY = 0.2
"""So much is a pain taken to be mended until somebody says otherwise."""
_LONGEST = 90
_EXAMPLE_DAY = date(2026, 11, 22)
_NO_PAINS = (
    "No pain lies on this journey yet. Put a pain on a touchpoint or a stage (from the tray, or in "
    "the grid), vote on it, and try here what mending it would bring."
)


class PainCard(QFrame):
    """A pain, what mending it moves, how far, and what is decided."""

    def __init__(self, workspace: Workspace, trial: Trial) -> None:
        super().__init__()
        self.setProperty("role", "sheet")
        self._workspace, self._trial = workspace, trial
        self._pains: list[VotedPain] = []
        self._levers: list[Lever] = []
        self._by = FIRST_TRY
        layout = column(self, (16, 12, 16, 14), 8)
        layout.addWidget(section("From a pain"))
        self.empty = WrappedLabel(_NO_PAINS, "muted")
        layout.addWidget(self.empty)
        self.pain = _choice("Pain")
        self.pain.activated.connect(lambda _index: self._choose_pain())
        layout.addWidget(self.pain)
        self._steps = QWidget()
        steps = column(self._steps, gap=8)
        self.lever = _choice("What mending it moves")
        self.lever.activated.connect(lambda _index: self._try())
        labelled("If this improves", self.lever, steps)
        self.by = ShareRow("by so much", "Improvement")
        self.by.moved.connect(self._on_by)
        steps.addWidget(self.by)
        self.effect = WrappedLabel("", "strong")
        steps.addWidget(self.effect)
        self._make_decision(steps)
        layout.addWidget(self._steps)
        trial.read.connect(self.refresh)
        trial.answered.connect(self._say_effect)

    def refresh(self) -> None:
        """Offer the pains of the journey as they are voted on now."""
        chosen = self.chosen
        self._pains = voted_pains(self._workspace.project, self._workspace.journey_id)
        ids = [one.id for one in self._pains]
        self.pain.clear()
        self.pain.addItem("Choose a pain…")
        self.pain.addItems([_pain_said(one) for one in self._pains])
        self.pain.setCurrentIndex(ids.index(chosen.id) + 1 if chosen and chosen.id in ids else 0)
        self.empty.setVisible(not self._pains)
        self.pain.setVisible(bool(self._pains))
        self._steps.setVisible(self.chosen is not None and bool(self._levers))
        self.due.setPlaceholderText(write_date(_EXAMPLE_DAY, self._locale))
        names = [one.name for one in actors_in_order(self._workspace.project)]
        self.owner.setCompleter(_completing(names, self.owner))

    @property
    def chosen(self) -> VotedPain | None:
        index = self.pain.currentIndex() - 1
        return self._pains[index] if 0 <= index < len(self._pains) else None

    @property
    def _lever(self) -> Lever | None:
        index = self.lever.currentIndex()
        return self._levers[index] if 0 <= index < len(self._levers) else None

    def show_pain(self, sticky: str) -> None:
        """Choose this pain, where it lies on the journey."""
        ids = [one.id for one in self._pains]
        if sticky in ids:
            self.pain.setCurrentIndex(ids.index(sticky) + 1)
            self._choose_pain()

    def _choose_pain(self) -> None:
        trial, pain = self._trial, self.chosen
        self._let_go()
        self._levers = []
        chain, before = trial.chain, trial.before
        place = None
        if pain is not None and chain is not None and before is not None:
            place = place_of(chain, pain, before.visits)
            if place is not None:
                self._levers = levers(chain, chain.groups[place])
        locale = self._locale
        self.lever.clear()
        for one in self._levers:
            word = "fewer" if one.fewer else "more"
            self.lever.addItem(f"{word} of the {share_said(one.share, locale)} {one.name}")
        self._steps.setVisible(bool(self._levers))
        if pain is not None and not self._levers:
            self._workspace.told.emit(
                "Nothing leads on from where this pain lies, so mending it moves no share."
            )
            return
        if pain is not None:
            text = " ".join(pain.text.split())
            self.what.setText(f"Mend: {text}"[:_LONGEST])
            self._by = FIRST_TRY
            self._try()

    def _on_by(self, share: float) -> None:
        self._by = share
        self._try()

    def _let_go(self) -> None:
        """What the pain before moved goes back."""
        for place in {one.place for one in self._levers}:
            self._trial.take_back(place)

    def _try(self) -> None:
        lever, chain = self._lever, self._trial.chain
        self.by.show_share(self._by, None, self._locale)
        if lever is not None and chain is not None:
            self._trial.put(improved(chain, chain.groups[lever.place], lever, self._by))
            self._say_effect()

    def _say_effect(self) -> None:
        trial, lever = self._trial, self._lever
        if lever is None or trial.before is None or trial.after is None:
            self.effect.show_text(trial.refusal if lever is not None else "")
            return
        locale, share, by = self._locale, lever.share, self._by
        then = share * (1.0 - by) if lever.fewer else share + (1.0 - share) * by
        before, after = trial.before.conversion.value, trial.after.conversion.value
        points = write_number((after - before) * 100, locale, 1)
        self.effect.show_text(
            f"{share_said(share, locale)} become {share_said(then, locale)}, and conversion goes "
            f"from {share_said(before, locale)} to {share_said(after, locale)} "
            f"({'+' if after >= before else ''}{points} points)."
        )

    def _make_decision(self, steps: QVBoxLayout) -> None:
        self.what = QLineEdit()
        labelled("What will be done", self.what, steps)
        line = row(gap=12)
        self.owner = QLineEdit()
        self.owner.setPlaceholderText("A team, a person…")
        self.due = QLineEdit()
        self.due.textChanged.connect(lambda _text: self._read_due())
        self.due.returnPressed.connect(self._make_action)
        line.addWidget(labelled("Owner", self.owner), 1)
        line.addWidget(labelled("Due", self.due), 1)
        steps.addLayout(line)
        self.due_note = WrappedLabel("", "small")
        self.due_note.hide()
        steps.addWidget(self.due_note)
        self.make = button("Make it an action", self._make_action, "soft")
        end = row()
        end.addWidget(self.make)
        end.addStretch(1)
        steps.addLayout(end)

    def _read_due(self) -> date | None:
        """The day that is typed; what cannot be read is said below the field."""
        text = self.due.text().strip()
        due, said, role = None, "", "small"
        if text:
            try:
                due = read_date(text, self._locale)
                said = f"= {write_date(due, self._locale)}"
            except NotUnderstood as trouble:
                said, role = str(trouble), "trouble"
        mark(self.due_note, role=role)
        self.due_note.show_text(said)
        self.due_note.setVisible(bool(said))
        return due

    def _make_action(self) -> None:
        pain, lever, trial = self.chosen, self._lever, self._trial
        if pain is None or lever is None or trial.before is None or trial.after is None:
            return
        due = self._read_due()
        if self.due.text().strip() and due is None:
            self.due.setFocus()
            return
        impact = proposed_impact(trial.before.conversion.value, trial.after.conversion.value)
        action = Action(
            id=new_id(Action),
            text=self.what.text().strip(),
            due_on=due,
            impact=impact,
            touchpoint=lever.place,
            sticky=pain.id,
        )
        commands = [AddRecord(action), SetOwner(action.id, self.owner.text(), new_id(Actor))]
        sticky = self._workspace.project.find(pain.id)
        title = f"Make an action of {called(sticky if isinstance(sticky, Sticky) else None)}"
        if self._workspace.run(Together(title, commands), self) is not None:
            self._workspace.told.emit(f"Made an action: {called(action)}, impact {impact} of 5")

    @property
    def _locale(self) -> str:
        return self._workspace.project.details.locale


def _choice(name: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(12)
    return made


def _completing(names: list[str], field: QLineEdit) -> QCompleter:
    """Completes in the line itself: a list that pops up would take the Tab that leads on."""
    made = QCompleter(names, field)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    made.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
    return made


def _pain_said(pain: VotedPain) -> str:
    text = " ".join(pain.text.split())
    votes = votes_said(pain.dots)
    return f"{votes} · {text}" if votes else text
