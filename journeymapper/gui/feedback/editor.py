"""All fields of the chosen feedback note, and what can be done with several at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journeymapper.commands.base import Command, plural
from journeymapper.commands.records import EditFields
from journeymapper.domain.order import personas_in_order
from journeymapper.domain.records import FeedbackNote
from journeymapper.domain.vocabulary import Sentiment, Status
from journeymapper.gui.actions.here import ActionsHere
from journeymapper.gui.actions.making import make_action
from journeymapper.gui.choice_chip import ChoiceChip
from journeymapper.gui.feedback.actions import Actions
from journeymapper.gui.feedback.maybe import Maybe
from journeymapper.gui.feedback.reply import ReplyBox
from journeymapper.gui.feedback.several import SeveralNotes
from journeymapper.gui.feedback.suggesting import Suggesting
from journeymapper.gui.feedback.tally import Tally
from journeymapper.gui.inspector.fields import (
    BoundCheck,
    BoundChoice,
    BoundDate,
    BoundLine,
    BoundNumber,
    BoundPick,
    BoundTags,
    BoundText,
    labelled,
)
from journeymapper.gui.parts import (
    EmptyPlace,
    button,
    column,
    icon_button,
    label,
    panel,
    row,
)
from journeymapper.gui.touchpoint_line import TouchpointLine

COMMON_SOURCES = (
    "Interview",
    "Support ticket",
    "Survey",
    "NPS",
    "App review",
    "Chat",
    "E-mail",
    "Usability test",
    "Sales call",
    "Social media",
)


class SentimentChoice(QWidget):
    """Negative, neutral, positive or not said; a click on the chosen one takes it back."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        layout = row(self, gap=6)
        self.chips: dict[Sentiment, QPushButton] = {}
        self._value: Sentiment | None = None
        for sentiment in Sentiment:
            chip = ChoiceChip(sentiment.label, partial(self._pick, sentiment))
            chip.setAccessibleName(f"Sentiment: {sentiment.label}")
            self.chips[sentiment] = chip
            layout.addWidget(chip)
        layout.addStretch(1)

    def show_value(self, value: Sentiment | None) -> None:
        self._value = value
        for sentiment, chip in self.chips.items():
            chip.setChecked(sentiment is value)

    def _pick(self, sentiment: Sentiment) -> None:
        self.picked.emit(None if sentiment is self._value else sentiment)
        self.show_value(self._value)


