"""Going from card to card by key: along connections, between branches, to both ends."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from journeymapper.commands.records import EditFields
from journeymapper.domain.records import Connection, Journey, Record, Stage, Touchpoint
from journeymapper.domain.vocabulary import ConnectionKind, TouchpointKind
from tests.gui.canvas.conftest import Hand, show_canvas

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
J = "journey_1"


def card(key: str, stage: str, x: float, y: float) -> Touchpoint:
    return Touchpoint(id=f"tp_{key}", journey=J, stage=stage, name=key, x=x, y=y)


def line(source: str, target: str, **values: object) -> Connection:
    return Connection(
        id=f"con_{source}{target}",
        journey=J,
        source=f"tp_{source}",
        target=f"tp_{target}",
        **values,  # type: ignore[arg-type]
    )


def records() -> list[Record]:
    """A leads to B, C and D (below one another); B and C lead to E, E back to A; F stands alone."""
    return [
        Journey(id=J, title="Trial", rank="a0"),
        Stage(id="stage_1", journey=J, name="One", rank="a0"),
        Stage(id="stage_2", journey=J, name="Two", rank="a1"),
        Stage(id="stage_3", journey=J, name="Three", rank="a2"),
        card("A", "stage_1", 32, 160),
        card("B", "stage_2", 296, 40),
        card("C", "stage_2", 296, 160),
        card("D", "stage_2", 296, 280),
        card("E", "stage_3", 560, 100),
        card("F", "stage_1", 32, 400),
        line("A", "B"),
        line("A", "C"),
        line("A", "D"),
        line("B", "E"),
        line("C", "E"),
        line("E", "A", kind=ConnectionKind.LOOP),
    ]


@pytest.fixture
def branches(qapp: QApplication, tmp_path: Path) -> Iterator[Hand]:
    canvas = show_canvas(qapp, tmp_path / "branches.journey", records())
    yield Hand(canvas)
    canvas.workspace.close()
    canvas.deleteLater()
    qapp.processEvents()


def go(hand: Hand, *keys: Key) -> str:
    for key in keys:
        hand.key(key)
    (chosen,) = hand.selection
    return chosen


def test_an_arrow_begins_at_the_first_card(branches):
    assert go(branches, Key.Key_Down) == "tp_A"


def test_right_and_left_go_along_the_flow_and_back_the_same_way(branches):
    assert go(branches, Key.Key_Down, Key.Key_Right) == "tp_C", "the straightest way"
    assert go(branches, Key.Key_Down) == "tp_D", "another way out of A"
    assert go(branches, Key.Key_Up, Key.Key_Up) == "tp_B"
    assert go(branches, Key.Key_Right) == "tp_E"
    assert go(branches, Key.Key_Left, Key.Key_Left) == "tp_A"
    assert go(branches, Key.Key_Right) == "tp_B", "the way one came"


def test_beyond_the_branches_the_nearest_card_and_then_the_stage(branches):
    branches.click(branches.card("tp_A"))
    assert go(branches, Key.Key_Down) == "tp_F"
    assert go(branches, Key.Key_Up) == "tp_A"
    assert go(branches, Key.Key_Up) == "tp_B"
    assert go(branches, Key.Key_Up) == "stage_2"
    assert go(branches, Key.Key_Left) == "stage_1"
    assert go(branches, Key.Key_Down) == "tp_A"


def test_where_only_a_loop_leads_on_right_follows_it(branches):
    branches.click(branches.card("tp_E"))
    assert go(branches, Key.Key_Right) == "tp_A"


def test_home_and_end_go_through_the_starts_and_ends(branches):
    branches.click(branches.card("tp_C"))
    assert go(branches, Key.Key_Home) == "tp_A"
    assert go(branches, Key.Key_Home) == "tp_F"
    assert go(branches, Key.Key_End) == "tp_D"
    assert go(branches, Key.Key_End) == "tp_E"
    assert go(branches, Key.Key_End) == "tp_F"


def test_home_goes_to_where_customers_come_in_and_behind_the_stage_last(branches):
    workspace = branches.canvas.workspace
    for card, kind in (("tp_A", "backstage_step"), ("tp_F", "system_step"), ("tp_E", "start")):
        workspace.run(EditFields(card, {"kind": TouchpointKind(kind)}))
    workspace.select(())
    branches.canvas.setFocus()
    seen = [go(branches, Key.Key_Home) for _ in range(6)]
    assert seen == ["tp_E", "tp_B", "tp_C", "tp_D", "tp_A", "tp_F"]


def test_shift_and_arrows_choose_several(branches):
    branches.click(branches.card("tp_A"))
    branches.key(Key.Key_Right, SHIFT)
    branches.key(Key.Key_Right, SHIFT)
    assert branches.selection == {"tp_A", "tp_C", "tp_E"}
    branches.key(Key.Key_Left)
    assert branches.selection == {"tp_C"}


def test_tab_leaves_the_map_behind_the_last_card(branches):
    other = QLineEdit(branches.canvas.window())
    other.show()
    branches.click(branches.card("tp_A"))
    seen = [go(branches, Key.Key_Tab) for _ in range(5)]
    assert seen == ["tp_F", "tp_B", "tp_C", "tp_D", "tp_E"]
    branches.key(Key.Key_Tab)
    assert not branches.canvas.hasFocus()


def test_c_goes_through_the_connections_of_a_card(branches):
    branches.click(branches.card("tp_C"))
    assert go(branches, Key.Key_C) == "con_CE"
    assert go(branches, Key.Key_C) == "con_AC"
    assert go(branches, Key.Key_Left) == "tp_A"


def test_a_card_and_a_stage_are_sized_by_key_in_one_step(branches):
    branches.click(branches.card("tp_A"))
    for _ in range(3):
        branches.key(Key.Key_Right, CONTROL | SHIFT)
    branches.key(Key.Key_Down, CONTROL | SHIFT)
    sized = branches.project.touchpoints["tp_A"]
    assert (sized.width, sized.height) == (224, 96)
    branches.canvas.workspace.undo()
    back = branches.project.touchpoints["tp_A"]
    assert (back.width, back.height) == (200, 88)
    branches.click(branches.header("stage_2"))
    branches.key(Key.Key_Right, CONTROL | SHIFT)
    assert branches.project.stages["stage_2"].width == 272


def test_alt_and_arrows_move_a_stage(branches):
    branches.click(branches.header("stage_2"))
    branches.key(Key.Key_Left, ALT)
    assert [one.name for one in branches.canvas.scene.stages] == ["Two", "One", "Three"]
    branches.key(Key.Key_Right, ALT)
    branches.key(Key.Key_Right, ALT)
    assert [one.name for one in branches.canvas.scene.stages] == ["One", "Three", "Two"]


def test_bends_are_made_moved_and_taken_away_by_key(branches):
    branches.click(branches.card("tp_A"))
    assert go(branches, Key.Key_C) == "con_AB"
    branches.key(Key.Key_B)
    ((x, y),) = branches.project.connections["con_AB"].bends
    branches.key(Key.Key_Up, ALT)
    assert branches.project.connections["con_AB"].bends == ((x, y - 8),)
    branches.key(Key.Key_B, SHIFT)
    assert len(branches.project.connections["con_AB"].bends) == 2
    branches.key(Key.Key_Delete, ALT)
    branches.key(Key.Key_Delete, ALT)
    assert branches.project.connections["con_AB"].bends == ()
    assert "con_AB" in branches.project.connections


def test_the_ends_of_a_connection_are_led_elsewhere_by_name(branches):
    branches.click(branches.card("tp_D"))
    assert go(branches, Key.Key_C) == "con_AD"
    branches.key(Key.Key_T)
    branches.type("F")
    branches.key(Key.Key_Return)
    assert branches.project.connections["con_AD"].target == "tp_F"
    branches.key(Key.Key_T, SHIFT)
    branches.type("C")
    branches.key(Key.Key_Return)
    assert branches.project.connections["con_AD"].source == "tp_C"
