"""The summary: one page that says where it feels worst, where customers leave, what they say, and
what was decided."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from datetime import date

from journeymapper.analysis.actions import due_said, still_waits
from journeymapper.analysis.actors import owner_name
from journeymapper.analysis.emotion import emotion_name
from journeymapper.analysis.feedback import status_said
from journeymapper.analysis.measures import place_name
from journeymapper.analysis.summary import (
    biggest_drop_offs,
    lowest_moments,
    telling_notes,
    told_first,
)
from journeymapper.analysis.written import write_date, write_number
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Action, Experiment, Journey
from journeymapper.domain.vocabulary import ExperimentStatus
from journeymapper.drawing.pages.action_pages import actions_for
from journeymapper.drawing.pages.flow import Frame, Paragraph, paragraph
from journeymapper.drawing.pages.headed_tables import page_top
from journeymapper.drawing.pages.leads import felt_places, leading, link_over, of_measure
from journeymapper.drawing.pages.paper import Draft, Paper, title
from journeymapper.drawing.primitives import Anchor, Box, Primitive
from journeymapper.drawing.texts import one_line
from journeymapper.words import counted, noted, said

NAME = noted("Summary")
MOST_DECISIONS = 4
SIZES = (13.0, 11.5, 10.0, 9.0, 8.0)
"""Of headlines: the largest that lets everything stand in its box."""
LONGEST = 220
"""Letters of what a customer said that are shown here; all of it stands among the feedback."""


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
        _Part(
            said("The lowest moments"),
            _moments(project, journeys),
            said("Nobody said yet how it feels: set emotions at touchpoints."),
        ),
        _Part(
            said("The biggest drop-offs"),
            _drop_offs(project, journeys),
            said("Nobody measured yet where customers leave: add a drop-off measure."),
        ),
        _Part(
            said("What customers say"),
            _quotes(project, journeys),
            said("There is no feedback yet: bring in what customers said."),
        ),
        _Part(
            said("What was decided"),
            _decided(project, journeys, at),
            said("Nothing was decided yet: add actions with an owner and a date."),
        ),
    ]
    if not any(one.entries for one in parts):
        return []
    name = said(NAME)
    head = title(paper, name, _facts(project, journeys), paper.right - paper.left)
    drawn: list[Primitive] = [Anchor(x=0, y=0, name="summary", title=name), *head]
    if project.feedback_notes:
        top, height = paper.margin + 26 * paper.unit, 14 * paper.unit
        drawn += link_over(["feedback"], paper.left, top, paper.right - paper.left, height)
    gap = 14 * paper.unit
    top = page_top(paper)
    across = 2 if paper.width > paper.height * 0.8 else 1
    down = len(parts) // across
    width = (paper.right - paper.left - gap * (across - 1)) / across
    height = (paper.bottom - top - gap * (down - 1)) / down
    for number, part in enumerate(parts):
        column, row = number % across, number // across
        x, y = paper.left + column * (width + gap), top + row * (height + gap)
        drawn += _box(paper, part, x, y, width, height)
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


def _moments(project: Project, journeys: Sequence[Journey]) -> list[_Entry]:
    entries = []
    for one in lowest_moments(project, told_first(journeys)):
        emotion = one.worst.emotion or 0
        persona = project.personas[one.worst.persona].name
        words = [f"{persona}: {emotion_name(project, emotion)} ({emotion:+d})"]
        stage = project.stages.get(one.touchpoint.stage or "")
        words += [stage.name] if stage else []
        words += [one.worst.emotional_trigger or one.worst.thought]
        entries.append(
            _Entry(
                one.touchpoint.name,
                " · ".join(filter(None, words)).replace("+0", "0"),
                f"map-{one.touchpoint.id}",
                rests=felt_places(project, one.touchpoint, [one.worst]),
            )
        )
    return entries


def _drop_offs(project: Project, journeys: Sequence[Journey]) -> list[_Entry]:
    return [
        _Entry(
            f"{one.text} · {one.measure.name}",
            " · ".join(filter(None, [place_name(project, one.measure), _target(one.is_on_target)])),
            f"measure-{one.measure.id}",
            "coral_text" if one.is_on_target is False else "ink",
            of_measure(project, one.measure.journey, one.measure.id),
            is_number=True,
        )
        for one in biggest_drop_offs(project, told_first(journeys))
    ]


def _target(is_on_target: bool | None) -> str:
    if is_on_target is None:
        return ""
    return said("on target") if is_on_target else said("off target")


def _quotes(project: Project, journeys: Sequence[Journey]) -> list[_Entry]:
    entries = []
    for note in telling_notes(project, journeys):
        text = " ".join(note.text.split())
        quote = text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
        touchpoint = project.touchpoints.get(note.touchpoint or "")
        day = write_date(note.received_on, project.details.locale) if note.received_on else ""
        words = [touchpoint.name if touchpoint else "", day, status_said(note)]
        facts = " · ".join(filter(None, words))
        entries.append(_Entry(f"“{quote}”", facts, f"note-{note.id}", rests=("feedback",)))
    return entries


def _decided(project: Project, journeys: Sequence[Journey], at: date) -> list[_Entry]:
    entries = []
    locale = project.details.locale
    actions = actions_for(project, journeys)
    for action in [one for one in actions if still_waits(one)] or actions:
        words = [owner_name(project, action), due_said(action, at, locale), action.status.label]
        entries.append(_Entry(action.text, " · ".join(filter(None, words)), f"action-{action.id}"))
    decided = [
        one
        for one in project.all(Experiment).values()
        if one.status is ExperimentStatus.DECIDED and one.decision
    ]
    for experiment in decided[:1]:
        entries.insert(
            MOST_DECISIONS - 1, _Entry(experiment.name, experiment.decision, "experiments")
        )
    return entries[:MOST_DECISIONS]


def _box(
    paper: Paper, part: _Part, x: float, y: float, width: float, height: float
) -> list[Primitive]:
    unit, inset = paper.unit, 14 * paper.unit
    drawn: list[Primitive] = [
        Box(x=x, y=y, width=width, height=height, radius=6, fill="paper", stroke="line"),
        one_line(
            part.heading,
            paper.style(12.5, 600),
            x + inset,
            y + 16 * unit,
            width - 2 * inset,
            "accent",
            "left",
        ),
    ]
    inner, gap = width - 2 * inset, 10 * unit
    at = y + 36 * unit
    bottom = y + height - inset
    if not part.entries:
        empty = paragraph(part.empty, paper.style(9), inner, fill="muted")
        frame = Frame(x + inset, at, inner, bottom)
        frame.fill(deque([empty]))
        return [*drawn, *frame.primitives]
    for size in SIZES:
        set_ = [_paragraphs(paper, one, inner, size) for one in part.entries]
        needed = sum(p.height + p.before for entry in set_ for p in entry) + ((len(set_) - 1) * gap)
        if at + needed <= bottom:
            break
    for paragraphs in set_:
        tall = sum(one.height + one.before for one in paragraphs)
        if at + tall > bottom + 0.1:
            break
        frame = Frame(x + inset, at, inner, at + tall + 1.0)
        frame.fill(deque(paragraphs))
        drawn += frame.primitives
        at += tall + gap
    return drawn


def _paragraphs(paper: Paper, entry: _Entry, width: float, size: float) -> list[Paragraph]:
    """Where the head says the number it leads to what that rests on, else the facts do."""
    strong = paragraph(entry.head, paper.style(size, 600), width, fill=entry.fill)
    places = ((entry.target, *entry.rests), (*entry.rests, entry.target))
    of_head, of_facts = reversed(places) if entry.is_number else places
    told = leading([strong], of_head)
    if not entry.facts:
        return told
    quiet = paper.style(size * 0.84)
    facts = paragraph(entry.facts, quiet, width, fill="muted", before=paper.unit)
    return [*told, *leading([facts], of_facts)]
