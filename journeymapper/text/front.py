"""What other floors call: text shaped, measured and broken, and remembered.

The files that do the work, and HarfBuzz and the Unicode tables with them, are imported with the
first text, not at start-up.
"""

from __future__ import annotations

from functools import lru_cache

from journeymapper.going_on import go_on
from journeymapper.text.model import Line, Style

LINE_HEIGHT = 1.35
"""Distance of two baselines in sizes: roomy enough for every bundled script."""

LONGEST_REMEMBERED = 4000


def shape(text: str, style: Style) -> Line:
    """Shape ``text`` as one line; control characters and line breaks become spaces. A line is
    remembered, so asking again costs nothing."""
    go_on()
    return _line(text, style) if len(text) <= LONGEST_REMEMBERED else _compose(text, style)


def measure(text: str, style: Style) -> float:
    """The width of ``text`` on one line, in journey units."""
    return shape(text, style).width


def line_height(style: Style) -> float:
    """The distance from one baseline to the next, in journey units."""
    return style.size * LINE_HEIGHT


def break_lines(
    text: str, style: Style, width: float, max_lines: int | None = None
) -> tuple[Line, ...]:
    """Break ``text`` into lines no wider than ``width`` (journey units).

    Line ends in the text are kept. A word wider than a line is torn between graphemes, and a line
    is wider than ``width`` only when a single grapheme is. With ``max_lines`` the rest is cut and
    the last line ends in an ellipsis. Empty text is one empty line. Raises ``ValueError`` when
    ``max_lines`` is less than one.
    """
    go_on()
    if len(text) <= LONGEST_REMEMBERED:
        return _lines(text, style, width, max_lines)
    return _break(text, style, width, max_lines)


def is_right_to_left(text: str) -> bool:
    """Whether ``text`` is a right-to-left paragraph: its first letter is (UAX 9, P2 and P3)."""
    from journeymapper.text import direction

    return direction.is_right_to_left(text)


def as_paragraph(text: str, right_to_left: bool) -> str:
    """``text`` so that it runs this way as a paragraph of its own, as a line that is taken out of
    its paragraph must: an invisible mark before it where its letters would turn it round."""
    from journeymapper.text import direction

    return direction.as_paragraph(text, right_to_left)


def _compose(text: str, style: Style) -> Line:
    from journeymapper.text.lines import compose

    return compose(text, style)


def _break(text: str, style: Style, width: float, max_lines: int | None) -> tuple[Line, ...]:
    from journeymapper.text.breaking import broken

    return broken(text, style, width, max_lines)


_line = lru_cache(maxsize=16384)(_compose)
_lines = lru_cache(maxsize=8192)(_break)
