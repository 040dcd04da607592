"""A full disk: the edit is refused, nothing is lost, and work goes on when there is room."""

from __future__ import annotations

import logging
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeymapper.app.session import Session
from journeymapper.commands.records import EditFields
from journeymapper.domain.errors import FileTrouble

LONG = EditFields("tp_1", {"description": "x" * 90_000})
SHORT = EditFields("tp_1", {"name": "Wait"})


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte, where the machine lets us have one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if not sys.platform.startswith("linux") or shutil.which("mount") is None:
        pytest.skip("no disk of one megabyte to be had here")
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only the superuser may mount a disk")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


def fill(disk: Path) -> Path:
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as stream:
        try:
            while stream.write(b"x" * 4096) == 4096:
                pass
        except OSError:
            return filler
    return filler


def assert_refused(session: Session) -> None:
    before, position = session.project.snapshot(), session.position
    with pytest.raises(FileTrouble, match="The disk is full") as caught:
        session.dispatch(LONG)
    assert caught.value.reason == "full"
    assert session.project == before
    assert session.position == position
    with Session.open(session.path, read_only=True) as reader:
        assert reader.project == before


def test_a_file_that_may_not_grow(session: Session) -> None:
    session.dispatch(SHORT)
    connection = session._file._connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    assert_refused(session)
    connection.execute("PRAGMA max_page_count = 1000000")
    session.dispatch(LONG)
    session.undo()
    session.undo()
    assert session.project.touchpoints["tp_1"].name == "Queue"


def test_a_real_disk(path: Path, small_disk: Path) -> None:
    path = Path(shutil.copy(path, small_disk))
    with Session.open(path) as session:
        session.dispatch(SHORT)
        filler = fill(small_disk)
        assert_refused(session)
        with pytest.raises(FileTrouble, match="The disk is full"):
            session.save_copy(small_disk / "Copy.journey")
        with pytest.raises(FileTrouble, match="The disk is full"):
            Session.create(small_disk / "New.journey")
        filler.unlink()
        assert {one.name for one in small_disk.iterdir() if one.name[0] != "."} == {path.name}
        session.dispatch(LONG)
    with Session.open(path) as session:
        assert session.undo_name == "Change description of “Wait”"


def test_opening_on_a_full_disk(path: Path, small_disk: Path) -> None:
    path = Path(shutil.copy(path, small_disk))
    fill(small_disk)
    with Session.open(path) as session:
        assert session.project.touchpoints["tp_1"].name == "Queue"
        assert_refused(session)


def test_a_full_home_keeps_nobody_from_editing(
    session: Session, home: Path, expects_warning: list[logging.LogRecord]
) -> None:
    shutil.rmtree(home / ".local")
    (home / ".local").write_text("no folder")
    assert session.dispatch(SHORT) is not None
    assert "No backup of Coffee shop.journey could be kept" in expects_warning[0].getMessage()
