"""Feedback brought into a project: one step with a milestone, in slices, remembered, followed."""

from __future__ import annotations

import csv
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from journeymapper.app import feedback_import, kept
from journeymapper.app.feedback_import import (
    FeedbackImport,
    Looking,
    bring_feedback,
    feedback_text,
    look_into,
    plan_feedback,
)
from journeymapper.app.feedback_layouts import remember_layout, remembered_layout
from journeymapper.app.linked_feedback import (
    changed_links,
    link_feedback,
    links_of,
    new_in,
    unlink_feedback,
)
from journeymapper.app.refused_rows import SavedRows, write_refused
from journeymapper.app.session import Session
from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.domain.records import Milestone
from journeymapper.exporters.job import Cancelled
from journeymapper.importers.feedback.layout import Columns, Layout
from journeymapper.importers.refusals import TableRefused
from tests.importers.feedback.tables import counts, empty_project, notes, written


def a_table(folder: Path, count: int, name: str = "reviews.csv") -> Path:
    rows = "".join(
        f"{n},2025-03-{n % 28 + 1:02},Words of note {n},{n % 11}\n" for n in range(count)
    )
    return written(folder / name, f"id,date,comment,score\n{rows}")


def test_one_step_and_a_milestone_before_it(tmp_path: Path) -> None:
    with Session.create(tmp_path / "a.journey") as session:
        brought = plan_feedback(session.project, look_into(a_table(tmp_path, 1500)))
        bring_feedback(session, brought)
        assert len(session.project.feedback_notes) == 1500
        (milestone,) = session.project.all(Milestone).values()
        assert milestone.name == "Before importing 1,500 notes from reviews.csv"
        assert session.undo_name == "Import 1,500 feedback notes from reviews.csv"
        assert session.position == 1
        session.undo()
        assert not session.project.feedback_notes
        assert not session.project.all(Milestone), "nothing is left that it could mark"
        session.redo()
        before = session.project.snapshot()
    with Session.open(tmp_path / "a.journey") as session:
        assert session.project == before
        session.go_back_to(milestone.id)
        assert not session.project.feedback_notes


def test_a_handful_needs_no_milestone(tmp_path: Path) -> None:
    with Session.create(tmp_path / "a.journey") as session:
        brought = plan_feedback(session.project, look_into(a_table(tmp_path, 5)))
        bring_feedback(session, brought)
        assert not session.project.all(Milestone)
        assert session.position == 1
        again = plan_feedback(session.project, look_into(a_table(tmp_path, 5)))
        bring_feedback(session, again)
        assert session.position == 1
        assert feedback_text(again) == "Took in 0 notes of 5 rows. 5 were there already."


def test_in_slices(tmp_path: Path) -> None:
    looking = Looking(a_table(tmp_path, 3000))
    while looking.step(0.001):
        assert looking.done < 1
    work = FeedbackImport(empty_project(), looking.result())
    seen = [work.done]
    while work.step(0.0):
        seen.append(work.done)
    assert len(seen) > 20
    assert seen == sorted(seen)
    assert work.done == 1
    assert counts(work.result()) == (3000, 3000, 0, 0, 0)


def test_cancelled(tmp_path: Path) -> None:
    path = a_table(tmp_path, 3000)
    work = FeedbackImport(empty_project(), look_into(path))
    work.step(0.0)
    work.cancel()
    assert not work.step()
    with pytest.raises(Cancelled):
        work.result()
    path.unlink()  # nothing holds it open
    told: list[float] = []
    with pytest.raises(Cancelled):
        plan_feedback(
            empty_project(),
            look_into(a_table(tmp_path, 20_000)),
            progress=lambda done, _doing: told.append(done),
            is_cancelled=lambda: bool(told),
        )
    assert 0 < told[-1] < 1


def test_an_import_works_on_the_project_as_it_was(tmp_path: Path) -> None:
    """A window may go on editing while a snapshot is compared."""
    with Session.create(tmp_path / "a.journey") as session:
        work = FeedbackImport(session.project.snapshot(), look_into(a_table(tmp_path, 2000)))
        work.step(0.0)
        other = a_table(tmp_path, 3, "other.csv")
        bring_feedback(session, plan_feedback(session.project, look_into(other)))
        assert work.result().taken == 2000


