"""Content by stage and by who it is for: what there is, and the holes.

An item stands at its touchpoint's stage, else at the stage it names, else at none. It is for a
buying role, a persona, or everybody. Among roles, an item for a persona alone stands in the row of
that persona's role; among personas, an item for a role alone stands in the row of everyone who has
it. What is for everybody has a row of its own, the first, and fills every other row of its stage.

A row is expected to have something at every stage when somebody of the journey stands in it: a
persona who is on its canvas, walks on it or lives something there. Where it has nothing, that is a
hole. Rows that only content names have no holes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from journeymapper.analysis.paths import has_path
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import by_rank, personas_in_order, stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Content,
    EmpathyNote,
    Experience,
    Persona,
    Presence,
    Sticky,
)
from journeymapper.domain.vocabulary import BuyingRole, Section, StickyKind
from journeymapper.words import said

RowKey = BuyingRole | str | None
"""A buying role, the id of a persona, or None for everybody."""


@frozen
class Cell:
    """What a row has at a stage: items of its own, and those for everybody."""

    own: tuple[Content, ...] = ()
    shared: tuple[Content, ...] = ()
    is_hole: bool = False


@frozen
class Row:
    """A role, persona or everybody, with a cell for each stage; ``is_present`` in the journey."""

    key: RowKey
    name: str
    is_present: bool
    cells: tuple[Cell, ...]


@frozen
class ContentMatrix:
    """Rows down, stages across (ids; None is the column of what stands at no stage, there only
    when something does)."""

    stages: tuple[str | None, ...]
    rows: tuple[Row, ...]

    @property
    def holes(self) -> list[tuple[Row, str]]:
        """Each hole's row and stage, stage by stage."""
        return [
            (row, stage)
            for place, stage in enumerate(self.stages)
            for row in self.rows
            if row.cells[place].is_hole and stage is not None
        ]


_Draft = tuple[RowKey, str, bool, list[Content]]
"""A row's key, name, presence and content at any stage."""


def contents_of(project: Project, journey: str) -> list[Content]:
    """A journey's content in its order."""
    return by_rank(project.referring(Content, journey))


def stage_of(project: Project, content: Content) -> str | None:
    """The stage that an item stands at: its touchpoint's, else its own."""
    touchpoint = project.touchpoints.get(content.touchpoint or "")
    return content.stage if touchpoint is None else touchpoint.stage


def is_for_everybody(content: Content) -> bool:
    """Whether it is meant for no buying role and no persona alone."""
    return content.role is None and content.persona is None


def for_whom(project: Project, content: Content) -> str:
    """``everybody``, ``decision maker``, ``Career changer``."""
    persona = project.personas.get(content.persona or "")
    if persona is not None:
        return persona.name
    return content.role.label if content.role is not None else said("everybody")


def pain_text(project: Project, content: Content) -> str:
    """The words of the pain that an item answers; empty for none."""
    pain = project.find(content.pain or "")
    return " ".join(pain.text.split()) if isinstance(pain, Sticky | EmpathyNote) else ""


def answers(project: Project, content: Content) -> str:
    """``answers “Price appears late”``, or that it answers none."""
    pain = pain_text(project, content)
    return said("answers “{pain}”", pain=pain) if pain else said("answers no pain yet")


def pains_of(project: Project, journey: str) -> list[Sticky | EmpathyNote]:
    """What content can answer: the journey's stickies of pains, then the pains on empathy maps, by
    persona."""
    stickies = [
        one
        for one in by_rank(project.referring(Sticky, journey))
        if one.kind is StickyKind.PAIN and one.text.strip()
    ]
    notes = [
        note
        for persona in personas_in_order(project)
        for note in by_rank(project.referring(EmpathyNote, persona.id))
        if note.section is Section.PAINS and note.text.strip()
    ]
    return [*stickies, *notes]


def personas_of(project: Project, journey: str) -> list[Persona]:
    """Who is part of a journey: personas on its canvas, with a path, or who live something
    there."""
    there = {one.persona for one in project.referring(Presence, journey)}
    for persona in project.personas:
        if persona not in there and (
            has_path(project, persona, journey) or _lives_there(project, persona, journey)
        ):
            there.add(persona)
    return [one for one in personas_in_order(project) if one.id in there]


def _lives_there(project: Project, persona: str, journey: str) -> bool:
    lived = project.referring(Experience, persona)
    return any(project.touchpoints[one.touchpoint].journey == journey for one in lived)


def by_role(project: Project, journey: str) -> ContentMatrix:
    """The matrix of buying roles, in the order of the vocabulary."""
    contents = contents_of(project, journey)
    role_of = {one.id: one.role for one in project.personas.values()}
    roles = {one.id: one.role or role_of.get(one.persona or "") for one in contents}
    present = {one.role for one in personas_of(project, journey)}
    rows: list[_Draft] = [
        (role, role.label, role in present, [one for one in contents if roles[one.id] is role])
        for role in BuyingRole
        if role in present or role in roles.values()
    ]
    return _matrix(project, journey, contents, rows)


def by_persona(project: Project, journey: str) -> ContentMatrix:
    """The matrix of personas, in their order."""
    contents = contents_of(project, journey)
    present = {one.id for one in personas_of(project, journey)}
    named = {one.persona for one in contents}
    rows: list[_Draft] = [
        (persona.id, persona.name, persona.id in present, _for(persona, contents))
        for persona in personas_in_order(project)
        if persona.id in present or persona.id in named
    ]
    return _matrix(project, journey, contents, rows)


def _for(persona: Persona, contents: Sequence[Content]) -> list[Content]:
    """What is for a persona, and for its role, but not for everybody."""
    return [
        one
        for one in contents
        if one.persona == persona.id or (one.persona is None and one.role is persona.role)
    ]


def _matrix(
    project: Project, journey: str, contents: Sequence[Content], rows: Sequence[_Draft]
) -> ContentMatrix:
    stages: list[str | None] = [one.id for one in stages_in_order(project, journey)]
    at = {one.id: stage_of(project, one) for one in contents}
    if None in at.values():
        stages.append(None)
    shared = [one for one in contents if is_for_everybody(one)]
    made: list[Row] = []
    if shared or not rows:
        cells = tuple(Cell(own=_at(shared, at, stage)) for stage in stages)
        made.append(Row(None, said("everybody"), False, cells))
    for key, name, present, own in rows:
        cells = tuple(_cell(own, shared, at, stage, present) for stage in stages)
        made.append(Row(key, name, present, cells))
    return ContentMatrix(tuple(stages), tuple(made))


def _at(
    contents: Iterable[Content], at: Mapping[str, str | None], stage: str | None
) -> tuple[Content, ...]:
    return tuple(one for one in contents if at[one.id] == stage)


def _cell(
    own: Iterable[Content],
    shared: Iterable[Content],
    at: Mapping[str, str | None],
    stage: str | None,
    is_present: bool,
) -> Cell:
    mine, for_all = _at(own, at, stage), _at(shared, at, stage)
    return Cell(mine, for_all, is_present and stage is not None and not mine and not for_all)
