"""The summary: one page that says where it feels worst, where customers leave, what they say, and
what was decided."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from datetime import date

from journeymapper.analysis.headlines import Headlines, headlines
from journeymapper.analysis.summary import (
    biggest_drop_offs,
    lowest_moments,
    telling_notes,
    told_first,
)
from journeymapper.analysis.written import write_number
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Action, FeedbackNote, Journey, Measure, Touchpoint
from journeymapper.drawing.pages.flow import Frame, Paragraph, paragraph
from journeymapper.drawing.pages.headed_tables import page_top
from journeymapper.drawing.pages.leads import felt_places, leading, link_over, of_measure
from journeymapper.drawing.pages.paper import Draft, Paper, title
from journeymapper.drawing.primitives import Anchor, Box, Primitive
from journeymapper.drawing.texts import one_line
from journeymapper.words import counted, noted, said

NAME = noted("Summary")
SIZES: tuple[tuple[float, int | None, float], ...] = (
    *((size, None, 1.0) for size in (13.0, 11.5, 10.0, 9.0, 8.0)),
    *((8.0, most, 0.3) for most in (None, 3, 2, 1, 0)),
)
"""Of headlines, with the most lines of a text and how wide gaps are: the first that lets everything
stand in its box; at last a line each, without what stands under it."""
_Look = tuple[float, int | None, float]
HEAD, INSET, GAP = 36.0, 14.0, 10.0
"""Of a box: above its entries, around them, and between them."""


@frozen
class _Entry:
    """A headline, what stands under it, and the anchor where more is told."""

    head: str
    facts: str
    target: str = ""
    fill: str = "ink"
    rests: tuple[str, ...] = ()
    """Where that is told on which its numbers rest."""
    is_number: bool = False
    """Whether the headline is what was counted."""


@frozen
class _Part:
    heading: str
    entries: Sequence[_Entry]
    empty: str
    """What to do where there is nothing to tell."""


def has_summary(project: Project) -> bool:
    """Whether there is anything to sum up."""
    journeys = list(project.journeys.values())
    return bool(
        lowest_moments(project, journeys)
        or biggest_drop_offs(project, journeys)
        or telling_notes(project, journeys)
        or project.all(Action)
    )


def summary_pages(
    project: Project, paper: Paper, journeys: Sequence[Journey], at: date
) -> list[Draft]:
    """One page; none where there is nothing to tell."""
    parts = [
        _Part(one.heading, _entries(project, one), one.empty)
        for one in headlines(project, journeys, at)
    ]
    if not parts:
        return []
    name = said(NAME)
    head = title(paper, name, _facts(project, journeys), paper.right - paper.left)
    drawn: list[Primitive] = [Anchor(x=0, y=0, name="summary", title=name), *head]
    if project.feedback_notes:
        top, height = paper.margin + 26 * paper.unit, 14 * paper.unit
        drawn += link_over(["feedback"], paper.left, top, paper.right - paper.left, height)
    gap = 14 * paper.unit
    across = 2 if paper.width > paper.height * 0.8 else 1
    width = (paper.right - paper.left - gap * (across - 1)) / across
    rows = [parts[n : n + across] for n in range(0, len(parts), across)]
    look, heights = _fitted(paper, rows, width, paper.bottom - page_top(paper), gap)
    y = page_top(paper)
    for row, height in zip(rows, heights, strict=True):
        for column, part in enumerate(row):
            x = paper.left + column * (width + gap)
            drawn += _box(paper, part, (x, y, width, height), look)
        y += height + gap
    return [Draft(name, tuple(drawn))]


def _facts(project: Project, journeys: Sequence[Journey]) -> str:
    notes = sum(not one.internal for one in project.feedback_notes.values())
    titles = [one.title for one in told_first(journeys)[:2]]
    words = titles
    if len(titles) == 2:
        words = [said("{first} and {second}", first=titles[0], second=titles[1])]
    if notes:
        number = write_number(notes, project.details.locale)
        words.append(
            counted(
                "{number} note of a customer", "{number} notes of customers", notes, number=number
            )
        )
    return " · ".join(filter(None, words))


def _entries(project: Project, told: Headlines) -> list[_Entry]:
    """Where the head says the number it leads to what that rests on, else the facts do."""
    entries = []
    for one in told.entries:
        about, is_number = one.about, isinstance(one.about, Measure)
        rests: tuple[str, ...] = ()
        if isinstance(about, Touchpoint):
            target = f"map-{about.id}"
            rests = felt_places(project, about, [one.felt] if one.felt else [])
        elif isinstance(about, Measure):
            target = f"measure-{about.id}"
            rests = of_measure(project, about.journey, about.id)
        elif isinstance(about, FeedbackNote):
            target, rests = f"note-{about.id}", ("feedback",)
        elif isinstance(about, Action):
            target = f"action-{about.id}"
        else:
            target = "experiments"
        fill = "coral_text" if one.is_missed else "ink"
        entries.append(_Entry(one.head, one.facts, target, fill, rests, is_number))
    return entries


def _fitted(
    paper: Paper, rows: Sequence[Sequence[_Part]], width: float, room: float, gap: float
) -> tuple[_Look, list[float]]:
    """How headlines are set, and the height of each row of boxes: all alike where that holds
    everything, else what a row does not need goes to the others."""
    left = room - gap * (len(rows) - 1)
    even = left / len(rows)
    for look in SIZES:
        needed = [max(_needed(paper, one, width, look) for one in row) for row in rows]
        if max(needed) <= even:
            return look, [even] * len(rows)
        if sum(needed) <= left:
            over = (left - sum(needed)) / len(rows)
            return look, [one + over for one in needed]
    return look, [one * left / sum(needed) for one in needed]


def _needed(paper: Paper, part: _Part, width: float, look: _Look) -> float:
    """How high a box is that holds everything."""
    unit = paper.unit
    told = [_paragraphs(paper, one, width - 2 * INSET * unit, look) for one in part.entries]
    tall = sum(one.height + one.before for entry in told for one in entry)
    return tall + (HEAD + (INSET + GAP * max(len(told) - 1, 0)) * look[2]) * unit


def _box(
    paper: Paper, part: _Part, box: tuple[float, float, float, float], look: _Look
) -> list[Primitive]:
    x, y, width, height = box
    unit, inset = paper.unit, INSET * paper.unit
    inner = width - 2 * inset
    heading = paper.style(12.5, 600)
    drawn: list[Primitive] = [
        Box(x=x, y=y, width=width, height=height, radius=6, fill="paper", stroke="line"),
        one_line(part.heading, heading, x + inset, y + 16 * unit, inner, "accent", "left"),
    ]
    at = y + HEAD * unit
    bottom = y + height - inset * look[2]
    if not part.entries:
        empty = paragraph(part.empty, paper.style(9), inner, fill="muted")
        frame = Frame(x + inset, at, inner, bottom)
        frame.fill(deque([empty]))
        return [*drawn, *frame.primitives]
    for entry in part.entries:
        told = _paragraphs(paper, entry, inner, look)
        tall = sum(one.height + one.before for one in told)
        if at + tall > bottom + 0.1:
            break
        frame = Frame(x + inset, at, inner, at + tall + 1.0)
        frame.fill(deque(told))
        drawn += frame.primitives
        at += tall + GAP * look[2] * unit
    return drawn


def _paragraphs(paper: Paper, entry: _Entry, width: float, look: _Look) -> list[Paragraph]:
    """Where the head says the number it leads to what that rests on, else the facts do."""
    size, most, _ = look
    lines = None if most is None else max(most, 1)
    strong = paragraph(entry.head, paper.style(size, 600), width, fill=entry.fill, most=lines)
    places = ((entry.target, *entry.rests), (*entry.rests, entry.target))
    of_head, of_facts = reversed(places) if entry.is_number else places
    told = leading([strong], of_head)
    if not entry.facts or most == 0:
        return told
    quiet = paper.style(size * 0.84)
    facts = paragraph(entry.facts, quiet, width, fill="muted", before=paper.unit, most=most)
    return [*told, *leading([facts], of_facts)]
