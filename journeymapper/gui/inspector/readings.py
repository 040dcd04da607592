"""Readings of a measure: a line that adds one, and each as a line that can be typed over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from journeymapper.analysis.ratings import from_notes, offer_text, rated_text
from journeymapper.analysis.reading_line import (
    ReadingLine,
    line_of,
    line_typed,
    new_source,
    read_reading,
    reading_said,
    reading_typed,
    source_called,
)
from journeymapper.commands.base import Command, Together, called
from journeymapper.commands.measures import AddReadings
from journeymapper.commands.records import AddRecord, DeleteRecords, EditFields
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.records import Measure, Reading, Source, new_id
from journeymapper.gui.entries import Entry
from journeymapper.gui.labels import ElidedLabel, WrappedLabel
from journeymapper.gui.look import mark
from journeymapper.gui.parts import column, icon_button, row
from journeymapper.gui.sizes import at_least
from journeymapper.gui.workspace import Workspace

PROMPT = "27% on 31 Aug, n 1840, from analytics"


class ReadingField(QWidget):
    """A line for a reading; below it stands how it is read. ``take(line)`` makes the edit and says
    whether it was made; what is not understood stays, with what was expected."""

    def __init__(
        self,
        workspace: Workspace,
        take: Callable[[ReadingLine], bool],
        leave: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._take = take
        self._leave = leave
        self._measure_id = ""
        layout = column(self, gap=4)
        self.line = _Line(self._on_escape)
        self.line.setPlaceholderText(PROMPT)
        self.line.setAccessibleName(f"New reading, for example {PROMPT}")
        at_least(self.line, width=24)
        self.line.textEdited.connect(self._on_edited)
        self.line.editingFinished.connect(self.finish)
        layout.addWidget(self.line)
        self.below = WrappedLabel("", "small")
        self.below.hide()
        layout.addWidget(self.below)
        remove = workspace.add_flusher(self.finish)
        self.destroyed.connect(remove)

    def show_measure(self, measure: Measure) -> None:
        """Take readings of this measure; what is typed for another one goes."""
        if self._measure_id not in ("", measure.id):
            self.put_back()
        self._measure_id = measure.id

    def begin(self, text: str) -> None:
        """Let a reading be typed over."""
        self.line.setText(text)
        self.line.setModified(False)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def finish(self) -> None:
        """Make the edit now, if something was typed."""
        measure, text = self._measure, self.line.text().strip()
        if not self.line.isModified() or measure is None:
            if self._leave is not None and not self.line.isModified() and self.line.text():
                self._leave()
            return
        self.line.setModified(False)
        if not text:
            self.put_back()
            return
        try:
            line = read_reading(text, measure, self._locale)
        except EditRefused as refusal:
            self._say(str(refusal), "trouble")
            return
        if self._take(line):
            self.put_back()

    def put_back(self) -> None:
        """An empty line again, for undo as well: what was typed is an edit, or given up."""
        self.line.setText("")  # clear() would let Ctrl+Z bring it back
        self._say("")
        if self._leave is not None:
            self._leave()

    def _on_escape(self) -> None:
        self.line.setModified(False)
        self.put_back()

    @property
    def _measure(self) -> Measure | None:
        return self._workspace.project.measures.get(self._measure_id)

    @property
    def _is_new(self) -> bool:
        """Whether it takes new readings, which are of today unless they name a day."""
        return self._leave is None

    @property
    def _locale(self) -> str:
        return self._workspace.project.details.locale

    def _on_edited(self, text: str) -> None:
        measure = self._measure
        if measure is None or not text.strip():
            self._say("")
            return
        try:
            line = read_reading(text, measure, self._locale)
        except EditRefused:
            self._say("")  # who types is not yet done
            return
        if self._is_new:
            line = replace(line, taken_on=line.taken_on or date.today())
        self._say(f"= {line_typed(self._workspace.project, measure, line)}")

    def _say(self, text: str, role: str = "small") -> None:
        mark(self.below, role=role)
        self.below.show_text(text)
        self.below.setVisible(bool(text))
        self.line.setAccessibleDescription(text)


class _Line(QLineEdit):
    """Ctrl+Z with nothing typed in it is the project's."""

    def __init__(self, escape: Callable[[], object]) -> None:
        super().__init__()
        self._escape = escape

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and not self.isUndoAvailable()
        ):
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        else:
            super().keyPressEvent(event)


