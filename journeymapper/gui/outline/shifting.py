"""How deep lines of an outline stand, and what goes with one that is moved."""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.analysis.outline import WAY, indentation, understood


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


def deepest(lines: Sequence[str], line: int) -> int:
    """How deep a line can stand: one step deeper than what is above it, beside a way."""
    above = next((one for one in reversed(lines[:line]) if one.strip()), None)
    if above is None:
        return 0
    depth = indentation(above)
    return depth if understood(above).kind == WAY else depth + 1


def depth_after(text: str, column: int) -> int:
    """How deep the line begins that Enter makes in this line, at this column."""
    said = understood(text)
    if column <= len(text) - len(text.lstrip()) and text.strip():
        return said.depth  # at the beginning of a line, an empty one comes above it
    return 2 if said.kind == WAY else max(said.depth, 1)
