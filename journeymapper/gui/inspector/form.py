"""A form: the fields of one record, one below the other, each bound to an edit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeymapper.commands.base import Command
from journeymapper.commands.records import EditFields
from journeymapper.gui.inspector.fields import (
    BoundCheck,
    BoundChoice,
    BoundDate,
    BoundDays,
    BoundField,
    BoundLine,
    BoundNumber,
    BoundText,
    labelled,
)
from journeymapper.gui.inspector.sections import MakeSection, Sections
from journeymapper.gui.parts import column
from journeymapper.gui.workspace import Workspace

GAP = 8


class Form(QWidget):
    """Shows one record after another. Subclasses make their fields once, with ``line``, ``text``
    and so on, each for a field of the record; ``into`` is the layout that takes it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.record_id = ""
        self.body = column(self, gap=GAP)
        self._bound: list[tuple[BoundField, Callable[[Any], Any]]] = []
        self._room: QVBoxLayout | None = None
        self._beginnings: QVBoxLayout | None = None
        self._sections: Sections | None = None

    @property
    def record(self) -> Any:
        """The record that is shown, or None when it is gone."""
        return self.workspace.project.find(self.record_id)

    def show_record(self, record_id: str) -> None:
        """Show another record; what is typed for the one before is sent first."""
        if record_id != self.record_id:
            self.finish()
            self.record_id = record_id
            for field, _ in self._bound:
                if isinstance(field, BoundNumber | BoundDate):
                    field.put_back()
        self.refresh()

    def refresh(self) -> None:
        """Show what the record holds now."""
        record = self.record
        if record is not None:
            for field, read in self._bound:
                field.show_value(read(record))
            self.show_more(record)
            if self._sections is not None:
                self._sections.show_record(record.id)

    def show_more(self, record: Any) -> None:
        """What a form shows beside its fields."""

    def finish(self) -> None:
        """Send what is typed but not yet an edit."""
        for field, _ in self._bound:
            field.finish()
        if self._sections is not None:
            self._sections.finish()

    def leave_room(self, more: QVBoxLayout | None = None) -> None:
        """Here sections belong; ``more`` takes the buttons that begin one."""
        self._room = column(gap=GAP)
        self.body.addLayout(self._room)
        self._beginnings = column(gap=GAP)
        (self.body if more is None else more).addLayout(self._beginnings)

    def add_sections(self, makers: Iterable[MakeSection]) -> None:
        """Fill the room that was left with sections."""
        if self._room is not None and self._beginnings is not None:
            self._sections = Sections(self.workspace, makers, self._room, self._beginnings)

    def edit(self, name: str) -> Callable[..., Command | None]:
        """Makes the edit that sets a field of the record."""

        def make(value: Any, merge_key: str = "") -> Command | None:
            if self.record is None:
                return None
            return EditFields(self.record_id, {name: value}, merge_key=merge_key)

        return make

    def bind(self, field: BoundField, read: Callable[[Any], Any]) -> None:
        """Keep a field in step with what ``read`` finds in the record."""
        self._bound.append((field, read))

    def place(self, label: str, field: Any, name: str, into: QVBoxLayout | None = None) -> QWidget:
        """Bind a field to a field of the record and lay it out under its label."""
        self.bind(field, lambda record: getattr(record, name))
        return labelled(label, field, self.body if into is None else into)

    def title(self, name: str, placeholder: str) -> BoundLine:
        """The record's name as a heading that can be typed into; it is never left empty."""
        make = self.edit(name)

        def rename(text: str, merge_key: str) -> Command | None:
            return make(text, merge_key) if text.strip() else None

        field = BoundLine(
            self.workspace, rename, name=placeholder, placeholder=placeholder, role="title"
        )
        field.editingFinished.connect(self.refresh)
        self.bind(field, lambda record: getattr(record, name))
        self.body.addWidget(field)
        return field

    def line(
        self, label: str, name: str, placeholder: str = "", into: QVBoxLayout | None = None
    ) -> QWidget:
        field = BoundLine(self.workspace, self.edit(name), placeholder=placeholder)
        return self.place(label, field, name, into)

    def text(
        self,
        label: str,
        name: str,
        placeholder: str = "",
        into: QVBoxLayout | None = None,
        lines: int = 2,
    ) -> QWidget:
        field = BoundText(self.workspace, self.edit(name), placeholder=placeholder, lines=lines)
        return self.place(label, field, name, into)

    def choice(
        self,
        label: str,
        name: str,
        options: Iterable[tuple[Any, str]],
        into: QVBoxLayout | None = None,
    ) -> QWidget:
        return self.place(label, BoundChoice(self.workspace, self.edit(name), options), name, into)

    def number(
        self,
        label: str,
        name: str,
        into: QVBoxLayout | None = None,
        *,
        unit: str = "",
        factor: float = 1,
        low: float | None = 0,
        high: float | None = None,
        whole: bool = False,
        placeholder: str = "",
    ) -> QWidget:
        field = BoundNumber(
            self.workspace,
            self.edit(name),
            name=label,
            placeholder=placeholder,
            unit=unit,
            factor=factor,
            low=low,
            high=high,
            whole=whole,
        )
        return self.place(label, field, name, into)

    def days(
        self, label: str, name: str, into: QVBoxLayout | None = None, *, placeholder: str = ""
    ) -> QWidget:
        """How many days lie between one time and the next."""
        field = BoundDays(self.workspace, self.edit(name), name=label, placeholder=placeholder)
        return self.place(label, field, name, into)

    def check(self, text: str, name: str, into: QVBoxLayout | None = None) -> BoundCheck:
        field = BoundCheck(self.workspace, self.edit(name), text)
        self.bind(field, lambda record: getattr(record, name))
        (self.body if into is None else into).addWidget(field)
        return field
