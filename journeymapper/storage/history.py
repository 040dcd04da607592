"""The history of a file: every edit as a row, so that undo outlives the session.

A row holds its changes as compressed JSON: for an update only the fields that differ, for an
image nothing but its id.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby
from json.encoder import encode_basestring_ascii
from operator import ne
from typing import Any

from journeymapper.domain.change import Change, Changes
from journeymapper.domain.coding import (
    BadRecord,
    decode,
    decode_all,
    decoders_of,
    encode,
    encode_all,
    encode_column,
    encode_value,
    field_names,
)
from journeymapper.domain.columns import MANY, differing, in_runs
from journeymapper.domain.frozen import altered, altered_all, frozen
from journeymapper.domain.records import (
    RECORD_TYPES,
    TABLES,
    Image,
    Record,
    references,
    referred_ids,
)

KEPT_STEPS = 10_000
KEPT_BYTES = 64 * 1024 * 1024
_LARGE = 1024 * 1024
"""From so many bytes on a step is compressed less, and quicker."""
_LARGEST_STEP = 1024 * 1024 * 1024
_UNREADABLE = (AttributeError, TypeError, ValueError, KeyError, RecursionError)
_AT_ONCE = 500
"""So many steps over the limit before the oldest are dropped together."""

_WITH_IMAGES = frozenset(
    kind.table
    for kind in RECORD_TYPES
    if any(Image.table in reference.tables for reference in references(kind))
)
"""Tables whose records may refer to an image."""

Find = Callable[[str], Record | None]


class BadStep(ValueError):
    """A row of the history cannot be read, or does not fit the records."""


@frozen
class HistoryStep:
    """One undo step. ``at`` is UTC; undone steps wait to be redone."""

    position: int
    name: str
    at: datetime
    is_undone: bool


@frozen
class Head:
    """Where the history stands: steps done so far, and what undo and redo would take."""

    position: int
    oldest: int
    undo_name: str | None
    redo_name: str | None
    last_edit_at: datetime


@frozen
class Weight:
    """How many steps are kept, and how many compressed bytes they take."""

    steps: int
    size: int

    def more(self, size: int) -> Weight:
        """With one step more."""
        return Weight(self.steps + 1, self.size + size)

    @property
    def is_too_much(self) -> bool:
        return self.steps > KEPT_STEPS + _AT_ONCE or self.size > KEPT_BYTES


def packed(changes: Iterable[Change]) -> bytes:
    """Changes as a row keeps them."""
    parts: list[str] = []
    for kind, run in in_runs(changes):
        if kind is not None:
            parts += _updated(kind, run)
            continue
        entries: list[dict[str, Any]] = []
        for table, group in groupby(run, key=_created_table):
            if table:
                entries += _created(table, [one.after for one in group if one.after is not None])
            else:
                entries += map(_plain, group)
        parts.append(_as_json(entries)[1:-1])
    text = f"[{','.join(parts)}]".encode()
    return zlib.compress(text, 3 if len(text) < _LARGE else 1)


def _as_json(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))


def _updated(kind: type[Record], updates: Sequence[Change]) -> Iterator[str]:
    """What ``_plain`` says of updates of one kind of record, as JSON, for many at once. Mostly
    they change alike: what was before and after is written once for all that do."""
    found = differing(kind, updates)
    pairs = (zip(before, after, strict=True) for before, after in found.values())
    rows = zip(*pairs, strict=True) if found else ((),) * len(updates)
    known: dict[tuple[tuple[Any, Any], ...], str] = {}
    for change, row in zip(updates, rows, strict=True):
        sides = known.get(row)
        if sides is None:
            differ = [(name, *pair) for name, pair in zip(found, row, strict=True) if ne(*pair)]
            before = _as_json({name: encode_value(old) for name, old, _ in differ})
            after = _as_json({name: encode_value(new) for name, _, new in differ})
            known[row] = sides = f'"before":{before},"after":{after}}}'
        yield f'{{"table":"{kind.table}","id":{encode_basestring_ascii(change.id)},{sides}'


def _created_table(change: Change) -> str:
    """The table of the record that a change creates; empty where it does not create any, or an
    image."""
    table = change.table
    return table if change.before is None and table != Image.table else ""


def _created(table: str, records: list[Record]) -> Iterator[dict[str, Any]]:
    """What ``_plain`` says of new records, for many at once."""
    names = field_names(TABLES[table])
    for values in zip(*encode_all(TABLES[table], records), strict=True):
        after = dict(zip(names, values, strict=True))
        yield {"table": table, "id": after["id"], "before": None, "after": after}


def _plain(change: Change) -> dict[str, Any]:
    before, after = change.before, change.after
    if change.table == Image.table:
        sides: list[dict[str, Any] | None] = [
            None if one is None else {} for one in (before, after)
        ]
    elif before is not None and after is not None:
        names = [
            name
            for name in field_names(type(after))
            if getattr(before, name) != getattr(after, name)
        ]
        sides = [
            {name: encode_value(getattr(one, name)) for name in names} for one in (before, after)
        ]
    else:
        sides = [None if one is None else encode(one) for one in (before, after)]
    return {"table": change.table, "id": change.id, "before": sides[0], "after": sides[1]}


def unpacked(blob: bytes, find: Find, find_image: Find, *, is_done: bool) -> Changes:
    """The changes of a row. ``find`` gives the records as they stand: after the step when
    ``is_done``, else before it. Raises BadStep."""
    try:
        unpacker = zlib.decompressobj()
        entries = json.loads(unpacker.decompress(blob, _LARGEST_STEP))
        known: dict[str, Record | None] = {}
        changes: list[Change] = []
        if is_done:
            entries.reverse()
        for shape, group in groupby(entries, key=_shape):
            run = list(group)
            ids = {one["id"] for one in run}
            if shape is not None and MANY <= len(run) == len(ids - known.keys()):
                many = _changes(shape, run, find, is_done=is_done)
                known.update((one.id, one.before if is_done else one.after) for one in many)
                changes += many
                continue
            for entry in run:
                record_id = entry["id"]
                current = known[record_id] if record_id in known else find(record_id)
                change = _change(entry, current, find_image, is_done=is_done)
                known[record_id] = change.before if is_done else change.after
                changes.append(change)
    except (BadRecord, zlib.error, *_UNREADABLE) as error:
        raise BadStep(str(error)) from error
    return tuple(reversed(changes) if is_done else changes)


_Shape = tuple[str, tuple[str, ...]]


def _shape(entry: dict[str, Any]) -> _Shape | None:
    """The table and the fields of a change that leaves a record in its place; None where one comes
    or goes, and of images."""
    before, after = entry["before"], entry["after"]
    if before is None or after is None or entry["table"] == Image.table:
        return None
    return entry["table"], tuple(before)


def _changes(
    shape: _Shape, entries: Sequence[dict[str, Any]], find: Find, *, is_done: bool
) -> list[Change]:
    """What ``_change`` says of changes of one shape, each of another record, for many at once."""
    kind, names = TABLES[shape[0]], shape[1]
    here, there = ("after", "before") if is_done else ("before", "after")
    found = [find(one["id"]) for one in entries]
    current = [one for one in found if type(one) is kind]
    if len(current) < len(found):
        raise BadStep(f"one of {len(found)} {shape[0]} is not as the step expects")
    others: dict[str, Sequence[Any]] = {}
    for name in names:
        expected = [one[here][name] for one in entries]
        if list(encode_column([getattr(one, name) for one in current])) != expected:
            raise BadStep(f"some {shape[0]} have another {name} than the step expects")
        others[name] = decode_all(kind, name, [one[there][name] for one in entries])
    made = altered_all(current, **others)
    return list(map(Change, made, current) if is_done else map(Change, current, made))


def _change(
    entry: dict[str, Any], current: Record | None, find_image: Find, *, is_done: bool
) -> Change:
    here, there = entry["after"], entry["before"]
    if not is_done:
        here, there = there, here
    if (here is None) != (current is None):
        raise BadStep(f"{entry['id']} is not as the step expects")
    if current is not None:
        for name, value in here.items():
            if encode_value(getattr(current, name)) != value:
                raise BadStep(f"{entry['id']} has another {name} than the step expects")
    other: Record | None = None
    if there is not None:
        if current is not None:
            decoders = decoders_of(TABLES[entry["table"]])
            other = altered(current, **{name: decoders[name](there[name]) for name in there})
        elif entry["table"] == Image.table:
            other = find_image(entry["id"])
            if other is None:
                raise BadStep(f"{entry['id']} is lost")
        else:
            other = decode(entry["table"], there)
    return Change(other, current) if is_done else Change(current, other)


def images_of(changes: Iterable[Change]) -> set[str]:
    """The images that changes speak of, to be kept as long as their row."""
    found: set[str] = set()
    for change in changes:
        if change.table == Image.table:
            found.add(change.id)
        if change.table not in _WITH_IMAGES:
            continue
        for record in (change.before, change.after):
            if record is not None:
                found.update(
                    target
                    for reference, target in referred_ids(record)
                    if Image.table in reference.tables
                )
    return found


def written(moment: datetime) -> str:
    """A time as it is stored."""
    return moment.isoformat(timespec="milliseconds")


def moment(text: str) -> datetime:
    """A stored time; raises ValueError."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def read_head(connection: sqlite3.Connection) -> Head:
    """Raises TypeError or ValueError where the file's own row or a time is damaged."""
    created_at, forgotten = connection.execute("SELECT created_at, forgotten FROM file").fetchone()
    done = connection.execute(
        "SELECT position, name FROM history WHERE NOT is_undone ORDER BY position DESC LIMIT 1"
    ).fetchone()
    position, undo_name = done or (forgotten, None)
    redo = connection.execute(
        "SELECT name FROM history WHERE position > ? ORDER BY position LIMIT 1", (position,)
    ).fetchone()
    newest = connection.execute("SELECT at FROM history ORDER BY position DESC LIMIT 1").fetchone()
    last_edit_at = newest[0] if newest else created_at
    return Head(position, forgotten, undo_name, redo[0] if redo else None, moment(last_edit_at))


