"""Pages of content: who finds what at which stage, the holes, and the comparison tables."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from math import ceil

from journeymapper.analysis.comparison import Comparison, advice, parse
from journeymapper.analysis.content import (
    Cell,
    ContentMatrix,
    Row,
    answers,
    by_persona,
    by_role,
    contents_of,
    for_whom,
    stage_of,
)
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.order import stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Content, Journey
from journeymapper.domain.vocabulary import ContentKind
from journeymapper.drawing.comparison import TableRow, comparison_rows
from journeymapper.drawing.options import stage_colour
from journeymapper.drawing.pages.flow import Frame, Paragraph, paragraph
from journeymapper.drawing.pages.paper import Draft, Paper, title
from journeymapper.drawing.pages.tables import Sheet, Span, flow_table, inner
from journeymapper.drawing.primitives import (
    END_OF_TABLE,
    Anchor,
    Placed,
    Primitive,
    TableCell,
)
from journeymapper.drawing.stages import HeaderLook, header_picture
from journeymapper.words import at_start, counted, noted, said

MOST_COLUMNS = 7
HOLE = noted("nothing yet")
_Stage = tuple[str, str]
"""A stage's name and colour."""


def content_pages(
    project: Project, paper: Paper, journeys: Sequence[Journey], _at: date
) -> list[Draft]:
    """For each journey with content: the matrix of buying roles, that of personas where content
    is for some of them, then its comparison tables."""
    drafts: list[Draft] = []
    for journey in journeys:
        contents = contents_of(project, journey.id)
        if contents:
            drafts += _journey(project, paper, journey, contents)
    return drafts


def _journey(
    project: Project, paper: Paper, journey: Journey, contents: Sequence[Content]
) -> list[Draft]:
    drafts: list[Draft] = []
    matrices = [(said("Content by buying role"), by_role(project, journey.id))]
    if any(one.persona for one in contents):
        matrices.append((said("Content by persona"), by_persona(project, journey.id)))
    for name, matrix in matrices:
        holes = len(matrix.holes)
        facts = " · ".join(
            [
                journey.title,
                counted("{count} item", "{count} items", len(contents)),
                counted("{count} hole", "{count} holes", holes) if holes else said("no holes"),
            ]
        )
        for sheet in _matrix(project, paper, journey, matrix):
            drafts.append(_draft(paper, name, facts, sheet))
    tables = [one for one in contents if one.kind is ContentKind.COMPARISON_TABLE]
    for sheet in _tables(project, paper, tables):
        count = counted("{count} table", "{count} tables", len(tables))
        facts = f"{journey.title} · {count}"
        drafts.append(_draft(paper, said("Comparison tables"), facts, sheet))
    bookmark = said("Content · {journey}", journey=journey.title)
    anchor = Anchor(x=0, y=0, name=f"content-{journey.id}", title=bookmark)
    first = drafts[0]
    return [Draft(first.name, (anchor, *first.primitives)), *drafts[1:]]


def _draft(paper: Paper, name: str, facts: str, sheet: Sheet) -> Draft:
    return Draft(name, (*title(paper, name, facts, paper.right - paper.left), *sheet.parts))


def _top(paper: Paper) -> float:
    return paper.margin + 52 * paper.unit


def _matrix(project: Project, paper: Paper, journey: Journey, matrix: ContentMatrix) -> list[Sheet]:
    """The pages of a matrix; many stages are split over bands of columns."""
    looks: dict[str | None, _Stage] = {None: (said("At no stage"), "quiet")}
    for place, stage in enumerate(stages_in_order(project, journey.id)):
        looks[stage.id] = (stage.name, stage_colour(stage, place))
    count = ceil(len(matrix.stages) / MOST_COLUMNS)
    each = ceil(len(matrix.stages) / count)
    sheets: list[Sheet] = []
    for start in range(0, len(matrix.stages), each):
        places = range(start, min(start + each, len(matrix.stages)))
        columns = _columns(paper, each if count > 1 else len(places), len(places))
        named = [looks[matrix.stages[place]] for place in places]

        def head(
            y: float, columns: Sequence[Span] = columns, named: Sequence[_Stage] = named
        ) -> tuple[list[Primitive], float]:
            return _stage_heads(paper, columns, named, y)

        rows = [_row(project, paper, columns, row, places) for row in matrix.rows]
        sheets += flow_table(paper, columns, head, rows, _top(paper))
    return sheets


def _columns(paper: Paper, of: int, count: int) -> list[Span]:
    """The rows' names, then ``count`` columns as wide as if there were ``of``."""
    names = 84 * paper.unit
    left = paper.left + names
    width = (paper.right - left) / of
    return [
        Span(paper.left, names),
        *(Span(left + place * width, width) for place in range(count)),
    ]


def _stage_heads(
    paper: Paper, columns: Sequence[Span], named: Sequence[_Stage], y: float
) -> tuple[list[Primitive], float]:
    height = 22 * paper.unit
    parts: list[Primitive] = [TableCell(row=0, column=0, is_head=True)]
    for place, (column, (name, colour)) in enumerate(zip(columns[1:], named, strict=True), 1):
        parts.append(TableCell(row=0, column=place, is_head=True))
        look = HeaderLook(
            name=name,
            colour=colour,
            width=column.width,
            height=height,
            name_size=paper.style(8.2).size,
        )
        parts.append(Placed(picture=header_picture(look), x=column.x, y=y))
    return parts, height + 5 * paper.unit


