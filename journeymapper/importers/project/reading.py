"""The records of a project that somebody wrote as JSON: distrusted, value by value."""

from __future__ import annotations

import gc
import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from journeymapper.domain import rules
from journeymapper.domain.change import created
from journeymapper.domain.coding import BadRecord
from journeymapper.domain.errors import BrokenEdit, EditRefused
from journeymapper.domain.json_form import FORM, LARGEST, from_json, place, plain, shown
from journeymapper.domain.project import Project
from journeymapper.domain.records import TABLES, Image, ProjectDetails, Record, referred_ids
from journeymapper.importers.project.pieces import JsonPieces
from journeymapper.storage.format import CURRENT, Version
from journeymapper.storage.trouble import explaining

MOST_RECORDS = 500_000
_HEAD = 4096
"""Bytes within which a file says what it is."""
_SAYS_SO = re.compile(rf'\s*\{{.*"format"\s*:\s*"{FORM}"', re.DOTALL)
_VERSION = re.compile(r"(\d{1,4})\.(\d{1,4})")
_BEGINNINGS = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
_LONGEST_REASON = 300
_LOOKED_AT = 200
"""So many records are read before anybody is asked whether to go on."""

Progress = Callable[[float, str], None]
Go = Callable[[], None]
"""Asked again and again; raises what ends the work."""


def is_project(path: Path) -> bool:
    """Whether a file says in its first lines that it is a project; one that cannot be read does
    not, and whoever reads it next will say so."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD) if path.is_file() else b""
    except OSError:
        return False
    return _SAYS_SO.match(head.decode("utf-8-sig", "ignore")) is not None


def read_project(path: Path, progress: Progress, go: Go) -> list[Record]:
    """The records that a file holds.

    Raises EditRefused with a sentence that names table, id and field of what cannot be, FileTrouble
    where the file cannot be read, and whatever ``go`` raises.
    """
    with (
        explaining(path),
        path.open("rb") as file,
        TextIOWrapper(file, "utf-8-sig") as text,
        _without_garbage_collection(),
    ):
        size = path.stat().st_size
        if size > LARGEST:
            raise EditRefused(
                f"{shown(path.name)} is larger than {LARGEST // 1024**2} MB. Bring in a project "
                "with fewer or smaller pictures."
            )
        pieces = JsonPieces(text)
        records = _Reading(pieces, lambda: file.tell() / (size or 1), progress, go).records()
    go()
    progress(0.9, "Looking at what refers to what")
    _check_references(records)
    try:
        rules.check(Project(), created(*records))
    except (BrokenEdit, EditRefused) as error:
        why = plain(str(error), _LONGEST_REASON).rstrip(".")
        raise EditRefused(f"The project does not hold together: {why}.") from error
    return records


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Records hold no circles, and looking for some takes longer than reading them."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class _Reading:
    """One reading of a file, from its first sign to its last."""

    def __init__(
        self, pieces: JsonPieces, done: Callable[[], float], progress: Progress, go: Go
    ) -> None:
        self._pieces = pieces
        self._done = done
        self._progress = progress
        self._go = go
        self._records: list[Record] = []
        self._ids: set[str] = set()

    def records(self) -> list[Record]:
        found: set[str] = set()
        for key in self._pieces.members():
            if key == "records":
                self._read_tables()
            else:
                _check_head(key, self._pieces.value())
            found.add(key)
        self._pieces.end()
        missing = [one for one in ("format", "version", "records") if one not in found]
        if missing:
            raise EditRefused(f"The key “{missing[0]}” is missing. {_EXPECTED}")
        return self._records

    def _read_tables(self) -> None:
        for table in self._pieces.members():
            if table not in TABLES:
                raise EditRefused(f"There is no kind of record called {shown(table)}.")
            if self._pieces.sign() != "[":
                raise self._pieces.refusal(f"{shown(table)} is no list of records")
            for number, given in enumerate(self._pieces.items(), 1):
                if len(self._records) % _LOOKED_AT == 0:
                    self._go()
                    self._progress(0.9 * self._done(), f"Reading {table.replace('_', ' ')}")
                self._take(table, number, given)

    def _take(self, table: str, number: int, given: Any) -> None:
        if not isinstance(given, dict):
            raise EditRefused(
                f"{table}, record {number:,}: expected an object, found something else."
            )
        try:
            record = from_json(table, given)
        except BadRecord as error:
            raise EditRefused(str(error)) from error
        try:
            rules.check_values(record)
        except EditRefused as error:
            raise EditRefused(f"{place(table, record.id)}: {error}") from error
        if record.id in self._ids:
            raise EditRefused(f"{place(table, record.id, 'id')}: another record has the same id.")
        if isinstance(record, Image):
            _check_image(record)
        self._ids.add(record.id)
        self._records.append(record)
        if len(self._records) > MOST_RECORDS:
            raise EditRefused(f"The file holds more than {MOST_RECORDS:,} records.")


_EXPECTED = "Expected: a project that Journey Mapper wrote as JSON."


def _check_head(key: str, value: Any) -> None:
    """What stands beside the records; raises EditRefused."""
    if key == "format":
        if value != FORM:
            raise EditRefused(f"“format” is {shown(value)}, not “{FORM}”. {_EXPECTED}")
    elif key == "version":
        found = _VERSION.fullmatch(value) if isinstance(value, str) else None
        if found is None:
            raise EditRefused(f"“version” is {shown(value)}; expected one such as “{CURRENT}”.")
        version = Version(int(found[1]), int(found[2]))
        if version.major != CURRENT.major or version > CURRENT:
            raise EditRefused(
                f"The project is of format {version}; this Journey Mapper knows {CURRENT}. "
                "Update it, then try again."
            )
    elif key != "program":
        raise EditRefused(f"There is no key {shown(key)}. {_EXPECTED}")


def _check_image(image: Image) -> None:
    begins = _BEGINNINGS.get(image.media_type)
    where = place(Image.table, image.id, "data")
    if begins is None:
        where = place(Image.table, image.id, "media_type")
        raise EditRefused(f"{where}: expected one of: {', '.join(_BEGINNINGS)}.")
    if not image.data.startswith(begins):
        raise EditRefused(f"{where}: this is no picture of the type {image.media_type}.")
    if image.id != f"{Image.prefix}_{hashlib.sha256(image.data).hexdigest()}":
        raise EditRefused(f"{where}: the id of a picture is the SHA-256 of its bytes; this is not.")


def _check_references(records: list[Record]) -> None:
    tables = {one.id: one.table for one in records}
    details = sum(isinstance(one, ProjectDetails) for one in records)
    if details != 1:
        raise EditRefused(f"{ProjectDetails.table}: expected one record, found {details:,}.")
    for record in records:
        for reference, target in referred_ids(record):
            if tables.get(target) not in reference.tables:
                where = place(record.table, record.id, reference.field)
                wanted = " or ".join(one.replace("_", " ") for one in reference.tables)
                raise EditRefused(f"{where}: there is no {shown(target)} among the {wanted}.")
