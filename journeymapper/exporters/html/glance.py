"""A web page to look at before it is written: its maps, and what else it will hold. No browser is
asked: the maps are the pictures that the page shows, the contents are read from the page itself."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from journeymapper.drawing.journey_map import whole_map
from journeymapper.drawing.primitives import Box, Page, Picture, Primitive
from journeymapper.drawing.texts import one_line
from journeymapper.exporters.job import ExportJob
from journeymapper.exporters.maps import map_options
from journeymapper.text import Style

Heading = tuple[int, str]
"""Its level, from 1, and what it says."""
_DEEPEST = 3
_WIDTH, _HEIGHT, _INSET, _STEP, _COLUMNS = 960.0, 640.0, 48.0, 22.0, 3
_TOP = 96.0
_STYLES = {1: Style(24.0, 700), 2: Style(13.0, 600), 3: Style(12.0, 400)}


def map_page(job: ExportJob, journey_id: str) -> Page:
    """The map of a journey as the page shows it."""
    picture = whole_map(job.project, journey_id, map_options(job))
    _, _, width, height = picture.bounds
    title = job.project.journeys[journey_id].title
    return Page(width=width, height=height, picture=picture, title=title)


def headings_in(path: Path) -> list[Heading]:
    """The headings of a web page of our own making, in their order."""
    reading = _Headings()
    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            reading.feed(line)
    reading.close()
    return reading.found


class _Headings(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Heading] = []
        self._level = 0
        self._said: list[str] = []

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        if tag[:1] == "h" and tag[1:].isdecimal() and int(tag[1:]) <= _DEEPEST:
            self._level, self._said = int(tag[1:]), []

    def handle_data(self, data: str) -> None:
        if self._level:
            self._said.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._level and tag == f"h{self._level}":
            self.found.append((self._level, " ".join("".join(self._said).split())))
            self._level = 0


def contents_pages(headings: list[Heading]) -> list[Page]:
    """The contents, in columns, on as many pages as they need."""
    title = next((said for level, said in headings if level == 1), "")
    waiting = [one for one in headings if one[0] > 1]
    rows = int((_HEIGHT - _TOP - _INSET) / _STEP)
    each = rows * _COLUMNS
    starts = range(0, max(len(waiting), 1), each)
    return [_page(title, waiting[start : start + each], rows) for start in starts]


def _page(title: str, headings: list[Heading], rows: int) -> Page:
    parts: list[Primitive] = [Box(x=0, y=0, width=_WIDTH, height=_HEIGHT, fill="paper")]
    across = _WIDTH - 2 * _INSET
    parts.append(one_line(title, _STYLES[1], _INSET, _INSET, across))
    column = across / _COLUMNS
    for place, (level, said) in enumerate(headings):
        indent = 14.0 * (level - 2)
        x = _INSET + place // rows * column + indent
        middle = _TOP + (place % rows + 0.5) * _STEP
        fill = "accent" if level == 2 else "muted"
        width = column - indent - 16.0
        parts.append(one_line(said, _STYLES[level], x, middle, width, fill=fill))
    picture = Picture(primitives=tuple(parts), bounds=(0, 0, _WIDTH, _HEIGHT))
    return Page(width=_WIDTH, height=_HEIGHT, picture=picture, title="Contents")
