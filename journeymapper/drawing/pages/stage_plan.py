"""How a journey comes onto pages by stages: what stands on a page beside the map, how large the map
is drawn, and which strips of it share a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from journeymapper.domain.frozen import frozen
from journeymapper.domain.records import Presence, Stage, Touchpoint
from journeymapper.drawing.chips import chip_rectangle
from journeymapper.drawing.connections import LABEL_STYLE
from journeymapper.drawing.journey_map import card_rectangle
from journeymapper.drawing.pages.advice import least_text
from journeymapper.drawing.pages.map_fit import LARGEST_TYPE, NARROWEST, WIDEST
from journeymapper.drawing.pages.map_sheet import MapSheet
from journeymapper.drawing.pages.paper import Paper
from journeymapper.drawing.pages.stage_rows import Column, MeasuredRows, Row
from journeymapper.drawing.pages.stage_strips import ABOVE, BELOW, SIDE, Strip, on_pages, strips_of

GUTTER = 66.0
"""Beside the columns, for signs of what goes on elsewhere."""
LARGEST_SCALE = 1.0
_TRIES = 12
_APART = 1.0
"""Pages that a curve of its own must spare."""
_BARE = 1.2
"""How many times fewer pages there must be for the legend to leave the map's pages, and again for
the names of rows to."""


@frozen
class Furniture:
    """What stands on every page beside the map; ``labels`` are the names of rows at the left."""

    curve: bool
    legend: bool
    labels: bool


FURNITURE = (
    Furniture(True, True, True),
    Furniture(False, True, True),
    Furniture(False, True, False),
    Furniture(False, False, False),
)


@frozen
class StagePlan:
    """``left``, ``across`` and ``height`` are the room of the map on a page in points, without the
    ``gutter`` at both its sides."""

    furniture: Furniture
    left: float
    across: float
    height: float
    gutter: float
    scale: float
    spreads: tuple[float, ...]
    """How much wider columns are drawn, page by page."""
    pages: tuple[tuple[Strip, ...], ...]
    rows: tuple[MeasuredRows, ...] = ()
    type_scale: float = 1.0
    extra: float = 0.0
    """Kept free for ways over and under the cards, in journey units."""

    @property
    def is_split(self) -> bool:
        """Whether a stage goes on after a break."""
        return any(strip.part for page in self.pages for strip in page)

    @property
    def origin(self) -> float:
        """Where the first strip begins: at the left, on a single page in the middle."""
        if len(self.pages) > 1:
            return self.left + self.gutter
        return self.left + (self.across - self.width(0) * self.scale) / 2

    @property
    def height_needed(self) -> float:
        """Of the tallest page's cards with what is kept free around them, in journey units."""
        tall = max((strip.height for page in self.pages for strip in page), default=0.0)
        return tall + ABOVE + BELOW + self.extra

    def width(self, number: int) -> float:
        """Of a page's strips, in journey units."""
        return sum(one.width for one in self.pages[number]) * self.spreads[number]

    def starts(self, number: int) -> list[float]:
        """Where a page's strips begin, in journey units from the first on."""
        spread = self.spreads[number]
        return [0.0, *accumulate(one.width * spread for one in self.pages[number])]


