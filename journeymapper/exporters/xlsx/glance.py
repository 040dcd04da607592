"""What a workbook will hold, to look at before it is written: the beginning of each sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from journeymapper.exporters.glance import CELL, ROWS, TableGlance
from journeymapper.exporters.job import ExportJob, IsCancelled
from journeymapper.exporters.xlsx.sheets import Column, plain
from journeymapper.exporters.xlsx.workbook import fill


def sheets_of(job: ExportJob, cancelled: IsCancelled) -> tuple[TableGlance, ...]:
    """The sheets in their order, hidden columns left out. Raises Cancelled."""
    taking = _Taking()
    fill(taking, job, lambda _done, _doing: None, cancelled)
    return tuple(taking.found)


class _Taking:
    """Takes the sheets that a workbook would take."""

    def __init__(self) -> None:
        self.found: list[TableGlance] = []

    def sheet(
        self,
        name: str,
        columns: Sequence[Column],
        rows: Iterable[Sequence[Any]],
        *,
        head_colours: Sequence[str] = (),
        freeze: int = 0,
        protect: bool = False,
        landscape: bool = True,
    ) -> str:
        del head_colours, freeze, protect, landscape
        seen = [place for place, one in enumerate(columns) if not one.hidden]
        first: list[tuple[str, ...]] = []
        count = 0
        for count, row in enumerate(rows, 1):
            if count <= ROWS:
                first.append(tuple(_said(row[place]) for place in seen))
        head = tuple(columns[place].name for place in seen)
        self.found.append(TableGlance(name, head, tuple(first), count))
        return name


def _said(value: Any) -> str:
    said = plain(value)
    return "" if said is None else str(said)[:CELL]
