"""What a preview shows of a document: its pages one by one, the one that is looked at first."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from journeymapper.analysis.handing_over import project_for, remarks_for
from journeymapper.app.export import preparation, spoken_in
from journeymapper.app.logos import with_logo
from journeymapper.app.preview_contents import CONTENTS, PageSeen, seen_of
from journeymapper.domain.document_records import ExportPreset
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.record import Record
from journeymapper.domain.records import Image
from journeymapper.domain.remark import Remark
from journeymapper.drawing.pages import SECTIONS, document
from journeymapper.drawing.pages.map_head import journey_name
from journeymapper.drawing.primitives import Page
from journeymapper.exporters.glance import TableGlance, TextGlance
from journeymapper.exporters.job import ExportJob
from journeymapper.exporters.maps import stacked_maps
from journeymapper.exporters.registry import exporter_for
from journeymapper.words import speaking

WITH_PAGES = frozenset({"pdf"})
"""Formats whose files are these pages."""
PICTURES = frozenset({"png", "svg"})
"""Formats whose files are one picture."""


_DEAR = frozenset({"", "cover", "summary", "map"})
"""Parts of slides that are not made twice: they come first anyway, or take long."""


class Newer(Exception):
    """Something else is wished meanwhile."""


@frozen
class PagesTold:
    """All pages were told."""

    count: int
    remarks: tuple[Remark, ...]


@frozen
class ContentsTold:
    """The beginning of what a file without pages will hold."""

    contents: Contents


Contents = TextGlance | tuple[TableGlance, ...]
GoOn = Callable[[], None]
"""Asked often; raises Newer when the pages are no longer wished."""
_Told = tuple[int, int, Page] | ContentsTold | PagesTold


class Laying:
    """A project whose pages are laid out as they are wished, one wish after the other."""

    def __init__(self, records: tuple[Record, ...], at: datetime) -> None:
        self._project = Project(records)
        self._at = at
        self._section_of: list[str] = []
        """The section of every page that was laid out last."""
        self._titles: list[str] = []

    def pages(
        self, options: ExportPreset, place: int, logo: Image | None, go_on: GoOn
    ) -> Iterator[_Told]:
        """Place, count and page, until all are told: see ``PageCame``. Raises EditRefused for what
        an export would refuse as well, and whatever ``go_on`` raises."""
        project = with_logo(self._project, logo)
        path = Path(f"map.{options.format_name}")
        needs_journey = exporter_for(path, options.format_name).needs_journey
        job = preparation(project, path, options, at=self._at, needs_journey=needs_journey)
        go_on()
        with speaking(spoken_in(options.format_name, options)):
            shown = project_for(project, options)
        job = replace(job, project=shown)
        remarks: tuple[Remark, ...] = ()
        if options.format_name in PICTURES:
            with speaking(options.language):
                picture = _picture(job, go_on)
            yield 0, 1, picture
            count = 1
        elif options.format_name in CONTENTS:
            count, remarks = yield from self._contents(job, place, go_on)
        else:
            wished = replace(options, journeys=job.journeys)
            yield from self._first(job, wished, place)
            go_on()
            pages = self._all(job, wished, go_on)
            for number, page in enumerate(pages):
                yield number, len(pages), page
            count = len(pages)
        go_on()
        yield PagesTold(count, (*remarks_for(project, options, shown), *remarks))

    def _contents(
        self, job: ExportJob, place: int, go_on: GoOn
    ) -> Generator[_Told, None, tuple[int, tuple[Remark, ...]]]:
        """What is to be seen of a file without pages; in the end how many pages, and remarks."""
        looked_at = self._section_of[place] if place < len(self._section_of) else ""
        sections: list[str] = []
        with speaking(spoken_in(job.options.format_name, job.options)):
            if job.options.format_name == "pptx" and looked_at not in _DEAR:
                yield from self._slide_alone(job, looked_at, place, go_on)
            seeing = seen_of(job, go_on)
            while True:
                try:
                    one = next(seeing)
                except StopIteration as end:
                    self._section_of, self._titles = sections, []
                    return len(sections), end.value
                if isinstance(one, PageSeen):
                    sections.append(one.section)
                    yield one.place, 0, one.page
                else:
                    yield ContentsTold(one)

    def _slide_alone(self, job: ExportJob, name: str, place: int, go_on: GoOn) -> Iterator[_Told]:
        """The slide that is looked at, before all the others; its part is quickly made."""
        if job.options.sections and name not in job.options.sections:
            return
        begins = self._section_of.index(name)
        alone = replace(job, options=replace(job.options, sections=(name,)))
        with suppress(EditRefused):  # it holds nothing any more; the others may
            made = [one for one in seen_of(alone, go_on) if isinstance(one, PageSeen)]
            yield place, 0, made[min(place - begins, len(made) - 1)].page

    def _first(self, job: ExportJob, options: ExportPreset, place: int) -> Iterator[_Told]:
        """The page that is looked at, before the others are laid out."""
        wanted = [
            one.name for one in SECTIONS if not options.sections or one.name in options.sections
        ]
        looked_at = self._section_of[place] if place < len(self._section_of) else wanted[0]
        if looked_at not in wanted or len(wanted) == 1:
            return
        begins = self._section_of.index(looked_at) if looked_at in self._section_of else place
        alone = replace(options, sections=(looked_at,))
        journey, own_begins = self._journey_at(job, place, begins)
        if journey:  # its map is set without those of the others
            alone, begins = replace(alone, journeys=(journey,)), own_begins
        pages = document(job.project, alone, at=job.at.astimezone().date())
        if pages:
            yield place, 0, pages[min(place - begins, len(pages) - 1)]

    def _journey_at(self, job: ExportJob, place: int, begins: int) -> tuple[str, int]:
        """The journey that a page of maps shows, and the first of its pages; nothing for others."""
        if place >= len(self._titles) or self._section_of[place] != "map":
            return "", begins
        names = {journey_name(job.project.journeys[one]): one for one in job.journeys}
        own, first = "", begins
        for number in range(begins, place + 1):
            title = self._titles[number]
            named = next((name for name in names if title.startswith(name)), "")
            if named and names[named] != own:
                own, first = names[named], number
        return own, first

    def _all(self, job: ExportJob, options: ExportPreset, go_on: GoOn) -> list[Page]:
        sections: list[str] = []

        def after(section: str, count: int) -> None:
            sections.extend([section] * count)
            go_on()

        pages = document(job.project, options, at=job.at.astimezone().date(), after_section=after)
        self._section_of, self._titles = sections, [one.title for one in pages]
        if not pages:
            raise EditRefused(
                "What was chosen holds nothing yet, so there is no page. Choose other parts."
            )
        return pages


def _picture(job: ExportJob, go_on: GoOn) -> Page:
    def is_unwanted() -> bool:
        go_on()
        return False

    picture = stacked_maps(job, lambda _done, _doing: None, is_unwanted)
    _, _, width, height = picture.bounds
    titles = ", ".join(job.project.journeys[one].title for one in job.journeys)
    return Page(width=width, height=height, picture=picture, title=titles)
