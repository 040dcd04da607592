"""Search and replace in all texts: every place is listed with what it would become, before it
does; one undo step takes all back."""

from __future__ import annotations

import time
from collections.abc import Generator

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QProgressBar,
    QWidget,
)

from journeymapper.analysis.replacing import (
    LONGEST_SOUGHT,
    MOST_PLACES,
    Sought,
    TextPlace,
    searching,
)
from journeymapper.app.observers import Event
from journeymapper.commands.base import plural
from journeymapper.commands.replacing import ReplaceTexts
from journeymapper.gui.find.places import go_to
from journeymapper.gui.find.replace_lines import PLACE, PlaceLine, PlacesModel
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.parts import button, column, label, row
from journeymapper.gui.workspace import Workspace

_REST_MS = 200
_SLICE_SECONDS = 0.008


class ReplaceDialog(QDialog):
    """Stays open beside the window, so that what was found can be looked at there."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Search and replace")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(720, 560)
        self._workspace = workspace
        self._work: Generator[tuple[float, list[TextPlace]], None, None] | None = None
        self._model = PlacesModel(workspace.project)
        layout = column(self, (20, 16, 20, 16), 10)
        layout.addLayout(self._fields())
        layout.addLayout(self._options())
        self.list = QListView()
        self.list.setAccessibleName("What was found")
        self.list.setModel(self._model)
        self.list.setItemDelegate(PlaceLine(self._model))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.activated.connect(self._go)
        layout.addWidget(self.list, 1)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(6)
        self.progress.setAccessibleName("Searching")
        self.progress.hide()
        layout.addWidget(self.progress)
        layout.addLayout(self._foot())
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._begin)
        self._steps = QTimer(self, interval=0)
        self._steps.timeout.connect(self._step)
        self._model.dataChanged.connect(self._say)
        workspace.records_changed.connect(self._on_records)
        workspace.journey_changed.connect(self._rest.start)
        self._say()

    def _fields(self) -> QGridLayout:
        fields = QGridLayout()
        fields.setHorizontalSpacing(12)
        fields.setVerticalSpacing(8)
        self.sought, self.replacement = QLineEdit(), QLineEdit()
        for place, (text, field) in enumerate(
            (("&Search for", self.sought), ("Replace &with", self.replacement))
        ):
            name = label(text)
            name.setBuddy(field)
            field.setMaxLength(LONGEST_SOUGHT)
            field.setAccessibleName(text.replace("&", ""))
            fields.addWidget(name, place, 0)
            fields.addWidget(field, place, 1)
        self.sought.textChanged.connect(lambda _: self._rest.start())
        self.replacement.textChanged.connect(lambda _: self._show_replacement())
        return fields

    def _options(self) -> QHBoxLayout:
        options = row(gap=16)
        self.is_exact = QCheckBox("Match &case")
        self.whole_words = QCheckBox("Whole w&ords")
        self.scope = QComboBox()
        self.scope.addItems(["The whole project", "This journey"])
        self.scope.setAccessibleName("Where to search")
        for one in (self.is_exact, self.whole_words):
            one.toggled.connect(lambda _: self._rest.start())
            options.addWidget(one)
        self.scope.currentIndexChanged.connect(lambda _: self._rest.start())
        options.addStretch()
        options.addWidget(self.scope)
        return options

    def _foot(self) -> QHBoxLayout:
        foot = row()
        self.all = button("Tick &all", lambda: self._tick(True))
        self.none = button("Tick &none", lambda: self._tick(False))
        self.said = ElidedLabel("", "muted")
        self.stop = button("Stop searching", self._stop)
        self.stop.hide()
        self.replace = button("&Replace", self._replace, "primary")
        for one in (self.all, self.none):
            foot.addWidget(one)
        foot.addWidget(self.said, 1)
        for one in (self.stop, button("Close", self.close), self.replace):
            foot.addWidget(one)
        return foot

    @property
    def wanted(self) -> Sought:
        """What the fields ask for."""
        return Sought(
            self.sought.text(),
            self.replacement.text(),
            self.is_exact.isChecked(),
            self.whole_words.isChecked(),
        )

    @property
    def is_searching(self) -> bool:
        return self._work is not None or self._rest.isActive()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field goes to the first place; Escape stops a search, then closes."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self._work is not None:
            self._stop()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.list.hasFocus():
            if self._rest.isActive():
                self._begin()
            self.list.setFocus()
            self.list.setCurrentIndex(self._model.index(0))
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop()
        super().closeEvent(event)

    def _begin(self) -> None:
        """Look for what the fields ask for, from the beginning."""
        self._rest.stop()
        self._model.begin(self.wanted)
        journey = self._workspace.journey_id if self.scope.currentIndex() else ""
        self._work = searching(self._workspace.project, self.wanted, journey)
        self.progress.setValue(0)
        self._steps.start()
        self._step()

    def _step(self) -> None:
        until = time.perf_counter() + _SLICE_SECONDS
        found: list[TextPlace] = []
        while self._work is not None and time.perf_counter() < until:
            step = next(self._work, None)
            if step is None:
                self._stop()
            else:
                self.progress.setValue(round(step[0] * 100))
                found += step[1]
        self._model.add(found)
        is_going_on = self._work is not None
        self.progress.setVisible(is_going_on)
        self.stop.setVisible(is_going_on)
        self._say()

    def _stop(self) -> None:
        self._work = None
        self._steps.stop()
        self.progress.hide()
        self.stop.hide()
        self._say()

    def _show_replacement(self) -> None:
        self._model.replace_with(self.wanted)
        self._say()

    def _tick(self, ticked: bool) -> None:
        self._model.choose(range(len(self._model.places)), ticked)

    def _say(self) -> None:
        """How much was found, and what the button would do."""
        model = self._model
        found, chosen = len(model.places), len(model.chosen)
        for one in (self.all, self.none):
            one.setEnabled(found > 0)
        is_read_only = self._workspace.session.read_only
        self.replace.setEnabled(chosen > 0 and self._work is None and not is_read_only)
        self.replace.setText(f"&Replace in {plural(chosen, 'place')}" if chosen else "&Replace")
        if not self.sought.text():
            said = "Type what is to be found in any text of the project."
        elif self._work is not None:
            said = f"{found:,} so far…"
        elif not found:
            said = "Nothing says this. Look at case, words and journey."
        else:
            said = f"{plural(found, 'place')} found"
            if found >= MOST_PLACES:
                said = f"The first {found:,} places; replace these, then search again"
            elif model.refused:
                said += f", {model.refused:,} cannot be replaced"
            if is_read_only:
                said = self._workspace.session.why_read_only
        self.said.show_text(said)

    def _replace(self) -> None:
        places = [one.key for one in self._model.chosen]
        count = len(places)
        self._workspace.flush()
        if self._workspace.run(ReplaceTexts(self._model.sought, places), self) is not None:
            self._workspace.told.emit(f"Replaced in {plural(count, 'place')}. Undo takes it back.")
            self._begin()

    def _go(self, index: QModelIndex) -> None:
        """Show a place in the window beside."""
        place: TextPlace | None = index.data(PLACE)
        if place is not None:
            go_to(self._workspace, place.record_id)

    def _on_records(self, event: Event) -> None:
        if event.asker is not self and self.sought.text():
            self._rest.start()
