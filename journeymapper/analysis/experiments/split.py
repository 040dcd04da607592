"""Whether visitors were dealt out to the variants as planned."""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.analysis.experiments.chances import chi_square_tail

ALARM = 0.001
"""Below this chance a split is taken for a fault of the experiment."""
LARGEST = 10**300
"""Beyond it a chi-square is no number of the machine; its chance is 0 long before."""


def split_chance(visitors: Sequence[int], weights: Sequence[float]) -> tuple[float, float]:
    """The chi-square of a split against its weights, and how often chance alone gives one at least
    as uneven.

    Pearson's goodness of fit (1900) with one degree of freedom less than variants; used against the
    weights it is the test for a sample-ratio mismatch: Fabijan et al. (2019), Diagnosing sample
    ratio mismatch in online controlled experiments, KDD. Raises ValueError for fewer than two
    variants, a weight that is not above 0, or no visitors.
    """
    total = sum(visitors)
    if len(visitors) < 2 or len(visitors) != len(weights) or total < 1:
        raise ValueError("a split needs two variants and a visitor")
    if not all(weight > 0 for weight in weights) or any(one < 0 for one in visitors):
        raise ValueError("weights must be above 0, and visitors not below")
    # Whole numbers: expected counts close to the seen ones leave no digits in floating point.
    ratios = [weight.as_integer_ratio() for weight in weights]
    finest = max(below for _, below in ratios)
    parts = [above * (finest // below) for above, below in ratios]
    whole = sum(parts)
    statistic = 0.0
    for seen, part in zip(visitors, parts, strict=True):
        above, below = (seen * whole - total * part) ** 2, total * part * whole
        if above > below * LARGEST:
            return float(LARGEST), 0.0
        statistic += above / below
    return statistic, chi_square_tail(statistic, len(visitors) - 1)
