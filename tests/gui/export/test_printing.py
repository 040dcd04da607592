"""Pages on a printer: here one that writes PDF files, as it needs no paper."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QKeySequence, QPageLayout
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from journeymapper.domain.document_records import chosen
from journeymapper.domain.vocabulary import Orientation
from journeymapper.drawing.pages import document
from journeymapper.drawing.theme import LIGHT_THEME
from journeymapper.gui.export.dialog import ExportDialog
from journeymapper.gui.export.printing import PrintPreview, print_pages
from journeymapper.gui.window.main_window import MainWindow
from journeymapper.gui.workspace import Workspace

AT = date(2026, 11, 22)


def to_file(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_every_page_comes_out_at_its_own_size_and_as_lines(
    sample: Workspace, tmp_path: Path
) -> None:
    wide = document(sample.project, chosen(sections=("cover", "map")), at=AT)
    tall = document(
        sample.project, chosen(sections=("cover",), orientation=Orientation.PORTRAIT), at=AT
    )
    pages = [*wide, *tall]
    print_pages(to_file(tmp_path / "printed.pdf"), pages, LIGHT_THEME)
    printed = PdfReader(tmp_path / "printed.pdf").pages
    assert len(printed) == len(pages)
    for sheet, page in zip(printed, pages, strict=True):
        assert float(sheet.mediabox.width) == pytest.approx(page.width, abs=1.5)
        assert float(sheet.mediabox.height) == pytest.approx(page.height, abs=1.5)
    drawn = printed[1].get_contents()
    assert drawn is not None
    steps = drawn.get_data()
    assert steps.count(b" l\n") + steps.count(b" c\n") > 1000
    assert len(printed[1].images) == 0


def test_only_the_pages_that_the_printer_is_asked_for(sample: Workspace, tmp_path: Path) -> None:
    pages = document(sample.project, chosen(sections=("map",)), at=AT)
    printer = to_file(tmp_path / "printed.pdf")
    printer.setFromTo(2, 3)
    print_pages(printer, pages, LIGHT_THEME)
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 2


def test_the_preview_shows_the_pages(sample: Workspace) -> None:
    pages = document(sample.project, chosen(sections=("cover", "summary")), at=AT)
    parent = QWidget()
    dialog = PrintPreview(pages, LIGHT_THEME, parent)
    dialog.show()
    QTest.qWait(100)  # Qt warns, and the test fails, where a sheet is set while it prints
    assert dialog.printer().pageLayout().orientation() is QPageLayout.Orientation.Landscape
    dialog.close()
    parent.deleteLater()


def test_without_a_printer_it_says_what_to_do(
    sample: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    shown: list[PrintPreview] = []
    monkeypatch.setattr(PrintPreview, "exec", lambda one: shown.append(one) or 0)
    dialog = ExportDialog(sample, printing=True)
    pages = document(sample.project, chosen(sections=("cover",)), at=AT)
    monkeypatch.setattr(dialog, "_whole_pages", lambda: pages)
    dialog.print_pages()
    assert len(shown) == 1
    assert "you can print to a PDF file" in dialog.running.told.text()
    dialog.close()
    dialog.deleteLater()


def test_the_menu_prints_and_the_pages_are_ready_to_be_printed(window: MainWindow) -> None:
    action = window.actions_by_name["print"]
    assert action.shortcut() == QKeySequence("Ctrl+P")
    assert window.workspace is not None
    dialog = ExportDialog(window.workspace, window, printing=True)
    dialog.show()
    assert dialog.windowTitle() == "Print"
    assert dialog.print_button.isDefault()
    for _ in range(3000):
        if dialog.print_button.isEnabled():
            break
        QTest.qWait(10)
    assert dialog.print_button.isEnabled()
    dialog.close()
