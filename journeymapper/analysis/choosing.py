"""Touchpoints of a journey by what they have in common: kind, channel, owner, emotion and more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from journeymapper.analysis.emotion import emotion_name
from journeymapper.analysis.feedback import is_open
from journeymapper.analysis.paths import touchpoints_on
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import journey_order, personas_in_order, stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Experience,
    Presence,
    Touchpoint,
)
from journeymapper.domain.vocabulary import EMOTION_NAMES, Evidence, TouchpointKind


@frozen
class Choice:
    """What some touchpoints have in common, and their ids in journey order. ``group`` is what the
    choice is of: ``kind``, ``stage``, …"""

    group: str
    name: str
    ids: tuple[str, ...]


def choices(project: Project, journey: str, persona: str | None) -> list[Choice]:
    """All ways to choose touchpoints of a journey that choose any; ``persona`` is whose emotions
    are meant."""
    cards = journey_order(project, journey)
    feels = _emotions(project, cards, persona)
    found: list[Choice] = []
    for group, named in (
        ("kind", _kinds(cards)),
        ("stage", _stages(project, journey, cards)),
        ("channel", _channels(project, cards)),
        ("owner", _owners(project, cards)),
        (_feeling_of(project, persona), feels),
        ("path", _paths(project, journey, cards)),
        ("evidence", _evidence(cards)),
        ("more", _more(project, cards)),
    ):
        found += [Choice(group, name, tuple(ids)) for name, ids in named if ids]
    return found


_Named = Iterator[tuple[str, Sequence[str]]]


def _kinds(cards: Sequence[Touchpoint]) -> _Named:
    for kind in TouchpointKind:
        yield kind.label, [one.id for one in cards if one.kind is kind]


def _stages(project: Project, journey: str, cards: Sequence[Touchpoint]) -> _Named:
    by_stage: dict[str | None, list[str]] = {}
    for one in cards:
        by_stage.setdefault(one.stage, []).append(one.id)
    for stage in stages_in_order(project, journey):
        yield stage.name, by_stage.get(stage.id, [])
    yield "without a stage", by_stage.get(None, [])


def _channels(project: Project, cards: Sequence[Touchpoint]) -> _Named:
    by_channel: dict[str, list[str]] = {}
    for one in cards:
        for channel in one.channels:
            by_channel.setdefault(channel, []).append(one.id)
    for record in sorted(project.channels.values(), key=lambda one: one.name.casefold()):
        yield record.name, by_channel.get(record.id, [])
    yield "without a channel", [one.id for one in cards if not one.channels]


def _owners(project: Project, cards: Sequence[Touchpoint]) -> _Named:
    by_owner: dict[str | None, list[str]] = {}
    for one in cards:
        by_owner.setdefault(one.owner, []).append(one.id)
    for record in sorted(project.actors.values(), key=lambda one: one.name.casefold()):
        yield record.name, by_owner.get(record.id, [])
    yield "without an owner", by_owner.get(None, [])


def _feeling_of(project: Project, persona: str | None) -> str:
    record = project.personas.get(persona or "")
    return f"emotion of {record.name}" if record is not None else "emotion"


def _emotions(project: Project, cards: Sequence[Touchpoint], persona: str | None) -> _Named:
    felt = _felt(project, {one.id for one in cards}, persona)
    for emotion in range(len(EMOTION_NAMES) - 3, -3, -1):
        ids = [one.id for one in cards if felt.get(one.id) == emotion]
        yield emotion_name(project, emotion), ids
    if felt:
        yield "nothing felt yet", [one.id for one in cards if one.id not in felt]


def _felt(project: Project, cards: set[str], persona: str | None) -> Mapping[str, int]:
    if persona is None or persona not in project.personas:
        return {}
    return {
        one.touchpoint: one.emotion
        for one in project.referring(Experience, persona)
        if one.emotion is not None and one.round == 1 and one.touchpoint in cards
    }


def _paths(project: Project, journey: str, cards: Sequence[Touchpoint]) -> _Named:
    here = {one.persona for one in project.referring(Presence, journey)}
    for persona in personas_in_order(project):
        on_path = touchpoints_on(project, persona.id, journey)
        if persona.id in here or on_path:
            yield persona.name, [one.id for one in cards if one.id in on_path]


def _evidence(cards: Sequence[Touchpoint]) -> _Named:
    for evidence in Evidence:
        yield evidence.label, [one.id for one in cards if one.evidence is evidence]


def _more(project: Project, cards: Sequence[Touchpoint]) -> _Named:
    open_at = {
        one.touchpoint for one in project.feedback_notes.values() if one.touchpoint and is_open(one)
    }
    yield "essential", [one.id for one in cards if one.essential]
    yield "open feedback", [one.id for one in cards if one.id in open_at]
    yield "pinned in place", [one.id for one in cards if one.pinned]
    yield "without a description", [one.id for one in cards if not one.description.strip()]
