"""A card that opens: the head of a record, and below it the record's form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QFrame

from journeymapper.gui.entries import Entry
from journeymapper.gui.inspector.form import Form
from journeymapper.gui.parts import column

_F = TypeVar("_F", bound=Form)


class OpeningCard(QFrame, Generic[_F]):
    """Whoever lists cards says which of them are open. A form is made when it is first needed:
    most cards of a list are never opened."""

    def __init__(
        self, head: Entry, make_form: Callable[[], _F], *, margin: int = 0, gap: int = 8
    ) -> None:
        super().__init__()
        self.head = head
        self.form: _F | None = None
        self._make_form = make_form
        self._layout = column(self, (margin, margin, margin, margin), gap)
        self._layout.addWidget(head)

    def open(self, record_id: str, *, is_open: bool) -> None:
        """Show the record's form, or put it away."""
        if is_open and self.form is None:
            self.form = self._make_form()
            self._layout.addWidget(self.form)
        if self.form is not None:
            self.form.setVisible(is_open)
            if is_open:
                self.form.show_record(record_id)

    def finish(self) -> None:
        """Send what is typed but not yet an edit."""
        if self.form is not None:
            self.form.finish()
