"""What comes from elsewhere and goes elsewhere: clipboard, drops, pictures."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QCursor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from journeymapper.commands.clipboard import MIME_TYPE
from journeymapper.commands.feedback import AddFeedback
from journeymapper.commands.stickies import AddSticky
from journeymapper.domain.order import by_rank
from journeymapper.domain.vocabulary import StickyKind
from journeymapper.gui.canvas.pasted_lines import read_lines
from journeymapper.gui.drags import mime_of
from tests.gui.canvas.conftest import Hand, records, show_canvas

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def put_text(text):
    QGuiApplication.clipboard().setText(text)


def drop(hand, ids, place: QPoint) -> bool:
    mime = mime_of(ids)
    actions, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, actions, mime, left, none)
    QApplication.sendEvent(hand.canvas, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(QPointF(place), actions, mime, left, none)
    QApplication.sendEvent(hand.canvas, event)
    return event.isAccepted()


def test_lines_of_text_become_touchpoints(hand):
    put_text("Read a review\n\nAsk a friend\nProfile 3x4, 12:30\n")
    hand.key(Key.Key_V, CONTROL)
    names = {one.name for one in hand.project.touchpoints.values()}
    assert {"Read a review", "Ask a friend", "Profile 3x4, 12:30"} < names
    assert len(hand.selection) == 3
    hand.canvas.workspace.undo()
    assert len(hand.project.touchpoints) == 3


def test_listed_lines_become_stickies_on_what_is_chosen_or_in_the_tray(hand):
    put_text("- too slow\n- no price\n")
    hand.key(Key.Key_V, CONTROL)
    assert {one.text for one in hand.project.stickies.values()} == {"too slow", "no price"}
    assert all(
        one.stage is None and one.touchpoint is None for one in hand.project.stickies.values()
    )
    hand.click(hand.card("tp_1"))
    put_text("- where is help?")
    hand.key(Key.Key_V, CONTROL)
    assert any(
        (one.text, one.touchpoint) == ("where is help?", "tp_1")
        for one in hand.project.stickies.values()
    )


def test_a_pasted_picture_is_attached_to_the_chosen_touchpoint(hand):
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    QGuiApplication.clipboard().setImage(image)
    hand.click(hand.card("tp_2"))
    hand.key(Key.Key_V, CONTROL)
    (attachment,) = hand.project.attachments.values()
    assert attachment.record == "tp_2"
    kept = QImage.fromData(hand.project.images[attachment.image].data)
    assert (kept.width(), kept.height()) == (30, 20)


def test_copying_gives_records_text_and_a_picture(hand):
    hand.click(hand.card("tp_1"))
    hand.key(Key.Key_C, CONTROL)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.hasFormat(MIME_TYPE)
    assert mime.text() == "Advert"
    assert QGuiApplication.clipboard().image().width() > 300


def test_copy_and_paste_between_two_projects(hand, qapp, tmp_path):
    hand.click(hand.card("tp_1"))
    hand.click(hand.card("tp_3"), CONTROL)
    hand.key(Key.Key_C, CONTROL)
    other = Hand(show_canvas(qapp, tmp_path / "other.journey", records()[:1]))
    other.canvas.paste()
    assert {one.name for one in other.project.touchpoints.values()} == {"Advert", "Sign-up"}
    assert len(other.project.connections) == 1
    other.canvas.workspace.close()
    other.canvas.deleteLater()


def test_nonsense_on_the_clipboard_is_refused_with_a_sentence(hand):
    mime = QMimeData()
    mime.setData(MIME_TYPE, b'{"journeymapper": 1, "records": [{"table": "wishes"}]}')
    QGuiApplication.clipboard().setMimeData(mime)
    hand.key(Key.Key_V, CONTROL)
    assert hand.refusals
    assert len(hand.project.touchpoints) == 3


def test_the_map_or_the_selection_is_copied_as_a_picture(hand):
    hand.canvas.copy_picture()
    whole = QGuiApplication.clipboard().image()
    hand.click(hand.card("tp_1"))
    hand.canvas.copy_picture()
    part = QGuiApplication.clipboard().image()
    assert 0 < part.width() < whole.width()


@pytest.mark.parametrize(
    ("x", "y", "stage", "touchpoint"),
    [(132, 80, None, "tp_1"), (400, 300, "stage_2", None), (5000, 300, "stage_2", None)],
)
def test_a_sticky_dropped_on_a_touchpoint_or_stage(hand, x, y, stage, touchpoint):
    hand.canvas.workspace.run(AddSticky("sticky_1", "journey_1", "too slow"))
    assert drop(hand, ["sticky_1"], hand.at(x, y))
    placed = hand.project.stickies["sticky_1"]
    assert (placed.stage, placed.touchpoint) == (stage, touchpoint)
    assert hand.canvas.overlay.lit == ""


def test_feedback_dropped_on_a_touchpoint_is_pinned_and_nowhere_else(hand):
    hand.canvas.workspace.run(AddFeedback("feedback_1", "no sound"))
    assert not drop(hand, ["feedback_1"], hand.at(500, 450))
    assert drop(hand, ["feedback_1"], hand.card("tp_3"))
    assert hand.project.feedback_notes["feedback_1"].touchpoint == "tp_3"


def test_a_persona_dropped_on_the_canvas_stands_there_once(hand):
    assert drop(hand, ["persona_1"], hand.at(400, 300))
    (chip,) = hand.project.presences.values()
    box = hand.canvas.scene.cards.boxes[chip.id]
    assert box.contains(400, 300)
    drop(hand, ["persona_1"], hand.at(100, 300))
    assert len(hand.project.presences) == 1
    assert hand.refusals


def test_what_has_no_place_here_is_not_taken(hand):
    assert not drop(hand, ["stage_1"], hand.at(100, 100))
    assert not drop(hand, ["nothing_1"], hand.at(100, 100))


def test_a_note_of_a_stage_is_dragged_onto_a_touchpoint(hand):
    hand.canvas.workspace.run(AddSticky("sticky_1", "journey_1", "too slow", stage="stage_2"))
    hand.drag(hand.card("sticky_1"), hand.card("tp_1"))
    assert hand.project.stickies["sticky_1"].touchpoint == "tp_1"
    assert "sticky_1" not in hand.canvas.scene.cards.boxes


def test_dashes_make_stickies_among_touchpoints_and_both_are_told(hand, qtbot):
    put_text("Alpha\n- pain: too slow\n- ? who pays\n- second sticky\nBeta")
    with qtbot.waitSignal(hand.canvas.workspace.told) as told:
        hand.key(Key.Key_V, CONTROL)
    assert told.args == ["2 touchpoints, 3 stickies in the tray."]
    assert {one.name for one in hand.project.touchpoints.values()} >= {"Alpha", "Beta"}
    notes = by_rank(hand.project.stickies.values())
    assert [(one.kind, one.text) for one in notes] == [
        ("pain", "too slow"),
        ("question", "who pays"),
        ("idea", "second sticky"),
    ]
    assert len(hand.project.touchpoints) == 5
    hand.canvas.workspace.undo()
    assert not hand.project.stickies
    assert len(hand.project.touchpoints) == 3


def test_many_lines_flow_into_columns_of_a_stage_made_wide_enough(hand):
    hand.click(hand.card("tp_2"))
    put_text("\n".join(f"Line {number}" for number in range(300)))
    hand.key(Key.Key_V, CONTROL)
    made = [one for one in hand.project.touchpoints.values() if one.name.startswith("Line")]
    assert len(made) == 300
    assert {one.stage for one in made} == {"stage_1"}
    xs, ys = {one.x for one in made}, {one.y for one in made}
    assert len(xs) > 8
    assert len(ys) < 40
    places = {(one.x, one.y) for one in made}
    assert len(places) == 300
    assert min(ys) > 288, "below the cards that are there"
    stage = hand.project.stages["stage_1"]
    assert max(xs) + 200 <= stage.width
    assert hand.project.touchpoints["tp_3"].x == stage.width + 32
    first = next(one for one in made if one.name == "Line 0")
    assert hand.canvas.rect().contains(hand.card(first.id))
    hand.canvas.workspace.undo()
    assert hand.project.stages["stage_1"].width == 264
    assert len(hand.project.touchpoints) == 3


def test_a_list_of_twenty_is_one_column(hand):
    put_text("\n".join(f"Line {number}" for number in range(20)))
    hand.key(Key.Key_V, CONTROL)
    made = [one for one in hand.project.touchpoints.values() if one.name.startswith("Line")]
    assert len({one.x for one in made}) == 1


@pytest.mark.parametrize(("x", "y", "place"), [(400, 300, (304, 304)), (396, 80, (296, 160))])
def test_lines_land_where_the_pointer_is(hand, monkeypatch, x, y, place):
    point = hand.at(x, y)
    monkeypatch.setattr(hand.canvas, "underMouse", lambda: True)
    QCursor.setPos(hand.canvas.mapToGlobal(point))
    put_text("Pointed at")
    hand.key(Key.Key_V, CONTROL)
    made = next(one for one in hand.project.touchpoints.values() if one.name == "Pointed at")
    assert (made.x, made.y) == place
    assert made.stage == "stage_2"


@pytest.mark.parametrize("count", [1, 300])
def test_lines_stay_inside_the_stage_that_the_pointer_is_over(hand, monkeypatch, count):
    point = hand.at(274, 300)
    monkeypatch.setattr(hand.canvas, "underMouse", lambda: True)
    QCursor.setPos(hand.canvas.mapToGlobal(point))
    put_text("\n".join(f"Line {number}" for number in range(count)))
    hand.key(Key.Key_V, CONTROL)
    made = [one for one in hand.project.touchpoints.values() if one.name.startswith("Line")]
    left, right = 264.0, 264.0 + hand.project.stages["stage_2"].width
    assert all(left < one.x and one.x + one.width < right for one in made)
    assert {one.stage for one in made} == {"stage_2"}
    first = next(one for one in made if one.name == "Line 0")
    seen = hand.canvas.camera.rect_of(hand.canvas.scene.cards.boxes[first.id])
    assert hand.canvas.room().contains(seen)
    assert not any(cover.intersects(seen) for cover in hand.canvas.covers())


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("- Idea:one tap", (StickyKind.IDEA, "one tap")),
        ("* quote : “never again”", (StickyKind.QUOTE, "“never again”")),
        ("• pain:", (StickyKind.TEXT, "pain:")),
        ("- ?", (StickyKind.TEXT, "?")),
    ],
)
def test_the_beginning_of_a_note_tells_its_kind(line, note):
    assert read_lines(line, StickyKind.TEXT, only_notes=False).notes == (note,)


def test_too_many_lines_are_left_out_and_told(hand, qtbot):
    put_text("\n".join(f"- {number}" for number in range(1003)))
    with qtbot.waitSignal(hand.canvas.workspace.told) as told:
        hand.key(Key.Key_V, CONTROL)
    assert "the last 3 lines were left out" in told.args[0]
    assert len(hand.project.stickies) == 1000
