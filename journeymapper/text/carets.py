"""Where a caret stands in a shaped line."""

from __future__ import annotations

from journeymapper.text.model import Line, Run


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
