"""The page of personas, with mouse and keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image as Pictures
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from journeymapper.commands.experiences import SetExperience
from journeymapper.commands.personas import StepPath
from journeymapper.commands.records import EditFields
from journeymapper.domain.order import personas_in_order
from journeymapper.domain.vocabulary import BuyingRole
from journeymapper.gui.drags import mime_of
from journeymapper.gui.persona import portrait
from journeymapper.gui.persona.page import PersonaPage
from journeymapper.gui.workspace import Workspace
from tests.gui.hands import ARABIC, LONG, choose_from_menu, drop, too_wide, undo_names
from tests.gui.pages import opened

LEFT = Qt.MouseButton.LeftButton


def open_page(qtbot: QtBot, workspace: Workspace, width: int = 1200) -> PersonaPage:
    return opened(qtbot, PersonaPage(workspace), width, 900)


def named(page: QWidget, name: str) -> QWidget:
    (found,) = [
        one
        for kind in (QLineEdit, QPlainTextEdit, QAbstractButton)
        for one in page.findChildren(kind)
        if one.accessibleName() == name
    ]
    return found


def names(workspace: Workspace) -> list[str]:
    return [one.name for one in personas_in_order(workspace.project)]


def test_every_field_is_kept(qtbot: QtBot, small: Workspace) -> None:
    page = open_page(qtbot, small)
    texts = {
        "In their words": "quote",
        "Goals": "goals",
        "Frustrations": "frustrations",
        "Decision criteria": "decision_criteria",
        "Objections": "objections",
        "Behaviours": "behaviours",
        "Demographics": "demographics",
        "Segment": "segment",
    }
    for said, name in texts.items():
        field = named(page, said)
        field.setFocus()
        QTest.keyClicks(field, f"my {name}")
    small.flush()
    share = named(page, "Share of customers")
    QTest.keyClicks(share, "62")
    QTest.keyClick(share, Qt.Key.Key_Return)
    for said in ("Recency: 5 of 5", "Frequency: 4 of 5", "Monetary: 2 of 5", "Colour 2: #4F46E5"):
        QTest.mouseClick(named(page, said), LEFT)
    persona = small.project.personas["persona_1"]
    assert {name: getattr(persona, name) for name in texts.values()} == {
        name: f"my {name}" for name in texts.values()
    }
    assert persona.share_of_customers == 0.62
    assert (persona.recency, persona.frequency, persona.monetary) == (5, 4, 2)
    assert persona.colour == "#4F46E5"


def test_the_list_chooses_and_what_is_typed_stays_with_its_persona(
    qtbot: QtBot, small: Workspace
) -> None:
    page = open_page(qtbot, small)
    quote = named(page, "In their words")
    quote.setFocus()
    QTest.keyClicks(quote, "No time")
    QTest.mouseClick(page.people.list.entries["persona_2"], LEFT)
    assert small.active_persona == "persona_2"
    assert small.project.personas["persona_1"].quote == "No time"
    assert small.project.personas["persona_2"].quote == ""
    assert page.profile.name.text() == "L&D lead"


def test_personas_are_added_and_deleted(qtbot: QtBot, nothing: Workspace) -> None:
    page = open_page(qtbot, nothing)
    assert page.profile.isHidden() or not page.profile.isVisible()
    (add,) = [one for one in page.findChildren(QAbstractButton) if one.text() == "Add a persona"]
    QTest.mouseClick(add, LEFT)
    QTest.keyClicks(page.people.name_line, "Buyer")
    QTest.keyClick(page.people.name_line, Qt.Key.Key_Return)
    assert names(nothing) == ["Buyer"]
    qtbot.waitUntil(page.profile.isVisible)
    assert page.profile.name.text() == "Buyer"
    page.profile.delete.click()
    assert names(nothing) == []
    qtbot.waitUntil(lambda: not page.profile.isVisible())


def test_personas_are_put_in_order(qtbot: QtBot, small: Workspace) -> None:
    page = open_page(qtbot, small)
    entry = page.people.list.entries["persona_2"]
    QTest.keyClick(entry, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(small) == ["L&D lead", "Career changer"]
    QTest.keyClick(entry, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: list(page.people.list.entries) == ["persona_2", "persona_1"])
    choose_from_menu(entry, "Move down")
    assert names(small) == ["Career changer", "L&D lead"]
    qtbot.waitUntil(lambda: list(page.people.list.entries) == ["persona_1", "persona_2"])
    qtbot.wait(10)
    top = page.people.list.entries["persona_1"].mapTo(page.people, QPoint(10, 4))
    assert drop(page.people, mime_of(["persona_2"]), top)
    assert names(small) == ["L&D lead", "Career changer"]


def test_a_portrait_is_chosen_dropped_pasted_and_taken_away(
    qtbot: QtBot, small: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(qtbot, small)
    box = page.profile.portrait
    first, second = tmp_path / "one.jpg", tmp_path / "two.png"
    Pictures.new("RGB", (60, 60), "teal").save(first)
    Pictures.new("RGB", (2000, 100), "coral").save(second)

    def kept() -> str | None:
        return small.project.personas["persona_1"].portrait

    monkeypatch.setattr(portrait, "ask_for_picture", lambda _parent: first)
    QTest.mouseClick(box, LEFT)
    chosen = kept()
    assert chosen is not None
    assert small.project.images[chosen].media_type == "image/jpeg"
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(second))])
    assert drop(box, mime, QPoint(20, 20))
    assert kept() not in (None, chosen)
    picture = QImage(30, 20, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    QGuiApplication.clipboard().setImage(picture)
    dropped = kept()
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert kept() not in (None, chosen, dropped)
    QTest.keyClick(box, Qt.Key.Key_Delete)
    assert kept() is None
    assert undo_names(small)[0] == "Remove portrait of “Career changer”"
    small.undo()
    assert kept() is not None
    qtbot.waitUntil(lambda: box.accessibleName() == "Portrait of Career changer: portrait")


def test_what_is_no_picture_is_refused(qtbot: QtBot, small: Workspace, tmp_path: Path) -> None:
    page = open_page(qtbot, small)
    text = tmp_path / "portrait.png"
    text.write_text("hello")
    with qtbot.waitSignal(small.refused) as refused:
        page.profile.portrait.take_file(text)
    assert "no JPEG or PNG" in refused.args[0]
    QGuiApplication.clipboard().setText("hello")
    with qtbot.waitSignal(small.refused) as refused:
        page.profile.portrait.paste()
    assert refused.args == ["There is no picture to paste. Copy a picture first."]


def test_the_path_is_told_and_can_be_walked(qtbot: QtBot, small: Workspace) -> None:
    for one in ("con_ab", "con_bc"):
        small.run(StepPath("persona_1", one, f"passage_{one}"))
    small.run(SetExperience("persona_1", "tp_b", {"emotion": 2}, "experience_1"))
    page = open_page(qtbot, small)
    (journey,) = page.profile.journeys.entries.values()
    assert journey.path == "Review site → Guided tour → First course"
    said = [one.accessibleName() for one in journey.findChildren(QWidget)]
    assert "How they feel along the way. Guided tour: delighted" in said
    with qtbot.waitSignal(small.page_asked) as asked:
        QTest.mouseClick(journey.walk, LEFT)
    assert asked.args == ["map", ""]
    assert small.tool == "walk:persona_1"


def test_the_empathy_map_is_one_click_away(qtbot: QtBot, small: Workspace) -> None:
    page = open_page(qtbot, small)
    page.show_record("persona_2")
    with qtbot.waitSignal(small.page_asked) as asked:
        QTest.mouseClick(page.profile.empathy, LEFT)
    assert asked.args == ["empathy", "persona_2"]


def test_undo_elsewhere_is_seen_here(qtbot: QtBot, small: Workspace) -> None:
    page = open_page(qtbot, small)
    small.run(EditFields("persona_1", {"role": BuyingRole.CHAMPION, "name": "Ida"}))
    qtbot.waitUntil(lambda: page.profile.name.text() == "Ida")
    small.undo()
    qtbot.waitUntil(lambda: page.profile.name.text() == "Career changer")
    assert page.people.list.entries["persona_1"].accessibleName() == "Career changer, end user"


@pytest.mark.parametrize("width", [760, 1024, 1440])
@pytest.mark.parametrize("name", [LONG, ARABIC])
def test_nothing_is_clipped(qtbot: QtBot, sample: Workspace, width: int, name: str) -> None:
    for one in (*sample.project.personas, *sample.project.touchpoints):
        assert sample.run(EditFields(one, {"name": name}))
    for one in sample.project.personas:
        assert sample.run(EditFields(one, {"segment": name, "quote": name, "goals": name}))
    page = open_page(qtbot, sample, width)
    qtbot.wait(30)
    assert page.profile.width() <= width - page.people.width()
    assert too_wide(page) == []
