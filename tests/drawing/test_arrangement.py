"""A journey is arranged without overlaps, with pins and chips where they belong."""

from __future__ import annotations

import pytest

from journeymapper.app.templates import template_records, templates
from journeymapper.commands.arrange import ArrangeTouchpoints
from journeymapper.commands.records import EditFields
from journeymapper.domain.order import stage_lefts
from journeymapper.domain.project import Project
from journeymapper.domain.records import Presence, Touchpoint
from journeymapper.drawing.arrangement import question_of
from journeymapper.drawing.chips import chip_rectangle
from journeymapper.layout import Rectangle
from journeymapper.layout.tidying import overlap
from tests.a_project import do


def _rectangles(project: Project, journey: str) -> list[Rectangle]:
    cards = project.referring(Touchpoint, journey)
    chips = project.referring(Presence, journey)
    return [
        *(Rectangle(one.x, one.y, one.width, one.height) for one in cards),
        *(chip_rectangle(one) for one in chips),
    ]


def _arrange(project: Project, journey: str, **wishes: bool) -> None:
    found = question_of(project, journey, **wishes).answer()  # type: ignore[arg-type]
    do(project, ArrangeTouchpoints(journey, found.places, found.widths))


@pytest.mark.parametrize("by_persona", [False, True])
@pytest.mark.parametrize("name", [one.name for one in templates()])
def test_every_template_is_arranged_and_cards_keep_their_stages(
    name: str, by_persona: bool
) -> None:
    project = Project(template_records(name))
    for journey in project.journeys:
        stages = {one.id: one.stage for one in project.referring(Touchpoint, journey)}
        if not stages:
            continue
        _arrange(project, journey, by_persona=by_persona)
        assert not overlap(_rectangles(project, journey))
        lefts = stage_lefts(project, journey)
        for card in project.referring(Touchpoint, journey):
            assert card.stage == stages[card.id]
            if card.stage:
                left = lefts[card.stage]
                right = left + project.stages[card.stage].width
                assert left <= card.x and card.x + card.width <= right


def test_the_same_journey_is_arranged_the_same_way_and_then_stays() -> None:
    project = Project(template_records("trial-to-paid"))
    journey = next(iter(project.journeys))
    first, second = question_of(project, journey).answer(), question_of(project, journey).answer()
    assert first == second


def test_pinned_cards_go_with_their_stage_alone() -> None:
    project = Project(template_records("trial-to-paid"))
    journey = next(iter(project.journeys))
    pinned = project.referring(Touchpoint, journey)[6]
    do(project, EditFields(pinned.id, {"pinned": True}))
    before = stage_lefts(project, journey)[pinned.stage or ""]
    _arrange(project, journey)
    after = stage_lefts(project, journey)[pinned.stage or ""]
    card = project.touchpoints[pinned.id]
    assert (card.x - after, card.y) == (pinned.x - before, pinned.y)
    assert not overlap(_rectangles(project, journey))


def test_what_is_not_chosen_stays() -> None:
    project = Project(template_records("trial-to-paid"))
    journey = next(iter(project.journeys))
    cards = project.referring(Touchpoint, journey)
    chosen = {one.id for one in cards[:5]}
    found = question_of(project, journey, chosen).answer()
    shift = stage_lefts(project, journey)
    do(project, ArrangeTouchpoints(journey, found.places, found.widths))
    moved = stage_lefts(project, journey)
    for card in cards:
        if card.id not in chosen:
            now = project.touchpoints[card.id]
            stage = card.stage or ""
            assert (now.x - moved[stage], now.y) == (card.x - shift[stage], card.y)
    assert not overlap(_rectangles(project, journey))
