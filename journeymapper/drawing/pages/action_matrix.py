"""The matrix of impact and effort on a page: five by five, quadrants by name, actions by number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journeymapper.analysis.actions import HIGH, Quadrant, still_waits
from journeymapper.domain.records import Action
from journeymapper.drawing.pages.paper import Paper
from journeymapper.drawing.primitives import Box, Primitive
from journeymapper.drawing.texts import block, one_line
from journeymapper.text import line_height
from journeymapper.words import said

LEVELS = (1, 2, 3, 4, 5)
FILLS = {
    Quadrant.QUICK_WINS: "accent_soft",
    Quadrant.BIG_PROJECTS: "amber_soft",
    Quadrant.FILL_INS: "quiet",
    Quadrant.THANKLESS: "paper",
}
_CORNERS = {
    Quadrant.QUICK_WINS: ((1, 5), (HIGH - 1, HIGH)),
    Quadrant.BIG_PROJECTS: ((HIGH, 5), (5, HIGH)),
    Quadrant.FILL_INS: ((1, HIGH - 1), (HIGH - 1, 1)),
    Quadrant.THANKLESS: ((HIGH, HIGH - 1), (5, 1)),
}
"""Effort and impact of the upper left and the lower right cell."""


def matrix(
    paper: Paper,
    actions: Sequence[Action],
    numbers: Mapping[str, int],
    frame: tuple[float, float, float, float],
) -> list[Primitive]:
    """The matrix in a frame (x, y, width, height); actions have an impact and an effort, and are
    called by their number in the list as well."""
    return _Matrix(paper, actions, numbers, frame).draw()


class _Matrix:
    def __init__(
        self,
        paper: Paper,
        actions: Sequence[Action],
        numbers: Mapping[str, int],
        frame: tuple[float, float, float, float],
    ) -> None:
        unit = paper.unit
        x, y, width, height = frame
        self._paper = paper
        self._numbers = numbers
        self._cells: dict[tuple[int, int], list[Action]] = {}
        for one in actions:
            self._cells.setdefault((one.effort or 1, one.impact or 1), []).append(one)
        left = x + 28 * unit
        self._columns = [left + (x + width - left) * part / 5 for part in range(6)]
        bottom = y + height - 26 * unit
        most = {
            impact: max(
                (len(self._cells.get((effort, impact), ())) for effort in LEVELS), default=0
            )
            for impact in LEVELS
        }
        weights = {impact: max(count, 1) + 0.4 for impact, count in most.items()}
        each = (bottom - y) / sum(weights.values())
        self._tops = {6: y}
        for impact in LEVELS[::-1]:
            self._tops[impact] = self._tops[impact + 1] + each * weights[impact]

    def _area(self, effort: int, impact: int) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of a cell."""
        columns, tops = self._columns, self._tops
        return columns[effort - 1], tops[impact + 1], columns[effort], tops[impact]

    def draw(self) -> list[Primitive]:
        unit = self._paper.unit
        parts: list[Primitive] = []
        strong = self._paper.style(9, 600)
        for quadrant, (first, last) in _CORNERS.items():
            left, top, _, _ = self._area(*first)
            _, _, right, bottom = self._area(*last)
            parts.append(
                Box(
                    x=left + unit,
                    y=top + unit,
                    width=right - left - 2 * unit,
                    height=bottom - top - 2 * unit,
                    radius=7 * unit,
                    fill=FILLS[quadrant],
                    stroke="line",
                    stroke_width=0.7,
                )
            )
            middle = bottom - 8 * unit
            room = right - left - 16 * unit
            parts.append(
                one_line(
                    said(quadrant.value), strong, left + 8 * unit, middle, room, "muted", "right"
                )
            )
        for place, actions in self._cells.items():
            parts += self._cards(actions, *self._area(*place))
        return parts + self._axes()

    def _cards(
        self, actions: Sequence[Action], left: float, top: float, right: float, bottom: float
    ) -> list[Primitive]:
        unit = self._paper.unit
        gap, inset = 2.5 * unit, 4 * unit
        width = right - left - 2 * inset
        room = bottom - top - 2 * inset - 9 * unit
        height = min(room / len(actions) - gap, 34 * unit)
        style = self._paper.style(7.5)
        step = line_height(style)
        if height < step + 2 * unit:
            numbers = ", ".join(str(self._numbers[one.id]) for one in actions)
            told = said("Nos. {numbers}", numbers=numbers)
            lines = max(int(room / step), 1)
            return list(block(told, style, left + inset, top + inset, width, max_lines=lines).lines)
        most = max(int((height - 4 * unit) / step + 0.01), 1)
        parts: list[Primitive] = []
        y = top + inset
        for one in actions:
            parts.append(
                Box(
                    x=left + inset,
                    y=y,
                    width=width,
                    height=height,
                    radius=4 * unit,
                    fill="card",
                    stroke="line",
                    stroke_width=0.7,
                )
            )
            told = f"{self._numbers[one.id]}  {' '.join(one.text.split())}"
            fill = "ink" if still_waits(one) else "muted"
            x, inside = left + inset + 5 * unit, width - 10 * unit
            found = block(told, style, x, y, inside, fill=fill, max_lines=most)
            shift = (height - found.height) / 2
            parts += block(told, style, x, y + shift, inside, fill=fill, max_lines=most).lines
            y += height + gap
        return parts

    def _axes(self) -> list[Primitive]:
        unit = self._paper.unit
        quiet = self._paper.style(8)
        bottom, left = self._tops[1], self._columns[0]
        width = self._columns[-1] - left
        room = 28 * unit + (self._columns[1] - left) / 2 - 6 * unit
        parts: list[Primitive] = []
        for level in LEVELS:
            x, _, right, _ = self._area(level, 1)
            middle = bottom + 8 * unit
            parts.append(one_line(str(level), quiet, x, middle, right - x, "muted", "centre"))
            _, top, _, low = self._area(1, level)
            at = (top + low) / 2
            parts.append(
                one_line(str(level), quiet, left - 14 * unit, at, 10 * unit, "muted", "right")
            )
        parts.append(
            one_line(said("Effort →"), quiet, left, bottom + 20 * unit, width, "muted", "centre")
        )
        parts.append(
            one_line(
                said("Impact ↑"),
                quiet,
                left - 28 * unit,
                bottom + 8 * unit,
                room,
                "muted",
                "left",
            )
        )
        return parts
