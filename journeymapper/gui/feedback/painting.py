"""How a feedback note looks in a list: painted, because a widget for each would be slow."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from journeymapper.analysis.feedback import NOTED, status_said
from journeymapper.domain.records import FeedbackNote
from journeymapper.domain.vocabulary import Status
from journeymapper.gui.appearance import px, text_scale
from journeymapper.gui.feedback.model import NOTE, FeedbackModel, Index
from journeymapper.gui.feedback.notes import SENTIMENT_TOKENS, about, quoted, standing
from journeymapper.gui.look import colour
from journeymapper.gui.sizes import units

PAD, GAP, BAR = 16, 8, 4
CHIP, LINE = 22, 19
STATUS_TOKENS = {
    Status.NEW: ("coral_soft", "coral_text"),
    Status.TRIAGED: ("amber_soft", "amber_text"),
    Status.ACTING: ("accent_soft", "accent"),
    Status.CLOSED: ("opportunity", "good_text"),
}
_FROM_RIGHT = Qt.LayoutDirection.RightToLeft
_LONGEST = 600
"""Letters of a text that are looked at; more would not be seen anyway."""


class NoteDelegate(QStyledItemDelegate):
    """Paints quote, origin, place, tags and standing. ``narrow``: for a dock, with the status as a
    chip that can be clicked."""

    status_clicked = Signal(QModelIndex)

    def __init__(self, parent: QObject, *, narrow: bool = False) -> None:
        super().__init__(parent)
        self._narrow = narrow
        self.one_line = False
        """Whether every note has one line of its text, so that all are of one height."""
        self._pad = 12 if narrow else PAD
        self._turn = _Turn(QRect(), is_turned=False)
        self._pixels = 13 if narrow else 14

    def least_height(self) -> int:
        """The height of a row with one line of text, and in the inbox without chips."""
        return px(self._least())

    def _least(self) -> int:
        return self._text_top() + LINE + self._foot() + self._gap

    @property
    def _gap(self) -> int:
        return 2 if self.one_line and not self._narrow else GAP

    def _has_chips(self, note: FeedbackNote) -> bool:
        """Whether a line of chips is worth its height: where many notes are, none is."""
        return not self.one_line and bool(note.touchpoint or note.tags)

    @property
    def _most_lines(self) -> int:
        return 1 if self.one_line else 4 if self._narrow else 2

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        note: FeedbackNote = index.data(NOTE)
        view = option.widget
        room = view.viewport().width() if isinstance(view, QAbstractItemView) else 300
        width = int(units(room)) - 2 * self._pad - BAR
        lines = _line_count(quoted(note)[:_LONGEST], self._pixels, width, self._most_lines)
        chips = 8 + CHIP if not self._narrow and self._has_chips(note) else 0
        return QSize(0, px(self._least() + (lines - 1) * LINE + chips))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        note: FeedbackNote = index.data(NOTE)
        model = index.model()
        assert isinstance(model, FeedbackModel)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        scale = text_scale()
        painter.translate(option.rect.topLeft())
        painter.scale(scale, scale)
        area = _unscaled(option.rect)
        self._turn = _Turn(area, is_turned=painter.layoutDirection() == _FROM_RIGHT)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        card = area.adjusted(1, 1, -2, 1 - self._gap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter, card, note, chosen=chosen, focused=focused)
        left, width = card.x() + self._pad + BAR, card.width() - 2 * self._pad - BAR
        y = card.y() + self._text_top()
        y = self._paint_text(painter, quoted(note)[:_LONGEST], left, y, width)
        if self._narrow:
            self._paint_narrow_foot(painter, model, note, QRect(left, y + 6, width, CHIP))
        else:
            self._paint_foot(painter, model, note, QRect(left, y + 3, width, 16 + 8 + CHIP))
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if (
            self._narrow
            and isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.LeftButton
            and self.status_rectangle(option.rect, index).contains(event.position().toPoint())
        ):
            self.status_clicked.emit(index)
            return True
        return super().editorEvent(event, model, option, index)

    def status_rectangle(self, item: QRect, index: Index) -> QRect:
        """Where the status chip of a row lies, in the list."""
        note: FeedbackNote = index.data(NOTE)
        area = _unscaled(item)
        card = area.adjusted(1, 1, -2, 1 - self._gap)
        width = QFontMetrics(_font(11, 600)).horizontalAdvance(status_said(note)) + 18
        bottom = card.bottom() - 9
        chip = QRect(card.right() - self._pad - width + 4, bottom - CHIP, width, CHIP)
        chip = _Turn(area, is_turned=QApplication.layoutDirection() == _FROM_RIGHT).rect(chip)
        return QRect(
            item.topLeft() + QPoint(px(chip.x()), px(chip.y())), QSize(px(width), px(CHIP))
        )

    def _text_top(self) -> int:
        return 10 if self._narrow else 3 if self.one_line else 9

    def _foot(self) -> int:
        return 6 + CHIP + 10 if self._narrow else 3 + 16 + (2 if self.one_line else 9)

    def _paint_card(
        self, painter: QPainter, card: QRect, note: FeedbackNote, *, chosen: bool, focused: bool
    ) -> None:
        line, fill = ("note_line", "note") if self._narrow else ("line", "field")
        if chosen:
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(colour("accent_faint"))
        else:
            painter.setPen(QPen(colour("accent" if focused else line), 1))
            painter.setBrush(colour(fill))
        painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), 9, 9)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(SENTIMENT_TOKENS[note.sentiment]))
        inside = 4 if chosen else 0  # beside the border, which stays whole
        edge = 6 if self.one_line else 9
        bar = QRectF(card.x() + inside, card.y() + edge, BAR, card.height() - 2 * edge)
        painter.drawRoundedRect(self._turn.area(bar), 2, 2)

    def _paint_text(self, painter: QPainter, text: str, left: int, y: int, width: int) -> int:
        painter.setPen(colour("ink"))
        font = _font(self._pixels, 500)
        metrics = QFontMetrics(font)
        layout = _laid_out(text, font, width)
        last = min(layout.lineCount(), self._most_lines) - 1
        for number in range(last + 1):
            line = layout.lineAt(number)
            place = self._turn.area(QRectF(left, y + number * LINE, width, LINE)).topLeft()
            if number == last and layout.lineCount() > last + 1:
                rest = metrics.elidedText(
                    text[line.textStart() :], Qt.TextElideMode.ElideRight, width
                )
                box = QRectF(place.x(), place.y(), width, LINE)
                painter.setFont(font)
                painter.drawText(box, layout.textOption().alignment(), rest)
            else:
                line.setPosition(QPointF(0, 0))
                line.draw(painter, place)
        return y + (last + 1) * LINE

    def _paint_foot(
        self, painter: QPainter, model: FeedbackModel, note: FeedbackNote, room: QRect
    ) -> None:
        project, today = model.workspace.project, model.today()
        said, token = standing(note, today)
        width = min(QFontMetrics(_font(12, 500)).horizontalAdvance(said) + 4, room.width() // 2)
        _write(
            painter,
            said,
            self._turn.rect(QRect(room.right() - width, room.y(), width + 1, 16)),
            token,
            weight=500,
            right=True,
        )
        place = project.touchpoints.get(note.touchpoint or "")
        facts = [about(project, note, today)]
        if self.one_line:
            facts += [place.name if place is not None else "", ", ".join(note.tags)]
        line = " · ".join(one for one in facts if one)
        facts_room = QRect(room.x(), room.y(), room.width() - width - 12, 16)
        _write(painter, line, self._turn.rect(facts_room))
        if not self._has_chips(note):
            return
        chips = QRect(room.x(), room.y() + 24, room.width(), CHIP)
        end, x = chips.right(), chips.x()
        if place is not None:
            x = _chip(
                painter, self._turn, place.name, x, chips.y(), end, "accent_soft", "accent", 600
            )
        for number, tag in enumerate(note.tags):
            following = _chip(painter, self._turn, tag, x, chips.y(), end, "quiet", "muted", 500)
            if following == x:
                left = f"+{len(note.tags) - number}"
                _write(painter, left, self._turn.rect(QRect(x, chips.y(), max(end - x, 0), CHIP)))
                break
            x = following

    def _paint_narrow_foot(
        self, painter: QPainter, model: FeedbackModel, note: FeedbackNote, room: QRect
    ) -> None:
        label = status_said(note)
        fill, ink = ("quiet", "muted") if label == NOTED else STATUS_TOKENS[note.status]
        width = QFontMetrics(_font(11, 600)).horizontalAdvance(label) + 18
        chip = self._turn.area(QRectF(room.right() - width + 5, room.y(), width, CHIP))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(fill))
        painter.drawRoundedRect(chip, CHIP / 2, CHIP / 2)
        painter.setPen(colour(ink))
        painter.setFont(_font(11, 600))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, label)
        rest = QRect(room.x(), room.y(), room.width() - width - 4, CHIP)
        _write(painter, about(model.workspace.project, note, model.today()), self._turn.rect(rest))


class _Turn:
    """Puts what lies in an area on its other side, where lines begin at the right."""

    def __init__(self, area: QRect, *, is_turned: bool) -> None:
        self._area, self._is_turned = area, is_turned

    def rect(self, inside: QRect) -> QRect:
        if not self._is_turned:
            return inside
        return QRect(self._area.width() - inside.x() - inside.width(), inside.y(), *_size(inside))

    def area(self, inside: QRectF) -> QRectF:
        if not self._is_turned:
            return inside
        return inside.translated(self._area.width() - inside.left() - inside.right(), 0)


def _size(rect: QRect) -> tuple[int, int]:
    return rect.width(), rect.height()


def _unscaled(item: QRect) -> QRect:
    """A row's own area, as it is at the first size of text."""
    return QRect(0, 0, int(units(item.width())), round(units(item.height())))


