"""The export that runs: how far it is, the way to cancel it, and the finished file to open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QProgressBar, QWidget

from journeymapper.app.background_export import (
    BackgroundExport,
    ExportFailed,
    export_in_background,
)
from journeymapper.app.logos import with_logo
from journeymapper.domain.document_records import ExportPreset
from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.domain.records import Image
from journeymapper.domain.remark import Remark
from journeymapper.exporters.job import Cancelled
from journeymapper.gui.look import mark
from journeymapper.gui.parts import button, column, label, row
from journeymapper.gui.workspace import Workspace

POLL_MS = 40


class Running(QWidget):
    """One export after the other; says what became of the last."""

    ended = Signal()
    """It is finished, cancelled or in trouble."""
    finished = Signal(object)
    """The remarks about the file that is ready."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._running: BackgroundExport | None = None
        self.finished_path: Path | None = None
        layout = column(self, gap=6)
        self.told = label("", "muted", wrap=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 100)
        self.progress.setAccessibleName("How far the export is")
        self.open_button = button("Open", self._open, "soft")
        self.folder_button = button("Show in folder", self._show_folder)
        line = row(gap=10)
        line.addWidget(self.told, 1)
        line.addWidget(self.open_button)
        line.addWidget(self.folder_button)
        layout.addLayout(line)
        layout.addWidget(self.progress)
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self._poll)
        self._show_parts()

    @property
    def is_running(self) -> bool:
        return self._running is not None

    def begin(self, path: Path, options: ExportPreset, logo: Image | None) -> bool:
        """Begin to write; whether that could be done."""
        session = self._workspace.session
        self._workspace.flush()
        self.finished_path = None
        try:
            self._running = export_in_background(
                with_logo(session.project, logo),
                path,
                options,
                at=session.last_edit_at,
                of=session.path,
            )
        except (EditRefused, FileTrouble) as trouble:
            self.say(str(trouble), is_trouble=True)
            return False
        self.progress.setValue(0)
        self.say("Getting ready")
        self._timer.start()
        return True

    def cancel(self) -> None:
        if self._running is not None:
            self._running.cancel()
            self._poll()

    def stop(self) -> None:
        """The window goes: nothing is written any more."""
        self._timer.stop()
        if self._running is not None:
            self._running.stop()
            self._running = None

    def say(self, sentence: str, *, is_trouble: bool = False) -> None:
        mark(self.told, role="trouble" if is_trouble else "muted")
        self.told.setText(sentence)
        self.told.setToolTip("")
        self._show_parts()

    def _poll(self) -> None:
        running = self._running
        if running is None:
            return
        state = running.poll()
        self.progress.setValue(round(state.done * 100))
        self.told.setText(state.doing)
        if not state.finished:
            return
        self._timer.stop()
        self._running = None
        try:
            remarks = running.result()
        except Cancelled:
            self.say("Cancelled. Nothing was written.")
        except (EditRefused, FileTrouble) as trouble:
            self.say(str(trouble), is_trouble=True)
        except ExportFailed as failure:
            self.say(
                "The export failed inside Journey Mapper; nothing was written.", is_trouble=True
            )
            self.ended.emit()
            raise failure
        else:
            self._finish(running.path, state.doing, remarks)
        self.ended.emit()

    def _finish(self, path: Path, sentence: str, remarks: tuple[Remark, ...]) -> None:
        self.finished_path = path
        self.say(sentence)
        self.told.setToolTip(str(path.parent))
        self._workspace.told.emit(sentence)
        self.finished.emit(remarks)

    def _show_parts(self) -> None:
        self.progress.setVisible(self.is_running)
        for one in (self.open_button, self.folder_button):
            one.setVisible(self.finished_path is not None and not self.is_running)

    def _open(self) -> None:
        if self.finished_path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.finished_path)))

    def _show_folder(self) -> None:
        if self.finished_path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.finished_path.parent)))
