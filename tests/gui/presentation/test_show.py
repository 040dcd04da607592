"""A presentation is begun by its key, moved by keys and mouse, and left by Escape."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeymapper.analysis.slides import Slide
from journeymapper.commands.connections import Connect
from journeymapper.commands.records import EditFields
from journeymapper.commands.touchpoints import AddTouchpoint
from journeymapper.drawing.card_looks import card_look
from journeymapper.drawing.options import MapOptions, persona_colours
from journeymapper.gui import appearance
from journeymapper.gui.canvas.scene import Scene
from journeymapper.gui.canvas.ways import AT_ONCE
from journeymapper.gui.presentation.flight import View, between, view_of
from journeymapper.gui.presentation.show import Presentation
from journeymapper.gui.presentation.speaker import SpeakerDesk
from journeymapper.layout import Rectangle
from tests.a_project import a_project, do
from tests.effort import some

Key = Qt.Key


def _begun(window, keys=Qt.KeyboardModifier.NoModifier):
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Key.Key_F5, keys)
    shown = [one for one in window.findChildren(Presentation) if one.isVisible()]
    assert len(shown) == 1
    return shown[0]


def test_keys_and_mouse_step_through_the_stages(window, qtbot):
    shown = _begun(window)
    project = window.workspace.project
    assert shown.caption.title.text() == project.journeys[window.workspace.journey_id].title
    QTest.keyClick(shown, Key.Key_Right)
    first = shown.caption.title.text()
    assert first in [stage.name for stage in project.stages.values()]
    assert first in shown.accessibleName()
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    assert shown.place == 2
    QTest.keyClick(shown, Key.Key_Left)
    assert shown.caption.title.text() == first
    QTest.keyClick(shown, Key.Key_End)
    assert shown.place == len(shown.slides) - 1
    QTest.keyClick(shown, Key.Key_Space)
    assert shown.place == len(shown.slides) - 1, "behind the last there is nothing"
    QTest.keyClick(shown, Key.Key_Home)
    assert shown.place == 0
    for part in (-60, -60):
        wheel = QWheelEvent(
            QPointF(9, 9),
            QPointF(9, 9),
            QPoint(),
            QPoint(0, part),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(shown, wheel)
    assert shown.place == 1, "two halves of a notch are one step"
    QTest.keyClick(shown, Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(Presentation))


def test_the_path_of_a_persona(window):
    shown = _begun(window, Qt.KeyboardModifier.ShiftModifier)
    persona = window.workspace.project.personas[window.workspace.active_persona]
    assert shown.caption.title.text() == persona.name
    QTest.keyClick(shown, Key.Key_Right)
    assert shown.slide.shown[0] in window.workspace.project.touchpoints


def test_the_camera_glides_and_stands_at_once_where_motion_is_reduced(window, qtbot):
    appearance.choose_motion(appearance.Motion.FULL)
    shown = _begun(window)
    QTest.keyClick(shown, Key.Key_Right)
    assert shown.is_gliding
    qtbot.waitUntil(lambda: not shown.is_gliding)
    appearance.choose_motion(appearance.Motion.REDUCED)
    QTest.keyClick(shown, Key.Key_Right)
    assert not shown.is_gliding
    shown.close()


def test_notes_pointer_whole_and_dark(window, qtbot):
    shown = _begun(window)
    QTest.keyClick(shown, Key.Key_Right)
    qtbot.waitUntil(lambda: not shown.is_gliding)
    plain = shown.grab().toImage()
    QTest.keyClick(shown, Key.Key_N)
    assert shown.notes.isVisible()
    assert shown.notes.text.text() == "\n\n".join(shown.slide.notes) or not shown.slide.notes
    QTest.keyClick(shown, Key.Key_N)
    qtbot.waitUntil(lambda: not shown.is_gliding)
    for key in (Key.Key_P, Key.Key_O, Key.Key_B):
        QTest.keyClick(shown, key)
        qtbot.waitUntil(lambda: not shown.is_gliding)
        assert shown.grab().toImage() != plain
        QTest.keyClick(shown, key)
        qtbot.waitUntil(lambda: not shown.is_gliding)
        assert shown.grab().toImage() == plain
    shown.close()


def test_the_speaker_follows_and_moves_it(window):
    shown = _begun(window)
    desk = SpeakerDesk(shown)
    desk.show()
    assert shown.slides[1].title in desk.next.text()
    QTest.keyClick(desk, Key.Key_Right)
    assert shown.place == 1
    assert shown.slide.title in desk.now.text()
    desk.close()
    assert not shown.isVisible()


def test_nothing_to_present_is_said(window):
    workspace = window.workspace
    workspace.select(list(workspace.project.touchpoints))
    window.canvas.delete_selected()
    refused: list[str] = []
    workspace.refused.connect(refused.append)
    window.actions_by_name["present"].trigger()
    assert "Make a touchpoint" in refused[-1]
    assert not window.findChildren(Presentation)


@pytest.mark.parametrize("zoom", [0.5, 3.0])
def test_a_glide_begins_and_ends_where_it_should(zoom):
    start, end = View(100, 50, 1.0), View(900, 300, zoom)
    assert between(start, end, 0.0) == start
    last = between(start, end, 1.0)
    assert (round(last.x), round(last.y), round(last.zoom, 6)) == (900, 300, zoom)
    even = between(View(0, 0, 1.0), View(10, 20, 1.0), 0.5)
    assert (even.x, even.y) == (5, 10)


def test_a_card_fills_no_more_than_its_share():
    from PySide6.QtCore import QRectF

    view = view_of(Rectangle(0, 0, 200, 88), QRectF(0, 0, 1920, 1000))
    assert view.zoom * 200 <= 1920 / 2
    wide = view_of(Rectangle(0, 0, 20_000, 88), QRectF(0, 0, 1920, 1000))
    assert wide.zoom * 20_000 <= 1920


LONG_NAMES = (
    "Waiting for the contract to be countersigned by the legal department of the parent "
    "company, which takes about six weeks",
    "x" * 120,
    "客户在多个商店之间比较价格并阅读评论" * 6,
    "عميل يبحث عن منتج يناسبه ويقارن الأسعار " * 3,
)


@pytest.mark.parametrize(
    ("size", "name"), some(product(((1024, 768), (1280, 720), (1920, 1080)), LONG_NAMES), 3)
)
def test_the_caption_holds_a_long_name_whole(window, size, name):
    workspace = window.workspace
    shown = _begun(window, Qt.KeyboardModifier.ShiftModifier)
    card = shown.slides[1].shown[0]
    shown.close()
    workspace.run(EditFields(card, {"name": name}))
    shown = _begun(window, Qt.KeyboardModifier.ShiftModifier)
    shown.showNormal()
    shown.resize(*size)
    QTest.keyClick(shown, Key.Key_Right)
    title, words, caption = shown.caption.title, shown.caption.words, shown.caption
    assert title.text() == workspace.project.touchpoints[card].name
    assert not title.text().endswith("…")
    assert title.height() >= title.high(title.text(), title.width())
    assert title.high(title.text(), title.width()) <= 3 * title.high("Åg", title.width()) * 1.3
    assert title.geometry().bottom() < (words.y() if words.text() else caption.height())
    assert caption.rect().contains(title.geometry())
    assert caption.rect().contains(words.geometry())
    assert caption.height() < size[1] * 0.37
    shown.close()


def test_words_without_end_leave_room_for_the_map(window):
    workspace = window.workspace
    workspace.run(EditFields(workspace.journey_id, {"scenario": "And so on. " * 900}))
    shown = _begun(window)
    assert shown.caption.words.text().endswith("…")
    assert shown.caption.height() < shown.height() * 0.4
    assert shown.caption.rect().contains(shown.caption.words.geometry())
    shown.close()


def test_little_text_leaves_the_map_more_room(window):
    shown = _begun(window)
    shown.showNormal()
    shown.resize(1280, 720)
    QTest.keyClick(shown, Key.Key_Right)
    assert shown.caption.height() <= 720 * 0.16
    shown.close()


def test_a_path_shows_what_the_presented_persona_feels(window):
    workspace, project = window.workspace, window.workspace.project
    persona = workspace.active_persona
    shown = _begun(window, Qt.KeyboardModifier.ShiftModifier)
    felt = {one.shown[0]: one.feeling for one in shown.slides[1:]}
    cards = {one: shown.map.look_of(one) for one in felt}
    assert {one: look.emotion for one, look in cards.items()} == felt
    others = [len(card_look(project, project.touchpoints[one]).persona_colours) for one in felt]
    assert max(others) > 1, "others are there too"
    own = persona_colours(project)[persona]
    assert all(set(look.persona_colours) <= {own} for look in cards.values())
    shown.close()


def test_the_first_step_of_a_path_has_chip_loops_headers_and_notes_in_sight(window):
    workspace = window.workspace
    shown = _begun(window, Qt.KeyboardModifier.ShiftModifier)
    seen = shown.map.bounds(shown.slide.shown)
    scene = Scene(workspace.project, workspace.journey_id)
    boxes = [scene.place_of(workspace.active_persona)]
    boxes += [scene.line_bounds(one) for one in shown.slide.bright if one in scene.routes]
    stickies = [one for one in scene.cards.boxes if one.startswith("sticky_")]
    boxes += [scene.cards.boxes[one] for one in shown.slide.shown if one in stickies]
    assert stickies and len(boxes) > 5
    assert all(box.united(seen) == seen for box in boxes)
    shown.close()


def test_the_whole_journey_has_its_own_words(window):
    shown = _begun(window)
    QTest.keyClick(shown, Key.Key_Right)
    step = shown.caption.title.text()
    QTest.keyClick(shown, Key.Key_O)
    assert shown.caption.title.text() == shown.slides[0].title != step
    assert not shown.caption.count.text()
    QTest.keyClick(shown, Key.Key_O)
    assert shown.caption.title.text() == step
    shown.close()


def test_notes_grow_with_the_screen_and_with_the_size_of_text(window):
    shown = _begun(window)
    shown.showNormal()
    QTest.keyClick(shown, Key.Key_N)
    sizes = []
    for width, height in ((1280, 720), (1920, 1080)):
        shown.resize(width, height)
        sizes.append(shown.notes.text.font().pixelSize())
    assert sizes[0] >= 18 and sizes[1] >= 27
    appearance.choose_text(150)
    assert shown.notes.text.font().pixelSize() >= 1.4 * sizes[1]
    appearance.choose_text(100)
    shown.close()


def test_lines_of_a_large_map_find_their_ways_when_the_view_rests(window, qtbot):
    project = a_project()
    ids = [f"tp_{number:02}" for number in range(AT_ONCE // 8)]
    for number, one in enumerate(ids):
        x, y = 32 + 264 * (number % 10), 200 + 136 * (number // 10)
        do(project, AddTouchpoint(one, "journey_1", one, x, y))
    pairs = [(one, other) for one in range(len(ids)) for other in range(one + 1, len(ids))]
    pairs = sorted(pairs, key=lambda pair: pair[1] - pair[0])[: AT_ONCE + 10]
    for one, other in pairs:
        do(project, Connect(f"con_{one}_{other}", "journey_1", ids[one], ids[other]))
    scene = Scene(project, "journey_1")
    assert scene.ways.is_large
    slide = Slide("A pair", shown=("tp_00", "tp_01"))
    shown = Presentation(scene, [slide], slide, MapOptions(), window)
    shown.resize(1280, 720)
    shown.show()
    qtbot.waitUntil(lambda: scene.ways.is_settled("con_0_1"), timeout=20_000)
    shown.close()