class StagePlanner:
    """Finds the plan of one journey on one paper."""

    def __init__(self, sheet: MapSheet) -> None:
        self.sheet = sheet
        self.paper = sheet.paper
        self.stages: Sequence[Stage] = sheet.stages
        journey, project = sheet.journey.id, sheet.project
        self.items = [
            *((one.id, card_rectangle(one)) for one in project.referring(Touchpoint, journey)),
            *((one.id, chip_rectangle(one)) for one in project.referring(Presence, journey)),
        ]
        self.lefts = [0.0, *accumulate(one.width for one in self.stages)]
        if not self.stages:
            ends = [box.right for _, box in self.items]
            self.lefts = [min((box.x for _, box in self.items), default=0.0), max(ends, default=1)]
        self.gutter = GUTTER * self.paper.unit

    @property
    def least_scale(self) -> float:
        """Below this scale the map's text is too small, however much it is enlarged."""
        return (self.paper.smallest + 0.05) / (LABEL_STYLE.size * LARGEST_TYPE)

    @property
    def reaches(self) -> bool:
        """Whether text can be as large as it must be: a card has room on the page."""
        return self._lowest(self._room(FURNITURE[-1], 0.0), 0.0) >= self.least_scale - 1e-9

    def plan(self, extra: float = 0.0) -> StagePlan:
        """``extra`` is the height in journey units that ways need over and under the cards."""
        best: StagePlan | None = None
        lowest = 0.0
        for number, furniture in enumerate(FURNITURE):
            if number == 1 and not self.sheet.has_curve:
                continue
            found = self._planned(furniture, 0.0, extra)
            cost = len(found.pages) * (1.0 if furniture.legend else _BARE)
            cost *= 1.0 if furniture.labels else _BARE
            cost -= min(found.scale / self.least_scale - 1.0, 0.0) * 100.0
            if self.sheet.has_curve:
                cost += 0.0 if furniture.curve else _APART
                cost += 2.0 if furniture.curve and found.is_split else 0.0
            elif not furniture.legend:
                cost += _APART
            cost += 0.1 * number
            if best is None or cost < lowest:
                best, lowest = found, cost
        assert best is not None
        told = self._with_rows(extra, lowest + 1.0) if self.sheet.rows else None
        return told or best

    def _with_rows(self, extra: float, most: float) -> StagePlan | None:
        """With notes under every page; None where one is too long for that, or a stage would be
        split for it."""
        taken = 0.0
        for _ in range(4):
            plan = self._planned(FURNITURE[0], taken, extra)
            if plan.is_split or len(plan.pages) > most or plan.scale < self.least_scale - 1e-9:
                return None
            rows = tuple(self._measured(plan, number) for number in range(len(plan.pages)))
            if any(one.is_cut for one in rows):
                return None
            needed = max(one.height for one in rows)
            if needed <= taken + 0.01:
                return replace(plan, rows=rows)
            taken = needed
        return None

    def _measured(self, plan: StagePlan, number: int) -> MeasuredRows:
        places = [one.place for one in plan.pages[number]]
        rows = [
            Row(one.name, tuple(one.cells[place] for place in places), one.loose)
            for one in self.sheet.rows
        ]
        return MeasuredRows(self.paper, self.columns(plan, number), rows)

    def columns(self, plan: StagePlan, number: int) -> list[Column]:
        """The stages on a page, each as wide as its strips there."""
        found: list[Column] = []
        if not self.stages:
            return found
        starts, spread = plan.starts(number), plan.spreads[number]
        places: list[int] = []
        for strip, start in zip(plan.pages[number], starts, strict=False):
            left = plan.origin + (start + (strip.band[0] - strip.left) * spread) * plan.scale
            width = (strip.band[1] - strip.band[0]) * spread * plan.scale
            if places and places[-1] == strip.place:
                known = found[-1]
                found[-1] = Column(known.stage, known.x, left + width - known.x)
                continue
            places.append(strip.place)
            found.append(Column(self.stages[strip.place], left, width))
        return found

    def _room(self, furniture: Furniture, taken: float) -> tuple[float, float, float]:
        """Left edge, width and height of the map's room in points."""
        sheet, paper = self.sheet, self.paper
        left = sheet.left if furniture.labels else paper.left
        height = sheet.room if furniture.legend else paper.bottom - sheet.map_top
        height -= taken + (sheet.emotion_height(True) if furniture.curve else 0.0)
        return left, paper.right - left, height

    def _lowest(self, room: tuple[float, float, float], extra: float) -> float:
        """The least scale that may be needed: legible, or what lets the largest card fit."""
        _, across, height = room
        wide = max((box.width for _, box in self.items), default=0.0) + 2 * SIDE
        tall = max((box.height for _, box in self.items), default=0.0) + ABOVE + BELOW + extra
        across -= 2 * self.gutter if len(self.items) > 1 else 0.0
        return max(min(self.least_scale, across / wide, height / tall), 0.001)

    def _planned(self, furniture: Furniture, taken: float, extra: float) -> StagePlan:
        room = self._room(furniture, taken)
        largest = max((box.height for _, box in self.items), default=0.0) + ABOVE + BELOW
        extra = min(extra, max(room[2] / self.least_scale - largest, 0.0))
        lowest = self._lowest(room, extra)
        fewest = self._divided(room, lowest, extra)
        count = sum(map(len, fewest))
        found, scale = fewest, lowest
        for step in range(_TRIES):
            tried = LARGEST_SCALE * (lowest / LARGEST_SCALE) ** (step / _TRIES)
            pages = self._divided(room, tried, extra)
            if len(pages) <= len(fewest) and sum(map(len, pages)) <= count:
                found, scale = pages, tried
                break
        left, across, height = room
        if len(found) > 1:
            across -= 2 * self.gutter
        wide = max(sum(strip.width for strip in page) for page in found)
        tall = max(strip.height for page in found for strip in page) + ABOVE + BELOW + extra
        scale = max(min(across / wide, height / tall, LARGEST_SCALE), min(scale, lowest))
        spreads = tuple(self._spread(page, across / scale) for page in found)
        wanted = (self.paper.smallest + 0.05) / (LABEL_STYLE.size * scale)
        type_scale = min(max(wanted, 1.0), LARGEST_TYPE)
        return StagePlan(
            furniture,
            left,
            across,
            height,
            self.gutter,
            scale,
            spreads,
            tuple(found),
            type_scale=type_scale,
            extra=extra,
        )

    def _spread(self, page: Sequence[Strip], across: float) -> float:
        """How much farther apart a page's columns stand, for it to be full."""
        spread = min(int(across / sum(one.width for one in page) * 100) / 100, WIDEST)
        return spread if spread >= NARROWEST and self.stages else 1.0

    def _divided(
        self, room: tuple[float, float, float], scale: float, extra: float
    ) -> list[tuple[Strip, ...]]:
        _, across, height = room
        tallest = height / scale - ABOVE - BELOW - extra
        whole = strips_of(self.lefts, self.items, across / scale, tallest)
        if sum(one.width for one in whole) <= across / scale + 0.01:
            return [tuple(whole)]
        widest = (across - 2 * self.gutter) / scale
        return on_pages(strips_of(self.lefts, self.items, widest, tallest), widest)


def paper_by_stages(paper: Paper, sheet: MapSheet) -> MapSheet:
    """The journey on a paper whose own text is read from as far as was wished, where cards have
    room on it then."""
    factor = least_text(paper.options.reading_distance) / (paper.smallest * paper.enlarged)
    if factor <= 1.001:
        return sheet
    larger = replace(
        paper,
        width=paper.width / factor,
        height=paper.height / factor,
        enlarged=paper.enlarged * factor,
    )
    other = sheet.on(larger)
    return other if StagePlanner(other).reaches else sheet
