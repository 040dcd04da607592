"""Fields for numbers, dates, names to pick, and scales; an edit on Enter or on leaving them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPushButton, QWidget

from journeymapper.commands.base import Command
from journeymapper.domain.errors import EditRefused
from journeymapper.gui.parts import button, row
from journeymapper.gui.workspace import Workspace

MakeEdit = Callable[[Any], Command | None]
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class _BoundValue(QLineEdit):
    """A line that stands for a value of another kind; Escape puts back what was there."""

    def __init__(
        self, workspace: Workspace, make_command: MakeEdit, name: str, placeholder: str
    ) -> None:
        super().__init__()
        if name:
            self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setMinimumWidth(24)
        self._workspace = workspace
        self._make_command = make_command
        self._value: Any = None
        self.editingFinished.connect(self.finish)
        remove = workspace.add_flusher(self.finish)
        self.destroyed.connect(remove)

    def show_value(self, value: Any) -> None:
        self._value = value
        if not self.isModified():
            self._put_back()

    def finish(self) -> None:
        """Make the edit now, if something was typed."""
        if not self.isModified():
            return
        self.setModified(False)
        try:
            value = self._read(self.text().strip())
        except EditRefused as refusal:
            self._workspace.refused.emit(str(refusal))
            self._put_back()
            return
        if value != self._value:
            command = self._make_command(value)
            if command is not None and self._workspace.run(command, self) is not None:
                self._value = value
        self._put_back()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self._put_back()
            return
        super().keyPressEvent(event)

    def _put_back(self) -> None:
        self.setText(self._said(self._value))
        if not self.hasFocus():
            self.setCursorPosition(0)

    def _read(self, text: str) -> Any:
        """The value that a text stands for; raises EditRefused for one that it does not."""
        raise NotImplementedError

    def _said(self, value: Any) -> str:
        raise NotImplementedError


class BoundNumber(_BoundValue):
    """A number or nothing, with a unit: ``35%``. ``factor`` is what the value is multiplied with
    on the screen (100 for a share). Out of ``low`` to ``high`` (as on the screen) is refused."""

    def __init__(
        self,
        workspace: Workspace,
        make_command: MakeEdit,
        *,
        name: str = "",
        placeholder: str = "",
        unit: str = "",
        factor: float = 1,
        low: float | None = 0,
        high: float | None = None,
        whole: bool = False,
    ) -> None:
        super().__init__(workspace, make_command, name, placeholder)
        self._unit, self._factor, self._whole = unit, factor, whole
        self._low, self._high = low, high

    def _read(self, text: str) -> float | int | None:
        bare = text.removesuffix(self._unit.strip()).strip() if self._unit else text
        if not bare:
            return None
        number = read_number(bare)
        low, high = self._low, self._high
        if (low is not None and number < low) or (high is not None and number > high):
            bounds = f"between {low:g} and {high:g}" if high is not None else f"{low:g} or more"
            raise EditRefused(f"{self.accessibleName() or 'The number'} must be {bounds}.")
        return round(number) if self._whole else round(number / self._factor, 12)

    def _said(self, value: float | int | None) -> str:
        return "" if value is None else f"{number_text(value * self._factor)}{self._unit}"


class BoundDate(_BoundValue):
    """A day or nothing: typed as 2026-11-22, 22.11.2026, 22 Nov, today or yesterday. The arrow
    keys up and down go a day on or back."""

    def __init__(self, workspace: Workspace, make_command: MakeEdit, *, name: str = "") -> None:
        super().__init__(workspace, make_command, name, "22 Nov 2026, or “today”")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step and self._value is not None and not self.isModified():
            self.setText(self._said(self._value + timedelta(days=step)))
            self.setModified(True)
            self.finish()
            return
        super().keyPressEvent(event)

    def _read(self, text: str) -> date | None:
        return read_date(text, date.today()) if text else None

    def _said(self, value: date | None) -> str:
        return date_text(value) if value is not None else ""


class BoundPick(_BoundValue):
    """A name among known ones, or a new one. ``make_command(name)``; empty for none."""

    def __init__(
        self,
        workspace: Workspace,
        make_command: MakeEdit,
        *,
        name: str = "",
        placeholder: str = "",
    ) -> None:
        super().__init__(workspace, make_command, name, placeholder)
        self._names: list[str] = []

    def show_names(self, names: Sequence[str]) -> None:
        """Offer these names while somebody types."""
        if list(names) != self._names:
            self._names = list(names)
            self.setCompleter(completer(self._names, self))
            self.completer().activated.connect(self._on_picked)

    def _on_picked(self, name: str) -> None:
        self.setText(name)
        self.setModified(True)
        self.finish()

    def _read(self, text: str) -> str:
        return " ".join(text.split())

    def _said(self, value: str | None) -> str:
        return value or ""


class BoundScale(QWidget):
    """Five steps from 1 to 5, or none: a click on the chosen one takes it back."""

    def __init__(self, workspace: Workspace, make_command: MakeEdit, *, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._workspace = workspace
        self._make_command = make_command
        self._value: int | None = None
        layout = row(self, gap=4)
        self.steps: list[QPushButton] = []
        for step in range(1, 6):
            made = button(str(step), role="chip")
            made.setCheckable(True)
            made.setMinimumWidth(24)
            made.setAccessibleName(f"{name}: {step} of 5")
            made.clicked.connect(lambda _=False, step=step: self._choose(step))
            layout.addWidget(made, 1)
            self.steps.append(made)

    def show_value(self, value: int | None) -> None:
        self._value = value
        for step, made in enumerate(self.steps, 1):
            made.setChecked(step == value)

    def finish(self) -> None:
        """A choice is an edit at once."""

    def _choose(self, step: int) -> None:
        value = None if step == self._value else step
        command = self._make_command(value)
        made = command is not None and self._workspace.run(command, self) is not None
        self.show_value(value if made else self._value)


def completer(names: Sequence[str], parent: QLineEdit) -> QCompleter:
    """Offers the names that hold what is typed."""
    made = QCompleter(list(names), parent)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    return made


def number_text(value: float) -> str:
    """A number without needless places: 12.5, 3, 0.333333."""
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def read_number(text: str) -> float:
    """12.5, 12,5 or 1 200; raises EditRefused for anything else."""
    bare = re.sub(r"[\s\u00a0\u202f']", "", text)
    if "," in bare and "." in bare:
        thousands = "," if bare.rindex(".") > bare.rindex(",") else "."
        bare = bare.replace(thousands, "")
    bare = bare.replace(",", ".")
    if not re.fullmatch(r"[+-]?(\d{1,15}(\.\d*)?|\.\d+)", bare):
        raise EditRefused(f"“{text[:40]}” is no number. Type one, for example 12.5.")
    return float(bare)


def date_text(day: date) -> str:
    """22 Nov 2026."""
    return f"{day.day} {_MONTHS[day.month - 1].capitalize()} {day.year}"


def read_date(text: str, today: date) -> date:
    """A typed day; a day and month without a year are of this year. Raises EditRefused."""
    lowered = text.strip().lower()
    days_ago = {"today": 0, "yesterday": 1}.get(lowered)
    if days_ago is not None:
        return today - timedelta(days=days_ago)
    try:
        if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", lowered):
            return date(*(int(part) for part in lowered.split("-")))
        match = re.fullmatch(r"(\d{1,2})[\s./-]+(\d{1,2}|[a-z]{3,9})[\s./,-]*(\d{4})?", lowered)
        if match is not None:
            day, month, year = match.groups()
            number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
            return date(int(year) if year else today.year, number, int(day))
    except ValueError:
        pass
    raise EditRefused(f"“{text[:40]}” is no date. Type one, for example {date_text(today)}.")
