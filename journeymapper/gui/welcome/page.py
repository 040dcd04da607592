"""The welcome page: the sample, a beginning with people or with the journey, templates, recent."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from journeymapper.app import templates
from journeymapper.app.session import Session
from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.gui.parts import button, column, label, panel, row
from journeymapper.gui.preferences import recent_files
from journeymapper.gui.sizes import at_most
from journeymapper.gui.welcome.cards import RecentTile
from journeymapper.gui.welcome.template_grid import TemplateGrid
from journeymapper.gui.welcome.template_tile import SampleDrawing

SHOWN_RECENT = 4
NARROW = 1200
"""Units of width from which three templates stand side by side, beside the beginnings."""
STACKED = 960
"""Below this the templates stand under the beginnings."""


class WelcomePage(QScrollArea):
    """What a window shows before it has a project. Every beginning is a named file at once."""

    session_made = Signal(object, str)
    """A new project, and the page to begin with: map or empathy."""
    file_chosen = Signal(object)
    troubled = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Welcome")
        self._infos = templates.shipped_templates()
        self._sample = SampleDrawing()
        self._templates = TemplateGrid(self._infos, self._sample)
        self._templates.chosen.connect(lambda name: self._begin(name, "map"))
        self._templates.troubled.connect(self.troubled)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        page = panel("paper")
        self.setWidget(page)
        outer = row(page, (40, 40, 40, 32), 0)
        outer.addStretch(1)
        body = QWidget()
        at_most(body, width=1240)
        outer.addWidget(body, 100)
        outer.addStretch(1)
        layout = column(body, gap=0)
        layout.addWidget(label("Journey Mapper", "display"))
        layout.addSpacing(6)
        layout.addWidget(
            label(
                "Draw how customers really go: in loops. Everything stays on this computer.",
                "muted",
                wrap=True,
            )
        )
        layout.addSpacing(28)
        self._halves = halves = row(gap=40)
        halves.addLayout(self._beginnings(), 1)
        right = column(gap=0)
        right.addWidget(self._templates)
        right.addStretch()
        halves.addLayout(right, 1)
        layout.addLayout(halves)
        layout.addStretch()
        layout.addSpacing(24)
        layout.addWidget(label("Works without any network. Keyboard shortcuts: F1", "small"))

    def _beginnings(self) -> QVBoxLayout:
        layout = column(gap=16)
        layout.addWidget(self._sample_card())
        pair = row(gap=16)
        pair.addWidget(
            self._choice(
                "Begin with people",
                "An empathy map first, then the journey.",
                "New empathy map",
                lambda: self._begin("empty", "empathy"),
            )
        )
        pair.addWidget(
            self._choice(
                "Begin with the journey",
                "Empty stages; type and press Enter.",
                "New journey",
                lambda: self._begin("empty", "map"),
            )
        )
        layout.addLayout(pair)
        layout.addSpacing(12)
        layout.addWidget(label("Recent", "accent"))
        recent = recent_files()[:SHOWN_RECENT]
        for index, path in enumerate(recent):
            tile = RecentTile(path, index)
            tile.chosen.connect(self.file_chosen)
            layout.addWidget(tile)
        if not recent:
            layout.addWidget(label("Projects that you open will stand here.", "muted"))
        layout.addWidget(label("or drop a .journey file anywhere in this window", "small"))
        layout.addStretch(1)
        return layout

    def _sample_card(self) -> QFrame:
        card, layout = _card()
        sample = next(info for info in self._infos if info.is_sample)
        layout.addWidget(label("See it first", "accent"))
        layout.addWidget(label(sample.title, "title", wrap=True))
        layout.addWidget(label(sample.description, "muted", wrap=True))
        lower = row(gap=16)
        open_sample = button("Open the sample", lambda: self._begin(sample.name, "map"), "primary")
        lower.addWidget(open_sample, 0, Qt.AlignmentFlag.AlignBottom)
        lower.addWidget(label("as your own copy", "small"), 0, Qt.AlignmentFlag.AlignBottom)
        lower.addStretch(1)
        lower.addWidget(self._sample, 2)
        layout.addLayout(lower)
        return card

    @staticmethod
    def _choice(title: str, text: str, action: str, run: Callable[[], object]) -> QFrame:
        card, layout = _card()
        layout.addWidget(label(title, "heading"))
        layout.addWidget(label(text, "muted", wrap=True))
        layout.addSpacing(8)
        layout.addStretch()
        layout.addWidget(button(action, run, "soft"), 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_stacked = self.width() < STACKED
        way = QBoxLayout.Direction
        self._halves.setDirection(way.TopToBottom if is_stacked else way.LeftToRight)
        self._templates.arrange(3 if is_stacked or self.width() >= NARROW else 2)

    def _begin(self, template: str, page: str) -> None:
        try:
            is_empty = template == templates.EMPTY
            title = "New project" if is_empty else templates.title_of(template)
            path = templates.free_path(templates.default_folder(), title)
            session: Session = templates.new_from_template(path, template)
        except (FileTrouble, EditRefused) as trouble:
            self.troubled.emit(trouble)
        else:
            self.session_made.emit(session, page)


def _card() -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    card.setProperty("role", "card")
    return card, column(card, (22, 18, 22, 18), 8)
