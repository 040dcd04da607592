"""Draws pictures with Qt: on the canvas, and into images for PNG.

Glyphs are placed exactly where the text floor put them, from the same font files; Qt never
shapes, measures or breaks text. Fonts belong to the thread that made them, so each thread that
draws has its own.
"""

from __future__ import annotations

import threading
from functools import lru_cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QGlyphRun,
    QGuiApplication,
    QImage,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
    QRawFont,
)

from journeymapper.drawing.primitives import (
    Bitmap,
    Box,
    Ellipse,
    Path,
    Picture,
    Placed,
    Primitive,
    TextLine,
)
from journeymapper.drawing.theme import LIGHT_THEME, Theme
from journeymapper.going_on import go_on
from journeymapper.text import Face, Run

SHADOW = ((0.5, 0.030), (1.5, 0.022), (2.75, 0.016), (4.25, 0.010))
"""How far each layer of a shadow reaches beyond its box, and its opacity."""
SHADOW_DROP = 1.6
LARGEST_GLYPHS = 56.0
"""Pixels of a letter's size up to which Qt draws glyphs; beyond 64 it draws none of a font that was
loaded from data, so their outlines are filled instead."""
MOST_PIXELS = 20_000
"""Qt images may not be wider or taller than this."""

_of_thread = threading.local()


def _raw_font(face: Face, size: float) -> QRawFont:
    fonts: dict[tuple[str, float], QRawFont] | None = getattr(_of_thread, "fonts", None)
    if fonts is None:
        fonts = _of_thread.fonts = {}
    font = fonts.get((face.file_name, size))
    if font is None:
        if len(fonts) > 500:
            fonts.clear()
        font = fonts[face.file_name, size] = QRawFont(_any_size(face))
        font.setPixelSize(size)
    return font


def _any_size(face: Face) -> QRawFont:
    """The face read from its file; other sizes of it cost a hundredth of that."""
    faces: dict[Face, QRawFont] | None = getattr(_of_thread, "faces", None)
    if faces is None:
        faces = _of_thread.faces = {}
    font = faces.get(face)
    if font is None:
        data, hinting = QByteArray(face.data()), QFont.HintingPreference.PreferNoHinting
        font = faces[face] = QRawFont(data, LARGEST_GLYPHS, hinting)
    return font


def _glyph_run(run: Run) -> QGlyphRun:
    runs: dict[Run, QGlyphRun] | None = getattr(_of_thread, "runs", None)
    if runs is None:
        runs = _of_thread.runs = {}
    made = runs.get(run)
    if made is None:
        if len(runs) > 20_000:
            runs.clear()
        made = QGlyphRun()
        made.setRawFont(_raw_font(run.face, run.size))
        made.setGlyphIndexes(list(run.glyphs))
        made.setPositions([QPointF(x, y) for x, y in zip(run.xs, run.ys, strict=True)])
        runs[run] = made
    return made


def _outlines(run: Run) -> QPainterPath:
    font = _raw_font(run.face, run.size)
    outlines = QPainterPath()
    outlines.setFillRule(Qt.FillRule.WindingFill)
    for glyph, x, y in zip(run.glyphs, run.xs, run.ys, strict=True):
        outlines.addPath(font.pathForGlyph(glyph).translated(x, y))
    return outlines


@lru_cache(maxsize=64)
def _image(data: bytes) -> QImage:
    return QImage.fromData(QByteArray(data))


