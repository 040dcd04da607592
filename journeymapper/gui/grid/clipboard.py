"""Cells to and from a spreadsheet: tab-separated text, both ways."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from journeymapper.analysis.spreadsheet import read_table, write_table
from journeymapper.commands.base import plural
from journeymapper.commands.cell_blocks import PasteCells
from journeymapper.domain.errors import EditRefused
from journeymapper.gui.grid.cursor import HEADER

if TYPE_CHECKING:
    from journeymapper.gui.grid.view import GridView


class CellClipboard:
    def __init__(self, view: GridView) -> None:
        self._view = view

    def copy(self) -> bool:
        """Copy the block; of one cell, all of its entries. Stages' names are a row like others."""
        rows = self._texts()
        if not rows or not any(any(row) for row in rows):
            self._view.workspace.told.emit("There is nothing in these cells to copy.")
            return False
        mime = QMimeData()
        mime.setText(write_table(rows).removesuffix("\n"))
        QGuiApplication.clipboard().setMimeData(mime)
        self._view.workspace.told.emit(f"Copied {plural(sum(map(len, rows)), 'cell')}.")
        return True

    def cut(self) -> None:
        if self.copy():
            self._view.edits.clear_cells()

    def paste(self) -> None:
        mime = QGuiApplication.clipboard().mimeData()
        if mime is not None and mime.hasText():
            self.paste_text(mime.text())
        else:
            self._view.workspace.refused.emit("The clipboard holds no cells or text to paste.")

    def paste_text(self, text: str) -> None:
        """Write cells over the grid from the upper left corner of the block on."""
        view = self._view
        try:
            rows = read_table(text)
        except EditRefused as refusal:
            view.workspace.refused.emit(str(refusal))
            return
        row, column = min(view.current.rows), min(view.current.columns)
        if row == HEADER:
            view.edits.paste_names(rows, column)
            return
        shown = [one.key for one in view.sheet.rows]
        stage = view.sheet.columns[column].stage
        command = PasteCells(
            view.workspace.journey_id, shown[row], stage, rows, secrets.token_hex(8),
            view.workspace.active_persona, shown,
        )  # fmt: skip
        if view.workspace.run(command, view) is not None:
            view.workspace.told.emit(f"Pasted {plural(sum(map(len, rows)), 'cell')}.")

    def _texts(self) -> list[list[str]]:
        view = self._view
        columns = [one for one in view.current.columns if one < len(view.sheet.columns)]
        names = [[view.sheet.columns[one].name for one in columns]]
        rows = [one for one in view.current.rows if one != HEADER]
        texts = view.sheet.grid.block(
            [view.sheet.rows[one].key for one in rows],
            [view.sheet.columns[one].key for one in columns],
        )
        return names + texts if HEADER in view.current.rows else texts
