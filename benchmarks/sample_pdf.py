"""The sample's PDF: how long the whole process of the command line takes, and its size."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.figures import Figure

RUNS = 7


def run() -> list[Figure]:
    """The median time of the process, and the size of what it wrote."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "HOME": folder, "XDG_DATA_HOME": folder}
        sample, out = Path(folder, "sample.journey"), Path(folder, "sample.pdf")
        program = [sys.executable, "-m", "journeymapper"]
        _seconds([*program, "new", str(sample), "--template", "trial-to-paid"], environment)
        seconds = [
            _seconds([*program, "export", str(sample), str(out)], environment) for _ in range(RUNS)
        ]
        size = out.stat().st_size
    return [
        Figure("the sample's PDF, whole process", statistics.median(seconds), "s", limit=1.0),
        Figure("the sample's PDF, size", size / 1000, "KB", limit=400),
    ]


def _seconds(command: list[str], environment: dict[str, str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun
