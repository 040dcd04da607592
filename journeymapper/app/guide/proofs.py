"""The steps that prove a map: counting, testing, looking again, and asking customers."""

from __future__ import annotations

from functools import partial

from journeymapper.analysis.reading_line import read_value
from journeymapper.analysis.reviews import log_of
from journeymapper.analysis.validations import validations_of
from journeymapper.analysis.written import read_amount, write_date
from journeymapper.app.guide.rule import Plan
from journeymapper.app.guide.saying import called
from journeymapper.app.guide.seen import Seen
from journeymapper.app.guide.step import Lead, Line, Next, StepName
from journeymapper.app.guide.ways import needs_touchpoints
from journeymapper.commands.base import Command
from journeymapper.commands.measures import AddMeasure
from journeymapper.commands.records import AddRecord, EditFields
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.records import (
    Experiment,
    Measure,
    Reading,
    Stage,
    new_id,
)
from journeymapper.domain.vocabulary import MeasureKind, Phase

EVERY_DAYS = 14
"""Days between two readings of a measure that the guide begins."""


def _test_there(seen: Seen) -> list[str]:
    project, measures = seen.project, seen.measures
    readings = sum(seen.readings.values())
    said = []
    if measures:
        said.append(seen.count(len(measures), "measure"))
        small = sum(one.kind is MeasureKind.MICRO_CONVERSION for one in measures)
        said.append(f"{seen.count(small, 'micro-conversion')}, {seen.count(readings, 'reading')}")
    here = {one.id for one in seen.touchpoints}
    tests = sum(one.touchpoint in here for one in project.all(Experiment).values())
    if tests:
        said.append(seen.count(tests, "experiment"))
    for review in log_of(project, seen.journey.id)[:1]:
        if review.held_on is not None:
            said.append(f"Last review on {write_date(review.held_on, seen.locale)}")
    return said


def _stage_of(seen: Seen, measure: Measure) -> str | None:
    place = seen.project.touchpoints.get(measure.touchpoint or "")
    return place.stage if place is not None else measure.stage


def _needs_small_steps(seen: Seen) -> Next | None:
    small = {
        _stage_of(seen, one) for one in seen.measures if one.kind is MeasureKind.MICRO_CONVERSION
    }
    for stage in seen.stages:
        if stage.id not in small:
            return Next(
                rule="guide small steps",
                text=f"Name the small step of {called(stage.name)}",
                why=_what_shows(seen, stage),
                line=Line(
                    name=f"Micro-conversion of {stage.name}",
                    placeholder="Watched the film, then Enter",
                    command=partial(_small_step, stage),
                ),
            )
    return None


def _what_shows(seen: Seen, stage: Stage) -> str:
    """What to count in a stage, in the words of its phase."""
    if not seen.is_commercial or stage.phase is None:
        return "Which small step shows there that they go on? Count that."
    return {
        Phase.AWARENESS: "What shows there, long before a sale, that they go on? Count that.",
        Phase.CONSIDERATION: "What shows there, long before a sale, that they go on? Count that.",
        Phase.DECISION: "What shows there that they are about to decide? Count that.",
        Phase.POST_PURCHASE: "What shows there that they use it and stay? Count that.",
        Phase.ADVOCACY: "What shows there that they come back or tell others? Count that.",
    }[stage.phase]


def _small_step(stage: Stage, text: str) -> Command:
    return AddMeasure(
        new_id(Measure),
        stage.journey,
        text,
        MeasureKind.MICRO_CONVERSION,
        stage=stage.id,
        every_days=EVERY_DAYS,
    )


def _needs_worth(seen: Seen) -> Next | None:
    if seen.nobody_buys:
        return None
    later = {one.id for one in seen.stages if one.phase is not Phase.AWARENESS}
    currency = seen.project.details.currency
    for one in seen.measures:
        if one.kind is not MeasureKind.MICRO_CONVERSION or one.value_each is not None:
            continue
        if _stage_of(seen, one) in later:
            return Next(
                rule="guide worth",
                text=f"Say what one {called(one.name)} is worth",
                why="A rough sum will do: it shows which step is worth the effort.",
                line=Line(
                    name=f"Worth of one {one.name}",
                    placeholder=f"A sum in {currency}, then Enter",
                    command=partial(_worth, one.id, seen.locale),
                ),
            )
    return None


def _worth(measure: str, locale: str, text: str) -> Command:
    worth = read_amount(text, locale)
    if worth < 0:
        raise EditRefused("What one is worth cannot be less than nothing. Type 0 or more.")
    return EditFields(measure, {"value_each": worth})


def _needs_reading(seen: Seen) -> Next | None:
    for one in seen.measures:
        if not seen.readings.get(one.id):
            return Next(
                rule="guide reading",
                text=f"Enter a first reading of {called(one.name)}",
                why="Without a number nobody sees whether a change helped.",
                line=Line(
                    name=f"First reading of {one.name}",
                    placeholder=f"{_how_many(one)} Then Enter",
                    command=partial(_reading, seen, one),
                ),
            )
    return None


def _how_many(measure: Measure) -> str:
    if measure.kind is not MeasureKind.MICRO_CONVERSION:
        return "The latest value."
    days = measure.every_days
    return f"How many in the last {days} days?" if days else "How many at the last count?"


def _reading(seen: Seen, measure: Measure, text: str) -> Command:
    return AddRecord(
        Reading(
            id=new_id(Reading),
            measure=measure.id,
            taken_on=seen.today,
            value=read_value(text, measure, seen.locale),
        )
    )


def _needs_review(seen: Seen) -> Next | None:
    if log_of(seen.project, seen.journey.id):
        return None
    return Next(
        rule="guide review",
        text="Note the first review of this map",
        why="Go through it together once. From then on you are told when the next one is due.",
        lead=Lead(page="seasons", record=seen.journey.id, says="“Reviewed today” begins the log."),
    )


def _validations_there(seen: Seen) -> list[str]:
    found = validations_of(seen.project, seen.journey.id)
    if not found:
        return []
    said = [f"Customers were asked {_times(seen, len(found))}"]
    days = [one.held_on for one in found if one.held_on is not None]
    if days:
        said.append(f"Last on {write_date(max(days), seen.locale)}")
    corrected = sum(bool(one.corrected.strip()) for one in found)
    if corrected:
        said.append(f"{_times(seen, corrected)} they corrected something")
    return said


def _times(seen: Seen, count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{seen.number(count)} times")


def _needs_validation(seen: Seen) -> Next | None:
    if validations_of(seen.project, seen.journey.id):
        return None
    return Next(
        rule="guide validation",
        text="Note whom you showed it",
        why="Five people are enough for most surprises.",
        lead=Lead(page=""),
    )


TEST = Plan(
    name=StepName.TEST,
    purpose=(
        "Count whether it works, try another way, look again. A map that nobody compares with "
        "the numbers is soon out of date."
    ),
    enough_when=(
        "Enough: every stage has a micro-conversion (where something is sold, from consideration "
        "on with its worth), all measures have a reading, and the journey was reviewed."
    ),
    there=_test_there,
    rules=(needs_touchpoints, _needs_small_steps, _needs_worth, _needs_reading, _needs_review),
)
VALIDATE = Plan(
    name=StepName.VALIDATE,
    purpose=(
        "Show the map to the people it is about. What they correct is the most valuable thing "
        "on it, and the client will ask who was asked."
    ),
    enough_when="Enough: customers were shown this journey once.",
    there=_validations_there,
    rules=(needs_touchpoints, _needs_validation),
)
