"""Typing on a filled cell: over what stands there or beside it, and the foot says which."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from journeymapper.analysis.emotion import emotion_name
from journeymapper.commands.records import DeleteRecords
from journeymapper.domain.records import Experience
from journeymapper.gui.workspace import Workspace
from tests.gui.grid.conftest import CONTROL, SHIFT, Hands

Key = Qt.Key


@pytest.fixture
def trial(blank: Hands) -> Hands:
    """One stage with one touchpoint."""
    blank.type("Trial")
    blank.press(Key.Key_Return)
    blank.type("Guided tour")
    blank.press(Key.Key_Return)
    return blank


def foot(hands: Hands) -> str:
    hands.said()
    return hands.view.keyboard.hint()


def refusals(hands: Hands) -> list[str]:
    found: list[str] = []
    hands.workspace.refused.connect(found.append)
    return found


@pytest.mark.parametrize("lane", ["Owner", "Channels", "Measures"])
def test_typing_on_a_name_replaces_it(trial: Hands, lane: str) -> None:
    for text in ("First", "Second"):
        trial.at(lane, "Trial")
        trial.type(text)
        trial.press(Key.Key_Return)
    trial.at(lane, "Trial")
    assert trial.texts(lane, "Trial") == ["Second"]
    assert "in its place" in foot(trial) and "Shift+Enter" in foot(trial)


@pytest.mark.parametrize("lane", ["Touchpoints", "Pain points", "Thinks"])
def test_typing_on_a_note_or_card_adds_another(trial: Hands, lane: str) -> None:
    for text in ("First", "Second"):
        trial.at(lane, "Trial")
        trial.type(text)
        trial.press(Key.Key_Return)
    assert trial.texts(lane, "Trial")[-2:] == ["First", "Second"]
    trial.at(lane, "Trial")
    assert foot(trial).startswith("Type: another ") and "F2 edits" in foot(trial)


def test_shift_enter_adds_beside_a_name(trial: Hands) -> None:
    trial.at("Channels", "Trial")
    trial.type("web")
    trial.press(Key.Key_Return)
    trial.at("Channels", "Trial")
    trial.press(Key.Key_Return, SHIFT)
    trial.type("chat")
    trial.press(Key.Key_Return)
    assert trial.texts("Channels", "Trial") == ["chat", "web"]


def test_a_new_entry_covers_no_more_than_its_line(trial: Hands) -> None:
    trial.at("Touchpoints", "Trial")
    trial.type("N")
    one_line = trial.view.editor.fontMetrics().lineSpacing()
    assert trial.view.editor.height() < 3 * one_line


def test_a_key_and_the_same_digit_typed_are_one_feeling(trial: Hands) -> None:
    def felt() -> list[int | None]:
        return [one.emotion for one in trial.project.all(Experience).values()]

    trial.at("Emotion", "Trial")
    trial.press(Key.Key_2)
    by_key = felt()
    trial.press(Key.Key_F2)
    present = emotion_name(trial.project, -1)
    assert trial.view.editor.toPlainText() == present, "F2 opens with what is felt"
    trial.press(Key.Key_2)  # over the selected name
    trial.press(Key.Key_Return)
    assert felt() == by_key == [-1]


def test_the_placeholder_of_a_feeling_is_not_cut(hands: Hands) -> None:
    hands.view.window().resize(700, 600)
    hands.at("Emotion", "Trial")
    hands.view.writing.another()
    editor = hands.view.editor
    said = editor.placeholderText()
    assert "1 to 5" in said
    assert editor.fontMetrics().horizontalAdvance(said) < editor.width() - 18


def test_without_a_persona_the_lane_of_emotions_says_to_add_one(trial: Hands) -> None:
    trial.workspace.run(DeleteRecords(list(trial.project.personas)))
    said = refusals(trial)
    trial.at("Emotion", "Trial")
    assert trial.view.current_part().isEmpty(), "no ring over the sentence"
    assert "Add a persona" in foot(trial)
    trial.press(Key.Key_F2)
    assert not trial.view.editor.is_open and "Add a persona" in said[0]


def test_what_is_no_worth_stays_in_the_editor(trial: Hands) -> None:
    said = refusals(trial)
    trial.at("Measures", "Trial")
    assert "worth" in foot(trial)
    trial.type("signup: 12%")
    trial.press(Key.Key_Return)
    assert "worth" in said[0] and trial.view.editor.toPlainText() == "signup: 12%"
    assert not trial.project.measures


def test_editing_a_fine_worth_keeps_its_digits(trial: Hands) -> None:
    trial.at("Measures", "Trial")
    trial.type("paid: 49.999")
    trial.press(Key.Key_Return)
    trial.at("Measures", "Trial")
    assert "readings" in foot(trial)
    trial.press(Key.Key_F2)
    assert trial.view.editor.toPlainText() == "paid: 49.999"


def test_a_stage_that_is_named_is_in_sight(
    sample: Workspace, make_hands: Callable[..., Hands]
) -> None:
    hands = make_hands(sample, width=900)
    hands.at("Touchpoints", "Trial")
    for name in ("Renewal", "Return"):
        hands.press(Key.Key_Return, CONTROL)
        editor = hands.view.editor
        assert editor.geometry().right() <= hands.view.viewport().width()
        hands.type(name)
        hands.press(Key.Key_Return)
    assert hands.stages()[-2:] == ["Renewal", "Return"]
