"""What will come in: the first notes as they will be, and the rows that cannot be read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QListView,
    QStackedWidget,
    QWidget,
)

from journeymapper.analysis.written import write_date, write_number
from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote
from journeymapper.gui.choice_chip import ChoiceChip
from journeymapper.gui.feedback.notes import SENTIMENT_TOKENS, quoted
from journeymapper.gui.importing.first_notes import MOST
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.look import wear
from journeymapper.gui.parts import button, column, label, row
from journeymapper.gui.scroll_column import ScrollColumn
from journeymapper.gui.sizes import fix
from journeymapper.importers.job import Refusal

_LONGEST = 600
_Index = QModelIndex | QPersistentModelIndex


class Outcome(QWidget):
    """``save_asked``: the refused rows should be saved as a table."""

    save_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        layout = column(self, gap=8)
        head = row(gap=6)
        self._title = label("What comes in", "heading")
        fix(self._title, height=28)
        head.addWidget(self._title)
        self.comes = ChoiceChip("What comes in")
        self.refused = ChoiceChip("")
        self._group = QButtonGroup(self)
        for number, chip in enumerate((self.comes, self.refused)):
            self._group.addButton(chip, number)
            head.addWidget(chip)
        head.addStretch(1)
        layout.addLayout(head)
        self._pages = QStackedWidget()
        self._cards = [_NoteCard() for _ in range(MOST)]
        self._pages.addWidget(self._make_notes())
        self._pages.addWidget(self._make_refused())
        layout.addWidget(self._pages, 1)
        self._group.idToggled.connect(
            lambda number, on: self._pages.setCurrentIndex(number) if on else None
        )
        self.comes.setChecked(True)
        self.show_refused((), "")

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops, in the order of the eye."""
        return [self.comes, self.refused, self.refused_list, self.save]

    def show_notes(self, project: Project, notes: Sequence[FeedbackNote], empty: str) -> None:
        """The first notes; where there are none, why."""
        locale = project.details.locale
        for card, note in zip(self._cards, [*notes, *[None] * MOST], strict=False):
            card.setVisible(note is not None)
            if note is not None:
                card.show_note(project, note, locale)
        self._empty.setText(empty)
        self._empty.setVisible(not notes)

    def show_refused(self, refused: Sequence[Refusal], locale: str) -> None:
        """The rows that cannot be read; none hides their page."""
        self._refusals.show_refusals(refused)
        text = f"Cannot be read  {write_number(len(refused), locale)}"
        self.refused.setText(text)
        self.refused.setAccessibleName(text)
        for chip in (self.comes, self.refused):
            chip.setVisible(bool(refused))
        self._title.setVisible(not refused)
        if not refused:
            self.comes.setChecked(True)

    def _make_notes(self) -> QWidget:
        whole = QWidget()
        layout = column(whole, gap=6)
        self._empty = label("", "muted", wrap=True)
        layout.addWidget(self._empty)
        for card in self._cards:
            layout.addWidget(card)
        layout.addStretch(1)
        area = ScrollColumn(whole)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # examples alone: nothing to do there
        whole.setAutoFillBackground(False)
        return area

    def _make_refused(self) -> QWidget:
        whole = QWidget()
        layout = column(whole, gap=8)
        self._refusals = _Refusals(self)
        self.refused_list = QListView()
        self.refused_list.setAccessibleName("Rows that cannot be read")
        self.refused_list.setModel(self._refusals)
        self.refused_list.setWordWrap(True)
        self.refused_list.setResizeMode(QListView.ResizeMode.Adjust)
        self.refused_list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.refused_list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.refused_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout.addWidget(self.refused_list, 1)
        foot = row()
        self.save = button("Save them as CS&V…", self.save_asked.emit)
        self.save.setProperty("compact", True)
        foot.addWidget(self.save)
        foot.addWidget(label("to mend and bring once more", "small"), 1)
        layout.addLayout(foot)
        return whole


class _NoteCard(QFrame):
    """A note in two lines, its sentiment as a bar and in words."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "sheet")
        outer = row(self, (0, 0, 10, 0), 10)
        self._bar = QFrame()
        fix(self._bar, width=4)
        outer.addWidget(self._bar)
        lines = column(gap=2)
        lines.setContentsMargins(0, 7, 0, 7)
        self._text = ElidedLabel()
        self._about = ElidedLabel(role="small")
        lines.addWidget(self._text)
        lines.addWidget(self._about)
        outer.addLayout(lines, 1)

    def show_note(self, project: Project, note: FeedbackNote, locale: str) -> None:
        self._text.show_text(quoted(note)[:_LONGEST])
        said = about(project, note, locale)
        self._about.show_text(said)
        token = SENTIMENT_TOKENS[note.sentiment]
        wear(
            self._bar,
            f"background: {{{token}}}; border: none;"
            " border-top-left-radius: 8px; border-bottom-left-radius: 8px;",
        )
        self.setAccessibleName(f"{note.text[:_LONGEST]}, {said}")


class _Refusals(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._refusals: Sequence[Refusal] = ()

    def show_refusals(self, refusals: Sequence[Refusal]) -> None:
        self.beginResetModel()
        self._refusals = refusals
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return len(self._refusals)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            one = self._refusals[index.row()]
            return f"Line {one.line:,}: {one.reason}"
        return None


def about(project: Project, note: FeedbackNote, locale: str) -> str:
    """``negative · rated 2 · 1 Oct 2025 · User123 · needs a reply``."""
    touchpoint = project.touchpoints.get(note.touchpoint or "")
    day: date | None = note.received_on
    parts = [
        note.sentiment.label if note.sentiment else "",
        f"rated {write_number(note.rating, locale)}" if note.rating is not None else "",
        write_date(day, locale) if day else "",
        note.customer,
        note.source,
        touchpoint.name if touchpoint else "",
        ", ".join(note.tags[:3]),
        "needs a reply" if note.needs_reply else "",
    ]
    return " · ".join(part for part in parts if part)
