"""Runs every module of this folder that has ``run()``, and prints what it measured.

``python -m benchmarks [NAME ...]`` runs those named. The exit code tells of a crash, never of a
figure: what a machine makes of a limit is for people to judge.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys

import benchmarks
from benchmarks.figures import Figure

_HEADINGS = ("figure", "measured", "compared with", "ratio", "limit", "")


def main() -> None:
    wanted = set(sys.argv[1:])
    rows: list[tuple[str, ...]] = [_HEADINGS]
    for found in sorted(pkgutil.iter_modules(benchmarks.__path__), key=lambda one: one.name):
        if found.name == "__main__" or (wanted and found.name not in wanted):
            continue
        module = importlib.import_module(f"benchmarks.{found.name}")
        if hasattr(module, "run"):
            print(f"measuring {found.name} …", file=sys.stderr, flush=True)
            rows.extend(_row(figure) for figure in module.run())
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADINGS))]
    for row in rows:
        print(
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        )


def _row(figure: Figure) -> tuple[str, ...]:
    ratio = figure.ratio
    compared, limit = "", f"{figure.limit:g} {figure.unit}"
    if ratio is not None:
        compared = f"{figure.floor_name}: {figure.floor_value:.3g} {figure.unit}"
        limit = f"{figure.limit:g} ×"
    return (
        figure.name,
        f"{figure.value:.3g} {figure.unit}",
        compared,
        "" if ratio is None else f"{ratio:.2f} ×",
        limit,
        "met" if figure.is_met else "NOT MET",
    )


if __name__ == "__main__":
    main()
