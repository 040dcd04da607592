"""A figure: what was measured, what it may be, and what it is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """``value`` in ``unit``. With a floor, measured in the same run, ``limit`` bounds the ratio of
    value to floor; without one it bounds the value itself."""

    name: str
    value: float
    unit: str
    limit: float
    floor_name: str = ""
    floor_value: float = 0.0

    @property
    def ratio(self) -> float | None:
        """Value to floor; None where there is no floor."""
        return self.value / self.floor_value if self.floor_value else None

    @property
    def is_met(self) -> bool:
        ratio = self.ratio
        return (self.value if ratio is None else ratio) <= self.limit


def middle(values: Sequence[float]) -> float:
    """The median."""
    return share_of(values, 0.5)


def share_of(values: Sequence[float], share: float) -> float:
    """The value that this share of all values does not exceed; 0.99 is the 99th percentile."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]
