"""What the menus do: files, history, insertion and views of one window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QMenu

from journeymapper.app import templates
from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.gui.guide import opening as guide_opening
from journeymapper.gui.window import pages
from journeymapper.gui.window.arrange_commands import arrange_entries
from journeymapper.gui.window.canvas_commands import canvas_entries
from journeymapper.gui.window.file_commands import FILTER, FileCommands
from journeymapper.gui.window.lane_commands import lane_entries
from journeymapper.gui.window.menus import Entry, Key, MenuTable
from journeymapper.gui.window.view_commands import ViewCommands
from journeymapper.gui.window.wall_commands import wall_entries

if TYPE_CHECKING:
    from journeymapper.gui.persona.page import PersonaPage
    from journeymapper.gui.window.main_window import MainWindow


class MenuCommands(FileCommands):
    """The commands of one window; what needs a project is left out on the welcome page."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.views = ViewCommands(window)

    def table(self) -> MenuTable:
        """Every menu, in order."""
        if self._window.workspace is None:
            return [("&File", [*self._opening(), None, *self._leaving()]), self._help()]
        return [
            ("&File", [*self._opening(), None, *self._file(), None, *self._leaving()]),
            ("&Edit", self._edit()),
            ("&Insert", self._insert()),
            ("&View", self.views.view_menu()),
            ("&Selection", canvas_entries(self._window)),
            ("&Arrange", arrange_entries(self._window)),
            ("&Lanes", lane_entries(self._window)),
            ("&Plan", self.views.plan_menu()),
            ("&History", self._history()),
            self._help(),
        ]

    def _opening(self) -> list[Entry | QMenu | None]:
        recent = QMenu("Open &recent", self._window)
        recent.aboutToShow.connect(lambda: self.fill_recent(recent))
        return [
            Entry("new", "&New project…", self.new_project, Key.New),
            Entry("welcome", "New from &template…", self.show_welcome, "Ctrl+Shift+N"),
            Entry("open", "&Open…", self.open_file, Key.Open),
            recent,
            Entry("sample", "Open the sa&mple", self.open_sample),
        ]

    def _file(self) -> list[Entry | QMenu | None]:
        return [
            Entry("save", "&Save", self.save, Key.Save),
            Entry("save_as", "Save &As…", self.save_as, "Ctrl+Shift+S"),
            Entry("save_copy", "Save a &Copy…", self.save_copy),
            Entry("save_clean_copy", "Sa&ve a Clean Copy…", self.save_clean_copy),
            Entry("rename", "Re&name…", self.rename),
            Entry("save_template", "Save journey as &template…", self.save_template),
            None,
            Entry("details", "Project &details…", self.details),
            Entry("bring_personas", "&Bring personas from another project…", self.bring_personas),
            None,
            Entry("erase_for_good", "Erase for &Good…", self.erase_for_good),
            None,
            Entry("import_feedback", "&Import feedback…", self.import_feedback, "Ctrl+I"),
            Entry("export", "&Export…", self.export, "Ctrl+E"),
            Entry("print", "&Print…", lambda: self.export(printing=True), "Ctrl+P"),
            None,
            *wall_entries(self._window),
        ]

    def _leaving(self) -> list[Entry | QMenu | None]:
        role = QAction.MenuRole.QuitRole
        return [
            Entry("close", "Close &window", self._window.close, Key.Close),
            Entry("quit", "&Quit", self.quit, "Ctrl+Q", role=role),
        ]

    def _edit(self) -> list[Entry | QMenu | None]:
        canvas = self._window.canvas
        return [
            Entry("undo", "&Undo", self._workspace.undo, Key.Undo),
            Entry("redo", "&Redo", self._workspace.redo, "Ctrl+Shift+Z"),
            Entry("undo_list", "Undo l&ist…", self.undo_list, "Ctrl+Alt+Z"),
            None,
            Entry("cut", "Cu&t", canvas.cut, Key.Cut, on_map=True),
            Entry("copy", "&Copy", canvas.copy, Key.Copy, on_map=True),
            Entry("paste", "&Paste", canvas.paste, Key.Paste, on_map=True),
            Entry("duplicate", "&Duplicate", canvas.duplicate, "Ctrl+D", on_map=True),
            Entry("copy_picture", "Copy as &picture", canvas.copy_picture, "Ctrl+Shift+C", True),
            None,
            Entry("rename_selected", "Re&name", canvas.rename_selected, "F2", on_map=True),
            Entry("delete", "De&lete", canvas.delete_selected, on_map=True),
            Entry("select_all", "Select &all", canvas.select_all, Key.SelectAll, on_map=True),
            Entry("select_by", "&Select by…", self.select_by, "Ctrl+Alt+S", on_map=True),
            None,
            Entry("find", "&Find anything…", self.find, "Ctrl+K"),
            Entry("replace", "Search and replac&e…", self.replace_texts, "Ctrl+R"),
        ]

    def _insert(self) -> list[Entry | QMenu | None]:
        canvas = self._window.canvas
        return [
            Entry("touchpoint", "&Touchpoint", canvas.add_touchpoint, "Ctrl+T", on_map=True),
            Entry(
                "decision",
                "&Decision",
                lambda: canvas.add_kind("decision"),
                "Ctrl+Shift+D",
                on_map=True,
            ),
            Entry("start", "&Start", lambda: canvas.add_kind("start"), "Ctrl+Shift+B", on_map=True),
            Entry("end", "&End", lambda: canvas.add_kind("end"), "Ctrl+Shift+E", on_map=True),
            Entry("connection", "&Connection", canvas.connect_chosen, "Ctrl+L", on_map=True),
            Entry("loop", "&Loop from the chosen one", canvas.start_loop, on_map=True),
            None,
            Entry("stage", "St&age", canvas.add_stage, "Ctrl+Shift+T", on_map=True),
            Entry("sticky", "Stick&y", lambda: self._window.open_page("stickies"), "Ctrl+Shift+Y"),
            Entry("feedback", "&Feedback note", self._add_feedback, "Ctrl+Shift+F"),
            Entry("persona", "&Persona", self._add_persona, "Ctrl+Shift+P"),
            Entry("journey", "&Journey…", self._window.tabs.add_journey, "Ctrl+Shift+J"),
            None,
            Entry("photo", "Photo of the &wall…", canvas.add_photo, on_map=True),
            Entry("adjust_photos", "Adj&ust photos of the wall", canvas.adjust_photos, on_map=True),
        ]

    def _history(self) -> list[Entry | QMenu | None]:
        return [
            Entry("milestone", "Name a &milestone…", self.name_milestone, "Ctrl+M"),
            Entry("history", "&History and milestones…", self.history, "Ctrl+H"),
        ]

    def _help(self) -> tuple[str, list[Entry | QMenu | None]]:
        window = self._window
        sheet = Entry(
            "shortcuts",
            "&Keyboard shortcuts",
            self.show_shortcuts,
            Key.HelpContents,
        )
        about = Entry(
            "about",
            "&About Journey Mapper",
            lambda: pages.make_about_dialog(window).exec(),
            role=QAction.MenuRole.AboutRole,
        )
        guide = Entry("guide", "&Guide", self.open_guide, "F9")
        return ("&Help", [*([guide] if window.workspace else []), sheet, about])

    def show_shortcuts(self) -> None:
        """All keys on one sheet, to be looked at and changed."""
        pages.make_shortcut_sheet(self._window).exec()

    def open_guide(self) -> None:
        """Bring the guide back, also for projects that are begun later."""
        guide_opening.open_again()
        self._window.open_page("guide")

    def refresh_undo(self) -> None:
        """Name what undo and redo would do."""
        session = self._workspace.session
        for name, text, step in (
            ("undo", "&Undo", session.undo_name),
            ("redo", "&Redo", session.redo_name),
        ):
            action = self._window.actions_by_name[name]
            action.setText(f"{text}: {step.replace('&', '&&')}" if step else text)
            action.setEnabled(step is not None)

    def details(self) -> None:
        pages.make_details_dialog(self._workspace, self._window).exec()

    def bring_personas(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._window, "Bring personas from", str(templates.default_folder()), FILTER
        )
        if name:
            try:
                dialog = pages.make_bring_personas_dialog(self._workspace, Path(name), self._window)
            except FileTrouble as trouble:
                self.say_trouble(trouble)
            else:
                dialog.exec()

    def export(self, *, printing: bool = False) -> None:
        """The dialog for documents; ``printing``: for paper."""
        self._workspace.flush()
        dialog = pages.make_export_dialog(self._workspace, self._window, printing=printing)
        dialog.exec()
        dialog.deleteLater()

    def import_feedback(self, path: Path | None = None) -> None:
        """Bring feedback in: from this file, or from one that is chosen."""
        session = self._workspace.session
        self._workspace.flush()
        if session.read_only:
            self._window.toast.say(session.why_read_only)
            return
        dialog = pages.make_import_dialog(self._workspace, self._window)
        if path is not None:
            dialog.open_file(path)
        dialog.exec()
        dialog.deleteLater()
        pages.begin_following(self._workspace, self._window)

    def find(self) -> None:
        """Open the finder over the window."""
        self._workspace.flush()
        begin = self.new_from_template
        pages.make_finder(self._workspace, self._window, begin).open_over(self._window)

    def select_by(self) -> None:
        """Choose touchpoints by what they have in common."""
        self._workspace.flush()
        pages.open_select_by(self._workspace, self._window)

    def replace_texts(self) -> None:
        """Search and replace in all texts."""
        self._workspace.flush()
        pages.open_replace(self._workspace, self._window)

    def name_milestone(self) -> None:
        self._workspace.flush()
        title, agreed = QInputDialog.getText(
            self._window, "Name a milestone", "What is reached, for example “end of day 1”"
        )
        if agreed:
            try:
                self._workspace.session.name_milestone(title)
            except (FileTrouble, EditRefused) as trouble:
                self.say_trouble(trouble)
            else:
                self._window.toast.say("Named. Find it under History and milestones.")

    def undo_list(self) -> None:
        """Every step, and the way back to any of them."""
        self._workspace.flush()
        pages.open_undo_list(self._workspace, self._window)

    def history(self) -> None:
        self._workspace.flush()
        pages.make_history_dialog(self._workspace, self._window).exec()

    def quit(self) -> None:
        QApplication.closeAllWindows()

    def _add_persona(self) -> None:
        """Name a new persona, on the page of personas."""
        self._window.open_page("persona")
        page = cast("PersonaPage", self._window.view_in_front)
        page.people.add()

    def _add_feedback(self) -> None:
        self._window.open_page("feedback-new", self._workspace.selected or "")
