"""The tables of a project as CSV (RFC 4180), a file for each kind of record that there is.

They are for spreadsheets and for people: UTF-8 with its mark, headers in words, what a record
refers to by name and by id, choices as they are said on the screen, dates in ISO 8601. What a
spreadsheet would run as a formula begins with an apostrophe (``analysis.spreadsheet.harmless``;
OWASP, "CSV Injection"), which our own import takes off again. Pictures lie beside the tables.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from io import TextIOWrapper
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from journeymapper.analysis.sources import said_of
from journeymapper.analysis.spreadsheet import harmless
from journeymapper.domain.coding import field_names
from journeymapper.domain.project import Project
from journeymapper.domain.records import RECORD_TYPES, Image, Record, references
from journeymapper.domain.remark import Remark
from journeymapper.domain.vocabulary import Word
from journeymapper.exporters.extent import handed_over
from journeymapper.exporters.job import ExportJob, IsCancelled, Progress, stop_if

BETWEEN = "; "
"""Between the values of a cell that holds several."""
PICTURES = "pictures"
"""The folder of the pictures in the ZIP file."""
_AT_ONCE = 200
_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The day that all files in the ZIP file bear, so that the same project gives the same bytes."""
_ENDINGS = {"image/png": ".png", "image/jpeg": ".jpg"}
_Cells = Callable[[Record], Sequence[Any]]


def write(job: ExportJob, progress: Progress, cancelled: IsCancelled) -> tuple[Remark, ...]:
    """Write the tables of a job's project; no remarks."""
    stop_if(cancelled)
    progress(0.0, "Gathering the records")
    project = handed_over(job, cancelled)
    kinds = [kind for kind in RECORD_TYPES if project.all(kind)]
    count, done = sum(len(project.all(kind)) for kind in kinds) or 1, 0
    with ZipFile(job.path, "w") as archive:
        for kind in kinds:
            with (
                archive.open(_entry(f"{kind.table}.csv"), "w", force_zip64=True) as raw,
                TextIOWrapper(raw, "utf-8-sig", newline="") as file,
            ):
                table = csv.writer(file)
                heads, cells = _columns(project, kind)
                table.writerow(heads)
                for number, record in enumerate(project.all(kind).values()):
                    if number % _AT_ONCE == 0:
                        stop_if(cancelled)
                        progress(done / count, f"Writing {kind.table.replace('_', ' ')}")
                    table.writerow([harmless(_plain(one)) for one in cells(record)])
                    done += 1
        for image in project.images.values():
            stop_if(cancelled)
            archive.writestr(_entry(_file_of(image), ZIP_STORED), image.data)
    return ()


def _entry(name: str, compressed: int = ZIP_DEFLATED) -> ZipInfo:
    entry = ZipInfo(name, _BEGINNING)
    entry.compress_type = compressed
    entry.create_system = 3  # as on Linux, wherever it is made
    entry.external_attr = 0o644 << 16
    return entry


def _file_of(image: Image) -> str:
    return f"{PICTURES}/{image.id}{_ENDINGS.get(image.media_type, '.bin')}"


def _columns(project: Project, kind: type[Record]) -> tuple[list[str], _Cells]:
    """The heads of a table, and what gives a record's cells."""
    referring = {one.field for one in references(kind)}
    heads: list[str] = []
    for name in field_names(kind):
        said = name.replace("_", " ").capitalize() if name != "id" else "Id"
        if name in referring:
            heads += [said, f"{said} id"]
        else:
            heads.append("File" if kind is Image and name == "data" else said)

    def cells(record: Record) -> Iterator[Any]:
        for name in field_names(kind):
            value = getattr(record, name)
            if name in referring:
                ids = value if isinstance(value, tuple) else (value,) if value else ()
                yield BETWEEN.join(_name(project, one) for one in ids)
                yield BETWEEN.join(ids)
            elif isinstance(record, Image) and name == "data":
                yield _file_of(record)
            else:
                yield value

    return heads, lambda record: list(cells(record))


def _name(project: Project, record_id: str) -> str:
    record = project.find(record_id)
    if record is None or isinstance(record, Image):
        return ""
    return said_of(project, record)


def _plain(value: Any) -> str | float | None:
    """A value as a cell says it; several with semicolons between."""
    if isinstance(value, tuple):
        return BETWEEN.join(str(_plain(one)) for one in value)
    if isinstance(value, Word):
        return value.label
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(type(value))