def _row(
    project: Project, paper: Paper, columns: Sequence[Span], row: Row, places: range
) -> list[list[Paragraph]]:
    name = paragraph(at_start(row.name), paper.style(8.5, 600), inner(paper, columns[0]))
    cells = [
        _cell(project, paper, inner(paper, column), row.cells[place])
        for column, place in zip(columns[1:], places, strict=True)
    ]
    return [[name], *cells]


def _cell(project: Project, paper: Paper, width: float, cell: Cell) -> list[Paragraph]:
    small = paper.style(7.2)
    if cell.is_hole:
        return [paragraph(said(HOLE), paper.style(8.5, 600), width, fill="coral_text")]
    found: list[Paragraph] = []
    for one in cell.own:
        before = 7 * paper.unit
        found.append(paragraph(one.title, paper.style(8.8, 600), width, before=before, keep=True))
        persona = project.personas.get(one.persona or "")
        about = one.kind.label
        if persona:
            about += " · " + said("for {whom}", whom=persona.name)
        found.append(paragraph(about, small, width, fill="muted", keep=True))
        fill = "ink" if one.pain else "amber_text"
        found.append(paragraph(answers(project, one), small, width, fill=fill))
        if one.uses_sensitive_data:
            found.append(paragraph(said("uses sensitive data"), small, width, fill="amber_text"))
    if cell.shared:
        titles = ", ".join(one.title for one in cell.shared)
        text = said("for everybody: {titles}", titles=titles)
        found.append(paragraph(text, small, width, fill="muted", before=7 * paper.unit))
    return found


def _tables(project: Project, paper: Paper, tables: Sequence[Content]) -> list[Sheet]:
    sheets: list[Sheet] = []
    for content in tables:
        try:
            table = parse(content.body)
        except EditRefused as refusal:
            _add_table(project, paper, content, Comparison(), str(refusal), sheets)
        else:
            told = advice(table) if table.criteria else said("Nothing is compared yet.")
            _add_table(project, paper, content, table, told, sheets)
    return sheets


def _add_table(
    project: Project,
    paper: Paper,
    content: Content,
    table: Comparison,
    told: str,
    sheets: list[Sheet],
) -> None:
    """The table below what stands there already, with its head again on every page."""
    unit, top = paper.unit, _top(paper)
    width = paper.right - paper.left
    size = paper.style(9.5 if len(table.options) <= 6 else 8).size
    head_parts = _table_head(project, paper, content, told)
    bands = _bands(table, width, size, paper.bottom - top)
    rows = bands[0]
    head = sum(one.height + one.before for one in head_parts) + 8 * unit
    whole = head + sum(row.height for row in rows)
    if not sheets or sheets[-1].y + 26 * unit + whole > paper.bottom:
        sheets.append(Sheet([], top))
    sheet = sheets[-1]
    y = sheet.y + (26 * unit if sheet.y > top else 0.0)
    frame = Frame(paper.left, y, width, paper.bottom)
    frame.fill(deque(head_parts))
    sheet.parts += frame.primitives
    y = frame.y + 8 * unit
    for rows in bands:
        for place, row in enumerate(rows):
            if y + row.height > paper.bottom and y > top:
                sheet.parts.append(END_OF_TABLE)
                sheet = Sheet([], top)
                sheets.append(sheet)
                y = top
                if place:
                    # A picture of its own: one that comes again is drawn as a whole, without cells.
                    again = replace(rows[0].picture)
                    sheet.parts.append(Placed(picture=again, x=paper.left, y=y))
                    y += rows[0].height
            sheet.parts.append(Placed(picture=row.picture, x=paper.left, y=y))
            y += row.height
        sheet.parts.append(END_OF_TABLE)
        sheet.y = y
        y += 12 * unit


def _bands(table: Comparison, width: float, size: float, room: float) -> list[list[TableRow]]:
    """The rows of the table, or of several with some of its options each, where rows would else be
    taller than a page."""
    count = len(table.options)
    if not count:
        return [[]]
    for bands in range(1, count + 1):
        each = ceil(count / bands)
        found = [
            comparison_rows(_with_options(table, start, start + each), width, size)
            for start in range(0, count, each)
        ]
        if all(_has_room(rows, room) for rows in found):
            break
    return found


def _has_room(rows: Sequence[TableRow], room: float) -> bool:
    return rows[0].height + max((one.height for one in rows[1:]), default=0.0) <= room


def _with_options(table: Comparison, start: int, end: int) -> Comparison:
    rows = tuple(replace(one, cells=one.cells[start:end]) for one in table.criteria)
    return Comparison(table.options[start:end], rows)


def _table_head(project: Project, paper: Paper, content: Content, told: str) -> list[Paragraph]:
    width = paper.right - paper.left
    stage = project.stages.get(stage_of(project, content) or "")
    about = [said("for {whom}", whom=for_whom(project, content)), answers(project, content)]
    if stage is not None:
        about.insert(0, stage.name)
    made = [
        paragraph(content.title, paper.style(12, 600), width),
        paragraph(" · ".join(about), paper.style(8.5), width, fill="muted"),
    ]
    if told:
        made.append(paragraph(told, paper.style(8.5), width, fill="amber_text", before=2))
    return made
