"""The cards and connections as numbers: merged, in a fixed order, and free of cycles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journeymapper.layout.arranging.records import Link, Node

LOOP_WEIGHT = 0.5
"""What a loop weighs against a path when cards are pulled together."""


class Graph:
    """Cards are numbered in the user's order, ties by id; connections between the same two cards
    in the same direction are one.

    ``edges`` holds (source, target) pairs without self-loops, ``weights`` and ``loops`` go with
    them; ``forward`` says of each edge whether it leads on: what leads back to where the way came
    from does not.
    """

    def __init__(self, nodes: Sequence[Node], links: Iterable[Link], stages: int) -> None:
        self.nodes = sorted(nodes, key=lambda one: (one.order, one.id))
        self.number = {one.id: place for place, one in enumerate(self.nodes)}
        self.stages = stages
        self.stage = [_stage(one, stages) for one in self.nodes]
        lanes = sorted({one.lane for one in nodes if one.lane is not None})
        rows = {lane: row for row, lane in enumerate(lanes)}
        self.lane = [len(lanes) if one.lane is None else rows[one.lane] for one in self.nodes]
        self.has_lanes = bool(lanes)
        merged: dict[tuple[int, int], list[float]] = {}
        self.labels: dict[tuple[int, int], tuple[float, float]] = {}
        for link in sorted(links, key=lambda one: one.id):
            source, target = self.number.get(link.source), self.number.get(link.target)
            if source is None or target is None or source == target:
                continue
            found = merged.setdefault((source, target), [0.0, 1.0])
            found[0] += max(link.weight, 0.0)
            found[1] = min(found[1], float(link.is_loop))
            if link.label is not None:
                wide, high = self.labels.get((source, target), (0.0, 0.0))
                label = (max(wide, link.label[0]), max(high, link.label[1]))
                self.labels[source, target] = label
        self.edges = sorted(merged)
        self.weights = [merged[edge][0] for edge in self.edges]
        self.loops = [merged[edge][1] > 0.0 for edge in self.edges]
        self.forward = self._directions()

    def __len__(self) -> int:
        return len(self.nodes)

    def _directions(self) -> list[bool]:
        """Which edges lead on: neither loops, nor back to an earlier stage, nor closing a cycle.

        Depth first from cards that nothing leads to, in the user's order; an edge to a card that
        the walk is still on leads back.
        """
        forward = [
            not loop and not self._leads_back(edge)
            for edge, loop in zip(self.edges, self.loops, strict=True)
        ]
        out: list[list[tuple[int, int]]] = [[] for _ in self.nodes]
        entered = [0] * len(self.nodes)
        for place, (source, target) in enumerate(self.edges):
            if forward[place]:
                out[source].append((target, place))
                entered[target] += 1
        roots = sorted(range(len(self.nodes)), key=lambda one: (entered[one] > 0, one))
        state = [0] * len(self.nodes)
        for root in roots:
            if state[root]:
                continue
            state[root] = 1
            way = [(root, iter(out[root]))]
            while way:
                at, rest = way[-1]
                for target, place in rest:
                    if state[target] == 1:
                        forward[place] = False
                    elif state[target] == 0:
                        state[target] = 1
                        way.append((target, iter(out[target])))
                        break
                else:
                    state[at] = 2
                    way.pop()
        return forward

    def _leads_back(self, edge: tuple[int, int]) -> bool:
        source, target = self.stage[edge[0]], self.stage[edge[1]]
        return source >= 0 and target >= 0 and target < source

    def topological(self) -> list[int]:
        """All cards, each after those that lead on to it; the user's order decides otherwise."""
        entered = [0] * len(self.nodes)
        out: list[list[int]] = [[] for _ in self.nodes]
        for (source, target), on in zip(self.edges, self.forward, strict=True):
            if on:
                out[source].append(target)
                entered[target] += 1
        ready = [one for one in range(len(self.nodes)) if not entered[one]]
        for one in ready:
            for target in out[one]:
                entered[target] -= 1
                if not entered[target]:
                    ready.append(target)
        return ready

    def components(self) -> list[list[int]]:
        """The cards that hang together, each part in the user's order, parts by their first."""
        leader = list(range(len(self.nodes)))

        def find(one: int) -> int:
            while leader[one] != one:
                leader[one] = leader[leader[one]]
                one = leader[one]
            return one

        for source, target in self.edges:
            a, b = find(source), find(target)
            if a != b:
                leader[max(a, b)] = min(a, b)
        parts: dict[int, list[int]] = {}
        for one in range(len(self.nodes)):
            parts.setdefault(find(one), []).append(one)
        return list(parts.values())

    def main_path(self) -> list[int]:
        """The heaviest way through the cards, as numbers of edges; the first of equals."""
        into: list[list[int]] = [[] for _ in self.nodes]
        for place, (_, target) in enumerate(self.edges):
            if self.forward[place]:
                into[target].append(place)
        reached = [0.0] * len(self.nodes)
        came: list[int] = [-1] * len(self.nodes)
        for one in self.topological():
            for place in into[one]:
                source = self.edges[place][0]
                if reached[source] + self.weights[place] > reached[one]:
                    reached[one] = reached[source] + self.weights[place]
                    came[one] = place
        if not reached:
            return []
        at = max(range(len(self.nodes)), key=lambda one: (reached[one], -one))
        path: list[int] = []
        while came[at] >= 0:
            path.append(came[at])
            at = self.edges[came[at]][0]
        return path[::-1]


def _stage(node: Node, stages: int) -> int:
    return node.stage if node.stage is not None and 0 <= node.stage < stages else -1
