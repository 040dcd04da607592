"""How sure a share is: Wilson's interval, and how several of them make a range of the answer.

Each measured share is moved to both ends of its interval while all else stays; what that does to
the answer, down and up, is squared and added up (the square-and-add rule: Newcombe 1998, Zou &
Donner 2008). With one measured share the range is exactly what its interval says; the answer never
leaves what shares can be, as it would with the delta method near 0% and 100%; and the same shares
give the same range every time, as drawn numbers would not.
"""

from __future__ import annotations

from math import sqrt

from journeymapper.analysis.experiments.chances import Z_95


def wilson_limits(share: float, sample_size: int) -> tuple[float, float]:
    """The 95% interval of a share that was counted over so many customers (Wilson 1927)."""
    square = Z_95 * Z_95 / sample_size
    middle = (share + square / 2.0) / (1.0 + square)
    half = sqrt(share * (1.0 - share) * square + square * square / 4.0) / (1.0 + square)
    return min(max(middle - half, 0.0), share), max(min(middle + half, 1.0), share)
