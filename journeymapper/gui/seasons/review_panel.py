"""The journey's reviews: whether one is due, what changed, and the dated entries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from journeymapper.analysis.reviews import QUARTER, log_of, review_state
from journeymapper.analysis.written import write_date
from journeymapper.commands.base import Command
from journeymapper.commands.records import AddRecord, DeleteRecords, EditFields
from journeymapper.domain.records import Journey, Review, new_id
from journeymapper.domain.vocabulary import ReviewKind
from journeymapper.gui.entries import EntryList
from journeymapper.gui.inspector.fields import BoundDate, BoundNumber, BoundText, labelled
from journeymapper.gui.inspector.form import Form
from journeymapper.gui.labels import ElidedLabel, WrappedLabel
from journeymapper.gui.look import mark
from journeymapper.gui.parts import button, column, icon_button, row
from journeymapper.gui.seasons.saying import review_said
from journeymapper.gui.sizes import fix
from journeymapper.gui.workspace import Workspace

MOST_SHOWN = 50
CHANGES = (ReviewKind.PRODUCT_CHANGED, ReviewKind.MARKET_CHANGED, ReviewKind.CHANNEL_CHANGED)


class ReviewPanel(QWidget):
    """Says how the journey stands and takes new entries."""

    def __init__(self, workspace: Workspace, today: Callable[[], date]) -> None:
        super().__init__()
        self._workspace = workspace
        self._today = today
        layout = column(self, gap=8)
        self.said = WrappedLabel("")
        layout.addWidget(self.said)
        line = row()
        self.reviewed = button("Reviewed today", partial(self.add, ReviewKind.REVIEWED), "soft")
        self.changed = button("Something changed")
        menu = QMenu(self.changed)
        for kind in CHANGES:
            what = kind.label.removesuffix(" changed")
            menu.addAction(f"The {what} changed", partial(self.add, kind))
        self.changed.setMenu(menu)
        line.addWidget(self.reviewed)
        line.addWidget(self.changed)
        line.addStretch()
        layout.addLayout(line)
        self.rhythm = BoundNumber(
            workspace,
            self._set_rhythm,
            name="Reviewed every",
            unit=" days",
            whole=True,
            low=1,
            high=36_500,
            placeholder=f"{QUARTER} days, a quarter",
        )
        layout.addWidget(labelled("Reviewed every", self.rhythm))
        self.log = EntryList(8, lambda _one: _LogEntry(workspace))
        layout.addWidget(self.log.widget)

    def refresh(self) -> None:
        project = self._workspace.project
        journey = project.journeys.get(self._workspace.journey_id)
        self.setEnabled(journey is not None)
        if journey is None:
            return
        state = review_state(project, journey, self._today())
        self.said.show_text(review_said(state, self._today(), project.details.locale))
        role = "trouble" if state.is_due else "muted"
        mark(self.said, role=role)
        self.rhythm.show_value(journey.review_every_days)
        entries = {one.id: one for one in log_of(project, journey.id)[:MOST_SHOWN]}
        self.log.show_ids(list(entries), lambda one, line: line.show_record(one))

    def add(self, kind: ReviewKind) -> None:
        """A new entry, dated today, ready to be written on."""
        review = Review(
            id=new_id(Review),
            journey=self._workspace.journey_id,
            kind=kind,
            held_on=self._today(),
        )
        if self._workspace.run(AddRecord(review)):
            self.refresh()
            self.log.entries[review.id].note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_rhythm(self, days: int | None) -> Command | None:
        journey = self._workspace.project.find(self._workspace.journey_id)
        if not isinstance(journey, Journey):
            return None
        return EditFields(journey.id, {"review_every_days": days})


class _LogEntry(Form):
    """One entry: its day, what it was, and a note."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        sheet = QFrame()
        sheet.setProperty("role", "sheet")
        inside = column(sheet, (12, 8, 8, 8), 4)
        head = row(gap=8)
        self._kind = ElidedLabel(role="strong")
        head.addWidget(self._kind, 1)
        self.day = BoundDate(workspace, self.edit("held_on"), name="Held on")
        fix(self.day, width=128)
        self.bind(self.day, lambda record: record.held_on)
        head.addWidget(self.day)
        head.addWidget(icon_button("x", "Take this entry away", self._delete, 12))
        inside.addLayout(head)
        inside.addWidget(self.day.below())
        self.note = BoundText(
            workspace,
            self.edit("note"),
            name="Note of the review",
            placeholder="What was seen and decided",
            lines=1,
        )
        self.bind(self.note, lambda record: record.note)
        inside.addWidget(self.note)
        self.body.addWidget(sheet)

    def show_more(self, record: Review) -> None:
        self._kind.show_text(record.kind.label.capitalize())
        locale = self.workspace.project.details.locale
        day = f" on {write_date(record.held_on, locale)}" if record.held_on else ""
        self.setAccessibleName(f"{record.kind.label}{day}")

    def _delete(self) -> None:
        self.workspace.run(DeleteRecords([self.record_id]))
