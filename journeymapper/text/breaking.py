"""Breaks text into lines: whole words where they fit, torn ones where they do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from journeymapper.text.direction import is_right_to_left
from journeymapper.text.model import Line, Style
from journeymapper.text.opportunities import graphemes, words
from journeymapper.text.shaping import measure, shape_part

ELLIPSIS = "…"
LONGEST_REMEMBERED = 4000

_PARAGRAPH_END = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_MOST_CHARACTERS_PER_EM = 12


def break_lines(
    text: str, style: Style, width: float, max_lines: int | None = None
) -> tuple[Line, ...]:
    """Break ``text`` into lines no wider than ``width`` (journey units).

    Line ends in the text are kept. A word wider than a line is torn between graphemes, and a line
    is wider than ``width`` only when a single grapheme is. With ``max_lines`` the rest is cut and
    the last line ends in an ellipsis. Empty text is one empty line. Raises ``ValueError`` when
    ``max_lines`` is less than one.
    """
    if max_lines is not None and max_lines < 1:
        raise ValueError("max_lines must be at least 1")
    if len(text) > LONGEST_REMEMBERED:
        return _break(text, style, width, max_lines)
    return _remembered(text, style, width, max_lines)


def _break(text: str, style: Style, width: float, max_lines: int | None) -> tuple[Line, ...]:
    lines: list[Line] = []
    cut = False
    if max_lines is not None:
        text, cut = _what_may_fit(text, style, width, max_lines)
    backwards = False
    for paragraph in _PARAGRAPH_END.split(text):
        if max_lines is not None and len(lines) == max_lines:
            cut = True
            break
        backwards = is_right_to_left(paragraph)
        for part in _parts(paragraph, style, width, backwards):
            if len(lines) == max_lines:
                cut = True
                break
            lines.append(shape_part(part, style, backwards))
    if cut:
        lines[-1] = _with_ellipsis(lines[-1].text, style, width, backwards)
    return tuple(lines)


_remembered = lru_cache(maxsize=8192)(_break)


def _what_may_fit(text: str, style: Style, width: float, max_lines: int) -> tuple[str, bool]:
    """The beginning of a text that is far longer than its lines can hold, and whether it was cut:
    so the time for one title does not depend on what somebody pasted into it."""
    ems = min(max(width / style.size, 1.0), 10_000.0)
    most = max_lines * int(ems * _MOST_CHARACTERS_PER_EM + 1)
    return text[:most], len(text) > most


def _parts(text: str, style: Style, width: float, backwards: bool) -> Iterator[str]:
    """The text of each line of one paragraph, without the spaces at its end."""
    line = ""
    taken = 0.0
    for word in words(text):
        if line and _fits(line, taken, word, style, width, backwards):
            line += word
            taken += measure(word, style)
            continue
        if line:
            yield line.rstrip()
        rest = word
        while not _fits("", 0.0, rest, style, width, backwards):
            head = _beginning(rest, style, width, backwards)
            if len(head) >= len(rest.rstrip()):
                break
            if head.strip():
                yield head.rstrip()
            rest = rest[len(head) :]
        line = rest
        taken = measure(rest, style)
    yield line.rstrip()


def _fits(line: str, taken: float, word: str, style: Style, width: float, backwards: bool) -> bool:
    """Whether the word still fits behind the line. The sum of both widths decides unless it comes
    close to the limit, where kerning counts."""
    visible = word.rstrip()
    about = taken + measure(visible, style)
    if about > width + style.size:
        return False
    if about < width - style.size:
        return True
    return shape_part(line + visible, style, backwards).width <= width


def _beginning(word: str, style: Style, width: float, backwards: bool, tail: str = "") -> str:
    """As many graphemes of the word as fit together with the tail, at least one."""
    parts = graphemes(word)
    taken = 0.0
    count = 0
    while count < len(parts) and taken <= width + style.size:
        taken += measure(parts[count], style)
        count += 1
    while count > 1:
        head = "".join(parts[:count])
        if shape_part(head.rstrip() + tail, style, backwards).width <= width:
            return head
        count -= 1
    return parts[0]


def _with_ellipsis(text: str, style: Style, width: float, backwards: bool) -> Line:
    """The line cut so that an ellipsis fits; the ellipsis alone where not even one letter does."""
    whole = shape_part(text.rstrip() + ELLIPSIS, style, backwards)
    if whole.width <= width or not text.strip():
        return whole
    head = _beginning(text, style, width, backwards, ELLIPSIS).rstrip()
    line = shape_part(head + ELLIPSIS, style, backwards)
    return line if line.width <= width else shape_part(ELLIPSIS, style, backwards)
