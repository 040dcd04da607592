"""``journeymapper import --review``: comments come back from the command line."""

from __future__ import annotations

import json
from pathlib import Path

from journeymapper.app.session import Session
from journeymapper.app.templates import new_from_template
from journeymapper.commands.review_rounds import StartReview
from journeymapper.domain.records import ReviewComment
from tests.cli.conftest import Run


def a_round(tmp_path: Path) -> Path:
    path = tmp_path / "sample.journey"
    with new_from_template(path, "trial-to-paid") as session:
        session.dispatch(StartReview("reviewround_1", "Round 1", tuple(session.project.journeys)))
    return path


def test_comments_are_taken_in(run: Run, tmp_path: Path) -> None:
    file, source = a_round(tmp_path), tmp_path / "back.csv"
    source.write_text("Number,Comment,Author\n3,Too long,Ada\n,Fine,Ben\n", encoding="utf-8")
    code, out, _ = run("import", source, file, "--review", "round 1", "--json")
    assert code == 0
    assert json.loads(out) == {
        "read": 2, "taken": 2, "duplicates": 0, "without_card": 1, "refused": [],
    }  # fmt: skip
    with Session.open(file, read_only=True) as session:
        said = {one.text for one in session.project.all(ReviewComment).values()}
    assert said == {"Too long", "Fine"}
    assert run("import", source, file, "--review", "Round 1")[1].startswith("Took in 0 of 2")


def test_what_makes_no_sense_is_refused(run: Run, tmp_path: Path) -> None:
    file, source = a_round(tmp_path), tmp_path / "back.csv"
    source.write_text("Number,Comment\nx,Too long\n", encoding="utf-8")
    code, _, said = run("import", source, file, "--review", "Round 9")
    assert code == 2 and "“Round 1”" in said
    assert run("import", source, file, "--review", "Round 1")[0] == 2
    assert run("import", tmp_path / "gone.xlsx", file, "--review", "Round 1")[0] in (2, 3)
