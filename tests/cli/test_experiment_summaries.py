"""Experiments on the command line: in ``show --json``, and variants from a table."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from journeymapper.app.session import Session
from journeymapper.app.templates import new_from_template
from journeymapper.cli.experiment_summaries import experiments
from journeymapper.domain.project import Project
from journeymapper.domain.records import Experiment, ProjectDetails, Variant
from tests.cli.conftest import Run


def test_a_summary_says_what_the_numbers_mean() -> None:
    arms = [("Plain", 920, 110), ("Video", 920, 248), ("Letter", 0, 0)]
    project = Project(
        [
            ProjectDetails(id="project_1"),
            Experiment(id="experiment_1", name="Video"),
            *(
                Variant(
                    id=f"variant_{place}",
                    experiment="experiment_1",
                    name=name,
                    visitors=visitors,
                    conversions=conversions,
                    is_control=place == 0,
                    rank=f"a{place}",
                )
                for place, (name, visitors, conversions) in enumerate(arms)
            ),
        ]
    )
    (one,) = json.loads(json.dumps(experiments(project), allow_nan=False))
    assert one["status"] == "planned"
    assert one["verdict"].startswith("27% against 12%: 15 points more (11 to 19), n 1,840")
    assert [arm["rate"] for arm in one["variants"]] == [
        pytest.approx(110 / 920),
        pytest.approx(248 / 920),
        None,
    ]
    (compared,) = one["comparisons"]
    assert compared["variant"] == "Video"
    assert compared["difference"] == pytest.approx(0.15)
    assert compared["interval"] == pytest.approx([0.1143, 0.1854], abs=1e-4)
    assert "“Letter” has had no visitors yet." in [caution["text"] for caution in one["cautions"]]


def test_variants_come_in_and_are_shown(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "Trial.journey"
    new_from_template(path, "empty").close()
    table = tmp_path / "variants.csv"
    table.write_text("variant,visitors,conversions\nA,100,10\nB,100,20\n", encoding="utf-8")
    code, out, _ = run("import", table, path, "--as", "variants", "--experiment", "Video", "--json")
    assert code == 0
    assert json.loads(out)["taken"] == 2
    code, out, _ = run("show", path, "--json")
    (one,) = json.loads(out)["experiments"]
    assert one["verdict"].startswith("20% against 10%: 10 points more")


def test_a_wrong_table_names_line_and_column_and_nothing_is_taken_in(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "Trial.journey"
    new_from_template(path, "empty").close()
    table = tmp_path / "variants.csv"
    table.write_text("variant,visitors,conversions\nA,100,10\nB,10,20\n", encoding="utf-8")
    code, out, err = run("import", table, path, "--as", "variants", "--experiment", "Video")
    assert code == 2
    assert "3: column “conversions”: 20 of 10 visitors cannot be" in f"{out}{err}"
    table.write_text("variant,visits,conversions\nA,100,10\n", encoding="utf-8")
    code, out, err = run("import", table, path, "--as", "variants", "--experiment", "Video")
    assert code == 2
    assert "Line 1: column 2 (“visits”)" in f"{out}{err}"
    with Session.open(path, read_only=True) as session:
        assert not session.project.all(Experiment)
