"""A text that was erased is in no byte of the file, in no step of its history, and nowhere else
anything has changed."""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
import time
import zlib
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymapper.app.erasing import Backups, Eraser, erase, look
from journeymapper.app.session import Session
from journeymapper.commands.feedback import AddFeedback
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote, Journey
from journeymapper.storage import erasing
from journeymapper.storage.backups import backups_of
from tests.storage.small_project import small_project
from tests.walk import RANDOM_COMMANDS

SECRET = "Zora Quillfeather"
SPELLINGS = ("Zora Quillfeather", "zora QUILLFEATHER", "Zora\n quillfeather")


def bytes_of(path: Path) -> str:
    """Every byte of a file and of what lies beside it, and every step unpacked, in lower case."""
    found = [one.read_bytes() for one in path.parent.glob(f"*{path.name}*")]
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        rows = connection.execute("SELECT name, merge_key, changes FROM history").fetchall()
    found += [f"{name}{key}".encode() for name, key, _ in rows]
    found += [repr(json.loads(zlib.decompress(blob))).encode() for _, _, blob in rows]
    said = " ".join(one.decode(code, "ignore") for one in found for code in ("utf-8", "utf-16-le"))
    return " ".join(said.replace("\\n", " ").casefold().split())


def holds_secret(path: Path) -> bool:
    said = bytes_of(path)
    return "quillfeather" in said or "zora" in said


def a_file(path: Path) -> Session:
    """A file in which the text was typed, changed, deleted and undone."""
    session = Session.create(path, small_project())
    note = FeedbackNote(id="feedback_2")
    session.dispatch(AddFeedback("feedback_2", f"I, {SECRET}, am cross"))
    session.dispatch(EditFields(note.id, {"customer": SECRET, "tags": (SPELLINGS[1], "late")}))
    session.dispatch(EditFields("tp_1", {"name": SPELLINGS[2]}))
    session.dispatch(EditFields("tp_1", {"name": "Queue again"}))
    session.dispatch(AddFeedback("feedback_3", f"A quite long text of {SECRET} to be cut off"))
    session.dispatch(DeleteRecords(("feedback_3",)))
    session.dispatch(EditFields("tp_2", {"description": f"{SECRET}'s idea"}))
    session.undo()
    return session


def test_nothing_is_left_of_it_in_any_byte(tmp_path: Path) -> None:
    path = tmp_path / "cafe.journey"
    session = a_file(path)
    assert holds_secret(path)
    places = look(path, Eraser(SECRET))
    assert (places.file.records, places.file.images) == (1, 1)
    erase(session, Eraser(SECRET), places, Backups.KEEP)
    assert not holds_secret(path)
    assert not look(path, Eraser(SECRET)).file
    assert session.project.feedback_notes["feedback_2"].text == "I, ▇▇▇, am cross"
    assert session.project.feedback_notes["feedback_2"].tags == ("▇▇▇", "late")
    session.close()
    assert not holds_secret(path)
    assert [one.name for one in tmp_path.iterdir()] == ["cafe.journey"]


