"""A list to choose one thing from, and a field with its name above and a remark below."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from journeymapper.gui.labels import WrappedLabel
from journeymapper.gui.look import mark
from journeymapper.gui.parts import column, label


class Choice(QComboBox):
    """``picked`` hears what the user chooses, never what the program sets. The wheel rolls what is
    around it."""

    picked = Signal(str)

    def __init__(self, name: str, entries: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for value, text in entries:
            self.addItem(text, value)
        self.setPlaceholderText("—")
        self.currentIndexChanged.connect(lambda _index: self.picked.emit(self.value))

    def _value_at(self, place: int) -> str | None:
        """None for the line between two groups."""
        found = self.itemData(place)
        return found if isinstance(found, str) else None

    @property
    def value(self) -> str:
        return str(self.currentData() or "")

    def show_value(self, value: str, text: str = "") -> None:
        """Show a value; one that is not on the list is added under ``text``."""
        self.blockSignals(True)
        at = next((n for n in range(self.count()) if self._value_at(n) == value), -1)
        if at < 0 and value:
            self.addItem(text or value, value)
            at = self.count() - 1
        self.setCurrentIndex(at)
        self.blockSignals(False)
        self.update()

    def mark_chosen(self, chosen: bool) -> None:
        """Show that something is chosen, not left out."""
        mark(self, chosen=chosen)

    def offer(self, entries: Iterable[tuple[str, str]]) -> None:
        """Have these values to choose from."""
        self.blockSignals(True)
        self.clear()
        for value, text in entries:
            self.addItem(text, value)
        self.blockSignals(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Field(QWidget):
    """``control`` with its name above; ``say`` puts a remark below."""

    def __init__(self, name: str, control: QWidget, *, remarks: bool = False) -> None:
        super().__init__()
        layout = column(self, gap=3)
        title = label(name, "small")
        title.setBuddy(control)
        layout.addWidget(title)
        layout.addWidget(control)
        self._control = control
        self._remark = WrappedLabel("", "small")
        self._remark.setVisible(False)
        if remarks:
            layout.addWidget(self._remark)
        layout.addStretch(1)

    def say(self, remark: str) -> None:
        self._remark.show_text(remark)
        self._remark.setVisible(bool(remark))
        self._control.setAccessibleDescription(remark)
