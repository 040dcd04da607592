"""What a selection is on the clipboard: JSON text, read back as if a stranger had written it.

    {"journeymapper": 1, "records": [{"table": "touchpoints", "values": {"id": …}}, …]}

Values are those of ``domain.coding``; an image's bytes are base64.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Any

from journeymapper.domain.coding import BadRecord, decode, encode
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Actor,
    Attachment,
    Channel,
    Citation,
    Cluster,
    Connection,
    Content,
    Experience,
    Image,
    Measure,
    Persona,
    Presence,
    Record,
    Source,
    Sticky,
    Touchpoint,
    Trigger,
)
from journeymapper.domain.rules import check_values

MIME_TYPE = "application/x-journeymapper"
VERSION = 1
LONGEST = 64 * 1024 * 1024
MOST_RECORDS = 100_000
KINDS: tuple[type[Record], ...] = (
    Image,
    Channel,
    Actor,
    Persona,
    Source,
    Touchpoint,
    Measure,
    Connection,
    Presence,
    Experience,
    Cluster,
    Sticky,
    Attachment,
    Trigger,
    Content,
    Citation,
)
"""What can lie on the clipboard, in the order in which records refer to one another."""
_TABLES = frozenset(kind.table for kind in KINDS)
_IMAGE_STARTS = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}


def clip(project: Project, ids: Sequence[str]) -> str:
    """The chosen touchpoints, stickies and persona chips as clipboard text, with what lies between
    them. Raises EditRefused when nothing of that is chosen."""
    records = gathered(project, ids)
    items = [{"table": record.table, "values": _plain(record)} for record in records]
    return json.dumps({"journeymapper": VERSION, "records": items}, ensure_ascii=False)


def gathered(project: Project, ids: Sequence[str]) -> list[Record]:
    """The chosen records and what comes with them: connections whose both ends are chosen,
    experiences, stickies, pictures, triggers, content and measures of the touchpoints, what all
    this rests on, and the personas, channels and actors that are needed to understand it. Without
    feedback, readings and paths: those were true once, there.

    Raises EditRefused when neither a touchpoint nor a sticky nor a persona chip is chosen.
    """
    found: dict[str, Record] = {}
    chosen = [record for one in ids if (record := project.find(one)) is not None]
    holders = [one for one in chosen if isinstance(one, Touchpoint | Presence | Sticky)]
    if not holders:
        raise EditRefused("Choose something on the map first, then copy it.")
    found.update((one.id, one) for one in holders)
    for touchpoint in [one for one in holders if isinstance(one, Touchpoint)]:
        for kind in (Experience, Sticky, Attachment, Trigger, Content, Measure):
            found.update((one.id, one) for one in project.referring(kind, touchpoint.id))
    for connection in _between(project, holders):
        found[connection.id] = connection
    for cited in list(found):
        found.update((one.id, one) for one in project.referring(Citation, cited))
    for record in list(found.values()):
        for helper in _helpers(project, record):
            found[helper.id] = helper
    place = {kind.table: n for n, kind in enumerate(KINDS)}
    return sorted(found.values(), key=lambda one: place[one.table])


def _between(project: Project, holders: Iterable[Record]) -> list[Connection]:
    ends: dict[tuple[str, str], None] = {}
    for holder in holders:
        if isinstance(holder, Touchpoint):
            ends[holder.journey, holder.id] = None
        elif isinstance(holder, Presence):
            ends[holder.journey, holder.persona] = None
    return [
        connection
        for journey, end in ends
        for connection in project.referring(Connection, end)
        if connection.source == end
        and connection.journey == journey
        and (journey, connection.target) in ends
    ]


def _helpers(project: Project, record: Record) -> list[Record]:
    """Personas, channels, actors, sources and images that a record speaks of."""
    ids: list[str | None] = []
    if isinstance(record, Touchpoint):
        ids = [*record.channels, record.owner, *record.done_by]
    elif isinstance(record, Trigger):
        ids = [record.channel]
    elif isinstance(record, Citation):
        ids = [record.source]
    elif isinstance(record, Sticky):
        is_in_tray = record.stage is None and record.touchpoint is None
        ids = [record.persona, record.cluster if is_in_tray else None]
    elif isinstance(record, Presence | Experience | Content | Measure):
        ids = [record.persona]
    elif isinstance(record, Attachment):
        ids = [record.image]
    return [one for helper in ids if helper and (one := project.find(helper)) is not None]


def _plain(record: Record) -> dict[str, Any]:
    values = encode(record)
    if isinstance(record, Image):
        values["data"] = base64.b64encode(record.data).decode("ascii")
    return values


def read_clip(text: str) -> list[Record]:
    """The records that a clipboard text holds, each checked for itself.

    Raises EditRefused, naming what is wrong, for anything that ``clip`` would not have written.
    """
    if len(text) > LONGEST:
        raise EditRefused("The clipboard holds more than 64 MB. Copy less at a time.")
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise EditRefused(
            "The clipboard holds nothing that can be pasted here. Copy touchpoints first."
        ) from error
    if not isinstance(document, dict) or "journeymapper" not in document:
        raise EditRefused(
            "The clipboard holds nothing that can be pasted here. Copy touchpoints first."
        )
    version = document["journeymapper"]
    if version != VERSION:
        raise EditRefused(
            "The clipboard was filled by another version of Journey Mapper. "
            "Copy again from a window of this version."
        )
    items = document.get("records")
    if not isinstance(items, list) or not items:
        raise EditRefused("The clipboard is empty. Copy touchpoints first.")
    if len(items) > MOST_RECORDS:
        raise EditRefused("The clipboard holds more than 100,000 things. Copy less at a time.")
    records: dict[str, Record] = {}
    for number, item in enumerate(items, 1):
        record = _read(item, number)
        if record.id in records:
            raise EditRefused(f"{_PLACE.format(number)}: {record.id[:40]} is there twice.")
        records[record.id] = record
    return list(records.values())


_PLACE = "The clipboard cannot be pasted. Record {}"


def _read(item: Any, number: int) -> Record:
    place = _PLACE.format(number)
    if not isinstance(item, dict) or not isinstance(item.get("values"), dict):
        raise EditRefused(f"{place}: expected a table and values.")
    table, values = item.get("table"), dict(item["values"])
    if not isinstance(table, str) or table not in _TABLES:
        raise EditRefused(f"{place}: {str(table)[:40]!r} is no kind that can be pasted.")
    try:
        if table == Image.table:
            values["data"] = base64.b64decode(values.get("data", ""), validate=True)
        record = decode(table, values)
    except (BadRecord, TypeError, binascii.Error) as error:
        raise EditRefused(f"{place}: {str(error)[:200]}.") from error
    if isinstance(record, Image):
        _check_image(record, place)
    check_values(record)
    return record


def _check_image(image: Image, place: str) -> None:
    start = _IMAGE_STARTS.get(image.media_type)
    if start is None or not image.data.startswith(start):
        raise EditRefused(f"{place}: expected a PNG or JPEG picture.")
    if image.id != f"{Image.prefix}_{hashlib.sha256(image.data).hexdigest()}":
        raise EditRefused(f"{place}: the picture is not the one that was copied.")
