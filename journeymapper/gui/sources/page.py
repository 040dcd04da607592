"""The page of sources: what rests on each, and what of each journey is only assumed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from journeymapper.analysis.sources import (
    facts_of,
    kind_said,
    resting_on,
    said_of,
    sources_in_order,
    typed_source,
)
from journeymapper.commands.base import plural
from journeymapper.commands.records import AddRecord
from journeymapper.domain.order import by_rank
from journeymapper.domain.records import Source, new_id
from journeymapper.gui.entries import Entry, EntryList, NameLine
from journeymapper.gui.find.places import go_to
from journeymapper.gui.labels import ElidedButton, ElidedLabel
from journeymapper.gui.paper_page import PaperPage, scrolled
from journeymapper.gui.parts import EmptyPlace, button, column, label, row
from journeymapper.gui.scroll_column import bring_into_sight
from journeymapper.gui.sources.fields import SourceFields, delete_source
from journeymapper.gui.sources.journey_card import JourneyCard
from journeymapper.gui.workspace import Workspace

MOST_SHOWN = 300
MOST_RESTING = 40
EMPTY = (
    "What do you know, and who says so? Name an interview, a survey or a funnel above; then say on "
    "a card, a feeling or a sticky that it rests on it."
)


class SourcesPage(PaperPage):
    """Sources at the left, journeys at the right."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Sources")
        self._open = ""
        page = QWidget()
        self._columns = row(page, (32, 24, 32, 32), 32)
        self._add_sources(self._columns)
        self._add_journeys(self._columns)
        self._area = scrolled(page)
        row(self, gap=0).addWidget(self._area)
        self.refresh()

    def show_record(self, source_id: str) -> None:
        """Open a source and bring it into sight."""
        if source_id in self._workspace.project.all(Source):
            self._open = source_id
            self.refresh()
            card = self.sources.entries[source_id]
            card.head.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_sight(card)

    def refresh(self) -> None:
        super().refresh()
        project = self._workspace.project
        sources = {one.id: one for one in sources_in_order(project)[:MOST_SHOWN]}
        count = len(project.all(Source))
        more = f", the first {MOST_SHOWN} shown" if count > MOST_SHOWN else ""
        self._facts.show_text(f"{plural(count, 'source')}{more}" if count else "")
        self.sources.show_ids(
            list(sources), lambda one, card: card.show_source(sources[one], one == self._open)
        )
        self._empty.setVisible(not sources)
        journeys = [one.id for one in by_rank(project.journeys.values())]
        self.journeys.show_ids(journeys, lambda one, card: card.show_journey(one))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.line.setFocus()

    def _add_sources(self, columns: QHBoxLayout) -> None:
        left = column(gap=8)
        left.addWidget(label("Sources", "display"))
        self._facts = ElidedLabel(role="muted")
        left.addWidget(self._facts)
        self.line = NameLine(
            "Name a source: Interviews with new users, n 12, then Enter", stays=True
        )
        self.line.named.connect(self._on_named)
        left.addWidget(self.line)
        self.sources = EntryList(8, self._make_source)
        left.addWidget(self.sources.widget)
        self._empty = EmptyPlace(EMPTY)
        left.addWidget(self._empty)
        left.addStretch(1)
        columns.addLayout(left, 3)

    def _add_journeys(self, columns: QHBoxLayout) -> None:
        right = column(gap=8)
        right.addSpacing(8)
        right.addWidget(label("How well it is known", "title"))
        right.addWidget(label("Touchpoints, feelings and stickies of each journey", "muted"))
        self.journeys = EntryList(12, lambda _one: JourneyCard(self._workspace))
        right.addWidget(self.journeys.widget)
        right.addStretch(1)
        columns.addLayout(right, 2)

    def _make_source(self, source_id: str) -> SourceCard:
        card = SourceCard(self._workspace)
        card.head.clicked.connect(partial(self._toggle, source_id))
        card.head.delete_asked.connect(partial(delete_source, self._workspace, source_id))
        card.delete_asked.connect(partial(delete_source, self._workspace, source_id))
        return card

    def _toggle(self, source_id: str) -> None:
        self._open = "" if self._open == source_id else source_id
        self.refresh()

    def _on_named(self, text: str) -> None:
        source = typed_source(text, new_id(Source))
        if self._workspace.run(AddRecord(source)):
            self.line.clear()
            self._open = source.id
            self.refresh()
            bring_into_sight(self.sources.entries[source.id])


class SourceCard(QFrame):
    """One source: what it is and how much rests on it; open, its fields and what rests on it."""

    delete_asked = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._source = ""
        self.setProperty("role", "sheet")
        layout = column(self, (8, 8, 8, 8), 8)
        self.head = Entry()
        line = row(self.head, (8, 4, 8, 4), 12)
        texts = column(gap=0)
        self._reference = ElidedLabel(role="strong")
        self._facts = ElidedLabel(role="small")
        texts.addWidget(self._reference)
        texts.addWidget(self._facts)
        line.addLayout(texts, 1)
        self._count = label("", "small")
        line.addWidget(self._count)
        layout.addWidget(self.head)
        self._inside = QWidget()
        inside = column(self._inside, (8, 0, 8, 8), 8)
        self.fields = SourceFields(workspace)
        inside.addWidget(self.fields)
        self._title = ElidedLabel("What rests on it", "field")
        inside.addWidget(self._title)
        self.resting = EntryList(0, self._make_link)
        inside.addWidget(self.resting.widget)
        foot = row()
        foot.addStretch(1)
        foot.addWidget(button("Delete source", self.delete_asked.emit, "danger"))
        inside.addLayout(foot)
        layout.addWidget(self._inside)

    def show_source(self, source: Source, is_open: bool) -> None:
        project = self._workspace.project
        found = resting_on(project, source.id)
        count = len(found)
        facts = facts_of(source, project.details.locale)
        said = f"{plural(count, 'thing')} rest on it" if count != 1 else "1 thing rests on it"
        self._reference.show_text(source.reference)
        self._facts.show_text(facts)
        self._count.setText(said if count else "nothing rests on it")
        state = "open" if is_open else "closed"
        self.head.setAccessibleName(f"Source {source.reference}, {facts}, {said}, {state}")
        self._inside.setVisible(is_open)
        if not is_open:
            self.fields.finish()
            return
        self.fields.show_record(source.id)
        shown = {one.id: one for one in found[:MOST_RESTING]}
        self.resting.show_ids(
            list(shown),
            lambda one, link: link.show_text(
                f"{said_of(project, shown[one])}  ·  {kind_said(shown[one])}"
            ),
        )
        more = f", the first {MOST_RESTING} shown" if count > MOST_RESTING else ""
        self._title.show_text(f"What rests on it{more}")
        self._title.setVisible(bool(found))

    def _make_link(self, record_id: str) -> ElidedButton:
        return ElidedButton("", partial(go_to, self._workspace, record_id), "link")