def read_steps(connection: sqlite3.Connection, limit: int) -> list[HistoryStep]:
    """The newest steps, the newest first, undone ones among them."""
    rows = connection.execute(
        "SELECT position, name, at, is_undone FROM history ORDER BY position DESC LIMIT ?", (limit,)
    )
    return [
        HistoryStep(position, name, moment(at), bool(undone)) for position, name, at, undone in rows
    ]


def add(connection: sqlite3.Connection, step: HistoryStep, merge_key: str, changes: Changes) -> int:
    """Write a step; what waited to be redone goes. Returns the bytes that it takes."""
    blob = packed(changes)
    connection.execute(
        "INSERT INTO history (position, name, at, merge_key, is_undone, changes) "
        "VALUES (?, ?, ?, ?, 0, ?)",
        (step.position, step.name, written(step.at), merge_key, blob),
    )
    _link_images(connection, step.position, changes)
    return len(blob)


def drop_undone(connection: sqlite3.Connection, position: int) -> None:
    """Forget the steps after this one."""
    connection.execute("DELETE FROM history_images WHERE position > ?", (position,))
    connection.execute("DELETE FROM history WHERE position > ?", (position,))


def rewrite(connection: sqlite3.Connection, position: int, at: datetime, changes: Changes) -> None:
    """Let a step make these changes; without any the step goes."""
    connection.execute("DELETE FROM history_images WHERE position = ?", (position,))
    if changes:
        connection.execute(
            "UPDATE history SET at = ?, changes = ? WHERE position = ?",
            (written(at), packed(changes), position),
        )
        _link_images(connection, position, changes)
    else:
        connection.execute("DELETE FROM history WHERE position = ?", (position,))


