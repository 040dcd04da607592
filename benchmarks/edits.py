"""One edit, from dispatch to durable on the disk, beside a bare commit of one row."""

from __future__ import annotations

import os
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from benchmarks.figures import Figure, middle, share_of
from benchmarks.projects import large_project
from journeymapper.app.session import Session
from journeymapper.commands.records import EditFields

ROUNDS = 600
SIZES = (100, 10_000)


@dataclass
class _Runner:
    """Something that is done again and again; ``times`` in milliseconds."""

    once: Callable[[int], object]
    times: list[float] = field(default_factory=list)

    def measure(self, round_number: int) -> None:
        begin = time.perf_counter()
        self.once(round_number)
        self.times.append((time.perf_counter() - begin) * 1000)


def run() -> list[Figure]:
    """Edits at both sizes and bare commits take turns, so that a busy disk slows all alike."""
    # Beside the project, because the folder for temporary files may lie in memory.
    with (
        tempfile.TemporaryDirectory(dir=Path.cwd()) as folder,
        patch.dict(os.environ, XDG_DATA_HOME=folder),
    ):
        bare_file = _bare_file(Path(folder, "bare.sqlite"))
        sessions = [_session(Path(folder), size) for size in SIZES]
        with closing(bare_file):
            bare = _Runner(lambda n: _bare_commit(bare_file, n))
            edits = [_Runner(_editor(session)) for session in sessions]
            for n in range(ROUNDS):
                for runner in (bare, *edits):
                    runner.measure(n)
        for session in sessions:
            session.close()
    small, large = edits
    floor = "bare one-row commit"
    return [
        Figure(
            "one edit of 10,000 touchpoints, median",
            middle(large.times),
            "ms",
            2.0,
            floor,
            middle(bare.times),
        ),
        Figure(
            "one edit of 10,000 touchpoints, 99th percentile",
            share_of(large.times, 0.99),
            "ms",
            5.0,
            floor,
            share_of(bare.times, 0.99),
        ),
        Figure(
            "one edit of 10,000 touchpoints, median",
            middle(large.times),
            "ms",
            1.5,
            "at 100 touchpoints",
            middle(small.times),
        ),
    ]


def _bare_file(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE rows (id TEXT PRIMARY KEY, x REAL) STRICT")
    return connection


def _bare_commit(connection: sqlite3.Connection, number: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO rows VALUES (?, ?)", (f"row_{number}", number / 7))
    connection.execute("COMMIT")


def _session(folder: Path, size: int) -> Session:
    path = folder / f"{size}.journey"
    return Session.create(path, large_project(size, size * 2))


def _editor(session: Session) -> Callable[[int], object]:
    ids = list(session.project.touchpoints)
    # The first edit of a session makes a backup as well; it is no edit like the others.
    session.dispatch(EditFields(ids[0], {"name": "The first edit"}))

    def once(number: int) -> object:
        touchpoint = session.project.touchpoints[ids[number * 7 % len(ids)]]
        return session.dispatch(EditFields(touchpoint.id, {"x": touchpoint.x + 8.0}))

    return once
