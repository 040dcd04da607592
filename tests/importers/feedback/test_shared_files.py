"""The files of the field, as they are and re-encoded: counts that another reader confirms."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from journeymapper.domain.vocabulary import Sentiment
from tests.importers.feedback.tables import brought, counts, empty_project, notes, written

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "data" / "feedback"
COUNTS = {
    "app_reviews_small.csv": (16, 16, 0, 0, 0),
    "nps_feedback.csv": (800, 800, 0, 0, 0),
    "nps_fr_BenaventC.csv": (13_954, 3_838, 0, 10_116, 0),
}
"""Read, taken, duplicates, without text, refused: counted by hand with a spreadsheet."""
TEXT = {
    "app_reviews_small.csv": "review_text",
    "nps_feedback.csv": "feedback_text",
    "nps_fr_BenaventC.csv": "explication",
}

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the files of the field are not here")


def plainly_read(name: str) -> list[dict[str, str]]:
    """The rows as Python's own reader sees them."""
    text = (FOLDER / name).read_bytes().decode("latin-1")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_every_file_is_counted() -> None:
    assert {one.name for one in FOLDER.iterdir()} == set(COUNTS)


@pytest.mark.parametrize("name", COUNTS)
def test_counts_agree_with_another_reader(name: str) -> None:
    result = brought(FOLDER / name)
    assert counts(result) == COUNTS[name]
    rows = plainly_read(name)
    said = [row for row in rows if row[TEXT[name]].strip().casefold() not in ("", "na")]
    assert (len(rows), len(said)) == COUNTS[name][:2]
    assert [letters(one.text) for one in notes(result)] == [
        letters(row[TEXT[name]]) for row in said
    ]


def letters(text: str) -> str:
    """What every encoding agrees on."""
    return "".join(one for one in text if one.isascii() and one.isalnum())


@pytest.mark.parametrize("name", COUNTS)
def test_nothing_comes_in_twice(name: str) -> None:
    first = brought(FOLDER / name)
    project = empty_project()
    assert first.command is not None
    project.apply(first.command.plan(project))
    read, taken, duplicates, without, refused = counts(brought(FOLDER / name, project=project))
    assert (read, without, refused) == (first.read, first.without_text, 0)
    assert (taken, duplicates) == (0, first.taken)


def test_reviews_are_understood() -> None:
    found = notes(brought(FOLDER / "app_reviews_small.csv"))
    second = found[1]
    assert (second.customer, second.external_id, second.rating) == ("JaneDoe", "2", 1.0)
    assert second.received_on == date(2025, 10, 2)
    assert second.sentiment is Sentiment.NEGATIVE
    assert not second.needs_reply  # most customers are numbered, and half a year has passed
    moods = Counter(one.sentiment for one in found)
    ratings = Counter(row["rating"] for row in plainly_read("app_reviews_small.csv"))
    assert moods[Sentiment.NEGATIVE] == ratings["1"] + ratings["2"]
    assert moods[Sentiment.POSITIVE] == ratings["4"] + ratings["5"]


def test_nps_is_counted_as_it_is_meant() -> None:
    result = brought(FOLDER / "nps_feedback.csv")
    moods = Counter(one.sentiment for one in notes(result))
    scores = [int(row["nps_score"]) for row in plainly_read("nps_feedback.csv")]
    assert moods == {
        Sentiment.NEGATIVE: sum(one <= 6 for one in scores),
        Sentiment.NEUTRAL: sum(7 <= one <= 8 for one in scores),
        Sentiment.POSITIVE: sum(one >= 9 for one in scores),
    }
    assert result.layout.scale == "0-10"


def test_two_encodings_in_one_cell_are_read_as_they_are_meant() -> None:
    result = brought(FOLDER / "nps_fr_BenaventC.csv")
    by_id = {one.external_id: one for one in notes(result)}
    text = by_id["3466"].text
    assert "pour échange" in text
    assert "en espérant qu'il se développerait" in text
    assert by_id["4943"].text.count("15€") == 1
    assert not any("‚" in one.text for one in by_id.values())
    assert "accents" in result.remarks[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("name", COUNTS)
def test_re_encoded(name: str, encoding: str, tmp_path: Path) -> None:
    whole = (FOLDER / name).read_bytes().decode("cp1252", "replace")
    assert counts(brought(written(tmp_path / name, whole.encode(encoding)))) == COUNTS[name]


@pytest.mark.parametrize("name", COUNTS)
def test_as_windows_1252(name: str, tmp_path: Path) -> None:
    whole = (FOLDER / name).read_bytes().decode("cp1252", "ignore") + "\n"
    data = whole.encode("cp1252")
    result = brought(written(tmp_path / name, data))
    assert counts(result) == COUNTS[name]
    assert result.layout.encoding in ("cp1252", "utf-8")


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_other_delimiters_and_line_ends(delimiter: str, line_end: str, tmp_path: Path) -> None:
    for name in ("app_reviews_small.csv", "nps_feedback.csv"):
        rows = plainly_read(name)
        out = io.StringIO(newline="")
        table = csv.DictWriter(out, list(rows[0]), delimiter=delimiter, lineterminator=line_end)
        table.writeheader()
        table.writerows(rows)
        assert counts(brought(written(tmp_path / name, out.getvalue()))) == COUNTS[name]
