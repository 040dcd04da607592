"""What the inbox lists, chosen from what notes have: source, place, sentiment, tag, and waiting."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from journeymapper.domain.project import Project
from journeymapper.domain.vocabulary import Sentiment
from journeymapper.gui.choice_chip import ChoiceChip
from journeymapper.gui.feedback.finder import NONE
from journeymapper.gui.feedback.tally import Tally
from journeymapper.gui.parts import button, row
from journeymapper.gui.sizes import at_most

MOST_PLACES = 500


class FilterLine(QLineEdit):
    """Words to find; Escape empties it and gives the focus away, Enter and Down keep the words."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Choice(QComboBox):
    """One value of many, or all: the first entry lets everything through."""

    def __init__(self, name: str, everything: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._everything = everything
        self._options: list[tuple[str, Any]] = []
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        at_most(self, width=180)
        self.setMaxVisibleItems(16)
        self.view().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.show_options([])

    @property
    def value(self) -> Any:
        """What is chosen; None for everything."""
        return self.currentData()

    def choose(self, value: Any, text: str = "") -> None:
        """Choose a value; one that is not offered is, where its ``text`` is said."""
        place = self.findData(value)
        if place < 0 and text:
            self.addItem(" ".join(text.split()), value)
            place = self.count() - 1
        self.setCurrentIndex(max(place, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """As ever, the text ending in “…” where it does not fit."""
        del event
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        style, part = self.style(), QStyle.SubControl.SC_ComboBoxEditField
        room = style.subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        elided = Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(option.currentText, elided, room - 4)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def show_options(self, options: list[tuple[str, Any]]) -> None:
        """Offer these texts and values; the choice stays where it is still there."""
        if options == self._options and self.count():
            return
        chosen, text = self.value, self.currentText()
        self._options = options
        self.blockSignals(True)
        self.clear()
        for text, value in ((self._everything, None), *options):
            self.addItem(" ".join(text.split()), value)
        self.choose(chosen, text if chosen is not None else "")
        self.blockSignals(False)


class Filters(QWidget):
    """A row of choices; ``changed`` when another is made."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        layout = row(self, gap=6)
        self.waiting = ChoiceChip("", self.changed.emit)
        self.waiting.setToolTip("Only what needs a reply and is not closed")
        self.source = Choice("Source", "Source")
        self.touchpoint = Choice("Touchpoint", "Place")
        self.sentiment = Choice("Sentiment", "Sentiment")
        self.tag = Choice("Tag", "Tag")
        self.sentiment.show_options(
            [*((one.label.capitalize(), one) for one in Sentiment), ("Not said", NONE)]
        )
        layout.addWidget(self.waiting)
        self._choices = (self.source, self.touchpoint, self.sentiment, self.tag)
        for one in self._choices:
            one.activated.connect(lambda _index: self.changed.emit())
            layout.addWidget(one, 6)
        layout.addStretch(1)
        self.all = button("Show all", self.show_all, "link")
        layout.addWidget(self.all)
        self.all.hide()

    @property
    def are_set(self) -> bool:
        """Whether any of them leaves something out."""
        return self.waiting.isChecked() or any(one.value is not None for one in self._choices)

    def clear(self) -> None:
        """Let everything through, without a word."""
        self.waiting.setChecked(False)
        for one in self._choices:
            one.choose(None)

    def show_all(self) -> None:
        self.clear()
        self.changed.emit()

    def refresh(self, project: Project, tally: Tally) -> None:
        """Offer what there is now."""
        self.waiting.setText(f"Waiting  {tally.waiting:,}")
        self.source.show_options([(one, one) for one in tally.source_names()])
        self.tag.show_options([*((one, one) for one in tally.tag_names()), ("No tag", NONE)])
        counted = ((one, count) for one, count in tally.touchpoints.most_common(MOST_PLACES) if one)
        places = [
            (project.touchpoints[one].name or "Unnamed touchpoint", one)
            for one, count in counted
            if count > 0 and one in project.touchpoints
        ]
        places.sort(key=lambda one: one[0].casefold())
        self.touchpoint.show_options([("No touchpoint yet", NONE), *places])
        self.all.setVisible(self.are_set)
