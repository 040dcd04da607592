"""Whatever a file holds: rows are taken or refused, the counts add up, nothing else is raised."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from journeymapper.app.session import Session
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.rules import check
from journeymapper.importers.feedback.layout import DATE_LAYOUTS, FIELDS, Columns, Layout
from journeymapper.importers.feedback.scales import SCALES
from tests.importers.feedback.tables import brought, counts, empty_project, notes, written

CELLS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(["NA", "5", "10", "2025-01-01", "31/12/2025", '"', "=1+1", "a\nb", "\0", "★★"]),
    st.integers(-5, 11).map(str),
    st.dates().map(str),
)
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=1, max_size=12)
LAYOUTS = st.builds(
    Layout,
    encoding=st.sampled_from(["", "utf-8", "utf-16", "cp1252", "shift_jis"]),
    delimiter=st.sampled_from(["", ",", ";", "\t", "x"]),
    has_header=st.sampled_from([None, True, False]),
    dates=st.sampled_from(["", *DATE_LAYOUTS]),
    scale=st.sampled_from(["", *SCALES]),
    needs_reply=st.sampled_from(["", "none", "negative", "all"]),
)


def is_taken_or_refused(data: bytes, layout: Layout) -> None:
    with tempfile.TemporaryDirectory() as folder:
        try:
            result = brought(written(Path(folder, "any.csv"), data), layout)
        except EditRefused as refusal:
            assert str(refusal)
            return
    counts(result)
    assert all(one.line >= 1 and one.reason for one in result.refused)
    if result.command is not None:
        project = empty_project()
        changes = result.command.plan(project)
        check(project, changes)
        project.apply(changes)


@given(st.binary(max_size=400), LAYOUTS)
def test_any_bytes(data: bytes, layout: Layout) -> None:
    is_taken_or_refused(data, layout)


@given(st.text(max_size=300), st.sampled_from(["utf-8", "utf-16", "utf-16-le", "utf-32"]), LAYOUTS)
def test_any_text(text: str, encoding: str, layout: Layout) -> None:
    is_taken_or_refused(text.encode(encoding, "replace"), layout)


@given(TABLES, st.sampled_from([",", ";", "\t"]), st.sampled_from(["\n", "\r\n", "\r"]), LAYOUTS)
def test_any_table(rows: list[list[str]], delimiter: str, line_end: str, layout: Layout) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=line_end).writerows(rows)
    is_taken_or_refused(out.getvalue().encode("utf-8", "replace"), layout)


@given(
    st.lists(st.dictionaries(st.sampled_from([*FIELDS, "comment", "date"]), CELLS), max_size=8)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=5), inner),
        max_leaves=15,
    ),
    st.sampled_from([None, 1]),
)
def test_any_json(value: object, indent: int | None) -> None:
    is_taken_or_refused(json.dumps(value, indent=indent).encode(), Layout())


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=8))
def test_what_is_written_well_is_read_as_it_is(rows: list[list[str]]) -> None:
    """Each row with a text that no file refuses comes in with that text."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([["one", "two", "three"], *rows])
    layout = Layout(encoding="utf-8", delimiter=",", has_header=True, columns=Columns({"text": 1}))
    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder, "a.csv"), out.getvalue().encode("utf-8", "replace"))
        result = brought(path, layout)
    whole = {" ".join(row[1].encode("utf-8", "replace").decode().split()) for row in rows}
    for note in notes(result):
        text = " ".join(note.text.split())
        assert text in whole or f"'{text}" in whole


def test_what_came_in_is_kept_in_the_file(tmp_path: Path) -> None:
    text = 'id,comment\n1,Ünïcödé 👍 ‮ right\n2,"two\nlines"\n'
    result = brought(written(tmp_path / "a.csv", text))
    assert result.command is not None
    with Session.create(tmp_path / "a.journey") as session:
        session.dispatch(result.command)
        before = session.project.snapshot()
    with Session.open(tmp_path / "a.journey") as session:
        assert session.project == before
