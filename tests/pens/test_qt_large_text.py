"""Letters are drawn however large they come out: a near zoom, a portrait, a poster."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from journeymapper.drawing.primitives import Picture
from journeymapper.drawing.texts import one_line
from journeymapper.pens.qt import render, without_window
from journeymapper.text import Style


def ink(size: float, scale: float) -> float:
    """The part of a picture that a word covers."""
    line = one_line("Profile", Style(size, 600), 0, size, 4 * size, "ink")
    picture = Picture(primitives=(line,), bounds=(0, 0, 4 * size, 2 * size))
    image = render(picture, scale).convertToFormat(QImage.Format.Format_Grayscale8)
    rows = bytes(image.constBits())
    wide = [rows[y * image.bytesPerLine() :][: image.width()] for y in range(image.height())]
    return sum(one < 100 for row in wide for one in row) / (image.width() * image.height())


@pytest.mark.parametrize(("size", "scale"), [(13, 4.2), (13, 4.5), (13, 12), (44, 2), (90, 1)])
def test_large_letters_cover_what_small_ones_do(size: float, scale: float) -> None:
    without_window()
    assert ink(size, scale) == pytest.approx(ink(40, 1), rel=0.12)
