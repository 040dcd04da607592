"""Pages of content: who finds what at which stage, the holes, and the comparison tables."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
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
from journeymapper.commands.base import plural
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.order import stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Content, Journey
from journeymapper.domain.vocabulary import ContentKind
from journeymapper.drawing.comparison import comparison_rows
from journeymapper.drawing.options import stage_colour
from journeymapper.drawing.pages.flow import Frame, Paragraph, paragraph
from journeymapper.drawing.pages.paper import Draft, Paper, title
from journeymapper.drawing.pages.tables import Sheet, Span, flow_table, inner
from journeymapper.drawing.primitives import Anchor, Placed, Primitive
from journeymapper.drawing.stages import HeaderLook, header_picture

MOST_COLUMNS = 7
HOLE = "nothing yet"
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
    matrices = [("Content by buying role", by_role(project, journey.id))]
    if any(one.persona for one in contents):
        matrices.append(("Content by persona", by_persona(project, journey.id)))
    for name, matrix in matrices:
        facts = f"{journey.title} · {plural(len(contents), 'item')}"
        holes = len(matrix.holes)
        facts += f" · {plural(holes, 'hole')}" if holes else " · no holes"
        for sheet in _matrix(project, paper, journey, matrix):
            drafts.append(_draft(paper, name, facts, sheet))
    tables = [one for one in contents if one.kind is ContentKind.COMPARISON_TABLE]
    for sheet in _tables(project, paper, tables):
        facts = f"{journey.title} · {plural(len(tables), 'table')}"
        drafts.append(_draft(paper, "Comparison tables", facts, sheet))
    anchor = Anchor(x=0, y=0, name=f"content-{journey.id}", title=f"Content · {journey.title}")
    first = drafts[0]
    return [Draft(first.name, (anchor, *first.primitives)), *drafts[1:]]


def _draft(paper: Paper, name: str, facts: str, sheet: Sheet) -> Draft:
    return Draft(name, (*title(paper, name, facts, paper.right - paper.left), *sheet.parts))


def _top(paper: Paper) -> float:
    return paper.margin + 52 * paper.unit


def _matrix(project: Project, paper: Paper, journey: Journey, matrix: ContentMatrix) -> list[Sheet]:
    """The pages of a matrix; many stages are split over bands of columns."""
    looks: dict[str | None, _Stage] = {None: ("At no stage", "quiet")}
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
    parts: list[Primitive] = []
    for column, (name, colour) in zip(columns[1:], named, strict=True):
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
    name = paragraph(
        row.name[:1].upper() + row.name[1:], paper.style(8.5, 600), inner(paper, columns[0])
    )
    cells = [
        _cell(project, paper, inner(paper, column), row.cells[place])
        for column, place in zip(columns[1:], places, strict=True)
    ]
    return [[name], *cells]


def _cell(project: Project, paper: Paper, width: float, cell: Cell) -> list[Paragraph]:
    small = paper.style(7.2)
    if cell.is_hole:
        return [paragraph(HOLE, paper.style(8.5, 600), width, fill="coral_text")]
    found: list[Paragraph] = []
    for one in cell.own:
        before = 7 * paper.unit
        found.append(paragraph(one.title, paper.style(8.8, 600), width, before=before, keep=True))
        persona = project.personas.get(one.persona or "")
        about = one.kind.label + (f" · for {persona.name}" if persona else "")
        found.append(paragraph(about, small, width, fill="muted", keep=True))
        fill = "ink" if one.pain else "amber_text"
        found.append(paragraph(answers(project, one), small, width, fill=fill))
        if one.uses_sensitive_data:
            found.append(paragraph("uses sensitive data", small, width, fill="amber_text"))
    if cell.shared:
        titles = ", ".join(one.title for one in cell.shared)
        text = f"for everybody: {titles}"
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
            said = advice(table) if table.criteria else "Nothing is compared yet."
            _add_table(project, paper, content, table, said, sheets)
    return sheets


def _add_table(
    project: Project,
    paper: Paper,
    content: Content,
    table: Comparison,
    said: str,
    sheets: list[Sheet],
) -> None:
    """The table below what stands there already, with its head again on every page."""
    unit, top = paper.unit, _top(paper)
    width = paper.right - paper.left
    size = paper.style(9.5 if len(table.options) <= 6 else 8).size
    rows = comparison_rows(table, width, size) if table.options else []
    head_parts = _table_head(project, paper, content, said)
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
    for place, row in enumerate(rows):
        if y + row.height > paper.bottom and y > top:
            sheet = Sheet([], top)
            sheets.append(sheet)
            y = top
            if place:
                sheet.parts.append(Placed(picture=rows[0].picture, x=paper.left, y=y))
                y += rows[0].height
        sheet.parts.append(Placed(picture=row.picture, x=paper.left, y=y))
        y += row.height
    sheet.y = y


def _table_head(project: Project, paper: Paper, content: Content, said: str) -> list[Paragraph]:
    width = paper.right - paper.left
    stage = project.stages.get(stage_of(project, content) or "")
    about = [f"for {for_whom(project, content)}", answers(project, content)]
    if stage is not None:
        about.insert(0, stage.name)
    made = [
        paragraph(content.title, paper.style(12, 600), width),
        paragraph(" · ".join(about), paper.style(8.5), width, fill="muted"),
    ]
    if said:
        made.append(paragraph(said, paper.style(8.5), width, fill="amber_text", before=2))
    return made
