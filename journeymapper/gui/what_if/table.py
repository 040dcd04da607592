"""Lines of a name, what it was and what it becomes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.look import mark
from journeymapper.gui.parts import label

Line = tuple[str, str, str]


class BeforeAfter(QWidget):
    """``show_lines`` takes name, before and after; an empty before leaves one number."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(12)
        self._layout.setVerticalSpacing(6)
        self._layout.setColumnStretch(0, 1)
        self._rows: list[tuple[ElidedLabel, QLabel, QLabel]] = []
        self.lines: Sequence[Line] = ()
        self._is_narrow = False

    def show_narrow(self, is_narrow: bool) -> None:
        """Leave out what was where there is no room for it; it stays in the accessible name."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self.show_lines(self.lines)

    def show_lines(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        while len(self._rows) < len(lines):
            made = (ElidedLabel(), label("", "small"), label("", "strong"))
            for place, one in enumerate(made):
                if place:
                    one.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self._layout.addWidget(one, len(self._rows), place)
            self._rows.append(made)
        for number, (name, before, after) in enumerate(self._rows):
            is_used = number < len(lines)
            for one in (name, before, after):
                one.setVisible(is_used and not (one is before and self._is_narrow))
            if is_used:
                said, was, now = lines[number]
                moved = bool(was) and was != now.partition(" (")[0]
                name.show_text(said)
                before.setText(f"{was} →" if moved else "")
                after.setText(now)
                role = "accent" if moved else "strong"
                mark(after, role=role)
                after.setAccessibleName(f"{said}: {f'{was}, now ' if moved else ''}{now}")