def _font(pixels: int, weight: int) -> QFont:
    return _made_font(QApplication.font().family(), pixels, weight)


@lru_cache(maxsize=16)
def _made_font(family: str, pixels: int, weight: int) -> QFont:
    font = QFont(family)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    return font


def _laid_out(text: str, font: QFont, width: int) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if QApplication.layoutDirection() == _FROM_RIGHT:
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
    layout.endLayout()
    return layout


@lru_cache(maxsize=20_000)
def _advance(text: str, pixels: int) -> int:
    return QFontMetrics(_font(pixels, 500)).horizontalAdvance(text)


def _line_count(text: str, pixels: int, width: int, most: int) -> int:
    """Lines that a text takes, at most ``most``; measured whole, wrapped only near a limit."""
    if width <= 0:
        return most
    if most == 1:
        return 1
    share = _advance(text, pixels) / width
    if share <= 0.99:
        return 1
    if most == 2 or share >= most:
        return most
    return min(most, _laid_out(text, _font(pixels, 500), width).lineCount())


def _write(
    painter: QPainter,
    text: str,
    room: QRect,
    token: str = "muted",
    *,
    weight: int = 400,
    right: bool = False,
) -> None:
    is_turned = QApplication.layoutDirection() == _FROM_RIGHT
    font = _font(12, weight)
    painter.setFont(font)
    painter.setPen(colour(token))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    side = Qt.AlignmentFlag.AlignLeft if right == is_turned else Qt.AlignmentFlag.AlignRight
    side |= Qt.AlignmentFlag.AlignAbsolute
    painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


def _chip(
    painter: QPainter,
    turn: _Turn,
    text: str,
    x: int,
    y: int,
    end: int,
    fill: str,
    ink: str,
    weight: int,
) -> int:
    """Where the next chip begins; x itself when there is no room for this one."""
    font = _font(12, weight)
    metrics = QFontMetrics(font)
    room = min(end - x - 20, 200)
    if room < 24:
        return x
    shown = metrics.elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, room)
    width = metrics.horizontalAdvance(shown) + 20
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(fill))
    painter.drawRoundedRect(turn.area(QRectF(x, y, width, CHIP)), CHIP / 2, CHIP / 2)
    painter.setFont(font)
    painter.setPen(colour(ink))
    painter.drawText(turn.rect(QRect(x, y, width, CHIP)), Qt.AlignmentFlag.AlignCenter, shown)
    return x + width + 8
