"""How a journey feels: emotions from -2 to 2, in journey order, the first time round."""

from __future__ import annotations

from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import order_key
from journeymapper.domain.project import Project
from journeymapper.domain.records import Experience
from journeymapper.domain.vocabulary import EMOTION_NAMES
from journeymapper.words import said


@frozen
class CurvePoint:
    """What a persona feels at a touchpoint (its id)."""

    touchpoint: str
    emotion: int


def curve(project: Project, journey: str, persona: str) -> list[CurvePoint]:
    """A persona's emotions on a journey, in journey order; touchpoints without one are left out."""
    lived = [
        (order_key(project, touchpoint), CurvePoint(touchpoint.id, one.emotion))
        for one in project.referring(Experience, persona)
        if one.emotion is not None
        and one.round == 1
        and (touchpoint := project.touchpoints[one.touchpoint]).journey == journey
    ]
    return [point for _, point in sorted(lived, key=lambda pair: pair[0])]


def lowest(points: list[CurvePoint]) -> list[CurvePoint]:
    """The points where it feels worst, in their order; none where nothing is below neutral."""
    worst = min((point.emotion for point in points), default=0)
    return [point for point in points if point.emotion == worst] if worst < 0 else []


def average(points: list[CurvePoint]) -> float | None:
    """The mean emotion, or None without points."""
    return sum(point.emotion for point in points) / len(points) if points else None


def emotion_at(project: Project, touchpoint: str, persona: str | None = None) -> float | None:
    """The mean emotion at a touchpoint the first time round, of one persona or of all; None where
    nobody said."""
    felt = [
        one.emotion
        for one in project.referring(Experience, touchpoint)
        if one.emotion is not None and one.round == 1 and persona in (None, one.persona)
    ]
    return sum(felt) / len(felt) if felt else None


def emotion_name(project: Project, emotion: int) -> str:
    """What this project calls an emotion from -2 to 2."""
    return emotion_names(project)[emotion + 2]


def emotion_names(project: Project) -> tuple[str, ...]:
    """What this project calls its emotions, from -2 to 2."""
    own = project.details.emotion_names
    return own if len(own) == len(EMOTION_NAMES) else tuple(map(said, EMOTION_NAMES))
