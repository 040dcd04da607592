"""What became of a journey's measures and touchpoints from state to state, in tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from journeymapper.analysis.alignment import MeasureRow, falls_behind, measures_aligned
from journeymapper.analysis.measures import target_text
from journeymapper.analysis.states import Pair, compare
from journeymapper.domain.project import Project
from journeymapper.drawing.pages.flow import Paragraph, paragraph
from journeymapper.drawing.pages.headed_tables import Words, add_heading, page_top, text
from journeymapper.drawing.pages.leads import of_measure
from journeymapper.drawing.pages.paper import Paper
from journeymapper.drawing.pages.table_heads import heads, named_spans
from journeymapper.drawing.pages.tables import Sheet, Span, flow_table, inner
from journeymapper.drawing.primitives import Primitive
from journeymapper.words import counted, noted, said

SIZE, GAP = 8.0, 2.0
TOUCHPOINT = (noted("Touchpoint"), 24.0)
WHAT = (noted("What"), 26.0)
OLD_AND_NEW = 25.0
MEASURE = ((noted("Measure"), 26.0), (noted("Where"), 22.0))
TARGET = (noted("Target"), 26.0)
READING = 13.0
NOTHING = "–"

Row = Sequence[Sequence[Words]]
"""Cells of several lines; lines of the same number stand beside one another."""


class StateTables:
    """The tables of one family of journeys, the earliest state first."""

    def __init__(self, project: Project, paper: Paper, journeys: Sequence[str]) -> None:
        self.project = project
        self.paper = paper
        self.journeys = journeys
        self.titles = [project.journeys[one].title for one in journeys]

    def add_to(self, sheets: list[Sheet]) -> None:
        """Measures, then for each step what is new, dropped and changed."""
        measured = [
            one
            for one in measures_aligned(self.project, self.journeys)
            if sum(state is not None for state in one.states) > 1
        ]
        columns = (*MEASURE, *(("", READING) for _ in self.journeys), TARGET)
        self._add(sheets, said("Measures"), "", columns, self.titles, map(self._measure, measured))
        for number, (before, after) in enumerate(pairwise(self.journeys)):
            found = compare(self.project, before, after)
            titles = self.titles[number : number + 2]
            steps = " → ".join(titles) if len(self.journeys) > 2 else ""
            new = counted("+ New ({count})", "+ New ({count})", len(found.added))
            gone = counted("− Dropped ({count})", "− Dropped ({count})", len(found.dropped))
            other = counted("~ Changed ({count})", "~ Changed ({count})", len(found.changed))
            same = ""
            if found.same:
                same = counted(
                    "{count} touchpoint is the same in both{steps}.",
                    "{count} touchpoints are the same in both{steps}.",
                    found.same,
                    steps="",
                )
            placed = (TOUCHPOINT, (noted("Stage"), 76.0))
            self._add(sheets, new, steps, placed, (), map(self._place, found.added))
            self._add(sheets, gone, steps, placed, (), map(self._place, found.dropped))
            changing = (TOUCHPOINT, WHAT, ("", OLD_AND_NEW), ("", OLD_AND_NEW))
            told = " · ".join(filter(None, [steps, same]))
            self._add(sheets, other, told, changing, titles, map(self._change, found.changed))
            if same and not found.changed:
                add_heading(self.paper, sheets, same, steps, 0.0)

    def _measure(self, row: MeasureRow) -> Row:
        read = [one for one in row.states if one is not None]
        rests = [
            place
            for one in reversed(read)
            for place in of_measure(self.project, one.measure.journey, one.measure.id)
        ]
        fill = "coral_text" if falls_behind(row.states) else "ink"
        values = [one.text if one is not None else NOTHING for one in row.states]
        return [
            [text(row.name, 600)],
            [text(row.place, fill="muted")],
            *([text(one)] for one in values[:-1]),
            [text(values[-1], 600, fill, rests=rests)],
            [text(target_text(self.project, read[-1]), fill=fill)],
        ]

    def _place(self, touchpoint: str) -> Row:
        one = self.project.touchpoints[touchpoint]
        stage = self.project.stages.get(one.stage or "")
        return [
            [text(one.name, 600, target=f"map-{one.id}")],
            [text(stage.name if stage is not None else "", fill="muted")],
        ]

    def _change(self, pair: Pair) -> Row:
        name = self.project.touchpoints[pair.after].name
        return [
            [text(name, 600, target=f"map-{pair.after}")],
            [text(one.what, fill="muted") for one in pair.changes],
            [text(one.old or NOTHING) for one in pair.changes],
            [text(one.new or NOTHING) for one in pair.changes],
        ]

    def _add(
        self,
        sheets: list[Sheet],
        heading: str,
        told: str,
        columns: Sequence[tuple[str, float]],
        titles: Sequence[str],
        rows: Iterable[Row],
    ) -> None:
        """A table under its heading; ``titles`` are the journeys over the columns without a name,
        which are never translated."""
        paper = self.paper
        places, names = named_spans(paper, columns)
        given = iter(titles)
        names = [one or next(given, "") for one in names]
        made = [self._cells(row, places) for row in rows]
        if not made:
            return

        def head(y: float) -> tuple[list[Primitive], float]:
            return heads(paper, places, names, y)

        room = min(76.0, 30.0 + 20.0 * len(made)) * paper.unit
        sheet = add_heading(paper, sheets, heading, told, room)
        flowed = flow_table(paper, places, head, made, page_top(paper), sheet.y)
        if flowed:
            sheet.parts += flowed[0].parts
            sheet.y = flowed[0].y
            sheets += flowed[1:]

    def _cells(self, row: Row, places: Sequence[Span]) -> list[list[Paragraph]]:
        cells = [
            [
                paragraph(
                    one.text or " ",
                    self.paper.style(SIZE, one.weight),
                    inner(self.paper, place),
                    fill=one.fill,
                    target=one.target,
                    otherwise=one.otherwise,
                )
                for one in lines
            ]
            for lines, place in zip(row, places, strict=True)
        ]
        most = max(map(len, cells))
        side = [one for one in cells if len(one) == most]
        for number in range(1, most):
            tall = max(one[number - 1].height for one in side)
            for one in side:
                gap = GAP * self.paper.unit + tall - one[number - 1].height
                one[number] = replace(one[number], before=gap)
        return cells
