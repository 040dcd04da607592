"""The page of seasons and reviews: what time brings to the journey, and who looks at it when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journeymapper.analysis.reviews import rituals_in_order
from journeymapper.analysis.seasons import seasons_on
from journeymapper.commands.base import Command, Together
from journeymapper.commands.records import AddRecord, DeleteRecords
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, Review, Ritual, Season, Validation, new_id
from journeymapper.domain.vocabulary import RitualKind
from journeymapper.gui.elsewhere import Elsewhere
from journeymapper.gui.entries import EntryList, NameLine
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.paper_page import PaperPage, scrolled
from journeymapper.gui.parts import EmptyPlace, column, label, row
from journeymapper.gui.reading_order import go_on
from journeymapper.gui.scroll_column import bring_into_sight
from journeymapper.gui.seasons.review_panel import ReviewPanel
from journeymapper.gui.seasons.ritual_card import RitualCard
from journeymapper.gui.seasons.season_card import SeasonCard
from journeymapper.gui.seasons.validation import ValidationPart
from journeymapper.gui.workspace import Workspace

USUAL = (
    ("Feedback review", RitualKind.FEEDBACK_REVIEW, 14),
    ("Sales and marketing", RitualKind.SALES_AND_MARKETING, 7),
    ("Customer panel", RitualKind.CUSTOMER_PANEL, 91),
)
"""Name, kind and days of the rituals that keep a map alive."""


class SeasonsPage(PaperPage):
    """Seasons at the left, reviews and rituals at the right."""

    def __init__(self, workspace: Workspace, today: Callable[[], date] = date.today) -> None:
        super().__init__(workspace, "Seasons and reviews")
        self._today = today
        self._open = ""
        page = QWidget()
        columns = row(page, (32, 24, 32, 32), 32)
        self._add_seasons(columns)
        self._add_reviews(columns)
        self._area = scrolled(page)
        row(self, gap=0).addWidget(self._area)
        workspace.journey_changed.connect(self.ask_refresh)
        self.refresh()

    def show_record(self, record_id: str) -> None:
        """Open a season or ritual, or bring a review into sight; for a journey, be ready to note
        that it was reviewed."""
        record = self._workspace.project.find(record_id)
        if isinstance(record, Journey):
            self._workspace.show_journey(record.id)
            self.refresh()
            self.reviews.reviewed.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if isinstance(record, Season | Review | Validation):
            self._workspace.show_journey(record.journey)
        self._open = record_id
        self.refresh()
        for entries in (
            self.seasons.entries,
            self.rituals.entries,
            self.reviews.log.entries,
            self.validations.log.list.entries,
        ):
            if record_id in entries:
                bring_into_sight(entries[record_id])

    def refresh(self) -> None:
        super().refresh()
        project, today = self._workspace.project, self._today()
        journey = project.journeys.get(self._workspace.journey_id)
        self._of.show_text(f"of “{journey.title}”" if journey else "")
        found = {
            one.season.id: one for one in seasons_on(project, self._workspace.journey_id, today)
        }
        self.seasons.show_ids(
            list(found),
            lambda one, card: card.show_season(found[one], today, is_open=one == self._open),
        )
        self._no_seasons.setVisible(not found)
        self.elsewhere.refresh()
        self.reviews.refresh()
        self.validations.refresh()
        rituals = {one.id: one for one in rituals_in_order(project)}
        self.rituals.show_ids(
            list(rituals),
            lambda one, card: card.show_ritual(rituals[one], is_open=one == self._open),
        )
        self._no_rituals.setVisible(not rituals)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.new_season.setFocus()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return go_on(self, 2, forward=forward) or super().focusNextPrevChild(forward)

    def _add_seasons(self, columns: QHBoxLayout) -> None:
        left = column(gap=8)
        left.addWidget(label("Seasons", "display"))
        self._of = ElidedLabel(role="muted")
        left.addWidget(self._of)
        self.new_season = NameLine("Name a season: New Year, then Enter", stays=True)
        self.new_season.named.connect(self._on_season)
        left.addWidget(self.new_season)
        self.seasons = EntryList(8, self._make_season)
        left.addWidget(self.seasons.widget)
        self._no_seasons = EmptyPlace(
            "Customers want other things in January than in July. Name a season above, say from "
            "when to when and what changes; its touchpoints are tinted on the map while it runs."
        )
        left.addWidget(self._no_seasons)
        self.elsewhere = Elsewhere(self._workspace, Season.word, _seasons)
        left.addWidget(self.elsewhere, 0, Qt.AlignmentFlag.AlignHCenter)
        left.addStretch(1)
        columns.addLayout(left, 1)

    def _add_reviews(self, columns: QHBoxLayout) -> None:
        right = column(gap=8)
        right.addSpacing(8)
        right.addWidget(label("Review of the journey", "title"))
        self.reviews = ReviewPanel(self._workspace, self._today)
        right.addWidget(self.reviews)
        right.addSpacing(16)
        right.addWidget(label("Shown to customers", "title"))
        self.validations = ValidationPart(self._workspace, self._today, stays_open=False)
        right.addWidget(self.validations)
        right.addSpacing(16)
        right.addWidget(label("Rituals", "title"))
        self.new_ritual = NameLine("Name a meeting that comes back, then Enter", stays=True)
        self.new_ritual.named.connect(self._on_ritual)
        right.addWidget(self.new_ritual)
        self.rituals = EntryList(8, self._make_ritual)
        right.addWidget(self.rituals.widget)
        self._no_rituals = EmptyPlace(
            "A map lives as long as somebody looks at it. Most teams review feedback every two "
            "weeks, let sales and marketing meet weekly, and ask customers once a quarter.",
            "Add these three",
            self.add_usual,
        )
        right.addWidget(self._no_rituals)
        right.addStretch(1)
        columns.addLayout(right, 1)

    def add_usual(self) -> None:
        """The three rituals that keep a map alive, their first meetings a rhythm away."""
        adds = [AddRecord(self._ritual(*one)) for one in USUAL]
        self._workspace.run(Together("Add three rituals", adds))

    def _ritual(self, name: str, kind: RitualKind, days: int) -> Ritual:
        first = self._today() + timedelta(days=days)
        return Ritual(id=new_id(Ritual), name=name, kind=kind, every_days=days, next_on=first)

    def _on_season(self, name: str) -> None:
        season = Season(id=new_id(Season), journey=self._workspace.journey_id, name=name)
        self._begin(AddRecord(season), season.id, self.new_season)

    def _on_ritual(self, name: str) -> None:
        ritual = Ritual(id=new_id(Ritual), name=name)
        self._begin(AddRecord(ritual), ritual.id, self.new_ritual)

    def _begin(self, command: Command, record_id: str, line: NameLine) -> None:
        if self._workspace.run(command):
            line.clear()
            self._open = record_id
            self.refresh()
            for entries in (self.seasons.entries, self.rituals.entries):
                if record_id in entries:
                    bring_into_sight(entries[record_id])

    def _make_season(self, season_id: str) -> SeasonCard:
        card = SeasonCard(self._workspace)
        card.head.clicked.connect(partial(self._toggle, season_id))
        card.head.delete_asked.connect(partial(self._delete, season_id))
        return card

    def _make_ritual(self, ritual_id: str) -> RitualCard:
        card = RitualCard(self._workspace, self._today)
        card.head.clicked.connect(partial(self._toggle, ritual_id))
        card.head.delete_asked.connect(partial(self._delete, ritual_id))
        return card

    def _toggle(self, record_id: str) -> None:
        self._open = "" if self._open == record_id else record_id
        self.refresh()

    def _delete(self, record_id: str) -> None:
        self._workspace.run(DeleteRecords([record_id]))


def _seasons(project: Project, journey: str) -> int:
    return len(project.referring(Season, journey))
