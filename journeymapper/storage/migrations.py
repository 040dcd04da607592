"""From one version of the format to the next: ordered steps, each in one transaction.

Imported late, by what creates and what migrates a file: sqlite-utils takes a tenth of a second.
A step that changes what records are converts the rows of the history as well.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from sqlite_utils import Database

from journeymapper.storage import (
    version_1_0,
    version_1_1,
    version_1_2,
    version_1_3,
    version_1_4,
)
from journeymapper.storage.format import APPLICATION_ID, Version


def to_1_0(database: Database) -> None:
    """An empty file becomes a project without records."""
    _create(database, version_1_0.TABLES, version_1_0.REFERENCES)
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    database.table("file").insert({"id": 1, "created_at": now, "forgotten": 0})
    database.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def to_1_1(database: Database) -> None:
    """Lanes, triggers, content, experiments, seasons, actions, votes and sources get tables."""
    _create(database, version_1_1.TABLES, version_1_1.REFERENCES)


def to_1_2(database: Database) -> None:
    """Set-aside hints, thresholds and validations get tables."""
    _create(database, version_1_2.TABLES, version_1_2.REFERENCES)


def to_1_3(database: Database) -> None:
    """Clusters of stickies and photos of the wall get tables."""
    _create(database, version_1_3.TABLES, version_1_3.REFERENCES)


def to_1_4(database: Database) -> None:
    """Export presets and rounds of review get tables."""
    _create(database, version_1_4.TABLES, version_1_4.REFERENCES)


def _create(
    database: Database, statements: str, references: Iterable[tuple[str, tuple[str, ...]]]
) -> None:
    """Run the statements; index the columns that refer to other records."""
    for statement in statements.split(";"):
        if statement.strip():
            database.execute(statement)
    for table, columns in references:
        needed = {column.name for column in database.table(table).columns if column.notnull}
        for column in columns:
            where = "" if column in needed else f"WHERE {column} IS NOT NULL"
            database.execute(f"CREATE INDEX {table}_by_{column} ON {table} ({column}) {where}")


STEPS: tuple[tuple[Version, Callable[[Database], None]], ...] = (
    (Version(1, 0), to_1_0),
    (Version(1, 1), to_1_1),
    (Version(1, 2), to_1_2),
    (Version(1, 3), to_1_3),
    (Version(1, 4), to_1_4),
)


def migrate(connection: sqlite3.Connection) -> None:
    """Take every step that the file has not taken yet."""
    database = Database(connection, execute_plugins=False)
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    for version, step in STEPS:
        if version.number > number:
            with database.atomic():
                step(database)
                database.execute(f"PRAGMA user_version = {version.number}")
