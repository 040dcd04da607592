"""How sure the answer is: Wilson's interval where it can be known, drawn shares where it cannot."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy
import pytest

from journeymapper.analysis.what_if.answer import WhatIf
from journeymapper.analysis.what_if.chain import Chain, read_chain
from journeymapper.analysis.what_if.ranges import wilson_limits
from journeymapper.analysis.what_if.said import ranged_share
from journeymapper.analysis.what_if.shares import ShareGroup
from journeymapper.commands.records import EditFields
from journeymapper.domain.project import Project
from journeymapper.domain.records import Measure, Reading
from journeymapper.domain.vocabulary import MeasureKind
from tests.a_project import do
from tests.analysis.what_if.chains import JOURNEY, Dense, Ways, records_of


def measured(ways: Ways, unit: str = "%", **samples: int) -> Project:
    """``a_b=500``: the share from a to b was counted over 500 customers."""
    records = records_of(ways)
    for name, size in samples.items():
        source, target = name.split("_")
        share = ways[source, target] or 0.0
        value = share * 100 if unit else share
        records += [
            Measure(id=f"measure_{name}", journey=JOURNEY, name=name, unit=unit,
                    kind=MeasureKind.CONVERSION_RATE),
            Reading(id=f"reading_{name}", measure=f"measure_{name}", value=value,
                    taken_on=date(2026, 1, 1), sample_size=size),
        ]  # fmt: skip
    project = Project(records)
    for name in samples:
        do(project, EditFields(f"con_{name}", {"measure": f"measure_{name}"}))
    return project


def test_wilson_is_what_newcombe_tabulated() -> None:
    """Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29."""
    table = [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611),
             (1, 29, 0.0061, 0.1718)]  # fmt: skip
    for count, size, low, high in table:
        assert wilson_limits(count / size, size) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize("unit", ["%", ""])
def test_one_measured_share_gives_its_own_interval(unit: str) -> None:
    project = measured({("a", "won"): 0.27, ("a", "lost"): None}, unit, a_won=900)
    answer = WhatIf(read_chain(project, JOURNEY)).answer()
    low, high = wilson_limits(0.27, 900)
    assert answer.measured == ("con_a_won",)
    assert (answer.conversion.low, answer.conversion.high) == pytest.approx((low, high))
    assert ranged_share(answer.conversion) == "27% (24 to 30)"


def test_through_a_funnel_it_is_scaled_exactly() -> None:
    project = measured({("a", "b"): 0.5, ("b", "won"): 0.4, ("b", "lost"): None}, b_won=100)
    answer = WhatIf(read_chain(project, JOURNEY)).answer()
    low, high = wilson_limits(0.4, 100)
    assert (answer.conversion.low, answer.conversion.high) == pytest.approx((low / 2, high / 2))
    lost = next(one.share for one in answer.ends if one.name == "lost")
    assert (lost.low, lost.high) == pytest.approx(((1 - high) / 2, (1 - low) / 2))


def test_without_a_sample_size_no_range_is_shown() -> None:
    project = measured({("a", "won"): 0.27, ("a", "lost"): None}, a_won=900)
    do(project, EditFields("reading_a_won", {"sample_size": None}))
    answer = WhatIf(read_chain(project, JOURNEY)).answer()
    assert answer.conversion.low is None
    assert ranged_share(answer.conversion) == "27%"


def test_a_share_that_is_moved_is_taken_as_said() -> None:
    chain = read_chain(measured({("a", "won"): 0.27, ("a", "lost"): None}, a_won=900), JOURNEY)
    group = chain.groups["tp_a"]
    answer = WhatIf(chain).answer({"tp_a": group.moved("con_a_won", 0.4)})
    assert answer.measured == ()
    assert answer.conversion.low is None


LOOPED: Ways = {
    ("a", "b"): 0.6, ("a", "lost"): None, ("b", "c"): 0.7, ("b", "a"): 0.2, ("c", "won"): 0.5,
    ("c", "b"): 0.2,
}  # fmt: skip


def drawn(chain: Chain, seed: int, draws: int = 4000) -> tuple[float, float]:
    """The middle 95% of conversions when every measured share is drawn from what its reading
    leaves open (Beta with Jeffreys' prior)."""
    chance = numpy.random.default_rng(seed)
    found = []
    for _ in range(draws):
        groups: dict[str, ShareGroup] = {}
        for way, size in chain.samples.items():
            place = next(one for one, group in chain.groups.items() if way in group.ways)
            group = groups.get(place, chain.groups[place])
            share = chain.groups[place].share(way)
            draw = chance.beta(share * size + 0.5, (1 - share) * size + 0.5)
            groups[place] = group.moved_exactly(way, float(draw))
        dense = Dense(replace(chain, groups={**chain.groups, **groups}))
        found.append(float(dense.visits[chain.ids.index("tp_won")]))
    low, high = numpy.quantile(found, [0.025, 0.975])
    return float(low), float(high)


def deviation_from_draws(size: int) -> float:
    """The larger difference of a limit, in parts of the range's width."""
    project = measured(LOOPED, a_b=size, b_c=size, c_won=size)
    chain = read_chain(project, JOURNEY)
    said = WhatIf(chain).answer().conversion
    assert said.low is not None
    assert said.high is not None
    low, high = drawn(chain, seed=5)
    return max(abs(said.low - low), abs(said.high - high)) / (high - low)


@pytest.mark.parametrize("size", [60, 400, 3000])
def test_several_measured_shares_agree_with_drawn_ones(size: int) -> None:
    assert deviation_from_draws(size) < 0.08


def test_a_range_stays_within_what_shares_can_be() -> None:
    project = measured({("a", "b"): 0.99, ("b", "won"): 0.98, ("b", "lost"): None}, a_b=12, b_won=9)
    said = WhatIf(read_chain(project, JOURNEY)).answer().conversion
    assert said.low is not None
    assert said.high is not None
    assert 0.0 < said.low < said.value < said.high <= 1.0
