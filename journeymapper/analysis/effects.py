"""What an action did: the reading of its measure before it was done, and the latest since."""

from __future__ import annotations

from enum import StrEnum

from journeymapper.analysis.actions import actions_in_order
from journeymapper.analysis.measures import is_less_better, reaches_target, readings_of, written
from journeymapper.analysis.written import write_date
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Action, FeedbackNote, Measure, Reading
from journeymapper.domain.vocabulary import ActionStatus, Better, MeasureKind
from journeymapper.words import noted, said


class Turn(StrEnum):
    """Which way a measure went; its value is its word on the screen."""

    BETTER = noted("better")
    WORSE = noted("worse")
    SAME = noted("unchanged")
    OTHER = noted("changed")
    """Another value, and nobody said which way is good."""


@frozen(kw_only=True)
class Effect:
    """An action with its measure. ``before`` is the last reading on or before the day it was done,
    ``after`` the latest of a later day; both are None while it is not done, or no day is known."""

    action: Action
    measure: Measure | None
    before: Reading | None = None
    after: Reading | None = None
    turn: Turn | None = None
    """None unless both readings are there."""
    is_on_target: bool | None = None
    """Whether ``after`` reaches the target; None without either."""


def better_way(measure: Measure) -> Better | None:
    """Which way is good: as the measure says, else as its kind implies; of a kind of its own with a
    target, upwards, as that is how its target is read."""
    if measure.better is None and measure.kind is MeasureKind.OWN and measure.target is None:
        return None
    return Better.LOWER if is_less_better(measure) else Better.HIGHER


def effect_of(project: Project, action: Action) -> Effect:
    """What an action did to its measure, as far as readings tell. That one came after the other
    does not prove that it came of it."""
    measure = project.measures.get(action.measure or "")
    if measure is None or action.status is not ActionStatus.DONE or action.done_on is None:
        return Effect(action=action, measure=measure)
    before: Reading | None = None
    after: Reading | None = None
    for reading in readings_of(project, measure.id):  # the oldest first
        if reading.taken_on is None:
            continue
        if reading.taken_on <= action.done_on:
            before = reading
        else:
            after = reading
    return Effect(
        action=action,
        measure=measure,
        before=before,
        after=after,
        turn=_turn(measure, before, after),
        is_on_target=None if after is None else reaches_target(measure, after.value),
    )


def effects_of_feedback(project: Project, *, with_internal: bool = True) -> list[Effect]:
    """The actions that came from feedback notes, as they were decided; without those of internal
    notes where a client reads it."""
    return [
        effect_of(project, one)
        for one in actions_in_order(project)
        if one.feedback_note is not None
        and (with_internal or not project.get(FeedbackNote, one.feedback_note).internal)
    ]


def effect_said(project: Project, effect: Effect) -> str:
    """``27% → 34%, better``, or in a sentence what is missing for it."""
    action, measure = effect.action, effect.measure
    if measure is None:
        return said("no measure said")
    if action.status is ActionStatus.DROPPED:
        return action.status.label
    if action.status is not ActionStatus.DONE:
        return said("not done yet")
    if action.done_on is None:
        return said("done, nobody knows when")
    before, after = reading_said(project, effect, effect.before), effect.after
    if after is None:
        return (
            said("{reading}, no reading since", reading=before)
            if before
            else said("no reading since")
        )
    now = reading_said(project, effect, after)
    if not before or effect.turn is None:
        if effect.is_on_target:
            return said("{reading} now, no reading before, target reached", reading=now)
        return said("{reading} now, no reading before", reading=now)
    turn = said(effect.turn.value)
    if effect.is_on_target:
        return said("{before} → {now}, {turn}, target reached", before=before, now=now, turn=turn)
    return said("{before} → {now}, {turn}", before=before, now=now, turn=turn)


def reading_said(project: Project, effect: Effect, reading: Reading | None) -> str:
    """The value of a reading with its unit; empty without one."""
    if reading is None or effect.measure is None:
        return ""
    details = project.details
    return written(reading.value, effect.measure, details.currency, details.locale)


def done_said(action: Action, locale: str = "") -> str:
    """``done 3 Mar 2026``, or the status in a word."""
    if action.status is ActionStatus.DONE and action.done_on is not None:
        return said("done {day}", day=write_date(action.done_on, locale))
    return action.status.label


def _turn(measure: Measure, before: Reading | None, after: Reading | None) -> Turn | None:
    if before is None or after is None:
        return None
    if before.value == after.value:
        return Turn.SAME
    way = better_way(measure)
    if way is None:
        return Turn.OTHER
    return Turn.BETTER if (after.value > before.value) == (way is Better.HIGHER) else Turn.WORSE
