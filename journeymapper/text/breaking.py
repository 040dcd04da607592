"""Breaks text into lines: whole words where they fit, torn ones where they do not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeymapper.text.direction import is_right_to_left
from journeymapper.text.lines import part_of_paragraph, width_of
from journeymapper.text.model import Line, Style
from journeymapper.text.opportunities import graphemes, words

ELLIPSIS = "…"

_PARAGRAPH_END = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
MOST_CHARACTERS_PER_EM = 12
LIKELY_CHARACTERS_PER_EM = 2.1
"""A text with no more characters than this is first tried whole: most are names and notes that
fit."""

LEAST_USED = 0.5
"""A last line that whole words fill to less than this part is cut within the next word: names that
begin alike stay different."""


def broken(text: str, style: Style, width: float, max_lines: int | None) -> tuple[Line, ...]:
    """The lines of ``front.break_lines``."""
    if max_lines is not None and max_lines < 1:
        raise ValueError("max_lines must be at least 1")
    if len(text) <= width / style.size * LIKELY_CHARACTERS_PER_EM:
        whole = _on_one_line(text, style, width)
        if whole is not None:
            return (whole,)
    lines: list[Line] = []
    cut = False
    if max_lines is not None:
        most = max_lines * _most_characters(style, width)
        text, cut = text[:most], len(text) > most
    backwards = False
    whole_paragraph = ""
    beginning = end = 0
    for paragraph in _PARAGRAPH_END.split(text):
        if max_lines is not None and len(lines) == max_lines:
            cut = True
            break
        backwards = is_right_to_left(paragraph)
        whole_paragraph, end = paragraph, 0
        for part in _parts(paragraph, style, width, backwards):
            if len(lines) == max_lines:
                cut = True
                break
            beginning = paragraph.index(part, end)
            end = beginning + len(part)
            lines.append(part_of_paragraph(part, style, backwards))
    if cut:
        if lines[-1].width < width * LEAST_USED:
            end = beginning + _most_characters(style, width)
        last = whole_paragraph[beginning:end]
        lines[-1] = _with_ellipsis(last, style, width, backwards)
    return tuple(lines)


def _on_one_line(text: str, style: Style, width: float) -> Line | None:
    """The text as the one line that it is, None where it needs more."""
    if _PARAGRAPH_END.search(text):
        return None
    line = part_of_paragraph(text.rstrip(), style, is_right_to_left(text))
    return line if line.width <= width else None


def _most_characters(style: Style, width: float) -> int:
    """More characters than ever fit into a line: so the time for a title does not depend on what
    somebody pasted into it."""
    ems = min(max(width / style.size, 1.0), 10_000.0)
    return int(ems * MOST_CHARACTERS_PER_EM) + 1


def _parts(text: str, style: Style, width: float, backwards: bool) -> Iterator[str]:
    """The text of each line of one paragraph, without the spaces at its end."""
    line = ""
    taken = 0.0
    for word in words(text):
        if line and _fits(line, taken, word, style, width, backwards):
            line += word
            taken += _width_with_spaces(word, style)
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
        taken = _width_with_spaces(rest, style)
    yield line.rstrip()


def _width_with_spaces(word: str, style: Style) -> float:
    visible = word.rstrip()
    return width_of(visible, style) + (len(word) - len(visible)) * width_of(" ", style)


def _fits(line: str, taken: float, word: str, style: Style, width: float, backwards: bool) -> bool:
    """Whether the word still fits behind the line. The sum of both widths decides unless it comes
    close to the limit, where kerning counts."""
    visible = word.rstrip()
    if len(visible) > _most_characters(style, width):
        return False
    about = taken + width_of(visible, style)
    if about > width + style.size:
        return False
    if about < width - style.size:
        return True
    return part_of_paragraph(line + visible, style, backwards).width <= width


def _beginning(word: str, style: Style, width: float, backwards: bool, tail: str = "") -> str:
    """As many graphemes of the word as fit together with the tail, at least one."""
    parts = graphemes(word[: _most_characters(style, width)])
    taken = 0.0
    count = 0
    while count < len(parts) and taken <= width + style.size:
        taken += width_of(parts[count], style)
        count += 1
    while count > 1:
        head = "".join(parts[:count])
        if part_of_paragraph(head.rstrip() + tail, style, backwards).width <= width:
            return head
        count -= 1
    return parts[0]


def _with_ellipsis(text: str, style: Style, width: float, backwards: bool) -> Line:
    """The line cut so that an ellipsis fits; the ellipsis alone where not even one letter does."""
    whole = part_of_paragraph(text.rstrip() + ELLIPSIS, style, backwards)
    if whole.width <= width or not text.strip():
        return whole
    head = _beginning(text, style, width, backwards, ELLIPSIS).rstrip()
    line = part_of_paragraph(head + ELLIPSIS, style, backwards)
    return line if line.width <= width else part_of_paragraph(ELLIPSIS, style, backwards)
