"""SVG: well-formed, drawn without any font, its texts to be found."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QImage, QPainter

from journeymapper.drawing.journey_map import whole_map
from journeymapper.drawing.primitives import Bitmap, Picture, TextLine
from journeymapper.pens.qt import render, without_window
from journeymapper.pens.svg import svg
from journeymapper.text import Style, shape
from tests.drawing.examples import JOURNEY, a_map
from tests.sample_images import tiny_png

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"


def test_a_map_is_well_formed_and_complete() -> None:
    root = ElementTree.fromstring(svg(whole_map(a_map(), JOURNEY), "Trial & <error>"))
    assert root.tag == f"{SVG}svg"
    assert root.attrib["version"] == "1.1"
    titles = [one.text for one in root.iter(f"{SVG}title")]
    assert titles[0] == "Trial & <error>"
    assert {"Free-trial sign-up", "دعوة إلى الندوة", "比较订阅计划"} <= set(titles)
    assert not list(root.iter(f"{SVG}text")), "no font is needed"
    known = {one.attrib["id"] for one in root.iter() if "id" in one.attrib}
    used = {one.attrib[LINK].removeprefix("#") for one in root.iter(f"{SVG}use")}
    assert used and used <= known


def test_the_same_picture_gives_the_same_text() -> None:
    assert svg(whole_map(a_map(), JOURNEY)) == svg(whole_map(a_map(), JOURNEY))


@given(st.text(max_size=40))
def test_any_text_can_be_written(text: str) -> None:
    line = TextLine(x=0, baseline=10, line=shape(text, Style(12)))
    ElementTree.fromstring(svg(Picture(primitives=(line,), bounds=(0, 0, 9, 9)), text).encode())


def test_images_travel_inside() -> None:
    image = tiny_png(90)
    bitmap = Bitmap(x=0, y=0, width=20, height=20, image_id=image.id, data=image.data, radius=10)
    root = ElementTree.fromstring(svg(Picture(primitives=(bitmap,), bounds=(0, 0, 20, 20))))
    (found,) = root.iter(f"{SVG}image")
    assert found.attrib[LINK].startswith("data:image/png;base64,")


def test_it_looks_like_the_window() -> None:
    from PySide6.QtSvg import QSvgRenderer

    without_window()
    picture = whole_map(a_map(), JOURNEY)
    drawn = render(picture)
    renderer = QSvgRenderer(QByteArray(svg(picture).encode()))
    image = QImage(drawn.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("white"))
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    step = 3
    places = [(x, y) for x in range(0, image.width(), step) for y in range(0, image.height(), step)]
    far = sum(
        abs(image.pixelColor(x, y).lightness() - drawn.pixelColor(x, y).lightness()) > 60
        for x, y in places
    )
    assert far < len(places) * 0.01
