"""A backup is kept before a session's first edit, and only when there is something new in it."""

from __future__ import annotations

import os
from pathlib import Path

from journeymapper.app.session import Session
from journeymapper.commands.records import EditFields
from journeymapper.storage.backups import KEPT, backups_of, folder_of


def edit(path: Path, *names: str) -> None:
    with Session.open(path) as session:
        for name in names:
            session.dispatch(EditFields("tp_1", {"name": name}))


def name_in(path: Path) -> str:
    with Session.open(path, read_only=True) as session:
        return session.project.touchpoints["tp_1"].name


def test_a_session_keeps_the_file_as_it_found_it(path: Path, home: Path) -> None:
    Session.open(path).close()
    assert backups_of(path) == []
    edit(path, "One", "Two")
    (backup,) = backups_of(path)
    assert backup.is_relative_to(home)
    assert name_in(backup) == "Queue"
    edit(path, "Three")
    assert [name_in(one) for one in backups_of(path)] == ["Two", "Queue"]


def test_the_same_file_is_kept_once(path: Path) -> None:
    edit(path, "One")
    state = path.stat()
    edit(path, "Two")
    assert len(backups_of(path)) == 2
    backup = backups_of(path)[0]
    path.write_bytes(backup.read_bytes())
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    edit(path, "Other")
    assert len(backups_of(path)) == 2


def test_the_last_ten_are_kept(path: Path) -> None:
    for number in range(KEPT + 3):
        edit(path, f"Name {number}")
    kept = [name_in(one) for one in backups_of(path)]
    assert kept == [f"Name {number}" for number in range(KEPT + 1, 1, -1)]


def test_what_was_cut_short_is_cleared_away(path: Path) -> None:
    folder_of(path).mkdir(parents=True)
    (folder_of(path) / "2026-01-01.part").write_text("half")
    edit(path, "One")
    assert [one.suffix for one in folder_of(path).iterdir()] == [".journey"]


def test_files_of_one_name_have_backups_of_their_own(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / path.name
    other.parent.mkdir()
    with Session.open(path) as session:
        session.save_copy(other)
    edit(path, "One")
    assert backups_of(other) == []
