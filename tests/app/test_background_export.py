"""An export in a process of its own: done, in trouble, cancelled, killed, never by halves."""

from __future__ import annotations

import os
import signal
import sys
import time
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from journeymapper.app import background_export
from journeymapper.app.background_export import ExportFailed
from journeymapper.app.templates import SAMPLE, template_records
from journeymapper.domain.document_records import chosen
from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.domain.project import Project
from journeymapper.exporters.job import Cancelled

export_in_background = partial(
    background_export.export_in_background, at=datetime(2026, 11, 21, 18, 40, tzinfo=UTC)
)
SMALL = chosen(scale=0.3)


@pytest.fixture(scope="module")
def sample() -> Project:
    return Project(template_records(SAMPLE))


def test_it_tells_how_far_it_is_and_writes_the_file(sample: Project, tmp_path: Path) -> None:
    running = export_in_background(sample, tmp_path / "map.png", SMALL)
    with pytest.raises(ExportFailed, match="not finished"):
        running.result()
    state = running.wait()
    assert state.finished
    assert state.done == 1.0
    assert running.result() == ()
    assert [one.name for one in tmp_path.iterdir()] == ["map.png"]


def test_what_is_refused_is_refused_at_once_and_trouble_comes_back(
    sample: Project, tmp_path: Path
) -> None:
    with pytest.raises(EditRefused):
        export_in_background(sample, tmp_path / "map.doc", SMALL)
    running = export_in_background(sample, tmp_path / "nowhere" / "map.png", SMALL)
    running.wait()
    with pytest.raises(FileTrouble, match="no folder") as caught:
        running.result()
    assert caught.value.reason == "folder"


def test_cancelling_leaves_nothing(sample: Project, tmp_path: Path) -> None:
    running = export_in_background(sample, tmp_path / "map.png", SMALL)
    running.cancel()
    running.cancel()
    running.wait()
    with pytest.raises(Cancelled):
        running.result()
    assert list(tmp_path.iterdir()) == []


def test_an_export_that_does_not_listen_is_stopped_by_force(
    sample: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(background_export, "PATIENCE", 0.0)
    running = export_in_background(sample, tmp_path / "map.png", SMALL)
    running.cancel()
    time.sleep(0.01)
    assert running.poll().finished
    with pytest.raises(Cancelled):
        running.result()
    assert list(tmp_path.iterdir()) == []


def test_stopping_at_once_leaves_nothing(sample: Project, tmp_path: Path) -> None:
    running = export_in_background(sample, tmp_path / "map.png", SMALL)
    running.stop()
    with pytest.raises(Cancelled):
        running.result()
    running.stop()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="has no such signal")
def test_a_process_that_dies_is_our_bug_and_leaves_nothing(sample: Project, tmp_path: Path) -> None:
    running = export_in_background(sample, tmp_path / "map.png", SMALL)
    pid = running._process.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    running.wait()
    with pytest.raises(ExportFailed, match="ended without a word"):
        running.result()
    assert list(tmp_path.iterdir()) == []


def test_a_bug_comes_back_as_a_report(tmp_path: Path) -> None:
    records = [one for one in template_records("empty") if one.table != "projects"]
    running = export_in_background(Project(records), tmp_path / "map.pdf", chosen())
    running.wait()
    with pytest.raises(ExportFailed, match="Traceback"):
        running.result()
