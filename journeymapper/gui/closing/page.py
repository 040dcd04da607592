"""The page of closing the loop: how much was answered and how soon, where somebody waits, and what
came of the actions that feedback led to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from journeymapper.analysis.closing import Closing, Group, closing_the_loop
from journeymapper.analysis.closing_words import asked_said, figures_said
from journeymapper.analysis.effects import effects_of_feedback
from journeymapper.analysis.written import write_number
from journeymapper.gui.closing.figures import FigureCards, MonthsChart
from journeymapper.gui.closing.rows import EffectRow, GroupHead, GroupRow, NoteRow
from journeymapper.gui.entries import EntryList
from journeymapper.gui.feedback.inbox import NOWHERE, SOURCE
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.paper_page import PaperPage, in_the_middle
from journeymapper.gui.parts import EmptyPlace, button, column, label, panel, row
from journeymapper.gui.scroll_column import ScrollColumn
from journeymapper.gui.sizes import at_most
from journeymapper.gui.workspace import Workspace

TABLES = frozenset(
    {"feedback_notes", "touchpoints", "actions", "measures", "readings", "personas", "projects"}
)
WIDEST = 1360
SIDE_BY_SIDE = 1180
"""Pixels from which two lists stand beside one another."""
FEW, MANY = 8, 200
MOST_NOTES = 10
EMPTY = (
    "Nobody waits for a reply yet.\nSay in the inbox which notes need one (R), and close them with "
    "your answer.\nHow much was answered, how soon and where then stands here."
)


class ClosingPage(PaperPage):
    """``today`` is what waiting is counted to."""

    def __init__(self, workspace: Workspace, today: Callable[[], date] = date.today) -> None:
        super().__init__(workspace, "Closing the loop", TABLES)
        self._today = today
        content = panel("paper")
        outer = row(content, (32, 24, 32, 32), 0)
        middle = QWidget()
        at_most(middle, width=WIDEST)
        outer.addWidget(middle, 1)
        layout = column(middle, gap=12)
        head = row(gap=12)
        head.addWidget(label("Closing the loop", "display"))
        head.addStretch(1)
        self.open_inbox = button("Open the inbox", partial(self._lead, "feedback", ""))
        head.addWidget(self.open_inbox)
        layout.addLayout(head)
        self._facts = ElidedLabel(role="muted")
        layout.addWidget(self._facts)
        self.figures = FigureCards()
        layout.addWidget(self.figures)
        self.chart = MonthsChart()
        self._over_time = _Sheet("Over time", "by the month in which a note was received")
        self._over_time.body.addWidget(self.chart)
        layout.addWidget(self._over_time)
        self.places = _Groups("At touchpoints", "Touchpoint", "Pinned nowhere", self._lead_to_place)
        self.sources = _Groups("From sources", "Source", "No source said", self._lead_to_source)
        self.oldest = EntryList(2, self._make_note)
        self._waiting = _Sheet("Waiting longest", "")
        self._waiting.body.addWidget(self.oldest.widget)
        self.effects = EntryList(2, self._make_effect)
        self._decided = _Sheet("What came of feedback", "what came after need not have come of it")
        self._decided.body.addWidget(self.effects.widget)
        self._sheets = (self.places, self.sources, self._waiting, self._decided)
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        layout.addLayout(self._grid)
        layout.addStretch(1)
        self._columns = 0
        self._area = ScrollColumn(content)
        self._empty = in_the_middle(
            EmptyPlace(EMPTY, "Open the inbox", partial(self._lead, "feedback", ""))
        )
        whole = row(self, gap=0)
        whole.addWidget(self._area)
        whole.addWidget(self._empty)
        self._arrange(2)
        self.refresh()

    def refresh(self) -> None:
        """Show the project as it is now."""
        super().refresh()
        project, today = self._workspace.project, self._today()
        found = closing_the_loop(project, today)
        effects = {one.action.id: one for one in effects_of_feedback(project)}
        anything = bool(found.whole.asked or effects)
        self._area.setVisible(anything)
        self._empty.setVisible(not anything)
        self._facts.show_text(asked_said(project, found.whole).capitalize())
        self.figures.show_figures(figures_said(project, found.whole, today))
        locale = project.details.locale
        self.chart.show_months(found.months, locale)
        self._over_time.setVisible(len(found.months) > 1)
        self.places.show_groups(found.touchpoints, today, locale)
        self.sources.show_groups(found.sources, today, locale)
        self._show_oldest(found, today)
        self.effects.show_ids(
            list(effects)[:MANY], lambda one, line: line.show_effect(project, effects[one])
        )
        self._decided.setVisible(bool(effects))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(2 if self.width() >= SIDE_BY_SIDE else 1)

    def _show_oldest(self, found: Closing, today: date) -> None:
        project = self._workspace.project
        notes = {one.id: one for one in found.oldest[:MOST_NOTES]}
        self.oldest.show_ids(
            list(notes), lambda one, line: line.show_note(project, notes[one], today)
        )
        left = found.whole.waiting - len(notes)
        self._waiting.said.show_text(
            f"{write_number(left, project.details.locale)} more wait" if left > 0 else ""
        )
        self._waiting.setVisible(bool(notes))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, one in enumerate(self._sheets):
            self._grid.addWidget(one, place // columns, place % columns)
        for place in range(2):
            self._grid.setColumnStretch(place, 1 if place < columns else 0)

    def _lead(self, page: str, record_id: str) -> None:
        self._workspace.page_asked.emit(page, record_id)

    def _lead_to_place(self, touchpoint: str) -> None:
        self._lead("feedback", touchpoint or NOWHERE)

    def _lead_to_source(self, source: str) -> None:
        self._lead("feedback", f"{SOURCE}{source}")

    def _make_note(self, note_id: str) -> NoteRow:
        made = NoteRow()
        made.clicked.connect(partial(self._lead, "feedback", note_id))
        return made

    def _make_effect(self, action_id: str) -> EffectRow:
        made = EffectRow()
        made.clicked.connect(partial(self._lead, "actions", action_id))
        return made


class _Sheet(QFrame):
    """A part of the page under its heading, with a quiet remark at the right."""

    def __init__(self, heading: str, said: str) -> None:
        super().__init__()
        self.setProperty("role", "sheet")
        self.setAccessibleName(heading)
        outer = column(self, (16, 14, 16, 14), 8)
        head = row(gap=12)
        head.addWidget(label(heading, "heading"))
        self.said = ElidedLabel(said, "small")
        head.addWidget(self.said, 1)
        outer.addLayout(head)
        self.body = column(gap=2)
        outer.addLayout(self.body)
        outer.addStretch(1)


class _Groups(_Sheet):
    """Places or sources: a few at first, the others on a click."""

    def __init__(
        self, heading: str, column_name: str, nothing: str, lead: Callable[[str], object]
    ) -> None:
        super().__init__(heading, "")
        self._nothing = nothing
        self._lead = lead
        self._is_open = False
        self._groups: Sequence[Group] = ()
        self._written: tuple[date, str] = (date.min, "")
        self.body.addWidget(GroupHead(column_name))
        self.list = EntryList(0, self._make)
        self.body.addWidget(self.list.widget)
        self.more = button("", self._open, "link")
        self.body.addWidget(self.more)

    def show_groups(self, groups: Sequence[Group], today: date, locale: str) -> None:
        self._groups, self._written = groups, (today, locale)
        shown = {one.key: one for one in groups[: MANY if self._is_open else FEW]}
        self.list.show_ids(
            list(shown),
            lambda one, line: line.show_group(shown[one], self._nothing, today, locale),
        )
        left = len(groups) - len(shown)
        self.more.setText(f"Show {min(left, MANY - FEW)} more")
        self.more.setVisible(left > 0 and not self._is_open)
        self.said.show_text(
            f"and {write_number(left, locale)} more" if left > 0 and self._is_open else ""
        )
        self.setVisible(bool(groups))

    def _open(self) -> None:
        self._is_open = True
        self.show_groups(self._groups, *self._written)

    def _make(self, key: str) -> GroupRow:
        made = GroupRow()
        made.clicked.connect(partial(self._lead, key))
        return made
