"""The page of measures: all that is counted on the journey, by stage, and what it returns."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeymapper.analysis.measures import MeasureState, due_on, measures_of, stage_of
from journeymapper.commands.base import plural
from journeymapper.commands.measures import AddMeasure
from journeymapper.commands.records import DeleteRecords
from journeymapper.domain.order import stages_in_order
from journeymapper.domain.records import Measure, Reading, new_id
from journeymapper.gui.entries import EntryList, NameLine
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.measures.bringing import Bringing
from journeymapper.gui.measures.entry import MeasureRow, heading
from journeymapper.gui.measures.returns import Returns
from journeymapper.gui.paper_page import PaperPage
from journeymapper.gui.parts import EmptyPlace, button, column, icon_button, label, panel, row
from journeymapper.gui.scroll_column import ScrollColumn
from journeymapper.gui.workspace import Workspace

JOURNEY = ""
"""The group of what belongs to no stage."""


class MeasuresPage(PaperPage):
    """``show_record`` opens a measure, or that of a reading, in its journey."""

    def __init__(self, workspace: Workspace, today: Callable[[], date] = date.today) -> None:
        super().__init__(workspace, "Measures")
        self._today = today
        self._open = ""
        content = panel("paper")
        layout = column(content, (32, 24, 32, 32), 12)
        self._add_head(layout)
        self.bringing = Bringing(workspace)
        layout.addWidget(self.bringing)
        self._heading = heading()
        layout.addWidget(self._heading)
        self.groups: EntryList[Group] = EntryList(16, self._make_group)
        layout.addWidget(self.groups.widget)
        self._empty = EmptyPlace(
            "Nothing is counted on this journey yet. Count what tells whether it works: how many "
            "go on, how many finish, what one of them is worth.",
            "Add a measure",
            self.add,
        )
        layout.addWidget(self._empty)
        self.returns = Returns()
        layout.addSpacing(8)
        layout.addWidget(self.returns)
        layout.addStretch(1)
        self._area = ScrollColumn(content)
        row(self, gap=0).addWidget(self._area)
        workspace.journey_changed.connect(self.refresh)
        self.refresh()

    def show_record(self, record_id: str) -> None:
        record = self._workspace.project.find(record_id)
        if isinstance(record, Reading):
            record = self._workspace.project.measures[record.measure]
        if isinstance(record, Measure):
            self._workspace.show_journey(record.journey)
            self._open = record.id
            self.refresh()
            for group in self.groups.entries.values():
                if record.id in group.list.entries:
                    self._area.ensureWidgetVisible(group.list.entries[record.id])

    def refresh(self) -> None:
        super().refresh()
        project, journey_id = self._workspace.project, self._workspace.journey_id
        journey = project.journeys.get(journey_id)
        states = measures_of(project, journey_id) if journey else []
        self._figures.show_text(self._figures_text(states))
        by_group: dict[str, list[str]] = {JOURNEY: []}
        stages = stages_in_order(project, journey_id) if journey else []
        by_group.update({one.id: [] for one in stages})
        for state in states:
            by_group.setdefault(stage_of(project, state.measure) or JOURNEY, []).append(
                state.measure.id
            )
        anything = bool(states) or any(group.is_adding for group in self.groups.entries.values())
        self.groups.show_ids(
            list(by_group),
            lambda one, group: group.show_measures(by_group[one], self._open, self._today()),
        )
        self.groups.widget.setVisible(anything)
        self._heading.setVisible(bool(states))
        self._empty.setVisible(not anything)
        self.returns.show_journey(project, journey_id)

    def add(self, group: str = JOURNEY) -> None:
        """Ask for a measure's name, in place; without a stage, of the journey."""
        self.groups.widget.show()
        self._empty.hide()
        self.groups.entries[group].begin()

    def paste(self) -> None:
        """Take in readings from the clipboard; rows that name no measure are of the open one."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self._workspace.told.emit("Copy a table of readings first, then paste it here.")
            return
        self.bringing.take(text, self._open)
        if not self.bringing.isHidden():
            self._area.ensureWidgetVisible(self.bringing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def _add_head(self, layout: QVBoxLayout) -> None:
        head = row(gap=12)
        head.addWidget(label("Measures", "display"))
        head.addStretch()
        head.addWidget(button("Paste readings", self.paste))
        self.import_button = button("Import readings…", lambda: self.bringing.from_file(self))
        head.addWidget(self.import_button)
        layout.addLayout(head)
        self._figures = ElidedLabel(role="muted")
        layout.addWidget(self._figures)

    def _figures_text(self, states: list[MeasureState]) -> str:
        if not states:
            return ""
        project, today = self._workspace.project, self._today()
        missed = sum(one.is_on_target is False for one in states)
        due = sum(
            bool(one.measure.every_days) and (due_on(project, one.measure) or today) <= today
            for one in states
        )
        title = project.journeys[self._workspace.journey_id].title
        parts = [f"{plural(len(states), 'measure')} of “{title}”", f"{missed} off target"]
        return " · ".join([*parts, *([f"{plural(due, 'reading')} due"] if due else [])])

    def _make_group(self, stage: str) -> Group:
        group = Group(self._workspace, stage, self._toggle, self.refresh)
        group.added.named.connect(partial(self._on_named, stage))
        return group

    def _on_named(self, stage: str, name: str) -> None:
        measure = new_id(Measure)
        add = AddMeasure(measure, self._workspace.journey_id, name, stage=stage or None)
        group = self.groups.entries[stage]
        is_typing = group.added.hasFocus()  # and has not gone on to something else
        if self._workspace.run(add):
            self._open = measure
            group.added.leave()
            self.refresh()
            form = group.list.entries[measure].form
            if form is not None and is_typing:
                form.new_reading.line.setFocus(Qt.FocusReason.OtherFocusReason)
                self._area.ensureWidgetVisible(form.new_reading)

    def _toggle(self, measure_id: str) -> None:
        self._open = "" if self._open == measure_id else measure_id
        self.refresh()


class Group(QWidget):
    """The measures of one stage and its touchpoints, or of the journey."""

    def __init__(
        self,
        workspace: Workspace,
        stage: str,
        toggle: Callable[[str], object],
        left: Callable[[], object],
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._stage = stage
        self._toggle = toggle
        layout = column(self, gap=6)
        head = row(gap=4)
        self._name = ElidedLabel(role="heading")
        head.addWidget(self._name, 1)
        self.plus = icon_button("plus", "Add a measure", self.begin, 14)
        head.addWidget(self.plus)
        layout.addLayout(head)
        self.list = EntryList(6, self._make)
        layout.addWidget(self.list.widget)
        self.added = NameLine("What is counted? Name, then Enter")
        self.added.left.connect(left)
        layout.addWidget(self.added)

    @property
    def is_adding(self) -> bool:
        return not self.added.isHidden()

    def begin(self) -> None:
        """Ask for a measure's name, in place."""
        self.added.begin()

    def show_measures(self, ids: list[str], open_one: str, today: date) -> None:
        stage = self._workspace.project.stages.get(self._stage)
        name = stage.name if stage else "The journey"
        self._name.show_text(name)
        self.plus.setAccessibleName(f"Add a measure: {name}")
        self.list.show_ids(
            ids,
            lambda one, entry: entry.show_measure(one, is_open=one == open_one, today=today),
        )

    def _make(self, measure_id: str) -> MeasureRow:
        made = MeasureRow(self._workspace)
        made.head.clicked.connect(partial(self._toggle, measure_id))
        made.head.delete_asked.connect(lambda: self._workspace.run(DeleteRecords([measure_id])))
        return made
