"""The sample's PDF: how long the whole process of the command line takes, and its size."""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.processes import PROGRAM, environment, make_sample, seconds

RUNS = 7


OF_BEFORE = "cover,map,personas,feedback"
"""The whole document when the limit was set; the figure stays comparable."""


def run() -> list[Figure]:
    """The median time of the process, and the size of what it wrote."""
    with tempfile.TemporaryDirectory() as folder:
        variables = environment(Path(folder))
        sample = Path(folder, "sample.journey")
        make_sample(sample, variables)
        first = [*PROGRAM, "export", str(sample)]
        four, whole = Path(folder, "four.pdf"), Path(folder, "whole.pdf")
        exports = {
            four: [*first, str(four), "--sections", OF_BEFORE],
            whole: [*first, str(whole)],
        }
        times: dict[Path, list[float]] = {four: [], whole: []}
        for number in range(RUNS + 1):
            for out, export in exports.items():
                taken = seconds(export, variables)
                if number:  # the first compiles the modules
                    times[out].append(taken)
        sizes = {out: out.stat().st_size / 1000 for out in exports}
    return [
        Figure(f"the sample's PDF: {OF_BEFORE}", statistics.median(times[four]), "s", limit=1.0),
        Figure(f"the sample's PDF: {OF_BEFORE}, size", sizes[four], "KB", limit=400),
        Figure("the sample's whole PDF", statistics.median(times[whole]), "s", limit=1.5),
        Figure("the sample's whole PDF, size", sizes[whole], "KB", limit=600),
    ]
