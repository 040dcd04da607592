"""The sample and the templates: listed for the welcome page, opened as the user's own copies.

A template is a JSON file in ``resources/templates`` or ``resources/samples``; their form is told in
``resources/samples/README.md``.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from journeymapper.app.session import Session
from journeymapper.commands.base import tidy
from journeymapper.domain.coding import decode
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.records import Image, ProjectDetails, Record, references
from journeymapper.resource_folder import resource

SAMPLE = "trial-to-paid"
EMPTY = "empty"
ENDING = ".journey"
_FOLDERS = ("samples", "templates")
_UNFIT_FOR_FILE_NAMES = frozenset('<>:"/\\|?*')
_LONGEST_STEM = 80


@frozen
class TemplateInfo:
    """What the welcome page and ``--list-templates`` say of a template."""

    name: str
    title: str
    description: str
    is_sample: bool
    touchpoints: int
    loops: int


def templates() -> list[TemplateInfo]:
    """The sample first, then the templates, in the order that their files ask for."""
    found = []
    for path in _paths().values():
        content = _content(path)
        records = content["records"]
        connections = records.get("connections", ())
        info = TemplateInfo(
            path.stem,
            content["title"],
            content["description"],
            bool(content.get("sample")),
            len(records.get("touchpoints", ())),
            sum(one.get("kind") == "loop" for one in connections),
        )
        found.append((content["order"], info))
    return [info for _, info in sorted(found, key=lambda pair: (pair[0], pair[1].name))]


def template_records(name: str) -> tuple[Record, ...]:
    """The records of a template with fresh ids, ready for ``Session.create``.

    Fresh ids sort as the records stand in the file, so that ties by id fall alike in all copies.
    Raises EditRefused when there is no template of this name.
    """
    path = _paths().get(name)
    if path is None:
        raise EditRefused(
            f"There is no template called “{name}”. Choose one of: {', '.join(sorted(_paths()))}."
        )
    tables: Mapping[str, list[Mapping[str, Any]]] = _content(path)["records"]
    records = tuple(decode(table, one) for table, rows in tables.items() for one in rows)
    fresh = _fresh_ids(records)
    return tuple(_renamed(record, fresh) for record in records)


def new_from_template(path: Path, name: str) -> Session:
    """Make the file and open it. A template's project takes its title from the file's name; the
    sample keeps its own.

    Raises EditRefused for an unknown template, FileTrouble when the file cannot be made.
    """
    records = template_records(name)
    title = tidy(path.stem)
    if title and name != SAMPLE:
        records = tuple(
            replace(one, title=title) if isinstance(one, ProjectDetails) else one for one in records
        )
    return Session.create(path, records)


def own_sample() -> Path:
    """The user's own copy of the sample in their documents folder; made when it is not there.

    Raises FileTrouble when it cannot be made.
    """
    title = next(one.title for one in templates() if one.name == SAMPLE)
    path = default_folder() / f"{title}{ENDING}"
    if not path.exists():
        new_from_template(path, SAMPLE).close()
    return path


def open_sample() -> Session:
    """The user's own copy of the sample, opened.

    Raises FileTrouble, for example while another window has it open.
    """
    return Session.open(own_sample())


def default_folder() -> Path:
    """Where new projects go: the user's documents folder, or their home while they have none."""
    import platformdirs

    documents = Path(platformdirs.user_documents_path())
    return documents if documents.is_dir() else Path.home()


def free_path(folder: Path, title: str) -> Path:
    """A path in the folder that nothing has yet: ``Title.journey``, ``Title 2.journey``, …"""
    stem = _file_stem(title)
    path = folder / f"{stem}{ENDING}"
    number = 2
    while path.exists() or path.is_symlink():
        path = folder / f"{stem} {number}{ENDING}"
        number += 1
    return path


def _paths() -> dict[str, Path]:
    return {
        path.stem: path
        for folder in _FOLDERS
        for path in sorted(resource(folder).glob("*.json"), key=lambda one: one.name)
    }


def _content(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


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
    return replace(record, **values)


def _file_stem(title: str) -> str:
    """A title as a file name that every system takes."""
    plain = "".join(" " if one in _UNFIT_FOR_FILE_NAMES or ord(one) < 32 else one for one in title)
    return tidy(plain)[:_LONGEST_STEM].strip(" .") or "Journey"
