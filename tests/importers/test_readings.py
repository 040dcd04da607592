"""Readings come in whole or not at all, and none comes in twice."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.commands.journeys import AddJourney
from journeymapper.commands.measures import AddMeasure, AddReading
from journeymapper.commands.records import EditFields
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.project import Project
from journeymapper.domain.records import Source
from journeymapper.domain.vocabulary import MeasureKind, SourceKind
from journeymapper.importers.job import Brought, ImportOptions
from journeymapper.importers.readings import plan
from journeymapper.importers.registry import importer_for, importers
from tests.a_project import a_project, do

RATE = MeasureKind.CONVERSION_RATE


def measured() -> Project:
    project = a_project()
    do(
        project,
        AddMeasure("measure_paid", "journey_1", "Trial to paid", RATE, "%", stage="stage_b"),
        AddMeasure("measure_nps", "journey_1", "NPS", MeasureKind.NPS, stage="stage_c"),
        AddMeasure("measure_nps_b", "journey_1", "NPS", MeasureKind.NPS, touchpoint="tp_b"),
    )
    return project


def take(project: Project, text: str | bytes, measure: str = "") -> Brought:
    return plan(project, text, ImportOptions(measure=measure, today=date(2026, 11, 22)))


def test_readings_with_places_sizes_and_sources() -> None:
    project = measured()
    brought = take(
        project,
        "Measure;Stage;Date;Value;n;Source\n"
        "trial to  paid;;31 Aug 2026;27 %;1840;Web analytics\n"
        "NPS;Learning;2026-09-01;62;;web analytics\n"
        "NPS;Guided tour;2026-09-01;-5;41;\n",
    )
    assert (brought.read, brought.taken, brought.duplicates, brought.refused) == (3, 3, 0, ())
    assert brought.command is not None
    assert brought.command.name(project) == "Add 3 readings of 3 measures"
    do(project, brought.command)
    (source,) = project.all(Source).values()
    assert source.kind is SourceKind.ANALYTICS
    found = {one.measure: one for one in project.readings.values()}
    paid = found["measure_paid"]
    assert (paid.value, paid.sample_size, paid.source) == (27, 1840, source.id)
    assert paid.taken_on == date(2026, 8, 31)
    assert found["measure_nps"].source == source.id
    assert found["measure_nps_b"].source is None

    again = take(project, "measure,date,value\nTrial to paid,2026-08-31,27\n")
    assert (again.taken, again.duplicates, again.command) == (0, 1, None)


def test_rows_are_read_in_the_projects_locale() -> None:
    project = measured()
    do(project, EditFields("project_1", {"locale": "de_DE"}))
    text = "Messgröße;Datum;Wert\r\nTrial to paid;31.08.2026;12,5\r\n".encode("cp1252")
    brought = take(project, text)
    assert brought.command is not None
    do(project, brought.command)
    (reading,) = project.readings.values()
    assert (reading.value, reading.taken_on) == (12.5, date(2026, 8, 31))


def test_what_is_pasted_for_one_measure_needs_no_header() -> None:
    project = measured()
    do(project, AddReading("reading_1", "measure_paid", 12, date(2026, 1, 31)))
    text = "31 Jan 2026\t12 %\n28 Feb 2026\t13 %\t900\tanalytics\n28 Feb 2026\t13%\n"
    brought = take(project, text, "measure_paid")
    assert (brought.read, brought.taken, brought.duplicates) == (3, 1, 2)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("measure,date,valeu\n", 1, "column 3 (“valeu”) is none that is known"),
        ("measure,value\nNPS,3\n", 1, "the column “date” is missing"),
        (
            "measure,date,value\nTrial to paid,2026-01-31,12\nTrial to paid,3/4/2026,12\n",
            3,
            "column “date”: “3/4/2026” may be",
        ),
        ("measure,date,value\nTrial to paid,2026-01-31,lots\n", 2, "column “value”: “lots” is no"),
        ("measure,date,value\nTrial to paid,2026-01-31,140\n", 2, "column “value”: 140% cannot be"),
        ("measure,date,value,n\nTrial to paid,2026-01-31,1,-4\n", 2, "column “sample size”: “-4”"),
        ("measure,date,value\nPaid,2026-01-31,1\n", 2, "column “measure”: There is no measure"),
        ("measure,date,value\nNPS,2026-01-31,1\n", 2, "column “measure”: 2 measures are called"),
        ("measure,stage,date,value\nNPS,Trial,2026-01-31,1\n", 2, "It is at: Learning"),
        ("date,value\n2026-01-31,1\n", 2, "No measure is named"),
        ("measure,date,value\nTrial to paid,2026-11-23,12\n", 2, "lies in the future"),
        ("measure,date,value\nTrial to paid,2026-01-31,0.27\n", 2, "may mean 0.27% or 27%"),
        ("measure,date,value,n\nTrial to paid,2026-01-31,1,0\n", 2, "“0” is no sample size"),
        (
            "measure,date,value\nTrial to paid,2026-01-31,12\nTrial to paid,2026-01-31,13\n",
            3,
            "“Trial to paid” is 12% on 31 Jan 2026 in line 2",
        ),
    ],
)
def test_what_is_wrong_names_line_and_column_and_nothing_comes_in(
    text: str, line: int, reason: str
) -> None:
    brought = take(measured(), text)
    assert brought.command is None
    assert brought.taken == 0
    (refusal,) = brought.refused
    assert refusal.line == line
    assert reason in refusal.reason


def test_another_value_of_a_day_that_has_one_is_refused() -> None:
    project = measured()
    do(project, AddReading("reading_1", "measure_paid", 12, date(2026, 1, 31)))
    brought = take(project, "measure,date,value\nTrial to paid,2026-01-31,13\n")
    assert brought.command is None
    (refusal,) = brought.refused
    assert "has the reading 12% of 31 Jan 2026 already" in refusal.reason


def test_measures_are_looked_for_in_the_journey_that_is_named() -> None:
    project = measured()
    do(
        project,
        AddJourney("journey_2", "After"),
        AddMeasure("measure_after", "journey_2", "Trial to paid", RATE, "%"),
    )
    text = "measure,date,value\nTrial to paid,2026-01-31,12\n"
    with pytest.raises(EditRefused, match="no journey called “Before/Nope”"):
        plan(project, text, ImportOptions(journey="Before/Nope"))
    brought = plan(project, text, ImportOptions(journey="after"))
    assert brought.command is not None
    do(project, brought.command)
    assert {one.measure for one in project.readings.values()} == {"measure_after"}
    other = plan(project, "measure,date,value\nNPS,2026-01-31,12\n", ImportOptions(journey="After"))
    assert "There is no measure “NPS” at “After”" in other.refused[0].reason


def test_several_wrong_lines_are_named_at_once_up_to_a_bound() -> None:
    rows = "".join(f"Trial to paid,2026-01-31,{'x' * place}\n" for place in range(1, 60))
    brought = take(measured(), "measure,date,value\n" + rows)
    assert [one.line for one in brought.refused] == list(range(2, 22))


def test_a_table_tells_which_importer_it_belongs_to() -> None:
    assert importer_for("Datum;Wert\n").name == "readings"
    assert importer_for("anything", "readings").name == "readings"
    with pytest.raises(EditRefused, match=r"Choose one of: .*readings"):
        importer_for("", "dreams")
    with pytest.raises(EditRefused, match="readings: date, value"):
        importer_for("colour,size\n")
    assert [one.name for one in importers()] == sorted(one.name for one in importers())


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_is_taken_in_or_refused(text: str) -> None:
    brought = take(measured(), f"measure,date,value\n{text}")
    assert brought.refused or brought.taken + brought.duplicates == brought.read
