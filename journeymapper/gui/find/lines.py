"""A line of what was found: its name with the typed part strong, below it quietly where it stands,
and at the far side its kind and a command's key."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from journeymapper.analysis.finding import Found
from journeymapper.gui.look import colour

ENTRY = Qt.ItemDataRole.UserRole
_SIDE, _ABOVE = 12, 6
_GAP = 2


def about(entry: Found) -> str:
    """The text that was found, where the name is another, and where it stands."""
    matched = f"“{entry.matched}”" if entry.matched else ""
    return " · ".join(filter(None, (matched, entry.where)))


def spoken(entry: Found) -> str:
    """What a screen reader says of a line."""
    return ", ".join(filter(None, (entry.text, entry.kind, about(entry), entry.keys)))


class FoundLine(QStyledItemDelegate):
    """Paints the lines of a list; ``typed`` is what is made strong."""

    typed = ""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        line = option.fontMetrics.height()
        return QSize(0, 2 * line + _GAP + 2 * _ABOVE)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        entry: Found = index.data(ENTRY)
        painter.save()
        if option.state & option.state.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_soft"))
            painter.drawRoundedRect(option.rect, 6, 6)
        inner = option.rect.adjusted(_SIDE, _ABOVE, -_SIDE, -_ABOVE)
        metrics = option.fontMetrics
        painter.setFont(option.font)
        line = metrics.height()
        side = self._paint_side(painter, entry, inner, metrics)
        above = QRect(inner.x(), inner.y(), inner.width() - side, line)
        below = above.translated(0, line + _GAP)
        painter.setPen(colour("ink"))
        self._paint_text(painter, above, entry.text, option.font, self.typed)
        painter.setPen(colour("muted"))
        says = about(entry)
        self._paint_text(painter, below, says, option.font, self.typed if entry.matched else "")
        painter.restore()

    def _paint_side(
        self, painter: QPainter, entry: Found, inner: QRect, metrics: QFontMetrics
    ) -> int:
        """The kind above and the key below, at the far side; returns the room they take."""
        painter.setPen(colour("muted"))
        flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        flags |= int(Qt.AlignmentFlag.AlignAbsolute)
        painter.drawText(inner, flags, entry.kind)
        if entry.keys:
            lower = inner.adjusted(0, metrics.height() + _GAP, 0, 0)
            painter.drawText(lower, flags, entry.keys)
        widths = map(metrics.horizontalAdvance, (entry.kind, entry.keys))
        return min(max(widths) + 16, inner.width() // 2)

    def _paint_text(
        self, painter: QPainter, room: QRect, text: str, font: QFont, typed: str
    ) -> None:
        """One line, cut where it does not fit, in its own direction."""
        shown = QFontMetrics(font).elidedText(
            " ".join(text.split()), Qt.TextElideMode.ElideRight, room.width()
        )
        layout = QTextLayout(shown, font)
        wrapping = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        wrapping.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(wrapping)
        layout.setFormats(_strong(shown, typed))
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(room.width() + 64)
        layout.endLayout()
        painter.save()
        painter.setClipRect(room)
        layout.draw(painter, QPointF(room.x(), room.y()))
        painter.restore()


def _strong(text: str, typed: str) -> list[QTextLayout.FormatRange]:
    """The places of what was typed in a text, as it is written there."""
    strong = QTextCharFormat()
    strong.setForeground(colour("accent"))
    lower = text.lower()
    ranges = []
    if len(lower) == len(text):
        for word in dict.fromkeys(typed.lower().split()):
            at = lower.find(word)
            if at >= 0:
                place = QTextLayout.FormatRange()
                place.start, place.length, place.format = at, len(word), strong
                ranges.append(place)
    return ranges
