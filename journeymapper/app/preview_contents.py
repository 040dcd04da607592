"""What a preview shows of a file without pages: slides, the maps of a web page, the beginnings of
tables and of texts. All of it comes from what makes the file itself, so that nothing is promised
that the file does not hold."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from journeymapper.domain.frozen import frozen
from journeymapper.domain.remark import Remark
from journeymapper.drawing.primitives import Page
from journeymapper.exporters import glance
from journeymapper.exporters.glance import TableGlance, TextGlance
from journeymapper.exporters.job import ExportJob
from journeymapper.exporters.registry import exporter_for

GoOn = Callable[[], None]
"""Asked often; raises when the preview is no longer wished."""


@frozen
class PageSeen:
    """A page at its place, from 0, and the part of the document that it belongs to."""

    place: int
    page: Page
    section: str = ""


Seen = PageSeen | TextGlance | tuple[TableGlance, ...]
Seeing = Generator[Seen, None, tuple[Remark, ...]]
"""Gives in the end the exporter's remarks."""


def seen_of(job: ExportJob, go_on: GoOn) -> Seeing:
    """What is to be seen of the job's file. Raises EditRefused and FileTrouble for what the export
    would be refused for, and whatever ``go_on`` raises."""
    return _WAYS[job.options.format_name](job, go_on)


def _slides(job: ExportJob, go_on: GoOn) -> Seeing:
    from journeymapper.exporters.pptx.document import slides_by_part
    from journeymapper.exporters.pptx.seen import seen

    place = 0
    remarks: tuple[Remark, ...] = ()
    for deck, section, told in slides_by_part(job, _silent, _asking(go_on)):
        remarks = told
        for sheet in deck.sheets[place:]:
            go_on()
            yield PageSeen(place, seen(deck, sheet), section)
            place += 1
    return remarks


def _web_page(job: ExportJob, go_on: GoOn) -> Seeing:
    from journeymapper.exporters.html.glance import contents_pages, headings_in, map_page

    place = 0
    if not job.options.sections or "map" in job.options.sections:
        for place, journey in enumerate(job.journeys, 1):
            go_on()
            yield PageSeen(place - 1, map_page(job, journey))
    with TemporaryDirectory(prefix="journeymapper-") as folder:
        path, remarks = _written(job, Path(folder), go_on)
        pages = contents_pages(headings_in(path))
    for number, page in enumerate(pages, place):
        yield PageSeen(number, page)
    return remarks


def _workbook(job: ExportJob, go_on: GoOn) -> Seeing:
    from journeymapper.exporters.xlsx.glance import sheets_of

    yield sheets_of(job, _asking(go_on))
    return ()


def _tables(job: ExportJob, go_on: GoOn) -> Seeing:
    with TemporaryDirectory(prefix="journeymapper-") as folder:
        path, remarks = _written(job, Path(folder), go_on)
        yield glance.tables_in(path)
    return remarks


def _text(job: ExportJob, go_on: GoOn) -> Seeing:
    with TemporaryDirectory(prefix="journeymapper-") as folder:
        path, remarks = _written(job, Path(folder), go_on)
        yield glance.text_in(path)
    return remarks


def _written(job: ExportJob, folder: Path, go_on: GoOn) -> tuple[Path, tuple[Remark, ...]]:
    path = folder / job.path.name
    exporter = exporter_for(path, job.options.format_name)
    remarks = exporter.write(replace(job, path=path), _silent, _asking(go_on))
    return path, remarks


def _asking(go_on: GoOn) -> Callable[[], bool]:
    def is_unwanted() -> bool:
        go_on()
        return False

    return is_unwanted


def _silent(done: float, what: str) -> None:
    del done, what


_WAYS: dict[str, Callable[[ExportJob, GoOn], Seeing]] = {
    "pptx": _slides,
    "html": _web_page,
    "xlsx": _workbook,
    "csv": _tables,
    "markdown": _text,
    "json": _text,
}
CONTENTS = frozenset(_WAYS)
"""Formats that are looked at so."""
