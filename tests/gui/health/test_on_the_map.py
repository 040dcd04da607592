"""Hints beside and on the map: the rail's card, badges, and what never leaves the canvas."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QEvent, QPoint, QPointF
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QToolTip

from journeymapper.app.export import export
from journeymapper.app.session import Session
from journeymapper.app.templates import template_records
from journeymapper.commands.checks import SetAside, SetThreshold
from journeymapper.commands.personas import AddPersona
from journeymapper.commands.records import EditFields
from journeymapper.domain.document_records import chosen
from journeymapper.domain.vocabulary import Outcome, TouchpointKind
from journeymapper.exporters.registry import exporters
from journeymapper.gui.application import Application
from journeymapper.gui.canvas.badges import LEAST_ZOOM, Badges
from journeymapper.gui.health.panel import HealthPanel
from journeymapper.gui.rail.health import HealthSection
from journeymapper.gui.workspace import Workspace
from tests.gui.health.conftest import DEAD_END, look
from tests.gui.person import CONTROL, Key, Person

DESK = DEAD_END.format("Desk")


def badges(person: Person) -> Badges:
    return person.canvas.badges


def middle_of(person: Person, place: str) -> QPoint:
    found = dict(badges(person)._places())
    return found[place].toPoint()


def shown(person: Person) -> set[str]:
    """The places that bear a badge now."""
    return {one for one, _ in badges(person)._places() if badges(person)._look(one) is not None}


def rail_card(person: Person) -> HealthSection:
    found = person.window.findChild(HealthSection)
    assert found is not None
    return found


def picture(person: Person) -> QImage:
    person.settle()
    return person.canvas.grab().toImage()


# The rail


def test_the_rail_says_the_score_and_what_matters_most(reader: Person) -> None:
    workspace = reader.window.workspace
    assert workspace is not None and workspace.report is not None
    report = workspace.report
    assert reader.sees_text(f"{report.avoided} of {report.applicable} mistakes avoided")
    assert reader.sees_text("There is no persona yet.")
    health = reader.window.docks["health"]
    assert health.visibleRegion().isEmpty()
    reader.click("Health: …")
    assert not health.visibleRegion().isEmpty()
    assert isinstance(health.content, HealthPanel) and health.content.isAncestorOf(reader.focus)


def test_the_rail_says_that_hints_rest(reader: Person) -> None:
    workspace = reader.window.workspace
    assert workspace is not None
    workspace.rest_hints(True)
    reader.settle()
    assert reader.sees_text("Hints rest")
    assert not reader.sees_text("mistakes avoided") and not reader.sees_text(
        "There is no persona yet."
    )


def test_what_is_heard_of_the_card_is_sentences(reader: Person) -> None:
    report = reader.window.workspace.report  # type: ignore[union-attr]
    assert report is not None
    name = rail_card(reader).entry.accessibleName()
    first, second = (one.message for one in report.foremost(2))
    score = f"{report.avoided} of {report.applicable} mistakes avoided."
    assert name == f"Health: {score} {first} {second} Open the panel."
    assert ".." not in name and ".;" not in name


def test_a_map_with_nothing_on_it_has_no_card(desk: Application, person: Person) -> None:
    path = Path.home() / "Bare.journey"
    Session.create(path, template_records("empty")).close()
    desk.open_path(path)
    workspace = person.window.workspace
    assert workspace is not None
    assert person.wait(lambda: workspace.report is not None)
    look(person)
    card = rail_card(person)
    assert not card.isVisible()
    workspace.run(AddPersona("persona_1", "Reader"))
    look(person)
    assert card.isVisible()
    person.press(Key.Key_Z, CONTROL)
    look(person)
    assert not card.isVisible()


def test_hints_rest_until_they_are_let_speak_again(reader: Person, path: Path) -> None:
    """In a workshop files are closed and opened, and the program is started again."""
    reader.menu("View", "Rest the hints (workshop)")
    reader.window.close()
    reader.desk.open_path(path)
    window, workspace = reader.window, reader.window.workspace
    assert workspace is not None
    assert reader.wait(lambda: workspace.report is not None)
    look(reader)
    assert workspace.hints_rest and window.actions_by_name["rest"].isChecked()
    assert reader.sees_text("Hints rest") and not shown(reader)
    reader.menu("View", "Rest the hints (workshop)")
    assert shown(reader)
    window.close()
    reader.desk.open_path(path)
    assert reader.window.workspace is not None and not reader.window.workspace.hints_rest


def test_what_is_set_aside_is_said_in_the_rail(reader: Person) -> None:
    workspace = reader.window.workspace
    assert workspace is not None and workspace.report is not None
    for number, one in enumerate(workspace.report.findings):
        workspace.run(SetAside(f"dismissal_{number}", one.check, "", one.closing))
    look(reader)
    aside = len(workspace.report.aside)
    assert aside and workspace.report.avoided == workspace.report.applicable
    assert reader.sees_text(f"{aside} set aside", rail_card(reader))
    assert f"{aside} set aside." in rail_card(reader).entry.accessibleName()


# Badges


def test_badges_stand_where_something_was_found_and_go_with_it(reader: Person) -> None:
    assert {"tp_1", "tp_2"} <= shown(reader)
    before = picture(reader)
    workspace = reader.window.workspace
    assert workspace is not None
    every = set(shown(reader))
    workspace.run(EditFields("tp_1", {"kind": TouchpointKind.END, "outcome": Outcome.LOST}))
    look(reader)
    assert picture(reader) != before
    assert "tp_2" in shown(reader)
    place = every - shown(reader)
    assert place <= {"tp_1"}
    reader.press(Key.Key_Z, CONTROL)
    look(reader)
    assert shown(reader) == every


def test_a_click_on_a_badge_opens_the_panel_at_its_findings(reader: Person) -> None:
    assert reader.window.workspace is not None
    reader.click(reader.canvas, middle_of(reader, "tp_1"))
    panel = reader.window.docks["health"].content
    assert isinstance(panel, HealthPanel) and not panel.visibleRegion().isEmpty()
    opened = [
        card.finding
        for group in panel.groups.entries.values()
        for card in group.cards
        if card.is_open
    ]
    assert opened and all("tp_1" in one.records for one in opened if one is not None)
    assert not reader.window.workspace.selection
    assert panel.isAncestorOf(reader.focus)


def test_a_badge_tells_what_was_found(reader: Person) -> None:
    said: list[str] = []
    place = middle_of(reader, "tp_1")
    tip = badges(reader).tip("tp_1")
    assert "<b>medium</b>: “Desk” is a dead end: nothing leads on from it." in tip
    event = QHelpEvent(QEvent.Type.ToolTip, place, reader.canvas.mapToGlobal(place))
    show = QToolTip.showText
    try:
        QToolTip.showText = lambda _at, text, *_: said.append(text)  # type: ignore[assignment]
        QApplication.sendEvent(reader.canvas, event)
    finally:
        QToolTip.showText = show  # type: ignore[method-assign]
    assert said == [tip]


def test_names_are_no_markup_in_a_tip(reader: Person) -> None:
    workspace = reader.window.workspace
    assert workspace is not None
    workspace.run(EditFields("tp_1", {"name": "<b>Desk</b><img src=x>"}))
    look(reader)
    assert "&lt;img" in badges(reader).tip("tp_1")


def test_far_away_there_are_no_badges(reader: Person) -> None:
    canvas = reader.canvas
    canvas.zoom_to(-40, QPointF(canvas.rect().center()))
    assert canvas.camera.zoom < LEAST_ZOOM
    assert not shown(reader)
    assert not canvas.shown.badge_at(QPointF(40, 80))
    picture(reader)


def test_while_hints_rest_there_are_no_badges(reader: Person) -> None:
    workspace = reader.window.workspace
    assert workspace is not None
    for _ in range(2):  # the menu leaves the map in the same state every time
        reader.menu("View", "Rest the hints (workshop)")
    with_badges = picture(reader)
    reader.menu("View", "Rest the hints (workshop)")
    assert not shown(reader)
    without = picture(reader)
    assert without != with_badges
    reader.menu("View", "Rest the hints (workshop)")
    assert shown(reader) and picture(reader) == with_badges


def test_a_badge_stays_with_a_card_that_is_dragged(reader: Person) -> None:
    place = middle_of(reader, "tp_2")
    card = reader.canvas.camera.rect_of(reader.canvas.scene.cards.boxes["tp_2"]).center().toPoint()
    reader.drag(reader.canvas, card, card + QPoint(60, 40))
    after = middle_of(reader, "tp_2")
    assert (after - place).x() > 20 and (after - place).y() > 20


def test_a_card_can_still_be_taken_beside_its_badge_and_while_another_tool_is_in_hand(
    reader: Person,
) -> None:
    workspace = reader.window.workspace
    assert workspace is not None
    reader.click(reader.canvas, middle_of(reader, "tp_1") + QPoint(24, 14))
    assert workspace.selection == {"tp_1"}
    workspace.take_tool("connect")
    reader.click(reader.canvas, middle_of(reader, "tp_2"))
    assert reader.window.docks["health"].content is None
    reader.press(Key.Key_Escape)


def test_only_what_changed_is_painted_again(
    reader: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(reader.canvas, "update", lambda *region: asked.append(region))
    workspace = reader.window.workspace
    assert workspace is not None and workspace.report is not None
    workspace.show_report(workspace.report)
    assert not asked
    workspace.rest_hints(True)
    (region,) = asked[0]  # type: ignore[misc]
    assert region.boundingRect().width() < reader.canvas.width()
    assert len(asked) == 1


def test_the_checks_wait_until_the_map_was_seen(
    desk: Application, person: Person, path: Path
) -> None:
    desk.open_path(path)
    workspace = person.window.workspace
    assert workspace is not None and workspace.report is None
    QApplication.processEvents()
    assert workspace.report is None
    assert person.wait(lambda: workspace.report is not None)


# What never leaves the canvas


def exported(workspace: Workspace, folder: Path, name: str) -> dict[str, bytes]:
    """Every document; what hands over all records tells what was set aside as well."""
    made = {}
    for one in exporters():
        if one.name in ("json", "csv", "xlsx"):
            continue
        path = folder / f"{name} {one.name}{one.endings[0]}"
        options = chosen(format_name=one.name, journeys=(workspace.journey_id,))
        export(workspace.project, path, options, at=datetime(2026, 11, 22))
        made[one.name] = path.read_bytes()
    return made


def test_no_document_knows_of_hints(reader: Person, panel: HealthPanel, tmp_path: Path) -> None:
    workspace = reader.window.workspace
    assert workspace is not None and workspace.report is not None
    with_findings = exported(workspace, tmp_path, "with")
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "with pdf.pdf").pages)
    assert "Front door" in text
    for word in ("that apply", "avoided", "dead end", workspace.report.score, "No proper map"):
        assert word not in text
    for number, one in enumerate(workspace.report.findings):
        command = SetAside(f"dismissal_{number}", one.check, "Said", one.about.split())
        workspace.run(command)
    workspace.run(SetThreshold("threshold_1", "too_many_personas", "most", 2))
    look(reader)
    assert not workspace.report.findings and not shown(reader)
    assert exported(workspace, tmp_path, "without") == with_findings
    assert panel.head.score.text() == workspace.report.counted


def test_a_copied_picture_bears_no_badge(reader: Person) -> None:
    workspace = reader.window.workspace
    assert workspace is not None
    clipboard = QApplication.clipboard()
    reader.canvas.copy_picture()
    with_badges = clipboard.image()
    workspace.rest_hints(True)
    reader.canvas.copy_picture()
    assert clipboard.image() == with_badges
