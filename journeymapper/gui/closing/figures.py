"""The figures of closing the loop as calm cards, and their way over the months as bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from journeymapper.analysis.closing import Month
from journeymapper.analysis.closing_words import answered_said, median_said
from journeymapper.analysis.written import write_month
from journeymapper.drawing.answer_months import MonthsLook, months_picture
from journeymapper.gui.appearance import px
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.parts import column, row
from journeymapper.gui.screen_pen import screen_pen
from journeymapper.gui.sizes import at_least, fix, painter_of


class FigureCard(QFrame):
    """A number, what it is, and what it rests on."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "sheet")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout = column(self, (18, 14, 18, 14), 2)
        self._number = ElidedLabel(role="display")
        self._name = ElidedLabel(role="strong")
        self._rests = ElidedLabel(role="small")
        for one in (self._number, self._name, self._rests):
            layout.addWidget(one)

    def show_figure(self, number: str, name: str, rests: str) -> None:
        self._number.show_text(number)
        self._name.show_text(name)
        self._rests.show_text(rests)
        self.setAccessibleName(f"{number} {name}, {rests}")


class FigureCards(QWidget):
    """Four of them in a row."""

    def __init__(self) -> None:
        super().__init__()
        layout = row(self, gap=12)
        self.cards = [FigureCard() for _ in range(4)]
        for one in self.cards:
            layout.addWidget(one, 1)

    def show_figures(self, figures: Sequence[tuple[str, str, str]]) -> None:
        for card, figure in zip(self.cards, figures, strict=True):
            card.show_figure(*figure)


class MonthsChart(QWidget):
    """The same picture that the document shows."""

    def __init__(self) -> None:
        super().__init__()
        self._look = MonthsLook(months=(), size=12.0)
        fix(self, height=184)
        at_least(self, width=160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_months(self, months: Sequence[Month], locale: str) -> None:
        self._look = replace(self._look, months=tuple(months), locale=locale)
        said = [
            f"{write_month(one.first)} {one.first.year}: "
            f"{answered_said(one.figures, locale)}, median days {median_said(one.figures, locale)}"
            for one in months
        ]
        self.setAccessibleName("Answered by month. " + "; ".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(720), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, room = painter_of(self)
        look = replace(self._look, width=room.width(), height=room.height())
        screen_pen(painter).draw(months_picture(look))
        painter.end()
