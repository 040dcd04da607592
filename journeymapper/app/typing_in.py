"""What was written on worksheets, typed in by code: which fields a card has, and the edit that
takes them. Typing the same code again gets the same card."""

from __future__ import annotations

from collections.abc import Mapping

from journeymapper.analysis.card_codes import Coded, CodeKind, lane_of, record_for_code
from journeymapper.analysis.emotion import emotion_name
from journeymapper.analysis.feelings import signed
from journeymapper.analysis.grid import grid
from journeymapper.analysis.lanes import lanes_of
from journeymapper.analysis.votes import dots_by_voter, is_secret, open_round
from journeymapper.app.taking_in import command_for
from journeymapper.commands.base import Command, called
from journeymapper.commands.empathy import notes_in
from journeymapper.commands.experiences import experience_of
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import journey_order, personas_in_order, stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    FeedbackNote,
    Persona,
    Stage,
    Sticky,
    Touchpoint,
    Vote,
    VoteRound,
)
from journeymapper.domain.vocabulary import Section, Sentiment

__all__ = ["TypedCard", "TypedField", "card_for", "command_of"]

Choices = tuple[tuple[str, str], ...]


@frozen(kw_only=True)
class TypedField:
    """A field to type. ``choices`` are (value, label) pairs where it is one of several;
    ``is_long``: several lines."""

    name: str
    label: str
    value: str = ""
    choices: Choices = ()
    is_long: bool = False


@frozen(kw_only=True)
class TypedCard:
    """A card that a code led to. ``kind`` and ``name`` say what it is, ``known`` what stands there
    already; ``stays``: more notes follow under the same code."""

    coded: Coded
    kind: str
    name: str
    fields: tuple[TypedField, ...]
    known: tuple[str, ...] = ()
    stays: bool = False
    is_new: bool = False


def card_for(project: Project, code: str, journey: str, persona: str | None) -> TypedCard:
    """The card of a code. What is new goes to ``journey``; ``persona`` is whose experience is typed
    and to whom empty empathy maps belong. Raises EditRefused."""
    coded = record_for_code(project, code)
    return _MAKERS[coded.kind](project, coded, journey, persona)


def command_of(
    project: Project, card: TypedCard, values: Mapping[str, str], journey: str
) -> Command | None:
    """The edit that takes what was typed, one step of undo; None where nothing is new. Raises
    EditRefused."""
    was = {one.name: one.value for one in card.fields}
    changed = {name: text for name, text in values.items() if text.strip() != was.get(name, "")}
    return command_for(project, card.coded, dict(values), changed, journey)


def _touchpoint(project: Project, coded: Coded, journey: str, persona: str | None) -> TypedCard:
    found = project.find(coded.record)
    card = found if isinstance(found, Touchpoint) else None
    people = [(one.id, one.name) for one in personas_in_order(project)]
    whose = persona if persona in project.personas else (people[0][0] if people else None)
    fields = [TypedField(name="name", label="Name", value=card.name if card else "")]
    stages = [(one.id, one.name) for one in stages_in_order(project, journey)]
    if card is None and stages:
        fields.append(
            TypedField(name="stage", label="Stage", value=stages[0][0], choices=tuple(stages))
        )
    if whose is not None:
        lived = experience_of(project, whose, card.id) if card else None
        emotions = [("", "–")] + [
            (str(one), f"{emotion_name(project, one)} {signed(one)}") for one in range(-2, 3)
        ]
        felt = str(lived.emotion) if lived and lived.emotion is not None else ""
        fields += [
            TypedField(name="persona", label="Persona", value=whose, choices=tuple(people)),
            TypedField(name="emotion", label="Feels", value=felt, choices=tuple(emotions)),
            TypedField(name="thought", label="Thinks", value=lived.thought if lived else ""),
            TypedField(name="need", label="Needs", value=lived.need if lived else ""),
        ]
    where = project.find((card.stage if card else None) or "")
    name = f"{card.name} · {where.name}" if card and isinstance(where, Stage) else ""
    return TypedCard(
        coded=coded,
        kind="Touchpoint",
        name=name or (card.name if card else "a new card"),
        fields=tuple(fields),
        is_new=card is None,
    )


