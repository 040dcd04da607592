"""The files that templates come from: read with bounds, since anybody may have written them.

Their form is told in ``resources/samples/README.md``.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields, replace
from pathlib import Path
from typing import Any

from journeymapper.commands.base import tidy
from journeymapper.domain import rules
from journeymapper.domain.change import created
from journeymapper.domain.coding import BadRecord, decode, encode, required_fields
from journeymapper.domain.errors import BrokenEdit, EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import TABLES, Action, Dismissal, Image, Record, references
from journeymapper.resource_folder import resource

SHIPPED_FOLDERS = ("samples", "templates")
FORM = "journey mapper records"
VERSION = 1
LARGEST = 4 * 1024 * 1024
"""Bytes of a template's file."""
MOST_RECORDS = 10_000
LONGEST_HEAD = 4096
"""Bytes within which a shipped file comes to its records."""
LONGEST_TITLE = 80
LONGEST_DESCRIPTION = 300


@frozen
class TemplateInfo:
    """What the welcome page and ``--list-templates`` say of a template. ``is_own``: the user saved
    it."""

    name: str
    title: str
    description: str
    is_sample: bool
    is_own: bool = False


@frozen
class TemplateFile:
    """A template as it was read: what is said of it, and its plain records."""

    info: TemplateInfo
    tables: Mapping[str, list[Mapping[str, Any]]]

    def records(self) -> tuple[Record, ...]:
        """Its records with fresh ids that sort as the records stand in the file, so that ties by
        id fall alike in all copies; raises as ``kept`` does."""
        records = self.kept()
        fresh = _fresh_ids(records)
        return tuple(_renamed(record, fresh) for record in records)

    def kept(self) -> tuple[Record, ...]:
        """Its records as they stand; raises EditRefused where they are not what records must be."""
        try:
            records = tuple(
                decode(table, one) for table, rows in self.tables.items() for one in rows
            )
            if len({one.id for one in records}) < len(records):
                raise BadRecord("two records have the same id")
            rules.check(Project(), created(*records))
        except (BadRecord, BrokenEdit, EditRefused) as error:
            raise refused(self.info.name, str(error)) from error
        return records


def shipped_paths() -> dict[str, Path]:
    """The files of the sample and of the templates that come with the program, by name."""
    return {
        path.stem: path
        for folder in SHIPPED_FOLDERS
        for path in sorted(resource(folder).glob("*.json"), key=lambda one: one.name)
    }


