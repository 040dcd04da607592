"""Posters: a large map as a PDF, beside the same shapes drawn with reportlab's own calls.

The pages are set beforehand, for finding ways is measured elsewhere (``routing``); what setting
them takes stands in the last line. Processor time, as the machine may be shared.
"""

from __future__ import annotations

import gc
import io
import time
from collections.abc import Callable, Sequence
from datetime import date

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.figures import Figure, middle
from benchmarks.projects import canvas_project
from journeymapper.domain.document_records import chosen
from journeymapper.domain.project import Project
from journeymapper.domain.vocabulary import PageWay
from journeymapper.drawing.pages import document
from journeymapper.drawing.primitives import (
    Box,
    Ellipse,
    Page,
    Path,
    Placed,
    Primitive,
    TextLine,
)
from journeymapper.drawing.theme import LIGHT_THEME
from journeymapper.pens.pdf import DocumentDetails, write_pdf
from journeymapper.pens.pdf_content import SHADOW, SHADOW_DROP, mix

RUNS = 5
MANY = 10


def run() -> list[Figure]:
    """Time and size of a poster of 1,000 touchpoints and 2,000 connections, and of ten times as
    many."""
    begun = time.process_time()
    pages = _poster(1000)
    setting = time.process_time() - begun
    ours, bare = [], []
    small = plain = 0
    for number in range(RUNS + 1):
        taken, small = _measured(_written, pages)
        floor, plain = _measured(_bare, pages)
        if number:  # the first reads fonts and fills caches
            ours.append(taken)
            bare.append(floor)
    pages = _poster(1000 * MANY)  # the small one is gone: memory that is held takes time as well
    taken, large = min(_measured(_written, pages) for _ in range(3))
    peer = "one reportlab call for each shape"
    return [
        Figure("poster of 1,000 touchpoints", middle(ours) * 1000, "ms", 0.5, peer,
               middle(bare) * 1000),
        Figure("poster of 1,000 touchpoints, size with tags", small / 1000, "KB", 1.2, peer,
               plain / 1000),
        Figure("poster of 10,000, for each 1,000", taken / MANY * 1000, "ms", 1.1,
               "the first 1,000", min(ours) * 1000),
        Figure("poster of 10,000, size for each 1,000", large / MANY / 1000, "KB", 1.1,
               "the first 1,000", small / 1000),
        Figure("poster of 1,000: finding ways and setting it", setting, "s", 10.0),
    ]  # fmt: skip


def _poster(touchpoints: int) -> list[Page]:
    project = Project(canvas_project(touchpoints))
    options = chosen(way=PageWay.POSTER, sections=("map",))
    return document(project, options, at=date(2026, 3, 1))


def _measured(write: Callable[[Sequence[Page]], bytes], pages: Sequence[Page]) -> tuple[float, int]:
    gc.collect()
    begun = time.process_time()
    data = write(pages)
    return time.process_time() - begun, len(data)


def _written(pages: Sequence[Page]) -> bytes:
    out = io.BytesIO()
    write_pdf(pages, out, DocumentDetails(title="Poster"))
    return out.getvalue()


def _bare(pages: Sequence[Page]) -> bytes:
    """As somebody writes it who has read reportlab's guide, with the same fonts embedded."""
    canvas = Canvas("", pageCompression=1)
    for page in pages:
        canvas.setPageSize((page.width, page.height))
        canvas.translate(0, page.height)
        for one in page.picture.primitives:
            _draw(canvas, one, 1.0)
        canvas.showPage()
    return bytes(canvas.getpdfdata())


def _draw(canvas: Canvas, one: Primitive, opacity: float) -> None:
    if isinstance(one, TextLine):
        _colours(canvas, one.fill, None, opacity * one.opacity)
        at = one.x
        for run in one.line.runs:
            canvas.setFont(_font(run.face.name, str(run.face.path)), run.size)
            canvas.drawString(at, -one.baseline, run.text)
            at += run.width
    elif isinstance(one, Box):
        _box(canvas, one, opacity * one.opacity)
    elif isinstance(one, Ellipse):
        _pen(canvas, one.stroke_width, ())
        _colours(canvas, one.fill, one.stroke, opacity * one.opacity)
        canvas.ellipse(
            one.cx - one.rx, -one.cy - one.ry, one.cx + one.rx, -one.cy + one.ry,
            stroke=bool(one.stroke), fill=bool(one.fill),
        )  # fmt: skip
    elif isinstance(one, Path):
        _path(canvas, one, opacity * one.opacity)
    elif isinstance(one, Placed):
        canvas.saveState()
        canvas.translate(one.x, -one.y)
        canvas.scale(one.scale, one.scale)
        for inner in one.picture.primitives:
            _draw(canvas, inner, opacity * one.opacity)
        canvas.restoreState()


def _box(canvas: Canvas, box: Box, opacity: float) -> None:
    if box.shadow:
        for reach, strength in SHADOW:
            _colours(canvas, "shadow", None, strength * opacity)
            canvas.roundRect(
                box.x - reach, -box.y - box.height - reach - SHADOW_DROP, box.width + 2 * reach,
                box.height + 2 * reach, box.radius + reach, stroke=0, fill=1,
            )  # fmt: skip
    _pen(canvas, box.stroke_width, box.dash)
    _colours(canvas, box.fill, box.stroke, opacity)
    canvas.roundRect(
        box.x, -box.y - box.height, box.width, box.height, box.radius,
        stroke=bool(box.stroke), fill=bool(box.fill),
    )  # fmt: skip


def _path(canvas: Canvas, path: Path, opacity: float) -> None:
    _pen(canvas, path.stroke_width, path.dash)
    _colours(canvas, path.fill, path.stroke, opacity)
    shape = canvas.beginPath()
    for kind, *numbers in path.steps:
        places = [-float(one) if at % 2 else float(one) for at, one in enumerate(numbers)]
        if kind == "M":
            shape.moveTo(*places)
        elif kind == "L":
            shape.lineTo(*places)
        elif kind == "C":
            shape.curveTo(*places)
        else:
            shape.close()
    canvas.drawPath(shape, stroke=bool(path.stroke), fill=bool(path.fill))


def _pen(canvas: Canvas, width: float, dash: tuple[float, ...]) -> None:
    canvas.setLineWidth(width)
    canvas.setDash(list(dash))


def _colours(canvas: Canvas, fill: str | None, stroke: str | None, opacity: float) -> None:
    ground = LIGHT_THEME.colour("card")
    if fill:
        canvas.setFillColorRGB(*mix(LIGHT_THEME.colour(fill), ground, opacity))
    if stroke:
        canvas.setStrokeColorRGB(*mix(LIGHT_THEME.colour(stroke), ground, opacity))


def _font(name: str, path: str) -> str:
    if name not in pdfmetrics._fonts:
        pdfmetrics.registerFont(TTFont(name, path))
    return name
