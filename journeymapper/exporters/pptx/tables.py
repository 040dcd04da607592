"""Native tables that flow over slides: the head comes again on each, and a row that is taller than
a slide goes on in the next."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from pptx.oxml import parse_xml
from pptx.util import Emu

from journeymapper.domain.frozen import frozen
from journeymapper.exporters.job import IsCancelled, stop_if
from journeymapper.exporters.pptx.deck import Deck, Sheet
from journeymapper.pens.pptx import markup
from journeymapper.pens.pptx.markup import EMU
from journeymapper.text import Style, break_lines, is_right_to_left

SIZE = 10.5
HEAD_SIZE = 10.5
STEP = 1.22
"""Distance of baselines, in sizes, as office programs set it."""
PAD_X, PAD_Y = 6.0, 3.5
HEADING = 22.0
"""Of a table that stands below something else."""
BETWEEN = 12.0
FEW = 3
_OPEN = f"<a:solidFill {markup.NAMESPACES}>"
WIDER = 1.04
"""A template's own font may be somewhat wider than ours."""


@frozen(kw_only=True)
class Row:
    """The texts of a row; ``anchor`` names it for links, ``leads_to`` is where a click on the cell
    of the table's ``link_column`` leads."""

    cells: tuple[str, ...]
    anchor: str = ""
    leads_to: str = ""


@frozen(kw_only=True)
class Table:
    """A table under a title; columns are names and shares of the width. ``heading`` is what it is
    called below something else, its title where there is none."""

    title: str
    columns: tuple[tuple[str, float], ...]
    rows: tuple[Row, ...]
    subtitle: str = ""
    heading: str = ""
    anchor: str = ""
    notes: tuple[str, ...] = ()
    first_strong: bool = True
    link_column: int = 0


def table_slides(
    deck: Deck, table: Table, cancelled: IsCancelled, on: Sheet | None = None
) -> list[Sheet]:
    """The slides of a table, at least one; it begins in what is free of the slide ``on``, under its
    title as a heading, where that has room for it. What is free below it is then the sheet's."""
    sheets: list[Sheet] = []
    waiting = list(reversed(table.rows))
    while waiting or not sheets:
        stop_if(cancelled)
        if not sheets and on is not None and has_room(deck, on, table):
            sheet = on
            _head(deck, sheet, table.heading or table.title)
        else:
            title = table.title if not sheets else f"{table.title} ({len(sheets) + 1})"
            sheet = deck.sheet(title, table.subtitle, table.anchor if not sheets else "")
        sheets.append(sheet)
        widths = _widths(table, sheet.area[2])
        used = _height([name for name, _ in table.columns], widths, HEAD_SIZE)
        room = sheet.area[3] - used
        taken: list[tuple[Row, float]] = []
        while waiting:
            row = waiting[-1]
            height = _height(row.cells, widths, SIZE)
            if height <= room:
                taken.append((waiting.pop(), height))
                room -= height
                continue
            if taken and (height <= sheet.area[3] * 0.6 or room < sheet.area[3] * 0.3):
                break
            first, rest = _split(waiting.pop(), widths, room)
            taken.append((first, _height(first.cells, widths, SIZE)))
            waiting.append(rest)
            break
        _set(deck, sheet, table, widths, taken)
        left, top, across, _ = sheet.area
        down = used + sum(height for _, height in taken) + BETWEEN
        sheet.area = (left, top + down, across, sheet.area[3] - down)
    sheets[0].notes += table.notes
    return sheets


def has_room(deck: Deck, sheet: Sheet, table: Table) -> bool:
    """Whether a table fits into what is free of a slide: whole where a slide of its own would hold
    it, else at least its first rows."""
    widths = _widths(table, sheet.area[2])
    head = HEADING + _height([name for name, _ in table.columns], widths, HEAD_SIZE)
    rows = [_height(row.cells, widths, SIZE) for row in table.rows]
    needed = sum(rows) if head + sum(rows) <= deck.room()[3] else sum(rows[:FEW])
    return head + needed <= sheet.area[3]


def _head(deck: Deck, sheet: Sheet, words: str) -> None:
    left, top, across, tall = sheet.area
    deck.write(sheet, (left, top, across, HEADING - 4.0), [deck.line(words, 13.0, True)])
    sheet.area = (left, top + HEADING, across, tall - HEADING)


def _widths(table: Table, across: float) -> list[float]:
    whole = sum(share for _, share in table.columns)
    return [share / whole * across for _, share in table.columns]


def _lines(text: str, width: float, size: float) -> list[str]:
    room = max((width - 2 * PAD_X) / WIDER, size)
    return [line.text for line in break_lines(text, Style(size, 500), room)]


def _height(cells: Sequence[str], widths: Sequence[float], size: float) -> float:
    most = max((len(_lines(text, width, size)) for text, width in zip(cells, widths, strict=True)))
    return max(most, 1) * size * STEP + 2 * PAD_Y


