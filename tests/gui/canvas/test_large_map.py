"""A map with too many connections to find all their ways at once: what is in sight comes first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor

from journeymapper.app.session import Session
from journeymapper.commands.connections import Connect
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.commands.touchpoints import MoveTouchpoints
from journeymapper.domain.records import Connection, Journey, Stage, Touchpoint
from journeymapper.drawing.journey_map import connection_wishes
from journeymapper.gui.canvas import filling
from journeymapper.gui.canvas.card_pixmaps import MOST_PIXELS
from journeymapper.gui.canvas.far_tiles import MOST
from journeymapper.layout import Rectangle, route
from tests.gui.canvas.conftest import Hand, show_canvas

ACROSS, DOWN = 20, 15
SHIFT = 264.0


def large_records(journey: str = "journey_1") -> list:  # type: ignore[type-arg]
    """Three hundred touchpoints, each connected with the next in its row and in its column."""
    mark = journey[-1]
    made: list = [  # type: ignore[type-arg]
        Journey(id=journey, title=f"Many {mark}", rank=f"a{mark}"),
        Stage(id=f"stage_{mark}", journey=journey, name="All", rank="a0", width=ACROSS * SHIFT),
    ]
    for n in range(ACROSS * DOWN):
        made.append(
            Touchpoint(
                id=f"tp_{mark}{n:03}",
                journey=journey,
                stage=f"stage_{mark}",
                name=f"Step {n}",
                x=32 + SHIFT * (n % ACROSS),
                y=40 + 160.0 * (n // ACROSS),
            )
        )
    for n in range(ACROSS * DOWN):
        for name, other in (("r", n + 1), ("d", n + ACROSS)):
            if other < ACROSS * DOWN and (name == "d" or other % ACROSS):
                made.append(
                    Connection(
                        id=f"con_{mark}{name}{n:03}",
                        journey=journey,
                        source=f"tp_{mark}{n:03}",
                        target=f"tp_{mark}{other:03}",
                        label="pays" if n % 5 == 0 else "",
                    )
                )
    return made


@pytest.fixture
def large(qapp, tmp_path):  # type: ignore[no-untyped-def]
    canvas = show_canvas(qapp, tmp_path / "large.journey", large_records())
    yield Hand(canvas)
    canvas.workspace.close()
    canvas.close()


def settle(hand: Hand, qtbot) -> None:  # type: ignore[no-untyped-def]
    """Until nothing is left to do between frames."""
    hand.canvas.repaint()
    qtbot.waitUntil(lambda: not hand.canvas.shown.filling.is_busy, timeout=20_000)


def show_actual(hand: Hand, qtbot) -> None:  # type: ignore[no-untyped-def]
    hand.canvas.zoom_to_actual()
    settle(hand, qtbot)


def show_corner(hand: Hand) -> None:
    hand.canvas.zoom_to_actual()
    hand.canvas.camera.left, hand.canvas.camera.top = 72.0, 56.0
    hand.canvas.show_view()


def ink(hand: Hand, x: float, y: float) -> QColor:
    """The colour that is seen at a place of the journey."""
    return hand.canvas.grab().toImage().pixelColor(hand.at(x, y))


def test_only_what_is_in_sight_gets_a_way(large, qtbot):
    show_actual(large, qtbot)
    scene = large.canvas.scene
    sight = large.canvas.camera.in_sight()
    seen = set(scene.lines.meeting(sight))
    assert seen
    assert all(scene.ways.is_settled(one) for one in seen)
    unsettled = [one for one in scene.project.connections if not scene.ways.is_settled(one)]
    assert len(unsettled) > len(scene.project.connections) / 2


def test_ways_in_sight_are_those_that_all_together_have(large, qtbot):
    """Away from the border of the sight: beyond it there are neighbours that have no way yet."""
    show_actual(large, qtbot)
    scene = large.canvas.scene
    whole = route(*connection_wishes(scene.project, "journey_1"))
    sight = large.canvas.camera.in_sight(-200)
    inner = [one for one in whole if _within(whole[one].bounds, sight)]
    assert len(inner) > 4
    assert {one: scene.routes[one].steps for one in inner} == {
        one: whole[one].steps for one in inner
    }


def _within(box: Rectangle, area: Rectangle) -> bool:
    return (
        area.x <= box.x and box.right <= area.right and area.y <= box.y
        and box.bottom <= area.bottom
    )  # fmt: skip


def test_who_asks_for_a_way_gets_it_at_once(large):
    scene = large.canvas.scene
    assert not scene.ways.is_settled("con_1r270")
    assert scene.routes["con_1r270"].arrow[0] == scene.cards.boxes["tp_1271"].x
    assert scene.ways.is_settled("con_1r270")


def test_a_line_without_a_way_is_hit_where_it_is_shown(large):
    while not large.canvas.scene.ways.is_read:
        large.canvas.scene.ways.read_some()
    show_corner(large)
    assert not large.canvas.scene.ways.is_settled("con_1r022")
    large.click(large.at(32 + 2 * SHIFT + 232, 40 + 160 + 44))
    assert large.selection == {"con_1r022"}


def test_nothing_is_empty_while_the_zoom_changes(large, qtbot, monkeypatch):
    """What was painted is shown smaller, plain cards stand round it; at rest all is sharp."""
    show_corner(large)
    settle(large, qtbot)
    canvas = large.canvas
    inside = (32 + 100.0, 40 + 30.0)
    paper = ink(large, 32 + 232.0, 40 + 120.0)
    monkeypatch.setattr(filling, "REST_SECONDS", 60.0)
    canvas.zoom_to(-12, QPointF(72, 56))
    outside = (32 + 4 * SHIFT + 100, 40 + 160 * 4 + 30.0)
    assert canvas.rect().contains(large.at(*outside))
    moving = canvas.grab().toImage()
    assert all(moving.pixelColor(large.at(*one)) != paper for one in (inside, outside))
    monkeypatch.setattr(filling, "REST_SECONDS", 0.0)
    settle(large, qtbot)
    at_rest = canvas.grab().toImage()
    canvas.shown.clear_pictures()
    settle(large, qtbot)
    assert at_rest == canvas.grab().toImage()


def test_an_edit_while_tiles_wait_shows_at_once(large, qtbot):
    canvas = large.canvas
    settle(large, qtbot)
    canvas.zoom_to(-60, QPointF(500, 320))
    canvas.camera.left, canvas.camera.top = 10.0, 60.0
    canvas.show_view()
    settle(large, qtbot)
    before = ink(large, 32 + SHIFT / 2 + 90, -60)
    canvas.workspace.run(MoveTouchpoints(("tp_1000",), 80.0, 2560.0))
    box = canvas.scene.cards.boxes["tp_1000"]
    assert (box.x, box.y) == (112.0, 2600.0)
    assert ink(large, box.cx, box.cy) != before
    canvas.workspace.undo()
    assert ink(large, box.cx, box.cy) == before


def test_an_edit_of_what_is_near_shows_at_once_and_undo_takes_it_back(large, qtbot):
    show_actual(large, qtbot)
    canvas = large.canvas
    was = canvas.grab().toImage()
    key = sorted(canvas.scene.cards.meeting(canvas.camera.in_sight(-150)))[0]
    canvas.workspace.run(EditFields(key, {"name": "Renamed by somebody"}))
    renamed = canvas.grab().toImage()
    assert renamed != was
    canvas.workspace.undo()
    canvas.workspace.select(())
    assert canvas.grab().toImage() == was
    canvas.workspace.redo()
    canvas.workspace.select(())
    assert canvas.grab().toImage() == renamed


def test_a_pan_shows_what_a_fresh_painting_would(large, qtbot):
    show_actual(large, qtbot)
    for _ in range(30):
        large.canvas.camera.pan(-17, -9)
        large.canvas.show_view()
        large.canvas.repaint()
    settle(large, qtbot)
    panned = large.canvas.grab().toImage()
    large.canvas.shown.clear_pictures()
    settle(large, qtbot)
    assert large.canvas.grab().toImage() == panned


def test_a_new_connection_has_its_way_and_a_deleted_one_is_gone(large, qtbot):
    show_actual(large, qtbot)
    canvas = large.canvas
    canvas.workspace.run(Connect("con_1new", "journey_1", "tp_1000", "tp_1022"))
    assert canvas.scene.ways.is_settled("con_1new")
    canvas.workspace.run(DeleteRecords(["con_1new"]))
    assert "con_1new" not in canvas.scene.lines
    assert "con_1new" not in canvas.scene.routes


def test_a_dragged_card_takes_its_lines_along_and_escape_puts_them_back(large, qtbot):
    show_corner(large)
    settle(large, qtbot)
    canvas, place = large.canvas, large.card("tp_1022")
    was = dict.fromkeys(canvas.scene.lines.boxes_of("con_1r022"))
    large.press(place)
    large.move(place + QPoint(30, 20))
    large.move(place + QPoint(60, 40))
    assert canvas.scene.cards.boxes["tp_1022"].x > 32 + 2 * SHIFT
    assert dict.fromkeys(canvas.scene.lines.boxes_of("con_1r022")) != was
    large.key(Qt.Key.Key_Escape)
    large.release(place)
    assert dict.fromkeys(canvas.scene.lines.boxes_of("con_1r022")) == was


def test_what_is_dragged_is_lifted_and_lies_among_the_others_where_it_is_dropped(large, qtbot):
    show_corner(large)
    settle(large, qtbot)
    canvas, place = large.canvas, large.card("tp_1022")
    box = canvas.scene.cards.boxes["tp_1022"]
    large.press(place)
    for way in (20, 40, 64):
        large.move(place + QPoint(way, way // 2))
    assert canvas.scene.lifted >= {"tp_1022", "con_1r022", "con_1d022"}
    moved = canvas.scene.cards.boxes["tp_1022"]
    assert moved.x > box.x
    assert ink(large, moved.x + 8, moved.cy) != ink(large, box.x - 12, box.y - 20)
    large.release(place + QPoint(64, 32))
    assert not canvas.scene.lifted
    assert canvas.scene.ways.is_settled("con_1r022")
    canvas.workspace.select(())
    settle(large, qtbot)
    dropped = canvas.grab().toImage()
    canvas.shown.clear_pictures()
    settle(large, qtbot)
    assert canvas.grab().toImage() == dropped


def test_another_journey_is_shown_while_one_still_fills_in(qapp, qtbot, tmp_path):
    made = [*large_records("journey_1"), *large_records("journey_2")]
    canvas = show_canvas(qapp, tmp_path / "two.journey", made)
    hand = Hand(canvas)
    canvas.repaint()
    canvas.workspace.show_journey("journey_2")
    settle(hand, qtbot)
    keys = set(canvas.scene.lines)
    assert keys == {one.id for one in made if one.id.startswith("con_2")}
    assert all(one.startswith("tp_2") for one in canvas.scene.cards.boxes)
    canvas.workspace.show_journey("journey_1")
    settle(hand, qtbot)
    assert {one[:5] for one in canvas.scene.lines} == {"con_1"}
    canvas.workspace.close()
    canvas.close()


def test_what_is_kept_is_bounded(large, qtbot):
    canvas = large.canvas
    for step in (0, -4, -8, -30, -34, -40, -60):
        canvas.zoom_to(step, QPointF(500, 320))
        settle(large, qtbot)
    painter = canvas.shown._map
    tiles = painter._far.tiles
    assert len(tiles) <= MOST + 60
    kept = painter._large.pixmaps
    assert kept._pixels <= MOST_PIXELS


def test_the_theme_paints_everything_anew(large, qtbot):
    show_actual(large, qtbot)
    settle(large, qtbot)
    was = large.canvas.grab().toImage()
    large.canvas.shown.clear_pictures()
    assert len(large.canvas.shown._map._large.pixmaps) == 0
    settle(large, qtbot)
    qtbot.waitUntil(lambda: large.canvas.grab().toImage() == was)


def test_choosing_everything_finds_no_ways(large):
    large.canvas.select_all()
    large.canvas.repaint()
    scene = large.canvas.scene
    assert len(large.selection) == len(scene.project.connections) + ACROSS * DOWN
    assert sum(scene.ways.is_settled(one) for one in scene.project.connections) < 100


def test_a_session_opens_with_cards_before_lines(qapp, tmp_path):
    Session.create(tmp_path / "opens.journey", large_records()).close()
    canvas = show_canvas(qapp, tmp_path / "again.journey", large_records())
    assert canvas.scene.cards.boxes
    assert not any(canvas.scene.ways.is_settled(one) for one in canvas.scene.project.connections)
    canvas.workspace.close()
    canvas.close()
