"""Decision points: what is missing splits what is left, and others give way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.analysis.what_if.refusal import ChainRefused
from journeymapper.analysis.what_if.shares import LEAVES, ShareGroup, checked


def group(*shares: float | None) -> ShareGroup:
    return ShareGroup("tp_a", tuple(f"con_{n}" for n in range(len(shares))), shares)


def test_missing_shares_split_what_is_left_equally() -> None:
    assert group(0.4, None, None).split() == (pytest.approx((0.4, 0.3, 0.3)), 0.0)
    assert group(None).split() == ((1.0,), 0.0)
    assert group(0.5, 0.5, None).split() == ((0.5, 0.5, 0.0), 0.0)


def test_what_all_shares_leave_over_leaves_here() -> None:
    shares, leaving = group(0.32, 0.2).split()
    assert shares == (0.32, 0.2)
    assert leaving == pytest.approx(0.48)
    assert group(0.7, 0.2, 0.1).split()[1] == 0.0


def test_others_give_way_in_proportion_and_those_who_leave_too() -> None:
    moved = group(0.5, 0.3, 0.1).moved("con_0", 0.75)
    assert moved.given == pytest.approx((0.75, 0.15, 0.05))
    assert moved.split()[1] == pytest.approx(0.05)


def test_ways_without_a_share_go_on_taking_what_is_left() -> None:
    moved = group(0.5, None, 0.2).moved("con_0", 0.6)
    assert moved.given == (0.6, None, 0.2)
    crowded = group(0.5, None, 0.2).moved("con_0", 0.9)
    assert crowded.given == pytest.approx((0.9, None, 0.1))


def test_the_only_way_lowered_lets_the_rest_leave() -> None:
    assert group(None).moved("con_0", 0.8).split() == ((0.8,), pytest.approx(0.2))
    assert group(1.0).moved("con_0", 0.8).split() == ((0.8,), pytest.approx(0.2))


def test_who_leave_can_be_moved_as_a_way_can() -> None:
    moved = group(0.6, 0.2).moved(LEAVES, 0.4)
    assert moved.given == pytest.approx((0.45, 0.15))
    assert moved.share(LEAVES) == pytest.approx(0.4)


def test_freed_customers_go_where_nobody_went() -> None:
    assert group(1.0, 0.0, 0.0).moved("con_0", 0.6).given == pytest.approx((0.6, 0.2, 0.2))


shares = st.lists(st.none() | st.integers(0, 1000), min_size=1, max_size=6)


@given(shares, st.data())
def test_a_moved_group_always_adds_up_and_keeps_what_was_set(
    parts: list[int | None], data: st.DataObject
) -> None:
    whole = sum(one or 0 for one in parts) + data.draw(st.integers(0, 500))
    start = group(*(None if one is None else one / max(whole, 1) for one in parts))
    way = data.draw(st.sampled_from([*start.ways, LEAVES]))
    share = data.draw(st.integers(0, 10_000)) / 10_000
    for moved in (start.moved(way, share), start.moved_exactly(way, share)):
        checked(moved, "here")
        ways, leaving = moved.split()
        assert sum(ways) + leaving == pytest.approx(1.0, abs=1e-9)
        assert all(0.0 <= one <= 1.0 for one in ways)
        assert moved.share(way) == pytest.approx(share, abs=1e-8)


@pytest.mark.parametrize("share", [-0.1, 1.1, float("nan"), float("inf")])
def test_what_is_no_share_is_refused(share: float) -> None:
    with pytest.raises(ValueError, match="between 0% and 100%"):
        group(0.5, 0.5).moved("con_0", share)
    with pytest.raises(ChainRefused, match="“Trial”"):
        checked(group(share), "Trial")


def test_more_than_all_customers_is_refused_with_the_place() -> None:
    with pytest.raises(ChainRefused, match="The ways from “Trial” have 110% together") as refused:
        checked(group(0.6, 0.5), "Trial")
    assert refused.value.place == "tp_a"
    checked(group(0.5, 0.5 + 1e-10), "Trial")
