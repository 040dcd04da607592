"""What an experiment's numbers are: variants with their rates, each against the control."""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.analysis.experiments.proportions import (
    Interval,
    holm,
    newcombe,
    pooled_z,
    wilson,
)
from journeymapper.analysis.experiments.split import split_chance
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.domain.records import Experiment, Variant

_STEPS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8)


@frozen
class Arm:
    """A variant with its rate and Wilson interval; None while nobody came, or where more converted
    than came."""

    variant: Variant
    rate: float | None
    interval: Interval | None


@frozen
class Comparison:
    """A variant against the control: by how much its rate is above (a part of one), its 95%
    interval, and how often chance alone leads as far, corrected for several comparisons in
    ``corrected``. ``visitors`` counts both."""

    arm: Arm
    control: Arm
    difference: float
    interval: Interval
    chance: float
    corrected: float
    visitors: int


@frozen
class Result:
    """``split`` is the chance of so uneven a split of the visitors, None where it cannot be told.
    ``comparisons`` stand in the order of the variants."""

    experiment: Experiment
    arms: tuple[Arm, ...]
    control: Arm | None
    comparisons: tuple[Comparison, ...]
    split: float | None

    @property
    def leading(self) -> Comparison | None:
        """The comparison that says most: the least by chance, ties by the larger difference."""
        return min(
            self.comparisons, key=lambda one: (one.chance, -abs(one.difference)), default=None
        )


def variants_of(project: Project, experiment: str) -> list[Variant]:
    """An experiment's variants in their order, the control wherever it stands."""
    return by_rank(project.referring(Variant, experiment))


def experiments_at(project: Project, place: str) -> list[Experiment]:
    """The experiments at a touchpoint or connection, or those of whose paths a journey is one."""
    found = {one.id: one for one in project.referring(Experiment, place)}
    for variant in project.referring(Variant, place):
        experiment = project.all(Experiment)[variant.experiment]
        if is_between_journeys(experiment):
            found[experiment.id] = experiment
    return by_rank(found.values())


def is_between_journeys(experiment: Experiment) -> bool:
    """Whether whole paths are compared: it stands at no touchpoint and on no connection."""
    return experiment.touchpoint is None and experiment.connection is None


def result_of(project: Project, experiment: Experiment) -> Result:
    """The numbers of one experiment as they stand."""
    arms = tuple(_arm(one) for one in variants_of(project, experiment.id))
    control = next((one for one in arms if one.variant.is_control), None)
    return Result(experiment, arms, control, _comparisons(arms, control), _split(arms))


def axis_end(arms: Sequence[Arm]) -> float:
    """Where bars of these variants' intervals end: a round rate that holds them all."""
    highest = max((one.interval[1] for one in arms if one.interval is not None), default=1.0)
    return next((step for step in _STEPS if highest <= step), 1.0)


def _arm(variant: Variant) -> Arm:
    seen, visitors = variant.conversions, variant.visitors
    if not 0 <= seen <= visitors or visitors == 0:
        return Arm(variant, None, None)
    return Arm(variant, seen / visitors, wilson(seen, visitors))


def _comparisons(arms: tuple[Arm, ...], control: Arm | None) -> tuple[Comparison, ...]:
    if control is None or control.rate is None:
        return ()
    base = (control.variant.conversions, control.variant.visitors)
    others = [one for one in arms if one is not control and one.rate is not None]
    counts = [(one.variant.conversions, one.variant.visitors) for one in others]
    chances = [pooled_z(*count, *base)[1] for count in counts]
    made = []
    for arm, count, chance, corrected in zip(others, counts, chances, holm(chances), strict=True):
        difference, interval = newcombe(*count, *base)
        together = count[1] + base[1]
        made.append(Comparison(arm, control, difference, interval, chance, corrected, together))
    return tuple(made)


def dealt_out(arms: Sequence[Arm]) -> list[Variant]:
    """Those among which a split can be uneven: they were to get visitors, and have some."""
    return [one.variant for one in arms if one.variant.weight > 0 and one.variant.visitors > 0]


def _split(arms: tuple[Arm, ...]) -> float | None:
    dealt = dealt_out(arms)
    if len(dealt) < 2:
        return None
    return split_chance([one.visitors for one in dealt], [one.weight for one in dealt])[1]
