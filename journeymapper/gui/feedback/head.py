"""The head of the inbox: how well feedback is answered, and what the list shows."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from journeymapper.analysis.feedback import answered_share, median_days_to_answer
from journeymapper.analysis.written import write_number, write_share
from journeymapper.domain.project import Project
from journeymapper.domain.vocabulary import Status
from journeymapper.gui.choice_chip import ChoiceChip
from journeymapper.gui.feedback.notes import SORTS, Wanted
from journeymapper.gui.growing_field import GrowingField
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.parts import column, label, row
from journeymapper.gui.workspace import Workspace

PAUSE_MS = 120


class FilterLine(QLineEdit):
    """Words to find; Escape empties it, and in the empty line gives the focus away."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class InboxHead(QWidget):
    """Tells ``changed`` when another selection or order is wanted, and ``said`` what a customer
    said, typed into the line that adds notes."""

    changed = Signal()
    said = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        layout = column(self, gap=10)
        title = row(gap=12)
        title.addWidget(label("Feedback inbox", "title"))
        self.figures = ElidedLabel(role="muted")
        title.addWidget(self.figures, 1)
        self.sort = QComboBox()
        self.sort.addItems([text for _, text in SORTS])
        self.sort.setAccessibleName("Order of the notes")
        self.sort.currentIndexChanged.connect(lambda _index: self.changed.emit())
        title.addWidget(self.sort)
        layout.addLayout(title)
        self._add_choices(layout)
        self.new = GrowingField("What did the customer say? Enter adds it", "New feedback note")
        self.new.entered.connect(self._send)
        self.new.left.connect(self._send)
        remove = workspace.add_flusher(self._send)
        self.new.destroyed.connect(remove)
        self.new.on_tab = self._send_for_tab
        layout.addWidget(self.new)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.changed)

    @property
    def wanted(self) -> Wanted:
        """What the list should show."""
        chosen = frozenset(one for one, chip in self.statuses.items() if chip.isChecked())
        return Wanted(chosen, self.filter.text(), SORTS[self.sort.currentIndex()][0])

    def show_words(self, words: str) -> None:
        """List what holds these words, whatever its status."""
        for chip in self.statuses.values():
            chip.setChecked(False)
        self.filter.setText(words)
        self._pause.stop()
        self.changed.emit()

    def refresh(self, project: Project) -> None:
        counts = Counter(note.status for note in project.feedback_notes.values())
        for status, chip in self.statuses.items():
            name = status.label[:1].upper() + status.label[1:]
            chip.setText(f"{name}  {counts[status]}")
            chip.setAccessibleName(f"{name}: {counts[status]}")
        locale = project.details.locale
        share, days = answered_share(project), median_days_to_answer(project)
        parts = [
            f"{write_share(share, locale)} answered" if share is not None else "",
            f"median {write_number(days, locale)} {'day' if days == 1 else 'days'}"
            if days is not None
            else "",
        ]
        self.figures.show_text(" · ".join(part for part in parts if part))

    def _add_choices(self, layout: QVBoxLayout) -> None:
        choices = row(gap=6)
        self.statuses: dict[Status, QPushButton] = {}
        for status in Status:
            chip = ChoiceChip("", self.changed.emit)
            self.statuses[status] = chip
            choices.addWidget(chip)
        choices.addStretch(1)
        self.filter = FilterLine()
        self.filter.setPlaceholderText("Filter: words, tag, source, persona")
        self.filter.setAccessibleName("Filter the notes")
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(110)
        self.filter.setMaximumWidth(280)
        self.filter.textChanged.connect(lambda _text: self._pause.start())
        choices.addWidget(self.filter, 6)
        layout.addLayout(choices)

    def _send(self) -> None:
        text = self.new.text().strip()
        if text:
            self.said.emit(text)

    def _send_for_tab(self, _step: int) -> bool:
        self._send()
        return False
