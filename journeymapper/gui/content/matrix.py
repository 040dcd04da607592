"""The matrix of content: stages across, roles or personas down. Arrow keys go between the cells."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from journeymapper.analysis.content import ContentMatrix, RowKey
from journeymapper.domain.order import stages_in_order
from journeymapper.drawing.options import stage_colour
from journeymapper.gui.appearance import px
from journeymapper.gui.content.cells import MatrixCell
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.look import wear
from journeymapper.gui.parts import panel
from journeymapper.gui.workspace import Workspace

NAMES = 132
LEAST_COLUMN = 148
_ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class MatrixView(QScrollArea):
    """``added`` tells a title, a row's key and a stage."""

    added = Signal(str, object, object)
    opened = Signal(str)
    delete_asked = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._shape: object = None
        self.cells: dict[tuple[RowKey, str | None], MatrixCell] = {}
        self._places: list[list[MatrixCell]] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Content by stage")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_matrix(self, matrix: ContentMatrix, chosen: str) -> None:
        """Show the cells; they stay where rows and stages do, so that the focus survives edits."""
        project = self._workspace.project
        journey = self._workspace.journey_id
        stages = {one.id: one for one in stages_in_order(project, journey)}
        looks = [
            (stage.name, stage_colour(stage, place)) for place, stage in enumerate(stages.values())
        ]
        if None in matrix.stages:
            looks.append(("At no stage", "quiet"))
        rows = [(row.key, row.name) for row in matrix.rows]
        shape = (journey, matrix.stages, looks, rows)
        page: QWidget | None = None
        if shape != self._shape:
            self._shape = shape
            page = self._build(matrix, looks)
        for row in matrix.rows:
            for stage, cell in zip(matrix.stages, row.cells, strict=True):
                self.cells[row.key, stage].show_cell(project, cell, chosen)
        if page is not None:
            self.setWidget(page)  # filled before, or every cell would be laid out by itself

    def focus_item(self, content_id: str) -> bool:
        """Put the focus on an item; False where it is not shown."""
        for cell in self.cells.values():
            card = cell.card(content_id)
            if card is not None:
                card.setFocus(Qt.FocusReason.OtherFocusReason)
                self.ensureWidgetVisible(card)
                return True
        return False

    def focus_first(self) -> None:
        if self._places and self._places[0]:
            self._places[0][0].stops()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _ARROWS.get(Qt.Key(event.key()))
            if step is not None and event.modifiers() in _PLAIN:
                return self._go(watched, *step)
        elif isinstance(event, QFocusEvent) and event.gotFocus() and isinstance(watched, QWidget):
            self.ensureWidgetVisible(watched, 16, 16)
        return super().eventFilter(watched, event)

    def _go(self, stop: QObject, down: int, across: int) -> bool:
        """To the next stop in a cell, or to the next cell."""
        for y, line in enumerate(self._places):
            for x, cell in enumerate(line):
                stops = cell.stops()
                if stop not in stops:
                    continue
                at = stops.index(stop) + down
                if down and 0 <= at < len(stops):
                    stops[at].setFocus(Qt.FocusReason.OtherFocusReason)
                    return True
                y, x = y + down, x + across
                if 0 <= y < len(self._places) and 0 <= x < len(line):
                    found = self._places[y][x].stops()
                    found[-1 if down < 0 else 0].setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def _build(self, matrix: ContentMatrix, looks: list[tuple[str, str]]) -> QWidget:
        page = panel("paper")
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 8, 16)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, px(NAMES))
        for place, (name, colour) in enumerate(looks, 1):
            head = ElidedLabel(name, "strong")
            ink = f"color: {{on:{colour}}}; " if colour.startswith("tint:") else ""
            wear(head, f"{ink}background: {{{colour}}}; border-radius: 6px; padding: 8px 10px;")
            grid.addWidget(head, 0, place)
            grid.setColumnMinimumWidth(place, px(LEAST_COLUMN))
            grid.setColumnStretch(place, 1)
        self.cells, self._places = {}, []
        for number, row in enumerate(matrix.rows):
            line = 1 + 2 * number
            rule = QFrame()
            rule.setProperty("role", "rule")
            grid.addWidget(rule, line, 0, 1, len(looks) + 1)
            side = ElidedLabel(row.name[:1].upper() + row.name[1:], "strong")
            side.setContentsMargins(0, 12, 0, 0)
            grid.addWidget(side, line + 1, 0, Qt.AlignmentFlag.AlignTop)
            cells = []
            for place, (stage, look) in enumerate(zip(matrix.stages, looks, strict=True), 1):
                cell = self._cell(row.key, stage, f"{row.name}, {look[0]}")
                grid.addWidget(cell, line + 1, place)
                cells.append(cell)
            self._places.append(cells)
        grid.setRowStretch(2 * len(matrix.rows) + 1, 1)
        return page

    def _cell(self, row: RowKey, stage: str | None, name: str) -> MatrixCell:
        cell = MatrixCell(name)
        cell.watch(self)
        cell.added.connect(lambda title: self.added.emit(title, row, stage))
        cell.opened.connect(self.opened)
        cell.delete_asked.connect(self.delete_asked)
        self.cells[row, stage] = cell
        return cell


_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
