"""What the micro-conversions of a journey return: per stage and in sum."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from journeymapper.analysis.micro_returns import StageReturn, micro_returns, total
from journeymapper.analysis.written import write_money, write_number
from journeymapper.domain.project import Project
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.parts import clear, column, label, row

COLUMNS = ("Stage", "Micro-conversion", "Count", "Worth of one", "Return")


class Returns(QFrame):
    """Hidden while no micro-conversion is counted."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "sheet")
        layout = column(self, (24, 16, 24, 20), 12)
        head = row(gap=12)
        head.addWidget(label("Return on micro-conversions", "heading"))
        head.addStretch()
        self.sum = label("", "accent")
        head.addWidget(self.sum)
        layout.addLayout(head)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(8)
        for place, stretch in enumerate((2, 4, 1, 1, 1)):
            self._grid.setColumnStretch(place, stretch)
        layout.addLayout(self._grid)
        self._shown: tuple[StageReturn, ...] = ()
        self._written = ("", "")

    def show_journey(self, project: Project, journey: str) -> None:
        details = project.details
        found, written = micro_returns(project, journey), (details.currency, details.locale)
        self.setVisible(bool(found))
        if (found, written) == (self._shown, self._written):
            return
        self._shown, self._written = found, written
        self.sum.setText(write_money(total(found), *written))
        self.setAccessibleName(f"Return on micro-conversions: {self.sum.text()}")
        clear(self._grid)
        for place, name in enumerate(COLUMNS):
            self._put(0, place, label(name, "small"))
        line = 1
        for one in found:
            line = self._add_stage(one, line, written)

    def texts(self) -> list[list[str]]:
        """What stands in the table, row by row."""
        rows: list[list[str]] = []
        for line in range(1, self._grid.rowCount()):
            items = [self._grid.itemAtPosition(line, place) for place in range(len(COLUMNS))]
            shown = [one.widget() if one is not None else None for one in items]
            texts = [one.text() if isinstance(one, QLabel) else "" for one in shown]
            if any(texts):
                rows.append(texts)
        return rows

    def _add_stage(self, one: StageReturn, line: int, written: tuple[str, str]) -> int:
        currency, locale = written
        self._put(line, 0, ElidedLabel(one.stage.name if one.stage else "The journey", "strong"))
        for item in one.items:
            self._put(line, 1, ElidedLabel(item.measure.name))
            if item.count is not None:
                self._put(line, 2, label(write_number(item.count, locale)))
            each = item.measure.value_each
            if each is not None:
                self._put(line, 3, label(write_money(each, currency, locale)))
            if item.value is None:
                self._put(line, 4, label(item.missing, "small"))
            else:
                self._put(line, 4, label(write_money(item.value, currency, locale)))
            line += 1
        if len(one.items) > 1:
            self._put(line, 1, label("in sum", "small"))
            self._put(line, 4, label(write_money(one.value, currency, locale), "strong"))
            line += 1
        return line

    def _put(self, line: int, place: int, shown: QLabel) -> None:
        if place >= 2:
            shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(shown, line, place)
