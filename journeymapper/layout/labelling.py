"""The labels of all connections: which to place anew when something changed, and in what order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import heappop, heappush

from journeymapper.going_on import go_on
from journeymapper.layout.geometry import Box
from journeymapper.layout.ground import Ground
from journeymapper.layout.labels import Label, label_place
from journeymapper.layout.linework import Linework
from journeymapper.layout.obstacles import BoxIndex, Watch
from journeymapper.layout.records import Wish

FEW = 400
"""With no more wishes than this, a label comes back when what pushed it aside is gone."""


class Labelling:
    """``labels`` by wish id. Short lines come first, as they have least choice."""

    def __init__(self, ground: Ground, linework: Linework) -> None:
        self.labels: dict[str, Label] = {}
        self._ground = ground
        self._linework = linework
        self._watch = Watch()
        self._pills = BoxIndex()

    def drop(self, name: str) -> list[Box]:
        """Forget a label; the place where it was."""
        label = self.labels.pop(name, None)
        self._pills.remove(name)
        self._watch.remove(name)
        return [] if label is None else [label.pill]

    def under(self, box: Box) -> set[str]:
        """The ids of the labels that a card at this place would lie on."""
        return {name for name, _ in self._pills.within(box)}

    def renew(
        self,
        wishes: Mapping[str, Wish],
        fresh: set[str],
        cards: Sequence[Box],
        lines: Sequence[Box],
        *,
        exactly: bool,
    ) -> set[str]:
        """The ids whose label moved, given the ids whose line is new and the places where cards,
        or lines and labels, came or went.

        Where there are many, or not ``exactly``, only a label that was clear makes room for lines.
        """
        queued = fresh | self._watch.touched(cards)
        if exactly and len(wishes) <= FEW:
            queued |= self._watch.touched(lines)
        else:
            near = {name for box in lines for name, _ in self._pills.within(box)}
            queued.update(name for name in near if self.labels[name].is_clear)
        moved: set[str] = set()
        queue = sorted(self._turn(name) for name in queued)
        while queue:
            go_on()
            name = heappop(queue)[1]
            places = self.drop(name)
            size = wishes[name].label_size
            if size is not None:
                label = label_place(
                    name,
                    self._linework.points[name],
                    size,
                    self._ground.index,
                    self._pills,
                    self._linework.index,
                )
                self.labels[name] = label
                self._pills.put(name, label.pill)
                self._watch.put(name, (label.seen,))
                places.append(label.pill)
            if not places or (len(places) == 2 and places[0] == places[1]):
                continue
            moved.add(name)
            for other in self._watch.touched(places) - queued:
                if self._turn(other) > self._turn(name):
                    heappush(queue, self._turn(other))
                    queued.add(other)
        return moved

    def _turn(self, name: str) -> tuple[int, str]:
        return (self._linework.lengths[name], name)
