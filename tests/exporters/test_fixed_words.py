"""Every fixed word of a document can be translated, whatever the format."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from journeymapper.app.templates import SAMPLE, template_records
from journeymapper.commands.review_rounds import StartReview, numbers_of
from journeymapper.domain.project import Project
from journeymapper.domain.records import Touchpoint
from journeymapper.exporters.html import EXPORTER as HTML
from journeymapper.exporters.job import Exporter
from journeymapper.exporters.markdown import EXPORTER as MARKDOWN
from journeymapper.exporters.pptx import EXPORTER as PPTX
from journeymapper.exporters.xlsx import EXPORTER as XLSX
from journeymapper.importers.review import read_review
from journeymapper.words import speaking
from tests.exporters.written import write
from tests.pseudo_words import foreign, left_over, pseudo_words

ROUND = "reviewround_1"
AS_IT_IS = frozenset({"EUR", "ru_RU", "PDF", "XLSX", "JSON", "CSV"})
"""What nobody translates: codes and formats."""
TOLD = (
    "cover", "map", "grid", "personas", "feedback", "closing", "experiments", "measures", "actions",
    "evidence",
)  # fmt: skip
"""What slides say themselves; other parts are drawn as on pages."""
IN_SLIDES = re.compile(r'<a:t>([^<]+)<|(?:descr|tooltip)="([^"]+)"')


class _Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.told = ""
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self._inside = tag
        self.found += [
            value or "" for name, value in attrs if name in ("aria-label", "alt", "title")
        ]

    def handle_data(self, data: str) -> None:
        if self._inside not in ("style", "script"):
            self.told += data  # a sentence goes on through its links


def _html(path: Path) -> list[str]:
    reader = _Texts()
    reader.feed(path.read_text("utf-8"))
    return [*reader.found, reader.told]


def _markdown(path: Path) -> Iterator[str]:
    in_diagram = False
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("```"):
            in_diagram = not in_diagram
        elif in_diagram:
            yield from re.findall('"([^"]*)"', line)
        else:
            yield re.sub(r"<br>|&\w+;", " ", line)


def _slides(path: Path) -> Iterator[str]:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if re.match(r"ppt/(slides|notesSlides)/[a-zA-Z]+\d+\.xml", name):
                for found in IN_SLIDES.findall(archive.read(name).decode("utf-8")):
                    yield from map(unescape, found)


def _sheets(path: Path) -> Iterator[str]:
    for sheet in load_workbook(path).worksheets:
        yield sheet.title
        for column in sheet.iter_cols():
            if not sheet.column_dimensions[column[0].column_letter].hidden:
                yield from (one.value for one in column if isinstance(one.value, str))


@pytest.fixture(scope="module")
def sample() -> Project:
    made = foreign(Project(template_records(SAMPLE)))
    made.apply(StartReview(ROUND, "Рунд", tuple(made.journeys)).plan(made))
    return made


@pytest.mark.parametrize(
    ("exporter", "texts", "sections"),
    [(HTML, _html, ()), (MARKDOWN, _markdown, ()), (XLSX, _sheets, ()), (PPTX, _slides, TOLD)],
    ids=["html", "markdown", "xlsx", "pptx"],
)
def test_no_fixed_word_stays_english(
    sample: Project, exporter: Exporter, texts: Any, sections: tuple[str, ...], tmp_path: Path
) -> None:
    """The shorter journey says all that there is to say."""
    path = tmp_path / f"document{exporter.endings[0]}"
    journeys = sorted(sample.journeys, key=lambda one: len(sample.referring(Touchpoint, one)))
    with pseudo_words(), speaking("de"):
        write(
            exporter,
            sample,
            path,
            (journeys[0],),
            language="de",
            review_round=ROUND,
            sections=sections,
        )
    found = list(texts(path))
    assert "".join(found).count("⟦") > 100
    icons = {part for one in sample.channels.values() for part in one.icon.split("-")}
    assert left_over(found, AS_IT_IS | icons) == set()


def test_comments_come_back_from_a_workbook_in_any_language(
    sample: Project, tmp_path: Path
) -> None:
    """Its sheets renamed and set in another order, a column before the others, a head renamed."""
    path = tmp_path / "round.xlsx"
    with pseudo_words(), speaking("de"):
        write(XLSX, sample, path, (min(sample.journeys),), review_round=ROUND)
    number = min(numbers_of(sample, ROUND).values())
    book = load_workbook(path)
    sheet = book.worksheets[0]
    places = {cell.value: cell.column for cell in sheet[1]}
    assert sheet.cell(2, places["⟦Number⟧"]).value == number
    sheet.cell(2, places["⟦Comment⟧"]).value = "Zu lang"
    sheet.cell(2, places["⟦Author⟧"]).value = "Ada"
    sheet.cell(1, places["⟦Comment⟧"]).value = "Was meinen Sie?"
    book.move_sheet(sheet, 3)
    book.save(path)
    (comment,) = read_review(path).comments
    assert (comment.number, comment.text, comment.author) == (number, "Zu lang", "Ada")


def test_an_arabic_page_runs_from_right_to_left_around_its_drawings(
    sample: Project, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    with pseudo_words(), speaking("ar-EG"):
        write(HTML, sample, path, (min(sample.journeys),), sections=("cover",), language="ar-EG")
    assert '<html lang="ar-EG" dir="rtl">' in path.read_text("utf-8")
    with speaking("he"):
        write(HTML, sample, path, (min(sample.journeys),), sections=("cover",), language="he")
    assert '<html lang="he">\n' in path.read_text("utf-8")