def _split(row: Row, widths: Sequence[float], room: float) -> tuple[Row, Row]:
    """What of a row fits into this room, and the rest of it."""
    count = max(int((room - 2 * PAD_Y) / (SIZE * STEP)), 1)
    cut = [_cut(text, width, count) for text, width in zip(row.cells, widths, strict=True)]
    heads, tails = zip(*cut, strict=True)
    first = Row(cells=heads, anchor=row.anchor, leads_to=row.leads_to)
    return first, Row(cells=tails)


def _cut(text: str, width: float, count: int) -> tuple[str, str]:
    """The first lines of a cell and what follows them; its own line ends stay."""
    kept: list[str] = []
    parts = text.split("\n")
    while parts and count > 0:
        lines = _lines(parts[0], width, SIZE) or [""]
        if len(lines) > count:
            kept.append(" ".join(lines[:count]))
            parts[0] = " ".join(lines[count:])
            break
        kept.append(parts.pop(0))
        count -= len(lines)
    return "\n".join(kept), "\n".join(parts)


def _set(
    deck: Deck,
    sheet: Sheet,
    table: Table,
    widths: Sequence[float],
    rows: Sequence[tuple[Row, float]],
) -> None:
    left, top, width, _ = sheet.area
    frame = sheet.slide.shapes.add_table(
        len(rows) + 1,
        len(widths),
        Emu(round(left * EMU)),
        Emu(round(top * EMU)),
        Emu(round(width * EMU)),
        Emu(round((SIZE * STEP + 2 * PAD_Y) * (len(rows) + 1) * EMU)),
    )
    sheet.tree.saw(frame.shape_id)
    frame.name = markup.clean(table.title)
    grid = frame.table
    for column, wide in zip(grid.columns, widths, strict=True):
        column.width = Emu(round(wide * EMU))
    names = [name for name, _ in table.columns]
    grid.rows[0].height = Emu(round(_height(names, widths, HEAD_SIZE) * EMU))
    cells = _cells(grid)
    for cell, name in zip(cells[0], names, strict=True):
        _write(deck, cell, name, HEAD_SIZE, bold=True, colour="lt1")
    for place, (row, height) in enumerate(rows, 1):
        grid.rows[place].height = Emu(round(height * EMU))
        for number, (cell, text) in enumerate(zip(cells[place], row.cells, strict=True)):
            bold = number == 0 and table.first_strong
            element = _write(deck, cell, text, SIZE, bold=bold, colour="dk1")
            if deck.own:
                _paint(deck, cell, "accent_faint" if place % 2 else "card")
            if number == table.link_column and row.leads_to and element is not None:
                deck.link(sheet, element, row.leads_to)
        if row.anchor:
            deck.anchors.setdefault(row.anchor, sheet)


def _paint(deck: Deck, cell: object, token: str) -> None:
    """A calm ground: the usual style of tables is darker than a whole deck of them can be."""
    fill = markup.solid(deck.theme.colour(token)).replace("<a:solidFill>", _OPEN, 1)
    cell.get_or_add_tcPr().append(parse_xml(fill))  # type: ignore[attr-defined]


def _cells(grid: object) -> list[list[object]]:
    rows = grid._tbl.tr_lst  # type: ignore[attr-defined]
    return [list(one.tc_lst) for one in rows]


def _write(
    deck: Deck, cell: object, text: str, size: float, *, bold: bool, colour: str
) -> object | None:
    """Put a text into a cell; its first run, which a link can be set on."""
    language = quoteattr(deck.manner.language)
    weight = ' b="1"' if bold else ' b="0"'
    properties = (
        f'lang={language} sz="{round(size * 100)}"{weight} dirty="0"><a:solidFill>'
        f'<a:schemeClr val="{"bg1" if colour == "lt1" else "tx1"}"/></a:solidFill>'
    )
    paragraphs = []
    for line in markup.clean(text).splitlines() or [""]:
        turned = '<a:pPr algn="r" rtl="1"/>' if is_right_to_left(line) else '<a:pPr algn="l"/>'
        said = (
            f"<a:r><a:rPr {properties}</a:rPr><a:t>{escape(line)}</a:t></a:r>"
            if line
            else f"<a:endParaRPr {properties}</a:endParaRPr>"
        )
        paragraphs.append(f"<a:p>{turned}{said}</a:p>")
    body = parse_xml(
        f"<a:txBody {markup.NAMESPACES}><a:bodyPr/><a:lstStyle/>{''.join(paragraphs)}</a:txBody>"
    )
    old = cell.find("{*}txBody")  # type: ignore[attr-defined]
    if old is not None:
        cell.replace(old, body)  # type: ignore[attr-defined]
    else:
        cell.insert(0, body)  # type: ignore[attr-defined]
    margins = cell.get_or_add_tcPr()  # type: ignore[attr-defined]
    for side in ("marL", "marR"):
        margins.set(side, str(round(PAD_X * EMU)))
    for side in ("marT", "marB"):
        margins.set(side, str(round(PAD_Y * EMU)))
    found: object | None = next(iter(body.iter("{*}rPr")), None)
    return found