def test_no_freed_page_keeps_it(tmp_path: Path) -> None:
    path = tmp_path / "cafe.journey"
    a_file(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA secure_delete = OFF")
        for number in range(300):
            connection.execute("UPDATE file SET created_at = ?", (f"{SECRET} {number} " * 500,))
        connection.execute("UPDATE file SET created_at = '2026-01-01T00:00:00.000'")
        connection.commit()
    assert path.read_bytes().count(b"Quill") > 100
    with Session.open(path) as session:
        erase(session, Eraser(SECRET), look(path, Eraser(SECRET)), Backups.KEEP)
    assert not holds_secret(path)


def test_undo_goes_back_to_the_beginning_and_does_not_bring_it_back(tmp_path: Path) -> None:
    path = tmp_path / "cafe.journey"
    with a_file(path) as session:
        erase(session, Eraser(SECRET, "somebody"), look(path, Eraser(SECRET)), Backups.KEEP)
        assert session.redo() is not None
        assert session.project.touchpoints["tp_2"].description == "somebody's idea"
        while session.undo() is not None:
            assert "Quill" not in repr(list(session.project.records()))
        assert session.project == Project(small_project())
        while session.redo() is not None:
            assert "Quill" not in repr(list(session.project.records()))


def test_edits_go_on_and_observers_hear_what_came_out_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "cafe.journey"
    with a_file(path) as session:
        heard = []
        session.subscribe(heard.append)
        erase(session, Eraser(SECRET), look(path, Eraser(SECRET)), Backups.KEEP)
        assert [[change.id for change in one.changes] for one in heard] == [["feedback_2"]]
        session.dispatch(EditFields("tp_1", {"name": "New"}))
    with Session.open(path) as again:
        assert again.project.touchpoints["tp_1"].name == "New"


@settings(max_examples=15)
@given(st.integers(0, 10_000))
def test_a_random_history_stays_whole_and_loses_only_the_text(seed: int) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "walk.journey")
        rng = random.Random(seed)
        with Session.create(path, [Journey(id="journey_1", title="Walked")]) as session:
            states = [_walked(session, rng) for _ in range(25)]
            position = session.position
            text = rng.choice(("guided tour", "profile", "رحلة", "客户旅程", "two spaces", SECRET))
            eraser = Eraser(text)
            erase(session, eraser, look(path, eraser), Backups.KEEP)
            assert not look(path, eraser).file
            assert text not in bytes_of(path)
            assert session.position == position
            assert session.project == _without(states[-1], eraser)
            while session.undo() is not None:
                pass
            while session.position < position:
                assert session.redo() is not None
            assert session.project == _without(states[-1], eraser)
        with Session.open(path) as again:
            assert again.project == _without(states[-1], eraser)


def _walked(session: Session, rng: random.Random) -> Project:
    command = rng.choice(RANDOM_COMMANDS)(rng, session.project)
    if command is not None:
        with suppress(EditRefused):
            session.dispatch(command)
    if rng.random() < 0.3 and session.project.touchpoints:
        one = rng.choice(sorted(session.project.touchpoints))
        session.dispatch(EditFields(one, {"description": f"Says {rng.choice(SPELLINGS)}."}))
    if rng.random() < 0.1:
        session.undo()
    return session.project.snapshot()


def _without(project: Project, eraser: Eraser) -> Project:
    from journeymapper.domain.coding import decode, encode

    return Project(
        decode(
            one.table,
            {name: eraser.of_field(one.table, name, value) for name, value in encode(one).items()},
        )
        for one in project.records()
    )


def test_a_crash_leaves_the_old_file_or_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "cafe.journey"
    with a_file(path) as session:
        before = session.project.snapshot()

        def fail(_descriptor: int) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patched:
            patched.setattr(erasing.os, "fsync", fail)
            with pytest.raises(FileTrouble, match="disk is full"):
                erase(session, Eraser(SECRET), look(path, Eraser(SECRET)), Backups.KEEP)
        assert session.project == before
        session.dispatch(EditFields("tp_1", {"name": "It goes on"}))
        assert session.undo() is not None
    assert [one.name for one in tmp_path.iterdir()] == ["cafe.journey"]
    # What a killed run left behind goes with the next.
    left = tmp_path / ".cafe.journey.12ab34cd.part"
    left.write_text(SECRET)
    with Session.open(path) as session:
        erase(session, Eraser(SECRET), look(path, Eraser(SECRET)), Backups.KEEP)
    assert not left.exists()


def test_a_session_writes_while_somebody_looks(tmp_path: Path) -> None:
    path = tmp_path / "cafe.journey"
    with a_file(path) as session:
        work = erasing.looking(path, Eraser(SECRET))
        for _ in range(8):  # in the middle of a table
            next(work)
        session.dispatch(EditFields("tp_1", {"name": "Meanwhile"}))
        work.close()


def test_stopped_in_the_middle_the_file_is_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "cafe.journey"
    a_file(path).close()
    before = path.read_bytes()
    work = erasing.erasing(path, Eraser(SECRET))
    next(work)
    work.close()
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["cafe.journey"]


