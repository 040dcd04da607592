"""Every trouble with a file is one clear sentence with a way out, and loses nothing."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest

from journeymapper.app.session import Session
from journeymapper.commands.records import EditFields
from journeymapper.domain.errors import FileTrouble
from journeymapper.domain.project import Project
from journeymapper.storage.backups import folder_of
from journeymapper.storage.format import APPLICATION_ID

Rights = Callable[[], AbstractContextManager[None]]
RENAME = EditFields("tp_1", {"name": "Wait"})


def tamper(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def refused(path: Path, *, read_only: bool = False) -> FileTrouble:
    with pytest.raises(FileTrouble) as caught:
        Session.open(path, read_only=read_only)
    sentence = str(caught.value)
    assert path.name in sentence
    assert sentence.endswith(".") and "\n" not in sentence and len(sentence) < 400
    return caught.value


@pytest.mark.parametrize("read_only", [False, True])
def test_there_is_no_such_file(tmp_path: Path, read_only: bool) -> None:
    trouble = refused(tmp_path / "Lost.journey", read_only=read_only)
    assert trouble.reason == "missing"
    assert str(trouble).startswith("There is no file “Lost.journey”")
    assert not list(tmp_path.iterdir())


def test_there_is_no_such_folder(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "New.journey"
    with pytest.raises(FileTrouble, match="There is no folder") as caught:
        Session.create(path)
    assert caught.value.reason == "folder"


def test_a_folder_is_no_journey(tmp_path: Path) -> None:
    trouble = refused(tmp_path)
    assert trouble.reason == "not_a_journey"
    assert "is a folder" in str(trouble)


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "Empty.journey"
    path.touch()
    trouble = refused(path)
    assert trouble.reason == "not_a_journey"
    assert "is empty" in str(trouble)


@pytest.mark.parametrize("content", [b"Dear all,\n" * 200, b"\0", b"SQLite format 3\0 and no more"])
def test_something_else_is_no_journey(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "Letter.journey"
    path.write_bytes(content)
    assert refused(path).reason == "not_a_journey"
    assert path.read_bytes() == content
    assert [one.name for one in tmp_path.iterdir()] == ["Letter.journey"]


def test_another_programs_database_is_no_journey(tmp_path: Path) -> None:
    path = tmp_path / "Songs.journey"
    tamper(path, "CREATE TABLE songs (name TEXT)")
    assert refused(path).reason == "not_a_journey"


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.95])
def test_a_truncated_file(path: Path, share: float) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert refused(path).reason in ("damaged", "not_a_journey")


@pytest.mark.parametrize("page", [1, 5, 9, 30])
def test_a_page_full_of_noise(path: Path, page: int) -> None:
    data = bytearray(path.read_bytes())
    data[page * 4096 : page * 4096 + 2048] = b"\xa5" * 2048
    path.write_bytes(data)
    assert refused(path).reason == "damaged"


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE touchpoints SET kind = 'teapot' WHERE id = 'tp_2'", "touchpoints 'tp_2'"),
        ("UPDATE touchpoints SET channels = '[\"channel_9\"]' WHERE id = 'tp_2'", "channel_9"),
        ("UPDATE touchpoints SET stage = 'stage_9' WHERE id = 'tp_2'", "tp_2: its stage"),
        ("UPDATE touchpoints SET owner = 'tp_1' WHERE id = 'tp_2'", "tp_2: its owner"),
        ("UPDATE touchpoints SET devices = '[' WHERE id = 'tp_2'", "touchpoints 'tp_2'"),
        ("UPDATE touchpoints SET devices = '[7]' WHERE id = 'tp_2'", "field 'devices'"),
        (
            "UPDATE touchpoints SET devices = printf('%.*c', 99999, '[') WHERE id = 'tp_2'",
            "touchpoints 'tp_2'",
        ),
        ("UPDATE touchpoints SET x = 9e999 WHERE id = 'tp_2'", "field 'x'"),
        ("UPDATE touchpoints SET y = 1e12 WHERE id = 'tp_2'", "too far away"),
        ("UPDATE touchpoints SET name = printf('%.*c', 999, 'x') WHERE id = 'tp_2'", "999"),
        ("UPDATE touchpoints SET name = 'a' || char(0) WHERE id = 'tp_2'", "characters"),
        ("UPDATE touchpoints SET name = CAST(x'ff' AS TEXT) WHERE id = 'tp_2'", "UTF-8"),
        ("UPDATE experiences SET emotion = 3", "between -2 and 2"),
        ("UPDATE feedback_notes SET received_on = '2026-02-30'", "received_on"),
        ("UPDATE personas SET id = 'x_1'", "persona"),
        ("DELETE FROM projects", "which project"),
        ("INSERT INTO projects SELECT 'project_2', title, client, author, participants, "
         "version_label, is_draft, confidentiality, currency, logo, emotion_names, locale "
         "FROM projects",
         "which project"),
        ("DELETE FROM images", "is not there"),
        ("DELETE FROM file", "its history"),
        ("UPDATE file SET created_at = 'yesterday'", "its history"),
        ("DROP TABLE stickies", "table stickies"),
        ("ALTER TABLE stickies DROP COLUMN text", "'text'"),
        ("ALTER TABLE stickies ADD COLUMN smell TEXT", "'smell'"),
        ("CREATE TRIGGER t AFTER UPDATE ON touchpoints BEGIN DELETE FROM stages; END", "trigger"),
        ("CREATE VIEW v AS SELECT 1", "view"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_named(path: Path, statement: str, told: str) -> None:
    tamper(path, "PRAGMA ignore_check_constraints = ON", statement)
    trouble = refused(path)
    assert trouble.reason == "damaged"
    assert told in str(trouble)


def test_a_connection_that_starts_at_two_things(path: Path) -> None:
    tamper(
        path,
        "PRAGMA ignore_check_constraints = ON",
        "UPDATE connections SET source_persona = 'persona_1' WHERE id = 'con_1'",
    )
    assert refused(path).reason == "damaged"


def test_a_newer_minor_version_opens_read_only(path: Path) -> None:
    tamper(path, "ALTER TABLE stickies ADD COLUMN smell TEXT", "PRAGMA user_version = 1005")
    with Session.open(path) as session:
        assert session.read_only
        assert "newer Journey Mapper (format 1.5; this one knows 1.4)" in session.why_read_only
        assert session.project.touchpoints["tp_1"].name == "Queue"
        with pytest.raises(FileTrouble, match="Update Journey Mapper") as caught:
            session.dispatch(RENAME)
        assert caught.value.reason == "read_only"
        with Session.open(path) as second:
            assert second.read_only


@pytest.mark.parametrize("read_only", [False, True])
def test_a_newer_format_says_that_something_would_be_missing(path: Path, read_only: bool) -> None:
    with Session.open(path, read_only=read_only) as session:
        assert session.why_incomplete == ""
    tamper(path, "PRAGMA user_version = 1005")
    with Session.open(path, read_only=read_only) as session:
        assert "newer Journey Mapper (format 1.5; this one knows 1.4)" in session.why_incomplete
        assert "something would be missing" in session.why_incomplete


def test_a_newer_version_that_cannot_be_read(path: Path) -> None:
    tamper(path, "DROP TABLE stickies", "PRAGMA user_version = 2000")
    trouble = refused(path)
    assert trouble.reason == "newer"
    assert "Update Journey Mapper" in str(trouble)


def test_an_older_sketch_of_the_format_is_no_journey(path: Path) -> None:
    tamper(path, "PRAGMA user_version = 7")
    assert refused(path).reason == "not_a_journey"


@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_that_may_not_be_read(
    open_folder: Path, path: Path, without_rights: Rights, read_only: bool
) -> None:
    closed = shutil.copy(path, open_folder / "closed.journey")
    closed.chmod(0)
    inner = open_folder / "inner"
    inner.mkdir()
    hidden = shutil.copy(path, inner / "hidden.journey")
    inner.chmod(0)
    try:
        with without_rights():
            for one in (closed, hidden):
                trouble = refused(one, read_only=read_only)
                assert str(trouble).startswith(f"You may not read “{one.name}” in “{one.parent}”.")
    finally:
        inner.chmod(0o700)


def test_a_damaged_file_says_where_its_backups_lie(path: Path) -> None:
    copy = shutil.copy(path, path.with_name("Tea shop.journey"))
    with Session.open(path) as session:
        session.dispatch(RENAME)
    for one in (path, copy):
        tamper(one, "DROP TABLE stickies")
    assert f"which lie in “{folder_of(path)}”" in str(refused(path))
    assert "There is no backup of it" in str(refused(copy))


def test_a_sentence_names_the_whole_folder(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    with pytest.raises(FileTrouble, match="There is already a file") as caught:
        Session.create(Path(path.name))
    assert f"in “{path.parent}”" in str(caught.value)


def test_a_write_protected_file(open_folder: Path, path: Path, without_rights: Rights) -> None:
    path = Path(shutil.move(path, open_folder))
    open_folder.chmod(0o777)
    path.chmod(0o444)
    with without_rights(), Session.open(path) as session:
        assert session.read_only
        assert "write-protected" in session.why_read_only
        with pytest.raises(FileTrouble, match="Save a copy") as caught:
            session.dispatch(RENAME)
        assert caught.value.reason == "read_only"
        session.save_copy(open_folder / "Mine.journey")
        with Session.open(open_folder / "Mine.journey") as mine:
            assert not mine.read_only
            assert mine.project == session.project


def test_a_folder_that_may_not_be_written_to(
    open_folder: Path, path: Path, without_rights: Rights
) -> None:
    path = Path(shutil.move(path, open_folder))
    path.chmod(0o666)
    open_folder.chmod(0o555)
    with without_rights():
        with Session.open(path) as session:
            assert "may not write in the folder" in session.why_read_only
            with pytest.raises(FileTrouble, match="may not write"):
                session.save_copy(open_folder / "Copy.journey")
        with pytest.raises(FileTrouble, match="Choose another folder"):
            Session.create(open_folder / "New.journey")
    assert [one.name for one in open_folder.iterdir()] == [path.name]


def test_a_file_that_may_not_even_be_read(
    open_folder: Path, path: Path, without_rights: Rights
) -> None:
    path = Path(shutil.move(path, open_folder))
    path.chmod(0)
    with without_rights():
        refused(path)


def interrupt(path: Path, copy: Path) -> Project:
    """Make ``copy`` what a power failure in the middle of an edit leaves; what it was before."""
    with Session.open(path, read_only=True) as session:
        before = session.project
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA cache_size = 1")
        writer.execute("BEGIN")
        writer.execute("UPDATE touchpoints SET name = 'half an edit'")
        for number in range(400):
            writer.execute(f"INSERT INTO channels VALUES ('channel_x{number}', '', 1, '', NULL)")
        shutil.copy(path, copy)
        shutil.copy(f"{path}-journal", f"{copy}-journal")
        writer.execute("ROLLBACK")
    return before


def test_half_an_edit_is_taken_back_at_open(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "Cut.journey"
    before = interrupt(path, copy)
    with Session.open(copy) as session:
        assert session.project == before
    assert not Path(f"{copy}-journal").exists()


def test_half_an_edit_where_nobody_may_write(
    open_folder: Path, path: Path, without_rights: Rights
) -> None:
    copy = open_folder / "Cut.journey"
    before = interrupt(path, copy)
    for one in open_folder.iterdir():
        one.chmod(0o644)
    open_folder.chmod(0o555)
    held = copy.read_bytes()
    with without_rights(), Session.open(copy) as session:
        assert session.read_only
        assert session.project == before
    assert copy.read_bytes() == held
    assert Path(f"{copy}-journal").exists()


def test_half_an_edit_looked_at_by_a_reader(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "Cut.journey"
    before = interrupt(path, copy)
    with Session.open(copy, read_only=True) as session:
        assert session.project == before


def test_a_new_file_takes_no_other_files_place(path: Path) -> None:
    held = path.read_bytes()
    with pytest.raises(FileTrouble, match="There is already a file") as caught:
        Session.create(path)
    assert caught.value.reason == "exists"
    assert path.read_bytes() == held


def test_files_say_what_they_are(path: Path) -> None:
    head = path.read_bytes()[:100]
    assert int.from_bytes(head[68:72], "big") == APPLICATION_ID
    assert int.from_bytes(head[60:64], "big") == 1004


def test_a_file_at_rest_is_one_file_whatever_another_program_made_of_it(path: Path) -> None:
    tamper(path, "PRAGMA journal_mode = WAL")
    with Session.open(path) as session:
        session.dispatch(RENAME)
    assert path.read_bytes()[18:20] == b"\1\1"
    assert [one.name for one in path.parent.iterdir()] == [path.name]
