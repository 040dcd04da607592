"""The export dialog: which journeys, which format, how far it is, and the finished document."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QWidget,
)

from journeymapper.app.background_export import (
    BackgroundExport,
    ExportFailed,
    export_in_background,
)
from journeymapper.domain.document_records import ExportPreset, chosen
from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.domain.order import by_rank
from journeymapper.domain.remark import Remark
from journeymapper.drawing.pages import SECTIONS
from journeymapper.exporters.job import Cancelled
from journeymapper.gui.appearance import px
from journeymapper.gui.parts import button, column, label, row
from journeymapper.gui.preferences import settings
from journeymapper.gui.sizes import at_least, fix
from journeymapper.gui.workspace import Workspace

FORMATS = (
    ("pdf", "PDF", "A document: cover, map, people, and what else you choose"),
    ("png", "PNG", "A picture of the map, for slides and mails"),
    ("svg", "SVG", "A drawing of the map that stays sharp at any size"),
)
PAGES = (
    ("A4", "A4 landscape"),
    ("A3", "A3 landscape"),
    ("A2", "A2 landscape, for a small wall"),
    ("A1", "A1 landscape, for the wall"),
    ("A0", "A0 landscape, the large poster"),
    ("Letter", "Letter landscape"),
)
SCALES = ((1.0, "Screen size"), (2.0, "Twice, for slides"), (4.0, "Four times, for print"))
POLL_MS = 60
ROW_HEIGHT = 28
"""Of an entry of the lists."""
LEAST_ROWS = 4
OTHER_HEIGHT = 520
"""Of everything else in the dialog, and of the desktop around it."""
LEFT_OUT = "export/left_out"
"""The setting that remembers which parts of the document are not wanted."""


class ExportDialog(QDialog):
    """Choose, export, open. The window stays alive meanwhile."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._running: BackgroundExport | None = None
        self.finished_path: Path | None = None
        self.setWindowTitle("Export")
        at_least(self, width=460)
        layout = column(self, (24, 20, 24, 20), 12)
        layout.addWidget(label("Hand over the document", "title"))
        layout.addLayout(self._formats())
        self._what = label("", "muted", wrap=True)
        layout.addWidget(self._what)
        layout.addWidget(label("Journeys", "field"))
        layout.addWidget(self._journeys())
        self._parts_label = self._parts_head()
        layout.addWidget(self._parts_label)
        layout.addWidget(self._sections())
        self._size_label = label("Page", "field")
        layout.addWidget(self._size_label)
        self.page = QComboBox()
        self.page.setAccessibleName("Page size")
        for name, text in PAGES:
            self.page.addItem(text, name)
        self.scale = QComboBox()
        self.scale.setAccessibleName("Size of the picture")
        for value, text in SCALES:
            self.scale.addItem(text, value)
        self.scale.setCurrentIndex(1)
        layout.addWidget(self.page)
        layout.addWidget(self.scale)
        self.open_when_done = QCheckBox("Open it when it is done")
        self.open_when_done.setChecked(bool(settings().value("export/open", True, type=bool)))
        layout.addWidget(self.open_when_done)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 100)
        self.progress.hide()
        layout.addWidget(self.progress)
        self.told = label("", "muted", wrap=True)
        self.told.hide()
        layout.addWidget(self.told)
        layout.addLayout(self._buttons())
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self._poll)
        self._show_format()

    @property
    def format_name(self) -> str:
        return FORMATS[self._group.checkedId()][0]

    def export_to(self, path: Path) -> None:
        """Begin to write; the dialog tells how far it is."""
        session = self._workspace.session
        self._workspace.flush()
        try:
            self._running = export_in_background(
                session.project, path, self._options(), at=session.last_edit_at, of=session.path
            )
        except (EditRefused, FileTrouble) as trouble:
            self._tell(str(trouble))
            return
        settings().setValue("export/open", self.open_when_done.isChecked())
        settings().setValue("export/folder", str(path.parent))
        self.progress.setValue(0)
        self.progress.show()
        self.export_button.setEnabled(False)
        self.close_button.setText("Cancel")
        self._timer.start()

    def reject(self) -> None:
        if self._running is not None:
            self._running.cancel()
            self._poll()
            return
        super().reject()

    def _formats(self) -> QHBoxLayout:
        layout = row()
        self._group = QButtonGroup(self)
        for number, (_, text, tip) in enumerate(FORMATS):
            choice = button(text, role="chip")
            choice.setCheckable(True)
            choice.setToolTip(tip)
            self._group.addButton(choice, number)
            layout.addWidget(choice)
        layout.addStretch()
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(lambda _number, on: self._show_format() if on else None)
        return layout

    def _journeys(self) -> QListWidget:
        self.journeys = QListWidget()
        self.journeys.setAccessibleName("Journeys to export")
        found = by_rank(self._workspace.project.journeys.values())
        for journey in found:
            item = QListWidgetItem(journey.title)
            item.setToolTip(journey.title)
            item.setSizeHint(
                QSize(1, px(ROW_HEIGHT))
            )  # as wide as the list: the title is cut there
            item.setData(Qt.ItemDataRole.UserRole, journey.id)
            item.setCheckState(Qt.CheckState.Checked)
            self.journeys.addItem(item)
        self.journeys.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        fix(self.journeys, height=min(4, max(2, len(found))) * ROW_HEIGHT + 10)
        return self.journeys

    def _sections(self) -> QListWidget:
        """What the document may hold; parts without content make no page anyway, and say so."""
        self.sections = QListWidget()
        self.sections.setAccessibleName("Parts of the document")
        left_out = str(settings().value(LEFT_OUT, "")).split(",")
        for section in SECTIONS:
            is_there = section.holds(self._workspace.project)
            item = QListWidgetItem(section.title if is_there else f"{section.title} · nothing yet")
            item.setData(Qt.ItemDataRole.UserRole, section.name)
            if not is_there:
                item.setForeground(self.palette().placeholderText())
            wanted = section.name not in left_out
            item.setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
            self.sections.addItem(item)
        rows = (self.screen().availableGeometry().height() - OTHER_HEIGHT) // px(ROW_HEIGHT)
        shown = min(len(SECTIONS), max(rows, LEAST_ROWS))
        fix(self.sections, height=shown * ROW_HEIGHT + 10)
        return self.sections

    def _parts_head(self) -> QWidget:
        head = QWidget()
        layout = row(head)
        layout.addWidget(label("Parts of the document", "field"))
        layout.addStretch()
        self.all_parts = button("All", lambda: self._choose_all(True), "quiet-link")
        self.no_parts = button("None", lambda: self._choose_all(False), "quiet-link")
        for one, name in ((self.all_parts, "All parts"), (self.no_parts, "No parts")):
            one.setAccessibleName(name)
            layout.addWidget(one)
        return head

    def _choose_all(self, wanted: bool) -> None:
        state = Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked
        for place in range(self.sections.count()):
            self.sections.item(place).setCheckState(state)

    def _buttons(self) -> QHBoxLayout:
        layout = row()
        layout.addStretch()
        self.close_button: QPushButton = button("Close", self.reject)
        self.export_button: QPushButton = button("Export…", self._ask_path, "primary")
        self.export_button.setDefault(True)
        layout.addWidget(self.close_button)
        layout.addWidget(self.export_button)
        return layout

    def _show_format(self) -> None:
        name, _, tip = FORMATS[self._group.checkedId()]
        self._what.setText(tip)
        self.page.setVisible(name == "pdf")
        self.scale.setVisible(name == "png")
        self._size_label.setText("Page" if name == "pdf" else "Size")
        self._size_label.setVisible(name != "svg")
        self._parts_label.setVisible(name == "pdf")
        self.sections.setVisible(name == "pdf")
        several = name == "pdf"
        self.journeys.setEnabled(several)
        for place in range(self.journeys.count()):
            item = self.journeys.item(place)
            here = item.data(Qt.ItemDataRole.UserRole) == self._workspace.journey_id
            on = several or here
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _options(self) -> ExportPreset:
        journeys = _checked(self.journeys)
        if not journeys:
            raise EditRefused("Choose at least one journey to export.")
        sections = _checked(self.sections)
        if self.format_name == "pdf":
            if not sections:
                raise EditRefused("Choose at least one part of the document.")
            left_out = [one.name for one in SECTIONS if one.name not in sections]
            settings().setValue(LEFT_OUT, ",".join(left_out))
        return chosen(
            format_name=self.format_name,
            journeys=journeys,
            page_size=self.page.currentData(),
            sections=sections,
            scale=self.scale.currentData(),
        )

    def _ask_path(self) -> None:
        session = self._workspace.session
        folder = Path(str(settings().value("export/folder", "") or session.path.parent))
        if not folder.is_dir():
            folder = session.path.parent
        name = self.format_name
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            "Export",
            str(folder / f"{session.path.stem}.{name}"),
            f"{name.upper()} (*.{name})",
        )
        if chosen:
            path = Path(chosen)
            ending = f".{name}"
            self.export_to(path if path.suffix.lower() == ending else Path(f"{path}{ending}"))

    def _poll(self) -> None:
        running = self._running
        if running is None:
            return
        state = running.poll()
        self.progress.setValue(round(state.done * 100))
        self._tell(state.doing)
        if not state.finished:
            return
        self._timer.stop()
        self._running = None
        self.progress.hide()
        self.export_button.setEnabled(True)
        self.close_button.setText("Close")
        try:
            remarks = running.result()
        except Cancelled:
            self._tell("Cancelled. Nothing was written.")
        except (EditRefused, FileTrouble) as trouble:
            self._tell(str(trouble))
        except ExportFailed as failure:
            self._tell("The export failed inside Journey Mapper; nothing was written.")
            raise failure
        else:
            self._finish(running.path, remarks)

    def _finish(self, path: Path, remarks: tuple[Remark, ...]) -> None:
        self.finished_path = path
        self._workspace.told.emit(f"“{path.name}” is ready.")
        if self.open_when_done.isChecked():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        if remarks:
            self._tell("\n".join(map(str, remarks)))
        else:
            self.accept()

    def _tell(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))


def _checked(list_: QListWidget) -> tuple[str, ...]:
    """The data of the entries that are ticked, in their order."""
    items = [list_.item(place) for place in range(list_.count())]
    return tuple(
        one.data(Qt.ItemDataRole.UserRole)
        for one in items
        if one.checkState() is Qt.CheckState.Checked
    )
