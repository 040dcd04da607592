"""The pictures of the documentation, made by the program itself on its sample.

``python packaging/screenshots.py [FOLDER]`` writes to ``docs/pictures`` or the given folder.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from journeymapper.app import templates
from journeymapper.app.export import export
from journeymapper.domain.order import by_rank, personas_in_order
from journeymapper.drawing.pages import document
from journeymapper.gui.actions.page import ActionsPage
from journeymapper.gui.appearance import Scheme, choose_scheme
from journeymapper.gui.application import Application, make_application
from journeymapper.gui.health.keeper import keeper_of
from journeymapper.gui.presentation.opening import present_path
from journeymapper.gui.presentation.show import Presentation
from journeymapper.gui.what_if.page import WhatIfPage
from journeymapper.gui.window.main_window import MainWindow
from journeymapper.gui.window.pages import (
    make_clean_copy_dialog,
    make_erase_dialog,
    make_export_dialog,
    make_import_dialog,
    make_worksheets_dialog,
)
from journeymapper.gui.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent

DIALOGS = {
    "worksheets": make_worksheets_dialog,
    "clean-copy": make_clean_copy_dialog,
    "erase": make_erase_dialog,
}


def main(folder: Path) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_DOCUMENTS_DIR"):
            os.environ[name] = home
        documents = Path(home) / "Documents"
        documents.mkdir()
        _windows(folder, documents)
        _pages(folder, documents)
    for made in sorted(folder.glob("*.png")):
        print(made.name)


def _windows(folder: Path, home: Path) -> None:
    application = make_application(["journeymapper"])
    windows = Application(application)

    def shoot(name: str, size: tuple[int, int], prepare: Callable[[MainWindow], object]) -> None:
        for file in home.glob("*.journey"):
            file.unlink()
        project = "empty" if name.startswith("empty") else templates.SAMPLE
        title = "New project" if project == "empty" else "Trial to paid"
        session = templates.new_from_template(home / f"{title}.journey", project)
        windows.open_session(session)
        window = windows.windows[-1]
        window.resize(*size)
        QTest.qWait(400)
        shown = prepare(window)
        QTest.qWait(500)
        whole = shown if isinstance(shown, QDialog | Presentation) else window
        whole.grab().save(str(folder / f"{name}.png"))
        window.close()
        QTest.qWait(50)

    large, small = (1440, 900), (1024, 700)
    shoot("main-window", large, _choose_touchpoint)
    shoot("main-window-small", small, _choose_touchpoint)
    shoot("empty-project", large, lambda window: None)
    shoot("closing", large, lambda window: window.open_page("closing"))
    shoot("import", large, partial(_begin_import, home / "app reviews.csv"))
    shoot("export", large, _begin_export)
    for name, make in DIALOGS.items():
        shoot(name, large, partial(_open_dialog, make))
    shoot("empathy", large, lambda window: window.open_page("empathy"))
    shoot("feedback", large, lambda window: window.open_page("feedback"))
    shoot("personas", large, lambda window: window.open_page("persona"))
    for page in ("grid", "measures", "triggers", "content", "experiments", "states", "seasons"):
        shoot(page, large, partial(_choose_page, page))
    shoot("what-if", large, _ask_what_if)
    shoot("actions", large, _choose_matrix)
    shoot("essentials", large, lambda window: window.actions_by_name["essentials"].trigger())
    shoot("heat-map", large, lambda window: window.actions_by_name["heat"].trigger())
    shoot("presentation", large, _present)
    shoot("outline", large, lambda window: window.docks["outline"].come_forward() and None)
    choose_scheme(Scheme.DARK)
    shoot("dark", large, _choose_touchpoint)
    choose_scheme(Scheme.LIGHT)
    # Panels that were opened stay open in the next window, so these come last.
    shoot("health", large, _open_health)
    shoot("empty-guide", large, lambda window: window.open_page("guide"))
    windows.show_welcome()
    welcome = windows.windows[-1]
    welcome.resize(*large)
    QTest.qWait(300)
    welcome.grab().save(str(folder / "welcome.png"))
    welcome.close()


def _begin_export(window: MainWindow) -> QDialog:
    """When the pages at the right have been drawn."""
    dialog = _open_dialog(make_export_dialog, window)
    dialog.resize(1320, 840)
    QTest.qWait(8_000)
    return dialog


def _open_dialog(make: Callable[[Workspace, MainWindow], QDialog], window: MainWindow) -> QDialog:
    assert window.workspace is not None
    dialog = make(window.workspace, window)
    dialog.show()
    QTest.qWait(1_000)
    return dialog


def _choose_page(page: str, window: MainWindow) -> None:
    """A page, on the sample's second journey."""
    workspace = window.workspace
    assert workspace is not None
    workspace.show_journey(by_rank(workspace.project.journeys.values())[1].id)
    window.open_page(page)


