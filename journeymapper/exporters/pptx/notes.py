"""Papers that flow in columns over slides: what a persona says and feels, figures, statements."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace

from journeymapper.domain.frozen import frozen
from journeymapper.exporters.pptx.deck import Deck, Sheet
from journeymapper.pens.pptx.markup import Paragraph, Words
from journeymapper.text import Style, break_lines
from journeymapper.words import said

GAP = 10.0
COLUMNS = (3, 4, 5)
INSET = 9.0
HEAD, SIZE = 11.0, 10.5
STEP = 1.25
WIDER = 1.07


@frozen(kw_only=True)
class Note:
    """A paper with a heading and lines below it."""

    heading: str
    lines: tuple[str, ...]
    fill: str = "card"
    stroke: str = "line"
    goes_on: bool = False

    @property
    def title(self) -> str:
        """The heading, which says so where the note goes on from another slide."""
        return said("{heading}, continued", heading=self.heading) if self.goes_on else self.heading


def note_slides(
    deck: Deck, notes: Sequence[Note], new_sheet: Callable[[int], Sheet]
) -> list[Sheet]:
    """The notes in columns of about the same height, on as few slides as hold them.
    ``new_sheet(n)`` makes the slide with the number n, from 0."""
    sheets: list[Sheet] = []
    waiting = deque(notes)
    while waiting:
        sheet = new_sheet(len(sheets))
        sheets.append(sheet)
        left, top, across, tall = sheet.area
        columns = _columns(list(waiting), across, tall)
        width = (across - GAP * (columns - 1)) / columns
        heights = [height(one, width) for one in waiting]
        room = tall
        room = _even(heights, columns, tall)
        for column in range(columns):
            y = 0.0
            while waiting:
                needed = height(waiting[0], width)
                last = column == columns - 1
                limit = tall if last else room
                if y > 0 and y + needed > limit + 0.1:
                    break
                one = waiting.popleft()
                if needed > tall - y:
                    one, rest = _split(one, width, tall - y)
                    waiting.appendleft(rest)
                    needed = min(height(one, width), tall - y)
                x = left + column * (width + GAP)
                _set(deck, sheet, one, (x, top + y, width, needed))
                y += needed + GAP
    return sheets


def _columns(notes: Sequence[Note], across: float, tall: float) -> int:
    """How many columns: few are read best, as long as all fits on one slide."""
    for columns in COLUMNS:
        width = (across - GAP * (columns - 1)) / columns
        if _needed([height(one, width) for one in notes], tall) <= columns:
            return columns
    return COLUMNS[0]


def height(note: Note, width: float) -> float:
    """How tall a note is at this width, in points."""
    return _lines_height(note, width) + 2 * INSET


def _lines_height(note: Note, width: float) -> float:
    tall = HEAD * STEP * len(_lines(note.title, width, HEAD, 600)) if note.title else 0.0
    for text in note.lines:
        tall += SIZE * STEP * len(_lines(text, width - 10.0, SIZE, 400)) + 2.0
    return tall


def _lines(text: str, width: float, size: float, weight: int) -> list[str]:
    room = max((width - 2 * INSET) / WIDER, size)
    return [one.text for one in break_lines(text, Style(size, weight), room)]


def _even(heights: Sequence[float], columns: int, tall: float) -> float:
    """The least height at which the columns hold all."""
    room = max(max(heights), sum(heights) / columns)
    while room < tall:
        if _needed(heights, room) <= columns:
            return room
        room += 6.0
    return tall


def _needed(heights: Sequence[float], room: float) -> int:
    """How many columns of this height hold all."""
    needed, y = 1, 0.0
    for one in heights:
        if y > 0 and y + one > room:
            needed, y = needed + 1, 0.0
        y += one + GAP
    return needed


def _split(note: Note, width: float, room: float) -> tuple[Note, Note]:
    """A note too tall for a slide, cut between its lines."""
    kept: list[str] = []
    left = list(note.lines)
    free = room - 2 * INSET - HEAD * STEP * 2
    while left:
        lines = _lines(left[0], width - 10.0, SIZE, 400)
        tall = len(lines) * SIZE * STEP + 2.0
        if tall <= free:
            kept.append(left.pop(0))
            free -= tall
            continue
        count = int(free / (SIZE * STEP))
        if not kept:
            count = max(count, 1)
        if count >= 1:
            kept.append(" ".join(lines[:count]))
            left[0] = " ".join(lines[count:])
        break
    rest = Note(
        heading=note.heading,
        lines=tuple(left),
        fill=note.fill,
        stroke=note.stroke,
        goes_on=True,
    )
    first = replace(note, lines=tuple(kept))
    return first, rest


def _set(deck: Deck, sheet: Sheet, note: Note, box: tuple[float, float, float, float]) -> None:
    paragraphs = []
    if note.title:
        words = Words(text=note.title, size=HEAD, bold=True, colour=deck.theme.colour("accent"))
        paragraphs.append(Paragraph(words=(words,)))
    ink = deck.theme.colour("ink")
    several = len(note.lines) > 1
    for text in note.lines:
        paragraphs.append(
            Paragraph(
                words=(Words(text=text, size=SIZE, colour=ink),),
                before=2.0,
                indent=10.0 if several else 0.0,
                bullet=several,
            )
        )
    deck.write(
        sheet,
        box,
        paragraphs,
        fill=note.fill,
        stroke=note.stroke,
        inset=INSET,
        name=note.title or note.lines[0][:60],
        radius=6.0,
    )
