"""Empathy maps to hang up: the XPLANE canvas and the older one of four quadrants."""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.analysis.card_codes import CodeKind, blank_codes, codes
from journeymapper.commands.empathy import notes_in
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import personas_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Persona
from journeymapper.domain.vocabulary import Section
from journeymapper.drawing.pages.paper import Draft, Paper, title
from journeymapper.drawing.primitives import Primitive
from journeymapper.drawing.texts import one_line
from journeymapper.drawing.worksheets.furniture import (
    Column,
    boxed,
    code_at,
    code_width,
    line,
)
from journeymapper.drawing.worksheets.options import WorksheetKind, WorksheetOptions
from journeymapper.words import noted, said

Area = tuple[float, float, float, float]
"""Left, top, width and height, as shares of the map."""


@frozen
class Place:
    """Where a section stands on the canvas; ``name`` is over it, ``ask`` helps to fill it."""

    section: Section
    area: Area
    name: str
    ask: str


CANVAS = (
    Place(
        Section.WHO,
        (0, 0, 0.5, 0.2),
        noted("1  Who are we empathizing with?"),
        noted("Role and situation"),
    ),
    Place(
        Section.NEED_TO_DO,
        (0.5, 0, 0.5, 0.2),
        noted("2  What do they need to do?"),
        noted("Job, decision"),
    ),
    Place(
        Section.HEAR,
        (0, 0.2, 0.25, 0.56),
        noted("6  What do they hear?"),
        noted("Friends, colleagues, media"),
    ),
    Place(
        Section.THINK,
        (0.25, 0.2, 0.25, 0.28),
        noted("7  What do they think?"),
        noted("Worries and hopes"),
    ),
    Place(
        Section.FEEL,
        (0.5, 0.2, 0.25, 0.28),
        noted("7  What do they feel?"),
        noted("What moves them"),
    ),
    Place(Section.PAINS, (0.25, 0.48, 0.25, 0.28), noted("7  Pains"), noted("Fears, frustrations")),
    Place(Section.GAINS, (0.5, 0.48, 0.25, 0.28), noted("7  Gains"), noted("Wants, needs, hopes")),
    Place(
        Section.SEE,
        (0.75, 0.2, 0.25, 0.28),
        noted("3  What do they see?"),
        noted("Around them, offers"),
    ),
    Place(
        Section.SAY,
        (0.75, 0.48, 0.25, 0.28),
        noted("4  What do they say?"),
        noted("Heard in their words"),
    ),
    Place(
        Section.DO,
        (0, 0.76, 1, 0.24),
        noted("5  What do they do?"),
        noted("Seen today, likely tomorrow"),
    ),
)
"""The sections of the XPLANE canvas (Gray 2017), numbered as there, what is inside in the
middle."""
QUADRANTS = (
    Place(Section.SAY, (0, 0, 0.5, 0.5), noted("Says"), noted("Quotes from talks")),
    Place(Section.THINK, (0.5, 0, 0.5, 0.5), noted("Thinks"), noted("What matters, said or not")),
    Place(Section.DO, (0, 0.5, 0.5, 0.5), noted("Does"), noted("What we saw them do")),
    Place(Section.FEEL, (0.5, 0.5, 0.5, 0.5), noted("Feels"), noted("Worried, proud, impatient …")),
)
_PARTS = list(Section)


def empathy_drafts(project: Project, paper: Paper, options: WorksheetOptions) -> list[Draft]:
    """A map for each persona, or empty ones."""
    places = CANVAS if options.kind is WorksheetKind.EMPATHY_CANVAS else QUADRANTS
    if options.blank:
        found = []
        for sheet in range(options.sheet, options.sheet + options.blank):
            all_codes = blank_codes(project, CodeKind.EMPATHY, len(_PARTS), sheet)
            named = dict(zip(_PARTS, all_codes, strict=True))
            found.append(_draft(project, paper, places, None, named))
        return found
    known = codes(project, CodeKind.EMPATHY)
    wished = options.paper.personas
    return [
        _draft(project, paper, places, one, {part: known[one.id, part.value] for part in _PARTS})
        for one in personas_in_order(project)
        if not wished or one.id in wished
    ]


def _draft(
    project: Project,
    paper: Paper,
    places: Sequence[Place],
    persona: Persona | None,
    named: dict[Section, str],
) -> Draft:
    unit = paper.unit
    whole = paper.right - paper.left
    name = persona.name if persona is not None else ""
    about = " · ".join(filter(None, (persona.role.label, persona.segment))) if persona else ""
    parts: list[Primitive] = list(title(paper, name or said("Empathy map"), about, whole * 0.7))
    if persona is None:
        style, y = paper.style(9), paper.margin + 33 * unit
        parts.append(one_line(said("For"), style, paper.left, y, 24 * unit, "muted", "left"))
        parts.append(line(paper.left + 26 * unit, y + 6 * unit, paper.left + whole * 0.4, paper))
        parts.append(
            one_line(said("Date"), style, paper.left + whole * 0.43, y, 30 * unit, "muted", "left")
        )
        start = paper.left + whole * 0.43 + 32 * unit
        parts.append(line(start, y + 6 * unit, paper.left + whole * 0.6, paper))
    top = paper.margin + 48 * unit
    height = paper.bottom - top - 8 * unit
    gap = 6 * unit
    for place in places:
        x, y, wide, high = place.area
        box = (
            paper.left + x * (whole + gap),
            top + y * (height + gap),
            wide * (whole + gap) - gap,
            high * (height + gap) - gap,
        )
        texts = (
            [one.text for one in notes_in(project, persona.id, place.section) if one.text.strip()]
            if persona is not None
            else []
        )
        parts += _section(paper, place, box, texts, named[place.section])
    return Draft(name or said("Empathy map"), tuple(parts))


def _section(
    paper: Paper, place: Place, box: Area, texts: Sequence[str], code: str
) -> list[Primitive]:
    x, y, width, height = box
    unit = paper.unit
    pad = 9 * unit
    head = paper.style(10.5, 600)
    room = width - 2 * pad - code_width(code, paper) - 8 * unit
    parts: list[Primitive] = [
        boxed(paper, x, y, width, height),
        one_line(said(place.name), head, x + pad, y + 14 * unit, room, align="left"),
        *code_at(code, x + width - pad, y + 14 * unit, paper),
    ]
    column = Column(paper, x + pad, y + 22 * unit, width - 2 * pad, y + height - 7 * unit)
    column.name(said(place.ask))
    column.top += 2 * unit
    column.notes(texts)
    column.lines(100)
    return parts + column.primitives
