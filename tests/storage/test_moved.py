"""A file that is moved, replaced, deleted or changed under an open session."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from journeymapper.app.session import Session
from journeymapper.commands.records import EditFields
from journeymapper.domain.errors import FileTrouble

RENAME = EditFields("tp_1", {"name": "Wait"})


def move(path: Path) -> None:
    path.rename(path.with_name("Elsewhere.journey"))


def replace(path: Path) -> None:
    other = path.with_name("other")
    shutil.copy(path, other)
    other.replace(path)


def change(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE touchpoints SET name = 'changed elsewhere'")


@pytest.mark.parametrize(
    ("trouble", "reason"),
    [(move, "gone"), (replace, "gone"), (Path.unlink, "gone"), (change, "changed")],
)
def test_the_next_edit_notices(
    session: Session, trouble: Callable[[Path], None], reason: str
) -> None:
    path = session.path
    session.dispatch(EditFields("tp_2", {"name": "Sip"}))
    before = session.project.snapshot()
    trouble(path)
    on_disk = {one.name: one.read_bytes() for one in path.parent.iterdir() if one.name[0] != "."}

    for edit in (lambda: session.dispatch(RENAME), session.undo):
        with pytest.raises(FileTrouble, match="Save a copy to go on working") as caught:
            edit()
        assert caught.value.reason == reason
        assert session.project == before
    left = {one.name: one.read_bytes() for one in path.parent.iterdir() if one.name[0] != "."}
    assert left == on_disk

    rescued = path.with_name("Rescued.journey")
    session.save_copy(rescued)
    with Session.open(rescued) as copy:
        assert copy.project == before
        assert copy.undo_name is None

    session.save_as(path.with_name("Going on.journey"))
    session.dispatch(RENAME)
    assert session.undo_name == "Rename touchpoint “Queue”"
    session.undo()
    assert session.project == before


def test_a_file_that_comes_back_is_ours_again(session: Session) -> None:
    aside = session.path.with_name("aside")
    session.path.rename(aside)
    with pytest.raises(FileTrouble):
        session.dispatch(RENAME)
    aside.rename(session.path)
    assert session.dispatch(RENAME) is not None


def test_a_copy_holds_the_history_too(session: Session, tmp_path: Path) -> None:
    session.dispatch(RENAME)
    session.save_copy(tmp_path / "Copy.journey")
    with Session.open(tmp_path / "Copy.journey") as copy:
        assert copy.project == session.project
        assert copy.undo_name == session.undo_name
        copy.undo()
        assert copy.project.touchpoints["tp_1"].name == "Queue"
    assert session.project.touchpoints["tp_1"].name == "Wait"


def test_a_copy_replaces_what_was_there(session: Session, tmp_path: Path) -> None:
    copy = tmp_path / "Copy.journey"
    copy.write_text("an older file")
    session.save_copy(copy)
    with Session.open(copy, read_only=True) as opened:
        assert opened.project == session.project


def test_a_copy_never_replaces_an_open_file(session: Session, tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="is the open file itself"):
        session.save_copy(session.path)
    link = tmp_path / "link.journey"
    link.hardlink_to(session.path)
    with pytest.raises(FileTrouble, match="is the open file itself"):
        session.save_copy(link)
    with Session.create(tmp_path / "Other.journey") as other:
        with pytest.raises(FileTrouble, match="is being edited") as caught:
            session.save_copy(other.path)
        assert caught.value.reason == "locked"


def test_save_as_goes_on_in_the_copy(session: Session, tmp_path: Path) -> None:
    old, new = session.path, tmp_path / "Afternoon.journey"
    project = session.project
    session.dispatch(RENAME)
    session.save_as(new)
    session.dispatch(EditFields("tp_2", {"name": "Sip"}))
    assert session.path == new
    assert session.project is project
    with Session.open(old) as left:
        assert left.project.touchpoints["tp_2"].name == "Drink"
    with pytest.raises(FileTrouble, match="is being edited"):
        Session.open(new)
    assert session.undo() is not None and session.undo() is not None


def test_rename(session: Session) -> None:
    old, new = session.path, session.path.with_name("Tea shop.journey")
    session.dispatch(RENAME)
    session.rename(new)
    assert session.path == new
    assert not old.exists()
    session.undo()
    assert session.project.touchpoints["tp_1"].name == "Queue"
    with pytest.raises(FileTrouble, match="is being edited"):
        Session.open(new)
    session.close()
    assert [one.name for one in new.parent.iterdir()] == [new.name]


def test_rename_takes_no_other_files_place(session: Session) -> None:
    old, taken = session.path, session.path.with_name("Taken.journey")
    taken.write_text("something else")
    with pytest.raises(FileTrouble, match="There is already a file") as caught:
        session.rename(taken)
    assert caught.value.reason == "exists"
    assert session.path == old
    assert taken.read_text() == "something else"
    assert session.dispatch(RENAME) is not None
