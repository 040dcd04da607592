"""JSON: everything goes out and comes in again, in the form that its schema says."""

from __future__ import annotations

import json
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from journeymapper.app.project_import import import_project
from journeymapper.app.templates import template_records, templates
from journeymapper.domain.coding import field_names
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    TABLES,
    Attachment,
    FeedbackNote,
    Image,
    Journey,
    Milestone,
    ProjectDetails,
    Touchpoint,
)
from journeymapper.exporters.job import Cancelled, ExportJob
from journeymapper.exporters.json_ import EXPORTER
from journeymapper.exporters.json_.schema import schema
from journeymapper.exporters.json_.schema import written as written_schema
from journeymapper.importers.project.reading import read_project
from tests.a_project import a_project
from tests.exporters.written import AT, walked, write
from tests.sample_images import tiny_png

DOCS = Path(__file__).parents[2] / "docs"
VALID = Draft202012Validator(schema())


def read_back(path: Path) -> Project:
    return Project(read_project(path, lambda _done, _what: None, lambda: None))


@pytest.mark.parametrize("part", range(10))
def test_two_hundred_random_projects_come_back_equal(part: int, tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    for seed in range(20 * part, 20 * part + 20):
        project = walked(seed)
        write(EXPORTER, project, path)
        found = read_back(path)
        assert found == project, seed
        assert list(found.records()) == list(project.records()), seed
        if seed % 10 == 0:
            VALID.validate(json.loads(path.read_text("utf-8")))


def test_random_projects_hold_every_kind_of_record() -> None:
    """Or the test above would prove little."""
    found: set[str] = set()
    for seed in range(200):
        found |= {one.table for one in walked(seed).records()}
        if found == set(TABLES):
            break
    assert found == set(TABLES)


@pytest.mark.parametrize("name", [one.name for one in templates()])
def test_templates_come_back_equal(name: str, tmp_path: Path) -> None:
    project, path = Project(template_records(name)), tmp_path / "out.json"
    write(EXPORTER, project, path)
    VALID.validate(json.loads(path.read_text("utf-8")))
    with import_project(path, tmp_path / "in.journey") as session:
        assert session.project == project


def test_pictures_and_every_script_come_back(tmp_path: Path) -> None:
    image = tiny_png()
    project = a_project()
    text = "“quoted” \\ \u2028 \u202e\U0001f642 رحلة \x01\ttab\r\nline"
    records = [
        *project.records(),
        image,
        Attachment(id="attachment_1", record="tp_a", image=image.id, caption=text),
        FeedbackNote(id="feedback_1", text=text, received_on=date(2026, 2, 28), rating=-0.1),
    ]
    write(EXPORTER, Project(records), tmp_path / "out.json")
    assert read_back(tmp_path / "out.json") == Project(records)
    with import_project(tmp_path / "out.json", tmp_path / "in.journey") as session:
        assert session.project == Project(records)


def test_what_nothing_shows_any_more_stays_behind(tmp_path: Path) -> None:
    project = Project([*a_project().records(), tiny_png()])
    write(EXPORTER, project, tmp_path / "out.json")
    assert not read_back(tmp_path / "out.json").images


def test_wanted_journeys_alone_with_what_is_said_of_them(tmp_path: Path) -> None:
    project = a_project()
    other = Journey(id="journey_2", title="Secret other", rank="b0")
    place = Touchpoint(id="tp_secret", journey="journey_2", name="Secret place")
    notes = [
        FeedbackNote(id="feedback_1", text="of the first", touchpoint="tp_a"),
        FeedbackNote(id="feedback_2", text="Secret said", touchpoint="tp_secret"),
        FeedbackNote(id="feedback_3", text="of nothing"),
    ]
    whole = Project([*project.records(), other, place, *notes])
    write(EXPORTER, whole, tmp_path / "out.json", ("journey_1",))
    assert b"ecret" not in (tmp_path / "out.json").read_bytes()
    expected = Project([*project.records(), notes[0], notes[2]])
    assert read_back(tmp_path / "out.json") == expected
    assert "journey_2" in whole.journeys


def test_the_same_project_gives_the_same_bytes_with_every_field(tmp_path: Path) -> None:
    project = Project(template_records("trial-to-paid"))
    first, second = tmp_path / "1.json", tmp_path / "2.json"
    write(EXPORTER, project, first)
    write(EXPORTER, read_back(first), second)
    assert first.read_bytes() == second.read_bytes()
    told = json.loads(first.read_bytes())
    assert told["format"] == "journey mapper project"
    for table, records in told["records"].items():
        assert all(tuple(one) == field_names(TABLES[table]) for one in records)


def test_the_schema_in_the_documentation_is_that_of_the_records() -> None:
    Draft202012Validator.check_schema(schema())
    made = written_schema()
    kept = (DOCS / "journey-mapper.schema.json").read_text("utf-8")
    assert kept == made, "run: python -m journeymapper.exporters.json_.schema > docs/…schema.json"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda one: one["records"]["touchpoints"][0].update(kind="dance"),
        lambda one: one["records"]["touchpoints"][0].update(x="1"),
        lambda one: one["records"]["touchpoints"][0].update(stage="tp_a"),
        lambda one: one["records"]["touchpoints"][0].update(sparkle=1),
        lambda one: one["records"]["stages"][0].update(width=1),
        lambda one: one["records"].pop("projects"),
        lambda one: one["records"].update(dreams=[]),
        lambda one: one.pop("version"),
    ],
)
def test_the_schema_finds_what_import_refuses(
    spoil: Callable[[dict[str, object]], object], tmp_path: Path
) -> None:
    path = tmp_path / "out.json"
    write(EXPORTER, a_project(), path)
    told = json.loads(path.read_text("utf-8"))
    assert VALID.is_valid(told)
    spoil(told)
    assert not VALID.is_valid(told)


