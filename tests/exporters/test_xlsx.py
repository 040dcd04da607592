"""XLSX: read back with openpyxl."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from journeymapper.app.templates import SAMPLE, template_records
from journeymapper.commands.review_rounds import StartReview, TakeComments
from journeymapper.domain.change import Change, created
from journeymapper.domain.order import journey_order, stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    RECORD_TYPES,
    FeedbackNote,
    Journey,
    ProjectDetails,
    ReviewComment,
    Touchpoint,
)
from journeymapper.exporters.job import Cancelled, ExportJob
from journeymapper.exporters.xlsx import EXPORTER, sheets
from journeymapper.words import speaking
from tests.exporters.written import AT, walked, write

ROUND = "reviewround_1"


@pytest.fixture(scope="module")
def sample() -> Project:
    return Project(template_records(SAMPLE))


@pytest.fixture(scope="module")
def book(sample: Project, tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("xlsx") / "sample.xlsx"
    assert write(EXPORTER, sample, path) == ()
    return load_workbook(path)


def rows_of(sheet: Any) -> list[dict[str, Any]]:
    heads = [one.value for one in sheet[1]]
    return [dict(zip(heads, row, strict=True)) for row in sheet.iter_rows(2, values_only=True)]


def test_every_kind_of_record_has_a_sheet_with_its_ids_hidden(sample: Project, book: Any) -> None:
    for kind in RECORD_TYPES:
        if not sample.all(kind):
            continue
        title = "Project" if kind is ProjectDetails else kind.table.replace("_", " ").capitalize()
        sheet = book[title]
        rows = rows_of(sheet)
        assert {one["Id"] for one in rows} == set(sample.all(kind))
        last = sheet.cell(1, sheet.max_column)
        assert last.value == "Id"
        assert sheet.column_dimensions[last.column_letter].hidden
        assert sheet.freeze_panes is not None and sheet.auto_filter.ref is not None
        assert sheet.column_dimensions["A"].width > 8


def test_references_are_names_and_dates_and_numbers_are_real(sample: Project, book: Any) -> None:
    notes = {one["Id"]: one for one in rows_of(book["Feedback notes"])}
    for note in sample.feedback_notes.values():
        row = notes[note.id]
        place = sample.touchpoints.get(note.touchpoint or "")
        assert (row["Touchpoint"] or "") == (place.name if place else "")
        if note.received_on:
            assert row["Received on"].date() == note.received_on
    readings = {one["Id"]: one for one in rows_of(book["Readings"])}
    for reading in sample.readings.values():
        assert readings[reading.id]["Value"] == reading.value
    column = next(one for one in book["Personas"][1] if one.value == "Share of customers")
    assert book["Personas"].cell(2, column.column).number_format == "0.0%"
    cited = rows_of(book["Citations"])
    assert all(one["Source"] and one["Record"] for one in cited)


def test_the_grid_has_stages_across_and_lanes_down(sample: Project, book: Any) -> None:
    for journey in sample.journeys.values():
        sheet = book[f"Grid {journey.title}"]
        names = [one.name for one in stages_in_order(sample, journey.id)]
        assert [one.value for one in sheet[1]][1:] == names
        lanes = [row[0].value for row in sheet.iter_rows(2)]
        assert {"Touchpoints", "Emotion", "Channels"} <= set(lanes)
        first = next(row for row in sheet.iter_rows(2) if row[0].value == "Touchpoints")
        said = "\n".join(cell.value or "" for cell in first[1:])
        assert all(one.name in said for one in sample.referring(Touchpoint, journey.id))
        assert first[1].alignment.wrap_text
        assert sheet.freeze_panes == "B2"


def test_touchpoints_are_numbered_in_journey_order(sample: Project, book: Any) -> None:
    rows = rows_of(book["Touchpoints"])
    assert [one["Number"] for one in rows] == list(range(1, len(sample.touchpoints) + 1))
    journeys = sorted(sample.journeys.values(), key=lambda one: one.rank)
    order = [card.name for journey in journeys for card in journey_order(sample, journey.id)]
    assert [one["Touchpoint"] for one in rows] == order


def test_a_round_has_a_sheet_to_fill_in(sample: Project, tmp_path: Path) -> None:
    project = sample.snapshot()
    project.apply(
        StartReview(ROUND, "One", tuple(project.journeys), date(2026, 3, 1)).plan(project)
    )
    said = ReviewComment(id="", review_round="", number=2, author="Ada", text="=Too long")
    project.apply(TakeComments(ROUND, [said]).plan(project))
    write(EXPORTER, project, tmp_path / "a.xlsx", review_round=ROUND)
    book = load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames[0] == "Review"
    sheet = book["Review"]
    heads = {one.value: one.column for one in sheet[1]}
    for name in ("Comment", "Author"):
        cell = sheet.cell(2, heads[name])
        assert cell.value is None and cell.alignment.wrap_text and not cell.protection.locked
    assert sheet.protection.sheet and sheet.cell(2, heads["Touchpoint"]).protection.locked
    rows = [one for one in rows_of(sheet) if one["Number"] is not None]
    assert len(rows) == len(project.touchpoints)
    assert [one["Number"] for one in rows] == sorted(one["Number"] for one in rows)
    assert rows[1]["Said so far"] == "Ada: =Too long"
    numbers = {one["Id"]: one["Number"] for one in rows}
    assert {one["Id"]: one["Number"] for one in rows_of(book["Touchpoints"])} == numbers


TEXTS = st.text(st.characters(exclude_categories=()), max_size=60)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.sampled_from("=+-@\t＝").flatmap(lambda a: TEXTS.map(lambda b: a + b)), max_size=6)
)
def test_text_stays_text(texts: list[str]) -> None:
    import tempfile

    project = Project(
        (
            ProjectDetails(id="project_1"),
            Journey(id="journey_1", title="=1+1", rank="a0"),
            *(FeedbackNote(id=f"feedback_{n:04}", text=one) for n, one in enumerate(texts)),
        )
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        write(EXPORTER, project, path)
        book = load_workbook(path)
        assert all(
            cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row
        )
        assert book["Journeys"]["A2"].value == "=1+1"
        assert book["Journeys"]["A2"].quotePrefix
        if texts:
            found = {one["Id"]: one["Text"] for one in rows_of(book["Feedback notes"])}
            for n, one in enumerate(texts):
                plain = "".join(c for c in one if c.isalnum() and c.isascii())
                kept = found[f"feedback_{n:04}"] or ""
                assert plain == "".join(c for c in kept if c.isalnum() and c.isascii())


def test_what_a_workbook_cannot_hold_is_said(
    sample: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "MOST_ROWS", 11)
    project = sample.snapshot()
    note = next(iter(project.feedback_notes.values()))
    project.apply([Change(note, replace(note, text="x" * 40_000))])
    remarks = [str(one) for one in write(EXPORTER, project, tmp_path / "a.xlsx")]
    assert any("Feedback notes" in one and "left out" in one for one in remarks)
    book = load_workbook(tmp_path / "a.xlsx")
    assert book["Feedback notes"].max_row == 11
    texts = [str(one["Text"]) for one in rows_of(book["Feedback notes"])]
    if any("32,767" in one for one in remarks):
        assert max(map(len, texts)) == 32_767


def test_a_text_too_long_for_a_cell_is_cut_and_said(tmp_path: Path) -> None:
    note = FeedbackNote(id="feedback_1", text="😀" * 20_000)
    project = Project((ProjectDetails(id="project_1"), Journey(id="journey_1", rank="a0"), note))
    (remark,) = write(EXPORTER, project, tmp_path / "a.xlsx")
    assert "1 text was cut at 32,767" in str(remark)
    text = load_workbook(tmp_path / "a.xlsx")["Feedback notes"]["A2"].value
    assert len(text.encode("utf-16-le")) // 2 <= 32_767 and text.endswith("…")


def test_names_of_sheets_are_allowed_and_different(tmp_path: Path) -> None:
    titles = ("A/B [test]: what?", "a/b (test): what?", "x" * 60, "x" * 61, "Personas", "'")
    project = Project(
        (
            ProjectDetails(id="project_1"),
            *(Journey(id=f"journey_{n}", title=one, rank=f"a{n}") for n, one in enumerate(titles)),
        )
    )
    write(EXPORTER, project, tmp_path / "a.xlsx")
    names = load_workbook(tmp_path / "a.xlsx").sheetnames
    assert len({one.casefold() for one in names}) == len(names) >= len(titles) + 2
    assert all(len(one) <= 31 for one in names)


def test_the_same_project_gives_the_same_bytes(sample: Project, tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(EXPORTER, sample, tmp_path / f"{name}.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    properties = load_workbook(tmp_path / "a.xlsx").properties
    assert properties.created == AT.replace(tzinfo=None)
    assert isinstance(properties.created, datetime)


def test_only_the_wanted_journeys_are_in_it(sample: Project, tmp_path: Path) -> None:
    wanted, other = (one.id for one in sorted(sample.journeys.values(), key=lambda one: one.rank))
    write(EXPORTER, sample, tmp_path / "a.xlsx", journeys=(wanted,))
    book = load_workbook(tmp_path / "a.xlsx")
    assert "Grid" in book.sheetnames
    ids = {one["Id"] for one in rows_of(book["Touchpoints"])}
    assert ids == {one.id for one in sample.referring(Touchpoint, wanted)}
    del other


def test_sheets_from_right_to_left_begin_every_text_at_the_right(tmp_path: Path) -> None:
    bare = Project(
        [ProjectDetails(id="project_1"), Journey(id="journey_1", title="In Latin letters")]
    )
    with speaking("ar"):
        write(EXPORTER, bare, tmp_path / "a.xlsx", language="ar")
    for sheet in load_workbook(tmp_path / "a.xlsx"):
        assert sheet.sheet_view.rightToLeft
        texts = [one for row in sheet.iter_rows() for one in row if isinstance(one.value, str)]
        assert {one.alignment.horizontal for one in texts} <= {"right", "center"}


def test_it_stops_when_it_is_asked_to(sample: Project, tmp_path: Path) -> None:
    for most in (0, 3, 9, 20):
        asked = iter(range(10_000))
        job = ExportJob(
            project=sample, path=tmp_path / "a.xlsx", journeys=tuple(sample.journeys), at=AT
        )
        with pytest.raises(Cancelled):
            EXPORTER.write(
                job, lambda _a, _b: None, lambda asked=asked, most=most: next(asked) >= most
            )
        assert not job.path.exists()


@pytest.mark.parametrize("seed", [1, 4, 40])
def test_walked_projects_come_out(seed: int, tmp_path: Path) -> None:
    project = walked(seed)
    if project.journeys:
        write(EXPORTER, project, tmp_path / "a.xlsx")
        book = load_workbook(tmp_path / "a.xlsx")
        assert len(rows_of(book["Touchpoints"])) == len(project.touchpoints)


def test_a_new_touchpoint_after_the_round_began_has_no_number(
    sample: Project, tmp_path: Path
) -> None:
    project = sample.snapshot()
    project.apply(StartReview(ROUND, "One", tuple(project.journeys)).plan(project))
    first = next(iter(project.touchpoints.values()))
    project.apply(created(replace(first, id="tp_new", name="Came later")))
    write(EXPORTER, project, tmp_path / "a.xlsx", review_round=ROUND)
    rows = rows_of(load_workbook(tmp_path / "a.xlsx")["Touchpoints"])
    assert [one["Number"] for one in rows if one["Touchpoint"] == "Came later"] == [None]
