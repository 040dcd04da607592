"""Sentences that are spoken where the eye would look elsewhere: toasts and searches."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidgetItem, QWidget
from pytest import MonkeyPatch

from journeymapper.gui.announcing import announce
from journeymapper.gui.find.popup import ListPopup
from journeymapper.gui.window.toast import Toast
from tests.gui.access.test_map_news import Heard, spoken
from tests.gui.pages import settle


def test_a_toast_is_spoken_and_a_refusal_at_once(heard: Heard, monkeypatch: MonkeyPatch) -> None:
    politely: list[bool] = []
    hear = QAccessible.updateAccessibility

    def also(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            politely.append(event.politeness() == QAccessible.AnnouncementPoliteness.Polite)
        hear(event)

    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(also))
    window = QWidget()
    window.show()
    toast = Toast(window)
    toast.say("Copied 3 touchpoints")
    toast.refuse("Add a persona first")
    assert spoken(heard) == ["Copied 3 touchpoints", "Add a persona first"]
    assert politely == [True, False]
    window.close()
    window.deleteLater()
    settle()


def test_what_the_arrows_of_a_search_go_to_is_spoken(heard: Heard) -> None:
    class Search(ListPopup):
        def take(self, keys: Qt.KeyboardModifier) -> None:
            """Nothing is taken here."""

    window = QWidget()
    window.resize(900, 600)
    window.show()
    search = Search("Find", "Type", 400, window)
    for name in ("One", "Two"):
        item = QListWidgetItem(name)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, a touchpoint")
        search.list.addItem(item)
    search.open_over(window)
    QApplication.processEvents()
    heard.clear()
    search.list.setCurrentRow(0)
    QTest.keyClick(search.line, Qt.Key.Key_Down)
    assert spoken(heard) == ["One, a touchpoint", "Two, a touchpoint"]
    search.close()
    window.deleteLater()
    settle()


def test_nothing_is_spoken_while_nobody_listens(monkeypatch: MonkeyPatch) -> None:
    told: list[object] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(told.append))
    window = QWidget()
    announce(window, "Anything")
    assert told == []
    window.deleteLater()
