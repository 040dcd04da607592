"""What the View and Plan menus do: pages, panels, zoom, and what the map is looked at through."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu

from journeymapper.analysis.neighbourhood import neighbourhood
from journeymapper.commands.base import plural
from journeymapper.domain.records import Connection, Presence, Stage, Touchpoint
from journeymapper.gui.canvas.minimap import SETTING
from journeymapper.gui.preferences import settings
from journeymapper.gui.window import pages
from journeymapper.gui.window.appearance_menu import AppearanceMenu
from journeymapper.gui.window.menus import Entry, Key
from journeymapper.gui.window.page_register import PAGES, PageEntry
from journeymapper.gui.window.room import RoomMode

if TYPE_CHECKING:
    from journeymapper.gui.window.main_window import MainWindow
    from journeymapper.gui.workspace import Workspace


_NEAR = (
    (1, "Only what is o&ne step away", "Ctrl+Shift+1"),
    (2, "Only up to t&wo steps away", "Ctrl+Shift+2"),
    (3, "Only up to t&hree steps away", "Ctrl+Shift+3"),
)


class ViewCommands:
    """The commands of one window that show something and edit nothing."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._room: RoomMode | None = None

    @property
    def _workspace(self) -> Workspace:
        workspace = self._window.workspace
        assert workspace is not None
        return workspace

    def _panels_menu_is(self, is_open: bool) -> None:
        for dock in self._window.docks.values():
            dock.is_asked_by_menu = is_open

    def view_menu(self) -> list[Entry | QMenu | None]:
        window, canvas = self._window, self._window.canvas
        panels = QMenu("&Panels", window)
        for number, dock in enumerate(window.docks.values(), 1):
            dock.toggleViewAction().setShortcut(f"Ctrl+Alt+{number}")
            dock.toggleViewAction().setObjectName(f"panel_{dock.objectName()}")
            panels.addAction(dock.toggleViewAction())
        panels.aboutToShow.connect(partial(self._panels_menu_is, True))
        panels.aboutToHide.connect(
            lambda: QTimer.singleShot(0, panels, partial(self._panels_menu_is, False))
        )
        panels.addSeparator()
        panels.addAction("&Put panels back", window.put_panels_back)
        return [
            Entry("map", "&Map", partial(window.open_page, "map"), "Alt+1"),
            *(self._page(one) for one in PAGES if one.in_bar),
            None,
            Entry(
                "essentials",
                "&Only essentials",
                self._toggle_essentials,
                "F7",
                is_on=lambda: self._workspace.essentials_only,
            ),
            Entry(
                "changes",
                "Mar&k what is new and changed",
                self._toggle_changes,
                on_map=True,
                is_on=lambda: self._workspace.marks_changes,
            ),
            Entry(
                "heat",
                "&Heat map",
                self._toggle_heat,
                "F8",
                is_on=lambda: bool(self._workspace.heat),
            ),
            *(
                Entry(f"near_{steps}", text, partial(self._focus_near, steps), keys, on_map=True)
                for steps, text, keys in _NEAR
            ),
            Entry("fold", "&Fold or unfold the stage", self._fold, "Ctrl+.", on_map=True),
            Entry(
                "unfold_all", "Unfold all s&tages", self._unfold_all, "Ctrl+Shift+.", on_map=True
            ),
            Entry(
                "rest",
                "&Rest the hints (workshop)",
                self._toggle_hints,
                is_on=lambda: self._workspace.hints_rest,
            ),
            None,
            panels,
            AppearanceMenu(window),
            Entry("minimap", "Mi&nimap", self._toggle_minimap, on_map=True, is_on=_shows_minimap),
            Entry("next_area", "&Go to the next panel", window.focus_next_area, "F6"),
            Entry(
                "former_area",
                "Go to the pre&vious panel",
                partial(window.focus_next_area, -1),
                "Shift+F6",
            ),
            None,
            Entry("zoom_in", "Zoom &in", canvas.zoom_in, Key.ZoomIn, on_map=True),
            Entry("zoom_out", "Zoom &out", canvas.zoom_out, Key.ZoomOut, on_map=True),
            Entry("fit", "&Whole journey", canvas.zoom_to_fit, "Ctrl+1", on_map=True),
            Entry("actual", "&100%", canvas.zoom_to_actual, "Ctrl+0", on_map=True),
            None,
            Entry("present", "&Present the stages", partial(self._present, path=False), "F5"),
            Entry("present_path", "Present a pa&th", partial(self._present, path=True), "Shift+F5"),
            Entry("full_screen", "F&ull screen", self._full_screen, "F11"),
            Entry(
                "room",
                "R&oom mode",
                self._toggle_room,
                "Ctrl+Shift+R",
                is_on=lambda: self._room is not None and self._room.is_on,
            ),
        ]

    def plan_menu(self) -> list[Entry | QMenu | None]:
        return [self._page(one) for one in PAGES if not one.in_bar]

    def _page(self, page: PageEntry) -> Entry:
        show = partial(self._window.open_page, page.name)
        return Entry(f"page_{page.name}", page.menu, show, page.shortcut)

    def _toggle_minimap(self) -> None:
        self._window.canvas.show_minimap(not _shows_minimap())

    def _toggle_essentials(self) -> None:
        workspace = self._workspace
        only = not workspace.essentials_only or self._window.view != "map"
        self._window.open_page("map")
        workspace.show_essentials(only)
        self.refresh_lens()

    def _toggle_changes(self) -> None:
        workspace = self._workspace
        workspace.mark_changes(not workspace.marks_changes)
        if workspace.marks_changes:
            derived = workspace.project.journeys[workspace.journey_id].derived_from
            if derived is None:
                workspace.refused.emit(
                    "This journey derives from no other, so nothing in it is new. Copy a journey "
                    "as its future state first, or open the journey that was copied."
                )
                workspace.mark_changes(False)
        self.refresh_lens()

    def _toggle_heat(self) -> None:
        workspace = self._workspace
        wanted = not workspace.heat or self._window.view != "map"
        self._window.open_page("map")
        workspace.show_heat("emotion" if wanted else "")

    def _focus_near(self, steps: int) -> None:
        """Dim what is further from the chosen records than so many steps."""
        workspace = self._workspace
        project = workspace.project
        chosen = [project.find(one) for one in sorted(workspace.selection)]
        start = [
            one.persona if isinstance(one, Presence) else one.id
            for one in chosen
            if isinstance(one, Presence | Touchpoint | Connection)
        ]
        if not start:
            workspace.refused.emit("Choose a touchpoint first: its neighbours stay bright.")
            return
        near = neighbourhood(project, workspace.journey_id, start, steps)
        cards = sum(one in project.touchpoints for one in near)
        workspace.light(near)
        reach = plural(steps, "step")
        workspace.told.emit(f"{plural(cards, Touchpoint.word)} within {reach}. Escape shows all.")

    def _fold(self) -> None:
        """Fold the stages of what is chosen; unfold them where all of them are folded."""
        workspace = self._workspace
        chosen = [workspace.project.find(one) for one in workspace.selection]
        stages = {
            one.id if isinstance(one, Stage) else one.stage
            for one in chosen
            if isinstance(one, Stage | Touchpoint)
        } - {None}
        if not workspace.project.referring(Stage, workspace.journey_id):
            workspace.refused.emit("This journey has no stages to fold. Insert > Stage makes one.")
        elif not stages:
            workspace.refused.emit("Choose a stage or one of its touchpoints first, then fold it.")
        elif stages <= workspace.folded:
            workspace.fold(one for one in workspace.folded if one not in stages)
        else:
            workspace.fold({*workspace.folded, *(one for one in stages if one)})
            workspace.select(one for one in stages if one)

    def _unfold_all(self) -> None:
        self._workspace.fold(())

    def _present(self, *, path: bool) -> None:
        pages.present(self._workspace, self._window, path=path)

    def _toggle_hints(self) -> None:
        self._workspace.rest_hints(not self._workspace.hints_rest)

    def refresh_hints(self) -> None:
        """Tick whether hints rest."""
        self._window.actions_by_name["rest"].setChecked(self._workspace.hints_rest)

    def refresh_lens(self) -> None:
        """Tick what the map is looked at through."""
        for name, is_on in (
            ("essentials", self._workspace.essentials_only),
            ("changes", self._workspace.marks_changes),
            ("heat", bool(self._workspace.heat)),
        ):
            self._window.actions_by_name[name].setChecked(is_on)

    def _toggle_room(self) -> None:
        if self._room is None:
            self._room = RoomMode(self._window)
            self._room.changed.connect(self._window.actions_by_name["room"].setChecked)
        self._room.toggle()

    def leave_room(self) -> None:
        """The window is closed: what is remembered of it is how it was before."""
        if self._room is not None:
            self._room.leave()

    def _full_screen(self) -> None:
        window = self._window
        if window.isFullScreen():
            window.showNormal()
        else:
            window.showFullScreen()


def _shows_minimap() -> bool:
    return bool(settings().value(SETTING, True, bool))