def test_a_file_that_changes_meanwhile_is_refused(tmp_path: Path) -> None:
    work = FeedbackImport(empty_project(), look_into(a_table(tmp_path, 2000)))
    work.step(0.0)
    a_table(tmp_path, 3)
    with pytest.raises(TableRefused, match="changed while it was read"):
        work.result()


def test_files_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble):
        look_into(tmp_path / "no.csv")
    with pytest.raises(FileTrouble, match="is a folder"):
        look_into(tmp_path)
    path = a_table(tmp_path, 5)
    glance = look_into(path)
    path.unlink()
    with pytest.raises(FileTrouble):
        plan_feedback(empty_project(), glance)


def test_refused_rows_are_saved_harmless_and_come_in_when_mended(tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.csv",
        "id,date,comment\n1,2025-01-31,good one\n2,nonsense,=cmd|'/C calc'!A0\n"
        '3,nonsense,"two\nlines"\n4,2025-01-31,@here,too many\n5,2025-01-30,-fine\n',
    )
    brought = plan_feedback(empty_project(), look_into(path))
    assert counts(brought) == (5, 2, 0, 0, 3)
    out = tmp_path / "refused.csv"
    assert write_refused(out, brought) == SavedRows(3)
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["Line", "Why refused", "id", "date", "comment"]
    assert [row[0] for row in rows[1:]] == ["3", "4", "6"]
    assert rows[1][2:] == ["2", "nonsense", "'=cmd|'/C calc'!A0"]
    assert rows[3][2:] == ["4", "2025-01-31", "'@here", "too many"]
    mended = out.read_text("utf-8-sig").replace("nonsense", "2025-01-31").replace(",too many", "")
    again = plan_feedback(empty_project(), look_into(written(out, mended)))
    assert [one.text for one in notes(again)] == ["=cmd|'/C calc'!A0", "two\nlines", "@here"]
    with pytest.raises(EditRefused, match="file itself"):
        write_refused(path, brought)


def test_refused_rows_replace_nothing_but_refused_rows(tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.csv", "id,date,comment\n1,2025-01-31,good\n2,nonsense,some words\n"
    )
    brought = plan_feedback(empty_project(), look_into(path))
    project = tmp_path / "keep.journey"
    with Session.create(project):
        pass
    other = written(tmp_path / "other.csv", "my,own,table\n")
    twin = tmp_path / "twin.csv"
    twin.hardlink_to(path)
    before = {one: one.read_bytes() for one in (path, project, other)}
    places = {
        path: "the file itself", twin: "the file itself", project: "is a project",
        tmp_path / "new.Journey": "is a project", other: "holds no refused rows",
    }  # fmt: skip
    for place, said in places.items():
        with pytest.raises(EditRefused, match=said):
            write_refused(place, brought)
    with pytest.raises(EditRefused, match="the file itself"):
        write_refused(tmp_path / "new.db", brought, tmp_path / "new.db")
    with pytest.raises(FileTrouble, match="does not exist"):
        write_refused(tmp_path / "none" / "a.csv", brought)
    assert {one: one.read_bytes() for one in before} == before
    out = tmp_path / "refused.csv"
    for _ in range(2):
        assert write_refused(out, brought).rows == 1


def test_refused_rows_are_saved_whole_in_their_columns(tmp_path: Path) -> None:
    long = "x" * 150_000
    path = written(
        tmp_path / "a.csv",
        f'id,comment,date\n1,{"y" * 90_000},nonsense\n2,"never closed,2025-01-01\n'
        f'3,good words,2025-01-02\n4,{long},2025-01-03\n5,"bad"quote,2025-01-04\n'
        '6,"to the\nend of all,2025-01-05\n',
    )
    brought = plan_feedback(empty_project(), look_into(path))
    assert counts(brought) == (6, 1, 0, 0, 5)
    out = tmp_path / "refused.csv"
    saved = write_refused(out, brought)
    assert saved == SavedRows(5, cut=1)
    assert saved.remark == "1 cell is cut after 100,000 letters and ends in “… [cut]”."
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = [row[2:] for row in csv.reader(file)]
    assert rows[1] == ["1", "y" * 90_000, "nonsense"]
    assert rows[2] == ["2", '"never closed', "2025-01-01"]
    assert (rows[3][0], rows[3][2]) == ("4", "2025-01-03")
    assert len(rows[3][1]) == 100_000
    assert rows[3][1].endswith("… [cut]")
    assert rows[4] == ["5", '"bad"quote', "2025-01-04"]
    assert rows[5] == ["6", '"to the\nend of all', "2025-01-05"]
    mended = out.read_text("utf-8-sig").replace("nonsense", "2025-01-01")
    again = plan_feedback(empty_project(), look_into(written(out, mended)))
    assert counts(again) == (5, 5, 0, 0, 0)
    assert notes(again)[1].text == '"never closed'


