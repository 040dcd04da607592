"""Whole maps typed with keys alone, from a written script."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from journeymapper.app.export import export
from journeymapper.app.templates import new_from_template
from journeymapper.domain.document_records import chosen
from journeymapper.domain.records import Connection, Experience, Touchpoint
from journeymapper.domain.vocabulary import ConnectionKind
from journeymapper.gui.application import Application
from journeymapper.layout import Rectangle
from journeymapper.layout.tidying import overlap
from tests.gui.described import described
from tests.gui.player import Player, pictures_folder, script, wait_for_window


def test_forty_touchpoints_are_typed_with_keys_alone(desk: Application, home: Path) -> None:
    path = home / "Documents" / "Green power.journey"
    new_from_template(path, "empty").close()
    desk.open_path(path)
    window = desk.windows[0]
    wait_for_window(window)
    Player(window, pictures_folder("forty_touchpoints")).play(script("forty_touchpoints.txt"))
    workspace = window.workspace
    assert workspace is not None
    found = described(workspace.project, workspace.journey_id)
    assert found.splitlines() == script("forty_touchpoints.expected.txt").splitlines()


def test_a_workshop_is_captured_with_keys_alone_and_handed_over_as_a_poster(
    desk: Application, home: Path, qtbot: QtBot
) -> None:
    path = home / "Documents" / "Day clinic.journey"
    new_from_template(path, "empty").close()
    desk.open_path(path)
    window = desk.windows[0]
    wait_for_window(window)
    Player(window, pictures_folder("workshop")).play(script("workshop.txt"))
    workspace = window.workspace
    assert workspace is not None
    qtbot.waitUntil(lambda: not window.canvas.arranger.is_busy, timeout=60_000)
    project = workspace.project
    found = described(project, workspace.journey_id)
    assert found.splitlines() == script("workshop.expected.txt").splitlines()
    assert len(project.referring(Touchpoint, workspace.journey_id)) == 60
    assert len(project.stickies) == 80
    assert all(one.touchpoint for one in project.stickies.values()), "nothing is left in the tray"
    loops = [one for one in project.all(Connection).values() if one.kind is ConnectionKind.LOOP]
    assert len(loops) == 9
    assert len(project.all(Experience)) == 18
    assert not overlap(
        [Rectangle(one.x, one.y, one.width, one.height) for one in project.touchpoints.values()]
    )
    poster = home / "poster.pdf"
    options = chosen(page_size="A0", sections=("map",))
    remarks = export(project, poster, options, at=workspace.session.last_edit_at)
    assert not remarks, "everything is large enough to be read on the wall"
    page = PdfReader(poster).pages[0]
    assert (round(page.mediabox.width / 72, 1), round(page.mediabox.height / 72, 1)) == (46.8, 33.1)
    text = " ".join(page.extract_text().split())
    assert "Back to life" in text and "Tells the neighbour" in text
