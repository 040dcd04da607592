"""The router: keeps the obstacles and routes of one canvas and renews what an edit touched.

Routing goes in stages: sides and form of every connection, ports on every side, lines from port to
port, lanes in shared streets, labels. Every result of a stage remembers the places that had a say
in it; an edit renews the results whose places it touches.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import heappop, heappush

from journeymapper.layout.geometry import (
    Box,
    Point,
    Rectangle,
    box_of_points,
    box_union,
    rectangle_of,
    steps_of,
)
from journeymapper.layout.ground import Ground
from journeymapper.layout.labels import Label, label_place
from journeymapper.layout.linework import Linework
from journeymapper.layout.obstacles import BoxIndex, Watch
from journeymapper.layout.plans import Plan, direct_ports, plan_for
from journeymapper.layout.ports import PAIR_SPACING, End, end_of, offsets
from journeymapper.layout.records import Route, Wish
from journeymapper.layout.shapes import NORMAL, port, side_length

FEW = 400
"""With no more wishes than this, a label comes back when what pushed it aside is gone."""


def route(wishes: Sequence[Wish], obstacles: Mapping[str, Rectangle]) -> dict[str, Route]:
    """All routes at once, by the ids of the wishes; the order of the wishes does not matter."""
    router = Router()
    router.set_all(wishes, obstacles)
    return router.routes


class Router:
    """Routes that follow the cards.

    ``routes`` holds the present route of every wish. An end whose id stands among the obstacles
    takes its place from there, so that moving a card needs no new wishes.
    """

    def __init__(self) -> None:
        self._clear()

    def _clear(self) -> None:
        self.routes: dict[str, Route] = {}
        self._wishes: dict[str, Wish] = {}
        self._ground = Ground()
        self._at_card: defaultdict[str, set[str]] = defaultdict(set)
        self._plans: dict[str, Plan] = {}
        self._plan_watch = Watch()
        self._ports: dict[tuple[str, bool], Point] = {}
        self._linework = Linework(self._ground)
        self._labels: dict[str, Label] = {}
        self._label_watch = Watch()
        self._label_index = BoxIndex()

    def set_all(self, wishes: Sequence[Wish], obstacles: Mapping[str, Rectangle]) -> None:
        """Start anew with these wishes and obstacles."""
        self._clear()
        self.update(obstacles, {wish.id: wish for wish in wishes})

    def update(
        self,
        changed_obstacles: Mapping[str, Rectangle | None],
        changed_wishes: Mapping[str, Wish | None],
    ) -> dict[str, Route | None]:
        """Take changed cards and wishes (None: removed) and return the routes that changed."""
        touched_cards: set[str] = set()
        stale: set[str] = set()
        dirty = self._take_cards(changed_obstacles, stale)
        gone: list[str] = []
        for name, wish in sorted(changed_wishes.items()):
            old = self._wishes.get(name)
            if old == wish:
                continue
            if old is not None:
                for card in (old.source_id, old.target_id):
                    self._at_card[card].discard(name)
                    touched_cards.add(card)
            if wish is None:
                gone.append(name)
                continue
            self._wishes[name] = wish
            for card in (wish.source_id, wish.target_id):
                self._at_card[card].add(name)
            stale.add(name)
        dirty_lines = self._drop(gone)
        stale -= set(gone)
        if dirty:
            stale |= self._plan_watch.touched(dirty)
        self._renew_plans(stale, touched_cards)
        shifted = self._renew_ports(touched_cards)
        fresh, places = self._linework.renew(
            self._wishes, self._plans, self._ports, stale | shifted, dirty
        )
        dirty_lines += places
        renamed = {name for name in changed_wishes if name in self._wishes}
        fresh |= self._renew_labels(fresh | renamed, dirty, dirty_lines)
        changed: dict[str, Route | None] = dict.fromkeys(gone)
        for name in sorted(fresh):
            made = self._route(name)
            if self.routes.get(name) != made:
                self.routes[name] = changed[name] = made
        return changed

    def _take_cards(self, changed: Mapping[str, Rectangle | None], stale: set[str]) -> list[Box]:
        """Take changed cards; the places where cards came or went. Adds to ``stale`` the wishes
        that end at them."""
        boxes = self._ground.index.boxes
        dirty: list[Box] = []
        for key, rectangle in changed.items():
            before = boxes.get(key)
            after = None if rectangle is None else rectangle.box
            if before == after:
                continue
            if self._wishes:
                dirty += [box for box in (before, after) if box is not None]
                stale |= self._at_card.get(key, set())
            if after is None:
                self._ground.remove(key)
            else:
                self._ground.put(key, after)
        return dirty

    def _drop(self, gone: Iterable[str]) -> list[Box]:
        """Forget these wishes; the places where their lines and labels were."""
        freed: list[Box] = []
        for name in gone:
            freed += self._linework.drop(name)
            del self.routes[name], self._wishes[name], self._plans[name]
            del self._ports[name, True], self._ports[name, False]
            label = self._labels.pop(name, None)
            if label is not None:
                freed.append(label.pill)
            self._label_index.remove(name)
            self._label_watch.remove(name)
            self._plan_watch.remove(name)
        return freed

    def _card(self, wish: Wish, *, is_start: bool) -> Box:
        key = wish.source_id if is_start else wish.target_id
        box = self._ground.index.boxes.get(key)
        return box if box is not None else (wish.source if is_start else wish.target).box

    def _renew_plans(self, stale: set[str], touched_cards: set[str]) -> None:
        for name in sorted(stale):
            wish = self._wishes[name]
            touched_cards.update((wish.source_id, wish.target_id))
        ears: set[str] = set()
        for card in touched_cards:
            loops = [
                name for name in sorted(self._at_card.get(card, ())) if _is_ear(self._wishes[name])
            ]
            for rank, name in enumerate(loops):
                wish = self._wishes[name]
                box = self._card(wish, is_start=True)
                self._keep(name, plan_for(wish, box, box, self._ground, rank))
                ears.add(name)
        for name in sorted(stale - ears):
            wish = self._wishes[name]
            source, target = self._card(wish, is_start=True), self._card(wish, is_start=False)
            self._keep(name, plan_for(wish, source, target, self._ground))

    def _keep(self, name: str, plan: Plan) -> None:
        self._plans[name] = plan
        self._plan_watch.put(name, plan.seen)

    def _renew_ports(self, touched_cards: set[str]) -> set[str]:
        """Share out the ports of these cards; the ids of wishes whose ports moved."""
        shifted: set[str] = set()
        for card in sorted(touched_cards):
            sides: defaultdict[str, list[End]] = defaultdict(list)
            box: Box | None = None
            for name in sorted(self._at_card.get(card, ())):
                wish, plan = self._wishes[name], self._plans[name]
                for is_start in (True, False):
                    if (wish.source_id if is_start else wish.target_id) != card:
                        continue
                    box = self._card(wish, is_start=is_start)
                    side = plan.start_side if is_start else plan.end_side
                    sides[side].append(self._end(name, box, is_start=is_start))
            for side, ends in sides.items():
                assert box is not None
                for key, offset in offsets(ends, side_length(box, side)).items():
                    place = port(box, side, offset)
                    if self._ports.get(key) != place:
                        self._ports[key] = place
                        shifted.add(key[0])
        return shifted

    def _end(self, name: str, box: Box, *, is_start: bool) -> End:
        wish, plan = self._wishes[name], self._plans[name]
        pair = (wish.source_id, wish.target_id)
        joined = sorted(self._at_card[pair[0]] & self._at_card[pair[1]])
        anchor: float | None = None
        if plan.is_straight:
            straight = [
                other
                for other in joined
                if self._plans[other].is_straight
                and {self._plans[other].start_side, self._plans[other].end_side}
                == {plan.start_side, plan.end_side}
            ]
            ports = direct_ports(
                self._card(wish, is_start=True),
                plan.start_side,
                self._card(wish, is_start=False),
                plan.end_side,
            )
            side = plan.start_side if is_start else plan.end_side
            middle = port(box, side)
            here = ports[0] if is_start else ports[1]
            axis = 1 if NORMAL[side][0] else 0
            beside = (straight.index(name) - (len(straight) - 1) / 2) * PAIR_SPACING
            anchor = here[axis] - middle[axis] + beside
        rank = joined.index(name)
        return end_of(name, plan, box, pair, rank, anchor, is_start=is_start)

    def _renew_labels(
        self, fresh: set[str], cards: Sequence[Box], lines: Sequence[Box]
    ) -> set[str]:
        """The ids whose label moved, given the places where cards, or lines and labels, came or
        went. Short lines come first, as they have least choice.

        Where there are many, only a label that was clear makes room for lines.
        """

        def turn(name: str) -> tuple[int, str]:
            return (self._linework.lengths[name], name)

        moved: set[str] = set()
        queued = fresh | self._label_watch.touched(cards)
        if len(self._wishes) <= FEW:
            queued |= self._label_watch.touched(lines)
        else:
            near = {key for box in lines for key, _ in self._label_index.within(box)}
            queued.update(key for key in near if self._labels[key].is_clear)
        queue = sorted(turn(name) for name in queued)
        while queue:
            name = heappop(queue)[1]
            before = self._labels.pop(name, None)
            self._label_index.remove(name)
            self._label_watch.remove(name)
            size = self._wishes[name].label_size
            if size is not None:
                label = label_place(
                    name,
                    self._linework.points[name],
                    size,
                    self._ground.index,
                    self._label_index,
                    self._linework.index,
                )
                self._labels[name] = label
                self._label_index.put(name, label.pill)
                self._label_watch.put(name, (label.seen,))
            after = self._labels.get(name)
            places = [label.pill for label in (before, after) if label is not None]
            if not places or (len(places) == 2 and places[0] == places[1]):
                continue
            moved.add(name)
            for other in self._label_watch.touched(places) - queued:
                if turn(other) > turn(name):
                    heappush(queue, turn(other))
                    queued.add(other)
        return moved

    def _route(self, name: str) -> Route:
        outline = self._linework.outlines[name]
        nx, ny = NORMAL[self._plans[name].end_side]
        bounds = box_of_points(self._linework.points[name])
        label = self._labels.get(name)
        if label is not None:
            bounds = box_union(bounds, label.pill)
        return Route(
            name,
            steps_of(outline),
            (outline[-1][-2], outline[-1][-1], -nx, -ny),
            None if label is None else label.centre,
            rectangle_of(bounds),
        )


def _is_ear(wish: Wish) -> bool:
    return wish.source_id == wish.target_id and not wish.bends
