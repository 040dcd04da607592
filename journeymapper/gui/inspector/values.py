"""Fields for numbers, dates, names to pick, and scales; an edit on Enter or on leaving them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPushButton, QWidget

from journeymapper.analysis.delays import read_days, write_days
from journeymapper.analysis.written import (
    read_amount,
    read_count,
    read_date,
    read_share,
    write_date,
    write_number,
    write_share,
)
from journeymapper.commands.base import Command
from journeymapper.domain.errors import EditRefused
from journeymapper.gui.labels import WrappedLabel
from journeymapper.gui.look import mark
from journeymapper.gui.parts import button, row
from journeymapper.gui.sizes import at_least
from journeymapper.gui.workspace import Workspace

MakeEdit = Callable[[Any], Command | None]
PLACES = 6
EXAMPLE_DAY = date(2026, 11, 22)


class _BoundValue(QLineEdit):
    """A line that stands for a value of another kind; Escape puts back what was there.

    Laid out with its ``below``, it says there how it reads what is typed, and what it expected
    where it cannot, or what the edit itself refuses: then the text stays until it is mended or put
    back.
    """

    def __init__(
        self, workspace: Workspace, make_command: MakeEdit, name: str, placeholder: str
    ) -> None:
        super().__init__()
        if name:
            self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        at_least(self, width=24)
        self._workspace = workspace
        self._make_command = make_command
        self._value: Any = None
        self._below: WrappedLabel | None = None
        self._is_refused = False
        self.editingFinished.connect(self.finish)
        self.textEdited.connect(self._on_edited)
        remove = workspace.add_flusher(self.finish)
        self.destroyed.connect(remove)

    def below(self) -> QWidget:
        """The text that belongs below the field; hidden while there is nothing to say."""
        if self._below is None:
            self._below = WrappedLabel("", "small")
            self._below.hide()
        return self._below

    def show_value(self, value: Any) -> None:
        stays = self.isModified() or (self._is_refused and value == self._value)
        self._value = value
        if not stays:
            self.put_back()

    def finish(self) -> None:
        """Make the edit now, if something was typed."""
        if not self.isModified():
            return
        self.setModified(False)
        try:
            value = self._read(self.text().strip())
            command = self._make_command(value) if value != self._value else None
            if command is not None:
                command.plan(self._workspace.project)
        except EditRefused as refusal:
            if self._below is None:
                self._workspace.refused.emit(str(refusal))
                self.put_back()
            else:
                self._is_refused = True
                self._say(str(refusal), "trouble")
            return
        if command is not None and self._workspace.run(command, self) is not None:
            self._value = value
        self.put_back()

    def put_back(self) -> None:
        """Show the value that is kept, whatever was typed."""
        self._is_refused = False
        self.setText(self._said(self._value))
        self._say("")
        if not self.hasFocus():
            self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and (self.isModified() or self._is_refused):
            self.put_back()
            return
        super().keyPressEvent(event)

    @property
    def _locale(self) -> str:
        return self._workspace.project.details.locale

    def _on_edited(self, text: str) -> None:
        self._is_refused = False
        try:
            read = self._said(self._read(text.strip()))
        except EditRefused:
            self._say("")  # who types is not yet done
            return
        self._say(f"= {read}" if read != text.strip() else "")

    def _say(self, text: str, role: str = "small") -> None:
        below = self._below
        if below is None:
            return
        mark(below, role=role)
        below.show_text(text)
        below.setVisible(bool(text))
        self.setAccessibleDescription(text)

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
        if not text:
            return None
        if self._unit.strip() == "%":
            number = round(read_share(text, self._locale) * 100, 10)
        else:
            bare = text.removesuffix(self._unit.strip()) if self._unit else text
            read = read_count if self._whole else read_amount
            number = read(bare, self._locale)
        low, high = self._low, self._high
        name = self.accessibleName() or "The number"
        if (low is not None and number < low) or (high is not None and number > high):
            bounds = f"between {low:g} and {high:g}" if high is not None else f"{low:g} or more"
            raise EditRefused(f"{name} must be {bounds}.")
        if not self._whole:
            return round(number / self._factor, 12)
        if not number.is_integer():
            raise EditRefused(f"{name} must be a whole number, for example {round(number)}.")
        return int(number)

    def _said(self, value: float | int | None) -> str:
        if value is None:
            return ""
        number = value * self._factor
        if self._unit.strip() == "%":
            return write_share(number / 100, self._locale, PLACES)
        return f"{write_number(number, self._locale, PLACES)}{self._unit}"


class BoundDays(BoundNumber):
    """A rhythm in whole days or nothing, typed as ``14 days``, ``2 weeks`` or ``monthly``."""

    def _read(self, text: str) -> int | None:
        return read_days(text, self._locale)

    def _said(self, value: float | int | None) -> str:
        return write_days(None if value is None else int(value), self._locale)


class BoundDate(_BoundValue):
    """A day or nothing, typed as the project's people do, or ``today``. The arrow keys up and
    down go a day on or back."""

    def __init__(self, workspace: Workspace, make_command: MakeEdit, *, name: str = "") -> None:
        super().__init__(workspace, make_command, name, "")

    def show_value(self, value: date | None) -> None:
        self.setPlaceholderText(f"{write_date(EXAMPLE_DAY, self._locale)}, or “today”")
        super().show_value(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step and self._value is not None and not self.isModified():
            self.setText(self._said(self._value + timedelta(days=step)))
            self.setModified(True)
            self.finish()
            return
        super().keyPressEvent(event)

    def _read(self, text: str) -> date | None:
        return read_date(text, self._locale) if text else None

    def _said(self, value: date | None) -> str:
        return write_date(value, self._locale) if value is not None else ""


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
            offer_names(self, self._names, self._on_picked)

    def _on_edited(self, text: str) -> None:
        """A name is read as it is typed."""

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
            at_least(made, width=24)
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


def offer_names(
    line: QLineEdit, names: Sequence[str], picked: Callable[[str], object] | None = None
) -> QCompleter:
    """Offer the names that hold what is typed; ``picked`` is told of one that was chosen.

    A line keeps its completer: the key that sends an edit may be on its way through it, and Qt
    crashes where it is replaced meanwhile.
    """
    made: QCompleter | None = line.completer()
    if made is None:
        made = QCompleter(QStringListModel(list(names), line), line)
        made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        made.setFilterMode(Qt.MatchFlag.MatchContains)
        if picked is not None:
            made.activated.connect(picked)
        line.setCompleter(made)
    else:
        known = made.model()
        assert isinstance(known, QStringListModel)
        known.setStringList(list(names))
    return made
