"""Photos of the wall under the map: laid there, adjusted with mouse and keys, left alone else."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image as Pictures
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from journeymapper.commands.backdrops import AddBackdrop, AdjustBackdrop
from journeymapper.commands.clusters import MakeCluster
from journeymapper.commands.stickies import AddStickies
from journeymapper.domain.records import Backdrop, Sticky
from journeymapper.gui.canvas.hit import PAPER
from journeymapper.gui.drags import mime_of
from tests.sample_images import tiny_png

Key = Qt.Key
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def drop(hand, mime: QMimeData, place: QPoint, keys=NONE) -> bool:
    actions = Qt.DropAction.CopyAction
    QApplication.sendEvent(hand.canvas, QDragEnterEvent(place, actions, mime, LEFT, keys))
    QApplication.sendEvent(hand.canvas, QDragMoveEvent(place, actions, mime, LEFT, keys))
    event = QDropEvent(QPointF(place), actions, mime, LEFT, keys)
    QApplication.sendEvent(hand.canvas, event)
    return event.isAccepted()


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(one)) for one in paths])
    return mime


@pytest.fixture
def wall(tmp_path) -> Path:
    path = tmp_path / "wall.jpg"
    Pictures.new("RGB", (400, 200), (200, 40, 40)).save(path)
    return path


@pytest.fixture
def photo(hand):
    """A red photo of 400 × 400 units, at 600, 300, all of it to be seen."""
    image = tiny_png(0)
    assert hand.canvas.run(AddBackdrop("backdrop_1", "journey_1", image, 600, 300, 400))
    return hand.canvas


def the_photo(hand) -> Backdrop:
    (one,) = hand.project.all(Backdrop).values()
    return one


def wait_for_reading(qtbot, hand) -> None:
    qtbot.waitUntil(lambda: not hand.canvas.photos.is_busy)


def steps(hand) -> list[str]:
    return [one.name for one in hand.canvas.workspace.session.history()]


def test_a_picture_file_on_the_paper_lies_under_the_map_and_is_adjusted(qtbot, hand, wall):
    place = hand.at(700, 400)
    assert drop(hand, files(wall), place)
    wait_for_reading(qtbot, hand)
    one = the_photo(hand)
    box = hand.canvas.backdrops.box_of(one)
    assert (box.cx, box.cy) == pytest.approx((700, 400), abs=8)
    assert box.width / box.height == pytest.approx(2)
    assert hand.canvas.photos.adjusting.isVisible()
    assert hand.canvas.photos.adjusting.hasFocus()
    hand.key(Key.Key_Return)
    assert hand.canvas.photos.adjusting.isHidden()
    assert hand.canvas.hasFocus()
    assert steps(hand) == ["Lay a wall photo under the map"]


def test_a_picture_file_on_a_card_is_not_taken(hand, wall):
    assert not drop(hand, files(wall), hand.card("tp_1"))
    assert not hand.canvas.photos.is_busy


def test_the_menu_asks_for_a_file(qtbot, hand, wall, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(wall), ""))
    hand.canvas.add_photo()
    wait_for_reading(qtbot, hand)
    assert the_photo(hand).journey == "journey_1"


def test_what_is_no_photo_is_refused_in_a_sentence(qtbot, hand, tmp_path):
    phone = tmp_path / "IMG_1.heic"
    phone.write_bytes(b"\0\0\0\x18ftypheic" + bytes(100))
    assert drop(hand, files(phone), hand.at(700, 400))
    wait_for_reading(qtbot, hand)
    assert hand.refusals == [
        "This is a HEIC picture, as telephones make them, and cannot be read here. Save it as "
        "JPEG, then try again."
    ]
    assert not hand.project.all(Backdrop)
    hand.canvas.adjust_photos()
    assert "No photo lies under this map yet" in hand.refusals[1]


def test_it_is_painted_under_the_cards_and_as_faint_as_it_should_be(qtbot, hand, tmp_path):
    path = tmp_path / "red.png"
    Pictures.new("RGB", (300, 300), (255, 0, 0)).save(path)
    drop(hand, files(path), hand.card("tp_3") + QPoint(0, 200))
    wait_for_reading(qtbot, hand)
    hand.key(Key.Key_Escape)
    canvas, one = hand.canvas, the_photo(hand)
    inside = canvas.camera.point_of(one.x + one.width / 2, one.y + one.width * 0.9).toPoint()
    paper = QColor("#FAF9F6")

    def seen() -> QColor:
        return canvas.grab().toImage().pixelColor(inside)

    qtbot.waitUntil(lambda: seen() != paper)
    for _ in range(3):  # while the zoom stays, the picture made for it is used
        assert seen().green() == pytest.approx(paper.green() / 2, abs=3)
        assert seen().red() > 250
    middle = canvas.grab().toImage().pixelColor(hand.card("tp_3") - QPoint(0, 34))
    assert middle.green() > 240, "a card is not seen through"


def test_clicks_go_past_it_until_it_is_adjusted(hand, photo):
    place = hand.at(900, 600)
    assert photo.hit_at(QPointF(place)) == PAPER
    hand.drag(place, place + QPoint(40, 40))
    assert (the_photo(hand).x, the_photo(hand).y) == (600, 300)
    assert steps(hand) == ["Lay a wall photo under the map"]


def test_keys_move_size_and_fade_it(hand, photo):
    photo.adjust_photos()
    for _ in range(3):
        hand.key(Key.Key_Right)
    hand.key(Key.Key_Down, SHIFT)
    one = the_photo(hand)
    assert (one.x, one.y) == (624, 380)
    hand.type("-")
    assert the_photo(hand).width == pytest.approx(400 / 1.05)
    hand.type("+")
    hand.type(",")
    hand.type(",")
    assert the_photo(hand).opacity == pytest.approx(0.4)
    one = the_photo(hand)
    assert (one.x, one.y, one.width) == pytest.approx((624, 380, 400))
    hand.key(Key.Key_Escape)
    assert len(steps(hand)) == 6, "three presses of an arrow are one step"
    hand.canvas.workspace.undo()
    assert the_photo(hand).opacity == 0.5


def test_the_mouse_moves_it_and_pulls_its_corners(hand, photo):
    photo.adjust_photos()
    mode = photo.photos.adjusting
    zoom = photo.camera.zoom
    middle = hand.at(800, 500)
    QTest.mousePress(mode, LEFT, NONE, middle)
    QTest.mouseMove(mode, middle + QPoint(10, 0))
    assert photo.backdrops.previews["backdrop_1"].x > 600
    assert the_photo(hand).x == 600
    QTest.mouseRelease(mode, LEFT, NONE, middle + QPoint(20, 10))
    one = the_photo(hand)
    assert (one.x, one.y) == pytest.approx((600 + 20 / zoom, 300 + 10 / zoom))
    assert not photo.backdrops.previews
    corner = hand.at(one.x, one.y)
    QTest.mousePress(mode, LEFT, NONE, corner)
    QTest.mouseRelease(mode, LEFT, NONE, corner - QPoint(30, 30))
    now = the_photo(hand)
    assert now.width == pytest.approx(one.width + 30 / zoom, abs=3)
    assert now.x + now.width == pytest.approx(one.x + one.width)
    assert len(steps(hand)) == 3


def test_the_slider_shows_first_and_is_one_step(hand, photo):
    photo.adjust_photos()
    bar = photo.photos.adjusting.bar
    bar.slider.setSliderDown(True)
    bar.slider.setValue(30)
    assert photo.backdrops.previews["backdrop_1"].opacity == 0.3
    assert the_photo(hand).opacity == 0.5
    bar.slider.setSliderDown(False)
    assert the_photo(hand).opacity == 0.3
    assert len(steps(hand)) == 2
    bar.slider.setFocus()
    hand.key(Key.Key_Escape)
    assert photo.photos.adjusting.isHidden()


def test_the_bar_does_not_hide_the_top_of_the_photo(hand, photo):
    photo.adjust_photos()
    adjusting = photo.photos.adjusting
    assert adjusting.bar.y() < photo.height() / 2
    hand.canvas.run(AdjustBackdrop("backdrop_1", x=0.0, width=1200.0, y=0.0))
    photo.photos.adjusting.end()
    photo.adjust_photos()
    assert adjusting._rect().top() < photo.height() / 2
    assert adjusting.bar.y() > photo.height() / 2
    assert adjusting.rect().contains(adjusting.bar.geometry())


def test_wheel_looks_round_while_it_is_adjusted(photo):
    photo.adjust_photos()
    before = (photo.camera.left, photo.camera.top)
    mode = photo.photos.adjusting
    event = QWheelEvent(
        QPointF(500, 400),
        QPointF(mode.mapToGlobal(QPoint(500, 400))),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(mode, event)
    assert (photo.camera.left, photo.camera.top) != before


def test_tab_goes_to_the_next_photo_and_delete_takes_it_away(hand, photo):
    assert photo.run(AddBackdrop("backdrop_2", "journey_1", tiny_png(1), 0, 300, 200))
    photo.adjust_photos()
    mode = photo.photos.adjusting
    assert mode.photo_id == "backdrop_2"
    hand.key(Key.Key_Backtab, SHIFT)
    assert mode.photo_id == "backdrop_1"
    hand.key(Key.Key_Delete)
    assert list(hand.project.all(Backdrop)) == ["backdrop_2"]
    assert mode.photo_id == "backdrop_2"
    hand.key(Key.Key_Delete)
    assert mode.isHidden()
    photo.workspace.undo()
    assert list(hand.project.all(Backdrop)) == ["backdrop_2"]


def test_a_click_beside_it_ends_adjusting(hand, photo):
    photo.adjust_photos()
    QTest.mouseClick(photo.photos.adjusting, LEFT, NONE, hand.at(300, 500))
    assert photo.photos.adjusting.isHidden()


def test_the_menu_of_the_paper_knows_it(hand, photo):
    def said(place: QPoint) -> dict[str, object]:
        menu: QMenu = photo.menus.menu_for(PAPER, QPointF(place))
        return {one.text(): one for one in menu.actions()}

    assert "Adjust the wall photo" not in said(hand.at(300, 500))
    entries = said(hand.at(800, 500))
    entries["Adjust the wall photo"].trigger()
    assert photo.photos.adjusting.photo_id == "backdrop_1"
    entries["Remove the wall photo"].trigger()
    assert not hand.project.all(Backdrop)
    assert photo.photos.adjusting.isHidden()


def test_a_photo_that_is_none_hurts_nobody(qtbot, hand):
    broken = tiny_png(2)
    image = type(broken)(id=broken.id, data=b"\x89PNG broken", media_type="image/png")
    assert hand.canvas.run(AddBackdrop("backdrop_1", "journey_1", image, 0, 0, 400))
    hand.canvas.repaint()
    qtbot.wait(20)
    hand.canvas.repaint()
    hand.canvas.adjust_photos()
    assert hand.canvas.photos.adjusting.isVisible()


@pytest.fixture
def tray(hand):
    """Four stickies in the tray, two of them in a cluster."""
    ids = [f"sticky_{n}" for n in range(1, 5)]
    hand.canvas.run(AddStickies(ids, ["A", "B", "C", "D"], "journey_1"))
    hand.canvas.run(MakeCluster("cluster_1", "journey_1", ids[:2], "First days"))
    return hand


def on(hand, place: str) -> set[str]:
    return {one.text for one in hand.project.referring(Sticky, place)}


def test_a_cluster_on_the_paper_is_a_touchpoint_with_its_stickies(tray):
    assert drop(tray, mime_of(["cluster_1"]), tray.at(400, 400))
    (card,) = [one for one in tray.project.touchpoints.values() if one.name == "First days"]
    assert card.stage == "stage_2"
    assert on(tray, card.id) == {"A", "B"}
    tray.canvas.workspace.undo()
    assert tray.project.find("cluster_1") is not None


def test_a_cluster_on_a_card_gives_its_stickies_to_it(tray):
    assert drop(tray, mime_of(["cluster_1", "sticky_3"]), tray.card("tp_1"))
    assert on(tray, "tp_1") == {"A", "B", "C"}
    assert tray.project.find("cluster_1") is None


def test_a_sticky_on_the_paper_is_a_note_and_with_shift_a_touchpoint(tray):
    assert drop(tray, mime_of(["sticky_3"]), tray.at(400, 400))
    assert on(tray, "stage_2") == {"C"}
    assert drop(tray, mime_of(["sticky_4"]), tray.at(400, 400), SHIFT)
    assert "D" in {one.name for one in tray.project.touchpoints.values()}
    assert "sticky_4" not in tray.project.stickies


def test_what_a_drop_would_make_is_said_while_it_is_dragged(tray):
    canvas, place = tray.canvas, tray.at(400, 400)
    actions, mime = Qt.DropAction.CopyAction, mime_of(["sticky_3"])
    QApplication.sendEvent(canvas, QDragEnterEvent(place, actions, mime, LEFT, NONE))
    QApplication.sendEvent(canvas, QDragMoveEvent(place, actions, mime, LEFT, NONE))
    assert canvas.banner.text == "Let go: a note on the stage · with Shift: a touchpoint"
    QApplication.sendEvent(canvas, QDragMoveEvent(place, actions, mime, LEFT, SHIFT))
    assert canvas.banner.text == "Let go: a touchpoint"
    drop(tray, mime, place)
    assert canvas.banner.isHidden()
