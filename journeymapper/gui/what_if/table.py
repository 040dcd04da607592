"""Lines of a name, what it was and what it becomes; a line may lead to a place."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from journeymapper.gui.labels import ElidedButton, ElidedLabel
from journeymapper.gui.look import mark
from journeymapper.gui.parts import label

Line = tuple[str, str, str]


class BeforeAfter(QWidget):
    """``show_lines`` takes name, before and after; an empty before leaves one number. A line with
    a place of its own is a button."""

    chosen = Signal(str)
    """A line was clicked: its place."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(12)
        self._layout.setVerticalSpacing(6)
        self._layout.setColumnStretch(0, 1)
        self._rows: list[tuple[ElidedLabel, QLabel, QLabel]] = []
        self.links: dict[int, ElidedButton] = {}
        self.lines: Sequence[Line] = ()
        self._places: Sequence[str] = ()
        self._worse: Collection[int] = ()
        self._is_narrow = False

    def show_narrow(self, is_narrow: bool) -> None:
        """Leave out what was where there is no room for it; it stays in the accessible name."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self.show_lines(self.lines, self._places, self._worse)

    def show_lines(
        self, lines: Sequence[Line], places: Sequence[str] = (), worse: Collection[int] = ()
    ) -> None:
        """``places`` are where lines lead, empty for nowhere; ``worse`` are the lines whose number
        moved the wrong way, which is no reason for green."""
        self.lines, self._places, self._worse = lines, places, worse
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
            if number in self.links:
                self.links[number].setVisible(False)
            if is_used:
                said, was, now = lines[number]
                moved = bool(was) and was != now.partition(" (")[0]
                name.show_text(said)
                self._show_link(number, said)
                before.setText(f"{was} →" if moved else "")
                after.setText(now)
                role = "accent" if moved and number not in worse else "strong"
                mark(after, role=role)
                after.setAccessibleName(f"{said}: {f'{was}, now ' if moved else ''}{now}")

    def _show_link(self, number: int, said: str) -> None:
        """A button in place of the name, where the line leads somewhere."""
        place = self._places[number] if number < len(self._places) else ""
        if not place:
            return
        if number not in self.links:
            made = ElidedButton("", lambda: self.chosen.emit(self._places[number]), "link")
            self._layout.addWidget(made, number, 0, Qt.AlignmentFlag.AlignLeft)
            self.links[number] = made
        self.links[number].show_text(said.strip())
        self.links[number].setToolTip(f"Look from here: {said.strip().removeprefix('from ')}")
        self.links[number].setVisible(True)
        self._rows[number][0].hide()
