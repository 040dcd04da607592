"""What goes with a line of an outline that is moved: all that is deeper below it."""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.analysis.outline import indentation


def end_of(lines: Sequence[str], first: int) -> int:
    """The line after a line and all that is deeper below it."""
    depth = indentation(lines[first])
    end = first + 1
    while end < len(lines) and (not lines[end].strip() or indentation(lines[end]) > depth):
        end += 1
    return end


def begin_before(lines: Sequence[str], first: int) -> int | None:
    """Where what stands before a line begins, that it can go past; None at the beginning."""
    depth = indentation(lines[first])
    begin = first - 1
    while begin > 0 and indentation(lines[begin]) > depth:
        begin -= 1
    if begin < 0 or (begin == 0 and depth > 0) or (depth > 1 and indentation(lines[begin]) < depth):
        return None
    return begin
