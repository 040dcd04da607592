"""What somebody should know who reads one page only: where it feels worst, where customers leave,
what they say, and what was decided."""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.analysis.confidential import is_internal
from journeymapper.analysis.essentials import drop_offs
from journeymapper.analysis.feedback import waits
from journeymapper.analysis.measures import MeasureState
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import order_key, personas_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Experience, FeedbackNote, Journey, Touchpoint
from journeymapper.domain.vocabulary import Sentiment, State

MOMENTS = 3


@frozen
class LowMoment:
    """A touchpoint with the mean emotion there the first time round, and who feels worst."""

    touchpoint: Touchpoint
    emotion: float
    worst: Experience


def told_first(journeys: Sequence[Journey]) -> list[Journey]:
    """The journeys that tell how it is now, if there are such: what is wished has no trouble."""
    current = [one for one in journeys if one.state is State.CURRENT]
    return current or list(journeys)


def lowest_moments(
    project: Project, journeys: Sequence[Journey], most: int = MOMENTS
) -> list[LowMoment]:
    """The touchpoints where it feels worst, below neutral: the lowest first, of equals the earlier;
    of the experiences there that of the first persona that feels worst."""
    place = {one.id: number for number, one in enumerate(personas_in_order(project))}
    found: list[LowMoment] = []
    for journey in journeys:
        for touchpoint in project.referring(Touchpoint, journey.id):
            felt = [
                one
                for one in project.referring(Experience, touchpoint.id)
                if one.emotion is not None and one.round == 1
            ]
            values = [one.emotion for one in felt if one.emotion is not None]
            if values and sum(values) < 0:
                worst = min(felt, key=lambda one: (one.emotion or 0, place[one.persona], one.id))
                found.append(LowMoment(touchpoint, sum(values) / len(values), worst))
    found.sort(key=lambda one: (one.emotion, order_key(project, one.touchpoint)))
    return found[:most]


def biggest_drop_offs(
    project: Project, journeys: Sequence[Journey], most: int = MOMENTS
) -> list[MeasureState]:
    """The largest latest readings of measures of customers who leave."""
    found = [one for journey in journeys for one in drop_offs(project, journey.id)]
    read = [one for one in found if one.reading is not None]
    read.sort(key=lambda one: (-(one.reading.value if one.reading else 0.0), one.measure.id))
    return read[:most]


def telling_notes(
    project: Project, journeys: Sequence[Journey], most: int = MOMENTS
) -> list[FeedbackNote]:
    """What customers said: first what waits for an answer, the negative before others, the newest
    first. Internal notes are left out, and those of other journeys."""
    wanted = {one.id for one in journeys}
    notes = [
        one
        for one in project.feedback_notes.values()
        if not is_internal(project, one)
        and (one.touchpoint is None or project.touchpoints[one.touchpoint].journey in wanted)
    ]
    order = {Sentiment.NEGATIVE: 0, None: 1, Sentiment.NEUTRAL: 1, Sentiment.POSITIVE: 2}
    notes.sort(key=lambda one: one.id)
    notes.sort(key=lambda one: one.received_on.toordinal() if one.received_on else 0, reverse=True)
    notes.sort(key=lambda one: (not waits(one), order[one.sentiment]))
    return notes[:most]
