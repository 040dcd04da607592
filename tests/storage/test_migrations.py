"""Older files are brought up to date after a backup, or in memory where nobody may write."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from journeymapper.app.session import Session
from journeymapper.domain.errors import FileTrouble
from journeymapper.storage import connection, migrations, opening
from journeymapper.storage.backups import backups_of
from journeymapper.storage.format import Version

NEXT = Version(1, 5)


def shout(database: Any) -> None:
    """A step that shows: every touchpoint is in capitals."""
    database.execute("UPDATE touchpoints SET name = upper(name)")


def fail(database: Any) -> None:
    shout(database)
    raise ZeroDivisionError


@pytest.fixture
def next_version(path: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The program becomes one version newer than the file at ``path``."""
    assert path.exists()
    monkeypatch.setattr(opening, "CURRENT", NEXT)
    monkeypatch.setattr(connection.file_format, "CURRENT", NEXT)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, (NEXT, shout)))
    return monkeypatch


def test_an_older_file_is_migrated_after_a_backup(
    path: Path, next_version: pytest.MonkeyPatch
) -> None:
    with Session.open(path) as session:
        assert session.project.touchpoints["tp_1"].name == "QUEUE"
        assert not session.read_only
    (backup,) = backups_of(path)
    head = backup.read_bytes()[:64]
    assert int.from_bytes(head[60:64], "big") == 1004
    assert int.from_bytes(path.read_bytes()[60:64], "big") == 1005
    next_version.setattr(migrations, "STEPS", ())
    with Session.open(path) as session:
        assert session.project.touchpoints["tp_1"].name == "QUEUE"


@pytest.mark.usefixtures("next_version")
def test_a_reader_sees_an_older_file_as_it_will_be(path: Path) -> None:
    held = path.read_bytes()
    with Session.open(path, read_only=True) as session:
        assert session.project.touchpoints["tp_1"].name == "QUEUE"
    assert path.read_bytes() == held


def test_a_step_that_fails_leaves_the_file_as_it_was(
    path: Path, next_version: pytest.MonkeyPatch
) -> None:
    held = path.read_bytes()
    next_version.setattr(migrations, "STEPS", ((NEXT, fail),))
    with pytest.raises(ZeroDivisionError):
        Session.open(path)
    assert path.read_bytes() == held
    next_version.undo()
    with Session.open(path) as session:
        assert session.project.touchpoints["tp_1"].name == "Queue"


def test_a_migrated_file_is_newer_to_the_program_before(
    path: Path, next_version: pytest.MonkeyPatch
) -> None:
    Session.open(path).close()
    next_version.undo()
    with Session.open(path) as session:
        assert "newer" in session.why_read_only
        with pytest.raises(FileTrouble):
            session.rename(path.with_name("Other.journey"))