def test_a_layout_is_remembered_by_the_names_of_columns(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "Comment,Other,Score\nfirst words,second words,3\n")
    glance = look_into(path)
    assert not glance.is_remembered
    told = Layout(columns=Columns({"text": 1}), scale="1-10", source="Shop")
    remember_layout(glance.header, told)
    assert remembered_layout(["COMMENT", " other", "score"]) == told
    again = look_into(path)
    assert again.is_remembered
    assert (again.layout.columns["text"], again.open_layout.source) == (1, "Shop")
    note = notes(plan_feedback(empty_project(), again))[0]
    assert (note.text, note.source) == ("second words", "Shop")
    assert remembered_layout(["Comment", "Score"]) is None


@pytest.mark.parametrize(
    "data",
    ["", "{", "[]", '{"x": 1}', "\0\0", '{"%s": {"columns": {"text": "1"}}}', "[" * 9999],
)
def test_broken_preferences_count_as_none(data: str, tmp_path: Path) -> None:
    header = look_into(written(tmp_path / "a.csv", "Comment,Score\nfirst words,3\n"))
    remember_layout(header.header, header.layout)
    path = kept.folder() / "feedback-layouts.json"
    assert json.loads(path.read_text("utf-8"))
    path.write_text(data % header.mark if "%s" in data else data, encoding="utf-8")
    assert remembered_layout(header.header) is None
    remember_layout(header.header, header.layout)
    assert remembered_layout(header.header) is not None


def test_a_hundred_layouts_are_kept() -> None:
    for n in range(105):
        remember_layout([f"Comment {n}"], Layout(columns=Columns({"text": 0})))
    assert remembered_layout(["Comment 4"]) is None
    assert remembered_layout(["Comment 5"]) is not None


def test_a_file_is_followed(tmp_path: Path) -> None:
    path = a_table(tmp_path, 20)
    with Session.create(tmp_path / "a.journey") as session:
        brought = plan_feedback(session.project, look_into(path))
        bring_feedback(session, brought)
        link_feedback(session.project, path, brought.layout, brought.header)
        assert changed_links(session.project) == []
        a_table(tmp_path, 25)
        (link,) = changed_links(session.project)
        work = new_in(session.project, link)
        assert work is not None
        assert counts(work.result()) == (25, 5, 20, 0, 0)
        bring_feedback(session, work.result())
        link_feedback(session.project, path, link.layout, link.header)
        assert changed_links(session.project) == []
        os.utime(path)
        (link,) = changed_links(session.project)
        assert new_in(session.project, link) is None
        assert changed_links(session.project) == []
        path.unlink()
        assert changed_links(session.project) == []
        assert [one.path for one in links_of(session.project)] == [path]
        unlink_feedback(session.project, path)
        assert links_of(session.project) == []


def test_links_belong_to_a_project_and_broken_ones_are_left_out(tmp_path: Path) -> None:
    path, project = a_table(tmp_path, 3), empty_project()
    glance = look_into(path)
    link_feedback(project, path, glance.layout, glance.header)
    other = empty_project()
    details = replace(other.details, id="project_2")
    other = type(other)([details])
    assert links_of(other) == []
    found = kept.read_kept("linked-feedback")
    found["project_1"]["/nowhere.csv"] = {"columns": {"text": 0}, "size": "large"}
    kept.keep("linked-feedback", found)
    assert [one.path for one in links_of(project)] == [path]


def test_a_linked_file_whose_columns_changed_is_looked_at_anew(tmp_path: Path) -> None:
    path, project = a_table(tmp_path, 3), empty_project()
    glance = look_into(path)
    link = link_feedback(project, path, glance.layout, glance.header)
    written(path, "comment,when\nquite other words,2025-03-01\n")
    work = new_in(project, link)
    assert work is not None
    assert notes(work.result())[0].text == "quite other words"
    written(path, "<html></html>")
    with pytest.raises(TableRefused):
        new_in(project, link)


def test_milestones_begin_where_it_says() -> None:
    assert feedback_import.MILESTONE_FROM == 100
