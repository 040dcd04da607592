"""The profile: every field of a persona, and where it goes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout

from journeymapper.commands.records import DeleteRecords
from journeymapper.domain.records import Persona
from journeymapper.domain.vocabulary import BuyingRole
from journeymapper.drawing.options import PERSONA_COLOURS
from journeymapper.gui.entries import EntryList
from journeymapper.gui.inspector.fields import BoundChoice, BoundLine, BoundScale, words
from journeymapper.gui.inspector.form import Form
from journeymapper.gui.inspector.swatches import Swatches
from journeymapper.gui.labels import WrappedLabel
from journeymapper.gui.parts import button, column, label, row
from journeymapper.gui.persona.journeys import OnJourney, journeys_of
from journeymapper.gui.persona.portrait import Portrait
from journeymapper.gui.sizes import at_least
from journeymapper.gui.workspace import Workspace

NARROW = 680


class Profile(Form):
    """Everything about one persona."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.body.setContentsMargins(24, 24, 24, 32)
        self.body.setSpacing(16)
        self._add_head()
        self._columns = row(gap=16)
        self.body.addLayout(self._columns)
        self._add_words()
        self._add_facts()
        self.body.addWidget(label("On journeys", "heading"))
        self._nowhere = WrappedLabel(
            "This persona is on no journey yet. Open the map and drag it there from the list of "
            "personas at the left, or choose it in that list and press the menu key (Shift+F10).",
            "muted",
        )
        self.body.addWidget(self._nowhere)
        self.journeys = EntryList(16, lambda one: OnJourney(workspace, one))
        self.body.addWidget(self.journeys.widget)
        self.delete = button("Delete persona", self._delete, "danger")
        self.body.addWidget(self.delete, alignment=Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def show_more(self, record: Persona) -> None:
        self.portrait.show_persona(record)
        journeys = journeys_of(self.workspace, record.id)
        self.journeys.show_ids(journeys, lambda _one, entry: entry.show_persona(record.id))
        self._nowhere.setVisible(not journeys)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        narrow = self.width() < NARROW
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def _add_head(self) -> None:
        head = row(gap=16)
        self.portrait = Portrait(self.workspace)
        head.addWidget(self.portrait, alignment=Qt.AlignmentFlag.AlignTop)
        texts = column(gap=4)
        self.name = self.title("name", "Name of the persona")
        self.body.removeWidget(self.name)
        texts.addWidget(self.name)
        about = row(gap=8)
        role = BoundChoice(self.workspace, self.edit("role"), words(BuyingRole), name="Role")
        at_least(role, width=136)
        self.bind(role, lambda persona: persona.role)
        segment = BoundLine(
            self.workspace,
            self.edit("segment"),
            name="Segment",
            placeholder="Segment: 29 · works full time, learns in the evening",
        )
        self.bind(segment, lambda persona: persona.segment)
        about.addWidget(role)
        about.addWidget(segment, 1)
        texts.addLayout(about)
        links = row(gap=8)
        ask = self.workspace.page_asked.emit
        self.empathy = button(
            "Open the empathy map", lambda: ask("empathy", self.record_id), "soft"
        )
        links.addWidget(self.empathy)
        links.addStretch(1)
        texts.addLayout(links)
        head.addLayout(texts, 1)
        self.body.addLayout(head)

    def _add_words(self) -> None:
        """What they say, want and fear."""
        into = self._sheet()
        self.text("In their words", "quote", "“I have forty minutes a night.”", into, 2)
        self.text("Goals", "goals", "One a line", into, 3)
        self.text("Frustrations", "frustrations", "One a line", into, 3)
        self.text("Decision criteria", "decision_criteria", "One a line", into, 3)
        self.text("Objections", "objections", "One a line", into, 2)
        into.addStretch(1)

    def _add_facts(self) -> None:
        """Who they are and what they are worth."""
        into = self._sheet()
        self.text("Behaviours", "behaviours", "What they are seen doing, one a line", into, 3)
        self.text("Demographics", "demographics", "Age, place, work, income", into, 2)
        self.number(
            "Share of customers",
            "share_of_customers",
            into,
            unit="%",
            factor=100,
            high=100,
            placeholder="%",
        )
        for text, name in (
            ("Recency: how lately they came, 5 is newest", "recency"),
            ("Frequency: how often they come", "frequency"),
            ("Monetary: how much they spend", "monetary"),
        ):
            said = text.partition(":")[0]
            self.place(text, BoundScale(self.workspace, self.edit(name), name=said), name, into)
        tokens = [f"persona_{number}" for number in range(1, PERSONA_COLOURS + 1)]
        colour = Swatches(self.workspace, self.edit("colour"), tokens, "Colour")
        self.place("Colour", colour, "colour", into)
        into.addStretch(1)

    def _sheet(self) -> QVBoxLayout:
        sheet = QFrame()
        sheet.setProperty("role", "sheet")
        self._columns.addWidget(sheet, 1)
        return column(sheet, (24, 8, 24, 24), 8)

    def _delete(self) -> None:
        self.workspace.run(DeleteRecords([self.record_id]))
