"""Who owns and does things: in the inspector and on the page of actors."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from journeymapper.commands.channels import SetDoers, SetOwner
from journeymapper.domain.vocabulary import ActorKind
from journeymapper.gui.actors.doers import DoneBy
from journeymapper.gui.actors.page import ActorsPage
from journeymapper.gui.window import pages
from journeymapper.gui.workspace import Workspace
from tests.gui.hands import LONG, show, too_wide, undo_names
from tests.gui.pages import LEFT, enter, opened, press, settle


def names(workspace: Workspace) -> list[str]:
    return sorted(one.name for one in workspace.project.actors.values())


def test_doers_are_typed_in_the_inspector(qtbot: QtBot, small: Workspace) -> None:
    panel = pages.make_inspector(small)
    show(qtbot, panel, 320, 1400)
    panel.show_record("tp_a")  # type: ignore[attr-defined]
    part = panel.findChild(DoneBy)
    assert part.isHidden()
    part.add()
    enter(part.tags.line, "CRM, Support")
    doers = small.project.touchpoints["tp_a"].done_by
    assert sorted(small.project.actors[one].name for one in doers) == ["CRM", "Support"]
    assert undo_names(small)[0] == "Change who does “Review site”"
    QTest.keyClick(part.tags.line, Qt.Key.Key_Backspace)
    assert len(small.project.touchpoints["tp_a"].done_by) == 1


def test_an_actor_is_typed_renamed_and_given_a_kind(qtbot: QtBot, small: Workspace) -> None:
    page = opened(qtbot, ActorsPage(small))
    enter(page.line, "CRM")
    enter(page.line, "crm")
    assert names(small) == ["CRM"]
    (card,) = page.actors.entries.values()
    by_name = {one.accessibleName(): one for one in card.fields.findChildren(QLineEdit)}
    by_name["Name"].setFocus()
    by_name["Name"].selectAll()
    QTest.keyClicks(by_name["Name"], "Customer database")
    QTest.keyClick(by_name["Name"], Qt.Key.Key_Return)
    assert names(small) == ["Customer database"]
    kind = card.fields.findChild(QComboBox)
    kind.setFocus()
    QTest.keyClick(kind, Qt.Key.Key_End)
    settle()
    (actor,) = small.project.actors.values()
    assert actor.kind is ActorKind.SYSTEM


def test_two_actors_become_one(qtbot: QtBot, small: Workspace) -> None:
    small.run(SetOwner("tp_a", "Product", "actor_1"))
    small.run(SetDoers("tp_b", ["Produkt"], "seed"))
    (gone,) = small.project.touchpoints["tp_b"].done_by
    page = opened(qtbot, ActorsPage(small))
    page.show_record(gone)
    card = page.actors.entries[gone]
    menu = card.merge.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    (action,) = menu.actions()
    assert action.text() == "Product"
    action.trigger()
    settle()
    assert names(small) == ["Product"]
    assert small.project.touchpoints["tp_b"].done_by == ("actor_1",)
    small.undo()
    assert names(small) == ["Product", "Produkt"]


def test_a_taken_name_is_refused_with_the_way_out(qtbot: QtBot, small: Workspace) -> None:
    small.run(SetOwner("tp_a", "Product", "actor_1"))
    small.run(SetOwner("tp_b", "Support", "actor_2"))
    page = opened(qtbot, ActorsPage(small))
    page.show_record("actor_2")
    refused: list[str] = []
    small.refused.connect(refused.append)
    name = next(
        one
        for one in page.actors.entries["actor_2"].fields.findChildren(QLineEdit)
        if one.accessibleName() == "Name"
    )
    name.setFocus()
    name.selectAll()
    QTest.keyClicks(name, "product")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert refused == ["“Product” is already there. Merge the two to make them one."]
    assert names(small) == ["Product", "Support"]


def test_deleting_says_what_is_lost(qtbot: QtBot, small: Workspace) -> None:
    small.run(SetOwner("tp_a", "Product", "actor_1"))
    page = opened(qtbot, ActorsPage(small))
    told: list[str] = []
    small.told.connect(told.append)
    head = page.actors.entries["actor_1"].head
    QTest.mouseClick(head, LEFT, pos=QPoint(20, 10))
    settle()
    press("Delete actor", page)
    assert told == ["1 thing has lost “Product”. Ctrl+Z brings it back."]
    assert small.project.touchpoints["tp_a"].owner is None


def test_long_names_fit(qtbot: QtBot, small: Workspace) -> None:
    small.run(SetOwner("tp_a", LONG, "actor_1"))
    page = opened(qtbot, ActorsPage(small), 800)
    page.show_record("actor_1")
    settle()
    assert not too_wide(page)
