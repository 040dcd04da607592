"""Chains to count with: from a few letters, from chance, and a dense solver to hold them against.

``project_of`` draws touchpoints ``a``, ``b``, … and the ways between them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy

from journeymapper.analysis.what_if.answer import WhatIf
from journeymapper.analysis.what_if.chain import Chain, read_chain
from journeymapper.analysis.what_if.results import Answer
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Journey, ProjectDetails, Record, Touchpoint
from journeymapper.domain.vocabulary import ConnectionKind, Outcome, TouchpointKind

JOURNEY = "journey_1"
Ways = Mapping[tuple[str, str], float | None]
ENDS = {"won": Outcome.WON, "lost": Outcome.LOST, "end": Outcome.NEUTRAL}


def touchpoint(name: str, place: float, **values: Any) -> Touchpoint:
    """A touchpoint; one called won, lost or end is one."""
    if name in ENDS:
        values = {"kind": TouchpointKind.END, "outcome": ENDS[name], **values}
    return Touchpoint(id=f"tp_{name}", journey=JOURNEY, name=name, x=place, **values)


def records_of(ways: Ways, **touchpoints: Mapping[str, Any]) -> list[Record]:
    """``ways`` from (source, target) to share; keywords are further fields of touchpoints. A way
    ``a`` to ``b`` has the id ``con_a_b``."""
    names = dict.fromkeys(name for way in ways for name in way)
    cards = [touchpoint(one, n, **touchpoints.get(one, {})) for n, one in enumerate(names)]
    places = {one: n for n, one in enumerate(names)}
    connections = [
        Connection(
            id=f"con_{source}_{target}",
            journey=JOURNEY,
            source=f"tp_{source}",
            target=f"tp_{target}",
            share=share,
            kind=(ConnectionKind.LOOP if places[target] <= places[source] else ConnectionKind.PATH),
        )
        for (source, target), share in ways.items()
    ]
    details = ProjectDetails(id="project_1", title="Counted")
    return [details, Journey(id=JOURNEY, title="Funnel"), *cards, *connections]


def project_of(ways: Ways, **touchpoints: Mapping[str, Any]) -> Project:
    return Project(records_of(ways, **touchpoints))


def chain_of(ways: Ways, **touchpoints: Mapping[str, Any]) -> Chain:
    return read_chain(project_of(ways, **touchpoints), JOURNEY)


def answer_of(ways: Ways, **touchpoints: Mapping[str, Any]) -> Answer:
    return WhatIf(chain_of(ways, **touchpoints)).answer()


def share_of(answer: Answer, name: str) -> float:
    """The part of customers that come to an end."""
    return sum(one.share.value for one in answer.ends if one.name == name)


def random_project(chance: numpy.random.Generator, size: int, ways: int) -> Project:
    """``size`` touchpoints and about ``ways`` ways anywhere, some with shares, some of which let
    customers leave; there is a start, a won and a lost end. Times and delays everywhere."""
    names = [f"n{n}" for n in range(size)]
    made: dict[tuple[str, str], float | None] = {}
    for _ in range(ways):
        source = int(chance.integers(size))
        step = int(chance.integers(1, 9)) * (1 if chance.random() < 0.7 else -1)
        made[names[source], names[min(max(source + step, 0), size - 1)]] = None
    for n in range(size):  # a backbone, so that everything is come to and left
        made[names[n], names[n + 1] if n + 1 < size else "won"] = None
    for n in chance.choice(size, max(size // 6, 1), replace=False):
        made[names[int(n)], "lost"] = None
    by_source: dict[str, list[tuple[str, str]]] = {}
    for way in made:
        by_source.setdefault(way[0], []).append(way)
    for leaving in by_source.values():
        if chance.random() < 0.6:
            shares = chance.dirichlet(numpy.ones(len(leaving) + 1))
            for way, share in zip(leaving, shares, strict=False):
                made[way] = float(share) if chance.random() < 0.8 else None
    records = records_of(made)
    for place, one in enumerate(records):
        if isinstance(one, Touchpoint):
            kind = TouchpointKind.START if one.name == "n0" else one.kind
            records[place] = replace(one, duration=float(chance.random()), kind=kind)
        elif isinstance(one, Connection):
            records[place] = replace(one, delay_hours=float(chance.random() * 9))
    return Project(records)


class Dense:
    """The same numbers by textbook matrices (Kemeny & Snell), from the chain alone."""

    def __init__(self, chain: Chain, shares: Mapping[str, float] | None = None) -> None:
        size = len(chain.ids)
        self.chain = chain
        self.moves = numpy.zeros((size, size))
        self.leaving = numpy.zeros(size)
        self.hours = numpy.array(chain.hours)
        split: dict[str, float] = {}
        for place, group in chain.groups.items():
            parts, leaving = group.split()
            split.update(zip(group.ways, parts, strict=True))
            self.leaving[chain.ids.index(place)] = leaving
        split.update(shares or {})
        for way in chain.ways:
            self.moves[way.source, way.target] += split[way.id]
            self.hours[way.source] += split[way.id] * way.hours
        self.hours[list(chain.outcomes)] = 0.0
        self.split = split
        self.begin = numpy.zeros(size)
        for one in chain.entries:
            self.begin[one.node] += one.weight
        self.fundamental = numpy.linalg.inv(numpy.eye(size) - self.moves)
        self.visits = self.begin @ self.fundamental

    def removal(self, node: int, won: list[int]) -> float:
        """Walk on with everything that leads to the node cut off."""
        cut = self.moves.copy()
        cut[:, node] = 0.0
        begin = self.begin.copy()
        begin[node] = 0.0
        without = begin @ numpy.linalg.inv(numpy.eye(len(cut)) - cut)
        return 1.0 - float(without[won].sum() / self.visits[won].sum())
