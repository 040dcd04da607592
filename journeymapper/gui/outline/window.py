"""Which part of an outline differs from what the project says, and which lines of it stay as they
are typed."""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.analysis.outline import STAGE, TOUCHPOINT, OutlineLine, understood
from journeymapper.analysis.outline_reading import Reading


def _is_stage(said: Sequence[OutlineLine], line: int) -> bool:
    return line < len(said) and said[line].kind == STAGE


def window_of(
    before: Sequence[str], now: Sequence[str], said: Sequence[OutlineLine]
) -> tuple[int, int, int] | None:
    """Where the texts differ, widened to whole sections: the first line, and the ends before and
    now. None where they do not."""
    first = 0
    while first < min(len(before), len(now)) and before[first] == now[first]:
        first += 1
    last = 0
    while last < min(len(before), len(now)) - first and before[-1 - last] == now[-1 - last]:
        last += 1
    if first == len(before) == len(now):
        return None
    while first > 0 and not (
        _is_stage(said, first) and first < len(now) and understood(now[first]).kind == STAGE
    ):
        first -= 1  # a line that was typed above a stage belongs to the one before
    while last > 0 and said[-last].kind != STAGE:
        last -= 1
    return first, len(before) - last, len(now) - last


def makes_touchpoint(reading: Reading, line: int | None) -> bool:
    """Whether a line makes a touchpoint, and no way to it, which could still be another's."""
    found = (one for one in reading.lines if one.number == line)
    one = next(found, None)
    return (
        one is not None
        and one.was is None
        and (one.written.kind, one.written.depth) == (TOUCHPOINT, 1)
    )


def kept_lines(reading: Reading, begin: int, resting: int | None) -> frozenset[int]:
    """The lines, counted from ``begin``, that stay as they are typed."""
    kept = {begin + number for number in reading.problems}
    if resting is not None:
        kept.add(begin + resting)
    return frozenset(kept)
