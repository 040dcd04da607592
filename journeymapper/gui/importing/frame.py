"""What the import window looks like: its parts and where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journeymapper.gui.importing.options import Options
from journeymapper.gui.importing.outcome import Outcome
from journeymapper.gui.importing.preview import Preview
from journeymapper.gui.importing.start import INVITATION, KINDS, Start
from journeymapper.gui.labels import ElidedLabel, WrappedLabel
from journeymapper.gui.look import mark
from journeymapper.gui.parts import button, column, label, row
from journeymapper.gui.scroll_column import ScrollColumn
from journeymapper.gui.sizes import fix

WIDTH, HEIGHT = 1160, 800
LEAST_WIDTH, LEAST_HEIGHT = 720, 480
OFFER = "Offer what is new when this file changes"


class ImportFrame(QDialog):
    """A page to begin from; a page with the table above, and below it how it is read and what
    comes in; at the foot what is counted, and the buttons."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Import feedback")
        self._fit_screen()
        layout = column(self, (24, 16, 24, 16), 12)
        layout.addLayout(self._make_head())
        self.start = Start()
        self.preview = Preview()
        self.options = Options()
        self.outcome = Outcome()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.start)
        self._pages.addWidget(self._make_work())
        layout.addWidget(self._pages, 1)
        self._add_foot(layout)
        self.show_start(INVITATION, KINDS)

    def show_start(self, title: str, hint: str, action: str = "Choose a file…") -> None:
        """The page to begin from, with what it says."""
        self._pages.setCurrentWidget(self.start)
        self.start.say(title, hint, action)
        self._show_file(False)
        self.say("")
        self.start.choose.setDefault(True)
        self.start.choose.setFocus()

    def show_work(self) -> None:
        """The page with the table."""
        was_elsewhere = self._pages.currentIndex() != 1
        self._pages.setCurrentIndex(1)
        self._show_file(True)
        self.import_button.setDefault(True)
        self._order_stops()
        if was_elsewhere:
            self.preview.focus_choices()

    def _order_stops(self) -> None:
        """Tab goes as the eye does."""
        stops = [self.another, *self.preview.stops, *self.options.stops, *self.outcome.stops,
                 self.follow, self.close_button, self.import_button]  # fmt: skip
        for before, after in pairwise(one for one in stops if one.window() is self):
            QWidget.setTabOrder(before, after)

    def say(self, sentence: str, remarks: Sequence[str] = (), *, is_trouble: bool = False) -> None:
        """The sentence at the foot: what is counted, or why it cannot go on."""
        self.told.show_text(sentence)
        mark(self.told, role="trouble" if is_trouble else "strong")
        self.remarks.show_text(" ".join(remarks))
        self.remarks.setVisible(bool(remarks))
        self.import_button.setAccessibleDescription(sentence)
        self.import_button.setToolTip(sentence if is_trouble else "")

    def _show_file(self, shown: bool) -> None:
        parts = (self.file_name, self.file_kind, self.another, self.told, self.follow)
        for one in (*parts, self.import_button):
            one.setVisible(shown)
        if not shown:
            self.remembered.hide()
            self.progress.hide()

    def _fit_screen(self) -> None:
        room = self.screen().availableGeometry()
        around = self.parentWidget()
        width = min(WIDTH, room.width() - 24, around.width() - 24 if around else WIDTH)
        height = min(HEIGHT, room.height() - 40, around.height() - 24 if around else HEIGHT)
        self.resize(max(width, LEAST_WIDTH), max(height, LEAST_HEIGHT))

    def _make_head(self) -> QHBoxLayout:
        head = row(gap=12)
        head.addWidget(label("Import feedback", "title"))
        self.file_name = ElidedLabel(role="strong")
        self.file_kind = label("", "muted")
        self.remembered = label("Read as last time", "good-pill")
        self.remembered.setToolTip("A table with the same columns was imported before.")
        self.another = button("Choose &another file…")
        self.another.setProperty("compact", True)
        head.addWidget(self.file_name, 1)
        for one in (self.remembered, self.file_kind, self.another):
            head.addWidget(one)
        return head

    def _make_work(self) -> QWidget:
        whole = QWidget()
        layout = column(whole, gap=14)
        layout.addWidget(self.preview, 4)
        below = row(gap=24)
        read = ScrollColumn(self.options)
        read.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it rolls to whatever of it has the focus
        below.addWidget(self._titled("How it is read", read), 9)
        self.options.setAutoFillBackground(False)
        below.addWidget(self.outcome, 10)
        layout.addLayout(below, 5)
        return whole

    @staticmethod
    def _titled(title: str, content: QWidget) -> QWidget:
        whole = QWidget()
        layout = column(whole, gap=8)
        head = label(title, "heading")
        fix(head, height=28)
        layout.addWidget(head)
        layout.addWidget(content, 1)
        return whole

    def _add_foot(self, layout: QVBoxLayout) -> None:
        self.progress = QProgressBar()
        self.progress.setAccessibleName("How much of the file is counted")
        self.progress.setTextVisible(False)
        fix(self.progress, height=4)
        self.told = WrappedLabel("", "strong")
        self.remarks = WrappedLabel("", "small")
        layout.addWidget(self.told)
        layout.addWidget(self.remarks)
        layout.addWidget(self.progress)
        foot = row(gap=8)
        self.follow = QCheckBox(OFFER)
        foot.addWidget(self.follow)
        foot.addStretch(1)
        self.close_button = button("&Cancel", self.reject)
        self.import_button = button("&Import", role="primary")
        foot.addWidget(self.close_button)
        foot.addWidget(self.import_button)
        layout.addLayout(foot)