def mark(connection: sqlite3.Connection, position: int, *, is_undone: bool) -> None:
    connection.execute("UPDATE history SET is_undone = ? WHERE position = ?", (is_undone, position))


def mark_all(connection: sqlite3.Connection, first: int, last: int, *, is_undone: bool) -> None:
    """As ``mark``, for all steps from one position to another."""
    connection.execute(
        "UPDATE history SET is_undone = ? WHERE position BETWEEN ? AND ?", (is_undone, first, last)
    )


def _link_images(connection: sqlite3.Connection, position: int, changes: Changes) -> None:
    images = images_of(changes)
    if images:
        connection.executemany(
            "INSERT INTO history_images (position, image) VALUES (?, ?)",
            [(position, image) for image in sorted(images)],
        )


def weigh(connection: sqlite3.Connection) -> Weight:
    return Weight(
        *connection.execute(
            "SELECT count(*), coalesce(sum(length(changes)), 0) FROM history"
        ).fetchone()
    )


def forget_oldest(connection: sqlite3.Connection) -> int:
    """Drop the oldest steps beyond the limits; the newest always stays. Returns the position from
    which on steps are kept."""
    rows = connection.execute(
        "SELECT position, length(changes) FROM history ORDER BY position DESC"
    )
    size = 0
    for count, (position, length) in enumerate(rows.fetchall()):
        size += length
        if count and (count >= KEPT_STEPS or size > KEPT_BYTES):
            connection.execute("DELETE FROM history_images WHERE position <= ?", (position,))
            connection.execute("DELETE FROM history WHERE position <= ?", (position,))
            connection.execute("UPDATE file SET forgotten = ?", (position,))
            break
    (forgotten,) = connection.execute("SELECT forgotten FROM file").fetchone()
    return int(forgotten)
