"""The front of this floor: shaped lines, their measures and caret places, remembered.

HarfBuzz and its tables are imported with the first text that is shaped, not at start-up.
"""

from __future__ import annotations

from functools import lru_cache

from journeymapper.text.model import Line, Run, Style

LINE_HEIGHT = 1.35
"""Distance of two baselines in sizes: roomy enough for every bundled script."""

LONGEST_REMEMBERED = 1000


def shape(text: str, style: Style) -> Line:
    """Shape ``text`` as one line; control characters and line breaks become spaces. A line is
    remembered, so asking again costs nothing."""
    if len(text) > LONGEST_REMEMBERED:
        return _compose(text, style, None)
    return _remembered(text, style)


def shape_part(text: str, style: Style, right_to_left: bool) -> Line:
    """Shape one line of a paragraph whose direction is known."""
    if len(text) > LONGEST_REMEMBERED:
        return _compose(text, style, right_to_left)
    return _remembered_part(text, style, right_to_left)


def _compose(text: str, style: Style, right_to_left: bool | None) -> Line:
    from journeymapper.text.lines import compose

    return compose(text, style, right_to_left)


@lru_cache(maxsize=16384)
def _remembered(text: str, style: Style) -> Line:
    return _compose(text, style, None)


@lru_cache(maxsize=16384)
def _remembered_part(text: str, style: Style, right_to_left: bool) -> Line:
    return _compose(text, style, right_to_left)


def measure(text: str, style: Style) -> float:
    """The width of ``text`` on one line, in journey units."""
    return shape(text, style).width


def line_height(style: Style) -> float:
    """The distance from one baseline to the next, in journey units."""
    return style.size * LINE_HEIGHT


def caret_x(line: Line, index: int) -> float:
    """Where a caret before the character ``index`` of the line's text stands, from the line's left
    end. Inside a ligature the carets divide it evenly. ``len(line.text)`` asks for the end."""
    left = 0.0
    last: tuple[Run, float] | None = None
    for run in line.runs:
        end = run.start + len(run.text)
        if run.start <= index < end:
            return _caret_in(run, left, index)
        if end == len(line.text):
            last = run, left
        left += run.width
    if last is None:
        return 0.0
    run, left = last
    return left if run.right_to_left else left + run.width


def _caret_in(run: Run, left: float, index: int) -> float:
    """The leading edge of a character: the left one, or the right one in right-to-left runs."""
    lefts: dict[int, float] = {}
    for cluster, x in zip(run.clusters, run.xs, strict=True):
        lefts[cluster] = min(lefts.get(cluster, x), x)
    starts = sorted(lefts)
    cluster = max((start for start in starts if start <= index), default=run.start)
    after = min((start for start in starts if start > index), default=run.start + len(run.text))
    near = lefts.get(cluster, left)
    right = min((x for x in lefts.values() if x > near), default=left + run.width)
    share = (index - cluster) / max(after - cluster, 1)
    if run.right_to_left:
        return right - share * (right - near)
    return near + share * (right - near)
