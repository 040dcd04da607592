"""What is not seen does no work, and is up to date when it is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journeymapper.gui.when_seen import WhenSeen
from tests.gui.pages import settle


def test_a_hidden_page_waits_until_it_is_shown(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    done: list[str] = []
    fresh = WhenSeen(page, lambda: done.append("refreshed"))
    fresh.ask()
    fresh.ask()
    settle()
    assert not done
    page.show()
    assert done == ["refreshed"]
    fresh.ask()
    fresh.ask()
    settle()
    assert done == ["refreshed"] * 2
    page.hide()
    page.show()
    assert done == ["refreshed"] * 2, "nothing changed meanwhile"