@pytest.mark.parametrize("wish", list(Backups))
def test_backups_are_listed_and_treated_as_wished(tmp_path: Path, wish: Backups) -> None:
    path = tmp_path / "cafe.journey"
    a_file(path).close()
    with Session.open(path) as session:  # the first edit of a session keeps a backup
        session.dispatch(EditFields("tp_1", {"name": "Once more"}))
        eraser = Eraser(SECRET)
        places = look(path, eraser)
        (backup,) = places.backups
        assert backup.found and "in 1 record and" in str(backup)
        erase(session, eraser, places, wish)
        assert not holds_secret(path)
    kept = backups_of(path)
    assert [holds_secret(one) for one in kept] == {
        Backups.KEEP: [True, False],
        Backups.ERASE: [False, False],
        Backups.DELETE: [False],
    }[wish]
    if wish is Backups.ERASE:
        with Session.open(kept[0], read_only=True) as reader:
            assert reader.project.touchpoints["tp_1"].name == "Queue again"


def test_backups_from_before_a_file_was_renamed_are_found(tmp_path: Path) -> None:
    path = tmp_path / "cafe.journey"
    a_file(path).close()
    with Session.open(path) as session:
        session.dispatch(EditFields("tp_1", {"name": "Once more"}))
        session.rename(tmp_path / "bar.journey")
        assert len(look(session.path, Eraser(SECRET)).backups) == 1


def test_a_broken_backup_is_listed(tmp_path: Path) -> None:
    path = tmp_path / "cafe.journey"
    a_file(path).close()
    with Session.open(path) as session:
        session.dispatch(EditFields("tp_1", {"name": "Once more"}))
        backup = backups_of(path)[0]
        backup.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
        places = look(path, Eraser(SECRET))
        assert [one.found for one in places.backups] == [None]
        assert "cannot be read" in str(places.backups[0])
        erase(session, Eraser(SECRET), places, Backups.DELETE)
    assert backup not in backups_of(path)


def test_a_damaged_step_is_named_and_nothing_changes(tmp_path: Path) -> None:
    path = tmp_path / "cafe.journey"
    a_file(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE history SET changes = x'00' WHERE position = 2")
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(FileTrouble, match="damaged: its history"):
        list(erasing.erasing(path, Eraser(SECRET)))
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "word", "said"),
    [
        ("", "x", "at least 2"),
        (" a ", "x", "at least 2"),
        ("x" * 10_001, "y", "At most"),
        ("Ann", "Joanna", "holds the text itself"),
        ("▇▇▇ what", "x", "stands for erased"),
        ("Ann", "y" * 501, "may have 500"),
    ],
)
def test_what_cannot_be_erased_is_refused(text: str, word: str, said: str) -> None:
    with pytest.raises(EditRefused, match=said):
        Eraser(text, word)


def test_whole_words_spare_longer_ones_and_names_fit_into_the_file() -> None:
    assert (
        Eraser("Ann", "X", whole_words=True).of("Ann, Annual, JOANN, ann") == "X, Annual, JOANN, X"
    )
    assert Eraser("ab", "").of("aabb") == "a▇▇▇b"
    assert Eraser("Zoë").of("Zoe\u0308 ZOË") == "▇▇▇ ▇▇▇"
    long = Eraser("ab").of_field("touchpoints", "name", "ab" * 250)
    assert len(long) == 500
    assert Eraser("Ann Lee").of_step("Rename “To Ann L…”") == "Rename “To ▇▇▇…”"


def test_killed_at_any_moment_it_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "cafe.journey"
    rng = random.Random(5)
    with a_file(path) as session:
        for number in range(400):
            session.dispatch(AddFeedback(f"feedback_n{number}", f"{SECRET} {number} " * 20))
        before, position = session.project.snapshot(), session.position
    work = "import sys; from journeymapper.cli.main import run; run(open_window=len)"
    after = _without(before, Eraser(SECRET))
    for _ in range(6):
        command = [sys.executable, "-c", work, "erase", str(path), SECRET]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as child:
            while child.poll() is None and not list(tmp_path.glob(".cafe.journey.*.part")):
                time.sleep(0.001)
            time.sleep(rng.uniform(0, 0.1))
            child.kill()
        with Session.open(path) as session:
            state = session.project
            assert state in (before, after)
            assert session.position == position
        if state == after:
            break
    with Session.open(path) as session:
        erase(session, Eraser(SECRET), look(path, Eraser(SECRET)), Backups.KEEP)
    assert not holds_secret(path)
    assert [one.name for one in tmp_path.iterdir()] == ["cafe.journey"]
