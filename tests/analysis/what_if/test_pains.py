"""From a voted pain to the share that it moves."""

from __future__ import annotations

import pytest

from journeymapper.analysis.what_if.answer import WhatIf
from journeymapper.analysis.what_if.chain import read_chain
from journeymapper.analysis.what_if.pains import (
    DROP_OFF,
    drop_off,
    improved,
    levers,
    place_of,
    proposed_impact,
    voted_pains,
)
from journeymapper.domain.project import Project
from journeymapper.domain.records import Sticky, Vote, VoteRound
from journeymapper.domain.vocabulary import StickyKind
from tests.analysis.what_if.chains import JOURNEY, Ways, chain_of, records_of

FUNNEL: Ways = {
    ("a", "b"): 0.8, ("b", "won"): 0.3, ("b", "lost"): 0.4, ("b", "a"): 0.2,
}  # fmt: skip


def test_the_most_voted_pain_comes_first_and_secret_dots_do_not_count() -> None:
    rounds = [
        VoteRound(id="round_1", journey=JOURNEY, question="One", rank="a"),
        VoteRound(id="round_2", journey=JOURNEY, question="Two", rank="b"),
        VoteRound(id="round_3", journey=JOURNEY, question="Blind", blind=True, rank="c"),
    ]
    stickies = [
        Sticky(
            id=f"sticky_{n}", journey=JOURNEY, touchpoint=place, kind=kind, text=str(n), rank=str(n)
        )
        for n, (place, kind) in enumerate(
            [("tp_a", StickyKind.PAIN), ("tp_b", StickyKind.PAIN), (None, StickyKind.PAIN),
             ("tp_b", StickyKind.IDEA)]
        )
    ]  # fmt: skip
    votes = [
        Vote(id="vote_1", round="round_1", target="sticky_1", dots=2),
        Vote(id="vote_2", round="round_2", target="sticky_1", dots=3),
        Vote(id="vote_3", round="round_1", target="sticky_0", dots=4),
        Vote(id="vote_4", round="round_3", target="sticky_0", dots=9),
    ]
    project = Project([*records_of(FUNNEL), *stickies, *rounds, *votes])
    pains = voted_pains(project, JOURNEY)
    assert [(one.id, one.dots) for one in pains] == [("sticky_1", 5), ("sticky_0", 4)]


def test_mending_lets_fewer_drop_off_and_the_others_go_on_in_proportion() -> None:
    chain = chain_of(FUNNEL)
    group = chain.groups["tp_b"]
    assert drop_off(chain, group) == pytest.approx(0.5)
    first, *others = levers(chain, group)
    assert (first.moves, first.share, first.fewer) == (DROP_OFF, pytest.approx(0.5), True)
    assert [(one.moves, one.fewer) for one in others] == [("con_b_a", True), ("con_b_won", False)]
    mended = improved(chain, group, first, 0.4)
    assert drop_off(chain, mended) == pytest.approx(0.3)
    assert mended.share("con_b_won") == pytest.approx(0.3 * 0.7 / 0.5)
    assert mended.share("con_b_a") == pytest.approx(0.2 * 0.7 / 0.5)
    what_if = WhatIf(chain)
    before, after = what_if.answer(), what_if.answer({"tp_b": mended})
    assert after.conversion.value > before.conversion.value


@pytest.mark.parametrize("by", [0.0, 0.5, 1.0])
def test_every_lever_keeps_shares_whole(by: float) -> None:
    chain = chain_of(FUNNEL)
    for place, group in chain.groups.items():
        for lever in levers(chain, group):
            ways, leaving = improved(chain, group, lever, by).split()
            assert sum(ways) + leaving == pytest.approx(1.0), (place, lever)
            with pytest.raises(ValueError, match="between 0% and 100%"):
                improved(chain, group, lever, 1.5)


def test_a_pain_of_a_stage_speaks_of_where_most_drop_off() -> None:
    chain = chain_of(FUNNEL)
    visits = WhatIf(chain).answer().visits
    pains = voted_pains(
        Project([
            *records_of(FUNNEL),
            Sticky(id="sticky_1", journey=JOURNEY, touchpoint="tp_b", kind=StickyKind.PAIN),
        ]),
        JOURNEY,
    )  # fmt: skip
    assert place_of(chain, pains[0], visits) == "tp_b"
    everywhere = type(pains[0])("sticky_2", "y", 0, ("tp_a", "tp_b", "tp_won"))
    assert place_of(chain, everywhere, visits) == "tp_b"
    nowhere = type(pains[0])("sticky_3", "z", 0, ("tp_won",))
    assert place_of(chain, nowhere, visits) is None


def test_impact_is_proposed_from_the_relative_rise() -> None:
    assert [proposed_impact(0.1, 0.1 * (1 + rise)) for rise in (0, 0.03, 0.06, 0.15, 0.3)] == [
        1, 2, 3, 4, 5,
    ]  # fmt: skip
    assert proposed_impact(0.0, 0.1) == 5
    assert proposed_impact(0.2, 0.1) == 1


def test_a_place_that_only_ends_has_no_lever() -> None:
    project = Project(records_of({("a", "won"): None}))
    chain = read_chain(project, JOURNEY)
    assert levers(chain, chain.groups["tp_a"]) == []
