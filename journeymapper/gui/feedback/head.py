"""The head of the inbox: how well feedback is answered, and what the list shows."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from journeymapper.analysis.closing_words import some_share
from journeymapper.analysis.written import write_number
from journeymapper.domain.project import Project
from journeymapper.domain.vocabulary import Status
from journeymapper.gui.choice_chip import ChoiceChip
from journeymapper.gui.feedback.filters import FilterLine, Filters
from journeymapper.gui.feedback.finder import SORTS, Wanted
from journeymapper.gui.feedback.tally import Tally
from journeymapper.gui.growing_field import GrowingField
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.parts import button, column, label, row
from journeymapper.gui.sizes import at_least, at_most
from journeymapper.gui.workspace import Workspace

PAUSE_MS = 120


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
        title.addWidget(button("Import…", lambda: workspace.page_asked.emit("import", "")))
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
        filters = self.filters
        return Wanted(
            statuses=chosen,
            words=self.filter.text(),
            sort=SORTS[self.sort.currentIndex()][0],
            waiting=filters.waiting.isChecked(),
            source=filters.source.value,
            touchpoint=filters.touchpoint.value,
            sentiment=filters.sentiment.value,
            tag=filters.tag.value,
        )

    def show_words(self, words: str) -> None:
        """List what holds these words, whatever else it is."""
        self._clear()
        self.filter.setText(words)
        self._pause.stop()
        self.changed.emit()

    def show_place(self, touchpoint_id: str, name: str) -> None:
        """List what is pinned to a touchpoint; without one, what is pinned nowhere."""
        self._clear()
        self.filters.touchpoint.choose(touchpoint_id, name)
        self.changed.emit()

    def show_source(self, source: str) -> None:
        """List what came from a source."""
        self._clear()
        self.filters.source.choose(source, source or "No source said")
        self.changed.emit()

    def _clear(self) -> None:
        for chip in self.statuses.values():
            chip.setChecked(False)
        self.filters.clear()
        self.filter.clear()
        self._pause.stop()

    def refresh(self, project: Project, tally: Tally) -> None:
        counts = tally.statuses
        for status, chip in self.statuses.items():
            name = status.label[:1].upper() + status.label[1:]
            chip.setText(f"{name}  {counts[status]:,}")
            chip.setAccessibleName(f"{name}: {counts[status]:,}")
        locale = project.details.locale
        share, days = tally.answered_share, tally.median_days
        parts = [
            f"{some_share(share, locale)} answered" if share is not None else "",
            f"median {write_number(days, locale)} {'day' if days == 1 else 'days'}"
            if days is not None
            else "",
        ]
        self.figures.show_text(" · ".join(part for part in parts if part))
        self.filters.refresh(project, tally)
        self.filters.setVisible(bool(project.feedback_notes))

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
        at_least(self.filter, width=110)
        at_most(self.filter, width=280)
        self.filter.textChanged.connect(lambda _text: self._pause.start())
        choices.addWidget(self.filter, 6)
        layout.addLayout(choices)
        self.filters = Filters()
        self.filters.changed.connect(self.changed)
        layout.addWidget(self.filters)

    def _send(self) -> None:
        text = self.new.text().strip()
        if text:
            self.said.emit(text)

    def _send_for_tab(self, _step: int) -> bool:
        self._send()
        return False
