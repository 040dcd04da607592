"""A clean copy, and erasing for good, from the command line."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from journeymapper.app.kept import FOLLOWED_FILES, keep
from journeymapper.app.session import Session
from journeymapper.commands.records import EditFields
from journeymapper.storage.backups import backups_of
from tests.storage.small_project import small_project

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "cafe.journey"
    with Session.create(path, small_project()) as session:
        session.dispatch(EditFields("feedback_1", {"customer": "Zora Quill"}))
    with Session.open(path) as session:
        session.dispatch(EditFields("tp_1", {"description": "Zora Quill came back"}))
    return path


def test_a_clean_copy_is_told_before_and_after(run: Run, file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.journey"
    code, said, _ = run("clean", file, "--look")
    assert (code, out.exists()) == (0, False)
    assert "2 steps of the history" in said
    code, said, warned = run("clean", file, out)
    assert code == 0 and said.startswith("Saved out.journey. Left out: 2 steps")
    assert "picture" in warned
    assert b"Quill" not in out.read_bytes()
    code, _, said = run("clean", file, out)
    assert (code, "already" in said) == (3, True)
    assert run("clean", file)[0] == 2
    assert run("clean", file, file)[0] == 2
    code, _, said = run("clean", file, tmp_path / "clean.pdf")
    assert code == 2 and "name it clean.journey" in said
    assert not (tmp_path / "clean.pdf").exists()


def test_erasing_says_where_it_stood_and_lists_backups(run: Run, file: Path) -> None:
    code, said, _ = run("erase", file, "zora quill", "--look")
    assert (code, b"Quill" in file.read_bytes()) == (0, True)
    assert said.startswith("The text stands in 2 records and 2 steps of the history.\n")
    code, said, _ = run("erase", file, "zora quill", "--with", "a guest")
    assert code == 0 and said.startswith("The text was erased in 2 records and 2 steps")
    assert f"Backup of {file.name}, " in said and "still there" in said
    assert b"Quill" not in file.read_bytes()
    with Session.open(file) as session:
        assert session.project.touchpoints["tp_1"].description == "a guest came back"
    code, said, _ = run("erase", file, "zora quill")
    assert said.startswith("The text stands nowhere.")


def test_backups_are_erased_or_deleted_only_when_asked(run: Run, file: Path) -> None:
    assert any(b"Quill" in one.read_bytes() for one in backups_of(file))
    code, said, _ = run("erase", file, "Zora Quill", "--backups")
    assert (code, "(erased)" in said) == (0, True)
    assert not any(b"Quill" in one.read_bytes() for one in backups_of(file))
    count = len(backups_of(file))
    code, said, _ = run("erase", file, "Queue", "--delete-backups")
    assert (code, "(deleted)" in said) == (0, True)
    assert len(backups_of(file)) < count
    assert run("erase", file, "Queue", "--delete-backups", "--backups")[0] == 2


def test_files_that_would_bring_it_back_are_told(run: Run, file: Path) -> None:
    assert "follows" not in run("erase", file, "Zora Quill", "--look")[1]
    keep(FOLLOWED_FILES, {"project_1": [{"path": "reviews.csv"}]})
    assert "remove the text there as well" in run("erase", file, "Zora Quill", "--look")[1]


def test_the_text_may_come_from_standard_input(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("Zora Quill\n"))
    assert run("erase", file, "-")[0] == 0
    assert b"Quill" not in file.read_bytes()


def test_what_cannot_be_done_is_said(run: Run, file: Path, tmp_path: Path) -> None:
    assert run("erase", file, "Z") == (2, "", "Type at least 2 letters of what shall be erased.\n")
    assert run("erase", tmp_path / "no.journey", "Zora")[0] == 3
    with Session.open(file):
        code, _, said = run("erase", file, "Zora")
        assert (code, "being edited" in said) == (3, True)
    file.chmod(0o444)
    assert run("erase", file, "Zora")[0] in (0, 3)  # whoever may do everything may do this too
