"""What a screen reader hears while keys work on the map."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeymapper.commands.records import EditFields
from journeymapper.gui.canvas.view import CanvasView
from tests.gui.access.reading import reader_of
from tests.gui.access.test_map import key_of

Heard = list[tuple[str, str]]
Key = Qt.Key


@pytest.fixture
def listened(sample_map: CanvasView, heard: Heard) -> Iterator[CanvasView]:
    """The sample's map, somebody asking for its object, nothing heard yet."""
    reader_of(sample_map)
    heard.clear()
    yield sample_map


def spoken(heard: Heard) -> list[str]:
    return [sentence for event, sentence in heard if event == "Announcement"]


def press(*keys: Key | str) -> None:
    for key in keys:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClicks(target, key) if isinstance(key, str) else QTest.keyClick(target, key)


def test_the_focus_follows_the_chosen_card(listened: CanvasView, heard: Heard) -> None:
    listened.workspace.select([key_of(listened, "Compare plans")])
    assert ("Selection", "Compare plans") in heard
    assert ("Focus", "Compare plans") in heard
    heard.clear()
    press(Key.Key_Tab)
    assert ("Focus", "Ask a coach") in heard


def test_coming_back_to_the_map_tells_which_card_has_the_keys(
    listened: CanvasView, heard: Heard
) -> None:
    listened.workspace.select([key_of(listened, "Compare plans")])
    listened.clearFocus()
    heard.clear()
    listened.setFocus()
    assert heard[-1] == ("Focus", "Compare plans")


def test_several_chosen_things_are_told_of_the_map(listened: CanvasView, heard: Heard) -> None:
    listened.workspace.select(key_of(listened, one) for one in ("Ask a coach", "Team quote"))
    assert ("SelectionWithin", "Journey map") in heard


def test_a_number_tells_what_was_felt(listened: CanvasView, heard: Heard) -> None:
    listened.workspace.select([key_of(listened, "Compare plans")])
    press("2")
    assert spoken(heard) == ["Emotion of Career changer: uneasy, −1"]


def test_a_letter_tells_what_became_of_the_card(listened: CanvasView, heard: Heard) -> None:
    listened.workspace.select([key_of(listened, "Ask a coach")])
    press("e", "e")
    assert spoken(heard) == ["Ask a coach is essential", "Ask a coach is not essential"]


def test_a_loop_is_told_when_it_is_made(listened: CanvasView, heard: Heard) -> None:
    listened.workspace.select([key_of(listened, "Team quote")])
    press("l")
    press("c", "o", "m", "p", "a", "r")
    press(Key.Key_Return)
    assert "Loop back to Compare plans made" in spoken(heard)
    (made,) = [name for event, name in heard if event == "ObjectCreated"]
    assert made.startswith("loops back to Compare plans")


def test_a_typed_touchpoint_is_told_with_its_place(listened: CanvasView, heard: Heard) -> None:
    listened.workspace.select(())
    press("C", "a", "l", "l", Key.Key_Tab)
    assert "Call added in Awareness" in spoken(heard)
    press("B", "u", "y", Key.Key_Return, Key.Key_Escape)
    assert "Buy added in Awareness, after Call" in spoken(heard)


def test_undo_says_what_it_takes_back(listened: CanvasView, heard: Heard) -> None:
    key = key_of(listened, "Ask a coach")
    listened.workspace.run(EditFields(key, {"name": "Ask anybody"}))
    assert ("NameChanged", "Ask anybody") not in heard  # nobody asked for that card yet
    listened.workspace.undo()
    assert spoken(heard)[-1].startswith("Undo: ")


def test_a_name_that_changes_is_told_where_it_is_known(listened: CanvasView, heard: Heard) -> None:
    key = key_of(listened, "Ask a coach")
    listened.workspace.select([key])
    heard.clear()
    listened.workspace.run(EditFields(key, {"name": "Ask anybody"}))
    assert ("NameChanged", "Ask anybody") in heard
    assert spoken(heard) == []  # a field that has the focus tells of its own typing


def test_an_arrow_tells_where_the_card_went(listened: CanvasView, heard: Heard) -> None:
    key = key_of(listened, "Ask a coach")
    listened.workspace.select([key])
    QTest.keyClick(listened, Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    card = listened.workspace.project.touchpoints[key]
    assert spoken(heard)[-1] == f"Ask a coach moved to {card.x:.0f}, {card.y:.0f}"


def test_another_journey_is_named(listened: CanvasView, heard: Heard) -> None:
    listened.workspace.show_journey(next(iter(listened.workspace.project.journeys)))
    assert "Before" in spoken(heard)
