"""The application: its windows, and what happens when our own code fails."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QMessageBox

from journeymapper import __version__
from journeymapper.app.session import Session
from journeymapper.domain.errors import FileTrouble
from journeymapper.gui.access import factory
from journeymapper.gui.collecting import Collecting
from journeymapper.gui.ctrl_c import CtrlC
from journeymapper.gui.focus_frame import frame_focus
from journeymapper.gui.look import dress
from journeymapper.gui.message_box import MessageBox
from journeymapper.gui.preferences import forget_file, remember_file
from journeymapper.gui.window.main_window import MainWindow
from journeymapper.gui.window.trouble import show_trouble, ways_out_of_opening
from journeymapper.resource_folder import resource

REMEMBER_AFTER_MS = 100
"""Between showing a window and noting its file: the note waits for the disk, the first picture
does not wait for the note."""


class Application:
    """All windows of one run."""

    def __init__(self, application: QApplication) -> None:
        self.application = application
        self.windows: list[MainWindow] = []
        factory.install()
        frame_focus(application)

    def new_window(self) -> MainWindow:
        window = MainWindow(self)
        self.windows.append(window)
        return window

    def forget(self, window: MainWindow) -> None:
        if window in self.windows:
            self.windows.remove(window)
            window.deleteLater()

    def open_path(self, path: Path, window: MainWindow | None = None) -> None:
        """Open a file in a window of its own, or raise the window that has it already."""
        path = path.resolve()
        for other in self.windows:
            if other.workspace is not None and other.workspace.session.path == path:
                other.show()
                other.raise_()
                other.activateWindow()
                return
        self._open(path, window, read_only=False)

    def _open(self, path: Path, window: MainWindow | None, *, read_only: bool) -> None:
        try:
            session = Session.open(path, read_only=read_only)
        except FileTrouble as trouble:
            if trouble.reason == "missing":
                forget_file(path)
            parent = window if window is not None and window.isVisible() else None
            ways_out = ways_out_of_opening(
                trouble,
                path,
                lambda path: self._open(path, window, read_only=True),
                lambda path: self._open(path, window, read_only=False),
            )
            try:
                show_trouble(parent, trouble, ways_out)
            except FileTrouble as another:
                show_trouble(parent, another, {})
            if not self.windows:
                self.show_welcome()
            return
        self.open_session(session, window)

    def open_session(self, session: Session, window: MainWindow | None = None) -> MainWindow:
        """Show a session: in the given window while that is still at the welcome page. Returns
        the window."""
        if window is None or window.workspace is not None:
            window = self.new_window()
        window.work_on(session)
        self._step_aside(window)
        window.show()
        path = session.path
        QTimer.singleShot(REMEMBER_AFTER_MS, window, lambda: remember_file(path))
        return window

    def _step_aside(self, window: MainWindow) -> None:
        """A new window lets the title of the one below it be seen."""
        places = [one.pos() for one in self.windows if one is not window and one.isVisible()]
        while window.pos() in places and not window.isVisible():
            window.move(window.pos() + QPoint(32, 32))

    def show_welcome(self) -> None:
        window = self.new_window()
        window.show_welcome()
        window.show()


def make_application(arguments: list[str]) -> QApplication:
    """The Qt application in Journey Mapper's clothes."""
    QApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    # Asked for here: setStyle would have PySide6 make the eleven enumerations of QStyle.
    application = QApplication([*arguments, "-style", "fusion"])
    application.setApplicationName("Journey Mapper")
    application.setOrganizationName("Journey Mapper")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("journeymapper")
    application.setWindowIcon(QIcon(QPixmap(str(resource("icons", "journeymapper.png")))))
    dress(application)
    return application


def run(path: Path | None = None) -> int:
    """Open the window on a file or on the welcome page; returns the exit code. Raises
    KeyboardInterrupt when the windows were closed with Ctrl+C."""
    application = make_application(sys.argv[:1])
    Collecting(application)
    ctrl_c = CtrlC(application)
    sys.excepthook = report_failure
    windows = Application(application)
    if path is not None:
        windows.open_path(path)
    else:
        windows.show_welcome()
    code = 0 if ctrl_c.was_pressed else application.exec()
    if ctrl_c.was_pressed:
        application.closeAllWindows()
        raise KeyboardInterrupt
    return code


def report_failure(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Our bug: a report the user can copy. The file is safe, because every edit is whole."""
    sys.__excepthook__(kind, error, trace)
    if issubclass(kind, KeyboardInterrupt):
        return
    report = "".join(traceback.format_exception(kind, error, trace))
    traceback.clear_frames(trace)  # a painter kept in them would outlive what it paints on
    box = MessageBox(
        None,
        QMessageBox.Icon.Critical,
        "Something went wrong inside Journey Mapper. Your file is safe: every change before "
        "this one is saved. Please copy the report and send it to us.",
    )
    box.setDetailedText(f"Journey Mapper {__version__}, Python {sys.version}\n\n{report}")
    box.exec()