class QtPen:
    """Draws pictures on a painter, in the colours of a theme."""

    def __init__(
        self, painter: QPainter, theme: Theme = LIGHT_THEME, is_part: bool = False
    ) -> None:
        """``is_part`` where other pens draw what is beyond the painter's edges: dashes are then
        counted from the beginning of their line. Qt counts from where the line comes into sight."""
        self._painter = painter
        self._theme = theme
        self._is_part = is_part
        self._colours: dict[tuple[str, float], QColor] = {}
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing
            | QPainter.RenderHint.TextAntialiasing
            | QPainter.RenderHint.SmoothPixmapTransform
        )

    def draw(self, picture: Picture) -> None:
        """Draw the picture in the painter's coordinates."""
        for primitive in picture.primitives:
            self._draw(primitive)

    def draw_placed(self, placed: Placed) -> None:
        """Draw a picture at its offset, scale and opacity."""
        go_on()
        painter = self._painter
        painter.save()
        painter.translate(placed.x, placed.y)
        if placed.scale != 1.0:
            painter.scale(placed.scale, placed.scale)
        if placed.opacity < 1.0:
            painter.setOpacity(painter.opacity() * placed.opacity)
        if placed.clip is not None:
            painter.setClipRect(QRectF(*placed.clip), Qt.ClipOperation.IntersectClip)
        try:
            self.draw(placed.picture)
        finally:
            painter.restore()

    def _draw(self, primitive: Primitive) -> None:
        if isinstance(primitive, TextLine):
            self._text(primitive)
        elif isinstance(primitive, Box):
            self._box(primitive)
        elif isinstance(primitive, Path):
            self._path(primitive)
        elif isinstance(primitive, Ellipse):
            self._ellipse(primitive)
        elif isinstance(primitive, Placed):
            self.draw_placed(primitive)
        elif isinstance(primitive, Bitmap):
            self._bitmap(primitive)

    def _colour(self, token: str, opacity: float = 1.0) -> QColor:
        colour = self._colours.get((token, opacity))
        if colour is None:
            colour = QColor(self._theme.colour(token))
            colour.setAlphaF(opacity)
            self._colours[token, opacity] = colour
        return colour

    def _prepare(
        self,
        fill: str | None,
        stroke: str | None,
        width: float,
        dash: tuple[float, ...],
        opacity: float,
        round_caps: bool = True,
    ) -> None:
        painter = self._painter
        painter.setBrush(QBrush(self._colour(fill, opacity)) if fill else Qt.BrushStyle.NoBrush)
        if not stroke or width <= 0:
            painter.setPen(Qt.PenStyle.NoPen)
            return
        pen = QPen(self._colour(stroke, opacity), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if round_caps else Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dash:
            pen.setDashPattern([length / width for length in dash])
        painter.setPen(pen)

    def _box(self, box: Box) -> None:
        painter = self._painter
        rectangle = QRectF(box.x, box.y, box.width, box.height)
        if box.shadow:
            painter.setPen(Qt.PenStyle.NoPen)
            for reach, opacity in SHADOW:
                painter.setBrush(self._colour("shadow", opacity * box.opacity))
                around = rectangle.adjusted(-reach, -reach, reach, reach)
                radius = box.radius + reach
                painter.drawRoundedRect(around.translated(0, SHADOW_DROP), radius, radius)
        self._prepare(box.fill, box.stroke, box.stroke_width, box.dash, box.opacity, bool(box.dash))
        if box.dash and self._is_part:
            outline = QPainterPath()
            outline.addRoundedRect(rectangle, box.radius, box.radius)
            self._drawn(outline, bool(box.stroke))
        elif box.radius > 0:
            painter.drawRoundedRect(rectangle, box.radius, box.radius)
        else:
            painter.drawRect(rectangle)

    def _path(self, path: Path) -> None:
        self._prepare(
            path.fill,
            path.stroke,
            path.stroke_width,
            path.dash,
            path.opacity,
            path.round_caps,
        )
        self._drawn(painter_path(path), bool(path.dash and path.stroke))

    def _drawn(self, path: QPainterPath, is_dashed: bool) -> None:
        painter = self._painter
        if not (self._is_part and is_dashed):
            painter.drawPath(path)
            return
        painter.fillPath(path, painter.brush())
        painter.fillPath(_dashes(painter.pen(), path), painter.pen().brush())

    def _ellipse(self, ellipse: Ellipse) -> None:
        self._prepare(ellipse.fill, ellipse.stroke, ellipse.stroke_width, (), ellipse.opacity)
        self._painter.drawEllipse(QPointF(ellipse.cx, ellipse.cy), ellipse.rx, ellipse.ry)

    def _text(self, text: TextLine) -> None:
        painter = self._painter
        colour = self._colour(text.fill, text.opacity)
        painter.setPen(colour)
        at = QPointF(text.x, text.baseline)
        scale = abs(painter.deviceTransform().m22())
        for run in text.line.runs:
            if run.size * scale > LARGEST_GLYPHS:
                painter.fillPath(_outlines(run).translated(at), colour)
            else:
                painter.drawGlyphRun(at, _glyph_run(run))

    def _bitmap(self, bitmap: Bitmap) -> None:
        painter = self._painter
        place = QRectF(bitmap.x, bitmap.y, bitmap.width, bitmap.height)
        image = _image(bitmap.data)
        shape = QPainterPath()
        shape.addRoundedRect(place, bitmap.radius, bitmap.radius)
        if image.isNull():
            painter.fillPath(shape, self._colour("quiet"))
            return
        if bitmap.whole:
            scale = min(place.width() / image.width(), place.height() / image.height())
            size = QSizeF(image.width() * scale, image.height() * scale)
            painter.drawImage(QRectF(place.topLeft(), size), image)
            return
        painter.save()
        painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
        scale = max(place.width() / image.width(), place.height() / image.height())
        seen = QRectF(0, 0, place.width() / scale, place.height() / scale)
        seen.moveCenter(QRectF(image.rect()).center())
        painter.drawImage(place, image, seen)
        painter.restore()


def _dashes(pen: QPen, path: QPainterPath) -> QPainterPath:
    """The outlines of a path's dashes."""
    stroker = QPainterPathStroker(pen)
    stroker.setCurveThreshold(0.02)
    return stroker.createStroke(path)


def painter_path(path: Path) -> QPainterPath:
    """The path in Qt's own form."""
    made = QPainterPath()
    for step in path.steps:
        word = step[0]
        numbers = [float(one) for one in step[1:]]
        if word == "M":
            made.moveTo(*numbers)
        elif word == "L":
            made.lineTo(*numbers)
        elif word == "C":
            made.cubicTo(*numbers)
        else:
            made.closeSubpath()
    return made


_own_application: list[QGuiApplication] = []


def without_window() -> None:
    """Qt loads fonts only in an application: make one that needs no screen, where there is none
    yet. For processes that draw pictures and show nothing."""
    if QGuiApplication.instance() is None:
        _own_application.append(QGuiApplication(["journeymapper", "-platform", "offscreen"]))


def render(
    picture: Picture,
    scale: float = 1.0,
    theme: Theme = LIGHT_THEME,
    background: str | None = "paper",
) -> QImage:
    """The picture as an image, ``scale`` pixels to a journey unit; the scale is lowered where the
    image would be too large for Qt. Without a background the image is transparent."""
    x, y, width, height = picture.bounds
    scale = min(scale, MOST_PIXELS / max(width, height, 1.0))
    image = QImage(
        max(round(width * scale), 1),
        max(round(height * scale), 1),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    image.fill(QColor(theme.colour(background)) if background else Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.scale(scale, scale)
    painter.translate(-x, -y)
    QtPen(painter, theme).draw(picture)
    painter.end()
    return image


def pixels(
    picture: Picture,
    scale: float,
    part: tuple[int, int, int, int],
    theme: Theme = LIGHT_THEME,
    background: str | None = "paper",
) -> bytes:
    """A part of what ``render`` would give, and whatever its size: left, top, width and height in
    pixels. Three bytes to a pixel (red, green, blue), four without a background (and alpha, not
    multiplied), row by row."""
    left, top, width, height = part
    whole = QImage.Format.Format_RGB32 if background else QImage.Format.Format_ARGB32_Premultiplied
    image = QImage(width, height, whole)
    image.fill(QColor(theme.colour(background)) if background else Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.translate(-left, -top)
    painter.scale(scale, scale)
    painter.translate(-picture.bounds[0], -picture.bounds[1])
    try:
        QtPen(painter, theme, is_part=True).draw(picture)
    finally:
        painter.end()
    image.convertTo(QImage.Format.Format_RGB888 if background else QImage.Format.Format_RGBA8888)
    row, step = width * (3 if background else 4), image.bytesPerLine()
    data = bytes(image.constBits())
    if row == step:
        return data
    return b"".join(data[at : at + row] for at in range(0, height * step, step))


def png_bytes(image: QImage) -> bytes:
    """The image as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
