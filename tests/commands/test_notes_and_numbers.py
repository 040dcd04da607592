"""Stickies in the tray and on the map, pictures, measures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from journeymapper.commands.images import AttachPicture
from journeymapper.commands.journeys import AddJourney
from journeymapper.commands.measures import AddMeasure, AddReading, AddReadings
from journeymapper.commands.stickies import (
    AddStickies,
    AddSticky,
    PlaceSticky,
    TurnStickyIntoTouchpoint,
)
from journeymapper.domain.change import undone
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.order import by_rank
from journeymapper.domain.records import Reading, Source
from journeymapper.domain.vocabulary import MeasureKind, SourceKind, StickyKind
from tests.a_project import a_project, card, do
from tests.sample_images import tiny_png


def test_stickies_lie_in_the_tray_until_placed() -> None:
    project = a_project()
    do(project, AddSticky("sticky_1", "journey_1", " Price  shock ", StickyKind.PAIN))
    do(project, AddStickies(["sticky_2", "sticky_3"], ["later", ""], "journey_1"))
    assert [one.text for one in by_rank(project.stickies.values())] == ["Price  shock", "later"]
    place = PlaceSticky(["sticky_1", "sticky_2"], stage="stage_a", touchpoint="tp_b")
    assert place.name(project) == "Place 2 stickies on “Guided tour”"
    do(project, place)
    sticky = project.stickies["sticky_1"]
    assert (sticky.touchpoint, sticky.stage) == ("tp_b", None)
    do(project, PlaceSticky(["sticky_1"], stage="stage_c"), PlaceSticky(["sticky_1"]))
    sticky = project.stickies["sticky_1"]
    assert (sticky.touchpoint, sticky.stage) == (None, None)


def test_stickies_that_make_no_sense_are_refused() -> None:
    project = a_project()
    do(project, AddJourney("journey_2", "Other"), AddSticky("sticky_1", "journey_2", "idea"))
    with pytest.raises(EditRefused, match="on another journey"):
        PlaceSticky(["sticky_1"], touchpoint="tp_a").plan(project)
    with pytest.raises(EditRefused, match="sticky is empty"):
        AddSticky("sticky_2", "journey_1", "").plan(project)
    with pytest.raises(EditRefused, match="no text"):
        AddStickies(["sticky_2"], [" "], "journey_1").plan(project)


def test_sticky_becomes_a_touchpoint_and_loses_no_word() -> None:
    project = a_project()
    long = "A call with a coach " * 10
    do(project, AddSticky("sticky_1", "journey_1", "Quiz"))
    do(project, AddSticky("sticky_2", "journey_1", long))
    do(project, TurnStickyIntoTouchpoint("sticky_1", "tp_1", 300, 200))
    do(project, TurnStickyIntoTouchpoint("sticky_2", "tp_2", 300, 400))
    assert not project.stickies
    assert (card(project, "tp_1").name, card(project, "tp_1").description) == ("Quiz", "")
    assert card(project, "tp_1").stage == "stage_b"
    assert len(card(project, "tp_2").name) == 80
    assert card(project, "tp_2").description == long.strip()


def test_picture_is_kept_once_however_often_it_is_attached() -> None:
    project = a_project()
    do(project, AttachPicture("attachment_1", "tp_a", tiny_png(), " Screen "))
    do(project, AttachPicture("attachment_2", "tp_a", tiny_png()))
    assert len(project.images) == 1
    assert [one.caption for one in by_rank(project.attachments.values())] == ["Screen", ""]
    with pytest.raises(EditRefused, match="Choose one"):
        AttachPicture("attachment_3", "stage_a", tiny_png()).plan(project)


def test_measures_and_readings() -> None:
    project = a_project()
    do(
        project,
        AddMeasure(
            "measure_1",
            "journey_1",
            "Trial to paid",
            MeasureKind.CONVERSION_RATE,
            "%",
            stage="stage_b",
        ),
        AddReading("reading_1", "measure_1", 27, date(2026, 3, 1), 1_840),
    )
    assert project.readings["reading_1"].value == 27
    do(project, AddJourney("journey_2", "Other"))
    with pytest.raises(EditRefused, match="on another journey"):
        AddMeasure("measure_2", "journey_2", "NPS", touchpoint="tp_a").plan(project)
    with pytest.raises(EditRefused, match="needs a name"):
        AddMeasure("measure_2", "journey_2", " ").plan(project)
    with pytest.raises(EditRefused, match="sample size"):
        AddReading("reading_2", "measure_1", 1, None, -1).plan(project)
    with pytest.raises(EditRefused, match=r"140% cannot be.*runs from 0 to 100"):
        AddReading("reading_2", "measure_1", 140, None).plan(project)
    with pytest.raises(EditRefused, match="needs a value"):
        AddReading("reading_2", "measure_1", float("nan"), None).plan(project)


def test_readings_come_in_together_with_their_source() -> None:
    project = a_project()
    rate = MeasureKind.CONVERSION_RATE
    do(project, AddMeasure("measure_1", "journey_1", "Paid", rate, stage="stage_b"))
    source = Source(id="source_1", kind=SourceKind.ANALYTICS, reference="web analytics")
    readings = [
        Reading(id="reading_1", measure="measure_1", value=12, source="source_1"),
        Reading(id="reading_2", measure="measure_1", value=27, source="source_1"),
    ]
    command = AddReadings(readings, [source])
    assert command.name(project) == "Add 2 readings of “Paid”"
    changes = do(project, command)
    assert set(project.readings) == {"reading_1", "reading_2"}
    project.apply(undone(changes))
    assert not project.readings
    assert not project.all(Source)
    with pytest.raises(EditRefused, match="no longer there"):
        AddReadings(readings).plan(project)
    with pytest.raises(EditRefused, match="needs a reference"):
        AddReadings(readings, [replace(source, reference=" ")]).plan(project)
    with pytest.raises(EditRefused, match="cannot be"):
        AddReadings([replace(readings[0], value=-1)], [source]).plan(project)
