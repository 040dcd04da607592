"""In a large file most records say the same in most fields; those that do not are read as well."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from journeymapper.app.session import Session
from journeymapper.domain.errors import FileTrouble
from journeymapper.domain.frozen import altered
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Channel,
    Connection,
    Journey,
    Persona,
    ProjectDetails,
    Record,
    Touchpoint,
)
from journeymapper.domain.vocabulary import Moment, TouchpointKind

MANY = 2_000


def records() -> list[Record]:
    cards = [
        Touchpoint(id=f"tp_{n}", journey="journey_1", name=f"Card {n}", x=float(n))
        for n in range(MANY)
    ]
    cards[5] = altered(cards[5], description="The only one that is described", pinned=True)
    cards[777] = altered(cards[777], channels=("channel_1",), duration=2.5, moment=Moment.TRUTH)
    cards[-1] = altered(cards[-1], kind=TouchpointKind.WAIT, journey="journey_2", essential=True)
    ways = [
        Connection(
            id=f"con_{n}", journey="journey_1", source=f"tp_{n}", target=f"tp_{n * 7 % 1_900}"
        )
        for n in range(1, 1_900)
    ]
    ways[3] = altered(ways[3], source="persona_1", bends=((1.0, 2.0), (3.0, 2.0)))
    ways[1_500] = altered(ways[1_500], target="persona_1", share=0.25, label="late")
    return [
        ProjectDetails(id="project_1", title="Large"),
        Journey(id="journey_1", title="One"),
        Journey(id="journey_2", title="Two"),
        Channel(id="channel_1", name="Phone"),
        Persona(id="persona_1", name="Someone"),
        *cards,
        *ways,
    ]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Large.journey"
    Session.create(path, records()).close()
    return path


def tamper(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_the_few_that_differ_are_read_as_they_are(path: Path) -> None:
    with Session.open(path) as session:
        assert session.project == Project(records())
        assert list(session.project.touchpoints) == [f"tp_{n}" for n in range(MANY)]


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE touchpoints SET moment = 'odd' WHERE id = 'tp_1234'", "tp_1234"),
        ("UPDATE touchpoints SET description = x'00ff' WHERE id = 'tp_1234'", "tp_1234"),
        ("UPDATE touchpoints SET channels = '[\"channel_9\"]' WHERE id = 'tp_1234'", "channel_9"),
        ("UPDATE touchpoints SET owner = 'actor_9' WHERE id = 'tp_1234'", "actor_9"),
        ("UPDATE touchpoints SET width = 9e99 WHERE id = 'tp_1234'", "tp_1234"),
        ("UPDATE touchpoints SET name = name || char(0) WHERE id = 'tp_1234'", "tp_1234"),
        ("UPDATE touchpoints SET id = 'pt_1234' WHERE id = 'tp_1999'", "pt_1234"),
        ("UPDATE connections SET source_persona = 'persona_1' WHERE id = 'con_1234'", "con_1234"),
        ("UPDATE connections SET target_touchpoint = NULL WHERE id = 'con_1234'", "con_1234"),
        (
            "UPDATE connections SET source_touchpoint = NULL, target_touchpoint = NULL, "
            "source_persona = 'persona_1', target_persona = 'persona_1' WHERE id = 'con_1234'",
            "connected to itself",
        ),
    ],
)
def test_one_that_cannot_be_is_named(path: Path, statement: str, said: str) -> None:
    loosen(path)
    tamper(path, statement)
    with pytest.raises(FileTrouble, match=said):
        Session.open(path)


def test_an_id_that_is_there_twice_is_named(path: Path) -> None:
    loosen(path)
    tamper(path, "UPDATE touchpoints SET id = 'tp_17' WHERE id = 'tp_1234'")
    with pytest.raises(FileTrouble, match=r"tp_17.*several with this id"):
        Session.open(path)


def loosen(path: Path) -> None:
    """The same tables without any of the rules that SQLite would hold."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for table in ("touchpoints", "connections"):
            connection.execute(f"CREATE TABLE loose AS SELECT * FROM {table} ORDER BY rowid")
            connection.execute(f"DROP TABLE {table}")
            connection.execute(f"ALTER TABLE loose RENAME TO {table}")
