"""The undo list: what it shows, how one jumps with it, and that it stays quick."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.app.observers import Event
from journeymapper.commands.records import EditFields
from journeymapper.commands.stickies import AddSticky
from journeymapper.commands.touchpoints import MoveTouchpoints
from journeymapper.gui.project.history import HistoryDialog
from journeymapper.gui.project.step_list import StepList
from journeymapper.gui.project.step_rows import BEGINNING, rows_of, time_said
from journeymapper.gui.project.undo_list import UndoList
from journeymapper.gui.workspace import Workspace
from journeymapper.storage.history import HistoryStep
from tests.gui.hands import show

Key = Qt.Key
START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def step(position: int, name: str, *, is_undone: bool = False) -> HistoryStep:
    return HistoryStep(position, name, START + timedelta(minutes=position), is_undone)


@pytest.fixture
def steps(qtbot: QtBot, small: Workspace) -> StepList:
    """Six stickies, then two edits of touchpoints."""
    for n in range(1, 7):
        small.run(AddSticky(f"sticky_{n}", "journey_1", f"Note {n}"))
    small.run(EditFields("tp_a", {"name": "Reviews"}))
    small.run(MoveTouchpoints(["tp_b"], 8, 8))
    made = StepList(small)
    show(qtbot, made, 420, 560)
    made.line.setFocus()
    return made


def said(steps: StepList) -> list[str]:
    model = steps.model
    return [
        str(model.index(n).data(Qt.ItemDataRole.AccessibleTextRole)).replace(_now(), "now")
        for n in range(model.rowCount())
    ]


def _now() -> str:
    return f"{datetime.now().astimezone():%H:%M}"


def names(steps: StepList) -> list[str]:
    return [one.name for one in steps.model.rows]


def key(steps: StepList, *keys: Qt.Key) -> None:
    for one in keys:
        QTest.keyClick(steps.line, one)


def test_steps_are_listed_with_many_alike_in_one_row(steps: StepList) -> None:
    assert names(steps) == [
        "Move “Guided tour”",
        "Rename touchpoint “Review site”",
        "Add idea",
        BEGINNING,
    ]
    assert "you are here" in said(steps)[0]
    assert "6 steps, folded" in said(steps)[2]
    chosen = steps.chosen()
    assert chosen is not None
    assert chosen.is_present


def test_keys_jump_back_and_forth_in_one_go(steps: StepList, small: Workspace) -> None:
    heard: list[Event] = []
    small.records_changed.connect(heard.append)
    key(steps, Key.Key_Down, Key.Key_Down, Key.Key_Right, Key.Key_Down, Key.Key_Down)
    assert names(steps)[3:5] == ["Add idea “Note 6”", "Add idea “Note 5”"]
    key(steps, Key.Key_Return)
    assert list(small.project.stickies) == [f"sticky_{n}" for n in range(1, 6)]
    assert small.project.touchpoints["tp_a"].name == "Review site"
    assert len(heard) == 1
    present = steps.chosen()
    assert present is not None
    assert (present.name, present.is_present) == ("Add idea “Note 5”", True)
    assert [one.is_undone for one in steps.model.rows[:3]] == [True, True, True]
    key(steps, Key.Key_Home, Key.Key_Return)
    assert small.project.touchpoints["tp_a"].name == "Reviews"
    assert len(small.project.stickies) == 6
    assert len(heard) == 2


def test_the_very_beginning_is_reached(steps: StepList, small: Workspace) -> None:
    key(steps, Key.Key_End, Key.Key_Return)
    assert not small.project.stickies
    assert steps.chosen().is_present  # type: ignore[union-attr]
    small.redo()
    assert list(small.project.stickies) == ["sticky_1"]


def test_typing_finds_steps_one_by_one(steps: StepList, small: Workspace) -> None:
    QTest.keyClicks(steps.line, "note 3")
    assert names(steps) == ["Add idea “Note 3”"]
    key(steps, Key.Key_Return)
    assert len(small.project.stickies) == 3
    QTest.keyClicks(steps.line, " zz")
    assert steps.told.text() == "No step is called like that."
    key(steps, Key.Key_Escape)
    assert steps.line.text() == ""
    assert BEGINNING in names(steps)


def test_a_click_goes_there_and_opens_what_is_alike(steps: StepList, small: Workspace) -> None:
    def click(row: int) -> None:
        place = steps.list.visualRect(steps.model.index(row)).center()
        QTest.mouseClick(steps.list.viewport(), Qt.MouseButton.LeftButton, pos=place)

    click(2)
    assert len(small.project.stickies) == 6
    assert names(steps)[3] == "Add idea “Note 6”"
    click(1)
    assert small.session.position == 7


def test_the_popup_stays_while_one_jumps_and_leaves_with_escape(
    qtbot: QtBot, small: Workspace
) -> None:
    small.run(AddSticky("sticky_1", "journey_1", "Note"))
    window = StepList(small)
    show(qtbot, window, 900, 700)
    UndoList(small, window).open_over(window)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, UndoList)
    key(popup.steps, Key.Key_Down, Key.Key_Return)
    assert not small.project.stickies
    assert popup.isVisible()
    key(popup.steps, Key.Key_Escape)
    assert QApplication.activePopupWidget() is None


def test_the_history_dialog_shows_the_same_list(qtbot: QtBot, small: Workspace) -> None:
    small.run(AddSticky("sticky_1", "journey_1", "Note"))
    small.session.name_milestone("End of day 1")
    dialog = HistoryDialog(small)
    qtbot.addWidget(dialog)
    dialog.show()
    key(dialog.steps, Key.Key_End, Key.Key_Return)
    assert dialog.milestones.count() == 0, "it was named later"
    assert not small.project.stickies


def test_nothing_was_done_yet(qtbot: QtBot, small: Workspace) -> None:
    made = StepList(small)
    show(qtbot, made)
    assert made.told.text().startswith("Nothing was done yet")
    key(made, Key.Key_Return, Key.Key_Down, Key.Key_Right)
    assert made.chosen() is None


def test_rows_keep_days_and_milestones_and_the_present_apart() -> None:
    same = [step(n, f"Add idea “{n}”", is_undone=n > 8) for n in range(12, 4, -1)]
    rows = rows_of([*same, step(4, "Name milestone “Noon”"), step(3, "Add idea “x”")], 8, ())
    told = [(one.kind, one.position, one.count, one.is_present) for one in rows]
    assert told == [
        ("group", 12, 4, False),
        ("group", 8, 4, True),
        ("step", 4, 1, False),
        ("step", 3, 1, False),
        ("beginning", 2, 1, False),
    ]
    later = HistoryStep(13, "Add idea “13”", START + timedelta(days=1), is_undone=False)
    assert len(rows_of([later, *(step(n, "Add idea “y”") for n in range(12, 9, -1))], 13, ())) == 5


def test_the_time_says_the_day_only_where_it_is_another() -> None:
    now = datetime(2026, 11, 22, 18, 5, tzinfo=UTC)
    assert time_said(now, now) == "18:05"
    assert time_said(now - timedelta(days=1), now) == "21 Nov, 18:05"
    assert time_said(now - timedelta(days=400), now) == "18 Oct 2025, 18:05"


def test_ten_thousand_steps_are_listed(qtbot: QtBot, small: Workspace) -> None:
    made = StepList(small)
    show(qtbot, made, 420, 560)
    words = ("Add idea “a”", "Move “b”", "Rename “c”")
    many = [step(n, words[n % 3]) for n in range(10_000, 0, -1)]
    made._steps = many
    made._show()
    assert made.model.rowCount() == 10_001
    key(made, Key.Key_End)
    assert made.list.verticalScrollBar().value() == made.list.verticalScrollBar().maximum()
