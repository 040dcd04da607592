"""What a presentation shows: every touchpoint once, in the order of the journey or of a path."""

from __future__ import annotations

import pytest

from journeymapper.analysis.paths import path
from journeymapper.analysis.slides import MOST_IN_SIGHT, path_slides, stage_slides
from journeymapper.app.templates import template_records
from journeymapper.commands.journeys import AddJourney
from journeymapper.commands.personas import AddPersona
from journeymapper.commands.records import EditFields
from journeymapper.commands.touchpoints import AddTouchpoints
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.order import journey_order
from journeymapper.domain.project import Project
from journeymapper.domain.vocabulary import State
from tests.a_project import a_project, do


def test_every_touchpoint_is_shown_once_in_journey_order() -> None:
    project = Project(template_records("trial-to-paid"))
    journey = next(iter(project.journeys))
    slides = stage_slides(project, journey)
    shown = [one for slide in slides for one in slide.shown]
    assert shown == [card.id for card in journey_order(project, journey)]
    assert slides[0].title == project.journeys[journey].title and not slides[0].shown
    assert all(set(slide.shown) <= slide.bright for slide in slides[1:])


def test_a_long_stage_is_shown_in_parts_of_equal_length() -> None:
    project = a_project()
    ids = [f"tp_{number}" for number in range(20)]
    do(project, AddTouchpoints(ids, [f"Step {n}" for n in range(20)], "journey_1", 20, 400))
    stage = [one for one in stage_slides(project, "journey_1") if " of " in one.title]
    assert [one.title.partition(" (")[2] for one in stage][:1] == ["1 of 4)"]
    assert max(len(one.shown) for one in stage) <= MOST_IN_SIGHT


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
