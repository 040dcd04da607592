"""One picture, several pens: what the window shows, what a document holds, what each pen draws."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from journeymapper.app.templates import SAMPLE, template_records
from journeymapper.domain.document_records import chosen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Persona
from journeymapper.drawing.journey_map import build_map, whole_map
from journeymapper.drawing.options import MapOptions
from journeymapper.drawing.pages import document
from journeymapper.drawing.primitives import Page, Picture, Placed, TextLine
from journeymapper.drawing.theme import LIGHT_THEME
from journeymapper.exporters import pdf, svg
from journeymapper.gui.canvas.looks import Looks
from journeymapper.gui.canvas.scene import Scene
from journeymapper.pens.qt import png_bytes, render, without_window
from tests.chromium import IS_THERE, browser
from tests.drawing.examples import JOURNEY, a_map
from tests.exporters.written import AT, write

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
MOST_APART = 0.0003
"""Part of all pixels; a card that is missing is several times as many."""
ELEMENTS = {
    "svg", "title", "desc", "defs", "g", "a", "path", "rect", "ellipse", "use", "image", "clipPath",
}  # fmt: skip


def projects() -> dict[str, tuple[Project, str]]:
    sample = Project(template_records(SAMPLE))
    found = {one.title: (sample, one.id) for one in sample.journeys.values()}
    return found | {"nine scripts and long names": (a_map(), JOURNEY)}


PROJECTS = projects()


def lines_of(picture: Picture) -> list[str]:
    found = []
    for one in picture.primitives:
        if isinstance(one, TextLine):
            found.append(one.line.text)
        elif isinstance(one, Placed):
            found += lines_of(one.picture)
    return found


@pytest.mark.parametrize("name", PROJECTS)
def test_the_map_of_documents_is_what_the_canvas_paints(name: str) -> None:
    """The same shapes, the same breaks of lines, the same order from back to front."""
    project, journey = PROJECTS[name]
    scene = Scene(project, journey)
    looks = Looks(scene)
    built = build_map(project, journey, MapOptions())
    boxes = {**built.stickies, **built.cards, **built.chips}
    assert set(scene.cards.boxes) == set(boxes)
    for key, placed in boxes.items():
        _, painted = looks.box(key)
        assert painted == placed.picture
        assert lines_of(painted) == lines_of(placed.picture)
        box = scene.cards.boxes[key]
        assert (box.x, box.y) == (placed.x, placed.y)
    assert set(scene.routes) == set(built.connections)
    for key, picture in built.connections.items():
        assert looks.line(key) == (picture, built.labels.get(key))
    assert scene.in_order(boxes) == list(boxes), "stickies, cards, chips, each as they came"
    primitives = whole_map(project, journey).primitives
    drawn = [one.record for one in primitives if isinstance(one, Placed)]
    assert [one for one in drawn if one in boxes] == list(boxes)


def apart(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """How far two pictures are apart: the mean difference, and the part of their pixels that are
    clearly different even when a pixel to the side is as good."""
    assert one.size == other.size
    grey, against = one.convert("L"), other.convert("L")
    told = ImageChops.difference(grey, against)
    mean = float(ImageStat.Stat(told).mean[0])
    best = told
    for dx in (-1, 0, 1):
        for dy in (-1, 0, 1):
            best = ImageChops.darker(
                best, ImageChops.difference(grey, ImageChops.offset(against, dx, dy))
            )
    clearly = sum(best.histogram()[64:]) / (one.width * one.height)
    return mean, clearly


def drawn(picture: Picture, scale: float, background: str | None = "paper") -> Image.Image:
    without_window()
    return Image.open(io.BytesIO(png_bytes(render(picture, scale, background=background))))


def printed(path: Path, number: int, scale: float) -> Image.Image:
    pdfium = pytest.importorskip("pypdfium2")
    opened = pdfium.PdfDocument(path)
    try:
        image: Image.Image = opened[number].render(scale=scale).to_pil()
        return image.convert("RGB")
    finally:
        opened.close()


@pytest.mark.parametrize("section", ["map", "grid", "personas"])
def test_a_page_as_pdf_looks_as_the_same_page_as_pixels(section: str, tmp_path: Path) -> None:
    sample = Project(template_records(SAMPLE))
    options = chosen(sections=(section,))
    pages: list[Page] = document(sample, options, at=AT.astimezone().date())
    write(pdf.EXPORTER, sample, tmp_path / "out.pdf", sections=(section,))
    for number in range(min(len(pages), 2)):
        page = pages[number]
        ours = drawn(page.picture, 2.0, "card").convert("RGB")
        theirs = printed(tmp_path / "out.pdf", number, 2.0)
        theirs = theirs.resize(ours.size) if abs(theirs.width - ours.width) <= 1 else theirs
        mean, clearly = apart(ours, theirs)
        assert mean < 3.0, "of 255"
        assert clearly < MOST_APART


def test_the_comparison_sees_a_card_that_is_not_there() -> None:
    project, journey = PROJECTS["nine scripts and long names"]
    whole = whole_map(project, journey)
    card = next(iter(build_map(project, journey).cards))
    without = Picture(
        primitives=tuple(
            one for one in whole.primitives if not (isinstance(one, Placed) and one.record == card)
        ),
        bounds=whole.bounds,
    )
    _, clearly = apart(drawn(whole, 2.0), drawn(without, 2.0))
    assert clearly > MOST_APART


def test_drawings_are_valid_with_titles_and_links_that_lead_somewhere(tmp_path: Path) -> None:
    sample = Project(template_records(SAMPLE))
    write(svg.EXPORTER, sample, tmp_path / "out.svg", language="de", scale=1.5)
    root = ElementTree.parse(tmp_path / "out.svg").getroot()
    assert {one.tag for one in root.iter()} <= {f"{SVG}{name}" for name in ELEMENTS}
    ids = [one.attrib["id"] for one in root.iter() if "id" in one.attrib]
    assert len(ids) == len(set(ids))
    targets = [one.attrib[LINK] for one in root.iter() if LINK in one.attrib]
    assert {one[1:] for one in targets if one.startswith("#")} <= set(ids)
    assert all(one.startswith(("#", "data:")) for one in targets)
    assert root.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "de"
    (description, *_) = root.iter(f"{SVG}desc")
    assert "After" in (description.text or "")
    titles = {one.text for one in root.iter(f"{SVG}title")}
    for way in sample.connections.values():
        ends = [getattr(sample.find(end), "name", "") for end in (way.source, way.target)]
        assert any(one and one.endswith(f"from {ends[0]} to {ends[1]}") for one in titles)
    leads = list(root.iter(f"{SVG}a"))
    known = {one.id for one in sample.touchpoints.values()}
    assert len(leads) >= sum(one.target in known for one in sample.connections.values())
    x = float(root.attrib["width"]) / float(root.attrib["viewBox"].split()[2])
    assert x == pytest.approx(1.5, abs=0.01)


def test_a_drawing_may_have_no_background_and_words_above_and_below(tmp_path: Path) -> None:
    sample = Project(template_records(SAMPLE))
    (journey, *_) = sample.journeys
    out, plain = tmp_path / "out.svg", tmp_path / "plain.svg"
    write(svg.EXPORTER, sample, plain, (journey,))
    write(svg.EXPORTER, sample, out, (journey,), background=False, header="Above", footer="Below")
    titles = [one.text for one in ElementTree.parse(out).getroot().iter(f"{SVG}title")]
    assert "Above" in titles and "Below" in titles
    paper = LIGHT_THEME.colour("paper")
    grounds = [_first_shape(one).attrib.get("fill") == paper for one in (plain, out)]
    assert grounds == [True, False]
    write(svg.EXPORTER, sample, out, (journey,), personas=(next(iter(sample.all(Persona))),))
    assert out.read_bytes() != plain.read_bytes()


def _first_shape(path: Path) -> ElementTree.Element:
    root = ElementTree.parse(path).getroot()
    return next(one for one in root if one.tag not in (f"{SVG}title", f"{SVG}desc", f"{SVG}defs"))


@pytest.mark.skipif(not IS_THERE, reason="no chromium and chromedriver here")
def test_a_drawing_looks_in_a_browser_as_it_looks_here(tmp_path: Path) -> None:
    project, journey = PROJECTS["nine scripts and long names"]
    write(svg.EXPORTER, project, tmp_path / "out.svg", (journey,), scale=1.0)
    ours = drawn(whole_map(project, journey, MapOptions(on=AT.astimezone().date())), 1.0)
    with browser(tmp_path / "profile", (ours.width + 20, ours.height + 300)) as page:
        page.open(tmp_path / "out.svg")
        assert page.complaints() == []
        assert set(page.requests()) == {(tmp_path / "out.svg").as_uri()}
        seen = Image.open(io.BytesIO(page.picture())).convert("RGB")
    seen = seen.crop((0, 0, ours.width, ours.height))
    mean, clearly = apart(ours.convert("RGB"), seen)
    assert mean < 2.5, "of 255"
    assert clearly < MOST_APART