def _feedback(project: Project, coded: Coded, journey: str, _persona: str | None) -> TypedCard:
    found = project.find(coded.record)
    note = found if isinstance(found, FeedbackNote) else None
    pinned = note.touchpoint if note else None
    where = project.touchpoints[pinned].journey if pinned else journey
    places = [("", "–"), *((one.id, one.name) for one in journey_order(project, where))]
    sentiments = [("", "–"), *((one.value, one.label) for one in Sentiment)]
    felt = note.sentiment.value if note and note.sentiment else ""
    return TypedCard(
        coded=coded,
        kind="Feedback",
        name=called(note) if note else "a new note",
        fields=(
            TypedField(
                name="text",
                label="What the customer said",
                value=note.text if note else "",
                is_long=True,
            ),
            TypedField(name="customer", label="Customer", value=note.customer if note else ""),
            TypedField(name="source", label="Source", value=note.source if note else ""),
            TypedField(
                name="touchpoint", label="At touchpoint", value=pinned or "", choices=tuple(places)
            ),
            TypedField(name="sentiment", label="Sentiment", value=felt, choices=tuple(sentiments)),
        ),
        is_new=note is None,
    )


def _empathy(project: Project, coded: Coded, _journey: str, persona: str | None) -> TypedCard:
    people = [(one.id, one.name) for one in personas_in_order(project)]
    if not people:
        raise EditRefused("An empathy map is somebody’s. Add a persona first.")
    fields = [TypedField(name="text", label="Note", is_long=True)]
    if coded.is_blank:
        if coded.place >= len(Section):
            raise EditRefused("There is no such section. Look at the code again.")
        section = list(Section)[coded.place]
        whose = persona if persona in project.personas else people[0][0]
        assert whose is not None
        field = TypedField(name="persona", label="Persona", value=whose, choices=tuple(people))
        fields.insert(0, field)
    else:
        section, whose = Section(coded.part), coded.record
    notes = notes_in(project, whose, section)
    return TypedCard(
        coded=coded,
        kind="Empathy map",
        name=f"{project.get(Persona, whose).name} · {section.label}",
        fields=tuple(fields),
        known=tuple(one.text for one in notes if one.text.strip()),
        stays=True,
    )


def _cell(project: Project, coded: Coded, _journey: str, _persona: str | None) -> TypedCard:
    stage = project.find(coded.record)
    if not isinstance(stage, Stage):
        fields = (TypedField(name="name", label="Name of the stage"),)
        return TypedCard(coded=coded, kind="Grid", name="a new stage", fields=fields, is_new=True)
    text = TypedField(name="text", label="Text", is_long=True)
    if coded.is_blank:
        lanes = tuple((one.key, one.name) for one in lanes_of(project, stage.journey))
        if not lanes:
            raise EditRefused("The journey’s grid has no lanes. Add one first.")
        field = TypedField(name="lane", label="Lane", value=lanes[0][0], choices=lanes)
        return TypedCard(
            coded=coded, kind="Grid", name=stage.name, fields=(field, text), stays=True
        )
    lane = lane_of(project, stage.journey, coded.part)
    if lane is None:
        raise EditRefused("This lane is no longer there. Choose another cell.")
    whole = grid(project, stage.journey, with_hidden=True)
    known = whole.cell(lane.key, stage.id).lines if whole.lane(lane.key) is not None else ()
    return TypedCard(
        coded=coded,
        kind="Grid",
        name=f"{stage.name} · {lane.name}",
        fields=(text,),
        known=known,
        stays=True,
    )


def _vote(project: Project, coded: Coded, journey: str, _persona: str | None) -> TypedCard:
    target = project.find(coded.record)
    if coded.is_blank:
        where = target.journey if isinstance(target, Sticky) else journey
        voting = open_round(project, where)
    else:
        voting = project.get(VoteRound, coded.part)
    dots = TypedField(name="dots", label="Dots", value=_dots(project, voting, coded.record))
    text = TypedField(
        name="text", label="Text", value=target.text if isinstance(target, Sticky) else ""
    )
    fields = [text] if coded.is_blank else []
    fields += [dots] if voting is not None else []
    about = f" · {voting.question}" if voting is not None and voting.question else ""
    return TypedCard(
        coded=coded,
        kind="Voting sheet",
        name=(called(target) if target is not None else "a new line") + about,
        fields=tuple(fields),
        is_new=target is None,
    )


def _dots(project: Project, voting: VoteRound | None, target: str) -> str:
    """The room's dots so far, where they may be seen."""
    if voting is None or is_secret(voting) or not dots_by_voter(project, voting.id).get(""):
        return ""
    votes = project.referring(Vote, voting.id)
    count = sum(one.dots for one in votes if one.target == target and not one.voter)
    return str(count) if count else ""


_MAKERS = {
    CodeKind.TOUCHPOINT: _touchpoint,
    CodeKind.FEEDBACK: _feedback,
    CodeKind.EMPATHY: _empathy,
    CodeKind.CELL: _cell,
    CodeKind.VOTE: _vote,
}
