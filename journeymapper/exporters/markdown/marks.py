"""Markdown as CommonMark and GitHub read it: what users wrote stays text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from journeymapper.exporters.telling import Told
from journeymapper.words import said

_MARKS = re.compile(r"([\\`*_\[\]~|$])")
_BEGINS_BLOCK = re.compile(r"(?:[-+=#:]|\d{1,9}[.)])")
"""What would begin a list or a heading at the beginning of a line."""
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_ENDS_LINE = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_NO_TEXT = re.compile(r"[\0-\x1f\x7f-\x9f]")


def inline(text: str) -> str:
    """A text within a line, as it was typed but for its white space."""
    plain = " ".join(_NO_TEXT.sub(" ", _ENDS_LINE.sub(" ", text)).split())
    marked = _MARKS.sub(r"\\\1", plain)
    for sign, entity in _ENTITIES.items():
        marked = marked.replace(sign, entity)
    return marked


def paragraph(text: str) -> str:
    """A text on a line of its own."""
    marked = inline(text)
    begins = _BEGINS_BLOCK.match(marked)
    if begins is None:
        return marked
    end = begins.end() - 1  # the sign itself, behind the digits of a number
    return f"{marked[:end]}\\{marked[end:]}"


def broken(text: str) -> str:
    """A text whose lines stay lines, in a cell of a table or behind the words of an entry."""
    lines = (inline(one) for one in _ENDS_LINE.split(text))
    return "<br>".join(one for one in lines if one)


def heading(level: int, text: str) -> Iterator[str]:
    """A heading and the empty lines around it."""
    told = inline(text).replace("#", "\\#") or said("Untitled")
    yield from ("", f"{'#' * level} {told}", "")


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table of texts, which may have several lines; nothing where there are no rows."""
    begun = False
    for row in rows:
        if not begun:
            yield ""
            yield _row(map(inline, heads))
            yield _row("---" for _ in heads)
            begun = True
        yield _row(map(broken, row))
    if begun:
        yield ""


def bullets(entries: Iterable[tuple[str, str]]) -> Iterator[str]:
    """A list, each entry a few words and what they say; those that say nothing are left out."""
    begun = False
    for words, told in entries:
        if told.strip():
            if not begun:
                yield ""
                begun = True
            yield f"- **{inline(words)}**: {broken(told)}" if words else f"- {paragraph(told)}"
    if begun:
        yield ""


def told(title: str, parts: Iterable[Told]) -> Iterator[str]:
    """A part under its heading, each table under its own; nothing where nothing is told."""
    begun = False
    for one in parts:
        if one.is_empty:
            continue
        if not begun:
            yield from heading(2, title)
            begun = True
        if one.title != title:
            yield from heading(3, one.title)
        for sentence in one.sentences:
            yield from (paragraph(sentence), "")
        yield from table(one.heads, ([each.text for each in row] for row in one.rows))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(one or ' ' for one in cells)} |"
