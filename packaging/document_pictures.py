"""The pictures of ``docs/documents.md``: every document, made from the sample and shown by somebody
else's reader.

``python packaging/document_pictures.py [FOLDER]``, from the project's folder, writes to
``docs/pictures/documents`` or the given one. What LibreOffice or Chromium has to show is left out,
and said, where they are missing.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PIL import Image

from journeymapper.app import templates
from journeymapper.app.export import export
from journeymapper.app.session import Session
from journeymapper.app.worksheets import export_worksheets
from journeymapper.commands.review_rounds import StartReview
from journeymapper.domain.document_records import ExportPreset, chosen
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.domain.vocabulary import Audience, Ink, Orientation, PageWay
from journeymapper.drawing.pages import document
from journeymapper.drawing.worksheets import WorksheetKind, WorksheetOptions
from tests.chromium import IS_THERE, browser

ROOT = Path(__file__).resolve().parent.parent
WIDTH = 1200
"""Pixels of every picture."""
GAP = 16
PAPER, DESK, EDGE = "#ffffff", "#e9edf2", "#c3cbd6"
Pictures = list[Image.Image]


class Documents:
    """The sample's documents in a folder, and their pictures in another."""

    def __init__(self, session: Session, made: Path, folder: Path) -> None:
        self.session, self.made, self.folder = session, made, folder

    def write(self, name: str, **options: Any) -> Path:
        path = self.made / name
        export(self.session.project, path, chosen(**options), at=self.session.last_edit_at)
        return path

    def save(self, name: str, picture: Image.Image) -> None:
        height = round(picture.height * WIDTH / picture.width)
        small = picture.resize((WIDTH, height), Image.Resampling.LANCZOS)
        small.save(self.folder / f"{name}.png", optimize=True)

    def sheets(
        self, name: str, file: Path, columns: int, wanted: Sequence[int] | None = None
    ) -> None:
        """Pages of a PDF side by side, as they lie on a desk: all, or those with these numbers."""
        pages = rendered(file, self.made / name, WIDTH // columns * 2)
        if wanted is not None:
            pages = [pages[number - 1] for number in wanted if number <= len(pages)]
        self.save(name, on_a_desk(pages, columns))


def rendered(file: Path, folder: Path, width: int) -> Pictures:
    """Every page of a PDF, so many pixels wide."""
    folder.mkdir(exist_ok=True)
    size = ["-scale-to-x", str(width), "-scale-to-y", "-1"]
    subprocess.run(["pdftoppm", "-png", *size, str(file), str(folder / "page")], check=True)
    return [Image.open(one).convert("RGB") for one in sorted(folder.glob("page*.png"))]


def on_a_desk(pages: Pictures, columns: int) -> Image.Image:
    rows = [pages[at : at + columns] for at in range(0, len(pages), columns)]
    width = max(page.width for page in pages)
    heights = [max(page.height for page in row) for row in rows]
    gap = GAP * width * columns // WIDTH
    whole = (columns * (width + gap) + gap, sum(heights) + gap * (len(rows) + 1))
    desk = Image.new("RGB", whole, DESK)
    top = gap
    for row, height in zip(rows, heights, strict=True):
        left = gap
        for page in row:
            line = max(width * columns // WIDTH, 1)
            desk.paste(EDGE, (left - line, top - line, *_end(page, left + line, top + line)))
            desk.paste(page, (left, top))
            left += width + gap
        top += height + gap
    return desk


def _end(page: Image.Image, left: int, top: int) -> tuple[int, int]:
    return left + page.width, top + page.height


def report_pages(session: Session) -> list[int]:
    """The first page of every part."""
    at = session.last_edit_at.astimezone().date()
    first: dict[str, int] = {}
    number = 1
    for name, count in section_pages(session.project, at):
        if count:
            first[name] = number
        number += count
    return list(first.values())


def section_pages(project: Project, at: date) -> list[tuple[str, int]]:
    told: list[tuple[str, int]] = []
    document(project, at=at, after_section=lambda name, count: told.append((name, count)))
    return told


def pdf_pictures(made: Documents) -> None:
    map_only = {"sections": ("map",)}
    report = made.write("report.pdf")
    made.sheets("report", report, 4, report_pages(made.session))
    first = by_rank(made.session.project.journeys.values())[0].id
    one = {**map_only, "journeys": (first,)}
    made.sheets("one-page", made.write("fit.pdf", **one, page_size="A3"), 1, (1,))
    made.sheets("poster", made.write("poster.pdf", **one, way=PageWay.POSTER), 1)
    made.sheets("sheets", made.write("sheets.pdf", **one, way=PageWay.TILED), 4)
    made.sheets("stages", made.write("stages.pdf", **one, way=PageWay.STAGES), 2)
    made.sheets("grid", made.write("grid.pdf", sections=("grid",), page_size="A3"), 2, (1, 2))
    inks: dict[str, dict[str, Any]] = {
        "grey": {"ink": Ink.GREYSCALE},
        "contrast": {"ink": Ink.HIGH_CONTRAST},
        "accent": {"accent": "#8a3ffc", "footer": "Draft, November"},
        "german": {"language": "de"},
    }
    looks = [
        rendered(made.write(f"{name}.pdf", **one, **options), made.made / name, WIDTH)[0]
        for name, options in inks.items()
    ]
    made.save("looks", on_a_desk(looks, 2))


def worksheet_pictures(made: Documents) -> None:
    def written(kind: WorksheetKind, blank: int, paper: ExportPreset) -> Image.Image:
        path = made.made / f"{kind.value}-{blank}.pdf"
        options = WorksheetOptions(kind=kind, blank=blank, paper=paper)
        export_worksheets(made.session.project, path, options, at=made.session.last_edit_at)
        return rendered(path, made.made / path.stem, WIDTH // 2)[0]

    wall, table = chosen(page_size="A1"), chosen(page_size="A4")
    kinds = [
        (WorksheetKind.EMPATHY_CANVAS, 1, wall), (WorksheetKind.EMPATHY_QUADRANTS, 0, wall),
        (WorksheetKind.GRID, 1, wall), (WorksheetKind.TOUCHPOINTS, 0, table),
        (WorksheetKind.FEEDBACK, 1, table), (WorksheetKind.VOTES, 0, table),
    ]  # fmt: skip
    made.save("worksheets", on_a_desk([written(*one) for one in kinds], 3))


def review_picture(made: Documents) -> None:
    journeys = [one.id for one in by_rank(made.session.project.journeys.values())]
    review, first = "reviewround_1", journeys[0]
    made.session.dispatch(StartReview(round_id=review, title="Round 1", journeys=journeys))
    options = {"sections": ("map",), "journeys": (first,), "review_round": review}
    made.sheets("review", made.write("review.pdf", **options, page_size="A3"), 1, (1,))
    made.session.undo()


def office_pictures(made: Documents) -> None:
    office = shutil.which("soffice")
    if office is None:
        print("No LibreOffice here: slides and workbook were left as they are.")
        return
    for name, columns, most in (("slides.pptx", 3, 9), ("workbook.xlsx", 2, 2)):
        file = made.write(name, audience=Audience.TEAM)
        command = [office, "--headless", "--convert-to", "pdf", "--outdir", str(made.made)]
        profile = f"-env:UserInstallation={(made.made / 'office').as_uri()}"
        subprocess.run([*command, profile, str(file)], check=True, stdout=subprocess.DEVNULL)
        shown = file.with_suffix(".pdf")
        made.sheets(file.stem, shown, columns, range(1, most + 1))


def browser_pictures(made: Documents) -> None:
    if not IS_THERE:
        print("No Chromium here: the web page was left as it is.")
        return
    with browser(made.made / "profile") as shown:
        shown.open(made.write("page.html"))
        shown.run("document.querySelector('.stage a.card').focus()")
        shown.press(*["Right"] * 4, "Enter")
        to_the_map = "scrollIntoView({behavior: 'instant', block: 'center'})"
        shown.run(f"document.querySelector('.stage').{to_the_map}")
        path = made.made / "browser.png"
        path.write_bytes(shown.picture())
        made.save("web-page", Image.open(path).convert("RGB"))


def portrait_pictures(made: Documents) -> None:
    persona = {"sections": ("personas",), "orientation": Orientation.PORTRAIT}
    made.sheets("personas", made.write("personas.pdf", **persona), 3, (1, 2, 3))


PARTS: tuple[Callable[[Documents], None], ...] = (
    pdf_pictures, portrait_pictures, worksheet_pictures, review_picture, office_pictures,
    browser_pictures,
)  # fmt: skip


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        made = Path(scratch)
        file = made / "Trial to paid.journey"
        with templates.new_from_template(file, templates.SAMPLE) as session:
            documents = Documents(session, made, folder)
            for part in PARTS:
                part(documents)
    for picture in sorted(folder.glob("*.png")):
        print(f"{picture.name} {picture.stat().st_size // 1000} KB")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures" / "documents")
