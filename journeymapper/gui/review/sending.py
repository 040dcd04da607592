"""What goes out for a review: the numbered document and the workbook to comment in, in one go."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from journeymapper.app.background_export import (
    BackgroundExport,
    ExportFailed,
    export_in_background,
)
from journeymapper.commands.review_rounds import numbers_of
from journeymapper.domain.document_records import chosen
from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.exporters.job import Cancelled
from journeymapper.gui.workspace import Workspace

_POLL_MS = 60
ENDINGS = (".pdf", ".xlsx")


def journeys_of(project: Project, round_id: str) -> tuple[str, ...]:
    """The journeys whose cards have numbers in a round, in their order."""
    numbered = {project.touchpoints[one].journey for one in numbers_of(project, round_id)}
    return tuple(one.id for one in by_rank(project.journeys.values()) if one.id in numbered)


class Sending(QObject):
    """Writes both files, one after the other, beside the window."""

    told = Signal(int, str)
    """How much is done, in hundredths, and what is being done."""
    ended = Signal(str)
    """What came of it, in a sentence."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._running: BackgroundExport | None = None
        self._left: list[Path] = []
        self.made: list[Path] = []
        self._round = ""
        self._timer = QTimer(self, interval=_POLL_MS)
        self._timer.timeout.connect(self._poll)

    @property
    def is_running(self) -> bool:
        return self._running is not None

    def begin(self, round_id: str, path: Path) -> None:
        """Write ``path`` with the endings of both files. Raises EditRefused and FileTrouble."""
        self._workspace.flush()
        self._round, self.made = round_id, []
        self._left = [path.with_suffix(one) for one in ENDINGS]
        self._next()

    def cancel(self) -> None:
        if self._running is not None:
            self._left = []
            self._running.cancel()

    def stop(self) -> None:
        """The window closes: nothing is left behind."""
        if self._running is not None:
            self._timer.stop()
            self._running.stop()
            self._running = None

    def _next(self) -> None:
        session = self._workspace.session
        path = self._left.pop(0)
        options = chosen(
            format_name=path.suffix.lstrip("."),
            journeys=journeys_of(session.project, self._round),
            review_round=self._round,
        )
        self._running = export_in_background(
            session.project, path, options, at=session.last_edit_at, of=session.path
        )
        self._timer.start()

    def _poll(self) -> None:
        running = self._running
        if running is None:
            return
        state = running.poll()
        share = (len(self.made) + state.done) / len(ENDINGS)
        self.told.emit(round(share * 100), state.doing)
        if not state.finished:
            return
        self._timer.stop()
        self._running = None
        try:
            running.result()
            self.made.append(running.path)
            if self._left:
                self._next()
                return
        except Cancelled:
            self.ended.emit("Cancelled.")
        except (EditRefused, FileTrouble) as trouble:
            self.ended.emit(str(trouble))
        except ExportFailed as failure:
            self.ended.emit("The export failed inside Journey Mapper.")
            raise failure
        else:
            names = " and ".join(f"“{one.name}”" for one in self.made)
            self.ended.emit(f"{names} are ready to send.")
