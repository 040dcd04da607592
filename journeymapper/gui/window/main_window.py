"""The main window: bars, docks and pages around one project, or the welcome page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QStackedWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from journeymapper.app.observers import Event
from journeymapper.app.session import Session
from journeymapper.domain.errors import FileTrouble
from journeymapper.domain.records import ProjectDetails
from journeymapper.gui.canvas.view import CanvasView
from journeymapper.gui.dropped_files import projects_in, table_in
from journeymapper.gui.guide import opening
from journeymapper.gui.parts import column, panel
from journeymapper.gui.preferences import (
    remember_window,
    restore_place,
)
from journeymapper.gui.window import pages
from journeymapper.gui.window.after_paint import (
    CHECKS_AFTER_MS,
    FILES_AFTER_MS,
    FINDER_AFTER_MS,
    after_paint,
)
from journeymapper.gui.window.areas import first_in, holds_focus
from journeymapper.gui.window.commands import MenuCommands
from journeymapper.gui.window.dock_places import DockPlaces
from journeymapper.gui.window.dock_register import PANELS, make_docks
from journeymapper.gui.window.docks import Dock, floating, lay_out
from journeymapper.gui.window.journey_tabs import JourneyTabs
from journeymapper.gui.window.menus import fill
from journeymapper.gui.window.on_screen import keep_on_screen
from journeymapper.gui.window.page_register import PAGES, page_of
from journeymapper.gui.window.status import StatusBar
from journeymapper.gui.window.toast import Toast
from journeymapper.gui.window.top_bar import TopBar
from journeymapper.gui.window.trouble import show_trouble
from journeymapper.gui.window.undo_keys import UndoKeys
from journeymapper.gui.window.way_back import WayBack
from journeymapper.gui.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymapper.gui.grid.page import GridPage


class Desk(Protocol):
    """What a window asks of the application: other windows."""

    def open_path(self, path: Path, window: MainWindow | None = None) -> None: ...
    def open_session(self, session: Session, window: MainWindow | None = None) -> MainWindow: ...
    def new_window(self) -> MainWindow: ...
    def forget(self, window: MainWindow) -> None: ...


class MainWindow(QMainWindow):
    """One window on one project; before there is a project, the welcome page."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.workspace: Workspace | None = None
        self.actions_by_name: dict[str, QAction] = {}
        self.docks: dict[str, Dock] = {}
        self.view = "map"
        self.places = DockPlaces(self)
        self._says_trouble = False
        self.commands = MenuCommands(self)
        self.setWindowTitle("Journey Mapper")
        self.setAcceptDrops(True)
        self.setMinimumSize(700, 440)
        self.resize(1440, 900)
        self.setDockOptions(
            QMainWindow.DockOption.AnimatedDocks
            | QMainWindow.DockOption.AllowTabbedDocks
            | QMainWindow.DockOption.GroupedDragging
        )
        self.toast = Toast(self)
        UndoKeys(self)
        self._way_back = WayBack(self)

    def show_welcome(self) -> None:
        """The page to begin from."""
        welcome = pages.make_welcome_page()
        welcome.session_made.connect(self._begin)
        welcome.file_chosen.connect(lambda path: self.desk.open_path(path, self))
        welcome.troubled.connect(lambda trouble: show_trouble(self, trouble, {}))
        self.setCentralWidget(welcome)
        self.menuBar().clear()
        self.actions_by_name = fill(self, self.commands.table())
        restore_place(self)

    def _begin(self, session: Session, page: str) -> None:
        self.desk.open_session(session, self)
        if page != "map":
            self.open_page(page)
        self.show_guide_to_beginners()

    def show_guide_to_beginners(self) -> None:
        """For a project that was just begun: the guide, unless it was closed for good."""
        if self.workspace is not None and opening.opens_by_itself(self.workspace.project):
            self.docks["guide"].appear()

    def work_on(self, session: Session) -> None:
        """Show a project in this window."""
        workspace = self.workspace = Workspace(session, self)
        self.canvas = CanvasView(workspace)
        after_paint(self.canvas, CHECKS_AFTER_MS, lambda: pages.begin_checks(workspace))
        after_paint(self.canvas, FINDER_AFTER_MS, lambda: pages.begin_finding(workspace))
        after_paint(self.canvas, FILES_AFTER_MS, lambda: pages.begin_following(workspace, self))
        self._make_pages(workspace)
        self._make_docks(workspace)
        self.status = StatusBar(workspace)
        self.setStatusBar(self.status)
        self.status.fit_asked.connect(self.canvas.zoom_to_fit)
        self.status.actual_size_asked.connect(self.canvas.zoom_to_actual)
        self.canvas.zoom_changed.connect(self.status.show_zoom)
        self.menuBar().clear()
        self.actions_by_name = fill(self, self.commands.table())
        workspace.refused.connect(self.toast.refuse)
        workspace.told.connect(self.toast.tell)
        workspace.selection_changed.connect(self.toast.choice_changed)
        workspace.focus_changed.connect(self.toast.light_changed)
        workspace.troubled.connect(self._on_trouble)
        workspace.records_changed.connect(self._on_records)
        workspace.page_asked.connect(self.open_page)
        workspace.rests_on_asked.connect(self._show_rests_on)
        workspace.lens_changed.connect(self._on_lens)
        workspace.heat_changed.connect(self._on_heat)
        workspace.health_changed.connect(self.commands.views.refresh_hints)
        self.show_title()
        self.commands.refresh_undo()
        self.places.begin(session.path)
        self.show_view("map")
        self.canvas.setFocus()
        if session.read_only:
            self.toast.say(session.why_read_only)

    def put_panels_back(self) -> None:
        """Every panel where it stood at the very first start."""
        if self.view != "map":
            self.show_view("map")
        self.places.put_where_they_began()

    def show_title(self) -> None:
        """The project's title in the bar and, with the file, in the window's frame."""
        assert self.workspace is not None
        session = self.workspace.session
        title = session.project.details.title or session.path.stem
        saved = "read-only" if session.read_only else "every change is saved"
        self.top_bar.show_title(title, saved)
        self.setWindowTitle(f"{session.path.stem} – Journey Mapper")
        self.setWindowFilePath(str(session.path))

    def show_view(self, name: str) -> None:
        """Bring a view to the front: the map, or a page of the register."""
        if name != "map":
            self.places.put_away()
        self.view = name
        if name not in self._views:
            assert self.workspace is not None
            self._views[name] = page_of(name).make(self.workspace)
            self._pages.addWidget(self._views[name])
        self._pages.setCurrentWidget(self._views[name])
        self.top_bar.show_view(name)
        on_map = name == "map"
        self.tabs.setVisible(on_map or page_of(name).of_journey)
        if on_map:
            self.places.bring_back()
        for action in self.actions_by_name.values():
            if action.property("on_map"):
                action.setEnabled(on_map)
            if action.property("on_grid"):
                action.setEnabled(name == "grid")
        for dock in self.docks.values():
            dock.toggleViewAction().setEnabled(on_map or dock.stays_on_pages)
        self.status.show_zoom_buttons(on_map)
        self._focus_view()

    @property
    def view_in_front(self) -> QWidget:
        """The page that is shown, or what holds the map."""
        return self._views[self.view]

    def change_lanes(self, what: str) -> None:
        """Do something with the grid's lanes, seeing them; see ``GridPage.change_lanes``."""
        if self.view != "grid":
            self.show_view("grid")
        cast("GridPage", self._views["grid"]).change_lanes(what)

    def open_page(self, name: str, record_id: str = "") -> None:
        """A page or panel that a part of the window asks for, about a record or none."""
        assert self.workspace is not None
        if name == "map" or any(one.name == name for one in PAGES):
            self.show_view(name)
            show = getattr(self._views[name], "show_record", None)
            if show is not None and record_id:
                show(record_id)
            return
        if name == "export":
            self.commands.export()
            return
        if name == "review":
            pages.open_review_rounds(self.workspace, self, record_id)
            return
        if name == "shortcuts":
            self.commands.show_shortcuts()
            return
        if name == "import":
            self.commands.import_feedback(Path(record_id) if record_id else None)
            return
        dock_name, method = PANELS[name]
        dock = self.docks[dock_name]
        if self.view != "map" and not dock.stays_on_pages:
            self.show_view("map")
        content = dock.come_forward()
        if method:
            getattr(content, method)(record_id)

    def _show_rests_on(self, record_id: str, at: QPoint) -> None:
        assert self.workspace is not None
        pages.open_rests_on(self.workspace, self, record_id, at)

    def focus_next_area(self, way: int = 1) -> None:
        """From the canvas to the panels, the bars and back; backwards with -1."""
        areas = [self._views[self.view] if self.view != "map" else self.canvas]
        areas += [
            dock.content
            for dock in self.docks.values()
            if dock.content is not None and not dock.visibleRegion().isEmpty()
        ]
        areas += [one for one in (self.top_bar, self.tabs) if one.isVisible()]
        holder = next((n for n, one in enumerate(areas) if holds_focus(one)), -1)
        place = (holder + way) % len(areas) if holder >= 0 else 0
        first_in(areas[place]).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._way_back.press(event):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():
            keep_on_screen(self)
            QTimer.singleShot(0, self, self.places.raise_floating)
        super().showEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.workspace is not None:
            self.commands.views.leave_room()
            if self.view != "map":
                self.show_view("map")
                self.places.arrange_new()
            remember_window(self)
            opening.remember(self.workspace.session.path, not self.docks["guide"].isHidden())
            for one in floating(self, self.docks):
                one.hide()
            self.workspace.flush()
            self._says_trouble = True  # what could not be kept was told just now
            self.workspace.close()
            self.workspace = None
        self.desk.forget(self)
        super().closeEvent(event)
        # Qt goes on for as long as it holds a floating group of docks for a window.
        others = (one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))
        if not any(one is not self and one.isVisible() for one in others):
            QApplication.quit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if projects_in(event.mimeData()) or self._dropped_table(event):
            _take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        for path in projects_in(event.mimeData()):
            self.desk.open_path(path, self)
        table = self._dropped_table(event)
        if table is not None:
            # Whoever dropped it waits until this returns.
            QTimer.singleShot(0, self, lambda: self.commands.import_feedback(table))
        _take_copy(event)

    def _dropped_table(self, event: QDropEvent) -> Path | None:
        return table_in(event.mimeData()) if self.workspace is not None else None

    def _make_pages(self, workspace: Workspace) -> None:
        self.top_bar = TopBar()
        self.top_bar.view_chosen.connect(lambda name: self.open_page(name))
        self.top_bar.export_asked.connect(self.commands.export)
        self.top_bar.find_asked.connect(self.commands.find)
        self._map = panel("paper")
        column(self._map, gap=0).addWidget(self.canvas, 1)
        self.tabs = JourneyTabs(workspace)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._map)
        self._views: dict[str, QWidget] = {"map": self._map}
        self._bars: dict[str, QWidget] = {}
        """What came over the map: it stays there, hidden while it has nothing to say."""
        self._add_bar()
        whole = panel("paper")
        whole.setMinimumSize(200, 160)  # a page scrolls; the docks beside it need their width
        layout = column(whole, gap=0)
        layout.addWidget(self.tabs)
        layout.addWidget(self._pages, 1)
        self.setCentralWidget(whole)

    def _add_bar(self) -> None:
        """The bar spans the docks as well; in Qt only a tool bar does."""
        bar = QToolBar("Top bar")
        bar.setObjectName("top_bar")
        bar.setMovable(False)
        bar.setFloatable(False)
        bar.toggleViewAction().setVisible(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.addWidget(self.top_bar)
        bar.setStyleSheet("QToolBar { border: none; padding: 0; margin: 0; spacing: 0; }")
        self.addToolBar(Qt.ToolBarArea.TopToolBarArea, bar)
        bar.show()

    def _make_docks(self, workspace: Workspace) -> None:
        self.docks = make_docks(workspace, self.canvas)
        for dock in self.docks.values():
            dock.closed.connect(self._focus_view)
        lay_out(self, self.docks)

    def _focus_view(self) -> None:
        """A panel was closed: the keys go to the view beside it."""
        (self.canvas if self.view == "map" else self._views[self.view]).setFocus()

    def _on_records(self, event: Event) -> None:
        if any(change.table == ProjectDetails.table for change in event.changes):
            self.show_title()
        self.commands.refresh_undo()
        self.toast.edit_succeeded()

    def _on_lens(self) -> None:
        assert self.workspace is not None
        if self.workspace.essentials_only:
            self._bring_bar("essentials", pages.make_essentials_bar)
        self.commands.views.refresh_lens()

    def _on_heat(self) -> None:
        assert self.workspace is not None
        if self.workspace.heat:
            self._bring_bar("heat", pages.make_heat_bar)
        self.commands.views.refresh_lens()

    def _bring_bar(self, name: str, make: Callable[[Workspace], QWidget]) -> None:
        """For the first time, something that the map is seen through: its bar comes over it."""
        layout = self._map.layout()
        if name not in self._bars and self.workspace is not None:
            assert isinstance(layout, QVBoxLayout)
            self._bars[name] = make(self.workspace)
            layout.insertWidget(0, self._bars[name])

    def _on_trouble(self, trouble: FileTrouble) -> None:
        # A field that loses the focus to the dialog sends its text once more.
        if self._says_trouble:
            return
        self._says_trouble = True
        self.toast.hide()  # it may say the same
        try:
            show_trouble(self, trouble, {"Save a Copy…": self.commands.go_on_in_copy})
        finally:
            self._says_trouble = False


def _take_copy(event: QDropEvent) -> None:
    """Who drags a file here keeps it: nothing is moved away."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
