"""The feedback panel beside the canvas."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QMouseEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.commands.feedback import PinFeedback
from journeymapper.domain.vocabulary import Status
from journeymapper.gui.drags import dragged_ids
from journeymapper.gui.feedback.panel import FeedbackPanel
from journeymapper.gui.workspace import Workspace
from tests.gui.feedback.conftest import TODAY, note, today


@pytest.fixture
def panel(workspace: Workspace, qtbot: QtBot) -> FeedbackPanel:
    made = FeedbackPanel(workspace, today)
    qtbot.addWidget(made)
    made.resize(300, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def listed(panel: FeedbackPanel) -> list[str]:
    return [one.id for one in panel.list.notes.notes]


def click_status(panel: FeedbackPanel, row: int, qtbot: QtBot) -> None:
    QTest.qWait(10)
    index = panel.list.notes.index(row)
    chip = panel.list.delegate.status_rectangle(panel.list.visualRect(index), index)
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=chip.center())


def test_it_follows_the_selection(panel: FeedbackPanel, workspace: Workspace) -> None:
    assert listed(panel) == ["feedback_4"]
    assert panel._hint.accessibleName() == "Drag a note onto the touchpoint it speaks of."
    workspace.select(["tp_1"])
    assert listed(panel) == ["feedback_1"]
    assert panel._title.accessibleName() == "Subscribe"
    workspace.select(["tp_1", "tp_2"])
    assert listed(panel) == ["feedback_4"]


def test_enter_adds_a_note_pinned_here(panel: FeedbackPanel, workspace: Workspace) -> None:
    workspace.select(["tp_2"])
    panel.add_note("tp_2")
    QTest.keyClicks(QApplication.focusWidget(), "Too quick to follow")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    (new,) = [one for one in workspace.project.feedback_notes.values() if "quick" in one.text]
    assert (new.touchpoint, new.received_on, new.status) == ("tp_2", TODAY, Status.NEW)
    assert listed(panel) == [new.id, "feedback_2"]
    assert panel.list.chosen_ids() == [new.id]


def test_what_is_typed_belongs_to_the_touchpoint_where_it_was_begun(
    panel: FeedbackPanel, workspace: Workspace
) -> None:
    panel.add_note("tp_2")
    QTest.keyClicks(QApplication.focusWidget(), "Half a word")
    workspace.select(["tp_1"])
    (new,) = [one for one in workspace.project.feedback_notes.values() if "Half" in one.text]
    assert new.touchpoint == "tp_2"


def test_the_status_chip_moves_a_note_on_until_it_asks_for_the_answer(
    panel: FeedbackPanel, workspace: Workspace, qtbot: QtBot
) -> None:
    panel.show_record("feedback_1")
    click_status(panel, 0, qtbot)
    assert note(workspace, 1).status is Status.TRIAGED
    click_status(panel, 0, qtbot)
    assert note(workspace, 1).status is Status.ACTING
    assert panel.reply.isHidden()
    click_status(panel, 0, qtbot)
    assert note(workspace, 1).status is Status.ACTING
    assert QApplication.focusWidget() is panel.reply.field
    QTest.keyClicks(panel.reply.field, "Prices stand on the page now")
    qtbot.mouseClick(panel.reply.close_button, Qt.MouseButton.LeftButton)
    assert note(workspace, 1).status is Status.CLOSED
    assert note(workspace, 1).answered_on == TODAY
    assert panel.reply.isHidden()


def test_keys_work_in_the_list(panel: FeedbackPanel, workspace: Workspace) -> None:
    panel.show_record("feedback_1")
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_A)
    assert note(workspace, 1).status is Status.ACTING
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert "feedback_1" not in workspace.project.feedback_notes


def test_a_note_that_was_dropped_on_a_touchpoint_leaves_the_waiting_ones(
    panel: FeedbackPanel, workspace: Workspace
) -> None:
    mime = panel.list.notes.mimeData([panel.list.notes.index(0)])
    workspace.run(PinFeedback(dragged_ids(mime), "tp_1"))
    assert listed(panel) == []
    workspace.select(["tp_1"])
    assert listed(panel) == ["feedback_4", "feedback_1"]


def test_the_inbox_opens_at_the_touchpoint_or_the_note(
    panel: FeedbackPanel, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.select(["tp_1"])
    with qtbot.waitSignal(workspace.page_asked) as asked:
        qtbot.mouseClick(panel.inbox, Qt.MouseButton.LeftButton)
    assert asked.args == ["feedback", "tp_1"]
    panel.list.choose(["feedback_1"])
    with qtbot.waitSignal(workspace.page_asked) as asked:
        QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert asked.args == ["feedback", "feedback_1"]


def test_a_dragged_note_is_pictured_small_beside_the_pointer(
    panel: FeedbackPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    drags: list[tuple[list[str], QPixmap, QPoint]] = []

    def take(drag: QDrag, _actions: Qt.DropAction) -> Qt.DropAction:
        drags.append((dragged_ids(drag.mimeData()), drag.pixmap(), drag.hotSpot()))
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", take)
    viewport = panel.list.viewport()
    start = panel.list.visualRect(panel.list.notes.index(0)).center()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    for way in (6, 30):
        place = QPointF(start + QPoint(way, way))
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        moved = QMouseEvent(
            QEvent.Type.MouseMove, place, viewport.mapToGlobal(place), left, left, none
        )
        QApplication.sendEvent(viewport, moved)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=start)
    ((ids, picture, spot),) = drags
    assert ids == ["feedback_4"]
    assert picture.deviceIndependentSize().width() <= 160
    assert picture.toImage().pixelColor(20, 20).alpha() < 200
    assert spot.x() < 0, "the pointer stands beside the picture"
