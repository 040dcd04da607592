"""``journeymapper import PROJECT.json FILE``: an equal project as a new file, or nothing."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

from journeymapper.app.session import Session
from journeymapper.app.templates import new_from_template
from tests.cli.conftest import Run


@pytest.fixture
def import_(run: Run) -> Run:
    return partial(run, "import")


@pytest.fixture
def exported(tmp_path: Path, run: Run) -> Path:
    new_from_template(tmp_path / "sample.journey", "trial-to-paid").close()
    path = tmp_path / "sample.json"
    code, _, err = run("export", tmp_path / "sample.journey", path)
    assert (code, err) == (0, "")
    return path


def test_out_and_in_gives_an_equal_project(exported: Path, import_: Run, tmp_path: Path) -> None:
    file = tmp_path / "new.journey"
    code, out, err = import_(exported, file)
    assert (code, err) == (0, "")
    with Session.open(tmp_path / "sample.journey") as old, Session.open(file) as new:
        assert new.project == old.project
        count = sum(1 for _ in new.project.records())
        assert out == f"Took in the project “Trial to paid” with {count} records.\n"
    before = file.read_bytes()
    code, out, err = import_(exported, file)
    assert (code, out) == (2, "")
    assert err == (
        "Nothing was taken in. “new.journey” is there already, and a whole project comes in as a "
        "new file. Choose a name that nothing has.\n"
    )
    assert file.read_bytes() == before


def test_programs_are_answered_in_json(exported: Path, import_: Run, tmp_path: Path) -> None:
    code, out, err = import_(exported, tmp_path / "new.journey", "--json", "--as", "project")
    answer = json.loads(out)
    assert (code, err, answer["refused"]) == (0, "", [])
    assert answer["read"] == answer["taken"] > 300
    code, out, err = import_(exported, tmp_path / "new.journey", "--json")
    answer = json.loads(out)
    assert (code, err, answer["taken"]) == (2, "", 0)
    assert "is there already" in answer["refused"][0]["reason"]


def test_a_broken_project_makes_no_file(exported: Path, import_: Run, tmp_path: Path) -> None:
    told = json.loads(exported.read_text("utf-8"))
    told["records"]["touchpoints"][2]["kind"] = "dance"
    exported.write_text(json.dumps(told), "utf-8")
    code, out, err = import_(exported, tmp_path / "new.journey")
    assert (code, out) == (2, "")
    assert err.startswith("Nothing was taken in. touchpoints “tp_")
    assert "field “kind”: “dance” does not fit; expected one of: touchpoint, own_step" in err
    assert err.count("\n") == 1
    assert sorted(one.name for one in tmp_path.iterdir()) == ["sample.journey", "sample.json"]


def test_options_of_tables_do_not_fit_a_project(
    exported: Path, import_: Run, tmp_path: Path
) -> None:
    code, _, err = import_(exported, tmp_path / "new.journey", "--scale", "stars")
    assert code == 2
    assert err.startswith("Nothing was taken in. ")
    code, _, err = import_(tmp_path / "none.json", tmp_path / "new.journey", "--as", "project")
    assert code == 3
    assert "There is no file “none.json”" in err
    assert not (tmp_path / "new.journey").exists()
