"""What one window does around the map: tabs, docks, menus, milestones, words at the bottom."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
)

from journeymapper.app.templates import SAMPLE, new_from_template
from journeymapper.domain.order import by_rank
from journeymapper.domain.vocabulary import State
from journeymapper.gui.application import Application
from journeymapper.gui.preferences import settings
from tests.gui.person import CONTROL, RIGHT, SHIFT, Key, Person
from tests.gui.seeing import Role

SHOWN_FIRST = ("rail", "inspector", "emotion")
NO_WIDER_THAN_THE_SCREEN = QSize(790, 700)


@pytest.fixture
def path(home: Path) -> Path:
    path = home / "Documents" / "Coffee shop.journey"
    new_from_template(path, "empty").close()
    return path


@pytest.fixture
def shop(desk: Application, person: Person, path: Path) -> Person:
    """Somebody with an empty project open."""
    desk.open_path(path)
    assert person.wait(lambda: all(person.window.docks[one].content for one in SHOWN_FIRST))
    return person


def typing(person: Person, text: str):  # type: ignore[no-untyped-def]
    def answer(_dialog: QDialog) -> None:
        person.retype(text)
        person.press(Key.Key_Return)

    return answer


def titles(person: Person) -> list[str]:
    return [one.title for one in by_rank(person.project.journeys.values())]


def tab_texts(person: Person) -> list[str]:
    bar = person.window.tabs.bar
    return [bar.tabText(index) for index in range(bar.count())]


# Journeys as tabs


def test_journeys_are_added_named_ordered_copied_and_deleted(shop: Person) -> None:
    bar = shop.window.tabs.bar
    with shop.answering(typing(shop, "Return a cup")):
        shop.click("Add a journey")
    assert titles(shop) == ["Current journey", "Return a cup"] == tab_texts(shop)
    assert shop.project.journeys[shop.window.workspace.journey_id].title == "Return a cup"
    with shop.answering(typing(shop, "Buy a cup")):
        shop.double_click(bar, bar.tabRect(0).center())
    assert titles(shop) == ["Buy a cup", "Return a cup"] == tab_texts(shop)

    first, second = bar.tabRect(0).center(), bar.tabRect(1).center()
    shop.drag(bar, first, QPoint(second.x() + 30, second.y()))
    assert shop.wait(lambda: titles(shop) == ["Return a cup", "Buy a cup"])
    assert tab_texts(shop) == titles(shop)

    shop.click_tab(bar, "Buy a cup")
    shop.enter("Order")
    shop.press(Key.Key_Escape)
    shop.click_tab(bar, "Return a cup")
    shop.click_tab(bar, "Buy a cup")
    with shop.choosing("Copy as future state"):
        shop.click_tab(bar, "Buy a cup", RIGHT)
    assert tab_texts(shop) == ["Return a cup", "Buy a cup", "Buy a cup (future)"]
    copy = shop.project.journeys[shop.window.workspace.journey_id]
    assert (copy.title, copy.state) == ("Buy a cup (future)", State.FUTURE)
    assert sum(one.journey == copy.id for one in shop.project.touchpoints.values()) == 1

    with shop.choosing("State", "Ideal"):
        shop.click_tab(bar, "Return a cup", RIGHT)
    assert by_rank(shop.project.journeys.values())[0].state is State.IDEAL
    with shop.choosing("Delete"):
        shop.click_tab(bar, "Buy a cup (future)", RIGHT)
    assert tab_texts(shop) == ["Return a cup", "Buy a cup"]
    shop.press(Key.Key_Z, CONTROL)
    assert tab_texts(shop) == ["Return a cup", "Buy a cup", "Buy a cup (future)"]


# Docks


def test_docks_come_back_as_they_were_left(desk: Application, shop: Person, path: Path) -> None:
    docks = shop.window.docks
    assert (docks["rail"].width(), docks["inspector"].width()) == (212, 340)
    rearrange(shop)
    shop.window.close()
    desk.open_path(path)
    shop.settle()
    assert_rearranged(shop)
    docks = shop.window.docks
    shop.menu("View", "Panels", "Overview")
    assert docks["rail"].isVisible()


def test_docks_come_back_through_the_welcome_page_too(desk: Application, shop: Person) -> None:
    rearrange(shop)
    shop.window.close()
    desk.show_welcome()
    shop.settle()
    shop.click("Coffee shop")
    assert_rearranged(shop)


def rearrange(person: Person) -> None:
    """Hide one dock, move another and give it another height."""
    person.window.resize(NO_WIDER_THAN_THE_SCREEN)
    person.click("Hide Overview")
    emotion = person.window.docks["emotion"]
    person.window.addDockWidget(Qt.DockWidgetArea.TopDockWidgetArea, emotion)
    person.window.resizeDocks([emotion], [207], Qt.Orientation.Vertical)
    person.settle()
    assert emotion.height() == 207


def assert_rearranged(person: Person) -> None:
    docks = person.window.docks
    assert person.wait(lambda: docks["emotion"].height() == 207), docks["emotion"].height()
    area = person.window.dockWidgetArea(docks["emotion"])
    assert area is Qt.DockWidgetArea.TopDockWidgetArea
    assert docks["rail"].isHidden()


def test_other_views_take_the_whole_window_and_give_it_back(shop: Person) -> None:
    docks = shop.window.docks
    shop.window.resizeDocks([docks["rail"]], [260], Qt.Orientation.Horizontal)
    shop.click("Hide Emotion")
    docks["stickies"].raise_()
    shop.settle()
    for key in (Key.Key_3, Key.Key_4, Key.Key_5):
        shop.press(key, Qt.KeyboardModifier.AltModifier)
        assert all(one.isHidden() for one in docks.values())
    shop.press(Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert docks["rail"].width() == 260
    assert docks["emotion"].isHidden()
    assert not docks["stickies"].visibleRegion().isEmpty()
    assert docks["inspector"].visibleRegion().isEmpty()


def test_f6_goes_round_the_panels_and_the_bars(shop: Person) -> None:
    shop.canvas.setFocus()
    seen = []
    for _ in range(6):
        shop.press(Key.Key_F6)
        focus = shop.focus
        seen.append(
            next(
                (n for n, d in shop.window.docks.items() if d.isAncestorOf(focus)),
                "canvas" if focus is shop.canvas else str(focus),
            )
        )
    assert {"rail", "inspector", "canvas"} <= set(seen), seen


# Undo, and whose Ctrl+Z it is


def test_menus_name_what_undo_and_redo_would_do(shop: Person) -> None:
    assert not shop.window.actions_by_name["undo"].isEnabled()
    shop.enter("Order & pay")
    shop.press(Key.Key_Escape)
    assert shop.window.actions_by_name["undo"].text() == "&Undo: Add touchpoint “Order && pay”"
    assert shop.sees_text("Undo: Add touchpoint “Order & pay”")
    shop.menu("Edit", "Undo: Add touchpoint “Order & pay”")
    assert not shop.project.touchpoints
    shop.menu("Edit", "Redo: Add touchpoint “Order & pay”")
    assert len(shop.project.touchpoints) == 1


def test_ctrl_z_belongs_to_the_text_field_first(shop: Person) -> None:
    shop.enter("Order")
    shop.press(Key.Key_Escape)
    shop.press(Key.Key_Escape)
    field = shop.find("Title of the journey")
    shop.click(field)
    shop.press(Key.Key_End)
    shop.type(" of coffee")
    shop.press(Key.Key_Z, CONTROL)
    assert len(shop.project.touchpoints) == 1
    assert shop.wait(lambda: titles(shop) == ["Current journey"])
    shop.press(Key.Key_Z, CONTROL)  # nothing left to take back in the field
    assert not shop.project.touchpoints
    shop.press(Key.Key_Z, CONTROL | SHIFT)
    assert shop.wait(lambda: len(shop.project.touchpoints) == 1 or titles(shop)[0].endswith("e"))


def test_ctrl_z_in_a_draft_takes_back_letters(shop: Person) -> None:
    shop.enter("Order")
    shop.type("Pay")
    assert isinstance(shop.focus, QLineEdit)
    shop.press(Key.Key_Z, CONTROL)
    assert shop.focus.text() == ""
    assert len(shop.project.touchpoints) == 1


# Milestones


def test_a_milestone_is_looked_at_and_gone_back_to(shop: Person) -> None:
    shop.enter("Order")
    shop.press(Key.Key_Escape)
    with shop.answering(typing(shop, "end of day 1")):
        shop.press(Key.Key_M, CONTROL)
    shop.press(Key.Key_Escape)
    shop.enter("Pay")
    shop.press(Key.Key_Escape)
    assert len(shop.project.touchpoints) == 2

    def look(dialog: QDialog) -> None:
        steps = shop.find("Steps, the newest first", kind=QListView)
        assert steps.currentIndex().data() == "Add touchpoint “Pay”"
        with shop.answering(lambda past: shop.click("Close", within=past)):
            shop.click("Look at it", within=dialog)
        assert len(shop.project.touchpoints) == 2
        shop.click("Go back to it", within=dialog)
        assert shop.sees_text("Back at “end of day 1”", dialog)
        shop.click("Close", within=dialog)

    with shop.answering(look):
        shop.press(Key.Key_H, CONTROL)
    assert [one.name for one in shop.project.touchpoints.values()] == ["Order"]
    shop.press(Key.Key_Z, CONTROL)
    assert len(shop.project.touchpoints) == 2


def test_a_milestone_without_a_name_is_refused(shop: Person) -> None:
    with shop.answering(typing(shop, "  ")):
        shop.press(Key.Key_M, CONTROL)
    assert not shop.project.milestones
    assert shop.window.toast.sentence


# Words


def test_the_status_bar_counts_and_zooms(shop: Person) -> None:
    assert shop.sees_text("0 touchpoints · 0 connections · 0 loops")
    shop.type("Order")
    shop.press(Key.Key_Tab)
    shop.enter("Pay")
    shop.press(Key.Key_Escape)
    assert shop.wait(lambda: shop.sees_text("2 touchpoints · 1 connection · 0 loops"))
    shop.press(Key.Key_0, CONTROL)
    zoom = shop.find("Show at 100% (Ctrl+0)")
    assert zoom.text() == "100%"
    shop.click("Show the whole journey (Ctrl+1)")
    assert zoom.text() != "100%"
    shop.click(zoom)
    assert zoom.text() == "100%"


def test_the_keyboard_sheet_holds_every_shortcut_of_the_menus(shop: Person) -> None:
    def read(dialog: QDialog) -> None:
        shown = [*dialog.findChildren(QLabel), *dialog.findChildren(QAbstractButton)]
        texts = {one.text() for one in shown}
        for action in shop.window.actions_by_name.values():
            if not action.shortcut().isEmpty():
                assert action.shortcut().toString() in texts, action.text()
        shop.click("Close", within=dialog)

    with shop.answering(read):
        shop.press(Key.Key_F1)


def test_every_menu_entry_has_a_name_and_no_shortcut_is_taken_twice(shop: Person) -> None:
    shortcuts = [
        one.shortcut().toString()
        for one in shop.window.actions_by_name.values()
        if not one.shortcut().isEmpty()
    ]
    assert len(shortcuts) == len(set(shortcuts))
    assert all(one.text().strip() for one in shop.window.actions_by_name.values())


def test_a_second_window_has_a_project_of_its_own(
    desk: Application, shop: Person, home: Path
) -> None:
    other = home / "Documents" / "Sample.journey"
    new_from_template(other, SAMPLE).close()
    desk.open_path(other)
    shop.settle()
    first, second = desk.windows
    assert (len(first.workspace.project.touchpoints) == 0) and second.workspace.project.touchpoints
    assert first.pos() != second.pos()
    shop.menu("File", "Close window")
    assert desk.windows == [first]


def test_everything_to_press_has_a_name(shop: Person) -> None:
    nameless = [
        one
        for role in (Role.Button, Role.CheckBox, Role.EditableText, Role.ComboBox, Role.List)
        for one in shop.all_seen("", role)
    ]
    assert not nameless, [(one, one.parentWidget()) for one in nameless]


# The file


def test_renaming_a_file_renames_the_project_that_is_called_like_it(shop: Person) -> None:
    with shop.answering(typing(shop, "Tea house")):
        shop.menu("File", "Rename…")
    assert shop.window.workspace.session.path.name == "Tea house.journey"
    assert shop.project.details.title == "Tea house"
    assert shop.sees_text("The file and the project are now called “Tea house”.")
    with shop.answering(typing(shop, "Client A")):
        shop.menu("File", "Project details…")
    assert shop.project.details.title == "Client A"
    with shop.answering(typing(shop, "Last version")):
        shop.menu("File", "Rename…")
    assert shop.window.workspace.session.path.name == "Last version.journey"
    assert shop.project.details.title == "Client A"


def test_a_dropped_project_is_opened_and_stays_where_it_is(
    desk: Application, shop: Person, home: Path
) -> None:
    other = home / "Sample.journey"
    new_from_template(other, SAMPLE).close()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(other))])
    both = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window = shop.window
    enter = QDragEnterEvent(QPoint(9, 9), both, mime, left, none)
    enter.setDropAction(Qt.DropAction.MoveAction)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted() and enter.dropAction() == Qt.DropAction.CopyAction
    event = QDropEvent(QPointF(9, 9), both, mime, left, none)
    event.setDropAction(Qt.DropAction.MoveAction)
    QApplication.sendEvent(window, event)
    assert event.isAccepted() and event.dropAction() == Qt.DropAction.CopyAction
    assert len(desk.windows) == 2


# Menus


def test_the_minimap_is_switched_off_and_on_in_the_menu(shop: Person) -> None:
    action = shop.window.actions_by_name["minimap"]
    assert action.isChecked()
    shop.menu("View", "Minimap")
    assert not action.isChecked()
    assert settings().value("canvas/minimap", True, bool) is False
    shop.menu("View", "Minimap")
    assert settings().value("canvas/minimap", False, bool) is True


def test_keys_open_and_close_the_panels_of_the_map(shop: Person) -> None:
    keys = CONTROL | Qt.KeyboardModifier.AltModifier
    shop.press(Key.Key_7, keys)  # it has the keys now
    shop.press(Key.Key_7, keys)
    assert shop.window.docks["emotion"].isHidden()
    shop.press(Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert not shop.sees_text("Show the whole journey")
    shop.press(Key.Key_7, keys)
    shop.press(Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert shop.window.docks["emotion"].isHidden()
    shop.press(Key.Key_7, keys)
    assert shop.window.docks["emotion"].isVisible()


def test_the_menu_says_delete_and_leaves_the_key_to_text_fields(shop: Person) -> None:
    assert shop.window.actions_by_name["delete"].text().endswith("\tDel")
    shop.enter("Order")
    shop.press(Key.Key_Escape)
    field = shop.find("Name of the touchpoint", kind=QLineEdit)
    shop.click(field)
    shop.press(Key.Key_Home)
    shop.press(Key.Key_Delete)
    assert field.text() == "rder"
    assert shop.project.touchpoints


def test_a_refusal_goes_away_with_the_next_edit(shop: Person) -> None:
    shop.window.workspace.refused.emit("The picture has more than 40 megapixels.")
    assert shop.window.toast.sentence
    shop.enter("Order")
    assert not shop.window.toast.sentence
