"""From a voted pain to what its mending changes, and on to an action that somebody owns.

An improvement is told against the shares as they are tried without it. Whatever else moves the
pain's shares (a slider, Start over, Keep, undo) is what the next improvement begins from.
"""

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
from journeymapper.analysis.what_if.shares import ShareGroup
from journeymapper.analysis.written import NotUnderstood, read_date, write_date, write_number
from journeymapper.commands.base import Together, called
from journeymapper.commands.channels import SetOwner
from journeymapper.commands.records import AddRecord
from journeymapper.domain.records import Action, Actor, Sticky, new_id
from journeymapper.gui.inspector.fields import labelled
from journeymapper.gui.inspector.values import offer_names
from journeymapper.gui.labels import ElidedButton, WrappedLabel
from journeymapper.gui.look import mark
from journeymapper.gui.parts import button, column, row, section
from journeymapper.gui.what_if.share_row import ShareRow
from journeymapper.gui.what_if.trial import Trial
from journeymapper.gui.workspace import Workspace

FIRST_TRY = 0.2
"""So much is a pain taken to be mended until somebody says otherwise."""
_LONGEST = 90
_EXAMPLE_DAY = date(2026, 11, 22)
NO_OWNER = "Say who owns it: what nobody owns is not done."
NO_TEXT = "Say what will be done."
NOT_YET = "Nothing is mended yet: move the slider to see what it would bring."
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
        self._base: ShareGroup | None = None
        """The shares at the pain's place without the improvement."""
        self._put: ShareGroup | None = None
        """The same with it, as it was put to the trial; None for none."""
        self._action = ""
        """What was made of this pain and this improvement."""
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
        self.lever.activated.connect(lambda _index: self._choose_lever())
        labelled("If this improves", self.lever, steps)
        self.by = ShareRow("by so much", "Improvement")
        self.by.moved.connect(self._on_by)
        steps.addWidget(self.by)
        self.effect = WrappedLabel("", "strong")
        steps.addWidget(self.effect)
        self._make_decision(steps)
        layout.addWidget(self._steps)
        trial.read.connect(self.refresh)
        trial.answered.connect(self._follow)

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
        self._follow()
        self._steps.setVisible(self.chosen is not None and bool(self._levers))
        self._show_made()
        self.due.setPlaceholderText(write_date(_EXAMPLE_DAY, self._locale))
        names = [one.name for one in actors_in_order(self._workspace.project)]
        offered = offer_names(self.owner, names)
        # A list that pops up would take the Tab that leads on.
        offered.setFilterMode(Qt.MatchFlag.MatchStartsWith)
        offered.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)

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
        self._levers, self._base, self._put, self._action = [], None, None, ""
        chain, before = trial.chain, trial.before
        place = None
        if pain is not None and chain is not None and before is not None:
            place = place_of(chain, pain, before.visits)
            if place is not None:
                self._base = trial.group(place)
        self._offer_levers()
        self._show_made()
        self._steps.setVisible(bool(self._levers))
        if pain is not None and not self._levers:
            self._workspace.told.emit(
                "Nothing leads on from where this pain lies, so mending it moves no share."
            )
            return
        if pain is not None:
            text = " ".join(pain.text.split())
            self.what.setText(f"Mend: {text}"[:_LONGEST])
            self._say_missing("")
            self._by = FIRST_TRY
            self._try()

    def _on_by(self, share: float) -> None:
        self._by = share
        self._try()

    def _choose_lever(self) -> None:
        self._action = ""
        self._show_made()
        self._by = self._by or FIRST_TRY
        self._try()

    def _offer_levers(self) -> None:
        """What mending may move, from the shares without it; what was chosen stays chosen."""
        chain, locale, chosen = self._trial.chain, self._locale, self._lever
        moves = chosen.moves if chosen is not None else ""
        self._levers = levers(chain, self._base) if chain and self._base else []
        self.lever.clear()
        for one in self._levers:
            word = "fewer" if one.fewer else "more"
            self.lever.addItem(f"{word} of the {share_said(one.share, locale)} {one.name}")
        self.lever.setCurrentIndex(
            next((n for n, one in enumerate(self._levers) if one.moves == moves), 0)
        )

    def _follow(self) -> None:
        """Begin from the shares as they are, where something else has moved them."""
        chain, base = self._trial.chain, self._base
        if chain is None or base is None:
            self._say_effect()
            return
        if base.place not in chain.groups:
            self._levers, self._base, self._put = [], None, None
            self.lever.clear()
            self._steps.hide()
            return
        now = self._trial.group(base.place)
        if now != (self._put or base) or (self._put and base.place not in self._trial.groups):
            self._base, self._put, self._by = now, None, 0.0
            self._offer_levers()
            self.by.show_share(self._by, None, self._locale)
        self._say_effect()

    def _let_go(self) -> None:
        """What the pain before moved goes back."""
        chain, base = self._trial.chain, self._base
        if self._put is not None and base is not None and chain and base.place in chain.groups:
            self._trial.put(base)

    def _try(self) -> None:
        lever, chain, base = self._lever, self._trial.chain, self._base
        self.by.show_share(self._by, None, self._locale)
        if lever is None or chain is None or base is None:
            return
        made = improved(chain, base, lever, self._by) if self._by else base
        self._put = made if made != base else None
        self._trial.put(made)
        # The answer comes with the next turn, and says what changes.

    def _say_effect(self) -> None:
        trial, lever = self._trial, self._lever
        outcome = self._outcome()
        if lever is None or trial.after is None:
            self.effect.show_text(trial.refusal if lever is not None else "")
            return
        if outcome is None:
            self.effect.show_text(NOT_YET)
            return
        locale, share, by = self._locale, lever.share, self._by
        then = share * (1.0 - by) if lever.fewer else share + (1.0 - share) * by
        before, after = outcome
        points = write_number((after - before) * 100, locale, 1)
        self.effect.show_text(
            f"{share_said(share, locale)} become {share_said(then, locale)}, and conversion goes "
            f"from {share_said(before, locale)} to {share_said(after, locale)} "
            f"({'+' if after >= before else ''}{points} points)."
        )

    def _outcome(self) -> tuple[float, float] | None:
        """The conversion without the improvement and with it; None where there is none."""
        after = self._trial.after
        if self._put is None or self._base is None or after is None:
            return None
        without = self._trial.answer_with(self._base)
        return (without.conversion.value, after.conversion.value) if without else None

    def _make_decision(self, whole: QVBoxLayout) -> None:
        self._form = QWidget()
        steps = column(self._form, gap=8)
        whole.addWidget(self._form)
        self.made = ElidedButton("Action made: open it", self._open_made, "link")
        self.made.hide()
        whole.addWidget(self.made, 0, Qt.AlignmentFlag.AlignLeft)
        self.what = QLineEdit()
        labelled("What will be done", self.what, steps)
        line = row(gap=12)
        self.owner = QLineEdit()
        self.owner.setPlaceholderText("A team, a person…")
        self.due = QLineEdit()
        self.due.textChanged.connect(lambda _text: self._read_due())
        self.due.returnPressed.connect(self._make_action)
        due = labelled("Due", self.due)
        self.due_note = WrappedLabel("", "small")
        self.due_note.hide()
        below = due.layout()
        assert below is not None
        below.addWidget(self.due_note)
        line.addWidget(labelled("Owner", self.owner), 1, Qt.AlignmentFlag.AlignTop)
        line.addWidget(due, 1, Qt.AlignmentFlag.AlignTop)
        steps.addLayout(line)
        self.missing = WrappedLabel("", "trouble")
        self.missing.hide()
        steps.addWidget(self.missing)
        self.owner.textEdited.connect(lambda _text: self._say_missing(""))
        self.what.textEdited.connect(lambda _text: self._say_missing(""))
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
        pain, lever = self.chosen, self._lever
        if pain is None or lever is None or self._action:
            return
        for field, said in ((self.what, NO_TEXT), (self.owner, NO_OWNER)):
            if not field.text().strip():
                self._say_missing(said)
                field.setFocus()
                return
        due = self._read_due()
        if self.due.text().strip() and due is None:
            self.due.setFocus()
            return
        self._trial.answer()  # a slider may have been moved in this very turn
        outcome = self._outcome()
        impact = proposed_impact(*outcome) if outcome is not None else None
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
            said = f", impact {impact} of 5" if impact is not None else ""
            self._workspace.told.emit(f"Made an action: {called(action)}{said}")
            self._action = action.id
            self.owner.clear()
            self.due.clear()
            self._show_made()
            self.made.setFocus()

    def _show_made(self) -> None:
        """In place of the form, while the action that was made of it is there."""
        if self._action and self._workspace.project.find(self._action) is None:
            self._action = ""
        self._form.setVisible(not self._action)
        self.made.setVisible(bool(self._action))

    def _open_made(self) -> None:
        self._workspace.page_asked.emit("actions", self._action)

    def _say_missing(self, said: str) -> None:
        self.missing.show_text(said)
        self.missing.setVisible(bool(said))

    @property
    def _locale(self) -> str:
        return self._workspace.project.details.locale


def _choice(name: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(12)
    return made


def _pain_said(pain: VotedPain) -> str:
    text = " ".join(pain.text.split())
    votes = votes_said(pain.dots)
    return f"{votes} · {text}" if votes else text
