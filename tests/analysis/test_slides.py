"""What a presentation shows: every touchpoint once, in the order of the journey or of a path."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journeymapper.analysis.paths import path
from journeymapper.analysis.sights import HIGHEST, WIDEST, sights
from journeymapper.analysis.slides import MOST_GROUPS, Slide, path_slides, stage_slides
from journeymapper.app.templates import template_records
from journeymapper.commands.journeys import AddJourney
from journeymapper.commands.measures import AddMeasure, AddReading
from journeymapper.commands.personas import AddPersona
from journeymapper.commands.records import EditFields
from journeymapper.commands.stickies import AddStickies
from journeymapper.commands.touchpoints import AddTouchpoint
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.order import journey_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Sticky
from journeymapper.domain.vocabulary import State
from tests.a_project import a_project, do


def _cards(slide: Slide) -> list[str]:
    return [one for one in slide.shown if one.startswith("tp_")]


def _column(count: int, stage_y: int = 24) -> tuple[Project, list[str]]:
    """A project with so many cards more, one below the other in the first stage."""
    project = a_project()
    ids = [f"tp_{number:03}" for number in range(count)]
    for place, one in enumerate(ids):
        y = stage_y + 120 * (place + 1)
        do(project, AddTouchpoint(one, "journey_1", f"Step {place}", 32, y))
    return project, ids


def test_every_touchpoint_is_looked_at_closely_once_in_journey_order() -> None:
    project = Project(template_records("trial-to-paid"))
    journey = next(iter(project.journeys))
    slides = stage_slides(project, journey)
    shown = [one for slide in slides for one in _cards(slide)]
    assert shown == [card.id for card in journey_order(project, journey)]
    assert slides[0].title == project.journeys[journey].title and not slides[0].shown
    assert all(set(slide.shown) <= slide.bright for slide in slides[1:])


def test_the_notes_of_a_stage_are_shown_with_it() -> None:
    project = Project(template_records("trial-to-paid"))
    journey = next(iter(project.journeys))
    slides = stage_slides(project, journey)
    noted = {one.id for one in project.referring(Sticky, journey) if one.stage is not None}
    shown = [one for slide in slides for one in slide.shown if one in project.stickies]
    assert noted and sorted(shown) == sorted(noted)


def test_notes_that_find_no_room_below_the_cards_have_their_own_step() -> None:
    project, _ = _column(2)
    ids = [f"sticky_{number}" for number in range(9)]
    do(project, AddStickies(ids, [f"Idea {n}" for n in range(9)], "journey_1", stage="stage_a"))
    noted = [one for one in stage_slides(project, "journey_1") if set(ids) & set(one.shown)]
    assert [(one.title, sorted(one.shown)) for one in noted] == [("Awareness: notes", ids)]


def test_a_long_stage_is_shown_whole_and_then_in_groups_that_can_be_read() -> None:
    project, ids = _column(20)
    stage = [one for one in stage_slides(project, "journey_1") if "Awareness" in one.title]
    assert stage[0].title == "Awareness" and "21 touchpoints" in stage[0].caption
    groups = [_cards(one) for one in stage[1:]]
    assert sorted(one for group in groups for one in group) == sorted([*ids, "tp_a"])
    for group in groups:
        cards = [project.touchpoints[one] for one in group]
        top, bottom = min(one.y for one in cards), max(one.y + one.height for one in cards)
        assert bottom - top <= HIGHEST
    assert max(map(len, groups)) - min(map(len, groups)) <= 2, "about evenly filled"


def test_a_wide_stage_is_shown_in_blocks_as_large_as_the_screen() -> None:
    project = a_project()
    places = [(32 + 240 * column, 24 + 120 * row) for column in range(12) for row in range(3)]
    for number, (x, y) in enumerate(places):
        one = f"tp_{number:02}"
        do(project, AddTouchpoint(one, "journey_1", "Step", x, y))
    cards = [card for card in journey_order(project, "journey_1") if card.name == "Step"]
    groups = sights(cards)
    assert len(groups) <= 4
    for group in groups:
        right, left = max(one.x + one.width for one in group), min(one.x for one in group)
        assert right - left <= WIDEST
    big = replace(cards[0], height=2 * HIGHEST)
    assert sights([big]) == [[big]], "a card is always shown"


def test_of_a_very_long_journey_only_the_telling_groups_are_looked_at_closely() -> None:
    project, ids = _column(300)
    do(project, EditFields(ids[-1], {"essential": True}))
    slides = stage_slides(project, "journey_1")
    assert len(slides) <= MOST_GROUPS + 5
    whole = next(one for one in slides if one.title == "Awareness")
    assert set(ids) <= set(whole.shown)
    close = [set(_cards(one)) for one in slides if one.title.startswith("Awareness (")]
    assert any(ids[-1] in one for one in close)
    assert f"{sum(map(len, close))} of 301 touchpoints follow" in whole.caption


def test_a_figure_does_not_say_its_unit_twice() -> None:
    project = a_project()
    do(
        project,
        AddMeasure("measure_1", "journey_1", "Visitors a month", unit="visitors", stage="stage_a"),
        AddReading("reading_1", "measure_1", 4790, None),
        AddMeasure("measure_2", "journey_1", "Won", unit="%", stage="stage_a"),
        AddReading("reading_2", "measure_2", 12, None),
    )
    caption = next(one for one in stage_slides(project, "journey_1") if one.title == "Awareness")
    assert caption.caption == "Visitors a month: 4,790 · Won: 12%"


def test_a_path_begins_with_all_that_it_touches() -> None:
    project = a_project()
    first = path_slides(project, "journey_1", "persona_1")[0]
    assert {"persona_1", "tp_a", "con_in"} <= set(first.shown)


def test_descriptions_are_the_notes_of_the_speaker() -> None:
    project = a_project()
    do(project, EditFields("tp_a", {"description": "Ask who clicked."}))
    notes = [note for slide in stage_slides(project, "journey_1") for note in slide.notes]
    assert any(note.endswith("Ask who clicked.") for note in notes)


def test_a_path_is_shown_as_it_is_walked_with_what_is_felt() -> None:
    project = Project(template_records("trial-to-paid"))
    journey = next(iter(project.journeys))
    persona = next(iter(project.personas))
    slides = path_slides(project, journey, persona)
    stations = [one.shown[0] for one in slides[1:]]
    assert len(set(stations)) == len(stations)
    ways = [project.connections[one] for one in path(project, persona, journey)]
    assert set(stations) == {
        end for way in ways for end in (way.source, way.target) if end in project.touchpoints
    }
    assert slides[0].title == project.personas[persona].name
    felt = next(one for one in slides[1:] if one.feeling is not None and one.feeling < 0)
    assert f"(−{-felt.feeling})" in felt.caption
    assert persona in slides[0].bright


def test_what_cannot_be_shown_says_what_to_do() -> None:
    project = a_project()
    do(project, AddPersona("persona_new", "Somebody else"))
    with pytest.raises(EditRefused, match="Walk the path"):
        path_slides(project, "journey_1", "persona_new")
    do(project, AddJourney("journey_2", "Empty", State.CURRENT, ()))
    with pytest.raises(EditRefused, match="Make a touchpoint"):
        stage_slides(project, "journey_2")