def _present(window: MainWindow) -> Presentation:
    """A step on the path of the first persona."""
    assert window.workspace is not None
    shown = present_path(window.workspace, window)
    assert shown is not None
    shown.showNormal()
    shown.resize(1280, 720)
    shown.go_to(3)
    QTest.qWait(1_000)
    return shown


def _choose_matrix(window: MainWindow) -> None:
    window.open_page("actions")
    page = window.findChild(ActionsPage)
    assert isinstance(page, ActionsPage)
    page.show_as("matrix")


def _ask_what_if(window: MainWindow) -> None:
    """From the sign-up to the subscription."""
    _choose_page("what_if", window)
    page = window.findChild(WhatIfPage)
    assert isinstance(page, WhatIfPage)
    for choice, name in ((page.begin, "Free-trial sign-up"), (page.goal, "Subscribe")):
        choice.setCurrentText(name)
        choice.activated.emit(choice.currentIndex())


def _open_health(window: MainWindow) -> None:
    """The checks' report, on the sample's second journey."""
    workspace = window.workspace
    assert workspace is not None
    workspace.show_journey(by_rank(workspace.project.journeys.values())[1].id)
    keeper_of(workspace).settle()
    window.open_page("health")


def _begin_import(path: Path, window: MainWindow) -> QDialog:
    """The preview of a table that has what tables have: a rating, a date, an empty row."""
    rows = ["Review;Stars;Name;Date;Version"]
    said = (
        ("The tour showed me where to begin.", 5, "Nora B."),
        ("Crashes when I open lesson two on the train.", 1, "pendlerin88"),
        ("Good, but I cannot find the price.", 3, "Ben O."),
        ("", 4, "guest"),
        ("My group meets on Tuesdays, best part of the week.", 5, "Mira S."),
        ("Two mails on one day is one too many.", 2, "Aylin K."),
    )
    for number in range(60):
        text, stars, name = said[number % len(said)]
        more = f" ({number // len(said) + 1})" if text and number >= len(said) else ""
        rows.append(f"{text}{more};{stars};{name};{number % 28 + 1:02}.10.2026;4.{number % 3}")
    rows.append("When was this?;4;guest;31.02.2026;4.1")
    path.write_text("\n".join(rows), encoding="utf-8")
    workspace = window.workspace
    assert workspace is not None
    dialog = make_import_dialog(workspace, window)
    dialog.open_file(path)
    dialog.show()
    QTest.qWait(700)
    return dialog


def _choose_touchpoint(window: MainWindow) -> None:
    workspace = window.workspace
    assert workspace is not None
    project, journey = workspace.project, workspace.journey_id
    for touchpoint in project.touchpoints.values():
        if touchpoint.journey == journey and "sign-up" in touchpoint.name:
            workspace.select([touchpoint.id])


def _pages(folder: Path, home: Path) -> None:
    """The first page of each kind."""
    for file in home.glob("*.journey"):
        file.unlink()
    with templates.new_from_template(home / "Trial to paid.journey", templates.SAMPLE) as session:
        at, project = session.last_edit_at, session.project
        export(project, home / "sample.pdf", at=at)
        titles = [page.title for page in document(project, at=at.astimezone().date())]
        persona = personas_in_order(project)[0].name
        journey = by_rank(project.journeys.values())[0].title
    wanted = {"cover": "Cover", "map": journey, "persona": persona, "feedback": "Feedback"}
    for name, title in wanted.items():
        number = str(1 + next(n for n, one in enumerate(titles) if title in one))
        out = str(folder / f"page-{name}")
        command = ["pdftoppm", "-png", "-r", "70", "-singlefile", "-f", number, "-l", number]
        subprocess.run([*command, str(home / "sample.pdf"), out], check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures")
