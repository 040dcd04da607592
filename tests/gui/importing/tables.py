"""Tables of feedback to bring in, and what a person does in the import window."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

NPS = (
    ("when", "customer", "score", "comment"),
    ("01-10-2025", "anna", "9", "The welcome video made me begin at once."),
    ("02-10-2025", "ben", "3", "I could not find the price before I entered my card."),
    ("13-10-2025", "chris", "10", "A finished lesson in ten minutes, on the train."),
)


def write(path: Path, rows: Iterable[Iterable[str]], encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def nps(path: Path, more: Iterable[Iterable[str]] = ()) -> Path:
    """Three answers, the second one a detractor's, and more."""
    return write(path, [*NPS, *more])


def many(path: Path, count: int) -> Path:
    """So many notes, each with words of its own."""
    rows = (
        (
            f"{1 + at % 28:02}-10-2025",
            f"customer {at}",
            str(at % 11),
            f"This is what number {at} said",
        )
        for at in range(count)
    )
    return write(path, [NPS[0], *rows])
