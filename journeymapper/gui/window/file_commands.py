"""What the File menu does with projects: begin, open, save, rename, keep as a template."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu

from journeymapper.app import templates
from journeymapper.commands.records import EditFields
from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.gui.preferences import recent_files, remember_file
from journeymapper.gui.window import pages
from journeymapper.gui.window.trouble import show_trouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeymapper.app.session import Session
    from journeymapper.gui.window.main_window import MainWindow
    from journeymapper.gui.workspace import Workspace

FILTER = "Journeys (*.journey)"
OPENED = "Journeys and exported projects (*.journey *.json)"


class FileCommands:
    """The commands of one window that concern its file, or another one."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    @property
    def _workspace(self) -> Workspace:
        workspace = self._window.workspace
        assert workspace is not None
        return workspace

    def new_project(self) -> None:
        title, agreed = QInputDialog.getText(
            self._window, "New project", "What is the project called?", text="New project"
        )
        if agreed and title.strip():
            path = templates.free_path(templates.default_folder(), title.strip())
            self._begin(lambda: templates.new_from_template(path, "empty"), is_new=True)

    def show_welcome(self) -> None:
        window = self._window.desk.new_window() if self._window.workspace else self._window
        window.show_welcome()
        window.show()

    def new_from_template(self, name: str) -> None:
        """A project of its own, named like the template it begins as."""

        def make() -> Session:
            path = templates.free_path(templates.default_folder(), templates.title_of(name))
            return templates.new_from_template(path, name)

        self._begin(make, is_new=True)

    def open_sample(self) -> None:
        self._begin(templates.open_sample)

    def _begin(self, make: Callable[[], Session], *, is_new: bool = False) -> None:
        try:
            session = make()
        except (FileTrouble, EditRefused) as trouble:
            self.say_trouble(trouble)
        else:
            window = self._window.desk.open_session(session, self._window)
            if is_new:
                window.show_guide_to_beginners()

    def open_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._window, "Open a journey", str(templates.default_folder()), OPENED
        )
        if name.casefold().endswith(".json"):
            self._begin(lambda: templates.new_from_json(Path(name)))
        elif name:
            self._window.desk.open_path(Path(name), self._window)

    def fill_recent(self, menu: QMenu) -> None:
        menu.clear()
        for path in recent_files():
            shown = path.stem.replace("&", "&&")
            action = menu.addAction(shown)
            action.triggered.connect(partial(self._open_recent, path))
            action.setToolTip(str(path))
        if menu.isEmpty():
            menu.addAction("No project opened yet").setEnabled(False)

    def _open_recent(self, path: Path, _checked: bool = False) -> None:
        self._window.desk.open_path(path, self._window)

    def save(self) -> None:
        """There is nothing left to save; say so."""
        self._workspace.flush()
        if self._workspace.session.read_only:
            self._window.toast.say(self._workspace.session.why_read_only)
        else:
            self._window.toast.say("Saved. Every change is saved as you make it.")

    def save_as(self) -> None:
        path = self._ask_path("Save As")
        if path is not None and self._file_step(lambda: self._workspace.session.save_as(path)):
            self._on_new_path()

    def go_on_in_copy(self) -> None:
        """The way out when the file takes no edits: from now on they go into a copy."""
        path = self._ask_path("Save a Copy")
        if path is not None and self._file_step(lambda: self._workspace.session.save_as(path)):
            self._on_new_path()
            self._window.toast.say(f"You now work in “{path.name}”.")

    def save_copy(self) -> None:
        path = self._ask_path("Save a Copy")
        if path is not None and self._file_step(lambda: self._workspace.session.save_copy(path)):
            self._window.toast.say(f"A copy was saved as “{path.name}”.")

    def save_clean_copy(self) -> None:
        """A copy to give away; what will be left out of it is said before."""
        self._workspace.flush()
        dialog = pages.make_clean_copy_dialog(self._workspace, self._window)
        if not dialog.exec():
            return
        path = self._ask_path("Save a Clean Copy", f"{self._workspace.session.path.stem} (clean)")
        if path is not None and self._file_step(lambda: dialog.save_to(path)):
            self._window.toast.say(f"A clean copy was saved as “{path.name}”. {dialog.copy}")

    def erase_for_good(self) -> None:
        """Take a text out of the file and its history; nothing brings it back."""
        self._workspace.flush()
        dialog = pages.make_erase_dialog(self._workspace, self._window)
        dialog.exec()
        dialog.deleteLater()  # it still says what was erased

    def rename(self) -> None:
        old = self._workspace.session.path
        name, agreed = QInputDialog.getText(
            self._window, "Rename", "Name of the file", text=old.stem
        )
        name = name.strip().removesuffix(".journey")
        if not agreed or not name or name == old.stem:
            return
        if any(mark in name for mark in '/\\:*?"<>|'):
            self._window.toast.say('A file name may not hold / \\ : * ? " < > or |.')
            return
        new = old.with_name(f"{name}.journey")
        if self._file_step(lambda: self._workspace.session.rename(new)):
            details = self._workspace.project.details
            if details.title == old.stem and not self._workspace.session.read_only:
                self._workspace.run(EditFields(details.id, {"title": name}))
                self._window.toast.say(f"The file and the project are now called “{name}”.")
            self._on_new_path()

    def _on_new_path(self) -> None:
        self._window.show_title()
        remember_file(self._workspace.session.path)

    def _ask_path(self, title: str, stem: str = "") -> Path | None:
        path = self._workspace.session.path
        proposed = templates.free_path(path.parent, stem or path.stem)
        name, _ = QFileDialog.getSaveFileName(self._window, title, str(proposed), FILTER)
        if not name:
            return None
        chosen = Path(name)
        return chosen if chosen.suffix == ".journey" else chosen.with_name(chosen.name + ".journey")

    def _file_step(self, step: Callable[[], None]) -> bool:
        self._workspace.flush()
        try:
            step()
        except (FileTrouble, EditRefused) as trouble:
            self.say_trouble(trouble)
            return False
        return True

    def say_trouble(self, trouble: FileTrouble | EditRefused) -> None:
        if isinstance(trouble, FileTrouble):
            show_trouble(self._window, trouble, {})
        else:
            self._window.toast.say(str(trouble))

    def save_template(self) -> None:
        """Ask for a name, and keep the journey as a template of one's own."""
        self._workspace.flush()
        project, journey = self._workspace.project, self._workspace.journey_id
        dialog = pages.make_template_naming(project.journeys[journey].title, self._window)
        if not dialog.exec():
            return
        try:
            kept = templates.save_as_template(
                project, journey, dialog.title, dialog.description, replace=dialog.replaced
            )
        except (FileTrouble, EditRefused) as trouble:
            self.say_trouble(trouble)
        else:
            self._window.toast.say(f"Saved as “{kept}”. Find it under File, New from template.")
