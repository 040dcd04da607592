"""From a path to a project that is ready for its first edit."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from benchmarks.figures import Figure, middle
from benchmarks.projects import large_project
from journeymapper.app.session import Session

ROUNDS = 7


def run() -> list[Figure]:
    """Opening, the writer's lock and all checks included."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "large.journey")
        Session.create(path, large_project(10_000, 20_000)).close()
        times = []
        for _ in range(ROUNDS):
            begin = time.perf_counter()
            session = Session.open(path)
            times.append(time.perf_counter() - begin)
            session.close()
    return [Figure("open 10,000 touchpoints and 20,000 connections", middle(times), "s", 1.0)]
