"""Duplicates: recognised by id, else by text and date; never by a phrase that many use."""

from __future__ import annotations

from pathlib import Path

from journeymapper.domain.project import Project
from journeymapper.importers.feedback.layout import Layout
from tests.importers.feedback.tables import brought, counts, empty_project, written


def after(tmp_path: Path, text: str, source: str = "Shop") -> Project:
    """A project into which a table came."""
    project = empty_project()
    command = brought(written(tmp_path / "first.csv", text), Layout(source=source)).command
    assert command is not None
    project.apply(command.plan(project))
    return project


def again(tmp_path: Path, project: Project, text: str, source: str = "Shop") -> tuple[int, int]:
    """Taken and duplicates of another table."""
    path = written(tmp_path / "second.csv", text)
    return counts(brought(path, Layout(source=source), project))[1:3]


def test_by_id_within_a_source(tmp_path: Path) -> None:
    project = after(tmp_path, "id,comment\n1,good one\n2,bad one\n2,another one\n")
    assert len(project.feedback_notes) == 2
    assert again(tmp_path, project, "id,comment\n1,edited since\n3,new one\n") == (1, 1)
    assert again(tmp_path, project, "id,comment\n1,about other things\n", "Mail") == (1, 0)
    assert again(tmp_path, project, "id,comment\n1,Good  ONE\n", "Shop, November") == (0, 1)


def test_what_changed_under_an_id_is_remarked(tmp_path: Path) -> None:
    project = after(tmp_path, "id,comment\n1,good one\n")
    path = written(tmp_path / "second.csv", "id,comment\n1,edited since\n")
    result = brought(path, Layout(source="Shop"), project)
    assert "1 of the duplicates say something else" in result.remarks[0]


def test_by_text_and_date(tmp_path: Path) -> None:
    project = after(tmp_path, "date,comment\n2025-01-01,Straße ist weit\n2025-01-01,ﬁne shop\n")
    table = (
        "date,comment\n2025-01-01,  STRASSE ist   weit\n2025-01-02,straße ist weit\n"
        "2025-01-01,fine SHOP\n2025-01-02,Straße ist weit\n"
    )
    assert again(tmp_path, project, table) == (1, 3)


def test_the_same_words_of_two_customers_are_two_notes(tmp_path: Path) -> None:
    text = "date,customer,comment\n2025-01-01,Ann,Fine\n2025-01-01,Bob,Fine\n2025-01-01,ann,fine\n"
    project = after(tmp_path, text)
    assert len(project.feedback_notes) == 2
    assert again(tmp_path, project, text) == (0, 3)


def test_the_same_words_at_two_moments_are_two_notes_and_known_later(tmp_path: Path) -> None:
    text = "time,comment\n" + "".join(f"2025-01-01T10:0{n}:00,Fine\n" for n in range(3))
    project = after(tmp_path, text)
    assert len(project.feedback_notes) == 3
    assert again(tmp_path, project, text) == (0, 3)
    more = text + "2025-01-01T11:00:00,Fine\n"
    assert again(tmp_path, project, more) == (1, 3)


def test_the_same_words_with_another_rating_are_two_notes(tmp_path: Path) -> None:
    text = "date,score,comment\n2025-01-01,5,Fine\n2025-01-01,4,Fine\n2025-01-01,5,Fine\n"
    assert len(after(tmp_path, text).feedback_notes) == 2


def test_without_dates_the_text_tells(tmp_path: Path) -> None:
    project = after(tmp_path, "comment\nGood, all of it\nGood, all of it\nBad, all of it\n")
    assert len(project.feedback_notes) == 2
    assert again(tmp_path, project, "comment\ngood, all of it\nNew, all of it\n") == (1, 1)


def test_short_words_under_an_id_are_not_confused(tmp_path: Path) -> None:
    text = "id,comment\n1,a\n1,a\n2,a\n"
    path = written(tmp_path / "a.csv", text)
    assert counts(brought(path))[1:3] == (2, 1)
