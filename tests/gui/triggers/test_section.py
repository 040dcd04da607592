"""Triggers and content of a touchpoint in the inspector."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journeymapper.commands.records import AddRecord, EditFields
from journeymapper.domain.records import Content, Trigger
from journeymapper.gui.content.section import ContentSection
from journeymapper.gui.triggers.edits import said_trigger, sentence
from journeymapper.gui.triggers.section import TriggerSection
from journeymapper.gui.workspace import Workspace
from tests.gui.hands import LONG, LONG_WORDS, show, too_wide

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "When the cart is left, then a coach writes",
            ("the cart is left", "a coach writes"),
        ),
        ("the cart is left → mail", ("the cart is left", "mail")),
        ("when idle for 3 days then remind", ("idle for 3 days", "remind")),
        ("somebody strengthens a tie", ("somebody strengthens a tie", "")),
        ("When: now -> then what", ("now", "then what")),
    ],
)
def test_a_sentence_says_when_and_then(text: str, said: tuple[str, str]) -> None:
    assert said_trigger(text) == said


def test_a_trigger_reads_as_one_sentence(small: Workspace) -> None:
    trigger = Trigger(
        id="trigger_1",
        touchpoint="tp_b",
        when="The NPS is low",
        condition="VIP only",
        then="Call them",
        delay_hours=36.0,
    )
    said = "When the NPS is low (VIP only), then call them · after 1.5 days"
    assert sentence(small.project, trigger) == said
    small.run(EditFields("project_1", {"locale": "de_DE"}))
    said = "When The NPS is low (VIP only), then Call them · after 1,5 days"
    assert sentence(small.project, trigger) == said


def field(inside: QWidget, name: str) -> QLineEdit:
    (found,) = [
        one
        for one in inside.findChildren(QLineEdit)
        if one.accessibleName() == name and one.isVisible()
    ]
    return found


def test_a_trigger_is_said_in_one_line_and_opened(qtbot: QtBot, small: Workspace) -> None:
    section = TriggerSection(small)
    show(qtbot, section)
    section.show_record("tp_b")
    assert not section.isVisible()
    section.add()
    QTest.keyClicks(section.line, "When the tour is left then remind")
    QTest.keyClick(section.line, Key.Key_Return)
    (made,) = small.project.all(Trigger).values()
    assert (made.touchpoint, made.when, made.then) == ("tp_b", "the tour is left", "remind")
    assert section.isVisible() and not section.line.isVisible()
    entry = section.list.entries[made.id]
    assert entry.head.accessibleName() == "Trigger: When the tour is left, then remind"
    QTest.mouseClick(entry.head, LEFT)
    channel, delay = field(entry, "On channel"), field(entry, "After")
    QTest.keyClicks(channel, "letters")
    QTest.keyClick(channel, Key.Key_Return)
    QTest.keyClicks(delay, "3 days")
    QTest.keyClick(delay, Key.Key_Return)
    made = small.project.get(Trigger, made.id)
    assert made.delay_hours == 72 and small.project.channels[made.channel or ""].name == "letters"
    assert delay.text() == "3 days"
    QTest.keyClick(entry.head, Key.Key_Delete)
    section.show_record("tp_b")
    assert not small.project.all(Trigger) and not section.isVisible()


def test_content_is_added_and_opens_on_its_page(qtbot: QtBot, small: Workspace) -> None:
    section = ContentSection(small)
    show(qtbot, section)
    section.show_record("tp_b")
    assert not section.isVisible()
    section.add()
    QTest.keyClicks(section.line, "Welcome video")
    QTest.keyClick(section.line, Key.Key_Return)
    (made,) = small.project.all(Content).values()
    assert (made.journey, made.touchpoint, made.stage) == ("journey_1", "tp_b", None)
    card = section.list.entries[made.id]
    assert card.accessibleName() == "Welcome video, page · for everybody, answers no pain yet"
    asked: list[tuple[str, str]] = []
    small.page_asked.connect(lambda name, record: asked.append((name, record)))
    QTest.mouseClick(card, LEFT)
    assert asked == [("content", made.id)]


def test_long_texts_stay_inside(qtbot: QtBot, small: Workspace) -> None:
    when, then = LONG_WORDS, LONG
    small.run(AddRecord(Trigger(id="trigger_1", touchpoint="tp_b", when=when, then=then)))
    small.run(
        AddRecord(Content(id="content_1", journey="journey_1", touchpoint="tp_b", title=LONG * 3))
    )
    for make in (TriggerSection, ContentSection):
        section = make(small)
        show(qtbot, section)
        section.show_record("tp_b")
        qtbot.wait(1)
        assert too_wide(section) == []
