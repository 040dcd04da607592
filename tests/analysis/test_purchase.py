"""Where something is bought, and what follows."""

from __future__ import annotations

from dataclasses import replace

from journeymapper.analysis.purchase import following, purchases_of
from journeymapper.app.templates import SAMPLE, template_records
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Journey, Record, Stage, Touchpoint
from journeymapper.domain.vocabulary import ConnectionKind, Outcome, Phase

JOURNEY = Journey(id="journey_1")
DECIDE = Stage(id="stage_1", journey="journey_1", phase=Phase.DECISION, rank="a0")
LATER = Stage(id="stage_2", journey="journey_1", phase=Phase.DECISION, rank="a1")
USE = Stage(id="stage_3", journey="journey_1", phase=Phase.POST_PURCHASE, rank="a2")


def _card(number: int, stage: Stage = DECIDE, **values: object) -> Touchpoint:
    given: dict[str, object] = {"journey": "journey_1", "stage": stage.id, **values}
    return Touchpoint(id=f"tp_{number}", name=f"Card {number}", **given)  # type: ignore[arg-type]


def _way(source: int, target: int, **values: object) -> Connection:
    made = Connection(
        id=f"con_{source}{target}",
        journey="journey_1",
        source=f"tp_{source}",
        target=f"tp_{target}",
    )
    return replace(made, **values)  # type: ignore[arg-type]


def _bought(*records: Record) -> list[str]:
    found = purchases_of(Project([JOURNEY, DECIDE, LATER, USE, *records]), "journey_1")
    return [one.id for one in found]


def test_what_is_won_comes_before_what_is_essential_and_that_before_the_rest() -> None:
    assert _bought(_card(1), _card(2, LATER)) == ["tp_2"]
    assert _bought(_card(1, essential=True), _card(2, LATER)) == ["tp_1"]
    won = _card(1, outcome=Outcome.WON)
    assert _bought(won, _card(2, LATER, essential=True)) == ["tp_1"]


def test_of_several_it_is_the_one_from_which_no_way_leads_on_to_another() -> None:
    cards = [_card(n, essential=True) for n in (3, 2, 1)]
    back = _way(1, 3, kind=ConnectionKind.LOOP)
    assert _bought(*cards, _way(3, 2), _way(2, 1), back) == ["tp_1"]


def test_losing_is_no_purchase_and_winning_later_counts_only_outside_what_comes_after() -> None:
    assert _bought(_card(1, outcome=Outcome.LOST)) == []
    assert _bought(_card(1, USE, outcome=Outcome.WON)) == []
    assert _bought(_card(1, stage=replace(DECIDE, id="stage_x"), outcome=Outcome.WON)) == ["tp_1"]


def test_what_follows_comes_by_delays_and_durations_and_not_along_loops() -> None:
    cards = [_card(1), _card(2, duration=10.0), _card(3), _card(4), _card(5)]
    ways = [
        _way(1, 2, delay_hours=5.0),
        _way(2, 3, delay_hours=5.0),
        _way(3, 4, delay_hours=100.0),
        _way(1, 5, kind=ConnectionKind.LOOP),
    ]
    project = Project([JOURNEY, DECIDE, *cards, *ways])
    found = list(following(project, cards[0], 100.0))
    assert [(since, one.id) for since, one in found] == [(5.0, "tp_2"), (20.0, "tp_3")]


def test_of_several_that_nothing_tells_apart_each_may_be_it() -> None:
    assert _bought(_card(2), _card(1)) == ["tp_1", "tp_2"]


def test_the_sample_is_bought_where_a_reader_sees_it() -> None:
    project = Project(template_records(SAMPLE))
    names = [one.name for journey in project.journeys for one in purchases_of(project, journey)]
    assert names == ["Subscribe", "Subscribe"]