class ReadingRow(QWidget):
    """A reading: its value, day, sample size and source. A click or F2 lets it be typed over."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._reading = ""
        self._layout = column(self, gap=4)
        self.entry = Entry()
        line = row(self.entry, (0, 0, 0, 0), 4)
        self._text = ElidedLabel(role="small")
        line.addWidget(self._text, 1)
        line.addWidget(icon_button("x", "Take this reading away", self._delete, 12))
        self.entry.clicked.connect(self.edit)
        self.entry.rename_asked.connect(self.edit)
        self.entry.delete_asked.connect(self._delete)
        self._layout.addWidget(self.entry)
        self.field: ReadingField | None = None

    def show_reading(self, reading: Reading, measure: Measure) -> None:
        self._reading = reading.id
        project = self._workspace.project
        said = reading_said(project, measure, line_of(project, reading))
        self._text.show_text(said)
        self.entry.setAccessibleName(f"Reading: {said}")

    def edit(self) -> None:
        """Let the reading be typed over, as the line that stands for it."""
        found = self._found()
        if found is None:
            return
        reading, measure = found
        if self.field is None:
            self.field = ReadingField(self._workspace, self._change, self._close)
            self._layout.addWidget(self.field)
        self.field.show_measure(measure)
        self.entry.hide()
        self.field.show()
        self.field.begin(reading_typed(self._workspace.project, measure, reading))

    def finish(self) -> None:
        if self.field is not None and not self.field.isHidden():
            self.field.finish()

    def _close(self) -> None:
        if self.field is not None:
            self.field.hide()
            self.field.line.setText("")
        self.entry.show()

    def _change(self, line: ReadingLine) -> bool:
        found = self._found()
        if found is None:
            return False
        reading, measure = found
        if line == line_of(self._workspace.project, reading):
            return True
        return (
            self._workspace.run(changed_reading(self._workspace, reading, measure, line))
            is not None
        )

    def _found(self) -> tuple[Reading, Measure] | None:
        project = self._workspace.project
        reading = project.readings.get(self._reading)
        measure = project.measures.get(reading.measure) if reading is not None else None
        return (reading, measure) if reading is not None and measure is not None else None

    def _delete(self) -> None:
        self._workspace.run(DeleteRecords([self._reading]))


def added_reading(workspace: Workspace, measure: str, line: ReadingLine) -> AddReadings:
    """The edit that adds a typed reading, of today where it names no day, with its source."""
    source, new = _source(workspace, line)
    reading = Reading(
        id=new_id(Reading),
        measure=measure,
        taken_on=line.taken_on or date.today(),
        value=line.value,
        sample_size=line.sample_size,
        source=source,
    )
    return AddReadings([reading], new)


def changed_reading(
    workspace: Workspace, reading: Reading, measure: Measure, line: ReadingLine
) -> Command:
    """The edit that makes a reading what was typed over it."""
    source, new = _source(workspace, line)
    values = {
        "value": line.value,
        "taken_on": line.taken_on,
        "sample_size": line.sample_size,
        "source": source,
    }
    edits: list[Command] = [AddRecord(one) for one in new]
    return Together(
        f"Change reading of {called(measure)}", [*edits, EditFields(reading.id, values)]
    )


def reading_from_notes(workspace: Workspace, measure: Measure) -> AddReadings:
    """The edit that takes a reading from the ratings of feedback notes, of today. Raises
    EditRefused where they do not fit, or where it is there already."""
    project = workspace.project
    rated = from_notes(project, measure)
    value, today = round(rated.value, 2), date.today()
    for one in project.referring(Reading, measure.id):
        if (one.value, one.taken_on, one.sample_size) == (value, today, rated.count):
            raise EditRefused(f"{offer_text(project, measure)}: that reading is there already.")
    line = ReadingLine(
        value=value,
        taken_on=today,
        sample_size=rated.count,
        source=rated_text(rated, project.details.locale),
    )
    return added_reading(workspace, measure.id, line)


def _source(workspace: Workspace, line: ReadingLine) -> tuple[str | None, Sequence[Source]]:
    """The id of a line's source, and the source itself where it is new."""
    if not line.source:
        return None, ()
    found = source_called(workspace.project, line.source)
    if found is not None:
        return found.id, ()
    made = new_source(new_id(Source), line.source, line.sample_size, line.taken_on)
    return made.id, (made,)
