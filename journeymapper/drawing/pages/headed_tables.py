"""Tables one below the other, each under a heading of its own, over as many pages as they need."""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.domain.frozen import frozen
from journeymapper.drawing.pages.flow import Paragraph, paragraph
from journeymapper.drawing.pages.paper import Draft, Paper, title
from journeymapper.drawing.pages.table_heads import heads, named_spans
from journeymapper.drawing.pages.tables import Sheet, flow_table, inner
from journeymapper.drawing.primitives import Anchor, Primitive
from journeymapper.drawing.texts import block, one_line
from journeymapper.text import measure
from journeymapper.words import said

BEFORE_TABLE = 34.0


@frozen(kw_only=True)
class Words:
    """What a cell says, and the named places that it leads to and is."""

    text: str
    weight: int = 400
    fill: str = "ink"
    target: str = ""
    otherwise: tuple[str, ...] = ()
    anchor: str = ""


@frozen(kw_only=True)
class HeadedTable:
    """``columns`` are names, which are said where they are drawn, and shares of the width;
    ``said`` stands at the right of the heading."""

    heading: str
    columns: tuple[tuple[str, float], ...]
    rows: Sequence[Sequence[Words]]
    said: str = ""


def text(
    value: str,
    weight: int = 400,
    fill: str = "ink",
    *,
    target: str = "",
    rests: Sequence[str] = (),
    anchor: str = "",
) -> Words:
    """What stands in one cell of a row; it leads to a ``target``, or to the first that there is of
    the places that tell what it ``rests`` on."""
    first, *others = [*filter(None, (target,)), *rests] or [""]
    return Words(
        text=value,
        weight=weight,
        fill=fill,
        target=first,
        otherwise=tuple(others),
        anchor=anchor,
    )


def page_top(paper: Paper) -> float:
    """Where the contents of a page begin, below its title."""
    return paper.margin + 52 * paper.unit


def add_heading(paper: Paper, sheets: list[Sheet], heading: str, told: str, room: float) -> Sheet:
    """A heading on the last sheet, or on a new one where less than ``room`` is left below it."""
    unit, top = paper.unit, page_top(paper)
    if not sheets:
        sheets.append(Sheet([], top))
    sheet = sheets[-1]
    if sheet.y > top and paper.bottom - sheet.y < room + BEFORE_TABLE * unit:
        sheet = Sheet([], top)
        sheets.append(sheet)
    y = sheet.y + (20 * unit if sheet.y > top else 0.0)
    left, width = paper.left, paper.right - paper.left
    strong, quiet = paper.style(11, 600), paper.style(9)
    middle = y + 7 * unit
    needed = measure(told, quiet) + 12 * unit if told else 0.0
    if measure(heading, strong) + needed <= width:
        sheet.parts.append(one_line(heading, strong, left, middle, width, align="left"))
        if told:
            sheet.parts.append(one_line(told, quiet, left, middle, width, "muted", "right"))
        sheet.y = y + 18 * unit
        return sheet
    above = block(heading, strong, left, y, width, max_lines=2, align="left")
    y += above.height + unit
    below = block(told, quiet, left, y, width, fill="muted", max_lines=2, align="left")
    sheet.parts += [*above.lines, *(below.lines if told else ())]
    sheet.y = y + (below.height if told else 0.0) + 4 * unit
    return sheet


def add_table(paper: Paper, sheets: list[Sheet], table: HeadedTable) -> None:
    """A table below what stands there."""
    sheet = add_heading(paper, sheets, table.heading, table.said, 76 * paper.unit)
    add_rows(paper, sheets, sheet, table.columns, table.rows)


def add_rows(
    paper: Paper,
    sheets: list[Sheet],
    sheet: Sheet,
    columns: Sequence[tuple[str, float]],
    rows: Sequence[Sequence[Words]],
) -> None:
    """The rows of a table, from where the sheet ends."""
    places, names = named_spans(paper, columns)
    cells = [
        [_cell(words, paper, inner(paper, place)) for words, place in zip(row, places, strict=True)]
        for row in rows
    ]

    def head(y: float) -> tuple[list[Primitive], float]:
        return heads(paper, places, names, y)

    made = flow_table(paper, places, head, cells, page_top(paper), sheet.y)
    if made:
        sheet.parts += made[0].parts
        sheet.y = made[0].y
        sheets += made[1:]


def drafts_of(
    paper: Paper, sheets: Sequence[Sheet], name: str, facts: str, anchor: str
) -> list[Draft]:
    """The sheets as pages with a title, which is said here; the first is a bookmark."""
    drafts: list[Draft] = []
    for sheet in sheets:
        head = title(paper, said(name), facts, paper.right - paper.left)
        if not drafts:
            head.insert(0, Anchor(x=0, y=0, name=anchor, title=said(name)))
        drafts.append(Draft(said(name), (*head, *sheet.parts)))
    return drafts


def _cell(words: Words, paper: Paper, width: float) -> list[Paragraph]:
    if not words.text.strip():
        return []
    return [
        paragraph(
            words.text,
            paper.style(9, words.weight),
            width,
            fill=words.fill,
            target=words.target,
            otherwise=words.otherwise,
            anchor=words.anchor,
        )
    ]
