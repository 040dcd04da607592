"""Small fields of the export dialog: a choice of values, lengths, and lists to tick."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QListWidget, QListWidgetItem, QSizePolicy

from journeymapper.gui.appearance import px, told
from journeymapper.gui.sizes import fix

ROW_HEIGHT = 28
"""Of an entry of a list."""


class Choice(QComboBox):
    """One of several values, each told in words."""

    chosen = Signal()

    def __init__(self, name: str, values: Iterable[tuple[Any, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._values: list[Any] = []
        for value, text in values:
            self.add(value, text)
        self.activated.connect(lambda _place: self.chosen.emit())

    @property
    def value(self) -> Any:
        return self._values[self.currentIndex()] if self._values else None

    def add(self, value: Any, text: str) -> None:
        self._values.append(value)
        self.addItem(text)
        self.setItemData(self.count() - 1, text, Qt.ItemDataRole.ToolTipRole)

    def empty(self) -> None:
        self._values.clear()
        self.clear()

    def take(self, value: Any) -> None:
        """Show a value; one that is not among those to choose is passed over."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))

    def knows(self, value: Any) -> bool:
        return value in self._values

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the column of choices; only an open field turns with it."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Length(QDoubleSpinBox):
    """A length in millimetres; where ``usual`` is given, its least value stands for None."""

    chosen = Signal()

    def __init__(self, name: str, least: float, most: float, usual: str = "") -> None:
        super().__init__()
        self._usual = usual
        self.setAccessibleName(name)
        self.setSuffix(" mm")
        self.setDecimals(0)
        self.setRange(least - 1 if usual else least, most)
        if usual:
            self.setSpecialValueText(usual)
        self.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(lambda _value: self.chosen.emit())

    @property
    def length(self) -> float | None:
        return None if self._usual and self.value() == self.minimum() else self.value()

    def take(self, length: float | None) -> None:
        self.setValue(self.minimum() if length is None else length)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt gives the text no room where a style sheet meets a field without buttons."""
        super().resizeEvent(event)
        self.lineEdit().setGeometry(self.rect().adjusted(px(9), 2, -px(9), -2))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Ticks(QListWidget):
    """A list of which some are wanted; all of them where nothing else is said."""

    chosen = Signal()

    def __init__(self, name: str, entries: Iterable[tuple[str, str, bool]], most: int) -> None:
        """``entries``: value, text, and whether there is anything of it."""
        super().__init__()
        self.setAccessibleName(name)
        self._most = most
        for value, text, is_there in entries:
            item = QListWidgetItem(text)
            item.setToolTip(text)
            item.setData(Qt.ItemDataRole.UserRole, value)
            item.setCheckState(Qt.CheckState.Checked)
            if not is_there:
                item.setForeground(self.palette().placeholderText())
            self.addItem(item)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fit()
        told().resized.connect(self._fit)
        self.itemChanged.connect(lambda _item: self.chosen.emit())

    @property
    def wanted(self) -> tuple[str, ...]:
        """What is ticked, in the order of the list."""
        return tuple(
            item.data(Qt.ItemDataRole.UserRole)
            for item in self._items()
            if item.checkState() is Qt.CheckState.Checked
        )

    @property
    def is_all(self) -> bool:
        return len(self.wanted) == self.count()

    def take(self, wanted: Iterable[str]) -> None:
        """Tick these; none of them means all."""
        values = {item.data(Qt.ItemDataRole.UserRole) for item in self._items()}
        ticked = values.intersection(wanted) or values
        self._tick(ticked)

    def tick_all(self, on: bool) -> None:
        self._tick({item.data(Qt.ItemDataRole.UserRole) for item in self._items()} if on else set())
        self.chosen.emit()

    def _tick(self, ticked: set[str]) -> None:
        self.blockSignals(True)
        for item in self._items():
            on = item.data(Qt.ItemDataRole.UserRole) in ticked
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.blockSignals(False)
        self.viewport().update()

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(place) for place in range(self.count())]

    def _fit(self) -> None:
        for item in self._items():  # as wide as the list: a long title is cut there
            item.setSizeHint(QSize(1, px(ROW_HEIGHT)))
        fix(self, height=min(self._most, max(1, self.count())) * ROW_HEIGHT + 10)
