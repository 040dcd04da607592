"""The sections of the inspector's forms: to add one is to add a line.

A section shows what belongs to a record and hides itself while there is nothing. Where it can be
begun, it says so with ``add_text``, which becomes a button behind "More".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeymapper.domain.record import Record
from journeymapper.gui.parts import button
from journeymapper.gui.workspace import Workspace


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


SECTIONS: Mapping[type[Record], tuple[Callable[[Workspace], QWidget], ...]] = {}
"""By the kind of record that the form shows, in the order from top to bottom."""


class Sections:
    """The sections of one form."""

    def __init__(self, workspace: Workspace, kind: type[Record], body: QVBoxLayout) -> None:
        self.sections: list[QWidget] = [make(workspace) for make in SECTIONS.get(kind, ())]
        for one in self.sections:
            body.addWidget(one)

    def add_buttons(self, inside: QVBoxLayout) -> None:
        """A button for everything that can be begun."""
        for one in self.sections:
            if isinstance(one, Adds):
                inside.addWidget(button(one.add_text, one.add))

    def show_record(self, record_id: str) -> None:
        for one in self.sections:
            one.show_record(record_id)  # type: ignore[attr-defined]

    def finish(self) -> None:
        for one in self.sections:
            one.finish()  # type: ignore[attr-defined]
