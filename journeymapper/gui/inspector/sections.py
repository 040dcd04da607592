"""Sections of the inspector's forms: what other parts of the window show about a record.

A section shows what belongs to a record and hides itself while there is nothing. Where it can be
begun, it says so with ``add_text``, which becomes a button behind "More". Which form has which
sections is said in ``gui/window/inspector_sections.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeymapper.domain.record import Record
from journeymapper.gui.parts import button
from journeymapper.gui.workspace import Workspace

MakeSection = Callable[[Workspace], QWidget]
SectionsOf = Mapping[type[Record], tuple[MakeSection, ...]]
"""By the kind of record that the form shows, in the order from top to bottom."""


@runtime_checkable
class Section(Protocol):
    """What a section is, beside a QWidget."""

    def show_record(self, record_id: str) -> None:
        """Show what belongs to this record, as it is now."""

    def finish(self) -> None:
        """Send what is typed but not yet an edit."""


@runtime_checkable
class Adds(Protocol):
    """A section in which something can be begun."""

    add_text: str

    def add(self) -> None:
        """Begin it, in place."""


class Sections:
    """The sections of one form: laid out in ``body``, what begins them in ``more``."""

    def __init__(
        self,
        workspace: Workspace,
        makers: Iterable[MakeSection],
        body: QVBoxLayout,
        more: QVBoxLayout,
    ) -> None:
        self.widgets = [make(workspace) for make in makers]
        for one in self.widgets:
            body.addWidget(one)
            if isinstance(one, Adds):
                more.addWidget(button(one.add_text, one.add))

    def show_record(self, record_id: str) -> None:
        for one in self.widgets:
            if isinstance(one, Section):
                one.show_record(record_id)

    def finish(self) -> None:
        for one in self.widgets:
            if isinstance(one, Section):
                one.finish()
