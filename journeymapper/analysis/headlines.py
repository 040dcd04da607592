"""The four headlines of every summary, word for word the same in every document: the lowest
moments, the biggest drop-offs, what customers say, and what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journeymapper.analysis.actions import actions_for, due_said, still_waits
from journeymapper.analysis.actors import owner_name
from journeymapper.analysis.emotion import emotion_name
from journeymapper.analysis.feedback import status_said
from journeymapper.analysis.feelings import signed
from journeymapper.analysis.measures import place_name, target_text
from journeymapper.analysis.summary import (
    biggest_drop_offs,
    lowest_moments,
    telling_notes,
    told_first,
)
from journeymapper.analysis.written import write_date
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.record import Record
from journeymapper.domain.records import Experience, Experiment, Journey
from journeymapper.domain.vocabulary import ExperimentStatus
from journeymapper.words import said

MOST_DECISIONS = 4
LONGEST = 220
"""Letters of what a customer said that are shown here; all of it stands among the feedback."""


@frozen
class Headline:
    """A few words, the facts behind them, and the record of which they tell; ``felt`` is the
    experience that a moment is told by."""

    head: str
    facts: str
    about: Record
    is_missed: bool = False
    """Whether it is a measure that misses its target."""
    felt: Experience | None = None


@frozen
class Headlines:
    """``empty`` says what to do where there is nothing to tell."""

    heading: str
    entries: tuple[Headline, ...]
    empty: str


def headlines(project: Project, journeys: Sequence[Journey], at: date) -> tuple[Headlines, ...]:
    """All four, in the order in which they are read; none at all where nothing is to be told.
    What is late is so as of ``at``."""
    told = (
        Headlines(
            said("The lowest moments"),
            _moments(project, journeys),
            said("Nobody said yet how it feels: set emotions at touchpoints."),
        ),
        Headlines(
            said("The biggest drop-offs"),
            _drop_offs(project, journeys),
            said("Nobody measured yet where customers leave: add a drop-off measure."),
        ),
        Headlines(
            said("What customers say"),
            _quotes(project, journeys),
            said("There is no feedback yet: bring in what customers said."),
        ),
        Headlines(
            said("What was decided"),
            _decided(project, journeys, at),
            said("Nothing was decided yet: add actions with an owner and a date."),
        ),
    )
    return told if any(one.entries for one in told) else ()


def _moments(project: Project, journeys: Sequence[Journey]) -> tuple[Headline, ...]:
    entries = []
    for one in lowest_moments(project, told_first(journeys)):
        emotion = one.worst.emotion or 0
        persona = project.personas[one.worst.persona].name
        stage = project.stages.get(one.touchpoint.stage or "")
        words = (
            f"{persona}: {emotion_name(project, emotion)} ({signed(emotion)})",
            stage.name if stage else "",
            one.worst.emotional_trigger or one.worst.thought,
        )
        entries.append(Headline(one.touchpoint.name, _facts(words), one.touchpoint, felt=one.worst))
    return tuple(entries)


def _drop_offs(project: Project, journeys: Sequence[Journey]) -> tuple[Headline, ...]:
    return tuple(
        Headline(
            f"{one.text} · {one.measure.name}",
            _facts((place_name(project, one.measure), target_text(project, one))),
            one.measure,
            one.is_on_target is False,
        )
        for one in biggest_drop_offs(project, told_first(journeys))
    )


def _quotes(project: Project, journeys: Sequence[Journey]) -> tuple[Headline, ...]:
    entries = []
    for note in telling_notes(project, journeys):
        text = " ".join(note.text.split())
        quote = text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
        touchpoint = project.touchpoints.get(note.touchpoint or "")
        day = write_date(note.received_on, project.details.locale) if note.received_on else ""
        words = (touchpoint.name if touchpoint else "", day, status_said(note))
        entries.append(Headline(f"“{quote}”", _facts(words), note))
    return tuple(entries)


def _decided(project: Project, journeys: Sequence[Journey], at: date) -> tuple[Headline, ...]:
    entries = []
    locale = project.details.locale
    actions = actions_for(project, journeys)
    for action in [one for one in actions if still_waits(one)] or actions:
        words = (owner_name(project, action), due_said(action, at, locale), action.status.label)
        entries.append(Headline(action.text, _facts(words), action))
    decided = [
        one
        for one in project.all(Experiment).values()
        if one.status is ExperimentStatus.DECIDED and one.decision
    ]
    for experiment in decided[:1]:
        entries.insert(
            MOST_DECISIONS - 1, Headline(experiment.name, experiment.decision, experiment)
        )
    return tuple(entries[:MOST_DECISIONS])


def _facts(words: Sequence[str]) -> str:
    return " · ".join(filter(None, words))
