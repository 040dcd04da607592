"""``journeymapper import --as feedback``: said to people and to programs, with exit codes."""

from __future__ import annotations

import csv
import json
from functools import partial
from pathlib import Path

import pytest
from openpyxl import Workbook

from journeymapper.app.session import Session
from journeymapper.domain.records import FeedbackNote
from journeymapper.domain.vocabulary import Sentiment
from tests.cli.conftest import Run

TABLE = (
    "id;datum;kunde;kommentar;note\n"
    "1;01.03.2025;Ann;Schön war es hier;5\n"
    "2;31.03.2025;Bob;Viel zu teuer, leider;1\n"
    "3;nie;Cem;Ging so;3\n"
    "4;02.03.2025;Dee;NA;4\n"
    "1;01.03.2025;Ann;Schön war es hier;5\n"
)


@pytest.fixture
def run(run: Run) -> Run:
    """The command that imports."""
    return partial(run, "import")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "umfrage.csv"
    path.write_bytes(TABLE.encode("cp1252"))
    return path


def notes(path: Path) -> list[FeedbackNote]:
    with Session.open(path, read_only=True) as session:
        found = session.project.feedback_notes.values()
        return sorted(found, key=lambda one: (one.external_id, one.text))


def test_the_good_rows_come_in_and_the_file_is_made(run: Run, table: Path, tmp_path: Path) -> None:
    target = tmp_path / "client.journey"
    code, out, err = run(table, target, "--as", "feedback")
    assert code == 0
    assert out == (
        "Took in 2 notes of 5 rows. 1 stands twice in the file. 1 has no words. 1 cannot be read.\n"
    )
    assert err.startswith("Line 4: column “datum”: “nie” is no date")
    assert "--refused" in err
    first, second = notes(target)
    assert (first.text, first.customer, first.source) == ("Schön war es hier", "Ann", "umfrage")
    assert (second.sentiment, second.needs_reply) == (Sentiment.NEGATIVE, True)


def test_the_same_as_json(run: Run, table: Path, tmp_path: Path) -> None:
    target = tmp_path / "client.journey"
    code, out, err = run(table, target, "--as", "feedback", "--json")
    answer = json.loads(out)
    assert (code, err) == (0, "")
    assert list(answer)[:4] == ["read", "taken", "duplicates", "without_text"]
    counted = ("taken", "duplicates", "without_text", "refused_rows")
    assert answer["read"] == 5 == sum(answer[name] for name in counted)
    assert answer["refused"][0]["line"] == 4
    assert answer["layout"]["columns"]["text"] == "kommentar"
    again = json.loads(run(table, target, "--json")[1])
    assert (again["taken"], again["duplicates"]) == (0, 3)
    assert len(notes(target)) == 2


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ("1;good one;2025-01-01\n", 0),
        ("1;good one;2025-01-01\n2;bad one;nie\n", 0),
        ('2;"bad"one;2025-01-01\n', 2),
        ("1;NA;2025-01-01\n", 0),
        ("", 0),
    ],
)
def test_exit_codes(run: Run, tmp_path: Path, rows: str, code: int) -> None:
    path, target = tmp_path / "a.csv", tmp_path / "a.journey"
    path.write_text(f"id;comment;date\n{rows}", encoding="utf-8")
    assert run(path, target, "--as", "feedback")[0] == code
    assert target.exists() == ("good" in rows)


def test_refused_rows_are_saved(run: Run, table: Path, tmp_path: Path) -> None:
    out = tmp_path / "refused.csv"
    _, _, err = run(table, tmp_path / "a.journey", "--as", "feedback", "--refused", out)
    assert "The refused rows are in refused.csv." in err
    with out.open(encoding="utf-8-sig", newline="") as file:
        assert [row[0] for row in csv.reader(file)] == ["Line", "4"]


def test_refused_rows_never_overwrite_a_project_or_a_table(
    run: Run, table: Path, tmp_path: Path
) -> None:
    target = tmp_path / "keep.journey"
    assert run(table, target, "--as", "feedback")[0] == 0
    other = tmp_path / "other.csv"
    other.write_text("my,own,table\n", encoding="utf-8")
    before = {one: one.read_bytes() for one in (table, target, other)}
    places = {target: "is a project", table: "the file itself", other: "holds no refused rows"}
    for place, said in places.items():
        code, out, err = run(table, target, "--as", "feedback", "--refused", place)
        assert (code, out) == (2, "")
        assert said in err
    assert {one: one.read_bytes() for one in before} == before


