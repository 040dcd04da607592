"""Chains whose answers a book has: gamblers, loops, funnels; and what enters a chain at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from journeymapper.analysis.what_if.answer import WhatIf
from journeymapper.analysis.what_if.chain import read_chain
from journeymapper.analysis.what_if.results import Ranged
from journeymapper.analysis.what_if.said import rounds_said, time_said, worths_said
from journeymapper.analysis.what_if.summary import what_if_summary
from journeymapper.commands.records import EditFields
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Connection,
    Measure,
    Passage,
    Persona,
    Presence,
    Reading,
    Record,
)
from journeymapper.domain.vocabulary import MeasureKind, Outcome, TouchpointKind, WalkedBy
from tests.a_project import do
from tests.analysis.what_if.chains import (
    JOURNEY,
    Ways,
    answer_of,
    chain_of,
    project_of,
    records_of,
    share_of,
)

START = {"kind": TouchpointKind.START}


@pytest.mark.parametrize("win", [0.5, 0.3, 0.64])
@pytest.mark.parametrize("begin", [1, 3, 6])
def test_gamblers_ruin(win: float, begin: int) -> None:
    """With i of 7 in hand: (1 − (q/p)^i) / (1 − (q/p)^7), or i/7 in a fair game; a fair game takes
    i (7 − i) rounds (Feller 1968, chapter XIV)."""
    ways: dict[tuple[str, str], float | None] = {}
    for hand in range(1, 7):
        ways[f"n{hand}", "won" if hand == 6 else f"n{hand + 1}"] = win
        ways[f"n{hand}", "lost" if hand == 1 else f"n{hand - 1}"] = 1 - win
    hands = {f"n{hand}": {"duration": 1.0} for hand in range(1, 7)}
    hands[f"n{begin}"]["kind"] = TouchpointKind.START  # type: ignore[assignment]
    answer = answer_of(ways, **hands)
    odds = (1 - win) / win
    expected = begin / 7 if win == 0.5 else (1 - odds**begin) / (1 - odds**7)
    assert answer.conversion.value == pytest.approx(expected, abs=1e-12)
    assert share_of(answer, "lost") == pytest.approx(1 - expected, abs=1e-12)
    rounds = begin * (7 - begin) if win == 0.5 else (begin - 7 * expected) / (1 - 2 * win)
    assert answer.hours.value == pytest.approx(rounds, abs=1e-10)


@pytest.mark.parametrize("again", [0.0, 0.2, 0.9, 0.999])
def test_rounds_of_a_loop_are_geometric(again: float) -> None:
    """Who goes round with chance r goes round r / (1 − r) times."""
    answer = answer_of({("a", "b"): None, ("b", "a"): again, ("b", "won"): None})
    (loop,) = answer.loops
    assert loop.rounds == pytest.approx(again / (1 - again), rel=1e-12)
    assert answer.conversion.value == pytest.approx(1.0)


def test_a_way_back_to_itself_is_a_loop_too() -> None:
    answer = answer_of({("a", "a"): 0.5, ("a", "won"): 0.3, ("a", "lost"): 0.2})
    assert answer.conversion.value == pytest.approx(0.6)
    assert answer.loops[0].rounds == pytest.approx(1.0)


def test_a_funnel_multiplies_and_says_where_customers_left() -> None:
    answer = answer_of({("a", "b"): 0.5, ("b", "c"): 0.4, ("c", "won"): 0.9})
    assert answer.conversion.value == pytest.approx(0.18)
    left = {one.name: one.share.value for one in answer.ends if one.outcome == "left"}
    assert left == pytest.approx({"left at a": 0.5, "left at b": 0.3, "left at c": 0.02})
    assert sum(one.share.value for one in answer.ends) == pytest.approx(1.0)


def test_time_counts_visits_and_ways_until_the_end() -> None:
    project = project_of(
        {("a", "b"): 0.5, ("b", "won"): None}, a={"duration": 2.0}, b={"duration": 10.0},
        won={"duration": 99.0},
    )  # fmt: skip
    do(project, EditFields("con_a_b", {"delay_hours": 4.0}))
    answer = WhatIf(read_chain(project, JOURNEY)).answer()
    assert answer.hours.value == pytest.approx(2.0 + 0.5 * (4.0 + 10.0))


def test_value_is_what_visits_are_worth() -> None:
    measures = [
        Measure(id="measure_1", journey=JOURNEY, touchpoint="tp_a", name="Demo", value_each=10.0,
                kind=MeasureKind.MICRO_CONVERSION),
        Measure(id="measure_2", journey=JOURNEY, touchpoint="tp_won", name="Paid", value_each=99.0,
                kind=MeasureKind.MICRO_CONVERSION),
        Measure(id="measure_3", journey=JOURNEY, touchpoint="tp_a", name="NPS", value_each=5.0,
                kind=MeasureKind.NPS),
        Measure(id="measure_4", journey=JOURNEY, name="Everywhere", value_each=5.0,
                kind=MeasureKind.MICRO_CONVERSION),
    ]  # fmt: skip
    ways: Ways = {("a", "a"): 0.5, ("a", "won"): 0.2}
    chain = read_chain(Project([*records_of(ways), *measures]), JOURNEY)
    assert [(one.name, one.touchpoint, one.each) for one in chain.worths] == [
        ("Demo", "a", 10.0),
        ("Paid", "won", 99.0),
    ]
    assert WhatIf(chain).answer().value.value == pytest.approx(2 * 10 + 0.4 * 99)


def test_of_a_percentage_the_part_that_its_latest_reading_says_is_worth_it() -> None:
    demo = Measure(id="measure_1", journey=JOURNEY, touchpoint="tp_a", name="Demo", unit="%",
                   value_each=10.0, kind=MeasureKind.MICRO_CONVERSION)  # fmt: skip
    early = Reading(id="reading_1", measure=demo.id, taken_on=date(2026, 1, 1), value=90.0)
    late = Reading(id="reading_2", measure=demo.id, taken_on=date(2026, 2, 1), value=46.0)
    ways: Ways = {("a", "a"): 0.5, ("a", "won"): 0.2}
    chain = read_chain(Project([*records_of(ways), demo, early, late]), JOURNEY)
    assert WhatIf(chain).answer().value.value == pytest.approx(2 * 0.46 * 10)
    said = worths_said(chain.worths, "EUR")
    assert said == "Value counts “Demo” at a (46% of visits, €10 each)."
    unread = read_chain(Project([*records_of(ways), demo]), JOURNEY)
    assert WhatIf(unread).answer().value.value == pytest.approx(2 * 10)
    assert worths_said(unread.worths, "EUR") == "Value counts “Demo” at a (each visit, €10)."


def test_times_that_nobody_said_are_not_said() -> None:
    project = project_of({("a", "b"): 0.5, ("b", "won"): 0.5})
    summary = what_if_summary(project, project.journeys[JOURNEY])
    assert summary is not None
    assert summary["hours"] is None
    assert {one["hours"] for one in summary["entries"]} == {None}
    assert time_said(read_chain(project, JOURNEY), Ranged(0.0)) == "not said"
    do(project, EditFields("con_a_b", {"delay_hours": 4.0}))
    summary = what_if_summary(project, project.journeys[JOURNEY])
    assert summary is not None
    assert summary["hours"]["value"] == pytest.approx(2.0)
    assert (rounds_said(0.0), rounds_said(0.004)) == ("0 rounds", "under 0.01 rounds")


def test_the_example_of_the_methods_comes_out_as_it_is_told() -> None:
    trial = Measure(id="measure_1", journey=JOURNEY, touchpoint="tp_b", name="Demo", unit="%",
                    value_each=12.0, kind=MeasureKind.MICRO_CONVERSION)  # fmt: skip
    read = Reading(id="reading_1", measure=trial.id, taken_on=date(2026, 1, 1), value=46.0)
    ways: Ways = {("a", "a"): 0.2, ("a", "b"): 0.5, ("b", "won"): 0.4}
    project = Project([*records_of(ways, a={"duration": 2.0}), trial, read])
    do(project, EditFields("con_a_b", {"delay_hours": 24.0}))
    chain = read_chain(project, JOURNEY)
    answer = WhatIf(chain).answer()
    assert answer.conversion.value == pytest.approx(0.25)
    assert [one.rounds for one in answer.loops] == pytest.approx([0.25])
    assert answer.hours.value == pytest.approx(17.5)
    assert answer.value.value == pytest.approx(3.45)
    effects = [one.effect for some in WhatIf(chain).removals() for one in some]
    assert effects == pytest.approx([1.0, 1.0])


def test_removal_is_the_part_of_conversions_that_pass_by() -> None:
    chain = chain_of({("a", "b"): 0.3, ("a", "c"): 0.7, ("b", "won"): 0.5, ("c", "won"): 0.5})
    effects = {one.name: one.effect for some in WhatIf(chain).removals() for one in some}
    assert effects == pytest.approx({"a": 1.0, "b": 0.3, "c": 0.7})


def test_what_the_organisation_walks_is_only_listed() -> None:
    project = project_of({("a", "b"): 0.5, ("b", "won"): 0.5, ("b", "a"): None})
    before = WhatIf(read_chain(project, JOURNEY)).answer().conversion.value
    do(project, EditFields("con_b_a", {"walked_by": WalkedBy.ORGANISATION, "every_days": 14.0}))
    chain = read_chain(project, JOURNEY)
    assert [(one.name, one.every_days) for one in chain.organisation] == [("loop", 14.0)]
    assert WhatIf(chain).answer().conversion.value == pytest.approx(0.25) != before
    assert WhatIf(chain).answer().loops == ()
    do(project, EditFields("con_a_b", {"walked_by": WalkedBy.ORGANISATION}))
    assert [one.id for one in read_chain(project, JOURNEY).organisation] == ["con_b_a"]


def with_personas(ways: Ways, **shares: float | None) -> list[Record]:
    """Personas ``p`` and ``q`` who enter at ``a`` and ``b``."""
    people = [
        Persona(id=f"persona_{one}", name=one.upper(), share_of_customers=shares.get(one), rank=one)
        for one in ("p", "q")
    ]
    entering = [
        Connection(id="con_p", journey=JOURNEY, source="persona_p", target="tp_a"),
        Connection(id="con_q", journey=JOURNEY, source="persona_q", target="tp_b"),
    ]
    presences = [
        Presence(id=f"presence_{one}", persona=f"persona_{one}", journey=JOURNEY)
        for one in ("p", "q")
    ]
    return [*records_of(ways), *people, *presences, *entering]


FORK: Ways = {("a", "won"): 0.6, ("b", "won"): 0.2, ("b", "a"): 0.5}


def test_personas_enter_and_weigh_as_their_share_of_customers() -> None:
    chain = read_chain(Project(with_personas(FORK, p=0.75)), JOURNEY)
    answer = WhatIf(chain).answer()
    assert [(one.name, one.weight) for one in answer.entries] == [("P", 0.75), ("Q", 0.25)]
    assert [one.conversion.value for one in answer.entries] == pytest.approx([0.6, 0.5])
    assert answer.conversion.value == pytest.approx(0.75 * 0.6 + 0.25 * 0.5)


def test_a_chosen_persona_enters_alone_and_splits_its_own_way() -> None:
    own = Passage(id="passage_1", connection="con_b_a", persona="persona_q", share=0.9)
    chain = read_chain(Project([*with_personas(FORK), own]), JOURNEY, "persona_q")
    answer = WhatIf(chain).answer()
    assert [one.name for one in answer.entries] == ["Q"]
    # Where a persona has a share of its own, everybody's shares do not count there.
    assert answer.conversion.value == pytest.approx(0.9 * 0.6 + 0.1)


def test_a_persona_with_several_ways_in_shows_each() -> None:
    second = Connection(id="con_p2", journey=JOURNEY, source="persona_p", target="tp_b", share=0.25)
    chain = read_chain(Project([*with_personas(FORK), second]), JOURNEY, "persona_p")
    entries = WhatIf(chain).answer().entries
    assert [(one.name, one.within) for one in entries] == [
        ("P", ""),
        ("a", "persona_p"),
        ("b", "persona_p"),
    ]
    assert entries[0].conversion.value == pytest.approx(0.75 * 0.6 + 0.25 * 0.5)


def test_a_start_that_personas_come_to_is_listed_but_weighs_nothing() -> None:
    records = [
        replace(one, kind=TouchpointKind.START) if one.id == "tp_a" else one  # type: ignore[call-arg]
        for one in with_personas(FORK)
    ]
    entries = WhatIf(read_chain(Project(records), JOURNEY)).answer().entries
    assert [(one.name, one.weight) for one in entries] == [("P", 0.5), ("Q", 0.5), ("a", 0.0)]


def test_a_touchpoint_on_the_way_that_is_won_counts_the_first_time() -> None:
    """Conversion ends there, times and loops go on."""
    ways: Ways = {("a", "b"): 0.4, ("b", "c"): 0.5, ("c", "b"): 0.5, ("c", "end"): 0.5}
    answer = answer_of(ways, b={"outcome": Outcome.WON})
    assert answer.conversion.value == pytest.approx(0.4)
    assert share_of(answer, "end") == pytest.approx(0.4 * 0.25 / 0.75)
    assert answer.loops[0].rounds > 0
    chosen = read_chain(project_of(ways), JOURNEY, begin="tp_b", goal="tp_c")
    assert WhatIf(chosen).answer().conversion.value == pytest.approx(0.5)


def test_ends_that_nobody_marked_count_until_one_is_won() -> None:
    ways: Ways = {("a", "b"): 0.4, ("a", "c"): 0.5}
    answer = answer_of(ways)
    assert answer.is_won_unsaid
    assert answer.conversion.value == pytest.approx(0.9)
    marked = answer_of(ways, b={"outcome": Outcome.WON})
    assert not marked.is_won_unsaid
    assert marked.conversion.value == pytest.approx(0.4)


def test_ways_beyond_an_end_are_not_walked() -> None:
    answer = answer_of({("a", "won"): None, ("won", "a"): None})
    assert answer.conversion.value == pytest.approx(1.0)
    assert answer.loops == ()
