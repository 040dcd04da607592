"""The rows of the page: a place or a source with its figures, a note that waits, an action and what
came of it. A click, Space or Enter leads to the place."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from journeymapper.analysis.closing import Group
from journeymapper.analysis.closing_words import (
    longest_said,
    median_said,
    share_said,
    waits_said,
)
from journeymapper.analysis.effects import Effect, Turn, done_said, effect_said
from journeymapper.analysis.written import write_number
from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote
from journeymapper.gui.appearance import px
from journeymapper.gui.entries import Entry
from journeymapper.gui.feedback.notes import about, quoted
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.look import colour, mark
from journeymapper.gui.parts import column, label, row
from journeymapper.gui.sizes import fix

WIDTHS = (("Answered", 168), ("Median days", 80), ("Waiting", 56), ("Longest wait", 84))
GAP = 12
_SIDES = (8, 6, 8, 6)
_TURNS = {Turn.BETTER: "accent", Turn.WORSE: "trouble"}


class ShareBar(QWidget):
    """A thin bar; the number stands beside it, never the bar alone."""

    def __init__(self) -> None:
        super().__init__()
        self._share: float | None = None
        fix(self, width=56)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def show_share(self, share: float | None) -> None:
        self._share = share
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(56), px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._share is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(0, self.height() / 2 - 3, self.width(), 6)
        whole = QRectF(track)
        painter.setBrush(colour("quiet"))
        painter.drawRoundedRect(track, 3, 3)
        if self._share > 0:
            track.setWidth(max(self._share * track.width(), 6))
            if self.isRightToLeft():
                track.moveRight(whole.right())
            painter.setBrush(colour("accent"))
            painter.drawRoundedRect(track, 3, 3)
        painter.end()


class GroupHead(QWidget):
    """The names of the columns above group rows."""

    def __init__(self, name: str) -> None:
        super().__init__()
        layout = row(self, (_SIDES[0] + 1, 0, _SIDES[2] + 1, 0), GAP)
        layout.addWidget(ElidedLabel(name, "small"), 1)
        for text, width in WIDTHS:
            layout.addWidget(_cell(text, width, "small"))


class GroupRow(Entry):
    """A touchpoint or a source."""

    def __init__(self) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        layout = row(self, _SIDES, GAP)
        self._name = ElidedLabel(role="strong")
        layout.addWidget(self._name, 1)
        share = QWidget()
        fix(share, width=WIDTHS[0][1])
        inside = row(share, gap=8)
        self._bar = ShareBar()
        inside.addWidget(self._bar)
        self._share = ElidedLabel()
        inside.addWidget(self._share, 1)
        layout.addWidget(share)
        self._days, self._waiting, self._longest = (_cell("", width) for _, width in WIDTHS[1:])
        for one in (self._days, self._waiting, self._longest):
            layout.addWidget(one)

    def show_group(self, group: Group, nothing: str, today: date, locale: str) -> None:
        """``nothing`` is what the group of notes without a place or source is called."""
        figures = group.figures
        name, share = group.name or nothing, share_said(figures, locale)
        days, longest = median_said(figures, locale), longest_said(figures, today, locale)
        waiting = write_number(figures.waiting, locale) if figures.waiting else "–"
        self._name.show_text(name)
        mark(self._name, role="strong" if group.name else "muted")
        self._bar.show_share(figures.share)
        self._share.show_text(share)
        for one, said in ((self._days, days), (self._waiting, waiting), (self._longest, longest)):
            one.setText(said)
        mark(self._waiting, role="trouble" if figures.waiting else "muted")
        self.setAccessibleName(
            f"{name}: {share} answered, median days {days}, {waiting} waiting, longest {longest}"
        )


class NoteRow(Entry):
    """A note that waits, and for how long."""

    def __init__(self) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        layout = row(self, _SIDES, GAP)
        words = column(gap=1)
        self._quote = ElidedLabel(role="strong")
        self._about = ElidedLabel(role="small")
        words.addWidget(self._quote)
        words.addWidget(self._about)
        layout.addLayout(words, 1)
        self._waits = label("", "trouble")
        layout.addWidget(self._waits)

    def show_note(self, project: Project, note: FeedbackNote, today: date) -> None:
        place = project.touchpoints.get(note.touchpoint or "")
        said = [about(project, note, today), f"at {place.name}" if place is not None else ""]
        self._quote.show_text(quoted(note)[:400])
        self._about.show_text(" · ".join(one for one in said if one))
        self._waits.setText(waits_said(note, today, project.details.locale))
        self.setAccessibleName(f"{quoted(note)[:400]}, waiting for {self._waits.text()}")


class EffectRow(Entry):
    """An action that came from feedback: its status, and its measure before and after."""

    def __init__(self) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        layout = row(self, _SIDES, GAP)
        words = column(gap=1)
        self._text = ElidedLabel(role="strong")
        self._about = ElidedLabel(role="small")
        words.addWidget(self._text)
        words.addWidget(self._about)
        layout.addLayout(words, 3)
        results = column(gap=1)
        self._effect = ElidedLabel()
        self._measure = ElidedLabel(role="small")
        results.addWidget(self._effect)
        results.addWidget(self._measure)
        layout.addLayout(results, 2)

    def show_effect(self, project: Project, effect: Effect) -> None:
        action = effect.action
        note = project.feedback_notes.get(action.feedback_note or "")
        done = done_said(action, project.details.locale)
        quote = quoted(note)[:200] if note is not None else ""
        said = effect_said(project, effect)
        measure = effect.measure.name if effect.measure is not None else ""
        self._text.show_text(action.text)
        self._about.show_text(" · ".join(one for one in (done, quote) if one))
        self._effect.show_text(said)
        role = _TURNS.get(effect.turn, "") if effect.turn is not None else "muted"
        mark(self._effect, role=role)
        self._measure.show_text(measure)
        self.setAccessibleName(", ".join(one for one in (action.text, done, measure, said) if one))


def _cell(text: str, width: int, role: str = "muted") -> QLabel:
    made = label(text, role)
    fix(made, width=width)
    return made
