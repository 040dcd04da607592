"""``journeymapper check``: what it says, its exit codes, and that it writes nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from journeymapper.app.session import Session
from journeymapper.cli import main as cli
from journeymapper.commands.checks import SetAside, SetThreshold
from journeymapper.commands.records import AddRecord
from journeymapper.domain.records import (
    Connection,
    Journey,
    Persona,
    Presence,
    ProjectDetails,
    Stage,
    Touchpoint,
)

Run = Callable[..., tuple[int, str, str]]
LIBRARY = (
    ProjectDetails(id="project_1", title="City library"),
    Journey(id="journey_1", title="Borrow a book"),
    Stage(id="stage_1", journey="journey_1", name="Arrive"),
    *(
        Touchpoint(id=f"tp_{n}", journey="journey_1", stage="stage_1", name=name)
        for n, name in enumerate(("Front door", "Desk\nof help"))
    ),
    Connection(id="con_1", journey="journey_1", source="tp_0", target="tp_1"),
)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr("sys.excepthook", lambda *_: None)  # it is set; put back afterwards

    def run_it(*arguments: str | Path) -> tuple[int, str, str]:
        code = cli.run([str(one) for one in arguments], open_window=lambda _: 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run_it


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Nobody walks it, and one of its touchpoints is a dead end."""
    path = tmp_path / "library.journey"
    Session.create(path, LIBRARY).close()
    return path


def edited(path: Path, *commands: object) -> None:
    with Session.open(path) as session:
        for command in commands:
            session.dispatch(command)  # type: ignore[arg-type]


SOMEBODY = (
    AddRecord(Persona(id="persona_1", name="Reader")),
    AddRecord(Presence(id="presence_1", persona="persona_1", journey="journey_1")),
)


def test_findings_stand_below_their_mistake_with_why_and_how(run: Run, library: Path) -> None:
    code, out, err = run("check", library)
    lines = out.splitlines()
    assert (code, err) == (4, "")
    assert lines[0].startswith("Mistakes avoided: ") and lines[0].endswith(" that apply.")
    mistake = lines.index("1 No proper map")
    assert lines[mistake + 1] == "  high    There is no persona yet."
    assert lines[mistake + 2].startswith("          Why: Without somebody who walks it")
    assert lines[mistake + 3].startswith("          How: Add a persona")
    assert "  medium  “Desk of help” is a dead end: nothing leads on from it. [Borrow a book]" in (
        lines
    )


def test_the_document_is_all_that_is_printed(run: Run, library: Path) -> None:
    code, out, err = run("check", library, "--json")
    told = json.loads(out)
    assert (code, err) == (4, "")
    assert set(told) == {"avoided", "applicable", "findings"}
    assert 0 <= told["avoided"] < told["applicable"] <= 16
    found = {one["check"]: one for one in told["findings"]}
    assert found["dead_end"] == {
        "check": "dead_end",
        "mistake": 1,
        "severity": "medium",
        "message": "“Desk of help” is a dead end: nothing leads on from it.",
        "journey": "Borrow a book",
        "records": ["tp_1"],
    }
    assert found["no_persona"]["journey"] is None
    assert found["no_persona"]["severity"] == "high"
    assert found["no_persona"]["records"] == []


def test_without_a_high_finding_the_answer_is_0(run: Run, library: Path) -> None:
    told = json.loads(run("check", library, "--json")[1])
    high = {one["check"] for one in told["findings"] if one["severity"] == "high"}
    edited(library, *(SetAside(f"dismissal_{one}", one, "No matter") for one in sorted(high)))
    code, out, _ = run("check", library)
    assert code == 0
    assert "\n  medium  " in out and "\n  high" not in out
    assert run("check", library, "--json")[0] == 0


def test_what_was_set_aside_is_told_with_its_reason_and_counts_no_more(
    run: Run, library: Path
) -> None:
    before = json.loads(run("check", library, "--json")[1])
    edited(
        library,
        SetAside("dismissal_1", "no_persona", "A library for\nmachines", on=date(2026, 3, 4)),
        SetAside("dismissal_2", "dead_end", "", ["tp_1"], date(2026, 3, 5)),
    )
    code, out, _ = run("check", library)
    assert "\nSet aside:\n" in out
    assert "  No persona: A library for machines (4 Mar 2026)\n" in out
    assert "“Desk of help” is a dead end: nothing leads on from it. closed (5 Mar 2026)" in out
    after = json.loads(run("check", library, "--json")[1])
    gone = {"no_persona", "dead_end"}
    assert [one for one in before["findings"] if one["check"] not in gone] == after["findings"]
    assert code == (4 if any(one["severity"] == "high" for one in after["findings"]) else 0)


def test_a_number_of_the_project_s_own_is_gone_by(run: Run, library: Path) -> None:
    edited(library, *SOMEBODY, SetThreshold("threshold_1", "too_many_personas", "most", 0))
    _, out, _ = run("check", library)
    assert "  low     “Borrow a book” carries 1 personas at once. [Borrow a book]" in out


def test_nothing_is_written(run: Run, library: Path) -> None:
    before = library.read_bytes(), sorted(library.parent.iterdir())
    run("check", library)
    run("check", library, "--json")
    assert (library.read_bytes(), sorted(library.parent.iterdir())) == before


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 no project", b"SQLite format 3\0" + b"\0" * 90]
)
def test_a_broken_file_is_trouble(run: Run, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.journey"
    path.write_bytes(content)
    for more in ((), ("--json",)):
        code, out, err = run("check", path, *more)
        assert (code, out) == (3, "")
        assert err.strip() and "Traceback" not in err


def test_a_missing_file_is_trouble_and_no_file_wrong_usage(run: Run, tmp_path: Path) -> None:
    code, out, err = run("check", tmp_path / "nowhere.journey")
    assert (code, out) == (3, "")
    assert "nowhere.journey" in err
    code, out, err = run("check")
    assert (code, out) == (2, "")
    assert "FILE" in err