def test_milestones_lead_nowhere_in_the_new_file(tmp_path: Path) -> None:
    milestone = Milestone(id="milestone_1", name="End of day 1", position=3)
    write(EXPORTER, Project([*a_project().records(), milestone]), tmp_path / "out.json")
    with import_project(tmp_path / "out.json", tmp_path / "in.journey") as session:
        for number in range(5):
            session.name_milestone(f"{number}")
        assert session.past(session.position - 5).milestones.keys() == {"milestone_1"}
        with pytest.raises(Exception, match="does not reach back"):
            session.go_back_to("milestone_1")


def many(touchpoints: int, notes: int) -> Project:
    project = a_project()
    card = replace(project.touchpoints["tp_a"], description="What happens here. " * 5)
    note = FeedbackNote(id="feedback_x", text="I did not find the price anywhere. " * 4)
    return Project(
        [
            *project.records(),
            *(replace(card, id=f"tp_{n}", name=f"Card {n}") for n in range(touchpoints)),
            *(replace(note, id=f"feedback_{n}", customer=f"C {n}") for n in range(notes)),
        ]
    )


def test_memory_does_not_grow_with_the_project(tmp_path: Path) -> None:
    def peak(project: Project) -> int:
        tracemalloc.start()
        try:
            write(EXPORTER, project, tmp_path / "out.json")
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    small, large = many(200, 1_000), many(2_000, 8_000)
    peak(small)
    assert peak(large) - peak(small) < 1_000_000
    assert (tmp_path / "out.json").stat().st_size > 500_000
    assert read_back(tmp_path / "out.json").all(FeedbackNote).keys() == small.feedback_notes.keys()


def test_it_can_be_cancelled_at_any_moment(tmp_path: Path) -> None:
    asked = 0
    project = many(500, 1_000)

    def after(count: int) -> Callable[[], bool]:
        def cancelled() -> bool:
            nonlocal asked
            asked += 1
            return asked > count

        return cancelled

    job = ExportJob(project=project, path=tmp_path / "o.json", journeys=("journey_1",), at=AT)
    EXPORTER.write(job, lambda _done, _what: None, after(10**6))  # learns who refers to whom
    asked = 0
    EXPORTER.write(job, lambda _done, _what: None, after(10**6))
    steps, asked = asked, 0
    assert steps > 8
    for count in range(steps):
        asked = 0
        with pytest.raises(Cancelled):
            EXPORTER.write(job, lambda _done, _what: None, after(count))


def test_the_schema_is_printed() -> None:
    made = subprocess.run(
        [sys.executable, "-m", "journeymapper.exporters.json_.schema"],
        capture_output=True,
        check=True,
    )
    assert made.stdout.decode("utf-8") == written_schema()


def test_details_are_exactly_one() -> None:
    tables = schema()["properties"]["records"]["properties"]
    assert tables[ProjectDetails.table]["maxItems"] == 1
    assert "maxItems" not in tables[Image.table]
