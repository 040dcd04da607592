"""The table of an experiment's variants: typed, pasted, or taken from a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QWidget

from journeymapper.analysis.experiments.results import (
    Result,
    axis_end,
    is_between_journeys,
    variants_of,
)
from journeymapper.commands.experiments import TakeVariants
from journeymapper.commands.records import AddRecord
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.records import Variant, new_id
from journeymapper.gui.entries import EntryList, NameLine
from journeymapper.gui.experiments.variant_line import COLUMNS, GAP, VariantLine, fit
from journeymapper.gui.labels import ElidedLabel, WrappedLabel
from journeymapper.gui.parts import button, column, icon_button, label, row
from journeymapper.gui.workspace import Workspace
from journeymapper.importers.table import MOST_BYTES
from journeymapper.importers.variants import as_table, read_variants

TABLES = "Tables (*.csv *.tsv *.txt);;All files (*)"
_NUMBERS = frozenset({"Weight", "Visitors", "Conversions"})


class VariantTable(QWidget):
    """A line a variant below a heading, and a line that stays open for the next one."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._experiment = ""
        layout = column(self, gap=6)
        self._heading = QWidget()
        line = row(self._heading, gap=GAP)
        headings = {text: _heading(text) for text in COLUMNS}
        for text, heading in headings.items():
            fit(heading, text, line)
        self._path_heading = headings["Path"]
        layout.addWidget(self._heading)
        self.list = EntryList(6, lambda one: VariantLine(workspace, one))
        layout.addWidget(self.list.widget)
        below = row(gap=GAP)
        self.new_name = _NewVariant()
        self.new_name.named.connect(self._on_named)
        self.new_name.table_pasted.connect(self._take)
        below.addWidget(self.new_name, 1)
        self.paste = button("Paste a table", self._paste, icon_name="clipboard-paste")
        self.bring = button("Import CSV…", self._bring)
        self.copy = icon_button("copy", "Copy the variants as a table", self._copy)
        below.addWidget(self.copy)
        below.addWidget(self.paste)
        below.addWidget(self.bring)
        layout.addLayout(below)
        self.trouble = WrappedLabel("", "trouble")
        self.trouble.hide()
        layout.addWidget(self.trouble)

    def show_result(self, result: Result) -> None:
        if result.experiment.id != self._experiment:
            self._experiment = result.experiment.id
            self._say("")
            self.new_name.clear()
        arms = {one.variant.id: one for one in result.arms}
        top = axis_end(result.arms)
        paths = is_between_journeys(result.experiment)
        self._path_heading.setVisible(paths)
        self._heading.setVisible(bool(arms))
        self.copy.setVisible(bool(arms))
        self.list.show_ids(list(arms), lambda one, line: line.show_arm(arms[one], top, paths=paths))
        self.new_name.setPlaceholderText(
            "Next variant: name, then Enter" if arms else "The control: name, then Enter"
        )

    def finish(self) -> None:
        for line in self.list.entries.values():
            line.finish()

    def _on_named(self, name: str) -> None:
        there = self._workspace.project.referring(Variant, self._experiment)
        is_first = not any(one.is_control for one in there)
        variant = Variant(
            id=new_id(Variant), experiment=self._experiment, name=name, is_control=is_first
        )
        if self._workspace.run(AddRecord(variant)):
            self._say("")
            self.new_name.clear()

    def _paste(self) -> None:
        self._take(QGuiApplication.clipboard().text(), "Copy a table first, then paste it here.")

    def _copy(self) -> None:
        variants = variants_of(self._workspace.project, self._experiment)
        QGuiApplication.clipboard().setText(as_table(variants, self._workspace.project))
        self._workspace.told.emit("Copied as a table.")

    def _bring(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name, _ = QFileDialog.getOpenFileName(self, "Import variants", folder, TABLES)
        if not name:
            return
        try:
            with Path(name).open("rb") as file:
                data = file.read(MOST_BYTES + 1)
        except OSError as error:
            self._say(f"{Path(name).name} cannot be read ({error.strerror}).")
            return
        self._take(data)

    def _take(self, given: str | bytes, empty: str = "This file is empty.") -> None:
        """Take a table in whole, or say what is wrong with it and take nothing."""
        if not given.strip():
            self._say(empty)
            return
        locale = self._workspace.project.details.locale
        try:
            rows, refused = read_variants(given, locale, pasted=isinstance(given, str))
        except EditRefused as refusal:
            self._say(f"{refusal} Nothing was taken in.")
            return
        if refused:
            said = [f"Line {one.line}: {one.reason}" for one in refused]
            self._say("\n".join([*said, "Nothing was taken in."]))
            return
        self.new_name.clear()
        self._say("")
        event = self._workspace.run(TakeVariants(self._experiment, rows))
        if event is not None:
            count = "1 variant" if len(rows) == 1 else f"{len(rows)} variants"
            self._workspace.told.emit(f"{count} taken in.")

    def _say(self, text: str) -> None:
        self.trouble.show_text(text)
        self.trouble.setVisible(bool(text))


class _NewVariant(NameLine):
    """A name, or a whole table that is pasted into it."""

    table_pasted = Signal(str)

    def __init__(self) -> None:
        super().__init__("Next variant: name, then Enter", stays=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = QGuiApplication.clipboard().text()
        if event.matches(QKeySequence.StandardKey.Paste) and _is_table(text):
            self.table_pasted.emit(text)
            return
        super().keyPressEvent(event)


def _is_table(text: str) -> bool:
    return "\t" in text or "\n" in text.strip()


def _heading(text: str) -> QWidget:
    if text not in _NUMBERS:
        return ElidedLabel(text, "small")
    made = label(text, "small")
    made.setAlignment(Qt.AlignmentFlag.AlignRight)
    made.setContentsMargins(0, 0, 4, 0)
    return made
