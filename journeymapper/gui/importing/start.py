"""Where an import begins: a place to drop a file, and the files that are followed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from journeymapper.app.linked_feedback import Link
from journeymapper.gui.feedback.notes import day_text
from journeymapper.gui.icons import IconLabel
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.look import mark
from journeymapper.gui.parts import button, clear, column, label, row

INVITATION = "Drop a file with what customers said"
KINDS = "CSV, TSV, Excel (.xlsx) or JSON: reviews, NPS answers, tickets, an interview list"


class Start(QWidget):
    """``choose_asked``: a file should be chosen; ``opened``: this one; ``unlinked``: this one
    should not be followed any more."""

    choose_asked = Signal()
    opened = Signal(object)
    unlinked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        layout = column(self, gap=14)
        self.place = QFrame()
        self.place.setObjectName("drop-place")
        self.place.setProperty("role", "drop")
        inside = column(self.place, (24, 36, 24, 36), 10)
        inside.addStretch(1)
        inside.addWidget(IconLabel("inbox", "accent", 36))
        self.title = label(INVITATION, "heading", wrap=True)
        self.hint = label(KINDS, "muted", wrap=True)
        for one in (self.title, self.hint):
            one.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            inside.addWidget(one)
        self.choose = button("Choose a file…", self.choose_asked.emit, "primary")
        self.choose.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        inside.addSpacing(6)
        inside.addWidget(self.choose, alignment=Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(1)
        layout.addWidget(self.place, 1)
        self._links = QWidget()
        self._links_layout: QVBoxLayout = column(self._links, gap=4)
        layout.addWidget(self._links)

    def say(self, title: str, hint: str, action: str = "Choose a file…") -> None:
        """Invite to choose a file, or say why one cannot be read."""
        self.title.setText(title)
        self.hint.setText(hint)
        self.choose.setText(action)
        self.choose.setAccessibleDescription(f"{title} {hint}")

    def light(self, lit: bool) -> None:
        """A file is dragged over the window, or no more."""
        mark(self.place, lit=lit)

    def show_links(self, links: Sequence[Link], today: date) -> None:
        clear(self._links_layout)
        self._links.setVisible(bool(links))
        if links:
            self._links_layout.addWidget(label("Files whose changes are offered", "field"))
        for link in links:
            self._links_layout.addWidget(self._line(link, today))

    def _line(self, link: Link, today: date) -> QWidget:
        whole = QFrame()
        whole.setProperty("role", "sheet")
        layout = row(whole, (12, 6, 8, 6), 8)
        name = link.path.name
        day = datetime.fromtimestamp(link.changed_at / 1e9).date()
        layout.addWidget(
            ElidedLabel(f"{name}  ·  as of {day_text(day, today)}  ·  {_folder(link.path)}"), 1
        )
        look = button("Look into it", partial(self.opened.emit, link.path), "quiet-link")
        look.setAccessibleName(f"Look into {name}")
        stop = button("Stop offering", partial(self.unlinked.emit, link.path), "quiet-link")
        stop.setAccessibleName(f"Stop offering what is new in {name}")
        layout.addWidget(look)
        layout.addWidget(stop)
        return whole


def _folder(path: Path) -> str:
    home = Path.home()
    folder = path.parent
    if folder == home:
        return "~"
    return f"~/{folder.relative_to(home)}" if folder.is_relative_to(home) else str(folder)