class NoteEditor(QWidget):
    """Edits the notes it is shown: one with all its fields, several by status and tags."""

    def __init__(self, actions: Actions, tally: Tally, suggesting: Suggesting) -> None:
        super().__init__()
        self._actions = actions
        self._tally = tally
        self._suggesting = suggesting
        suggesting.learned.connect(self._show_suggestions)
        self._workspace = actions.workspace
        self._note: FeedbackNote | None = None
        self._ids: tuple[str, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "panel")
        self._outer = outer = column(self, gap=0)
        self._empty = EmptyPlace("Choose a note to answer it.\nJ and K go through the list.")
        outer.addWidget(self._empty)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = panel()
        layout = column(page, (16, 14, 16, 12), 4)
        self._add_status(layout)
        self._single = QWidget()
        self._add_fields(column(self._single, gap=2))
        layout.addWidget(self._single)
        self.several = SeveralNotes(actions, tally, suggesting)
        layout.addWidget(self.several)
        layout.addStretch(1)
        self._area.setWidget(page)
        outer.addWidget(self._area, 1)
        self._foot = panel()
        self._foot_layout = column(self._foot, (16, 4, 16, 14))
        self.reply = ReplyBox(actions)
        self._foot_layout.addWidget(self.reply)
        outer.addWidget(self._foot)
        self.show_notes(())

    def arrange(self, *, is_tall: bool) -> None:
        """The reply stands below the fields, or beside them where there is little height."""
        way = QBoxLayout.Direction
        self._outer.setDirection(way.TopToBottom if is_tall else way.LeftToRight)
        self._foot_layout.setContentsMargins(16 if is_tall else 0, 4 if is_tall else 14, 16, 14)
        self._foot_layout.setAlignment(
            self.reply, Qt.AlignmentFlag(0) if is_tall else Qt.AlignmentFlag.AlignTop
        )
        self._outer.setStretchFactor(self._foot, 0 if is_tall else 1)

    def begin_tagging(self) -> None:
        """Go to the line that adds tags."""
        (self._tags if self._note is not None else self.several.tags).line.setFocus()

    def show_notes(self, notes: Sequence[FeedbackNote]) -> None:
        """Show these; fields of another note are sent before."""
        ids = tuple(note.id for note in notes)
        if ids != self._ids:
            for field in self._fields.values():
                field.finish()
                if isinstance(field, BoundDate | BoundNumber):
                    field.put_back()
            self._ids = ids
            self._area.verticalScrollBar().setValue(0)
        self._note = notes[0] if len(notes) == 1 else None
        self._area.setVisible(bool(notes))
        self._empty.setVisible(not notes)
        self._single.setVisible(len(notes) == 1)
        self.several.setVisible(len(notes) > 1)
        self._count.setVisible(len(notes) > 1)
        self._count.setText(plural(len(notes), "note"))
        statuses = {note.status for note in notes}
        for status, chip in self.statuses.items():
            chip.setChecked(statuses == {status})
        self.reply.show_notes(notes)
        self._foot.setVisible(bool(notes) and not self.reply.isHidden())
        if self._note is not None:
            self._show_fields(self._note)
        if len(notes) > 1:
            self.several.show_notes(notes)
        else:
            self.several.leave()
        self._show_suggestions()

    def _show_fields(self, note: FeedbackNote) -> None:
        project = self._workspace.project
        for name, field in self._fields.items():
            field.show_value(getattr(note, name))
        self.sentiment.show_value(note.sentiment)
        self.place.show_value(note.touchpoint)
        self.decided.show_record(note.id)
        people: list[tuple[Any, str]] = [(None, "Nobody in particular")]
        people += [(one.id, one.name) for one in personas_in_order(project)]
        self._persona.show_options(people)
        sources = (*self._tally.source_names(), *COMMON_SOURCES)
        self._source.show_names(list(dict.fromkeys(sources)))
        self._tags.show_names(self._tally.tag_names())

    def take_suggestion(self) -> None:
        """Take the likeliest suggestion: a place first, else a tag; of several notes, each its
        place."""
        if self._note is None:
            self.several.take_suggestions()
            return
        chips = (*self.maybe_place.chips, *self.maybe_tags.chips)
        if chips:
            chips[0].click()
        else:
            self._workspace.told.emit("Nothing suggests where this note belongs.")

    def _show_suggestions(self) -> None:
        note, known = self._note, self._workspace.project.touchpoints
        if note is None:
            return
        places = self._suggesting.touchpoints(note, 2)
        self.maybe_place.show_options([(one, known[one].name or "Unnamed") for one in places])
        self.maybe_tags.show_options([(one, one) for one in self._suggesting.tags(note)])

    def _add_status(self, layout: QVBoxLayout) -> None:
        self._count = label("", "heading")
        layout.addWidget(self._count)
        chips = row(gap=6)
        self.statuses: dict[Status, QPushButton] = {}
        for status in Status:
            name = status.label[:1].upper() + status.label[1:]
            chip = ChoiceChip(name, partial(self._on_status, status))
            chip.setAccessibleName(f"Status: {status.label}")
            self.statuses[status] = chip
            chips.addWidget(chip)
        chips.addStretch(1)
        chips.addWidget(icon_button("trash-2", "Delete (Del)", self._delete, 16))
        layout.addLayout(chips)

    def _add_fields(self, layout: QVBoxLayout) -> None:
        workspace = self._workspace
        edit, typed = self._edit, self._typed
        self.text = BoundText(workspace, typed("text"), name="What the customer said", lines=2)
        self._source = BoundPick(workspace, edit("source"), name="Source", placeholder="Interview")
        customer = BoundLine(workspace, typed("customer"), name="Customer", placeholder="Mira S.")
        received = BoundDate(workspace, edit("received_on"), name="Received on")
        rating = BoundNumber(workspace, edit("rating"), name="Rating", low=-1000, high=1000)
        self._persona = BoundChoice(workspace, edit("persona"), name="Persona")
        self._tags = BoundTags(workspace, self._edit_tags, name="Tags", placeholder="add a tag…")
        needs_reply = BoundCheck(workspace, edit("needs_reply"), "Needs a reply")
        internal = BoundCheck(workspace, edit("internal"), "Internal, not for the client")
        self.sentiment = SentimentChoice()
        self.sentiment.picked.connect(self._on_sentiment)
        self.place = TouchpointLine(workspace)
        self.place.pick_asked.connect(self._pick_place)
        self.place.unpinned.connect(lambda: self._actions.pin(self._ids, None))
        self.maybe_place = Maybe("Pin it to")
        self.maybe_place.taken.connect(lambda one: self._actions.pin(self._ids, one))
        self.maybe_tags = Maybe("Tag it")
        self.maybe_tags.taken.connect(lambda one: self._actions.tag(self._ids, (one,)))
        self._fields: dict[str, Any] = {
            "text": self.text,
            "source": self._source,
            "customer": customer,
            "received_on": received,
            "rating": rating,
            "tags": self._tags,
            "persona": self._persona,
            "needs_reply": needs_reply,
            "internal": internal,
        }
        labelled("What the customer said", self.text, layout)
        layout.addLayout(_pair(labelled("Source", self._source), labelled("Customer", customer)))
        layout.addLayout(_pair(labelled("Received on", received), labelled("Rating", rating)))
        labelled("Sentiment", self.sentiment, layout)
        labelled("Tags", self._tags, layout)
        layout.addWidget(self.maybe_tags)
        labelled("Persona", self._persona, layout)
        labelled("Touchpoint", self.place, layout)
        layout.addWidget(self.maybe_place)
        layout.addSpacing(8)
        layout.addWidget(needs_reply)
        layout.addWidget(internal)
        layout.addSpacing(8)
        self.decided = ActionsHere(workspace)
        layout.addWidget(self.decided)
        self.make_action = button("Make it an action", self._make_action)
        layout.addWidget(self.make_action)

    def _edit(self, name: str) -> Callable[[Any], Command | None]:
        def make(value: Any) -> Command | None:
            note = self._living()
            return EditFields(note, {name: value}) if note else None

        return make

    def _typed(self, name: str) -> Callable[[str, str], Command | None]:
        def make(text: str, merge_key: str) -> Command | None:
            note = self._living()
            if note is None or (name == "text" and not text.strip()):
                return None
            return EditFields(note, {name: text}, merge_key=merge_key)

        return make

    def _living(self) -> str | None:
        """The note in the fields, unless it was deleted meanwhile."""
        if len(self._ids) != 1 or self._ids[0] not in self._workspace.project.feedback_notes:
            return None
        return self._ids[0]

    def _edit_tags(self, tags: tuple[str, ...]) -> Command | None:
        note = self._living()
        return EditFields(note, {"tags": tuple(sorted(set(tags)))}) if note else None

    def _on_sentiment(self, sentiment: Sentiment | None) -> None:
        note = self._living()
        if note is not None:
            self._workspace.run(EditFields(note, {"sentiment": sentiment}))

    def _on_status(self, status: Status) -> None:
        if status is Status.CLOSED:
            self.reply.close_notes()
        else:
            self._actions.mark(self._ids, status)
        project = self._workspace.project
        notes = [project.feedback_notes[one] for one in self._ids if one in project.feedback_notes]
        self.show_notes(notes)

    def _pick_place(self, at: QPoint) -> None:
        self._actions.pin_with_picker(self._ids, self, at)

    def _make_action(self) -> None:
        if len(self._ids) == 1:
            make_action(self._workspace, self._ids[0])

    def _delete(self) -> None:
        self._actions.delete(self._ids)


def _pair(left: QWidget, right: QWidget) -> Any:
    """Two fields of the same width in a row."""
    pair = row(gap=10)
    pair.addWidget(left, 1)
    pair.addWidget(right, 1)
    return pair
