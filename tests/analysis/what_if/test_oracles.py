"""Answers held against a dense solver of a textbook, and against customers who really walk.

``worst()`` measures the deviations that docs/methods.md tells:
``python -m tests.analysis.what_if.test_oracles``.
"""

from __future__ import annotations

from dataclasses import replace

import numpy
import pytest

from journeymapper.analysis.what_if import solver
from journeymapper.analysis.what_if.answer import WhatIf
from journeymapper.analysis.what_if.chain import Chain, read_chain
from journeymapper.analysis.what_if.shares import ShareGroup
from journeymapper.domain.vocabulary import Outcome
from tests.analysis.what_if.chains import JOURNEY, Dense, random_project

WALKS = 200_000


def deviations(chain: Chain, groups: dict[str, ShareGroup], what_if: WhatIf) -> dict[str, float]:
    """How far the answer is from the dense one; visits and times relative where above 1."""
    answer = what_if.answer(groups)
    dense = Dense(replace(chain, groups={**chain.groups, **groups}))
    won = [node for node, one in chain.outcomes.items() if one is Outcome.WON]
    visits = numpy.array([answer.visits[one] for one in chain.ids])
    hours = float(dense.visits @ dense.hours)
    rounds = max(
        (
            abs(one.rounds - dense.visits[chain.ways[way].source] * dense.split[one.id])
            / max(1.0, one.rounds)
            for (way, _), one in zip(chain.loops, answer.loops, strict=True)
        ),
        default=0.0,
    )
    converts = answer.conversion.value > 1e-9
    removals = [one for some in what_if.removals(groups) for one in some] if converts else []
    return {
        "conversion": abs(answer.conversion.value - float(dense.visits[won].sum())),
        "visits": float(numpy.abs(visits - dense.visits).max() / max(1.0, dense.visits.max())),
        "rounds": rounds,
        "hours": abs(answer.hours.value - hours) / max(1.0, hours),
        "removal": max(
            (abs(one.effect - dense.removal(chain.ids.index(one.id), won)) for one in removals),
            default=0.0,
        ),
    }


def moved(chance: numpy.random.Generator, chain: Chain) -> dict[str, ShareGroup]:
    """Some sliders elsewhere, few or many."""
    places = list(chain.groups)
    some = chance.choice(places, int(chance.integers(1, min(len(places), 24) + 1)), replace=False)
    groups = {}
    for place in map(str, some):
        group = chain.groups[place]
        way = str(chance.choice(group.ways))
        groups[place] = group.moved(way, round(float(chance.random()) * 0.95, 4))
    return groups


def worst_against_dense(seed: int, chains: int) -> dict[str, float]:
    """The largest deviations over random chains, each as it is and with four sets of sliders."""
    chance = numpy.random.default_rng(seed)
    worst: dict[str, float] = {}
    for _ in range(chains):
        project = random_project(chance, int(chance.integers(3, 70)), int(chance.integers(3, 160)))
        chain = read_chain(project, JOURNEY)
        what_if = WhatIf(chain)
        for groups in ({}, *(moved(chance, chain) for _ in range(4))):
            for name, found in deviations(chain, groups, what_if).items():
                worst[name] = max(worst.get(name, 0.0), found)
    return worst


@pytest.mark.parametrize("small", [0, solver.SMALL], ids=["sparse", "small"])
def test_random_chains_agree_with_a_dense_solver(
    small: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(solver, "SMALL", small)
    worst = worst_against_dense(seed=1, chains=60)
    assert max(worst.values()) < 1e-9, worst


def walk(chain: Chain, seed: int) -> tuple[dict[str, float], dict[str, float]]:
    """What 200,000 customers who walk at random do: the means, and their standard errors."""
    chance = numpy.random.default_rng(seed)
    size = len(chain.ids)
    split: dict[str, tuple[float, ...]] = {}
    for place, group in chain.groups.items():
        split[place] = group.split()[0]
    most = max(len(one) for one in split.values())
    bounds, ways = numpy.full((size, most), numpy.inf), numpy.full((size, most), -1)
    bounds[:, 0] = -1.0  # whoever draws more leaves
    numbers = {way.id: number for number, way in enumerate(chain.ways)}
    for place, shares in split.items():
        node = chain.ids.index(place)
        bounds[node] = -1.0
        bounds[node, : len(shares)] = numpy.cumsum(shares)
        ways[node, : len(shares)] = [numbers[one] for one in chain.groups[place].ways]
    targets = numpy.array([one.target for one in chain.ways])
    delays = numpy.array([one.hours for one in chain.ways])
    loop = chain.loops[0][0]
    begin = [one.node for one in chain.entries]
    at = chance.choice(begin, WALKS, p=[one.weight for one in chain.entries])
    hours, rounds = numpy.zeros(WALKS), numpy.zeros(WALKS)
    walking = numpy.ones(WALKS, dtype=bool)
    stay = numpy.array(chain.hours)
    while walking.any():
        who = numpy.flatnonzero(walking)
        who = who[[int(one) not in chain.outcomes for one in at[who]]]
        walking[:] = False
        hours[who] += stay[at[who]]
        drawn = chance.random(len(who))
        step = (drawn[:, None] < bounds[at[who]]).argmax(axis=1)
        goes = drawn < bounds[at[who]].max(axis=1)
        who, step = who[goes], step[goes]
        taken = ways[at[who], step]
        rounds[who] += taken == loop
        hours[who] += delays[taken]
        at[who] = targets[taken]
        walking[who] = True
        # Those who leave stand where they left, which is no end.
    won = [node for node, one in chain.outcomes.items() if one is Outcome.WON]
    converted = numpy.isin(at, won)
    found = {"conversion": converted, "hours": hours, "rounds": rounds}
    means = {name: float(one.mean()) for name, one in found.items()}
    errors = {name: float(one.std() / WALKS**0.5) for name, one in found.items()}
    return means, errors


def errors_against_walks(seed: int) -> dict[str, float]:
    """How many standard errors the answer is away from what walks did."""
    chance = numpy.random.default_rng(seed)
    while True:
        chain = read_chain(random_project(chance, 24, 40), JOURNEY)
        if chain.loops and WhatIf(chain).answer().loops[0].rounds > 0.01:
            break
    answer = WhatIf(chain).answer()
    means, errors = walk(chain, seed)
    said = {
        "conversion": answer.conversion.value,
        "hours": answer.hours.value,
        "rounds": answer.loops[0].rounds,
    }
    return {name: abs(said[name] - means[name]) / errors[name] for name in said}


@pytest.mark.parametrize("seed", [11, 12, 13])
def test_two_hundred_thousand_walks_come_out_the_same(seed: int) -> None:
    away = errors_against_walks(seed)
    assert max(away.values()) < 4.0, away


if __name__ == "__main__":
    print(worst_against_dense(seed=2026, chains=1000))  # noqa: T201
    print([errors_against_walks(seed) for seed in (11, 12, 13)])  # noqa: T201
