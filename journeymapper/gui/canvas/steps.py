"""Steps from card to card by key: along connections, between branches, in reading order, to the
start and the ends.

Every step looks only at what is near: the connections of one card, the boxes beside it, the cards
of one stage.
"""

from __future__ import annotations

from collections.abc import Iterable

from journeymapper.domain.order import order_key
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Touchpoint
from journeymapper.domain.vocabulary import ConnectionKind, TouchpointKind
from journeymapper.gui.canvas.surface import Surface
from journeymapper.layout import Rectangle

REACHES = (700.0, 4_000.0, 1e9)
"""How far a step without a connection looks for a card, in journey units: near first."""
ASIDE = 2.5
"""How much more a way aside counts than one straight on."""
MOST_REMEMBERED = 500
BEHIND = frozenset({TouchpointKind.BACKSTAGE_STEP, TouchpointKind.SYSTEM_STEP})
"""No customer begins there."""


class Steps:
    """Knows which card one stands on among several that are chosen, and the way one came."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        self._at = ""
        self._turn: tuple[str, bool] | None = None
        """The card one came from along a connection, and whether it was walked as it points."""
        self._ways_taken: dict[tuple[str, bool], str] = {}
        """Where one went on from a card the last time, so that there and back is one place."""
        self._ends: tuple[int, str, list[str], list[str]] | None = None

    @property
    def _shown(self) -> Project:
        return self._surface.scene.project

    @property
    def at(self) -> str:
        """What one stands on: a card, chip, note, stage or connection; empty for nothing."""
        selection = self._surface.workspace.selection
        if self._at in selection:
            return self._at
        boxes = self._surface.scene.cards.boxes
        return self._surface.workspace.selected or min(
            (one for one in selection if one in boxes),
            key=lambda one: (boxes[one].x, boxes[one].y, one),
            default="",
        )

    def step(self, dx: int, dy: int, *, extend: bool = False) -> None:
        """One step right or left along the flow, or down or up between branches. ``extend`` keeps
        chosen what is."""
        here, scene = self.at, self._surface.scene
        if not here:
            self._go(self._first(), extend)
        elif here in scene.lefts:
            self._from_stage(here, dx, dy)
        elif here in scene.routes:
            self._from_line(here, dx, dy)
        elif here in scene.cards.boxes:
            self._from_card(here, dx, dy, extend)

    def start(self, *, extend: bool = False) -> None:
        """Where the journey begins; from a start the next one."""
        self._go_round(self._starts_and_ends()[0], extend)

    def end(self, *, extend: bool = False) -> None:
        """Where the journey ends; from an end the next one."""
        self._go_round(self._starts_and_ends()[1], extend)

    def in_order(self, way: int) -> bool:
        """The next or previous touchpoint as the journey is read; False where none is chosen, or
        behind the last: then the keys go on to what stands beside the map."""
        card = self._shown.touchpoints.get(self.at)
        if card is None:
            return False
        here = order_key(self._shown, card)
        for cards in self._columns_from(card, way):
            keyed = [(order_key(self._shown, one), one.id) for one in cards]
            found = [one for one in keyed if (one[0] > here if way > 0 else one[0] < here)]
            if found:
                self._go((min(found) if way > 0 else max(found))[1], False)
                return True
        return False

    def next_line(self) -> None:
        """The next connection of the card one stands on, or beside the connection one stands on."""
        scene, here = self._surface.scene, self.at
        line = self._shown.connections.get(here)
        card = self._line_of if line is not None and self._line_of in scene.cards.boxes else here
        if line is not None and card == here:
            card = scene.key_of(line.source)
        if card not in scene.cards.boxes:
            return
        lines = self._lines_of(card)
        if not lines:
            self._surface.workspace.told.emit("Nothing is connected to this yet.")
            return
        place = (lines.index(here) + 1) % len(lines) if here in lines else 0
        self._go(lines[place], False)
        self._line_of = card

    _line_of = ""
    """The card whose connections are gone through."""

    def _lines_of(self, key: str) -> list[str]:
        """What leads on from a card, then what leads to it."""
        scene = self._surface.scene
        end = scene.end_of(key)
        lines = [one for one in self._shown.referring(Connection, end) if one.id in scene.routes]
        lines.sort(key=lambda one: (one.source != end, scene.routes[one.id].bounds.y, one.id))
        return [one.id for one in lines]

    def _first(self) -> str:
        """The first card as the journey is read; without any the first stage."""
        shown, scene = self._shown, self._surface.scene
        for stage in scene.stages:
            cards = shown.referring(Touchpoint, stage.id)
            if cards:
                return min(cards, key=lambda one: order_key(shown, one)).id
        rest = shown.referring(Touchpoint, scene.journey_id)
        first = min(rest, key=lambda one: order_key(shown, one), default=None)
        if first is not None:
            return first.id
        return next(iter(scene.cards.boxes), scene.stages[0].id if scene.stages else "")

    def _columns_from(self, card: Touchpoint, way: int) -> Iterable[list[Touchpoint]]:
        """The touchpoints of a card's own column, then of the columns that follow."""
        shown, scene = self._shown, self._surface.scene
        ids = [stage.id for stage in scene.stages]
        place = ids.index(card.stage) if card.stage in ids else len(ids)
        columns: list[str] = [*ids, ""]
        for stage in columns[place:] if way > 0 else reversed(columns[: place + 1]):
            if stage:
                yield list(shown.referring(Touchpoint, stage))
            else:
                of_journey = shown.referring(Touchpoint, scene.journey_id)
                yield [one for one in of_journey if one.stage not in scene.lefts]

    def _from_stage(self, stage: str, dx: int, dy: int) -> None:
        ids = [one.id for one in self._surface.scene.stages]
        place = ids.index(stage) + dx
        if dx and 0 <= place < len(ids):
            self._go(ids[place], False)
        elif dy > 0:
            cards = self._shown.referring(Touchpoint, stage)
            self._go(min(cards, key=lambda one: (one.y, one.x), default=None), False)

    def _from_line(self, line_id: str, dx: int, dy: int) -> None:
        line, scene = self._shown.connections[line_id], self._surface.scene
        if dx:
            self._turn = None
            self._go(scene.key_of(line.target if dx > 0 else line.source), False)
            return
        lines = self._lines_of(scene.key_of(line.source))
        place = lines.index(line_id) + dy if line_id in lines else 0
        if 0 <= place < len(lines):
            self._go(lines[place], False)

    def _from_card(self, here: str, dx: int, dy: int, extend: bool) -> None:
        if dx:
            found = self._along(here, dx > 0)
            if found:
                self._turn = (here, dx > 0)
                self._remember(here, found, dx > 0)
        else:
            found = self._branch(here, dy)
        if not found:
            self._turn = None
            found = self._nearest(here, dx, dy)
        if not found and dy < 0 and not extend:
            found = self._column_of(here)
        self._go(found, extend)

    def _remember(self, here: str, found: str, onward: bool) -> None:
        if len(self._ways_taken) > MOST_REMEMBERED:
            self._ways_taken.clear()
        self._ways_taken[here, onward] = found
        self._ways_taken[found, not onward] = here

    def _along(self, here: str, onward: bool) -> str:
        """Where a connection leads: the way one came, else the straightest."""
        ways = self._ways(here, onward)
        taken = self._ways_taken.get((here, onward), "")
        if taken in ways:
            return taken
        boxes = self._surface.scene.cards.boxes
        box = boxes[here]
        return min(
            ways,
            key=lambda one: (abs(boxes[one].cy - box.cy) + abs(boxes[one].cx - box.cx), one),
            default="",
        )

    def _ways(self, key: str, onward: bool) -> list[str]:
        """The cards that connections lead to, from the top down; loops where nothing else does."""
        scene = self._surface.scene
        end = scene.end_of(key)
        lines = [
            one
            for one in self._shown.referring(Connection, end)
            if (one.source if onward else one.target) == end and one.source != one.target
        ]
        plain = [one for one in lines if one.kind is not ConnectionKind.LOOP]
        ends = [one.target if onward else one.source for one in plain or lines]
        keys = {found for one in ends if (found := scene.key_of(one))}
        boxes = scene.cards.boxes
        return sorted(keys, key=lambda one: (boxes[one].cy, boxes[one].cx, one))

    def _branch(self, here: str, dy: int) -> str:
        """The next of the ways out of the card that one came from."""
        turns = [(one, True) for one in self._ways(here, False)]
        if self._turn is not None and self._turn[0] in self._surface.scene.cards.boxes:
            turns.insert(0, self._turn)
        for turn in turns:
            beside = self._ways(*turn)
            place = beside.index(here) + dy if here in beside else -1
            if 0 <= place < len(beside):
                return beside[place]
        return ""

    def _nearest(self, here: str, dx: int, dy: int) -> str:
        """The box beside this one, one in the same row or column before others."""
        cards = self._surface.scene.cards
        box = cards.boxes[here]
        for reach in REACHES:
            area = Rectangle(
                box.x + (min(0.0, dx * reach) if dx else -reach),
                box.y + (min(0.0, dy * reach) if dy else -reach),
                box.width + (reach if dx else 2 * reach),
                box.height + (reach if dy else 2 * reach),
            )
            found = [
                (cost, key)
                for key in cards.meeting(area)
                if key != here and (cost := _cost(box, cards.boxes[key], dx, dy)) is not None
            ]
            if found:
                return min(found)[1]
        return ""

    def _column_of(self, key: str) -> str:
        card = self._shown.touchpoints.get(key)
        stage = card.stage if card is not None else None
        return stage if stage in self._surface.scene.lefts and stage is not None else ""

    def _starts_and_ends(self) -> tuple[list[str], list[str]]:
        """Where customers come in: at what is marked so, then at cards that no other customer's
        card leads to; what only happens behind the stage comes last. And the ends: marked so, or
        nothing leads on from them. Loops aside."""
        shown, scene = self._shown, self._surface.scene
        if self._ends is None or self._ends[:2] != (scene.version, scene.journey_id):
            cards = sorted(
                shown.referring(Touchpoint, scene.journey_id),
                key=lambda one: order_key(shown, one),
            )
            front = [one for one in cards if one.kind not in BEHIND]
            fore = {one.id for one in front}
            behind = {one.id for one in cards} - fore
            led_from: set[str] = set()
            led_to: set[str] = set()
            for line in shown.referring(Connection, scene.journey_id):
                if line.kind is not ConnectionKind.LOOP:
                    led_from.add(line.source)
                    if line.target in behind or line.source in fore:
                        led_to.add(line.target)
            marked = [one.id for one in front if one.kind is TouchpointKind.START]
            begun = [one.id for one in cards if one.id not in led_to]
            begun.sort(key=behind.__contains__)
            if front and not marked and (not begun or begun[0] in behind):
                begun.insert(0, front[0].id)
            starts = list(dict.fromkeys([*marked, *begun]))
            ends = [
                one.id for one in cards if one.kind is TouchpointKind.END or one.id not in led_from
            ]
            self._ends = (scene.version, scene.journey_id, starts, ends)
        return self._ends[2], self._ends[3]

    def _go_round(self, cards: list[str], extend: bool) -> None:
        if not cards:
            self._go(self._first(), extend)
            return
        here = self.at
        self._turn = None
        self._go(cards[(cards.index(here) + 1) % len(cards)] if here in cards else cards[0], extend)

    def _go(self, found: Touchpoint | str | None, extend: bool) -> None:
        key = found.id if isinstance(found, Touchpoint) else found
        if not key:
            return
        surface = self._surface
        self._at = key
        chosen = surface.workspace.selection
        surface.workspace.select([*chosen, key] if extend else [key])
        surface.bring_in(self.place_of(key))

    def place_of(self, key: str) -> Rectangle:
        """Where a card, a connection or a stage's column is."""
        scene = self._surface.scene
        if key in scene.lefts:
            sight = self._surface.camera.in_sight()
            width = scene.project.stages[key].width
            return Rectangle(scene.lefts[key], sight.y + sight.height / 2, width, 0.0)
        return scene.routes[key].bounds if key in scene.routes else scene.cards.boxes[key]


def _cost(box: Rectangle, other: Rectangle, dx: int, dy: int) -> float | None:
    """How far another box is in this direction, None where it does not lie there."""
    if dx:
        ahead = (other.cx - box.cx) * dx
        aside = max(0.0, other.y - box.bottom, box.y - other.bottom)
    else:
        ahead = (other.cy - box.cy) * dy
        aside = max(0.0, other.x - box.right, box.x - other.right)
    if ahead <= 1.0 or aside > ahead * 2:
        return None
    return ahead + ASIDE * aside
