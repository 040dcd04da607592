"""The import window: choose a file, see what it holds, say what its columns mean, bring it in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from journeymapper.analysis.written import write_number
from journeymapper.app.feedback_import import (
    FeedbackImport,
    Looking,
    bring_feedback,
)
from journeymapper.app.feedback_layouts import remember_layout
from journeymapper.app.linked_feedback import link_feedback, links_of, unlink_feedback
from journeymapper.app.refused_rows import write_refused
from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.domain.records import FeedbackNote
from journeymapper.gui.dropped_files import files_in
from journeymapper.gui.importing.after import open_inbox, said_after
from journeymapper.gui.importing.first_notes import MOST, first_notes, settled
from journeymapper.gui.importing.frame import ImportFrame
from journeymapper.gui.importing.options import READING
from journeymapper.gui.importing.slices import Slices, sentence_of
from journeymapper.gui.importing.wording import (
    NO_TEXT,
    button_said,
    counts_said,
    kind_said,
    waiting_said,
)
from journeymapper.gui.preferences import settings
from journeymapper.gui.workspace import Workspace
from journeymapper.importers.feedback.brought import BroughtFeedback
from journeymapper.importers.feedback.glance import Glance
from journeymapper.importers.feedback.layout import LABELS, Columns, Layout
from journeymapper.importers.feedback.replies import usual_reply

FILTER = "Tables (*.csv *.tsv *.txt *.xlsx *.json);;All files (*)"
FOLDER = "import/folder"
PAINT_MS = 20
"""For the sentence that says what happens, before it happens."""
_Today = Callable[[], date]


class ImportDialog(ImportFrame):
    """Nothing of the project changes before the button is pressed; Escape leaves at any time."""

    def __init__(
        self, workspace: Workspace, parent: QWidget | None = None, today: _Today = date.today
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._today = today
        self._path: Path | None = None
        self._told = Layout()
        """What the user said of this file, or said of such a file before."""
        self._says_columns = False
        self._glance: Glance | None = None
        self._brought: BroughtFeedback | None = None
        self._imports_when_counted = False
        self._writing = QTimer(self, singleShot=True, interval=PAINT_MS)
        self._writing.timeout.connect(self._write)
        self.setAcceptDrops(True)
        self._looking, self._counting = Slices(self), Slices(self)
        self._counting.progressed.connect(lambda done: self.progress.setValue(round(done * 100)))
        self.start.choose_asked.connect(self.choose_file)
        self.start.opened.connect(self.open_file)
        self.start.unlinked.connect(self._unlink)
        self.another.clicked.connect(lambda: self.choose_file())
        self.preview.columns_changed.connect(self._on_columns)
        self.options.said.connect(self._on_said)
        self.outcome.save_asked.connect(self.save_refused)
        self.follow.clicked.connect(lambda: self._show_button())
        self.import_button.clicked.connect(lambda: self.import_notes())
        self.start.show_links(links_of(workspace.project), today())

    @property
    def _locale(self) -> str:
        return self._workspace.project.details.locale

    def choose_file(self) -> None:
        """Ask for the file to bring in."""
        folder = str(settings().value(FOLDER, "") or self._workspace.session.path.parent)
        name, _ = QFileDialog.getOpenFileName(self, "Import feedback from", folder, FILTER)
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Look into a file and show what it holds."""
        settings().setValue(FOLDER, str(path.parent))
        self._path, self._told, self._says_columns = path, Layout(), False
        self._glance = None
        self.options.stop()
        links = {one.path for one in links_of(self._workspace.project)}
        self.follow.setChecked(path.resolve() in links)
        self._look()

    def import_notes(self) -> None:
        """Bring the notes in, as one edit; the window says so and closes."""
        self.options.flush()
        brought = self._brought
        if brought is None:
            self._imports_when_counted = True
        elif brought.command is None:
            self._keep_link(brought)
            self.accept()
        else:
            count = write_number(brought.taken, self._locale)
            notes, them = ("1 note", "it") if brought.taken == 1 else (f"{count} notes", "them")
            self.say(f"Writing {notes}… Ctrl+Z takes {them} back in one step.")
            self.progress.setRange(0, 0)
            self.progress.show()
            self.import_button.setEnabled(False)
            self.close_button.setEnabled(False)
            self._writing.start()

    def save_refused(self) -> None:
        """Ask where the rows that cannot be read go, and write them."""
        brought = self._brought
        if brought is None:
            return
        proposed = brought.path.with_name(f"{brought.path.stem} refused.csv")
        name, _ = QFileDialog.getSaveFileName(
            self, "Save the refused rows", str(proposed), "CSV (*.csv)"
        )
        if not name:
            return
        path = Path(name if name.lower().endswith((".csv", ".journey")) else f"{name}.csv")
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)  # all rows are read again
        try:
            saved = write_refused(path, brought, self._workspace.session.path)
        except (EditRefused, FileTrouble) as trouble:
            self.say(str(trouble), is_trouble=True)
        else:
            rows = "1 row is" if saved.rows == 1 else f"{saved.rows:,} rows are"
            remarks = (saved.remark,) if saved.remark else ()
            self.say(f"{rows} in “{path.name}”, with line and reason.", remarks)
        finally:
            QGuiApplication.restoreOverrideCursor()

    def done(self, result: int) -> None:
        for work in (self._looking, self._counting, self.options, self._writing):
            work.stop()
        super().done(result)

    # Looking

    def _look(self) -> None:
        assert self._path is not None
        self._stop_counting()
        told = self._told if self._says_columns else replace(self._told, columns=Columns())
        self.say("Looking into the file…")
        self.file_name.show_text(self._path.name)
        self._looking.start(
            Looking(self._path, told, self._locale, self._today()),
            self._on_glance,
            self._on_unread,
        )

    def _on_glance(self, glance: Glance) -> None:
        self._glance = glance
        if glance.is_remembered:
            known, told = glance.remembered or Layout(), self._told
            self._told = replace(
                told,
                dates=told.dates or known.dates,
                scale=told.scale or known.scale,
                needs_reply=told.needs_reply or known.needs_reply,
                source=told.source or known.source,
            )
        self.remembered.setVisible(glance.is_remembered)
        self.file_kind.setText(kind_said(glance))
        self.options.show_glance(glance)
        self.preview.show_glance(glance, glance.layout.columns)
        self.show_work()
        self._count()

    def _on_unread(self, sentence: str) -> None:
        if self._glance is not None:
            # It was read another way a moment ago; that way is still on the screen.
            self.say(f"{sentence} Choose another way to read it.", is_trouble=True)
            return
        assert self._path is not None
        self.show_start(f"“{self._path.name}” cannot be read", sentence, "Choose another file…")

    def _on_said(self, names: frozenset[str]) -> None:
        """Options were chosen: what is told of the file, from now on."""
        options = self.options
        values: dict[str, object] = {
            "encoding": options.encoding.value,
            "delimiter": options.delimiter.value,
            "sheet": options.sheet.value,
            "has_header": options.has_header.isChecked(),
            "dates": options.dates.value,
            "scale": options.scale.value,
            "needs_reply": options.needs_reply.value,
            "source": options.source.text().strip(),
        }
        self._told = replace(self._told, **{name: values[name] for name in names})  # type: ignore[arg-type]
        if names & {"delimiter", "sheet"}:  # other columns
            self._told = replace(self._told, columns=Columns(), dates="", scale="")
            self._says_columns = False
        if names & READING:
            self._look()
        else:
            self._count()

    def _on_columns(self) -> None:
        self._says_columns = True
        self._told = replace(self._told, columns=self.preview.columns)
        self._count()

    # Counting

    def _layout(self, glance: Glance) -> Layout:
        """How the rows are to be read, dates and scale open where nobody told them."""
        columns, told = self.preview.columns, self._told
        rows = [cells for _, cells in glance.rows]
        days = told.dates or glance.layout.dates
        usual = usual_reply(columns, rows, days, self._locale, self._today())
        return replace(
            glance.open_layout,
            columns=columns,
            dates=told.dates,
            scale=told.scale,
            needs_reply=told.needs_reply or usual,
            source=told.source or ("" if self._has_no_source else glance.layout.source),
        )

    @property
    def _has_no_source(self) -> bool:
        return self.options.source.hasFocus() and not self.options.source.text().strip()

    def _count(self) -> None:
        """Show the first notes at once, and work out what all rows bring."""
        glance = self._glance
        assert glance is not None
        self._stop_counting()
        layout = self._layout(glance)
        self._show_layout(settled(glance, layout, self._locale, self._today()))
        self.outcome.show_refused((), self._locale)
        if "text" not in layout.columns:
            self.say(NO_TEXT, is_trouble=True)
            return
        self.say("Counting…")
        self.progress.setValue(0)
        self.progress.show()
        self._counting.start(
            FeedbackImport(self._workspace.project, glance, layout, self._today()),
            self._on_counted,
            lambda sentence: self.say(sentence, is_trouble=True),
        )

    def _stop_counting(self) -> None:
        self._counting.stop()
        self._brought = None
        self._imports_when_counted = False
        self.progress.hide()
        self._show_button()

    def _on_counted(self, brought: BroughtFeedback) -> None:
        self._brought = brought
        self.progress.hide()
        self._show_layout(brought.layout)
        self.outcome.show_refused(brought.refused, self._locale)
        waiting = waiting_said(brought, self._locale)
        self.say(
            counts_said(brought, self._locale), [one for one in (waiting, *brought.remarks) if one]
        )
        self._show_notes(tuple(getattr(brought.command, "notes", ()))[:MOST])
        self._show_button()
        if self._imports_when_counted:
            self.import_notes()

    def _show_layout(self, layout: Layout) -> None:
        glance, today = self._glance, self._today()
        assert glance is not None
        self.options.show_layout(glance, layout, self._locale, today)
        self._show_notes(first_notes(self._workspace.project, glance, layout, today))

    def _show_notes(self, notes: Sequence[FeedbackNote]) -> None:
        has_text = "text" in self.preview.columns
        empty = "None of the rows comes in." if has_text else NO_TEXT
        self.outcome.show_notes(self._workspace.project, notes, empty)

    def _show_button(self) -> None:
        brought = self._brought
        is_linked = self._path is not None and self._path.resolve() in {
            one.path for one in links_of(self._workspace.project)
        }
        only_links = (
            brought is not None and not brought.taken and (self.follow.isChecked() != is_linked)
        )
        self.import_button.setText(
            ("&Follow this file" if self.follow.isChecked() else "&Stop offering")
            if only_links
            else button_said(brought.taken if brought is not None else None, self._locale)
        )
        self.import_button.setEnabled(brought is not None and (brought.taken > 0 or only_links))

    # Writing

    def _write(self) -> None:
        brought, session = self._brought, self._workspace.session
        assert brought is not None
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self._workspace.flush()
            bring_feedback(session, brought)
        except (EditRefused, FileTrouble) as trouble:
            QGuiApplication.restoreOverrideCursor()
            self.progress.setRange(0, 100)
            self.progress.hide()
            self.close_button.setEnabled(True)
            self._show_button()
            self.say(str(trouble), is_trouble=True)
            if isinstance(trouble, FileTrouble):
                self._workspace.troubled.emit(trouble)
            return
        QGuiApplication.restoreOverrideCursor()
        assert self._glance is not None
        if self._glance.mark:
            before = self._glance.remembered or Layout()
            left_out = dict.fromkeys(LABELS, -1)
            columns = Columns({**left_out, **brought.layout.columns})
            remember_layout(
                self._glance.header,
                replace(self._told, columns=columns if self._says_columns else before.columns),
            )
        remark = self._keep_link(brought)
        self.accept()
        open_inbox(self._workspace, brought)
        self._workspace.told.emit(f"{said_after(brought)}{remark}")

    def _keep_link(self, brought: BroughtFeedback) -> str:
        """Follow the file or no more, as the box says; what is wrong with that as a remark."""
        project = self._workspace.project
        try:
            if self.follow.isChecked():
                link_feedback(project, brought.path, brought.layout, brought.header)
            else:
                unlink_feedback(project, brought.path)
        except (EditRefused, FileTrouble) as trouble:
            return f" {sentence_of(trouble)}"
        return ""

    def _unlink(self, path: Path) -> None:
        project = self._workspace.project
        unlink_feedback(project, path)
        self.start.show_links(links_of(project), self._today())
        self.start.choose.setFocus()

    # Dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData()):
            self.start.light(True)
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.start.light(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.start.light(False)
        files = files_in(event.mimeData())
        if files:
            self.open_file(files[0])
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
