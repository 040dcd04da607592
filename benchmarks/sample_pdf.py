"""The sample's PDF: how long the whole process of the command line takes, and its size."""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.processes import PROGRAM, environment, make_sample, seconds

RUNS = 7


def run() -> list[Figure]:
    """The median time of the process, and the size of what it wrote."""
    with tempfile.TemporaryDirectory() as folder:
        variables = environment(Path(folder))
        sample, out = Path(folder, "sample.journey"), Path(folder, "sample.pdf")
        make_sample(sample, variables)
        export = [*PROGRAM, "export", str(sample), str(out)]
        seconds(export, variables)
        times = [seconds(export, variables) for _ in range(RUNS)]
        size = out.stat().st_size
    return [
        Figure("the sample's PDF, whole process", statistics.median(times), "s", limit=1.0),
        Figure("the sample's PDF, size", size / 1000, "KB", limit=400),
    ]
