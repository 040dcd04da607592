"""Something that is voted on: its text, its dots, and the buttons that put and take them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from journeymapper.commands.base import plural
from journeymapper.domain.project import Project
from journeymapper.domain.records import Sticky, Touchpoint
from journeymapper.gui.appearance import px
from journeymapper.gui.entries import Entry
from journeymapper.gui.labels import ElidedLabel, WrappedLabel
from journeymapper.gui.look import colour
from journeymapper.gui.parts import button, column, label, row
from journeymapper.gui.sizes import at_least, fix, painter_of

MOST_DOTS = 15
"""More are said in numbers alone."""
DOT, GAP = 10, 4


class VoteRow(Entry):
    """+ and − (or space and Backspace) put a dot and take one back while the row has the focus."""

    dots_asked = Signal(int)
    action_asked = Signal()

    def __init__(self) -> None:
        super().__init__("card")
        self._token = "text_line"
        layout = row(self, (16, 8, 12, 8), 12)
        self._place = label("", "heading")
        fix(self._place, width=24)
        layout.addWidget(self._place)
        texts = column(gap=2)
        self._text = WrappedLabel(role="name")
        self._about = ElidedLabel(role="small")
        texts.addWidget(self._text)
        texts.addWidget(self._about)
        layout.addLayout(texts, 1)
        self._dots = _Dots()
        layout.addWidget(self._dots)
        self.count = label("", "accent")
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        at_least(self.count, width=64)
        layout.addWidget(self.count)
        self.less = button("−", lambda: self.dots_asked.emit(-1))
        self.more = button("+", lambda: self.dots_asked.emit(1), "soft")
        for one in (self.less, self.more):
            fix(one, width=36)
            one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            layout.addWidget(one)

        self.action = button("Make it an action", self.action_asked.emit)
        layout.addWidget(self.action)

    def show_target(
        self,
        project: Project,
        target: Sticky | Touchpoint,
        dots: int | None,
        place: int | None,
        *,
        can_vote: bool,
    ) -> None:
        """``dots`` None: nobody may see them. ``place`` is that of a result."""
        is_sticky = isinstance(target, Sticky)
        text = target.text if isinstance(target, Sticky) else target.name
        self._token = f"{target.kind.value}_line" if is_sticky else "accent"
        self._text.show_text(text)
        kind = target.kind.label if is_sticky else target.word
        where = project.find(_holder(target) or "")
        on = f" · on {getattr(where, 'name', '')}" if where is not None else ""
        self._about.show_text(f"{kind}{on}")
        self._place.setText(f"{place}." if place is not None else "")
        self._place.setVisible(place is not None)
        said = "" if dots is None else plural(dots, "dot")
        self.count.setText(said if dots else "")
        self._dots.show_dots(dots or 0)
        for one in (self.less, self.more):
            one.setVisible(can_vote)
        self.action.setVisible(bool(dots) and not can_vote)
        self.less.setEnabled(dots is None or dots > 0)
        self.less.setAccessibleName(f"Take a dot off {text}")
        self.more.setAccessibleName(f"Put a dot on {text}")
        ranked = f"{place}. " if place is not None else ""
        self.setAccessibleName(f"{ranked}{text}, {kind}{on}{f', {said}' if said else ''}")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, can_vote = event.key(), not self.more.isHidden()
        if can_vote and (event.text() == "+" or key in (Qt.Key.Key_Plus, Qt.Key.Key_Space)):
            self.dots_asked.emit(1)
        elif can_vote and (
            event.text() in ("-", "−") or key in (Qt.Key.Key_Minus, Qt.Key.Key_Backspace)
        ):
            self.dots_asked.emit(-1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._token))
        x = self.width() - 5 if self.isRightToLeft() else 1
        painter.drawRoundedRect(QRectF(x, 8, 4, self.height() - 16), 2, 2)
        painter.end()


class _Dots(QWidget):
    """As many dots as were put, up to MOST_DOTS."""

    def __init__(self) -> None:
        super().__init__()
        self._dots = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_dots(self, dots: int) -> None:
        if dots != self._dots:
            self._dots = dots
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(min(self._dots, MOST_DOTS) * (DOT + GAP)), px(DOT + 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, room = painter_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("accent"), 1))
        painter.setBrush(colour("accent"))
        for number in range(min(self._dots, MOST_DOTS)):
            middle = QPointF(number * (DOT + GAP) + DOT / 2 + 1, room.height() / 2)
            painter.drawEllipse(middle, DOT / 2 - 1, DOT / 2 - 1)
        painter.end()


def _holder(target: Sticky | Touchpoint) -> str | None:
    if isinstance(target, Sticky):
        return target.touchpoint or target.stage
    return target.stage
