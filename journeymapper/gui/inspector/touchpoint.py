"""Everything about a touchpoint: what is asked most stands first, the rest behind "More"."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QMenu

from journeymapper.analysis.actors import owner_name
from journeymapper.analysis.loops import loops
from journeymapper.analysis.votes import dots_of, votes_said
from journeymapper.commands.base import Command
from journeymapper.commands.channels import SetChannels
from journeymapper.commands.records import DeleteRecords
from journeymapper.commands.stickies import PlaceSticky
from journeymapper.domain.order import by_rank
from journeymapper.domain.records import FeedbackNote, Sticky, Touchpoint, new_id
from journeymapper.domain.vocabulary import Evidence, Moment, Outcome, PerformedBy, TouchpointKind
from journeymapper.gui.entries import EntryList
from journeymapper.gui.inspector.buttons import ButtonPair
from journeymapper.gui.inspector.cards import NoteCard, StickyCard
from journeymapper.gui.inspector.experience import ExperienceFields
from journeymapper.gui.inspector.fields import BoundTags, labelled, words
from journeymapper.gui.inspector.form import Form
from journeymapper.gui.inspector.measures import MeasureList
from journeymapper.gui.inspector.more import More
from journeymapper.gui.inspector.owner import OwnerPick
from journeymapper.gui.inspector.pictures import Pictures
from journeymapper.gui.labels import ElidedButton, ElidedLabel
from journeymapper.gui.parts import EmptyPlace, button, row
from journeymapper.gui.rests_sign import RestsOnSign
from journeymapper.gui.workspace import Workspace

KIND_TIP = "What it is on the customer’s way; a backstage or system step is the organisation’s"
PERFORMED_TIP = "Whether people do it, or a system by itself"
OWNER_TIP = "Who answers for it. Who does the work stands under “Done by”"


class TouchpointForm(Form):
    """A touchpoint, and what the active persona lives there."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.name = self.title("name", "Name of the touchpoint")
        self._line = ElidedLabel(role="muted")
        self._line.setContentsMargins(5, 0, 0, 0)
        head = row(gap=4)
        head.addWidget(self._line, 1)
        self.sign = RestsOnSign(workspace)
        head.addWidget(self.sign)
        self.body.addLayout(head)
        self.experience = ExperienceFields(workspace)
        self.body.addWidget(self.experience)
        self._nobody = EmptyPlace(
            "Nobody walks here yet. Add a persona in the rail to note what they feel and want.",
        )
        self.body.addWidget(self._nobody)
        self._add_place()
        self.essential = self.check("Essential", "essential")
        self.essential.setToolTip("Without it the conversion does not happen")
        self.measures = MeasureList(workspace)
        self.body.addWidget(self.measures)
        self._add_notes()
        self.pictures = Pictures(workspace)
        self.body.addWidget(self.pictures)
        self._add_buttons()
        self._add_more()
        self.leave_room(self.more.inside)
        self.body.addWidget(self.more)

    def show_more(self, record: Touchpoint) -> None:
        project = self.workspace.project
        stage = project.stages.get(record.stage or "")
        owner = owner_name(project, record)
        channels = [project.channels[one].name for one in record.channels]
        parts = [stage.name if stage else "no stage", *channels]
        self._line.show_text(" · ".join(parts + ([f"owned by {owner}"] if owner else [])))
        self.sign.show_record(record.id)
        anybody = bool(project.personas)
        self.experience.setVisible(anybody)
        self._nobody.setVisible(not anybody)
        if anybody:
            self.experience.show_touchpoint(record.id)
        self.channels.show_names(sorted(one.name for one in project.channels.values()))
        self.measures.show_place(record.id)
        self.pictures.show_record(record.id)
        self._show_notes(record)
        is_goal = record.kind is TouchpointKind.END or record.outcome is not None
        self._outcome.setVisible(is_goal or record.essential)

    def finish(self) -> None:
        super().finish()
        self.experience.finish()
        self.measures.finish()

    def _add_place(self) -> None:
        """Where it happens and who owns it."""
        self.channels = BoundTags(
            self.workspace, self._set_channels, name="Channels", placeholder="add a channel…"
        )
        self.bind(self.channels, self._channel_names)
        labelled("Channels", self.channels, self.body)
        self.owner = OwnerPick(self)
        self.owner.setToolTip(OWNER_TIP)

    def _add_notes(self) -> None:
        self._feedback_title = ElidedLabel("Feedback here", "field")
        self.feedback = EntryList(8, self._make_note)
        self._stickies_title = ElidedLabel("Stickies here", "field")
        self.stickies = EntryList(8, self._make_sticky)
        for part in (
            self._feedback_title,
            self.feedback.widget,
            self._stickies_title,
            self.stickies.widget,
        ):
            self.body.addWidget(part)

    def _add_buttons(self) -> None:
        ask = self.workspace.page_asked.emit
        line = ButtonPair(
            ElidedButton("Add a note", lambda: ask("feedback-new", self.record_id)),
            ElidedButton("Show its loops", self.light_loops),
        )
        self.body.addWidget(line)

    def _add_more(self) -> None:
        more = More("touchpoint")
        self.more = more
        inside = more.inside
        self.text("Description", "description", into=inside)
        kind = self.choice("Kind", "kind", words(TouchpointKind), inside)
        kind.setToolTip(KIND_TIP)
        self._outcome = self.choice("Outcome", "outcome", words(Outcome, "not said"), inside)
        self.choice("Moment", "moment", words(Moment), inside)
        devices = BoundTags(
            self.workspace, self._set_devices, name="Devices", placeholder="phone, laptop…"
        )
        self.place("Devices", devices, "devices", inside)
        self.number("Takes", "duration", inside, unit=" h", placeholder="hours")
        performed = self.choice(
            "Performed by", "performed_by", words(PerformedBy, "not said"), inside
        )
        performed.setToolTip(PERFORMED_TIP)
        self.number("Contacts a week", "cadence_per_week", inside)
        self.choice("Evidence for the touchpoint", "evidence", words(Evidence), inside)
        inside.addWidget(button("Add a measure", self.measures.add))
        inside.addWidget(button("Add a picture…", self.pictures.add))

    def light_loops(self) -> None:
        """Light every loop that goes through this touchpoint."""
        found = [
            one
            for one in loops(self.workspace.project, self.record.journey)
            if self.record_id in one.touchpoints
        ]
        if found:
            lit = (part for one in found for part in (*one.touchpoints, *one.connections))
            self.workspace.light(lit)
        else:
            self.workspace.told.emit("No loop goes through this touchpoint yet.")

    def _channel_names(self, touchpoint: Touchpoint) -> list[str]:
        return [self.workspace.project.channels[one].name for one in touchpoint.channels]

    def _set_channels(self, names: tuple[str, ...]) -> Command | None:
        if self.record is None:
            return None
        return SetChannels(self.record_id, names, new_id(Touchpoint))

    def _set_devices(self, devices: tuple[str, ...]) -> Command | None:
        return self.edit("devices")(tuple(sorted(devices)))

    def _show_notes(self, record: Touchpoint) -> None:
        project = self.workspace.project
        notes = {one.id: one for one in project.referring(FeedbackNote, record.id)}
        order = sorted(notes, key=lambda one: (notes[one].status.value == "closed", one))

        def fill_note(one: str, card: NoteCard) -> None:
            persona = project.personas.get(notes[one].persona or "")
            card.show_feedback(notes[one], persona.name if persona else "")

        self.feedback.show_ids(order, fill_note)
        self._feedback_title.setVisible(bool(order))
        stickies = {one.id: one for one in by_rank(project.referring(Sticky, record.id))}

        def fill_sticky(one: str, card: StickyCard) -> None:
            card.show_sticky(stickies[one], votes=votes_said(dots_of(project, one)))

        self.stickies.show_ids(list(stickies), fill_sticky)
        self._stickies_title.setVisible(bool(stickies))

    def _make_note(self, note_id: str) -> NoteCard:
        card = NoteCard()
        card.clicked.connect(lambda: self.workspace.page_asked.emit("feedback-panel", note_id))
        return card

    def _make_sticky(self, sticky_id: str) -> StickyCard:
        card = StickyCard(self.workspace)
        card.clicked.connect(lambda: self.workspace.page_asked.emit("stickies", sticky_id))
        card.fill_menu = lambda menu: self._fill_sticky_menu(menu, sticky_id)
        return card

    def _fill_sticky_menu(self, menu: QMenu, sticky_id: str) -> None:
        run: Any = self.workspace.run
        menu.addAction("Back into the tray", lambda: run(PlaceSticky([sticky_id])))
        menu.addAction("Delete", lambda: run(DeleteRecords([sticky_id])))
