"""The tables that the migrations spell out are those that the records ask for."""

from __future__ import annotations

import math
import sqlite3
import typing
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymapper.app.session import Session
from journeymapper.domain.records import (
    RECORD_TYPES,
    TABLES,
    ProjectDetails,
    Record,
    references,
)
from journeymapper.domain.rules import check_values
from journeymapper.domain.vocabulary import Word
from journeymapper.storage.layout import LAYOUTS


@pytest.fixture
def connection(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path)) as connection:
        yield connection


@pytest.mark.parametrize("table", TABLES)
def test_tables_match_records(connection: sqlite3.Connection, table: str) -> None:
    layout = LAYOUTS[table]
    columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
    assert sorted((name, kind, not needed) for _, name, kind, needed, _, _ in columns) == sorted(
        (column.name, column.sql_type, column.nullable) for column in layout.columns
    )
    keys = connection.execute(f"PRAGMA foreign_key_list({table})").fetchall()
    assert {(key[3], key[2], key[4]) for key in keys} == {
        (column.name, column.refers, "id") for column in layout.columns if column.refers
    }
    assert {key[5:7] for key in keys} <= {("NO ACTION", "NO ACTION")}
    (sql,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    assert sql.count("DEFERRABLE INITIALLY DEFERRED") == len(keys)
    assert sql.endswith("STRICT")


def test_every_reference_is_indexed(connection: sqlite3.Connection) -> None:
    for table, layout in LAYOUTS.items():
        indexed = {
            connection.execute(f"PRAGMA index_info({index[1]})").fetchone()[2]
            for index in connection.execute(f"PRAGMA index_list({table})")
        }
        assert indexed >= {column.name for column in layout.columns if column.refers}


def test_a_reference_to_one_of_several_kinds_is_exactly_one(
    connection: sqlite3.Connection,
) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    for settings_ in ("source_touchpoint = NULL", "source_persona = 'persona_1'"):
        with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
            connection.execute(f"UPDATE connections SET {settings_} WHERE id = 'con_1'")
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        connection.execute("DELETE FROM touchpoints WHERE id = 'tp_1'")
        connection.commit()


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
numbers = st.floats(-1e5, 1e5, allow_nan=False)
OF_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    str: texts,
    int: st.integers(1, 5),
    float: st.sampled_from([0.0, -0.0, 0.1, 1.0, 1 / 3, math.ulp(1.0)]),
    bool: st.booleans(),
    bytes: st.binary(max_size=40),
    date: st.dates(),
}
IN_RANGE = {
    "emotion": st.integers(-2, 2),
    "width": st.floats(120, 2_000),
    "opacity": st.floats(0.1, 1),
    "page_width": st.none() | st.floats(20, 10_000),
    "page_height": st.none() | st.floats(20, 10_000),
    "reading_distance": st.floats(0.1, 10),
    "scale": st.floats(0.05, 32),
    "height": st.floats(40, 2_000),
    "x": numbers,
    "y": numbers,
}


def values_of(hint: Any) -> st.SearchStrategy[Any]:
    arguments = typing.get_args(hint)
    if type(None) in arguments:
        return st.none() | values_of(arguments[0])
    if typing.get_origin(hint) is tuple:
        if arguments[-1] is Ellipsis:
            return st.lists(values_of(arguments[0]), max_size=3).map(tuple)
        return st.tuples(*map(values_of, arguments))
    if issubclass(hint, Word):
        return st.sampled_from(list(hint))
    return OF_TYPE[hint]


@st.composite
def whole_projects(draw: st.DrawFn) -> list[Record]:
    """One record of every kind, its fields anything that the rules allow."""
    ids = {kind.table: f"{kind.prefix}_{draw(texts)}" for kind in RECORD_TYPES}
    records = []
    for kind in RECORD_TYPES:
        hints = typing.get_type_hints(kind)
        targets = {one.field: one for one in references(kind)}
        values: dict[str, Any] = {"id": ids[kind.table]}
        for name in (item.name for item in fields(kind)[1:]):
            if name in targets:
                one = ids[draw(st.sampled_from(targets[name].tables))]
                present = targets[name].required or draw(st.booleans())
                values[name] = one if present else None
                if targets[name].many:
                    values[name] = (one,) if present else ()
            else:
                among = IN_RANGE[name] if name in IN_RANGE else values_of(hints[name])
                values[name] = draw(among)
        if kind.table == "connections" and values["source"].startswith("persona"):
            values["target"] = ids["touchpoints"]
        record = kind(**values)
        check_values(record)
        records.append(record)
    return records


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(records=whole_projects())
def test_every_record_comes_back_from_the_file(tmp_path: Path, records: list[Record]) -> None:
    path = tmp_path / "round.journey"
    path.unlink(missing_ok=True)
    used = {one.logo for one in records if isinstance(one, ProjectDetails)}
    used |= {getattr(one, "portrait", None) or getattr(one, "image", None) for one in records}
    with Session.create(path, records) as session:
        kept = [one for one in records if one.table != "images" or one.id in used]
        assert list(session.project.records()) == kept
