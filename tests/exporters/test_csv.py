"""CSV: read back with Python's reader, by hand, and by our own import of feedback."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.analysis.spreadsheet import harmed
from journeymapper.app.feedback_import import bring_feedback, look_into, plan_feedback
from journeymapper.app.session import Session
from journeymapper.app.templates import template_records
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    RECORD_TYPES,
    Attachment,
    FeedbackNote,
    Journey,
    Touchpoint,
)
from journeymapper.domain.vocabulary import Phase, Sentiment
from journeymapper.exporters.csv_ import EXPORTER
from journeymapper.exporters.job import Cancelled, ExportJob
from tests.a_project import a_project
from tests.exporters.written import AT, walked, write
from tests.sample_images import tiny_png

FORMULAS = (
    "=HYPERLINK(\"http://x.example\",\"click\")", "+1+1", "-2+3|cmd", "@SUM(A1)", "\t=1+1",
    "\r=1+1", "\n=1", "'=1", " =1", "＝1",
)  # fmt: skip


def tables_of(path: Path) -> dict[str, list[dict[str, str]]]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {
            name.removesuffix(".csv"): list(
                csv.DictReader(
                    io.StringIO(archive.read(name).decode("utf-8-sig"), newline=""), strict=True
                )
            )
            for name in archive.namelist()
            if name.endswith(".csv")
        }


def test_a_table_for_each_kind_that_there_is(tmp_path: Path) -> None:
    project, path = Project(template_records("trial-to-paid")), tmp_path / "out.zip"
    write(EXPORTER, project, path)
    tables = tables_of(path)
    kinds = [one for one in RECORD_TYPES if project.all(one)]
    assert list(tables) == [one.table for one in kinds]
    for kind in kinds:
        assert [one["Id"] for one in tables[kind.table]] == list(project.all(kind))
    row = next(one for one in tables["touchpoints"] if one["Stage"])
    assert project.stages[row["Stage id"]].name == row["Stage"]
    assert project.journeys[row["Journey id"]].title == row["Journey"]


def test_cells_are_what_a_person_reads(tmp_path: Path) -> None:
    project = a_project()
    note = FeedbackNote(
        id="feedback_1",
        text='“Too\nslow”, he said; "really" 😀 رحلة',
        received_on=date(2026, 3, 1),
        sentiment=Sentiment.NEGATIVE,
        rating=-3.5,
        needs_reply=True,
        tags=("price", "speed"),
        touchpoint="tp_b",
    )
    image = tiny_png()
    shown = Attachment(id="attachment_1", record="tp_a", image=image.id)
    stage = replace(project.stages["stage_c"], phase=Phase.POST_PURCHASE)
    records = [one for one in project.records() if one.id != "stage_c"]
    path = tmp_path / "out.zip"
    write(EXPORTER, Project([*records, stage, note, image, shown]), path)
    tables = tables_of(path)
    (row,) = tables["feedback_notes"]
    assert row["Text"] == note.text
    assert (row["Received on"], row["Sentiment"], row["Rating"]) == (
        "2026-03-01",
        "negative",
        "-3.5",
    )
    assert (row["Needs reply"], row["Internal"], row["Tags"]) == ("yes", "no", "price; speed")
    assert (row["Touchpoint"], row["Touchpoint id"]) == ("Guided tour", "tp_b")
    assert (row["Persona"], row["Persona id"], row["Answered on"]) == ("", "", "")
    assert {one["Phase"] for one in tables["stages"]} >= {"post-purchase", "awareness"}
    assert tables["touchpoints"][0]["Width"] == "200"
    (picture,) = tables["images"]
    with zipfile.ZipFile(path) as archive:
        assert archive.read(picture["File"]) == image.data
        raw = archive.read("feedback_notes.csv")
    assert raw.startswith(b"\xef\xbb\xbfId,Text,Source,")
    assert raw.count(b"\r\n") == 2


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_run_and_no_text_is_lost(text: str, tmp_path: Path) -> None:
    project = a_project()
    evil = replace(project.touchpoints["tp_a"], name=text, devices=(text,))
    records = [one for one in project.records() if one.id != "tp_a"]
    note = FeedbackNote(id="feedback_1", text=text, customer=text, touchpoint="tp_a")
    path = tmp_path / "out.zip"
    write(EXPORTER, Project([*records, evil, note]), path)
    tables = tables_of(path)
    for rows in tables.values():
        for row in rows:
            for name, cell in row.items():
                number = name in ("X", "Y") or cell.lstrip("-").replace(".", "").isdigit()
                assert number or cell[:1] not in {*"=+-@\t\r\n＝"}, (name, cell)
    assert harmed(tables["feedback_notes"][0]["Text"]) == text
    assert harmed(tables["feedback_notes"][0]["Customer"]) == text
    assert harmed(next(o for o in tables["touchpoints"] if o["Id"] == "tp_a")["Name"]) == text


def test_feedback_comes_in_again(tmp_path: Path) -> None:
    texts = ["=1+1", "-2 stars", "said\nin two lines", "“plain”", "@home it works"]
    notes = [
        FeedbackNote(
            id=f"feedback_{n}",
            text=text,
            source="Ticket",
            received_on=date(2026, 1, n + 1),
            customer=f"C {n}",
        )
        for n, text in enumerate(texts)
    ]
    write(EXPORTER, Project([*a_project().records(), *notes]), tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        archive.extract("feedback_notes.csv", tmp_path)
    with Session.create(tmp_path / "new.journey") as session:
        glance = look_into(tmp_path / "feedback_notes.csv")
        assert glance.is_feedback
        bring_feedback(session, plan_feedback(session.project, glance))
        found = sorted(session.project.feedback_notes.values(), key=lambda one: one.customer)
        assert [one.text for one in found] == texts
        assert [one.received_on for one in found] == [one.received_on for one in notes]


def test_random_projects_have_a_row_for_every_record(tmp_path: Path) -> None:
    path = tmp_path / "out.zip"
    for seed in range(20):
        project = walked(seed)
        write(EXPORTER, project, path)
        found = [row["Id"] for rows in tables_of(path).values() for row in rows]
        assert found == [one.id for one in project.records()]
        assert all(None not in row for rows in tables_of(path).values() for row in rows)


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_text_comes_back(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("any") / "out.zip"
    note = FeedbackNote(id="feedback_1", text=text)
    write(EXPORTER, Project([*a_project().records(), note]), path)
    assert harmed(tables_of(path)["feedback_notes"][0]["Text"]) == text


def test_the_same_project_gives_the_same_bytes_of_the_wanted_journeys(tmp_path: Path) -> None:
    other = [
        Journey(id="journey_2", title="Secret", rank="b0"),
        Touchpoint(id="tp_2", journey="journey_2", name="Secret place"),
    ]
    project = Project([*a_project().records(), *other])
    for name in ("1.zip", "2.zip"):
        write(EXPORTER, project, tmp_path / name, ("journey_1",))
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()
    assert "Secret" not in str(tables_of(tmp_path / "1.zip"))


def test_it_can_be_cancelled(tmp_path: Path) -> None:
    job = ExportJob(project=a_project(), path=tmp_path / "o.zip", journeys=("journey_1",), at=AT)
    for count in range(5):
        answers = iter([False] * count)
        with pytest.raises(Cancelled):
            EXPORTER.write(job, lambda _done, _what: None, lambda: next(answers, True))  # noqa: B023