def test_columns_and_layout_are_told_and_remembered(run: Run, tmp_path: Path) -> None:
    path, target = tmp_path / "a.csv", tmp_path / "a.journey"
    path.write_text("x|y|y|z\none two|three four|7|04/03/2025\n", encoding="utf-8")
    options = (
        "--text", "2", "--customer", "X", "--rating", "3", "--date", "z", "--date-layout", "mdy",
        "--scale", "1-7", "--source", "Spring survey", "--needs-reply", "all",
        "--delimiter", "bar", "--encoding", "utf-8",
    )  # fmt: skip
    assert run(path, target, *options)[0] == 0
    (note,) = notes(target)
    assert (note.text, note.customer, note.rating) == ("three four", "one two", 7.0)
    assert (str(note.received_on), note.source) == ("2025-04-03", "Spring survey")
    assert (note.sentiment, note.needs_reply) == (Sentiment.POSITIVE, True)
    path.write_text("x|y|y|z\nfive six|seven eight|1|04/30/2025\n", encoding="utf-8")
    assert run(path, target, "--as", "feedback")[0] == 0
    assert {one.text for one in notes(target)} == {"three four", "seven eight"}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--text", "nope"), "There is no column “nope”. There are: “id”, “datum”"),
        (("--text", "9"), "There is no column “9”"),
        (("--delimiter", "ab"), "no delimiter"),
        (("--encoding", "klingon"), "No encoding is called “klingon”"),
        (("--as", "readings", "--text", "1"), "of feedback only"),
        (("--as", "dreams"), "Choose one of: feedback, project, readings, variants"),
    ],
)
def test_what_is_told_wrongly(
    run: Run, table: Path, tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    kind = () if "--as" in options else ("--as", "feedback")
    code, out, err = run(table, tmp_path / "a.journey", *kind, *options)
    assert (code, out) == (2, "")
    assert said in err
    assert not (tmp_path / "a.journey").exists()


def test_names_that_are_there_twice_ask_for_the_number(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("text,text\none two,three four\n", encoding="utf-8")
    _, _, err = run(path, tmp_path / "a.journey", "--text", "text")
    assert "Columns 1 and 2 are both called “text”. Give the number." in err


def test_workbooks_and_json_need_no_word(run: Run, tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Comment", "Score"])
    book.active.append(["A fine place to be", 9])
    book.save(tmp_path / "a.xlsx")
    (tmp_path / "b.json").write_text('[{"review": "Not so fine a place"}]', encoding="utf-8")
    for name in ("a.xlsx", "b.json"):
        assert run(tmp_path / name, tmp_path / "a.journey")[0] == 0
    assert len(notes(tmp_path / "a.journey")) == 2


def test_tables_of_other_things_stay_what_they_are(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("colour,price\nred,4\nblue,5\n", encoding="utf-8")
    code, _, err = run(path, tmp_path / "a.journey")
    assert code == 2
    assert "the columns tell of nothing that is known" in err


def test_broken_files_are_refused_in_a_sentence(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("<html><body>a,b</body></html>", encoding="utf-8")
    code, out, _ = run(path, tmp_path / "a.journey", "--as", "feedback", "--json")
    assert code == 2
    (refused,) = json.loads(out)["refused"]
    assert refused["line"] == 1
    assert refused["reason"].startswith("This is a web page")
    code, _, err = run(tmp_path / "none.csv", tmp_path / "a.journey", "--as", "feedback")
    assert (code, len(err.splitlines())) == (3, 1)


def test_ctrl_c_leaves_everything_as_it_was(
    run: Run, table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journeymapper.cli.stopping.Stopping.__call__", lambda _self: True)
    assert run(table, tmp_path / "a.journey", "--as", "feedback") == (130, "", "Stopped.\n")
    assert not (tmp_path / "a.journey").exists()


def test_help_tells_of_every_option(run: Run) -> None:
    code, out, _ = run("--help")
    assert code == 0
    for option in ("--text", "--customer", "--date", "--rating", "--needs-reply", "--refused"):
        assert option in out


def test_a_column_that_is_named_twice_is_refused(run: Run, table: Path, tmp_path: Path) -> None:
    for second in ("--customer", "--source"):
        options = ("--as", "feedback", "--text", "kommentar", second, "kommentar")
        code, _, err = run(table, tmp_path / "a.journey", *options)
        assert code == 2
        assert "“kommentar” was named twice, for “What they said” and" in err


def test_days_of_the_future_are_refused_and_odd_ones_said(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "comment,date,answered on,status\n"
        "good one,2025-03-02,2025-03-01,open\nnot yet,2099-01-01,,limbo\n"
        "the third,2025-03-04,2025-03-05,limbo\n",
        encoding="utf-8",
    )
    code, out, err = run(path, tmp_path / "a.journey", "--as", "feedback")
    assert code == 0
    assert out.startswith("Took in 2 notes of 3 rows.")
    assert "“2099-01-01” lies in the future" in err
    assert "1 row was answered before the day they came" in err
    assert "No status is called “limbo”" in err


def test_a_sheet_is_asked_of_workbooks_alone(run: Run, table: Path, tmp_path: Path) -> None:
    code, _, err = run(table, tmp_path / "a.journey", "--as", "feedback", "--sheet", "One")
    assert code == 2
    assert "This is no workbook" in err


def test_only_what_was_told_is_remembered_said_and_forgotten(run: Run, tmp_path: Path) -> None:
    path, target = tmp_path / "first.csv", tmp_path / "a.journey"
    path.write_text("comment,date\nfine words,03/04/2025\n", encoding="utf-8")
    assert run(path, target, "--as", "feedback")[0] == 0
    assert "Read as last time" not in run(path, target, "--as", "feedback")[2]
    path.write_text("comment,date\nother words,03/04/2025\n", encoding="utf-8")
    run(path, target, "--as", "feedback", "--date-layout", "mdy")
    second = tmp_path / "second.csv"
    second.write_text("comment,date\nthird words,03/04/2025\n", encoding="utf-8")
    _, _, err = run(second, target, "--as", "feedback")
    assert "Read as last time: dates month first; --forget reads anew." in err
    (note,) = [one for one in notes(target) if one.text == "third words"]
    assert (note.source, str(note.received_on)) == ("second", "2025-03-04")
    assert "Read as last time" not in run(second, target, "--as", "feedback", "--forget")[2]
    assert "Read as last time" not in run(second, target, "--as", "feedback")[2]
