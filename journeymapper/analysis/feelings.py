"""How a persona feels on a whole journey, in a few numbers, the first time round.

Peak and end: people remember an experience by its strongest moment and by how it ended, hardly by
how long it lasted (Kahneman, Fredrickson, Schreiber and Redelmeier, "When more pain is preferred to
less: adding a better end", Psychological Science 4, 1993).
"""

from __future__ import annotations

from math import fsum, sqrt

from journeymapper.analysis.emotion import CurvePoint, average, curve, lowest
from journeymapper.analysis.paths import touchpoints_on
from journeymapper.analysis.written import write_number
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import personas_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Touchpoint
from journeymapper.domain.vocabulary import TouchpointKind

_UNSEEN = frozenset({TouchpointKind.BACKSTAGE_STEP, TouchpointKind.SYSTEM_STEP})


@frozen
class Feelings:
    """A persona's emotions, -2 to 2, on one journey.

    ``lowest`` is the worst point (the first of several), ``peak`` the strongest feeling, good or
    bad (of equals the worse, then the first), ``end`` the last point in journey order.
    ``spread`` is the standard deviation over the points (of the whole, not of a sample).
    ``felt`` of ``walked`` touchpoints have an emotion: those of the persona's path, or, where it
    has none, all that customers see; and wherever else it feels something.
    """

    persona: str
    journey: str
    points: tuple[CurvePoint, ...]
    mean: float
    lowest: CurvePoint
    peak: CurvePoint
    end: CurvePoint
    spread: float
    felt: int
    walked: int
    low_points: tuple[CurvePoint, ...]
    """Where it feels worst, in journey order; none where nothing is below neutral."""

    @property
    def remembered(self) -> float:
        """The mean of peak and end: about what is remembered of it (peak-end rule)."""
        return (self.peak.emotion + self.end.emotion) / 2

    @property
    def coverage(self) -> float | None:
        """The part, 0 to 1, of the touchpoints that have an emotion; None without touchpoints."""
        return self.felt / self.walked if self.walked else None


def feelings(project: Project, journey: str, persona: str) -> Feelings | None:
    """A persona on a journey; None where nobody said what it feels there."""
    points = curve(project, journey, persona)
    mean = average(points)
    if mean is None:
        return None
    walked = touchpoints_on(project, persona, journey) or {
        one.id for one in project.referring(Touchpoint, journey) if one.kind not in _UNSEEN
    }
    felt = {one.touchpoint for one in points}
    return Feelings(
        persona=persona,
        journey=journey,
        points=tuple(points),
        mean=mean,
        lowest=min(points, key=lambda one: one.emotion),
        peak=max(points, key=lambda one: (abs(one.emotion), -one.emotion)),
        end=points[-1],
        spread=sqrt(fsum((one.emotion - mean) ** 2 for one in points) / len(points)),
        felt=len(felt),
        walked=len(felt.union(walked)),
        low_points=tuple(lowest(points)),
    )


def feelings_of(project: Project, journey: str) -> list[Feelings]:
    """Everybody who feels something on a journey, in the order of the personas."""
    found = (feelings(project, journey, one.id) for one in personas_in_order(project))
    return [one for one in found if one is not None]


def signed(emotion: float) -> str:
    """``+2``, ``−1``, ``0``, ``+0.4``: an emotion with its sign, at most one decimal."""
    text = write_number(abs(emotion), decimals=1)
    if text == "0":
        return text
    return f"{'+' if emotion > 0 else '−'}{text}"
