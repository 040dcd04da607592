"""Many new records at once take a quicker way into the file; it writes what the slow way writes."""

from __future__ import annotations

import json
import random
import zlib

import pytest

from journeymapper.app.templates import SAMPLE, template_records
from journeymapper.domain.change import Change, created
from journeymapper.domain.coding import encode
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote, Image, ProjectDetails, Reading, Record
from journeymapper.domain.rules import check
from journeymapper.storage.history import packed
from journeymapper.storage.layout import LAYOUTS

A_PROJECT = Project([ProjectDetails(id="project_1")])


def sample() -> list[Record]:
    return list(template_records(SAMPLE))


def test_rows_of_many_are_the_rows_of_each() -> None:
    by_table: dict[str, list[Record]] = {}
    for record in sample():
        by_table.setdefault(record.table, []).append(record)
    assert len(by_table) > 15
    for table, records in by_table.items():
        layout = LAYOUTS[table]
        assert layout.rows(records) == [tuple(layout.row(one)) for one in records]


def test_history_of_many_is_the_history_of_each() -> None:
    records = sample()
    random.Random(3).shuffle(records)
    entries = json.loads(zlib.decompress(packed(created(*records))))
    assert [one["id"] for one in entries] == [one.id for one in records]
    for entry, record in zip(entries, records, strict=True):
        after = {} if isinstance(record, Image) else json.loads(json.dumps(encode(record)))
        assert entry == {"table": record.table, "id": record.id, "before": None, "after": after}


def note(number: int, **fields: object) -> FeedbackNote:
    return FeedbackNote(id=f"feedback_{number}", text="Fine", **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"customer": "x" * 501}, "customer"),
        ({"rating": float("nan")}, "rating"),
        ({"rating": 1_001.0}, "rating"),
        ({"source": "half \ud800"}, "source"),
        ({"tags": ("good", "nul \0")}, "tags"),
    ],
)
@pytest.mark.parametrize("place", [0, 150, 299])
def test_one_wrong_value_among_many_is_refused(
    wrong: dict[str, object], said: str, place: int
) -> None:
    notes = [note(n, rating=float(n % 10), tags=("a",)) for n in range(300)]
    check(A_PROJECT, created(*notes))
    notes[place] = note(place, **wrong)
    with pytest.raises(EditRefused, match=said):
        check(A_PROJECT, created(*notes))


def test_long_texts_among_many_are_allowed() -> None:
    texts = [Change(None, FeedbackNote(id=f"feedback_{n}", text="x" * n)) for n in range(1, 900)]
    check(A_PROJECT, texts)


def test_a_huge_number_among_many_is_refused() -> None:
    many: list[Record] = [Reading(id=f"reading_{n}", measure="measure_1") for n in range(200)]
    many[7] = Reading(id="reading_7", measure="measure_1", value=float("inf"))
    with pytest.raises(EditRefused, match="no number"):
        check(A_PROJECT, created(*many))
