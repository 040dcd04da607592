"""Sections of the inspector's forms: what other parts of the window show about a record.

A section shows what belongs to a record and hides itself while there is nothing. Where it can be
begun, it says so with ``add_text``, which becomes a button behind "More". Which form has which
sections is said in ``gui/window/inspector_sections.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journeymapper.domain.record import Record
from journeymapper.gui.parts import button
from journeymapper.gui.workspace import Workspace

COMMENTS = "review-comments"
"""The object name of the section that ``Inspector.show_comments`` rolls to."""
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
    """A section in which something can be begun; with a ``can_add`` that is false, not for the
    record that is shown."""

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
        self._beginnings: list[tuple[QPushButton, QWidget]] = []
        for one in self.widgets:
            body.addWidget(one)
            if isinstance(one, Adds):
                begin = button(one.add_text, one.add)
                more.addWidget(begin)
                self._beginnings.append((begin, one))

    def show_record(self, record_id: str) -> None:
        for one in self.widgets:
            if isinstance(one, Section):
                one.show_record(record_id)
        for begin, one in self._beginnings:
            begin.setVisible(bool(getattr(one, "can_add", True)))

    def finish(self) -> None:
        for one in self.widgets:
            if isinstance(one, Section):
                one.finish()
