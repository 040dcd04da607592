"""The edits that take what was written on worksheets, through the commands that there are."""

from __future__ import annotations

from collections.abc import Mapping

from journeymapper.analysis.card_codes import Coded, CodeKind, lane_of
from journeymapper.analysis.votes import open_round
from journeymapper.commands.base import Command, Together, tidy, wanted
from journeymapper.commands.cell_desk import Stack
from journeymapper.commands.cells import WriteCell
from journeymapper.commands.empathy import AddEmpathyNote
from journeymapper.commands.experiences import SetExperience, experience_of
from journeymapper.commands.feedback import AddFeedback, PinFeedback
from journeymapper.commands.records import EditFields
from journeymapper.commands.stages import AddStage
from journeymapper.commands.stickies import AddSticky
from journeymapper.commands.touchpoints import AddTouchpoint
from journeymapper.commands.votes import PutDots
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    CARD_HEIGHT,
    CARD_WIDTH,
    EmpathyNote,
    Experience,
    FeedbackNote,
    Stage,
    Sticky,
    Vote,
    VoteRound,
    new_id,
)
from journeymapper.domain.vocabulary import Section, Sentiment

Values = Mapping[str, str]
MOST_DOTS = 1_000
_TITLE = "Type in a worksheet"


def command_for(
    project: Project, coded: Coded, values: Values, changed: Values, journey: str
) -> Command | None:
    """The edit for what was typed: ``values`` are all fields, ``changed`` those that differ from
    what was there. None where nothing is new. Raises EditRefused."""
    commands = _TAKERS[coded.kind](project, coded, values, changed, journey)
    if len(commands) < 2:
        return commands[0] if commands else None
    return Together(_TITLE, commands)


def _touchpoint(
    project: Project, coded: Coded, values: Values, changed: Values, journey: str
) -> list[Command]:
    commands: list[Command] = []
    if project.find(coded.record) is None:
        stage = values.get("stage") or None
        x, y = Stack(project, journey).place(stage, CARD_WIDTH, CARD_HEIGHT)
        commands.append(AddTouchpoint(coded.record, journey, values.get("name", ""), x, y))
    elif "name" in changed:
        commands.append(EditFields(coded.record, {"name": tidy(changed["name"])}))
    persona = values.get("persona", "")
    lived: dict[str, object] = {
        one: values[one].strip() for one in ("thought", "need") if one in changed
    }
    if "emotion" in changed:
        lived["emotion"] = int(values["emotion"]) if values["emotion"] else None
    if (persona and any(one not in ("", None) for one in lived.values())) or (
        lived and experience_of(project, persona, coded.record) is not None
    ):
        commands.append(SetExperience(persona, coded.record, lived, new_id(Experience)))
    return commands


def _feedback(
    project: Project, coded: Coded, values: Values, changed: Values, _journey: str
) -> list[Command]:
    sentiment = Sentiment(values["sentiment"]) if values.get("sentiment") else None
    touchpoint = values.get("touchpoint") or None
    if project.find(coded.record) is None:
        return [
            AddFeedback(
                coded.record,
                values.get("text", ""),
                touchpoint=touchpoint,
                customer=values.get("customer", ""),
                source=values.get("source", ""),
                sentiment=sentiment,
            )
        ]
    note = wanted(project, FeedbackNote, coded.record)
    fields: dict[str, object] = {
        one: tidy(changed[one]) for one in ("customer", "source") if one in changed
    }
    if "text" in changed:
        if not changed["text"].strip():
            raise EditRefused("The feedback note is empty. Type what the customer said.")
        fields["text"] = changed["text"].strip()
    if "sentiment" in changed:
        fields["sentiment"] = sentiment
    commands: list[Command] = [EditFields(note.id, fields)] if fields else []
    if "touchpoint" in changed:
        commands.append(PinFeedback([note.id], touchpoint))
    return commands


def _empathy(
    _project: Project, coded: Coded, values: Values, _changed: Values, _journey: str
) -> list[Command]:
    if not values.get("text", "").strip():
        return []
    persona = values["persona"] if coded.is_blank else coded.record
    section = list(Section)[coded.place] if coded.is_blank else Section(coded.part)
    return [AddEmpathyNote(new_id(EmpathyNote), persona, section, values["text"])]


def _cell(
    project: Project, coded: Coded, values: Values, _changed: Values, journey: str
) -> list[Command]:
    if project.find(coded.record) is None:
        return [AddStage(coded.record, journey, values.get("name", ""))]
    stage = wanted(project, Stage, coded.record)
    if not values.get("text", "").strip():
        return []
    key = values.get("lane", "")
    if not coded.is_blank:
        lane = lane_of(project, stage.journey, coded.part)
        if lane is None:
            raise EditRefused("This lane is no longer there. Choose another cell.")
        key = lane.key
    return [
        WriteCell(
            stage.journey,
            key,
            stage.id,
            values["text"].strip(),
            new_id(Stage),
            persona=values.get("persona") or None,
        )
    ]


def _vote(
    project: Project, coded: Coded, values: Values, changed: Values, journey: str
) -> list[Command]:
    commands: list[Command] = []
    if coded.is_blank:
        if project.find(coded.record) is None:
            commands.append(AddSticky(coded.record, journey, values.get("text", "")))
        elif "text" in changed:
            commands.append(EditFields(coded.record, {"text": changed["text"].strip()}))
        sticky = project.find(coded.record)
        voting = open_round(project, sticky.journey if isinstance(sticky, Sticky) else journey)
    else:
        voting = wanted(project, VoteRound, coded.part)
    if voting is not None and "dots" in changed:
        given = _number(changed["dots"])
        votes = project.referring(Vote, voting.id)
        there = sum(one.dots for one in votes if one.target == coded.record and not one.voter)
        if given != there:
            commands.append(PutDots(voting.id, coded.record, given - there, new_id(Vote)))
    return commands


def _number(text: str) -> int:
    if not text.strip():
        return 0
    try:
        found = int(text)
    except ValueError:
        raise EditRefused(f"“{text.strip()[:20]}” is no number of dots. Type 0, 1, 2 …") from None
    if not 0 <= found <= MOST_DOTS:
        raise EditRefused(f"Type between 0 and {MOST_DOTS:,} dots.")
    return found


_TAKERS = {
    CodeKind.TOUCHPOINT: _touchpoint,
    CodeKind.FEEDBACK: _feedback,
    CodeKind.EMPATHY: _empathy,
    CodeKind.CELL: _cell,
    CodeKind.VOTE: _vote,
}
