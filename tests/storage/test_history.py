"""What a row of the history holds, what is kept of it, and for how long."""

from __future__ import annotations

import random
import sqlite3
import zlib
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from journeymapper.app.session import Session
from journeymapper.commands.images import AttachPicture
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.domain.change import undone
from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.domain.project import Project
from journeymapper.domain.records import ProjectDetails
from journeymapper.domain.rules import check
from journeymapper.storage import history
from tests.sample_images import tiny_png
from tests.walk import RANDOM_COMMANDS


def rename(number: int) -> EditFields:
    return EditFields("tp_1", {"name": f"Name {number}"})


def test_rows_say_what_changed_and_no_more(session: Session) -> None:
    session.dispatch(rename(1))
    row = stored(session.path, "SELECT changes FROM history")
    assert zlib.decompress(row) == (
        b'[{"table":"touchpoints","id":"tp_1","before":{"name":"Queue"},"after":{"name":"Name 1"}}]'
    )


def stored(path: Path, question: str) -> bytes:
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(question).fetchone()
        assert isinstance(found[0], bytes | int | str)
        return found[0]  # type: ignore[return-value]


@pytest.mark.parametrize("seed", range(3))
def test_rows_give_back_the_changes(seed: int) -> None:
    chance = random.Random(seed)
    project = Project([ProjectDetails(id="project_1")])
    for _ in range(250):
        command = chance.choice(RANDOM_COMMANDS)(chance, project)
        if command is None:
            continue
        try:
            changes = command.plan(project)
            check(project, changes)
        except EditRefused:
            continue
        images = {change.id: change.record for change in changes if change.table == "images"}
        row = history.packed(changes)
        forward = history.unpacked(row, project.find, images.get, is_done=False)
        assert forward == changes
        project.apply(changes)
        assert history.unpacked(row, project.find, images.get, is_done=True) == changes


def test_a_record_that_one_step_changes_twice() -> None:
    first = ProjectDetails(id="project_1", title="First")
    second, third = replace(first, title="Second"), replace(first, title="Third")
    project = Project([first])
    changes = (history.Change(first, second), history.Change(second, third))
    row = history.packed(changes)
    assert history.unpacked(row, project.find, lambda _: None, is_done=False) == changes
    project.apply(changes)
    assert history.unpacked(row, project.find, lambda _: None, is_done=True) == changes
    project.apply(undone(changes))
    assert project.details == first


def test_the_oldest_steps_go_first(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "KEPT_STEPS", 20)
    monkeypatch.setattr(history, "_AT_ONCE", 5)
    with Session.open(path) as session:
        for number in range(1, 60):
            session.dispatch(rename(number))
            assert session.position == number
            assert 20 <= len(session.history()) <= 25 or number < 20
    with Session.open(path) as session:
        assert session.position == 59
        oldest = session.history()[-1].position - 1
        assert session.past(oldest).touchpoints["tp_1"].name == f"Name {oldest}"
        with pytest.raises(EditRefused, match="does not reach back"):
            session.past(oldest - 1)
        with pytest.raises(EditRefused, match="no such place"):
            session.past(60)
        while session.undo():
            pass
        assert session.position == oldest
        assert session.project.touchpoints["tp_1"].name == f"Name {oldest}"
        session.dispatch(rename(99))
        assert session.position == oldest + 1


def test_the_newest_step_stays_however_heavy(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "KEPT_BYTES", 600)
    with Session.open(path) as session:
        for number in range(30):
            session.dispatch(rename(number))
        assert 1 < len(session.history()) < 10
        noise = random.Random(1).randbytes(4_000).hex()
        session.dispatch(EditFields("tp_1", {"description": noise}))
        assert [step.position for step in session.history()] == [31]
        session.undo()
        assert session.project.touchpoints["tp_1"].description == ""
        assert session.position == 30


def test_images_live_as_long_as_somebody_speaks_of_them(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = tiny_png(7)
    with Session.open(path) as session:
        session.dispatch(AttachPicture("attachment_7", "tp_1", image))
        size = stored(path, "SELECT length(changes) FROM history")
        assert isinstance(size, int) and size < 400
        session.dispatch(DeleteRecords(["attachment_7"]))
        session.dispatch(DeleteRecords([image.id]))
        assert image.id not in session.project.images
    with Session.open(path) as session:
        assert image.id not in session.project.images
        session.undo()
        assert session.project.images[image.id] == image
        session.undo()
        assert session.project.attachments["attachment_7"].image == image.id
        session.undo()
        assert image.id not in session.project.images
        session.redo()
        assert session.project.images[image.id] == image
        session.undo()
    with Session.open(path) as session:
        monkeypatch.setattr(history, "KEPT_STEPS", 1)
        monkeypatch.setattr(history, "_AT_ONCE", 0)
        session.dispatch(rename(1))
        session.dispatch(rename(2))
    Session.open(path).close()
    assert stored(path, "SELECT count(*) FROM kept_images") == 0
    assert stored(path, "SELECT count(*) FROM images") == 1


def test_an_image_that_nothing_refers_to_is_collected_at_open(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "KEPT_STEPS", 1)
    monkeypatch.setattr(history, "_AT_ONCE", 0)
    image = tiny_png(7)
    with Session.open(path) as session:
        session.dispatch(AttachPicture("attachment_7", "tp_1", image))
        session.dispatch(DeleteRecords(["attachment_7"]))
        session.dispatch(rename(1))
    with Session.open(path) as session:
        assert image.id not in session.project.images
        session.dispatch(AttachPicture("attachment_8", "tp_1", image))


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE history SET changes = x'00'", "step 1 of its history"),
        ("UPDATE stickies SET text = 'other'", "sticky_2 has another text"),
        ("DELETE FROM stickies WHERE id = 'sticky_2'", "sticky_2 is not as the step expects"),
    ],
)
def test_a_damaged_step_is_named_and_changes_nothing(path: Path, damage: str, told: str) -> None:
    with Session.open(path) as session:
        session.dispatch(EditFields("sticky_2", {"text": "Next, please"}))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(damage)
    with Session.open(path) as session:
        before = session.project.snapshot()
        with pytest.raises(FileTrouble, match="is damaged") as caught:
            session.undo()
        assert told in str(caught.value)
        assert session.project == before
        assert session.dispatch(rename(1)) is not None
