"""A comparison table, kept as tab-separated text: options in the first line, then a criterion a
line: its name, then a cell for each option. A cell is a tick (✓), a cross (✗ or –) or text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from typing import TypeVar

from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.words import counted, noted, said

MOST_OPTIONS = 12
MOST_CRITERIA = 30
LONGEST_CELL = 200
FEWEST_GOOD, MOST_GOOD = 5, 7
"""So many criteria people can weigh against one another."""
TICK, CROSS = "✓", "✗"
_TICKS = frozenset({TICK, "✔", "✔️", "☑", "☑️", "✅"})
_CROSSES = frozenset({CROSS, "✘", "✕", "✖", "✖️", "❌", "–", "—", "-", "−"})
_FEW = (
    noted("No criteria: people choose with more confidence by five to seven."),
    noted("One criterion: people choose with more confidence by five to seven."),
    noted("Two criteria: people choose with more confidence by five to seven."),
    noted("Three criteria: people choose with more confidence by five to seven."),
    noted("Four criteria: people choose with more confidence by five to seven."),
)


_T = TypeVar("_T")


class Sign(Enum):
    """What a cell says."""

    TICK = noted("yes")
    CROSS = noted("no")
    TEXT = "text"
    EMPTY = ""


@frozen
class Criterion:
    """A row: what is compared, and a cell for each option."""

    name: str
    cells: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        """Whether it is still to be written."""
        return not self.name and not any(self.cells)


@frozen
class Comparison:
    """Options across, criteria down; every criterion has as many cells as there are options."""

    options: tuple[str, ...] = ()
    criteria: tuple[Criterion, ...] = ()

    def with_cell(self, row: int, option: int, text: str) -> Comparison:
        """Row -1 holds the options' names, option -1 the criteria's."""
        text = _one_line(text)
        if row < 0:
            return replace(self, options=_put(self.options, option, text))
        one = self.criteria[row]
        if option < 0:
            after = replace(one, name=text)
        else:
            after = replace(one, cells=_put(one.cells, option, text))
        return replace(self, criteria=_put(self.criteria, row, after))

    def cell(self, row: int, option: int) -> str:
        """The text that ``with_cell`` sets; empty in the corner."""
        if row < 0:
            return self.options[option] if option >= 0 else ""
        one = self.criteria[row]
        return one.cells[option] if option >= 0 else one.name

    def with_option(self, at: int, name: str = "") -> Comparison:
        """A new option at a place, its cells empty."""
        criteria = (replace(one, cells=_insert(one.cells, at, "")) for one in self.criteria)
        return Comparison(_insert(self.options, at, name or _free(self.options)), tuple(criteria))

    def with_criterion(self, at: int, name: str = "") -> Comparison:
        """A new criterion at a place, its cells empty."""
        new = Criterion(_one_line(name), ("",) * len(self.options))
        return replace(self, criteria=_insert(self.criteria, at, new))

    def without_option(self, at: int) -> Comparison:
        criteria = (replace(one, cells=_drop(one.cells, at)) for one in self.criteria)
        return Comparison(_drop(self.options, at), tuple(criteria))

    def without_criterion(self, at: int) -> Comparison:
        return replace(self, criteria=_drop(self.criteria, at))

    def with_option_moved(self, at: int, to: int) -> Comparison:
        criteria = (replace(one, cells=_moved(one.cells, at, to)) for one in self.criteria)
        return Comparison(_moved(self.options, at, to), tuple(criteria))

    def with_criterion_moved(self, at: int, to: int) -> Comparison:
        return replace(self, criteria=_moved(self.criteria, at, to))


def parse(text: str) -> Comparison:
    """The table that a text holds; rows that are too short are filled up, and options that rows
    have beyond the first line get a name.

    Raises EditRefused where it has more than 12 options or 30 criteria, or a cell of more than 200
    characters.
    """
    lines = [_without_end(line.split("\t")) for line in text.splitlines()]
    head = lines[0] if lines else [""]
    if not head[0].strip():  # the corner above the criteria
        head = head[1:]
    rows = [line for line in text.splitlines()[1:] if line.strip() or "\t" in line]
    table = [_without_end(line.split("\t")) for line in rows]
    count = max([len(head), *(len(row) - 1 for row in table)])
    if not count:
        table = [row for row in table if row[0].strip()]
    _within(count, len(table))
    names = [_cell(head[place], 1) if place < len(head) else "" for place in range(count)]
    cells = [
        [_cell(row[place], number) if place < len(row) else "" for place in range(count + 1)]
        for number, row in enumerate(table, 2)
    ]
    return Comparison(_all_named(names), tuple(Criterion(row[0], tuple(row[1:])) for row in cells))


def pasted(text: str) -> Comparison:
    """A table copied from a spreadsheet: where its first line is as long as its longest, the first
    cell is the corner, and belongs to no option. Raises EditRefused as ``parse`` does."""
    lines = [_without_end(line.split("\t")) for line in text.splitlines() if line.strip()]
    if len(lines) > 1 and len(lines[0]) >= max(2, *map(len, lines[1:])):
        lines[0][0] = ""
    return parse("\n".join("\t".join(line) for line in lines))


def write(table: Comparison) -> str:
    """The text that ``parse`` reads the same table from; options without a name get one. Raises
    EditRefused for a table or a cell that is too large."""
    _within(len(table.options), len(table.criteria))
    lines: list[Sequence[str]] = [_all_named(table.options)]
    for place, one in enumerate(table.criteria, 1):
        unnamed = "" if table.options else f"Criterion {place}"
        lines.append((one.name or unnamed, *one.cells))
    return "\n".join(
        "\t".join(_cell(cell, number) for cell in line) for number, line in enumerate(lines, 1)
    )


def sign_of(cell: str) -> Sign:
    """Whether a cell is a tick, a cross, text or empty."""
    bare = cell.strip()
    if not bare:
        return Sign.EMPTY
    if bare in _TICKS:
        return Sign.TICK
    return Sign.CROSS if bare in _CROSSES else Sign.TEXT


def next_sign(cell: str) -> str:
    """What Space turns a cell into: tick, cross, empty, and again."""
    return {Sign.TICK: CROSS, Sign.CROSS: ""}.get(sign_of(cell), TICK)


def advice(table: Comparison) -> str:
    """A sentence where fewer than five or more than seven criteria are written; else empty."""
    count = sum(not one.is_blank for one in table.criteria)
    if count < FEWEST_GOOD:
        return said(_FEW[count])
    if count > MOST_GOOD:
        return counted(
            "{count} criterion: beyond seven people stop comparing. Keep those that decide.",
            "{count} criteria: beyond seven people stop comparing. Keep those that decide.",
            count,
        )
    return ""


def _within(options: int, criteria: int) -> None:
    if options > MOST_OPTIONS:
        raise EditRefused(
            f"A comparison table has at most {MOST_OPTIONS} options; this one has {options}. "
            "Leave out those that nobody weighs."
        )
    if criteria > MOST_CRITERIA:
        raise EditRefused(
            f"A comparison table has at most {MOST_CRITERIA} criteria; this one has {criteria}. "
            "Keep the five to seven that decide."
        )


def _cell(text: str, line: int) -> str:
    bare = _one_line(text)
    if len(bare) > LONGEST_CELL:
        raise EditRefused(
            f"Line {line} of the comparison table has a cell of {len(bare):,} characters; "
            f"{LONGEST_CELL} is the most."
        )
    return bare


def _all_named(names: Sequence[str]) -> tuple[str, ...]:
    found: list[str] = []
    for place, name in enumerate(names, 1):
        found.append(_one_line(name) or f"Option {place}")
    return tuple(found)


def _free(names: Sequence[str]) -> str:
    """A name for a new option that no other has."""
    number = len(names) + 1
    while f"Option {number}" in names:
        number += 1
    return f"Option {number}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _without_end(cells: list[str]) -> list[str]:
    """Cells without the empty ones at the end of a line, but for one."""
    end = len(cells)
    while end > 1 and not cells[end - 1].strip():
        end -= 1
    return cells[:end]


def _put(items: tuple[_T, ...], at: int, item: _T) -> tuple[_T, ...]:
    return (*items[:at], item, *items[at + 1 :])


def _insert(items: tuple[_T, ...], at: int, item: _T) -> tuple[_T, ...]:
    return (*items[:at], item, *items[at:])


def _drop(items: tuple[_T, ...], at: int) -> tuple[_T, ...]:
    return (*items[:at], *items[at + 1 :])


def _moved(items: tuple[_T, ...], at: int, to: int) -> tuple[_T, ...]:
    return _insert(_drop(items, at), to, items[at])
