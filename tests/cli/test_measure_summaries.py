"""What ``show --json`` says of measures, and of what a comparison table holds."""

from __future__ import annotations

from datetime import date

from journeymapper.cli.show import document
from journeymapper.commands.measures import AddMeasure, AddReading
from journeymapper.commands.records import AddRecord, EditFields
from journeymapper.domain.records import Content
from journeymapper.domain.vocabulary import Better, ContentKind, MeasureKind
from tests.a_project import a_project, do


def test_readings_are_dated_and_a_target_says_its_direction() -> None:
    project = a_project()
    do(
        project,
        AddMeasure("measure_1", "journey_1", "Opt-out", MeasureKind.OPT_OUT, "%"),
        AddReading("reading_1", "measure_1", 3.0, date(2026, 1, 31)),
        AddReading("reading_2", "measure_1", 2.0, date(2026, 2, 28)),
    )
    (told,) = document(project)["journeys"][0]["measures"]
    assert [(one["taken_on"], one["value"]) for one in told["dated_readings"]] == [
        ("2026-01-31", 3.0),
        ("2026-02-28", 2.0),
    ]
    assert told["target_is"] is None
    do(project, EditFields("measure_1", {"target": 2.5}))
    (told,) = document(project)["journeys"][0]["measures"]
    assert (told["target_is"], told["on_target"]) == ("at most", True)
    do(project, EditFields("measure_1", {"kind": MeasureKind.CONVERSION_RATE}))
    (told,) = document(project)["journeys"][0]["measures"]
    assert (told["target_is"], told["on_target"]) == ("at least", False)
    do(project, EditFields("measure_1", {"kind": MeasureKind.OWN, "better": Better.LOWER}))
    (told,) = document(project)["journeys"][0]["measures"]
    assert (told["target_is"], told["on_target"]) == ("at most", True)


def test_a_comparison_table_is_told_row_by_row() -> None:
    project = a_project()
    table = Content(
        id="content_1",
        journey="journey_1",
        touchpoint="tp_b",
        title="Plans",
        kind=ContentKind.COMPARISON_TABLE,
        body="\tBasic\tTeam\nPrice\t€9\t€19\nCoach\t✗\t✓",
    )
    do(project, AddRecord(table))
    (item,) = document(project)["journeys"][0]["content"]["items"]
    assert item["options"] == ["Basic", "Team"]
    assert item["criteria"] == [
        {"name": "Price", "cells": ["€9", "€19"]},
        {"name": "Coach", "cells": ["✗", "✓"]},
    ]
    do(project, EditFields("content_1", {"body": "\t".join("x" * 20)}))
    (item,) = document(project)["journeys"][0]["content"]["items"]
    assert "options" in item["refused"]
