"""Something that the program offers, quietly, until somebody answers: one sentence and what to do.

There is one offer a window at a time; every bar shows it.
"""

from __future__ import annotations

from collections.abc import Callable
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QWidget

from journeymapper.domain.frozen import frozen
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.parts import button, clear, row
from journeymapper.gui.sizes import at_least
from journeymapper.gui.workspace import Workspace


@frozen
class Notice:
    """``answers``: what the buttons say, and what they do; the first one is what is offered."""

    sentence: str
    answers: tuple[tuple[str, Callable[[], object]], ...]


class Notices(QObject):
    """What is offered in a window now."""

    changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.current: Notice | None = None

    def show(self, notice: Notice) -> None:
        self.current = notice
        self.changed.emit()

    def withdraw(self) -> None:
        """It was answered, or holds no more."""
        if self.current is not None:
            self.current = None
            self.changed.emit()


_NOTICES: WeakKeyDictionary[Workspace, Notices] = WeakKeyDictionary()


def notices_of(workspace: Workspace) -> Notices:
    """The one place of a window where offers are made."""
    found = _NOTICES.get(workspace)
    if found is None:
        found = _NOTICES[workspace] = Notices(workspace)
    return found


class NoticeBar(QFrame):
    """Hidden while nothing is offered. ``framed``: it stands on paper; one in a bar has room for
    the first and the last answer alone."""

    def __init__(self, workspace: Workspace, *, framed: bool = True) -> None:
        super().__init__()
        if framed:
            self.setProperty("role", "hint")
        self._notices = notices_of(workspace)
        layout = row(self, (12, 5, 8, 5) if framed else (8, 0, 8, 0), 6)
        self._is_framed = framed
        self._text = ElidedLabel()
        at_least(self._text, width=160)
        layout.addWidget(self._text, 1)
        self._buttons = QWidget()
        self._row = row(self._buttons, gap=2)
        layout.addWidget(self._buttons)
        self._notices.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        clear(self._row)
        notice = self._notices.current
        self.setVisible(notice is not None)
        if notice is None:
            return
        self._text.show_text(notice.sentence)
        self.setAccessibleName(notice.sentence)
        shown = notice.answers if self._is_framed else (notice.answers[0], notice.answers[-1])
        for place, (text, act) in enumerate(shown):
            made = button(text, act, "quiet-link" if place else "link")
            made.setAccessibleDescription(notice.sentence)
            self._row.addWidget(made)
