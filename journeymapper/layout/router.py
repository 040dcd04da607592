"""The router: keeps the obstacles and routes of one canvas and renews what an edit touched.

Routing goes in stages: sides and form of every connection, ports on every side, lines from port to
port, lanes in shared streets, labels. Every result of a stage remembers the places that had a say
in it; an edit renews the results whose places it touches.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from journeymapper.going_on import go_on
from journeymapper.layout.geometry import (
    Box,
    Point,
    Rectangle,
    box_of_points,
    box_union,
    grown,
    rectangle_of,
    steps_of,
)
from journeymapper.layout.ground import MARGIN, Ground
from journeymapper.layout.labelling import Labelling
from journeymapper.layout.linework import Linework
from journeymapper.layout.obstacles import Watch
from journeymapper.layout.plans import Plan, direct_ports, plan_for
from journeymapper.layout.ports import PAIR_SPACING, End, end_of, offsets
from journeymapper.layout.records import Route, Wish
from journeymapper.layout.shapes import NORMAL, port, side_length

PORTION = 20
"""So many wishes are routed between two questions whether to stop."""


def route(wishes: Sequence[Wish], obstacles: Mapping[str, Rectangle]) -> dict[str, Route]:
    """All routes at once, by the ids of the wishes; the order of the wishes does not matter."""
    router = Router()
    router.set_all(wishes, obstacles)
    return router.routes


class Router:
    """Routes that follow the cards.

    ``routes`` holds the present route of every wish, ``left`` the ids of the wishes that the last
    update was stopped before. An end whose id stands among the obstacles
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
        self._labelling = Labelling(self._ground, self._linework)
        self._moved_from: dict[str, Box | None] = {}
        self._owed: set[str] = set()
        self.left: tuple[str, ...] = ()

    def set_all(self, wishes: Sequence[Wish], obstacles: Mapping[str, Rectangle]) -> None:
        """Start anew with these wishes and obstacles."""
        self._clear()
        self.update(obstacles, {wish.id: wish for wish in wishes})

    def update(
        self,
        changed_obstacles: Mapping[str, Rectangle | None],
        changed_wishes: Mapping[str, Wish | None],
        *,
        in_motion: bool = False,
        stop: Callable[[], bool] | None = None,
    ) -> dict[str, Route | None]:
        """Take changed cards and wishes (None: removed) and return the routes that changed.

        ``in_motion`` says that the cards are only passing, as in a drag: of the other connections
        only those renew that a card lies upon; what else there is to renew waits for the next
        update without it.

        ``stop`` is asked after every ``PORTION`` wishes. Once it says so the rest, in the order
        given, is not taken; ``left`` then holds its ids.
        """
        self.left = ()
        if stop is None or len(changed_wishes) <= PORTION:
            return self._update(changed_obstacles, changed_wishes, in_motion)
        names = list(changed_wishes)
        changed: dict[str, Route | None] = {}
        for first in range(0, len(names), PORTION):
            if first and stop():
                self.left = tuple(names[first:])
                break
            portion = {name: changed_wishes[name] for name in names[first : first + PORTION]}
            changed.update(self._update(changed_obstacles, portion, in_motion))
            changed_obstacles = {}
        return changed

    def _update(
        self,
        changed_obstacles: Mapping[str, Rectangle | None],
        changed_wishes: Mapping[str, Wish | None],
        in_motion: bool,
    ) -> dict[str, Route | None]:
        touched_cards: set[str] = set()
        stale: set[str] = set()
        places = self._take_cards(changed_obstacles, stale)
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
        freed = self._drop(gone)
        stale -= set(gone)
        hit: set[str] = set()
        dirty: list[Box] = []
        if in_motion:
            for box in places:
                stale |= self._linework.index.near(grown(box, MARGIN))
                hit |= self._labelling.under(box)
            stale &= self._wishes.keys()
        else:
            dirty = self._settle(places)
            stale |= self._plan_watch.touched(dirty) | self._owed
            self._owed.clear()
        self._renew_plans(stale, touched_cards)
        shifted = self._renew_ports(touched_cards)
        fresh, drawn = self._linework.renew(
            self._wishes, self._plans, self._ports, stale | shifted, dirty
        )
        hit |= {name for name in changed_wishes if name in self._wishes}
        fresh |= self._labelling.renew(
            self._wishes, fresh | hit, dirty, [*freed, *drawn], exactly=not in_motion
        )
        if in_motion:
            self._owed |= stale | fresh
        changed: dict[str, Route | None] = dict.fromkeys(gone)
        for name in sorted(fresh):
            made = self._route(name)
            if self.routes.get(name) != made:
                self.routes[name] = changed[name] = made
        return changed

    def _take_cards(self, changed: Mapping[str, Rectangle | None], stale: set[str]) -> list[Box]:
        """Take changed cards; where they stand now. Adds to ``stale`` the wishes that end at
        them."""
        boxes = self._ground.index.boxes
        places: list[Box] = []
        for key, rectangle in changed.items():
            before = boxes.get(key)
            after = None if rectangle is None else rectangle.box
            if before == after:
                continue
            if self._wishes:
                self._moved_from.setdefault(key, before)
                stale |= self._at_card.get(key, set())
            if after is None:
                self._ground.remove(key)
            else:
                self._ground.put(key, after)
                places.append(after)
        return places

    def _settle(self, places: Sequence[Box]) -> list[Box]:
        """The places where cards came or went since there was the last update not in motion."""
        boxes = self._ground.index.boxes
        dirty = set(places)
        for key, before in self._moved_from.items():
            dirty.update(box for box in (before, boxes.get(key)) if box is not None)
        self._moved_from.clear()
        return sorted(dirty)

    def _drop(self, gone: Iterable[str]) -> list[Box]:
        """Forget these wishes; the places where their lines and labels were."""
        freed: list[Box] = []
        for name in gone:
            freed += self._linework.drop(name)
            del self.routes[name], self._wishes[name], self._plans[name]
            del self._ports[name, True], self._ports[name, False]
            freed += self._labelling.drop(name)
            self._owed.discard(name)
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
            go_on()
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

    def _route(self, name: str) -> Route:
        outline = self._linework.outlines[name]
        nx, ny = NORMAL[self._plans[name].end_side]
        bounds = box_of_points(self._linework.points[name])
        label = self._labelling.labels.get(name)
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
