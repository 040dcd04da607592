"""What a journey asks of the layout, and what follows for cards, persona chips and stages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from journeymapper.analysis.paths import touchpoints_on
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import personas_in_order, stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import STAGE_WIDTH, Connection, Passage, Presence, Touchpoint
from journeymapper.domain.vocabulary import ConnectionKind
from journeymapper.drawing.chips import CHIP_HEIGHT, CHIP_WIDTH, chip_rectangle
from journeymapper.drawing.connections import label_size
from journeymapper.layout.arranging import Column, Link, Node, arrange, arrange_part
from journeymapper.layout.geometry import Rectangle

ROUNDS = 3
"""Pinned cards go with their stage; after so many widenings they stay where they are."""
CHIP_GAP = 72.0
"""Between a persona's chip and the first column: room for the arrow and its label."""
CHIP_PITCH = CHIP_HEIGHT + 24.0
WALKED = 0.5
"""What each persona that walks a connection adds to its weight."""


@frozen
class Arranged:
    """Top left corners by the ids of cards and chips, and widths by the ids of stages."""

    places: Mapping[str, tuple[float, float]]
    widths: Mapping[str, float]


@frozen
class Question:
    """A journey, taken down so that it can be arranged elsewhere while it is edited here."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    stages: tuple[str, ...]
    widths: tuple[float, ...]
    chips: Mapping[str, tuple[str, ...]]
    """The touchpoints that each presence leads to, by its id, in order of the personas."""
    present: Mapping[str, tuple[float, float]] | None = None
    """Where the cards stand, when only some are arranged."""
    others: tuple[Rectangle, ...] = ()
    """What they must not cover then."""

    def answer(
        self,
        stopped: Callable[[], bool] | None = None,
        progress: Callable[[float], None] | None = None,
    ) -> Arranged:
        """Arrange everything, or what is chosen; raises ``layout.arranging.Stopped``."""
        if self.present is not None:
            return self._part(self.present, stopped, progress)
        nodes, widths = self.nodes, self.widths
        for left in reversed(range(ROUNDS)):
            found = arrange(
                nodes,
                self.links,
                [Column(width) for width in widths],
                stopped=stopped,
                progress=progress,
            )
            moved = _moved_pins(nodes, widths, found.widths)
            widths = found.widths
            if moved == nodes or not left:
                break
            nodes = moved
        places = dict(found.places)
        places.update(self._chips(places))
        return Arranged(places, dict(zip(self.stages, widths, strict=True)))

    def _part(
        self,
        present: Mapping[str, tuple[float, float]],
        stopped: Callable[[], bool] | None,
        progress: Callable[[float], None] | None,
    ) -> Arranged:
        found = arrange_part(
            self.nodes,
            self.links,
            [Column(width) for width in self.widths],
            present,
            self.others,
            stopped=stopped,
            progress=progress,
        )
        return Arranged(found.places, dict(zip(self.stages, found.widths, strict=True)))

    def _chips(self, places: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
        """Chips stand before the first card, each beside where it leads, none on another."""
        first = min((x for x, _ in places.values()), default=0.0)
        x = min(0.0, first) - CHIP_GAP - CHIP_WIDTH
        heights = {node.id: node.height for node in self.nodes}
        wished: list[tuple[float, str]] = []
        for chip, targets in self.chips.items():
            middles = [places[one][1] + heights[one] / 2 for one in targets if one in places]
            wished.append((min(middles) - CHIP_HEIGHT / 2 if middles else float("inf"), chip))
        stand: dict[str, tuple[float, float]] = {}
        lowest = min((y for _, y in places.values()), default=0.0) - CHIP_PITCH
        for y, chip in sorted(wished, key=lambda one: one[0]):
            lowest = max(lowest + CHIP_PITCH, y if y != float("inf") else lowest)
            stand[chip] = (x, lowest)
        return stand


def question_of(
    project: Project,
    journey: str,
    only: Collection[str] | None = None,
    *,
    by_persona: bool = False,
) -> Question:
    """What arranging a journey asks. With ``only`` other cards keep their places, and stages their
    widths; else stages become as wide as their cards need, and no narrower than new ones are.
    ``by_persona`` gives every persona's path a row of its own, and what several walk the
    first one's."""
    stages = stages_in_order(project, journey)
    numbers = {stage.id: number for number, stage in enumerate(stages)}
    lanes = _lanes(project, journey) if by_persona else {}
    nodes = []
    present: dict[str, tuple[float, float]] = {}
    others: list[Rectangle] = []
    for card in project.referring(Touchpoint, journey):
        if only is not None and card.id not in only:
            others.append(Rectangle(card.x, card.y, card.width, card.height))
            continue
        present[card.id] = (card.x, card.y)
        nodes.append(
            Node(
                card.id,
                card.width,
                card.height,
                numbers.get(card.stage or ""),
                lanes.get(card.id),
                card.y + card.x / 1e6,
                (card.x, card.y) if card.pinned else None,
            )
        )
    known = {node.id for node in nodes}
    links = tuple(
        Link(
            way.id,
            way.source,
            way.target,
            way.kind is ConnectionKind.LOOP,
            (1.0 if way.share is None else way.share)
            + WALKED * len(project.referring(Passage, way.id)),
            label_size(way),
        )
        for way in sorted(project.referring(Connection, journey), key=lambda one: one.id)
        if way.source in known and way.target in known
    )
    nodes.sort(key=lambda node: node.id)
    # What was wide for cards that stand elsewhere now need not stay so; pins are places on it.
    keeps_widths = only is not None or any(node.pinned is not None for node in nodes)
    widest = float("inf") if keeps_widths else STAGE_WIDTH
    return Question(
        tuple(nodes),
        links,
        tuple(stage.id for stage in stages),
        tuple(min(stage.width, widest) for stage in stages),
        _chips(project, journey, known) if only is None else {},
        None if only is None else present,
        ()
        if only is None
        else (*others, *map(chip_rectangle, project.referring(Presence, journey))),
    )


def _lanes(project: Project, journey: str) -> dict[str, int]:
    lanes: dict[str, int] = {}
    for number, persona in enumerate(personas_in_order(project)):
        for one in touchpoints_on(project, persona.id, journey):
            lanes.setdefault(one, number)
    return lanes


def _chips(project: Project, journey: str, known: Collection[str]) -> dict[str, tuple[str, ...]]:
    chips: dict[str, tuple[str, ...]] = {}
    order = {one.id: number for number, one in enumerate(personas_in_order(project))}
    presences = project.referring(Presence, journey)
    for chip in sorted(presences, key=lambda one: (order.get(one.persona, 0), one.id)):
        chips[chip.id] = tuple(
            way.target
            for way in project.referring(Connection, chip.persona)
            if way.source == chip.persona and way.target in known
        )
    return chips


def _moved_pins(
    nodes: tuple[Node, ...], before: tuple[float, ...], after: tuple[float, ...]
) -> tuple[Node, ...]:
    """Pinned cards go with their stages where those begin elsewhere now."""
    shifts = [sum(after[:number]) - sum(before[:number]) for number in range(len(after))]
    return tuple(
        node
        if node.pinned is None or node.stage is None or not shifts[node.stage]
        else replace(node, pinned=(node.pinned[0] + shifts[node.stage], node.pinned[1]))
        for node in nodes
    )
