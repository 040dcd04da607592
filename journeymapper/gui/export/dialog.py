"""The one dialog for documents: choices at the left, the pages as they will be, and the file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton, QVBoxLayout, QWidget

from journeymapper.app.page_preview import AllCame, ContentsCame, NoPages, PageCame, PagePreview
from journeymapper.app.preview_pages import PICTURES
from journeymapper.domain.document_records import ExportPreset, chosen
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.remark import Offer, Remark
from journeymapper.drawing.primitives import Page
from journeymapper.drawing.print_themes import theme_for
from journeymapper.drawing.theme import LIGHT_THEME, Theme
from journeymapper.exporters.registry import exporter_for
from journeymapper.gui.beside import Beside, open_on_screen
from journeymapper.gui.export.choices import Choices
from journeymapper.gui.export.contents import Pane
from journeymapper.gui.export.presets import Presets, remember, remembered
from journeymapper.gui.export.preview import WHITE, Remarks
from journeymapper.gui.export.printing import NO_PRINTER, PrintPreview, has_printer
from journeymapper.gui.export.running import Running
from journeymapper.gui.export.seen import Seen
from journeymapper.gui.export.thumbnails import Thumbnails
from journeymapper.gui.parts import button, column, label, panel, row, rule
from journeymapper.gui.preferences import settings
from journeymapper.gui.scroll_column import ScrollColumn
from journeymapper.gui.workspace import Workspace

NEWS_MS = 15
"""Between two looks for pages that came, while any are awaited."""
SETTLE_MS = 40
"""What is changed in so short a time makes one preview."""
SETTING = "Getting it ready to be seen…"
CHOICES_WIDTH = 308
WANTED = (1240, 800)


class ExportDialog(QDialog):
    """Choose, look, export, open. The window stays alive meanwhile. ``printing``: the pages go to
    a printer."""

    def __init__(
        self, workspace: Workspace, parent: QWidget | None = None, *, printing: bool = False
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._preview: PagePreview | None = None
        self._start_preview()  # it gets ready while the dialog is made
        self._theme: Theme = LIGHT_THEME
        self._own_remarks: tuple[Remark, ...] = ()
        self._is_whole = self._is_counted = self._is_picking = False
        self._shown_format = ""
        self._printing = printing
        self.setWindowTitle("Print" if printing else "Export")
        self.choices = Choices(workspace)
        self.presets = Presets(workspace)
        self.pane, self.thumbnails = Pane(), Thumbnails()
        self.view = self.pane.pages
        self.remarks, self.running = Remarks(), Running(workspace)
        self.seen = Seen(self.pane, self.remarks)
        self.caption = self.seen.caption
        self._build()
        self._later = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._later.timeout.connect(self.renew)
        self._news = QTimer(self, interval=NEWS_MS)
        self._news.timeout.connect(self._take_news)
        self.choices.changed.connect(self._on_change)
        self.choices.refused.connect(lambda text: self.running.say(text, is_trouble=True))
        self.presets.picked.connect(self._pick)
        self.presets.keeping.connect(self._keep)
        self.thumbnails.looked_at.connect(self._look_at)
        self.seen.turned.connect(self._turn)
        self.remarks.offered.connect(self.take_offer)
        self.running.ended.connect(self._on_end)
        self.running.finished.connect(self._on_finish)
        self._begin()

    @property
    def finished_path(self) -> Path | None:
        return self.running.finished_path

    @property
    def is_whole(self) -> bool:
        """Whether the preview shows everything that is chosen."""
        return self._is_whole

    def export_to(self, path: Path) -> None:
        """Begin to write; the dialog tells how far it is."""
        try:
            options = self.choices.options
        except EditRefused as refusal:
            self.running.say(str(refusal), is_trouble=True)
            return
        if self.running.begin(path, options, self.choices.logo_image):
            remember(self._workspace.project, options)
            settings().setValue("export/folder", str(path.parent))
            self.export_button.setEnabled(False)
            self.close_button.setText("Cancel")

    def take_offer(self, offer: Offer) -> None:
        """Choose what a remark offers."""
        options = self.choices.options
        self.choices.take(replace(options, **dict(offer.choices)))

    def renew(self) -> None:
        """Have the pages laid out as they are chosen now."""
        if self._preview is None:
            return
        self._is_whole = self._is_counted = False
        try:
            options = self.choices.options
            self._theme = theme_for(options)
        except EditRefused as refusal:
            self._show_none(str(refusal))
            return
        self._preview.ask(options, self.thumbnails.place, self.choices.logo_image)
        self._news.start()

    def print_pages(self) -> None:
        """Show what the printer makes of the pages."""
        pages = self._whole_pages()
        if pages:
            remember(self._workspace.project, self.choices.options)
            if not has_printer():
                self.running.say(NO_PRINTER, is_trouble=True)
            dialog = PrintPreview(pages, self._theme, self)
            dialog.exec()
            dialog.deleteLater()

    def reject(self) -> None:
        if self.running.is_running:
            self.running.cancel()
            return
        super().reject()

    def done(self, result: int) -> None:
        self._stop()
        super().done(result)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._start_preview()
            self._show_none(SETTING)
            self.renew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._offer_turns()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop()
        super().closeEvent(event)

    def _start_preview(self) -> None:
        if self._preview is None:
            session = self._workspace.session
            self._preview = PagePreview(session.project.records(), session.last_edit_at)

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.sides = Beside(self._left(), CHOICES_WIDTH, self.seen, self.thumbnails)
        whole.addWidget(self.sides, 1)
        whole.addWidget(rule())
        whole.addWidget(self._foot())
        open_on_screen(self, *WANTED)

    def _left(self) -> QWidget:
        made = panel("panel")
        layout = column(made, (0, 16, 0, 0), 10)
        top = column(None, (20, 0, 16, 0), 8)
        top.addWidget(label("Print the document" if self._printing else "Hand it over", "title"))
        top.addWidget(self.presets)
        layout.addLayout(top)
        layout.addWidget(ScrollColumn(self.choices), 1)
        return made

    def _foot(self) -> QWidget:
        made = panel("panel")
        layout = row(made, (20, 12, 20, 12), 10)
        self.close_button: QPushButton = button("Close", self.reject)
        self.print_button: QPushButton = button("Print…", self.print_pages)
        self.export_button: QPushButton = button("Export…", self._ask_path, "primary")
        if self._printing:
            self.print_button.setProperty("role", "primary")
            self.export_button.setProperty("role", "")
        (self.print_button if self._printing else self.export_button).setDefault(True)
        layout.addWidget(self.running, 1)
        for one in (self.close_button, self.print_button, self.export_button):
            layout.addWidget(one)
        return made

    def _begin(self) -> None:
        """As it was chosen last for this project; a picture shows the journey on the canvas."""
        last = remembered(self._workspace.project) or chosen(format_name="pdf")
        self.choices.take(replace(last, format_name="pdf") if self._printing else last)
        self._on_change()
        self._later.stop()

    def _pick(self, preset: ExportPreset) -> None:
        self._is_picking = True
        self.choices.take(preset)
        self._is_picking = False

    def _keep(self) -> None:
        try:
            self.presets.keep(self.choices.options, self.choices.logo_image)
        except EditRefused as refusal:
            self.running.say(str(refusal), is_trouble=True)

    def _on_change(self) -> None:
        if not self._is_picking:
            self.presets.loosen()
        if not self.running.is_running:
            self.running.finished_path = None
            self.running.say("")
        self.print_button.setVisible(self.choices.format_name == "pdf")
        self.print_button.setEnabled(False)
        if self.choices.format_name != self._shown_format:  # what was seen is of another kind
            self._shown_format = self.choices.format_name
            self._show_none(SETTING)
        self._later.start()

    def _take_news(self) -> None:
        if self._preview is None:
            return
        for one in self._preview.news():
            if isinstance(one, PageCame):
                self._take_page(one)
            elif isinstance(one, ContentsCame):
                self.thumbnails.set_count(0)
                self.sides.show_strip(False)
                self._offer_turns()
                table = "sheet" if self.choices.format_name == "xlsx" else "table"
                self.caption.setText(self.pane.show_contents(one.contents, table))
            elif isinstance(one, AllCame):
                self._end_pages(one)
            elif isinstance(one, NoPages):
                self._news.stop()
                self._show_none(one.sentence)
                if one.report:
                    raise RuntimeError(one.report)

    def _take_page(self, came: PageCame) -> None:
        known = self.thumbnails.page(came.place)
        is_bare = not came.page.picture.primitives
        if came.count:
            self._is_counted = True
            self.thumbnails.set_count(came.count)
        if not (is_bare and known is not None and known.picture.primitives and not came.count):
            self.thumbnails.take(came.place, came.page, self._theme)
        if came.place == self.thumbnails.place:
            self._show(came.page)
        self._show_remarks()

    def _end_pages(self, came: AllCame) -> None:
        self._news.stop()
        self._is_whole = self._is_counted = True
        self._own_remarks = came.remarks
        self.thumbnails.set_count(came.count)
        self.sides.show_strip(came.count > 1)
        looked_at = self.thumbnails.page(self.thumbnails.place)
        if looked_at is not None:
            self._show(looked_at)
        self.print_button.setEnabled(bool(self._whole_pages()))
        self._show_remarks()

    def _look_at(self, place: int) -> None:
        page = self.thumbnails.page(place)
        if page is None:
            return
        self._show(page)
        if not page.picture.primitives:  # it was too much to bring along unasked
            self.renew()

    def _turn(self, by: int) -> None:
        self.thumbnails.setCurrentRow(self.thumbnails.place + by)

    def _offer_turns(self) -> None:
        place, count = self.thumbnails.place, self.thumbnails.count()
        self.seen.offer_turns(self.sides.is_folded and count > 1, place + 1 >= count, place)

    def _show(self, page: Page) -> None:
        name, paper = self.choices.format_name, WHITE
        if name != "pdf":
            is_bare = name in PICTURES and not self.choices.background.isChecked()
            paper = "" if is_bare else self._theme.colour("paper")
        self.view.show_page(page, self._theme, paper)
        self.pane.setCurrentWidget(self.view)
        place, count = self.thumbnails.place + 1, self.thumbnails.count()
        word = "slide" if name == "pptx" else "page"
        number = f"{word} {place} of {count}" if self._is_counted else f"{word} {place} …"
        self.caption.setText(" · ".join(filter(None, (page.title, self._size(page), number))))
        self._offer_turns()

    def _size(self, page: Page) -> str:
        if self.choices.format_name == "png":
            scale = float(self.choices.scale.value)
            return f"{page.width * scale:,.0f} × {page.height * scale:,.0f} pixels"
        if self.choices.format_name == "svg":
            return f"{page.width:,.0f} × {page.height:,.0f}"
        if self.choices.format_name == "html":
            return ""  # it is as large as whoever looks at it wants
        return f"{page.width * 25.4 / 72:,.0f} × {page.height * 25.4 / 72:,.0f} mm"

    def _show_none(self, sentence: str) -> None:
        self.view.say(sentence)
        self.pane.setCurrentWidget(self.view)
        self.thumbnails.set_count(0)
        self.caption.setText("")
        self._own_remarks = ()
        self.print_button.setEnabled(False)
        self._show_remarks()

    def _show_remarks(self) -> None:
        of_pages = [
            replace(remark, page=place + 1)
            for place in range(self.thumbnails.count())
            if (page := self.thumbnails.page(place)) is not None
            for remark in page.remarks
        ]
        self.remarks.show_remarks([*of_pages, *self._own_remarks])

    def _whole_pages(self) -> list[Page]:
        """All pages, where all are there."""
        count = self.thumbnails.count()
        pages = [page for place in range(count) if (page := self.thumbnails.page(place))]
        is_there = self._is_whole and all(one.picture.primitives for one in pages)
        return pages if is_there and self.choices.format_name == "pdf" else []

    def _ask_path(self) -> None:
        session = self._workspace.session
        folder = Path(str(settings().value("export/folder", "") or session.path.parent))
        if not folder.is_dir():
            folder = session.path.parent
        exporter = exporter_for(Path("any"), self.choices.format_name)
        ending = exporter.endings[0]
        name, _ = QFileDialog.getSaveFileName(
            self,
            "Export",
            str(folder / f"{session.path.stem}{ending}"),
            f"{exporter.title} (*{' *'.join(exporter.endings)})",
        )
        if name:
            path = Path(name)
            known = path.name.lower().endswith(exporter.endings)
            self.export_to(path if known else Path(f"{path}{ending}"))

    def _on_end(self) -> None:
        self.export_button.setEnabled(True)
        self.close_button.setText("Close")

    def _on_finish(self, remarks: tuple[Remark, ...]) -> None:
        self.remarks.show_remarks(remarks)
        self.running.open_button.setFocus()

    def _stop(self) -> None:
        self._later.stop()
        self._news.stop()
        self.thumbnails.rest()
        self.running.stop()
        if self._preview is not None:
            self._preview.stop()
            self._preview = None
