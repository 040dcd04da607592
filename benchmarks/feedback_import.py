"""50,000 feedback notes brought in, beside the least that anybody could do with the same file: read
it with the csv module and insert its rows with sqlite-utils."""

from __future__ import annotations

import csv
import os
import random
import tempfile
import time
from pathlib import Path
from unittest.mock import patch

from benchmarks.figures import Figure, middle
from journeymapper.app.feedback_import import bring_feedback, look_into, plan_feedback
from journeymapper.app.session import Session
from journeymapper.domain.records import ProjectDetails

NOTES = 50_000
ROUNDS = 5
_TEXT = (
    "the app is slow when I try to pay and the support did not answer for three days but I like "
    "how easy it was to find what I wanted in the shop near my home delivery came late again box "
    "broken price too high compared with others great service friendly people would buy again"
)
_WORDS = _TEXT.split()


def run() -> list[Figure]:
    """Both take turns, each round with new files, so that a busy machine slows both alike."""
    # Beside the project, because the folder for temporary files may lie in memory.
    with (
        tempfile.TemporaryDirectory(dir=Path.cwd()) as name,
        patch.dict(os.environ, XDG_DATA_HOME=name, XDG_CONFIG_HOME=name),
    ):
        folder = Path(name)
        table = folder / "reviews.csv"
        _write(table)
        _least(table, folder / "warm.db")
        least, ours, again, slices = [], [], [], []
        for n in range(ROUNDS):
            least.append(_timed(lambda n=n: _least(table, folder / f"{n}.db")))
            path = folder / f"{n}.journey"
            with Session.create(path, [ProjectDetails(id="project_1", title="Reviews")]) as session:
                ours.append(_timed(lambda s=session: _import(s, table)))
                again.append(_timed(lambda s=session: _import(s, table)))
                slices.append(_longest_slice(session, table))
    floor = "csv and sqlite-utils"
    return [
        Figure(f"import of {NOTES:,} notes", middle(ours), "s", 3.0, floor, middle(least)),
        Figure(
            f"the same {NOTES:,} notes once more, all known",
            middle(again),
            "s",
            3.0,
            floor,
            middle(least),
        ),
        Figure("longest slice of an import", middle(slices), "ms", 50.0),
    ]


def _write(path: Path) -> None:
    chance = random.Random(7)
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["review_id", "customer", "received_on", "rating", "text", "channel"])
        for n in range(NOTES):
            text = " ".join(chance.choices(_WORDS, k=chance.randint(4, 40)))
            day = f"2026-{n % 9 + 1:02}-{n % 28 + 1:02}"
            rows.writerow([f"R-{n}", f"Customer {n % 9000}", day, n % 11, text, "App store"])


def _least(table: Path, path: Path) -> None:
    from sqlite_utils import Database

    database = Database(path)
    with table.open(encoding="utf-8", newline="") as file:
        database["notes"].insert_all(csv.DictReader(file))
    database.conn.close()


def _import(session: Session, table: Path) -> None:
    brought = plan_feedback(session.project, look_into(table))
    bring_feedback(session, brought)


def _longest_slice(session: Session, table: Path) -> float:
    from journeymapper.app.feedback_import import FeedbackImport

    work, longest, left = FeedbackImport(session.project, look_into(table)), 0.0, True
    while left:
        begin = time.perf_counter()
        left = work.step(0.004)
        longest = max(longest, time.perf_counter() - begin)
    return longest * 1000


def _timed(work: object) -> float:
    assert callable(work)
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin
