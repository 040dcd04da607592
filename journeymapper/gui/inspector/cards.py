"""Small cards of a panel: a feedback note or a sticky, with a bar in its colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel

from journeymapper.analysis.feedback import is_noted, status_said
from journeymapper.domain.records import FeedbackNote, Sticky
from journeymapper.domain.vocabulary import Sentiment, Status
from journeymapper.gui.entries import Entry
from journeymapper.gui.labels import ElidedLabel, WrappedLabel
from journeymapper.gui.look import colour, mark
from journeymapper.gui.parts import column, row
from journeymapper.gui.rests_sign import RestsOnSign
from journeymapper.gui.workspace import Workspace

SENTIMENT_TOKENS = {
    Sentiment.NEGATIVE: "emotion_-2",
    Sentiment.NEUTRAL: "emotion_0",
    Sentiment.POSITIVE: "emotion_2",
}
STATUS_PILLS = {Status.NEW: "trouble-pill", Status.CLOSED: "good-pill"}
LONGEST_TEXT = 160


class NoteCard(Entry):
    """A note on coloured paper."""

    def __init__(self) -> None:
        super().__init__("note")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._fill, self._line, self._bar = "note", "note_line", "muted_line"
        self.body = column(self, (12, 8, 8, 8), 4)
        self.text = WrappedLabel()
        self.body.addWidget(self.text)
        self.below = below = row(gap=8)
        self._about = ElidedLabel(role="small")
        self._pill = QLabel()
        self._pill.setTextFormat(Qt.TextFormat.PlainText)
        below.addWidget(self._about, 1)
        below.addWidget(self._pill, alignment=Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(below)

    def show_feedback(self, note: FeedbackNote, persona: str) -> None:
        """``persona`` is the name of who said it, or empty."""
        sentiment = note.sentiment.label if note.sentiment else ""
        bar = SENTIMENT_TOKENS[note.sentiment] if note.sentiment else "muted_line"
        about = " · ".join(part for part in (note.source, persona, sentiment) if part)
        role = "quiet-pill" if is_noted(note) else STATUS_PILLS.get(note.status, "quiet-pill")
        self._show(f"“{_short(note.text)}”", about, status_said(note), role)
        self._fill, self._line, self._bar = "note", "note_line", bar
        self.setToolTip(note.text)

    def show_sticky(self, sticky: Sticky, place: str = "", votes: str = "") -> None:
        """``place`` is the name of what it lies on, where that is not plain; ``votes`` says how
        many it has."""
        kind = sticky.kind.value
        about = f"{sticky.kind.label} · on {place}" if place else sticky.kind.label
        self._show(_short(sticky.text), about, votes, "good-pill")
        self._fill, self._line, self._bar = kind, f"{kind}_line", f"{kind}_line"
        self.setToolTip(sticky.text)

    def _show(self, text: str, about: str, pill: str, role: str) -> None:
        self.text.show_text(text)
        self._about.show_text(about)
        self._pill.setText(pill)
        self._pill.setVisible(bool(pill))
        mark(self._pill, role=role)
        self.setAccessibleName(", ".join(part for part in (text, about, pill) if part))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("accent" if self.hasFocus() else self._line), 1))
        painter.setBrush(colour(self._fill))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, 7, 7)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._bar))
        x = self.width() - 4 if self.isRightToLeft() else 0
        painter.drawRoundedRect(QRectF(x, 8, 4, self.height() - 16), 2, 2)
        painter.end()


class StickyCard(NoteCard):
    """A sticky with the sign of what it rests on."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.sign = RestsOnSign(workspace)
        self.below.addWidget(self.sign)

    def show_sticky(self, sticky: Sticky, place: str = "", votes: str = "") -> None:
        super().show_sticky(sticky, place, votes)
        self.sign.show_record(sticky.id)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_TEXT else f"{flat[: LONGEST_TEXT - 1]}…"
