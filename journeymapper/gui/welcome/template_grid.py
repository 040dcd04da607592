"""The templates of the welcome page: those of the program, then the user's own.

Pictures and the user's own files come after the page was seen, one at a time, so that it opens as
quickly as without them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from journeymapper.app import own_templates
from journeymapper.app.template_files import TemplateFile, TemplateInfo
from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.gui.parts import button, clear, column, label, row
from journeymapper.gui.welcome.naming import TemplateNaming
from journeymapper.gui.welcome.previews import preview
from journeymapper.gui.welcome.template_tile import SampleDrawing, TemplateTile

GAP = 14
MOST_COLUMNS = 3
_T = TypeVar("_T")
_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class TemplateGrid(QWidget):
    """Tiles side by side; ``chosen`` gives the name of a template to begin with."""

    chosen = Signal(str)
    troubled = Signal(object)

    def __init__(self, infos: Sequence[TemplateInfo], sample: SampleDrawing) -> None:
        super().__init__()
        self._sample = sample
        self._sample_name = next(one.name for one in infos if one.is_sample)
        layout = column(self, gap=12)
        head = row()
        head.addWidget(label("Templates", "accent"))
        head.addStretch()
        head.addWidget(label("prompts, to be replaced by what you learn", "small"))
        layout.addLayout(head)
        self._shipped = _Tiles()
        layout.addLayout(self._shipped.grid)
        self.own_head = label("Your own templates", "accent")
        self.own_head.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(self.own_head)
        self._own = _Tiles()
        layout.addLayout(self._own.grid)
        self._undo = QWidget()
        self._undo_line = row(self._undo)
        layout.addWidget(self._undo)
        self.passed_over = label("", "small", wrap=True)
        self.passed_over.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        layout.addWidget(self.passed_over)
        for one in (self.own_head, self._undo, self.passed_over):
            one.hide()
        self._shipped.show_tiles([self._tile(one) for one in infos if not one.is_sample])
        self._steps = self._fill()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._step)
        sample.seen.connect(self._timer.start)

    @property
    def tiles(self) -> list[TemplateTile]:
        """Those that are shown, in order."""
        return [*self._shipped.tiles, *self._own.tiles]

    def arrange(self, columns: int) -> None:
        """So many tiles in a row."""
        self._shipped.arrange(columns)
        self._own.arrange(columns)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from tile to tile as they lie."""
        way = _WAYS.get(Qt.Key(event.key()))
        here = next((one for one in self.tiles if one.hasFocus()), None)
        if way is None or here is None:
            super().keyPressEvent(event)
            return
        nearest: tuple[int, TemplateTile] | None = None
        for one in self.tiles:
            apart = one.pos() - here.pos()
            along = apart.x() * way[0] + apart.y() * way[1]
            aside = abs(apart.x() * way[1]) + abs(apart.y() * way[0])
            far = along + 2 * aside
            if along > 0 and (nearest is None or far < nearest[0]):
                nearest = (far, one)
        if nearest is not None:
            nearest[1].setFocus(Qt.FocusReason.TabFocusReason)

    def _step(self) -> None:
        for _ in self._steps:
            self._timer.start()
            return

    def _fill(self) -> Iterator[None]:
        sentences = []
        for found in own_templates.each_own_template():
            if isinstance(found, TemplateFile):
                self._own.show_tiles([*self._own.tiles, self._tile(found.info)])
                self.own_head.show()
            else:
                sentences.append(found)
            yield
        self.passed_over.setText("\n".join(sentences))
        self.passed_over.setVisible(bool(sentences))
        self._sample.show_picture(preview(self._sample_name))
        yield
        for tile in self.tiles:
            self._draw(tile)
            yield

    def _draw(self, tile: TemplateTile) -> None:
        try:
            tile.show_picture(preview(tile.info.name, str(tile.info)))
        except EditRefused:  # its file went or broke this moment; a click says which
            return

    def _tile(self, info: TemplateInfo) -> TemplateTile:
        tile = TemplateTile(info)
        tile.clicked.connect(lambda: self.chosen.emit(info.name))
        tile.asked_to_rename.connect(lambda: self._rename(tile))
        tile.asked_to_delete.connect(lambda: self._delete(tile))
        return tile

    def _rename(self, tile: TemplateTile) -> None:
        info = tile.info
        dialog = TemplateNaming("Rename template", "Rename", self)
        dialog.fill(info.title, info.description)
        if not dialog.exec():
            return
        title = self._try(
            lambda: own_templates.rename_template(info.name, dialog.title, dialog.description)
        )
        if title is not None:
            tile.show_info(own_templates.info_of(info.name))

    def _delete(self, tile: TemplateTile) -> None:
        info = tile.info
        data = self._try(lambda: own_templates.delete_template(info.name))
        if data is None:
            return
        place = self._own.tiles.index(tile)
        self._own.show_tiles([one for one in self._own.tiles if one is not tile])
        tile.hide()

        def put_back() -> None:
            if self._try(lambda: own_templates.restore_template(info.name, data)) is None:
                return
            self._undo.hide()
            tiles = self._own.tiles
            self._own.show_tiles([*tiles[:place], tile, *tiles[place:]])
            tile.show()
            tile.setFocus()

        clear(self._undo_line)
        self._undo_line.addWidget(label(f"“{info.title}” was deleted.", "muted", wrap=True), 1)
        undo = button("Undo", put_back, "soft")
        undo.setAccessibleName(f"Undo: bring “{info.title}” back")
        self._undo_line.addWidget(undo)
        self._undo.show()
        undo.setFocus()

    def _try(self, run: Callable[[], _T]) -> _T | None:
        try:
            return run()
        except (EditRefused, FileTrouble) as trouble:
            self.troubled.emit(trouble)
            return None


class _Tiles:
    """Tiles in rows of equal width."""

    def __init__(self) -> None:
        self.grid = QGridLayout()
        self.grid.setSpacing(GAP)
        self.tiles: list[TemplateTile] = []
        self._nothing: list[QWidget] = []
        self._columns = 3

    def show_tiles(self, tiles: list[TemplateTile]) -> None:
        for one in self.tiles:
            self.grid.removeWidget(one)
        self.tiles = tiles
        self._lay_out()

    def arrange(self, columns: int) -> None:
        if columns != self._columns:
            self._columns = columns
            self._lay_out()

    def _lay_out(self) -> None:
        for index, tile in enumerate(self.tiles):
            self.grid.addWidget(tile, index // self._columns, index % self._columns)
        self._fill_first_row()

    def _fill_first_row(self) -> None:
        """Few tiles are as wide as those of a full row: nothing stands beside them."""
        for one in self._nothing:
            self.grid.removeWidget(one)
            one.deleteLater()
        missing = range(len(self.tiles), self._columns if self.tiles else 0)
        self._nothing = [QWidget() for _ in missing]
        for place, one in zip(missing, self._nothing, strict=True):
            self.grid.addWidget(one, 0, place)
        for place in range(MOST_COLUMNS):
            self.grid.setColumnStretch(place, 1 if place < self._columns else 0)
