"""The page that asks what if: shares at the left, what they change at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QWidget

from journeymapper.commands.records import EditFields
from journeymapper.domain.order import journey_order, personas_in_order
from journeymapper.domain.vocabulary import Outcome
from journeymapper.gui.labels import ElidedLabel, WrappedLabel
from journeymapper.gui.paper_page import PaperPage, scrolled
from journeymapper.gui.parts import button, column, label, panel, row
from journeymapper.gui.sizes import at_least, at_most
from journeymapper.gui.what_if.groups import DecisionPoints
from journeymapper.gui.what_if.pain_card import PainCard
from journeymapper.gui.what_if.results import Results
from journeymapper.gui.what_if.trial import Trial
from journeymapper.gui.workspace import Workspace

RESULTS_WIDTH = (320, 480)
NARROW = 960


class WhatIfPage(PaperPage):
    """Asks what if on the journey that the window shows."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "What-if")
        self.trial = Trial(workspace, self)
        self._looks: dict[str, tuple[str, str, str]] = {}
        """By journey: who looks, from where, at what."""
        self._journey = workspace.journey_id
        layout = column(self, gap=0)
        layout.addWidget(self._make_bar())
        self._stack = QStackedWidget()
        layout.addWidget(self._stack, 1)
        self._stack.addWidget(self._make_content())
        self._stack.addWidget(self._make_empty())
        workspace.journey_changed.connect(self._on_journey)
        self.trial.answered.connect(self._show_state)
        self.refresh()

    def show_record(self, record_id: str) -> None:
        """Begin from a pain (a sticky), or look as a persona."""
        self.refresh()
        if record_id in self._workspace.project.stickies:
            self.pain.show_pain(record_id)
        elif record_id in self._workspace.project.personas:
            self.trial.look(record_id, self.trial.begin, self.trial.goal)

    def refresh(self) -> None:
        """Read the project anew."""
        super().refresh()
        self._offer()
        self.trial.read_again()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.points.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.results.show_narrow(self.width() < NARROW)

    def _on_journey(self) -> None:
        self.trial.groups = {}
        trial = self.trial
        self._looks[self._journey] = trial.persona, trial.begin, trial.goal
        self._journey = self._workspace.journey_id
        trial.persona, trial.begin, trial.goal = self._looks.get(self._journey, ("", "", ""))
        self.ask_refresh()

    def _show_state(self) -> None:
        trial = self.trial
        self.keep.setEnabled(trial.is_moved and trial.after is not None)
        self.over.setEnabled(trial.is_moved)
        goal = self._workspace.project.touchpoints.get(trial.goal)
        self.mark.setVisible(goal is not None and goal.outcome is not Outcome.WON)
        self._stack.setCurrentIndex(0 if trial.chain is not None else 1)
        self._why.show_text(trial.refusal)
        self._go.setVisible(bool(trial.place))

    def _make_bar(self) -> QWidget:
        bar = panel("bar")
        layout = column(bar, (24, 10, 24, 10), 8)
        head = row(gap=12)
        self._title = ElidedLabel(role="title")
        head.addWidget(self._title, 1)
        self.over = button("Start over", self.trial.start_over)
        self.keep = button("Keep this", self.trial.keep, "primary")
        self.keep.setToolTip("Write these shares into the project, as one step")
        head.addWidget(self.over)
        head.addWidget(self.keep)
        layout.addLayout(head)
        line = row(gap=8)
        self.who = self._choice(line, "Who")
        self.begin = self._choice(line, "From")
        self.goal = self._choice(line, "Converted is")
        self.mark = button("Mark it as won", self._mark_goal, "link")
        self.mark.setToolTip("Let this touchpoint count as converted everywhere, from now on")
        line.addWidget(self.mark)
        line.addStretch(1)
        layout.addLayout(line)
        return bar

    def _choice(self, layout: QHBoxLayout, text: str) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(text)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(9)
        at_most(made, width=220)
        made.activated.connect(lambda _index: self._look())
        layout.addWidget(label(text, "small"))
        layout.addWidget(made, 2)
        return made

    def _offer(self) -> None:
        """The journey's personas and touchpoints to choose from."""
        project, journey = self._workspace.project, self._workspace.journey_id
        shown = project.journeys.get(journey)
        self._title.show_text(f"What if · {shown.title}" if shown else "What if")
        people = [(one.id, one.name) for one in personas_in_order(project)]
        places = [(one.id, one.name) for one in journey_order(project, journey)] if shown else []
        trial = self.trial
        trial.persona = trial.persona if trial.persona in project.personas else ""
        there = {place for place, _ in places}
        trial.begin, trial.goal = (one if one in there else "" for one in (trial.begin, trial.goal))
        _fill(self.who, [("", "Everybody"), *people], trial.persona)
        _fill(self.begin, [("", "All entries"), *places], trial.begin)
        _fill(self.goal, [("", "what is won"), *places], trial.goal)

    def _look(self) -> None:
        self.trial.look(*(str(one.currentData()) for one in (self.who, self.begin, self.goal)))

    def _look_from(self, touchpoint: str) -> None:
        self.begin.setCurrentIndex(max(self.begin.findData(touchpoint), 0))
        self._look()

    def _mark_goal(self) -> None:
        """Write the chosen goal into the project, so that document and command line count it."""
        edit = EditFields(self.trial.goal, {"outcome": Outcome.WON})
        if self._workspace.run(edit, self) is not None:
            self.trial.goal = ""

    def _make_content(self) -> QWidget:
        content = panel("paper")
        layout = row(content, gap=0)
        left = QWidget()
        inside = column(left, (24, 16, 16, 24), 12)
        self.pain = PainCard(self._workspace, self.trial)
        inside.addWidget(self.pain)
        self.points = DecisionPoints(self._workspace, self.trial)
        inside.addWidget(self.points, 1)
        right = QWidget()
        beside = column(right, (8, 16, 24, 24), 12)
        self.results = Results(self._workspace, self.trial)
        self.results.begin_chosen.connect(self._look_from)
        beside.addWidget(self.results)
        layout.addWidget(scrolled(left), 3)
        area = scrolled(right)
        least, most = RESULTS_WIDTH
        at_least(area, width=least)
        at_most(area, width=most)
        layout.addWidget(area, 2)
        return content

    def _make_empty(self) -> QWidget:
        whole = panel("paper")
        layout = column(whole, (24, 24, 24, 24), 12)
        layout.addStretch(1)
        self._why = WrappedLabel("", "muted")
        self._why.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._why)
        line = row()
        line.addStretch(1)
        self._go = button("Show it on the map", self._show_place, "soft")
        line.addWidget(self._go)
        line.addWidget(button("Go to the map", self._show_map, "soft"))
        line.addStretch(1)
        layout.addLayout(line)
        layout.addStretch(2)
        return whole

    def _show_map(self) -> None:
        self._workspace.page_asked.emit("map", "")

    def _show_place(self) -> None:
        place = self.trial.place
        self._show_map()
        self._workspace.reveal(place)


def _fill(field: QComboBox, options: list[tuple[str, str]], chosen: str) -> None:
    now = [(str(field.itemData(n)), field.itemText(n)) for n in range(field.count())]
    if now != options:
        field.clear()
        for value, text in options:
            field.addItem(" ".join(text.split()), value)
    field.setCurrentIndex(max(field.findData(chosen), 0))
