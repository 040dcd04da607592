"""A project written as JSON, record by record, so that memory does not grow with it.

Every record has all its fields, one a line, in the order of their classes: two exports can be
compared line by line, and whoever reads one need not know a default.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from json import JSONEncoder
from typing import Any, TextIO

from journeymapper import __version__
from journeymapper.domain.json_form import FORM, LARGEST, to_json
from journeymapper.domain.records import RECORD_TYPES, Record
from journeymapper.domain.remark import Remark
from journeymapper.exporters.extent import handed_over
from journeymapper.exporters.job import ExportJob, IsCancelled, Progress, stop_if
from journeymapper.storage.format import CURRENT

_AT_ONCE = 200
_said = JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def write(job: ExportJob, progress: Progress, cancelled: IsCancelled) -> tuple[Remark, ...]:
    """Write the project of a job; a remark where it is too large to be brought in again."""
    stop_if(cancelled)
    progress(0.0, "Gathering the records")
    project = handed_over(job, cancelled)
    tables = [(kind.table, list(project.all(kind).values())) for kind in RECORD_TYPES]
    count, done = sum(len(records) for _, records in tables) or 1, 0
    with job.path.open("w", encoding="utf-8", newline="\n") as file:
        _write_head(file)
        separator = "\n"
        for table, records in tables:
            if not records:
                continue
            file.write(f"{separator}    {_said(table)}: [\n")
            separator = ",\n"
            for number, some in enumerate(_slices(records)):
                stop_if(cancelled)
                progress(done / count, f"Writing {table.replace('_', ' ')}")
                if number:
                    file.write(",\n")
                file.write(",\n".join(map(_told, some)))
                done += len(some)
            file.write("\n    ]")
        file.write("\n  }\n}\n")
    size = job.path.stat().st_size
    if size <= LARGEST:
        return ()
    most = LARGEST // 1024**2
    told = f"The file has {size // 1024**2:,} MB; only up to {most} MB can be brought in again."
    return (Remark(f"{told} Save a copy of the project instead."),)


def _write_head(file: TextIO) -> None:
    head = {
        "format": FORM,
        "version": str(CURRENT),
        "program": f"Journey Mapper {__version__}",
    }
    lines = [f"  {_said(key)}: {_said(value)}" for key, value in head.items()]
    file.write("{\n" + ",\n".join(lines) + ',\n  "records": {')


def _slices(records: Sequence[Record]) -> Iterator[list[Record]]:
    waiting = iter(records)
    while some := list(islice(waiting, _AT_ONCE)):
        yield some


def _told(record: Record) -> str:
    lines = [f'        "{name}": {_plain(value)}' for name, value in to_json(record).items()]
    return "      {\n" + ",\n".join(lines) + "\n      }"


def _plain(value: Any) -> str:
    # Each of these a quarter of what the encoder takes for anything but text.
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if value == []:
        return "[]"
    return repr(value) if type(value) is int else _said(value)
