"""The Qt pen: it puts ink where the shaped text says, the same places as the PDF."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from journeymapper.drawing.cards import CardLook, card_picture
from journeymapper.drawing.primitives import Bitmap, Box, Page, Picture, Placed, TextLine
from journeymapper.pens.pdf import DocumentDetails, write_pdf
from journeymapper.pens.qt import render, without_window
from journeymapper.text import Style, shape
from tests.sample_images import tiny_png

TEXTS = ("AVATAR office", "دعوة إلى لا", "प्रोफ़ाइल पूरी", "比较订阅计划", "Ünïcode 12:30")


@pytest.fixture(autouse=True)
def _application() -> None:
    without_window()


def ink(image: QImage) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what is darker than the paper."""
    places = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).lightness() < 128
    ]
    xs, ys = [x for x, _ in places], [y for _, y in places]
    return min(xs), min(ys), max(xs), max(ys)


def picture_of(text: str) -> Picture:
    line = TextLine(x=20, baseline=40, line=shape(text, Style(24, 600)))
    return Picture(primitives=(line,), bounds=(0, 0, 300, 60))


@pytest.mark.parametrize("text", TEXTS)
def test_ink_ends_where_the_shaped_line_ends(text: str) -> None:
    left, _, right, _ = ink(render(picture_of(text), background="card"))
    assert 18 <= left <= 26
    assert abs(right - (20 + shape(text, Style(24, 600)).width)) < 5


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="needs pdftoppm")
def test_ink_is_where_the_pdf_has_it(text: str, tmp_path: Path) -> None:
    picture = picture_of(text)
    out = io.BytesIO()
    write_pdf([Page(width=300, height=60, picture=picture)], out, DocumentDetails(title="x"))
    (tmp_path / "x.pdf").write_bytes(out.getvalue())
    subprocess.run(
        ["pdftoppm", "-r", "144", "-png", "-singlefile", "x.pdf", "x"], cwd=tmp_path, check=True
    )
    paper = ink(QImage(str(tmp_path / "x.png")))
    screen = ink(render(picture, 2.0, background="card"))
    assert all(abs(one - two) <= 2 for one, two in zip(paper, screen, strict=True))


def test_an_image_has_the_size_of_its_picture_and_may_be_transparent() -> None:
    picture = Picture(
        primitives=(Box(x=0, y=0, width=10, height=10, fill="accent"),), bounds=(0, 0, 40, 20)
    )
    image = render(picture, 2.0, background=None)
    assert (image.width(), image.height()) == (80, 40)
    assert image.pixelColor(60, 20).alpha() == 0
    assert image.pixelColor(5, 5).name() == "#0f766e"


def test_a_picture_too_large_for_qt_is_drawn_smaller() -> None:
    picture = Picture(primitives=(), bounds=(0, 0, 100_000, 50))
    image = render(picture, 1.0)
    assert not image.isNull()
    assert image.width() == 20_000


def test_placed_pictures_take_offset_scale_and_opacity() -> None:
    square = Picture(
        primitives=(Box(x=0, y=0, width=10, height=10, fill="#000000"),), bounds=(0, 0, 10, 10)
    )
    placed = Placed(picture=square, x=10, y=10, scale=2, opacity=0.5)
    image = render(Picture(primitives=(placed,), bounds=(0, 0, 40, 40)), background="card")
    assert image.pixelColor(5, 5).lightness() == 255
    assert 120 <= image.pixelColor(28, 28).lightness() <= 135


def test_bitmaps_cover_their_circle_and_broken_ones_are_quiet() -> None:
    image = tiny_png(0)
    good = Bitmap(x=0, y=0, width=20, height=20, image_id=image.id, data=image.data, radius=10)
    bad = Bitmap(x=20, y=0, width=20, height=20, image_id="b", data=b"no picture")
    drawn = render(Picture(primitives=(good, bad), bounds=(0, 0, 40, 20)), background="card")
    assert drawn.pixelColor(10, 10).lightness() < 20
    assert drawn.pixelColor(0, 0).lightness() > 200, "outside the circle"
    assert drawn.pixelColor(30, 10).name() == "#f1efea"


def test_a_card_is_drawn_with_a_soft_shadow_below_it() -> None:
    drawn = render(card_picture(CardLook(name="Subscribe")), background="card")
    below, inside = drawn.pixelColor(100, 97).lightness(), drawn.pixelColor(150, 70).lightness()
    assert 225 < below < 255
    assert inside == 255
