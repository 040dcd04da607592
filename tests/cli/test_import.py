"""``journeymapper import``: whole or not at all, said as people and as programs read it."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

from journeymapper.app.session import Session
from journeymapper.app.templates import new_from_template
from journeymapper.storage import connection, migrations, opening
from journeymapper.storage.format import CURRENT, Version
from tests.cli.conftest import Run


@pytest.fixture
def run(run: Run) -> Run:
    """The command that imports."""
    return partial(run, "import")


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "Trial to paid.journey"
    new_from_template(path, "trial-to-paid").close()
    return path


def readings(path: Path) -> int:
    with Session.open(path, read_only=True) as session:
        return len(session.project.readings)


ROWS = (
    "measure;stage;journey;date;value;n;source\n"
    "Trial to paid;Trial;{title};31 Jan 2025;31 %;1 020;web analytics\n"
    "Opt-out of e-mails;;{title};31 Jan 2025;0.4 %;;\n"
)


def a_table(tmp_path: Path, sample: Path) -> Path:
    with Session.open(sample, read_only=True) as session:
        names = {one.name: one for one in session.project.measures.values()}
        title = session.project.journeys[names["Opt-out of e-mails"].journey].title
    path = tmp_path / "readings.csv"
    path.write_text(ROWS.format(title=title), encoding="utf-8")
    return path


def test_readings_come_in_once(run: Run, tmp_path: Path, sample: Path) -> None:
    source, before = a_table(tmp_path, sample), readings(sample)
    assert run(source, sample) == (0, "Took in 2 of 2 rows.\n", "")
    assert readings(sample) == before + 2
    code, out, _ = run(source, sample, "--json", "--as", "readings")
    assert code == 0
    assert json.loads(out) == {"read": 2, "taken": 0, "duplicates": 2, "refused": []}
    with Session.open(sample) as session:
        event = session.undo()
        assert event is not None
        assert event.name == "Add 2 readings of 2 measures"
    assert readings(sample) == before


def test_a_wrong_line_leaves_the_project_untouched(run: Run, tmp_path: Path, sample: Path) -> None:
    source = a_table(tmp_path, sample)
    with source.open("a", encoding="utf-8") as file:
        file.write("Trial to paid;Trial;;3/4/2026;31 %;;\n")
    before = sample.read_bytes()
    code, out, err = run(source, sample)
    assert (code, out) == (2, "")
    assert err.startswith("Nothing was taken in.\nLine 4: column “")
    code, out, err = run(source, sample, "--json")
    answer = json.loads(out)
    assert (code, err, answer["taken"]) == (2, "", 0)
    assert [one["line"] for one in answer["refused"]] == [4]
    assert sample.read_bytes() == before


def test_one_measure_for_rows_that_name_none(run: Run, tmp_path: Path, sample: Path) -> None:
    source = tmp_path / "cost.tsv"
    source.write_text("1 Feb 2025\t€233\n1 Mar 2025\t232.5\n", encoding="utf-16")
    options = ("--measure", "Value of a customer", "--as", "readings")
    assert run(source, sample, *options)[:2] == (0, "Took in 2 of 2 rows.\n")


def test_files_that_cannot_be(
    run: Run, tmp_path: Path, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(tmp_path / "no.csv", sample)[0] == 3
    assert run(tmp_path, sample)[0] == 3
    code, _, err = run(sample, sample)
    assert code == 2
    assert err.endswith("Line 1: This is a database. Export the table as CSV where it came from.\n")
    source = a_table(tmp_path, sample)
    assert run(source, tmp_path / "new.journey")[0] == 2
    assert not (tmp_path / "new.journey").exists()
    assert run(source, sample, "--as", "dreams")[0] == 2
    assert run(source, sample, "--journey", "Nope")[0] == 2
    code, out, err = run(source, sample, "--journey", "Nope", "--json")
    assert (code, err) == (2, "")
    assert json.loads(out)["refused"][0]["reason"].startswith("There is no journey called “Nope”")
    monkeypatch.chdir(tmp_path)
    code, _, err = run(".", sample)
    assert (code, err) == (3, "Nothing was taken in. “.” is a folder. Name the table in it.\n")
    monkeypatch.setattr("journeymapper.app.bringing.MOST_BYTES", 20)
    assert "more than the" in run(source, sample)[2]


def test_a_refused_import_leaves_an_older_file_as_it_is(
    run: Run, tmp_path: Path, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = Version(CURRENT.major, CURRENT.minor + 1)
    monkeypatch.setattr(opening, "CURRENT", newer)
    monkeypatch.setattr(connection.file_format, "CURRENT", newer)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, (newer, lambda _: None)))
    before = sample.read_bytes()
    source = tmp_path / "readings.csv"
    source.write_text("measure,date,value\nValue of a customer,2025-01-31,lots\n", encoding="utf-8")
    assert run(source, sample)[0] == 2
    assert sample.read_bytes() == before
    source.write_text("measure,date,value\nValue of a customer,2025-01-31,233\n", encoding="utf-8")
    code, out, err = run(source, sample)
    assert (code, out) == (0, "Took in 1 of 1 row.\n")
    assert err.startswith("“Trial to paid.journey” was of format ")
    assert f"{CURRENT} and was brought up to {newer}" in err
