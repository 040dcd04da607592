"""What ``show --json`` says of emotions, essentials and states side by side."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from journeymapper.app.session import Session
from journeymapper.app.templates import template_records
from journeymapper.cli.main import words
from journeymapper.cli.state_summaries import emotions, essentials, states
from journeymapper.commands.experiences import SetExperience
from journeymapper.domain.records import Touchpoint
from tests.a_project import a_project, do


def test_the_sample_tells_of_all_three(tmp_path: Path) -> None:
    path = tmp_path / "sample.journey"
    Session.create(path, template_records("trial-to-paid")).close()
    result = CliRunner().invoke(words, ["show", str(path), "--json"])
    assert result.exit_code == 0
    told = json.loads(result.stdout)
    (compared,) = told["states"]
    assert (compared["before"], compared["after"]) == ("Before", "After")
    counts = len(compared["changed"]) + compared["same"] + len(compared["added"])
    assert counts == told["journeys"][1]["touchpoints"]
    assert {"12%", "27%"} <= {
        one[side] for one in compared["measures"] for side in ("before", "after")
    }
    first = told["journeys"][0]
    assert {one["persona"] for one in first["emotions"]} >= {"Career changer"}
    for one in first["emotions"]:
        assert -2 <= one["lowest"]["emotion"] <= one["mean"] <= 2
        assert 0 <= one["coverage"] <= 1
    assert first["essentials"]["problem"]
    assert first["essentials"]["drop_offs"][0]["latest"] == 35.0


def test_a_plain_project_has_nothing_to_tell() -> None:
    project = a_project()
    journey = project.journeys["journey_1"]
    assert emotions(project, journey) == []
    assert essentials(project, journey) == {"problem": "", "touchpoints": [], "drop_offs": []}
    assert states(project) == []


def test_an_emotion_off_the_path_does_not_break_the_coverage() -> None:
    project = a_project()
    do(project, SetExperience("persona_2", "tp_c", {"emotion": -1}, "experience_1"))
    (one,) = emotions(project, project.journeys["journey_1"])
    assert one["coverage"] == round(1 / len(project.all(Touchpoint)), 6)
    assert one["low_points"] == ["First course"]