def read(path: Path, *, is_own: bool = False) -> TemplateFile:
    """The template that a file holds; its records are looked at by ``records``.

    Raises EditRefused with a sentence that says what is wrong with the file.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise refused(path.stem, error.strerror or "it cannot be read") from error
    if len(data) > LARGEST:
        raise refused(path.stem, "it is larger than 4 MB")
    try:
        content = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise refused(path.stem, "it is no JSON text") from error
    if not isinstance(content, dict) or content.get("format") != FORM:
        raise refused(path.stem, f"its “format” is not “{FORM}”")
    if content.get("version") != VERSION:
        raise refused(path.stem, f"its “version” is not {VERSION}: another program wrote it")
    tables = _tables(path.stem, content.get("records"))
    return TemplateFile(_info(path.stem, content, is_own=is_own), tables)


def shipped_infos() -> list[TemplateInfo]:
    """What is said of the sample and of the program's templates, in the order that their files ask
    for. Only the heads of the files are read: their records come last."""
    found = []
    for path in shipped_paths().values():
        with path.open("rb") as file:
            head, _, _ = file.read(LONGEST_HEAD).decode("utf-8", "ignore").partition('"records"')
        content = json.loads(f"{head.rstrip().rstrip(',')}}}")
        found.append((content["order"], _info(path.stem, content)))
    return [info for _, info in sorted(found, key=lambda pair: (pair[0], pair[1].name))]


def written(title: str, description: str, records: Iterable[Record]) -> bytes:
    """The file of a template, one record a line, fields that have their default left out."""
    tables: dict[str, list[str]] = {}
    for record in records:
        plain = json.dumps(_told(record), ensure_ascii=False)
        tables.setdefault(record.table, []).append(f"      {plain}")
    inside = ",\n".join(
        f'    "{table}": [\n' + ",\n".join(tables[table]) + "\n    ]"
        for table in TABLES
        if table in tables
    )
    head = json.dumps(
        {"format": FORM, "version": VERSION, "title": title, "description": description},
        ensure_ascii=False,
        indent=2,
    )
    return f'{head[:-2]},\n  "records": {{\n{inside}\n  }}\n}}\n'.encode()


def refused(name: str, why: str) -> EditRefused:
    """The sentence for a template that cannot be used."""
    return EditRefused(f"The template “{name}” was passed over: {why.rstrip('.')}.")


def _tables(name: str, found: Any) -> dict[str, list[Mapping[str, Any]]]:
    if not isinstance(found, dict):
        raise refused(name, "it holds no “records”")
    for table, rows in found.items():
        if table not in TABLES:
            raise refused(name, f"there is no kind of record called “{table[:40]}”")
        if not isinstance(rows, list) or not all(isinstance(one, dict) for one in rows):
            raise refused(name, f"“{table}” is no list of records")
    if sum(map(len, found.values())) > MOST_RECORDS:
        raise refused(name, f"it holds more than {MOST_RECORDS:,} records")
    return found


def _info(name: str, content: Mapping[str, Any], *, is_own: bool = False) -> TemplateInfo:
    return TemplateInfo(
        name,
        _line(name, content, "title", LONGEST_TITLE) or name,
        _line(name, content, "description", LONGEST_DESCRIPTION),
        bool(content.get("sample")) and not is_own,
        is_own,
    )


def _line(name: str, content: Mapping[str, Any], key: str, longest: int) -> str:
    value = content.get(key, "")
    if not isinstance(value, str):
        raise refused(name, f"its “{key}” is no text")
    printable = "".join(one if one.isprintable() else " " for one in value)
    return tidy(printable)[:longest]


def _told(record: Record) -> dict[str, Any]:
    """A record's plain values without those that are its defaults anyway."""
    plain = encode(record)
    required = required_fields(type(record))
    bare = encode(replace(record, **_defaults(type(record))))
    return {name: value for name, value in plain.items() if name in required or value != bare[name]}


def _defaults(kind: type[Record]) -> dict[str, Any]:
    return {one.name: one.default for one in fields(kind) if one.default is not MISSING}


def _fresh_ids(records: tuple[Record, ...]) -> dict[str, str]:
    by_kind: dict[type[Record], list[str]] = {}
    for record in records:
        by_kind.setdefault(type(record), []).append(record.id)
    fresh: dict[str, str] = {}
    for kind, ids in by_kind.items():
        if kind is Image:  # an image's id is the fingerprint of its bytes
            continue
        tails: set[str] = set()
        while len(tails) < len(ids):
            tails.add(secrets.token_hex(8))
        fresh.update(
            (old, f"{kind.prefix}_{tail}") for old, tail in zip(ids, sorted(tails), strict=True)
        )
    return fresh


def _renamed(record: Record, fresh: Mapping[str, str]) -> Record:
    values: dict[str, Any] = {"id": fresh.get(record.id, record.id)}
    for reference in references(type(record)):
        value = getattr(record, reference.field)
        if reference.many:
            values[reference.field] = tuple(sorted(fresh.get(one, one) for one in value))
        elif value is not None:
            values[reference.field] = fresh.get(value, value)
    named = {Action: "finding", Dismissal: "about"}.get(type(record), "")
    if named:
        values[named] = " ".join(fresh.get(one, one) for one in getattr(record, named).split(" "))
    return replace(record, **values)
