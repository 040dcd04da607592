"""What menus and other parts of the window ask of the canvas, by name."""

from __future__ import annotations

from PySide6.QtCore import Qt

from journeymapper.domain.vocabulary import TouchpointKind
from journeymapper.gui.canvas import grid_lines
from journeymapper.gui.canvas.minimap import SETTING, Minimap
from journeymapper.gui.canvas.parts import SurfaceWithParts
from journeymapper.gui.preferences import settings

ZOOM_STEPS = 4
"""A menu's step: a quarter of an octave."""


class SurfaceWithActs(SurfaceWithParts):
    """A surface whose menu entries have one method each; the parts do the work."""

    minimap: Minimap

    def zoom_in(self) -> None:
        self.zoom_to(self.camera.step + ZOOM_STEPS, self.room().center())

    def zoom_out(self) -> None:
        self.zoom_to(self.camera.step - ZOOM_STEPS, self.room().center())

    def zoom_to_actual(self) -> None:
        self.zoom_to(0, self.room().center())

    def select_all(self) -> None:
        self.edits.select_all()

    def copy(self) -> None:
        self.clipboard.copy()

    def cut(self) -> None:
        self.clipboard.cut()

    def paste(self) -> None:
        self.clipboard.paste()

    def copy_picture(self) -> None:
        self.clipboard.copy_picture()

    def duplicate(self) -> None:
        self.edits.duplicate()

    def delete_selected(self) -> None:
        self.edits.delete()

    def rename_selected(self) -> None:
        self.edits.rename()

    def add_touchpoint(self) -> None:
        self.edits.draft()

    def add_kind(self, kind: str) -> None:
        """A draft of another kind; the one that is open turns into it."""
        self.drafts.open_kind(TouchpointKind(kind))

    def connect_chosen(self) -> None:
        """Ask where a connection of the chosen card leads; without one take the tool in hand."""
        chosen = self.workspace.selected or ""
        if self.scene.key_of(chosen):
            self.start_loop()
        else:
            self.workspace.take_tool("connect")

    def start_loop(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edits.start_loop()

    def add_stage(self) -> None:
        self.names.add_stage()

    def add_photo(self) -> None:
        """Ask for a photo of the wall and lay it under the map."""
        self.photos.ask()

    def adjust_photos(self) -> None:
        self.photos.adjust()

    def show_minimap(self, shown: bool) -> None:
        """Let the minimap appear where it is of use, or never; remembered."""
        settings().setValue(SETTING, shown)
        self.minimap.refresh()

    def toggle_grid_lines(self) -> None:
        """Show the lines on which cards come to rest, or no more; remembered."""
        self.shows_grid_lines = not self.shows_grid_lines
        grid_lines.remember(self.shows_grid_lines)
        self.update()

    def reveal(self, record_id: str) -> None:
        """Bring a record into sight."""
        here = self.workspace.project.find(record_id)
        if self.workspace.essentials_only and self.scene.project.find(record_id) is None and here:
            self.workspace.show_essentials(False)
            self.workspace.told.emit("All touchpoints are shown: this one is not essential.")
            self.workspace.select([record_id])
        stage = getattr(here, "stage", None)
        if stage in self.workspace.folded and self.scene.project.find(record_id) is None:
            self.workspace.fold(self.workspace.folded - {stage})
            self.workspace.select([record_id])
        route = self.scene.routes.get(record_id)
        box = self.scene.cards.boxes.get(self.scene.key_of(record_id))
        if route is not None:
            box = route.bounds
        if box is not None:
            self.bring_in(box)
