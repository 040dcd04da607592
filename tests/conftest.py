"""What holds for every test: no display, a home of its own, and no warning unheard."""

from __future__ import annotations

import logging
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot

from journeymapper.storage import migrations

# Before anything imports Qt. Tests of a real window start a process with an environment of its own.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
for _name in ("QT_SCALE_FACTOR", "QT_STYLE_OVERRIDE", "QT_QPA_PLATFORMTHEME"):
    os.environ.pop(_name, None)

# Thousands of small files are made, each written through to the disk: memory is a quick disk.
_MEMORY = "/dev/shm"
_ROOM = 4_000_000_000
with suppress(OSError):
    if "TMPDIR" not in os.environ and shutil.disk_usage(_MEMORY).free > _ROOM:
        os.environ["TMPDIR"] = tempfile.tempdir = _MEMORY

# Some tests start the program, and dozens of starts need not compile it each time.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

PATIENCE_MS = 20_000
"""What comes is waited for so long before a test fails: a machine may be slow and busy."""

# HYPOTHESIS_PROFILE=search looks for new examples; the default finds the same ones every time.
settings.register_profile(
    "ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

_HOME_FOLDERS = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
    "XDG_RUNTIME_DIR": ".runtime",
    "XDG_DOCUMENTS_DIR": "Documents",
}


@pytest.fixture(scope="session", autouse=True)
def one_application(qapp: object) -> object:
    """The whole Qt application from the start: a process has one only, and an export without a
    window would make a smaller one, with which no test of a window works any more."""
    return qapp


class PatientQtBot(QtBot):
    """Gives up late."""

    def waitUntil(self, callback: Callable[[], Any], *, timeout: int = PATIENCE_MS) -> None:  # noqa: N802
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **how: Any) -> Any:  # noqa: N802
        return super().waitSignal(signal, timeout=timeout, **how)

    def waitSignals(self, signals: Any, *, timeout: int = PATIENCE_MS, **how: Any) -> Any:  # noqa: N802
        return super().waitSignals(signals, timeout=timeout, **how)


@pytest.fixture
def qtbot(request: pytest.FixtureRequest) -> QtBot:
    return PatientQtBot(request)


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty home folder, so that no test reads or writes what belongs to the user."""
    with tempfile.TemporaryDirectory(prefix="home-", ignore_cleanup_errors=True) as folder:
        for name, below in _HOME_FOLDERS.items():
            path = Path(folder, below)
            path.mkdir(mode=0o700, parents=True, exist_ok=True)
            monkeypatch.setenv(name, str(path))
        yield Path(folder)


migrate = migrations.migrate


@cache
def _empty_file() -> sqlite3.Connection:
    made = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    migrate(made)
    return made


def _made_once(connection: sqlite3.Connection) -> None:
    """Two hundred tables and indexes make a new file; those of a second one are copied."""
    if connection.execute("PRAGMA user_version").fetchone() == (0,):
        _empty_file().backup(connection)
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        connection.execute("UPDATE file SET created_at = ?", (now,))
    else:
        migrate(connection)


@pytest.fixture(autouse=True)
def new_files_are_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "migrate", _made_once)


class _Ear(logging.Handler):
    """Keeps what is logged at WARNING and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture
def expects_warning() -> list[logging.LogRecord]:
    """For a test in which a warning is logged on purpose: the records, filled as they come."""
    return []


@pytest.fixture(autouse=True)
def _no_warning_unheard(request: pytest.FixtureRequest) -> Iterator[None]:
    ear = _Ear()
    expected = "expects_warning" in request.fixturenames
    if expected:
        ear.records = request.getfixturevalue("expects_warning")
    root = logging.getLogger()
    root.addHandler(ear)
    yield
    root.removeHandler(ear)
    if expected and not ear.records:
        pytest.fail("the test expects a logged warning, and none came")
    if ear.records and not expected:
        pytest.fail("\n".join(f"{one.name} warned: {one.getMessage()}" for one in ear.records))
