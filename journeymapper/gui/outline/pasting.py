"""Where a pasted list comes to stand in an outline, and how deep."""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.analysis.outline import (
    INDENT,
    WAY,
    from_list,
    indentation,
    one_line,
    understood,
)

Place = tuple[int, int, list[str]]
"""The first line that is replaced, the one after the last, and the lines that come there."""


def place_of(now: Sequence[str], first: int, last: int, text: str, *, replaces: bool) -> Place:
    """Where a list goes that is pasted at the lines ``first`` to ``last``, which it ``replaces`` or
    comes below; an empty line is always replaced. No lines: the list is empty."""
    beside = now[first]
    lines = _as_deep(text, _depth_below(now, first), has_stage=_has_stage(now))
    if replaces:
        return first, last + 1, lines
    if not lines or (len(now) == 1 and not beside.strip()):
        return 0, len(now), lines
    if indentation(lines[0]) == 0:
        following = range(first + 1, len(now))
        at = next((n for n in following if now[n] and not indentation(now[n])), len(now))
        return at, at, lines
    if not beside.strip():
        return first, first + 1, lines
    at = first + 1
    if indentation(beside) and understood(lines[0]).kind != WAY:
        # What leaves the touchpoint above stays with it.
        while at < len(now) and (not now[at].strip() or indentation(now[at]) > 1):
            at += 1
    return at, at, lines


def is_kept(replaced: Sequence[str], lines: Sequence[str]) -> bool:
    """Whether what is pasted holds a line of what it replaces: then it is the same, edited."""
    return not {one_line(one) for one in lines}.isdisjoint(map(one_line, replaced))


def _has_stage(lines: Sequence[str]) -> bool:
    return any(one and indentation(one) == 0 for one in lines)


def _depth_below(now: Sequence[str], line: int) -> int:
    """How deep a touchpoint stands that follows a line: below a stage, and beside a touchpoint."""
    return 1 if _has_stage(now[: line + 1]) else 0


def _as_deep(text: str, below: int, *, has_stage: bool) -> list[str]:
    """The list's lines. What is all indented stands in what is above it; what begins at the margin
    and has deeper lines brings stages; a flat list is of touchpoints, where there is a stage."""
    bare = [one for one in text.splitlines() if one.strip()]
    lines = from_list(text)
    if not lines:
        return []
    is_flat = not any(indentation(one) for one in lines)
    kinds = [understood(one.strip()).kind for one in lines]
    deeper = {kinds[n + 1] for n, one in enumerate(lines[:-1]) if not indentation(one)}
    if kinds[0] == WAY:
        by = 2
    elif all(one[0].isspace() for one in bare):
        by = below
    elif is_flat or (deeper == {WAY} and has_stage):  # a way leaves a touchpoint, never a stage
        by = 1 if has_stage else 0
    else:
        by = 0
    return [INDENT * by + one for one in lines]
