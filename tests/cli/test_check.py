"""``journeymapper check``: what it says, its exit codes, and that it writes nothing."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from journeymapper.app.session import Session
from journeymapper.commands.checks import SetAside, SetThreshold
from journeymapper.commands.records import AddRecord, EditFields
from journeymapper.domain.records import (
    Action,
    Connection,
    Journey,
    Persona,
    Presence,
    ProjectDetails,
    Stage,
    Touchpoint,
)
from journeymapper.domain.vocabulary import ActionStatus
from tests.cli.conftest import Run

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
    assert set(told) == {"avoided", "applicable", "findings", "set_aside", "mistakes"}
    assert 0 <= told["avoided"] < told["applicable"] <= 16
    found = {one["check"]: one for one in told["findings"]}
    assert found["dead_end"] == {
        "check": "dead_end",
        "mistake": 1,
        "severity": "medium",
        "message": "“Desk of help” is a dead end: nothing leads on from it.",
        "journey": "Borrow a book",
        "records": ["tp_1"],
        "why": "Customers who stop here either leave or go on in a way that the map does not know.",
        "how": "Connect it to where they go next, or mark it as the place where they leave.",
        "planned": None,
    }
    assert told["set_aside"] == []
    counted = [one for one in told["mistakes"] if one["applies"]]
    assert [one["number"] for one in told["mistakes"]] == list(range(1, 17))
    assert told["mistakes"][0] == {
        "number": 1,
        "title": "No proper map",
        "applies": True,
        "avoided": False,
    }
    assert (len(counted), sum(one["avoided"] for one in counted)) == (
        told["applicable"],
        told["avoided"],
    )
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


def test_what_is_planned_stands_below_its_finding(run: Run, library: Path) -> None:
    action = Action(
        id="action_1", text="Desk: lead on to the shelf", finding="dead_end tp_1",
        due_on=date(2031, 12, 3),
    )  # fmt: skip
    edited(library, AddRecord(action))
    lines = run("check", library)[1].splitlines()
    at = next(n for n, one in enumerate(lines) if "is a dead end" in one)
    assert lines[at + 1] == "          planned: Desk: lead on to the shelf, due 3 Dec 2031"
    told = json.loads(run("check", library, "--json")[1])
    found = {one["check"]: one["planned"] for one in told["findings"]}
    assert found["dead_end"] == {
        "action": "action_1",
        "text": "Desk: lead on to the shelf",
        "status": "open",
        "due_on": "2031-12-03",
    }
    assert [one for one, planned in found.items() if planned] == ["dead_end"]
    for status in (ActionStatus.DONE, ActionStatus.DROPPED):
        edited(library, EditFields("action_1", {"status": status}))
        assert "planned:" not in run("check", library)[1]
        told = json.loads(run("check", library, "--json")[1])
        assert not any(one["planned"] for one in told["findings"])


def test_a_mistake_of_which_all_is_set_aside_is_neither_avoided_nor_counted(
    run: Run, library: Path
) -> None:
    edited(
        library, *(AddRecord(Persona(id=f"persona_{n}", name=name)) for n, name in enumerate("Aa"))
    )
    before = json.loads(run("check", library, "--json")[1])
    number = next(one["mistake"] for one in before["findings"] if one["mistake"] != 1)
    own = sorted({one["check"] for one in before["findings"] if one["mistake"] == number})
    title = before["mistakes"][number - 1]["title"]
    edited(library, *(SetAside(f"dismissal_{one}", one, "Not here") for one in own))
    _, out, _ = run("check", library)
    assert out.splitlines()[0].endswith(" that apply, 1 set aside.")
    assert f"\nNot counted, set aside: {number} {title}\n" in out
    after = json.loads(run("check", library, "--json")[1])
    assert (after["avoided"], after["applicable"]) == (before["avoided"], before["applicable"] - 1)
    told = after["mistakes"][number - 1]
    assert (told["applies"], told["avoided"]) == (False, False)
    assert sorted(one["check"] for one in after["set_aside"]) == own
    assert {one["reason"] for one in after["set_aside"]} == {"Not here"}
    assert {one["message"] for one in after["set_aside"]} == {None}


def test_a_number_of_the_project_s_own_is_gone_by(run: Run, library: Path) -> None:
    edited(library, *SOMEBODY, SetThreshold("threshold_1", "too_many_personas", "most", 0))
    _, out, _ = run("check", library)
    assert "  low     “Borrow a book” carries 1 persona" in out


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
