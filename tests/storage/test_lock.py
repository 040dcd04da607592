"""One writer at a time, and everybody else is told who it is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from journeymapper.app.session import Session
from journeymapper.commands.records import EditFields
from journeymapper.domain.errors import FileTrouble

ROOT = Path(__file__).resolve().parents[2]
HOLD = """
import getpass, platform, sys
from pathlib import Path
from journeymapper.app.session import Session
getpass.getuser = lambda: "Maria"
platform.node = lambda: "STUDIO-2"
session = Session.open(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.readline()
"""
RENAME = EditFields("tp_1", {"name": "Wait"})


def somebody_else(path: Path) -> subprocess.Popen[str]:
    """Another process that has the file open until it is told, or killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, path],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


def test_a_second_process_is_told_who_writes(path: Path) -> None:
    with somebody_else(path) as other:
        with pytest.raises(FileTrouble) as caught:
            Session.open(path)
        assert caught.value.reason == "locked"
        said, way_out = str(caught.value).split(". ", 1)
        assert said.startswith("“Coffee shop.journey” is being edited by Maria on STUDIO-2 since ")
        assert way_out == "Open it read-only, or close it there first."

        with Session.open(path, read_only=True) as reader:
            assert reader.project.touchpoints["tp_1"].name == "Queue"
            with pytest.raises(FileTrouble, match="opened for reading only"):
                reader.dispatch(RENAME)
        other.communicate("done\n")
    with Session.open(path) as session:
        assert session.dispatch(RENAME) is not None


def test_a_writer_that_died_holds_nobody_up(path: Path) -> None:
    with somebody_else(path) as other:
        other.kill()
    assert len(list(path.parent.iterdir())) == 3
    with Session.open(path) as session:
        assert not session.read_only
    assert list(path.parent.iterdir()) == [path]


def test_a_second_session_of_this_process(session: Session) -> None:
    with pytest.raises(FileTrouble, match="is being edited by"):
        Session.open(session.path)
    assert session.dispatch(RENAME) is not None


def test_a_link_leads_to_the_same_lock(session: Session, tmp_path: Path) -> None:
    link = tmp_path / "link.journey"
    link.symlink_to(session.path)
    with pytest.raises(FileTrouble, match="is being edited by"):
        Session.open(link)


@pytest.mark.parametrize(
    "note",
    [
        "",
        "[]",
        "{" * 5_000,
        '{"user": 7, "computer": "c", "since": "2026-01-01T10:00:00+00:00"}',
        '{"user": "u", "computer": "c", "since": "just now"}',
    ],
)
def test_a_note_that_says_nothing(session: Session, note: str) -> None:
    session.path.with_name(f".{session.path.name}.writer").write_text(note)
    with pytest.raises(FileTrouble, match="in another window or on another computer"):
        Session.open(session.path)


def test_a_note_from_another_day_with_a_strange_name(session: Session) -> None:
    session.path.with_name(f".{session.path.name}.writer").write_text(
        '{"user": "M\\u0007\\naria", "computer": "", "since": "2020-01-01T12:00:00+00:00"}'
    )
    with pytest.raises(FileTrouble, match="edited by Maria since 20"):
        Session.open(session.path)


def test_reading_does_not_disturb_the_writer(session: Session) -> None:
    for name in ("One", "Two", "Three"):
        session.dispatch(EditFields("tp_1", {"name": name}))
        with Session.open(session.path, read_only=True) as reader:
            assert reader.project == session.project
