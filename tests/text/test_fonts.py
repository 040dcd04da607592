"""The bundled font files: every reader takes them, they stay small, their licences are there."""

from __future__ import annotations

import io

import pytest
from fontTools.ttLib import TTFont as FontFile
from pypdf import PdfReader
from PySide6.QtGui import QGuiApplication, QRawFont
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from journeymapper.resource_folder import resource
from journeymapper.text import Face, faces

EVERY_FACE = pytest.mark.parametrize("face", faces(), ids=lambda face: face.file_name)


def test_each_file_is_one_face_and_all_are_small_together() -> None:
    files = set(resource("fonts").glob("*.ttf"))
    assert {face.path for face in faces()} == files
    assert sum(file.stat().st_size for file in files) < 16e6
    assert resource("fonts", "LICENSE-Inter.txt").is_file()
    assert resource("fonts", "LICENSE-Noto.txt").is_file()


@EVERY_FACE
def test_the_file_carries_a_name_of_its_own(face: Face) -> None:
    font = FontFile(io.BytesIO(face.data()), lazy=True)
    assert font["name"].getDebugName(4) == face.name
    shown = [font["name"].getDebugName(number) or "" for number in (1, 3, 4, 6, 16)]
    assert not any("Noto" in name or "Source" in name for name in shown)
    assert all(name.startswith("Journey") for name in shown)
    assert "glyf" in font


@EVERY_FACE
def test_reportlab_takes_the_file(face: Face) -> None:
    pdfmetrics.registerFont(TTFont(face.name, str(face.path)))
    sheet = io.BytesIO()
    canvas = Canvas(sheet)
    canvas.setFont(face.name, 12)
    codes = sorted(FontFile(io.BytesIO(face.data()), lazy=True).getBestCmap())
    sample = "".join(chr(code) for code in codes if code > 0x20)[-5:]
    canvas.drawString(50, 50, sample)
    canvas.save()
    (page,) = PdfReader(sheet).pages
    assert "/Font" in str(page["/Resources"])


@EVERY_FACE
def test_qt_takes_the_file(face: Face, qapp: QGuiApplication) -> None:  # noqa: ARG001
    font = QRawFont(str(face.path), 13.0)
    assert font.isValid()
    assert font.familyName().startswith("Journey")
