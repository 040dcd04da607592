"""A folded stage is one card; the rest moves together, and every place can be led back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.analysis.folded_stages import LEAST_WIDTH, MOST_WIDTH, folded_view
from journeymapper.app.templates import template_records, templates
from journeymapper.domain.order import stage_lefts, stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Touchpoint

SAMPLE = Project(template_records("trial-to-paid"))
JOURNEY = next(iter(SAMPLE.journeys))
STAGES = [stage.id for stage in stages_in_order(SAMPLE, JOURNEY)]


def test_the_cards_of_a_folded_stage_are_one_and_their_ways_lead_to_it() -> None:
    folded = STAGES[2]
    view = folded_view(SAMPLE, JOURNEY, {folded})
    (stand_in,) = view.project.referring(Touchpoint, folded)
    cards = {one.id for one in SAMPLE.referring(Touchpoint, folded)}
    assert view.stand_ins == {stand_in.id: folded}
    assert stand_in.name == "Trial, 4: Free-trial sign-up, Welcome mail, Empty dashboard…"
    outside = {
        way.target if way.source in cards else way.source
        for way in SAMPLE.referring(Connection, JOURNEY)
        if (way.source in cards) != (way.target in cards)
    }
    reached = {
        way.target if way.source == stand_in.id else way.source
        for way in view.project.referring(Connection, stand_in.id)
    }
    assert reached == outside
    assert LEAST_WIDTH <= view.project.stages[folded].width <= MOST_WIDTH
    assert view.project.stages[folded].width < SAMPLE.stages[folded].width


def test_a_folded_column_is_as_wide_as_its_name_asks() -> None:
    view = folded_view(SAMPLE, JOURNEY, STAGES)
    widths = {SAMPLE.stages[one].name: view.project.stages[one].width for one in STAGES}
    assert widths["Consideration"] > widths["Trial"]


def test_the_project_itself_stays_as_it_was() -> None:
    before = list(SAMPLE.records())
    folded_view(SAMPLE, JOURNEY, STAGES)
    assert list(SAMPLE.records()) == before


@given(st.sets(st.sampled_from(STAGES)))
def test_every_card_that_is_shown_is_led_back_to_its_place(folded: set[str]) -> None:
    view = folded_view(SAMPLE, JOURNEY, folded)
    lefts = stage_lefts(view.project, JOURNEY)
    for card in view.project.referring(Touchpoint, JOURNEY):
        if card.id in view.stand_ins:
            continue
        real = SAMPLE.touchpoints[card.id]
        middle = view.real_x(card.x + card.width / 2) - card.width / 2
        assert middle == pytest.approx(real.x)
        assert card.stage is None or lefts[card.stage] <= card.x + card.width / 2
    far = 50_000.0
    assert view.real_x(view.real_x(-300.0)) == -300.0
    assert view.real_x(far + 10) - view.real_x(far) == pytest.approx(10)


@pytest.mark.parametrize("name", [one.name for one in templates()])
def test_every_template_can_be_folded_whole(name: str) -> None:
    project = Project(template_records(name))
    for journey in project.journeys:
        stages = {stage.id for stage in stages_in_order(project, journey)}
        view = folded_view(project, journey, stages)
        assert set(view.stand_ins.values()) == {
            one.stage for one in project.referring(Touchpoint, journey) if one.stage
        }
