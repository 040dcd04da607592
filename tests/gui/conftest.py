"""Workspaces on real files, for tests of panels; the whole program, and a person at its screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication

from journeymapper.app.session import Session
from journeymapper.app.templates import SAMPLE, new_from_template, template_records
from journeymapper.domain.record import Record
from journeymapper.gui.application import Application
from journeymapper.gui.collecting import Collecting
from journeymapper.gui.look import dress
from journeymapper.gui.preferences import settings
from journeymapper.gui.window.main_window import MainWindow
from journeymapper.gui.workspace import Workspace
from tests.a_project import a_project
from tests.gui.dialogs import dialogs_time_out
from tests.gui.person import Person

MakeWorkspace = Callable[..., Workspace]


@pytest.fixture(autouse=True)
def _collects_as_in_a_run(qapp: QApplication) -> Iterator[None]:
    collecting = Collecting(qapp)
    yield
    collecting.stop()


@pytest.fixture(autouse=True)
def _windows_go(qapp: QApplication) -> Iterator[None]:
    """A window that was closed is not gone while anything holds it, and each that is there makes
    every change of the theme dearer for the tests that follow."""
    before = QApplication.topLevelWidgets()
    yield
    for one in QApplication.topLevelWidgets():
        if one not in before and one.parentWidget() is None:
            one.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def make_workspace(tmp_path: Path, qapp: QApplication) -> Iterator[MakeWorkspace]:
    """Opens a workspace on a new file that holds these records."""
    settings().clear()
    dress(qapp)
    opened: list[Workspace] = []

    def make(records: tuple[Record, ...] = ()) -> Workspace:
        path = tmp_path / f"project {len(opened)}.journey"
        opened.append(Workspace(Session.create(path, records)))
        return opened[-1]

    yield make
    for one in opened:
        one.close()


@pytest.fixture
def small(make_workspace: MakeWorkspace) -> Workspace:
    """``a_project``: three touchpoints in a row, two personas."""
    return make_workspace(tuple(a_project().records()))


@pytest.fixture
def sample(make_workspace: MakeWorkspace) -> Workspace:
    """The sample, its second journey on the canvas."""
    workspace = make_workspace(template_records("trial-to-paid"))
    workspace.show_journey(list(workspace.project.journeys)[1])
    return workspace


@pytest.fixture
def nothing(make_workspace: MakeWorkspace) -> Workspace:
    """A journey without anything on it."""
    return make_workspace(template_records("empty"))


@pytest.fixture
def desk(qapp: QApplication, home: Path) -> Iterator[Application]:
    """A run of the program by somebody who never ran it before."""
    # Qt asks for the folder of preferences once a process; every test has a home of its own.
    QSettings.setPath(
        QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(home / ".config")
    )
    dress(qapp)
    run = Application(qapp)
    watch = dialogs_time_out()
    yield run
    for window in list(run.windows):
        window.close()
    watch.stop()
    qapp.processEvents()


@pytest.fixture
def person(desk: Application) -> Person:
    """Somebody at the screen of ``desk``."""
    return Person(desk)


@pytest.fixture
def window(desk: Application, home: Path) -> MainWindow:
    """The program's window on the sample."""
    desk.open_session(new_from_template(home / "Trial.journey", SAMPLE))
    window = desk.windows[-1]
    window.show()
    return window
