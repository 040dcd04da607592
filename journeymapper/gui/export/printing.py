"""Pages on a real printer, with Qt's own preview of what the printer makes of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPaintEngine, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo, QPrintPreviewDialog
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeymapper.drawing.primitives import Page
from journeymapper.drawing.theme import Theme
from journeymapper.gui.labels import WrappedLabel
from journeymapper.pens.qt import QtPen

_NEARLY = 3.0
"""Points by which a sheet may differ from one that has a name and still be it."""


NO_PRINTER = (
    "No printer was found: you can print to a PDF file. To print on paper, add a printer in the "
    "system’s settings."
)


def has_printer() -> bool:
    return bool(QPrinterInfo.availablePrinterNames())


def print_pages(printer: QPrinter, pages: Sequence[Page], theme: Theme) -> None:
    """Print the pages as lines and letters, not as pictures; a page that is larger than the
    printer's sheet is made smaller, never cut."""
    painter = QPainter()
    printer.setFullPage(True)
    for number, page in enumerate(_wanted(printer, pages)):
        # Only PDF takes sheets of other sizes in between; others fit each page onto the first.
        if number == 0 or printer.paintEngine().type() == QPaintEngine.Type.Pdf:
            printer.setPageLayout(_layout(page))
        if number == 0:
            if not painter.begin(printer):
                return
        elif not printer.newPage():
            break
        _paint(painter, printer, page, theme)
    if painter.isActive():
        painter.end()


class PrintPreview(QPrintPreviewDialog):
    """Shows what the printer will make of the pages, and prints them."""

    def __init__(self, pages: Sequence[Page], theme: Theme, parent: QWidget) -> None:
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)  # Qt does not keep it
        self._printer.setFullPage(True)
        if pages:
            self._printer.setPageLayout(_layout(pages[0]))
        super().__init__(self._printer, parent)
        self.setWindowTitle("Print")
        self.paintRequested.connect(lambda asked: print_pages(asked, pages, theme))
        self.resize(parent.size())
        layout = self.layout()
        if not has_printer() and isinstance(layout, QVBoxLayout):
            said = WrappedLabel(NO_PRINTER, "care")
            said.setContentsMargins(16, 10, 16, 10)
            layout.insertWidget(0, said)


def _wanted(printer: QPrinter, pages: Sequence[Page]) -> Sequence[Page]:
    """The pages that were asked for in the printer's own dialog."""
    first = printer.fromPage()
    return pages if first < 1 else pages[first - 1 : printer.toPage() or None]


def _layout(page: Page) -> QPageLayout:
    short, long = sorted((page.width, page.height))
    size = QPageSize(QSizeF(short, long), QPageSize.Unit.Point)
    named = QPageSize.id(
        QSizeF(short, long), QPageSize.Unit.Point, QPageSize.SizeMatchPolicy.FuzzyMatch
    )
    if named != QPageSize.PageSizeId.Custom:
        like = QPageSize(named).size(QPageSize.Unit.Point)
        if abs(like.width() - short) < _NEARLY and abs(like.height() - long) < _NEARLY:
            size = QPageSize(named)
    is_wide = page.width > page.height
    way = QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, way, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _paint(painter: QPainter, printer: QPrinter, page: Page, theme: Theme) -> None:
    sheet = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
    is_turned = (sheet.width() > sheet.height()) != (page.width > page.height)
    width, height = (page.height, page.width) if is_turned else (page.width, page.height)
    scale = min(sheet.width() / width, sheet.height() / height)
    painter.save()
    painter.translate((sheet.width() - width * scale) / 2, (sheet.height() - height * scale) / 2)
    painter.scale(scale, scale)
    if is_turned:
        painter.translate(width, 0)
        painter.rotate(90)
    x, y, _, _ = page.picture.bounds
    painter.translate(-x, -y)
    QtPen(painter, theme).draw(page.picture)
    painter.restore()
