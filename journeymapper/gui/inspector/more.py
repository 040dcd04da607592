"""A disclosure: rarely used fields behind a quiet button, remembered open or closed."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeymapper.gui.icons import icon
from journeymapper.gui.parts import button, column
from journeymapper.gui.preferences import settings
from journeymapper.gui.sizes import icon_side


class More(QWidget):
    """``inside`` takes what is shown when it is open. ``name`` is what it is remembered by."""

    def __init__(self, name: str, text: str = "More") -> None:
        super().__init__()
        self._key = f"open/{name}"
        layout = column(self, gap=8)
        self.switch = button(text, self._toggle, "link")
        icon_side(self.switch, 14)
        layout.addWidget(self.switch)
        self._content = QWidget()
        self.inside: QVBoxLayout = column(self._content, gap=8)
        layout.addWidget(self._content)
        self._show(open_=str(settings().value(self._key, "no")) == "yes")

    @property
    def is_open(self) -> bool:
        return not self._content.isHidden()

    def open(self) -> None:
        """Bring out what is inside, for now: what is remembered is what the user chose."""
        self._show(open_=True)

    def _toggle(self) -> None:
        self._show(open_=not self.is_open)
        settings().setValue(self._key, "yes" if self.is_open else "no")

    def _show(self, *, open_: bool) -> None:
        self._content.setVisible(open_)
        self.switch.setIcon(icon("chevron-down" if open_ else "chevron-right", "accent"))
        state = "open" if open_ else "closed"
        self.switch.setAccessibleName(f"{self.switch.text()}, {state}")
