"""Which worksheets to print: kind, paper, empty or filled, with the sheet beside it."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from journeymapper.analysis.card_codes import SHEETS
from journeymapper.analysis.lanes import lanes_of
from journeymapper.analysis.votes import rounds_of
from journeymapper.app.worksheets import export_worksheets, pages_of
from journeymapper.commands.base import plural
from journeymapper.domain.document_records import chosen
from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.domain.order import by_rank, personas_in_order
from journeymapper.domain.vocabulary import Ink, Orientation
from journeymapper.drawing.primitives import Page
from journeymapper.drawing.print_themes import theme_for
from journeymapper.drawing.worksheets import (
    CODE_KINDS,
    MOST_SHEETS,
    SIZES,
    TITLES,
    WorksheetKind,
    WorksheetOptions,
)
from journeymapper.exporters.job import Cancelled
from journeymapper.gui.beside import Beside, open_on_screen
from journeymapper.gui.export.fields import Choice, Ticks
from journeymapper.gui.labels import WrappedLabel
from journeymapper.gui.parts import button, column, label, row
from journeymapper.gui.preferences import settings
from journeymapper.gui.scroll_column import ScrollColumn
from journeymapper.gui.worksheets.number import WholeNumber
from journeymapper.gui.worksheets.view import SheetView
from journeymapper.gui.workspace import Workspace
from journeymapper.words import LANGUAGES

_REST_MS, _POLL_MS = 120, 60
SEEN = 24
"""Sheets that can be looked at before they are written."""
_EMPATHY = (WorksheetKind.EMPATHY_CANVAS, WorksheetKind.EMPATHY_QUADRANTS)


class WorksheetsDialog(QDialog):
    """Choose, look, write. The window stays alive meanwhile."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._pages: list[Page] = []
        self._at = 0
        self._work: _Writing | None = None
        self.finished_path: Path | None = None
        self.setWindowTitle("Worksheets")
        open_on_screen(self, 940, 600)
        whole = column(self, (24, 20, 24, 20), 12)
        whole.addWidget(label("Worksheets for the wall", "title"))
        choices = QWidget()
        self._fields(column(choices, (0, 0, 8, 0), 6))
        left = ScrollColumn(choices)
        made = QWidget()
        right = column(made, (20, 0, 0, 0))
        self.view = SheetView()
        right.addWidget(self.view, 1)
        turn = row()
        self.back = button("Previous", lambda: self._turn(-1), "quiet-link")
        self.on = button("Next", lambda: self._turn(1), "quiet-link")
        self.place = label("", "muted")
        for one in (self.back, self.place, self.on):
            turn.addWidget(one)
        turn.insertStretch(0)
        turn.addStretch()
        right.addLayout(turn)
        whole.addWidget(Beside(left, 330, made), 1)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("How far it is")
        self.progress.hide()
        self.said = WrappedLabel("", "muted")
        whole.addWidget(self.progress)
        whole.addWidget(self.said)
        foot = row()
        self.open_button = button("Open", self._open, "soft")
        self.open_button.hide()
        foot.addWidget(self.open_button)
        foot.addStretch()
        self.close_button = button("Close", self.reject)
        self.write_button = button("Save as PDF…", self._ask_path, "primary")
        self.write_button.setDefault(True)
        foot.addWidget(self.close_button)
        foot.addWidget(self.write_button)
        whole.addLayout(foot)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.refresh)
        self._poll_timer = QTimer(self, interval=_POLL_MS)
        self._poll_timer.timeout.connect(self._poll)
        self._say("")
        self._on_kind()
        self.refresh()

    def _fields(self, layout: QVBoxLayout) -> None:
        project = self._workspace.project
        here = self._workspace.journey_id
        self.kind = Choice("Worksheet", [(one, TITLES[one]) for one in WorksheetKind])
        self.blank = QCheckBox("Empty, to be filled in")
        self.count = WholeNumber("How many empty sheets", 1, MOST_SHEETS)
        self.sheet = WholeNumber("Number of the first empty sheet", 1, SHEETS)
        self.journey = Choice(
            "Journey",
            [("", "All journeys")]
            + [(one.id, one.title) for one in by_rank(project.journeys.values())],
        )
        self.journey.take(here)
        people = personas_in_order(project)
        self.persona = Choice(
            "Persona", [("", "All personas"), *((one.id, one.name) for one in people)]
        )
        lanes = [one.name for each in [here, *project.journeys] for one in lanes_of(project, each)]
        named = [(one, one, True) for one in dict.fromkeys(lanes)]
        self.lanes = Ticks("Lanes of the grid", named, 6)
        rounds = [one for each in project.journeys for one in rounds_of(project, each)]
        self.voting = Choice(
            "Vote round", [("", "All rounds"), *((one.id, one.question) for one in rounds)]
        )
        self.columns = WholeNumber("Columns of an empty grid", 1, 24)
        self.columns.take(6)
        self.paper = Choice("Paper", [(one, one) for one in SIZES])
        self.orientation = Choice(
            "Which way", [(one, one.label.capitalize()) for one in Orientation]
        )
        self.orientation.take(Orientation.LANDSCAPE)
        self.ink = Choice("Ink", [(Ink.COLOUR, "Colour"), (Ink.GREYSCALE, "Grey")])
        self.language = Choice("Language of fixed words", LANGUAGES.items())
        self._named: dict[QWidget, QWidget] = {}
        for name, field in (
            ("Worksheet", self.kind),
            ("", self.blank),
            ("Empty sheets", self.count),
            ("Number of the first; its codes follow from it", self.sheet),
            ("Journey", self.journey),
            ("Persona", self.persona),
            ("Lanes", self.lanes),
            ("Columns", self.columns),
            ("Vote round", self.voting),
            ("Paper", self.paper),
            ("Which way", self.orientation),
            ("Ink", self.ink),
            ("Language of fixed words", self.language),
        ):
            if name:
                self._named[field] = over = label(name, "field")
                layout.addWidget(over)
            layout.addWidget(field)
        layout.addStretch()
        self.kind.chosen.connect(self._on_kind)
        self.blank.toggled.connect(lambda _on: self._on_kind())
        for number in (self.count, self.sheet, self.columns):
            number.changed.connect(self._later)
        self.lanes.chosen.connect(self._later)
        for choice in (self.journey, self.persona, self.voting):
            choice.chosen.connect(self._later)
        for choice in (self.paper, self.orientation, self.ink, self.language):
            choice.chosen.connect(self._later)

    def options(self) -> WorksheetOptions:
        """What is chosen."""
        kind, blank = self.kind.value, self.blank.isChecked()
        journeys = (self.journey.value,) if self.journey.value else ()
        if kind is WorksheetKind.GRID and not self.lanes.wanted:
            raise EditRefused("Choose at least one lane of the grid.")
        return WorksheetOptions(
            kind=kind,
            blank=self.count.number if blank else 0,
            sheet=self.sheet.number,
            columns=self.columns.number,
            lanes=() if self.lanes.is_all else self.lanes.wanted,
            voting=self.voting.value or "",
            paper=chosen(
                page_size=self.paper.value,
                orientation=self.orientation.value,
                ink=self.ink.value,
                language=self.language.value,
                journeys=journeys,
                personas=(self.persona.value,) if self.persona.value else (),
            ),
        )

    def refresh(self) -> None:
        """Show the sheets as they are chosen now."""
        self._rest.stop()
        session = self._workspace.session
        try:
            options = self.options()
            pages = pages_of(session.project, options, at=session.last_edit_at, most=SEEN)
        except EditRefused as refusal:
            self._pages = []
            self.view.say(str(refusal))
        else:
            self._pages = pages
        self._at = min(self._at, max(len(self._pages) - 1, 0))
        self.write_button.setEnabled(bool(self._pages) and self._work is None)
        self._turn(0)

    def _later(self) -> None:
        self._rest.start()

    def _on_kind(self) -> None:
        kind, blank = self.kind.value, self.blank.isChecked()
        shown = {
            self.count: blank,
            self.sheet: blank,
            self.journey: kind not in _EMPATHY and (not blank or kind is WorksheetKind.GRID),
            self.persona: not blank and kind in (*_EMPATHY, WorksheetKind.TOUCHPOINTS),
            self.lanes: kind is WorksheetKind.GRID,
            self.columns: blank and kind is WorksheetKind.GRID,
            self.voting: not blank and kind is WorksheetKind.VOTES,
        }
        for field, is_shown in shown.items():
            field.setVisible(is_shown)
            self._named[field].setVisible(is_shown)
        self.sheet.take(self._next_sheet())
        self._at = 0
        self._later()

    def _key(self) -> str:
        kind = CODE_KINDS[self.kind.value].value
        return f"worksheets/{self._workspace.project.details.id}/{kind}"

    def _next_sheet(self) -> int:
        """No two empty sheets that went out from here have the same codes."""
        return min(int(str(settings().value(self._key(), 1))), SHEETS)

    def _turn(self, by: int) -> None:
        count = len(self._pages)
        self._at = max(0, min(self._at + by, count - 1))
        if count:
            theme = theme_for(self.options().paper)
            self.view.show_page(self._pages[self._at], theme)
        more = " and more" if count == SEEN else ""
        self.place.setText(f"Sheet {self._at + 1} of {count}{more}" if count else "")
        self.back.setEnabled(self._at > 0)
        self.on.setEnabled(self._at + 1 < count)

    def _ask_path(self) -> None:
        path = self._workspace.session.path
        proposed = path.with_name(f"{path.stem} {self.kind.value.value}.pdf")
        name, _ = QFileDialog.getSaveFileName(self, "Worksheets", str(proposed), "PDF (*.pdf)")
        if name:
            wished = Path(name)
            is_pdf = wished.suffix.lower() == ".pdf"
            self.write_to(wished if is_pdf else Path(f"{wished}.pdf"))

    def write_to(self, path: Path) -> None:
        """Begin to write; the dialog tells how far it is."""
        self._workspace.flush()
        try:
            options = self.options()
        except EditRefused as refusal:
            self._say(str(refusal))
            return
        self._work = _Writing(self._workspace, path, options)
        self.write_button.setEnabled(False)
        self.close_button.setText("Cancel")
        self.open_button.hide()
        self.progress.show()
        self._poll_timer.start()

    def _open(self) -> None:
        if self.finished_path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.finished_path)))

    def reject(self) -> None:
        if self._work is not None:
            self._work.is_cancelled = True
            return
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._work is not None:
            self._work.is_cancelled = True
            self._work.thread.join()
        super().closeEvent(event)

    def _poll(self) -> None:
        work = self._work
        if work is None:
            return
        self.progress.setValue(round(work.done * 100))
        self._say(work.doing)
        if work.thread.is_alive():
            return
        self._poll_timer.stop()
        self._work = None
        self.progress.hide()
        self.close_button.setText("Close")
        self.write_button.setEnabled(bool(self._pages))
        self._finish(work)

    def _finish(self, work: _Writing) -> None:
        if isinstance(work.error, Cancelled):
            self._say("Cancelled. Nothing was written.")
        elif isinstance(work.error, EditRefused | FileTrouble):
            self._say(str(work.error))
        elif work.error is not None:
            self._say("Writing failed inside Journey Mapper; nothing was written.")
            raise work.error
        else:
            if work.options.blank:
                after = work.options.sheet + work.count
                settings().setValue(self._key(), min(after, SHEETS))
                self.sheet.take(self._next_sheet())
            self.finished_path = work.path
            self._workspace.told.emit(
                f"“{work.path.name}” is ready: {plural(work.count, 'sheet')}."
            )
            self._say(f"“{work.path.name}” is ready: {plural(work.count, 'sheet')}.")
            self.open_button.show()
            self.open_button.setFocus()

    def _say(self, sentence: str) -> None:
        self.said.show_text(sentence)
        self.said.setVisible(bool(sentence))


class _Writing:
    """Sheets being written beside the window, from a snapshot."""

    def __init__(self, workspace: Workspace, path: Path, options: WorksheetOptions) -> None:
        session = workspace.session
        self.path, self.options = path, options
        self.done, self.doing, self.count = 0.0, "Getting ready", 0
        self.error: BaseException | None = None
        self.is_cancelled = False
        self._project = session.project.snapshot()
        self._edited, self._of = session.last_edit_at, session.path
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def _run(self) -> None:
        try:
            self.count = export_worksheets(
                self._project,
                self.path,
                self.options,
                at=self._edited,
                of=self._of,
                progress=self._tell,
                cancelled=lambda: self.is_cancelled,
            )
        except BaseException as error:  # noqa: BLE001 - the dialog shows it, or reports it
            self.error = error

    def _tell(self, done: float, doing: str) -> None:
        self.done, self.doing = done, doing
