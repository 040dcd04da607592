"""What stands over the map steps aside for what is worked at; what is pinned is seen to
be so, and lines of the grid stay behind connections."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from journeymapper.commands.records import EditFields
from journeymapper.drawing.contrast import contrast
from journeymapper.drawing.dark_themes import BLACK_THEME, DARK_THEME, WHITE_THEME
from journeymapper.drawing.theme import LIGHT_THEME
from journeymapper.gui.canvas import grid_lines
from journeymapper.gui.canvas.pins import sign_of


def test_the_minimap_steps_aside_for_a_chosen_card(hand):
    canvas = hand.canvas
    canvas.workspace.run(EditFields("tp_3", {"x": 4000.0}))
    QApplication.processEvents()
    minimap = canvas.minimap
    assert minimap.isVisible()
    box = canvas.camera.rect_of(canvas.scene.cards.boxes["tp_1"])
    corner = minimap.geometry().topLeft()
    canvas.camera.pan(corner.x() - box.left(), corner.y() - box.top())
    canvas.show_view()
    place = minimap.geometry().center()
    assert not minimap.is_aside
    assert canvas.childAt(place) is minimap
    canvas.workspace.select(["tp_1"])
    assert minimap.is_aside
    assert canvas.childAt(place) is None, "the card can be taken hold of"
    canvas.workspace.select(["tp_2"])
    assert not minimap.is_aside


def test_a_pinned_card_bears_a_pin(hand):
    canvas = hand.canvas
    assert sign_of(canvas.scene, canvas.camera, "tp_1") is None
    before = canvas.grab().toImage()
    canvas.workspace.run(EditFields("tp_1", {"pinned": True}))
    sign = sign_of(canvas.scene, canvas.camera, "tp_1")
    assert sign is not None
    after = canvas.grab(sign.toAlignedRect()).toImage()
    assert after != before.copy(sign.toAlignedRect())
    tints = [after.pixelColor(x, y).lightness() for x in range(16) for y in range(16)]
    assert sum(tint < 190 for tint in tints) > 10


@pytest.mark.parametrize("theme", [LIGHT_THEME, DARK_THEME, BLACK_THEME, WHITE_THEME])
def test_lines_of_the_grid_are_seen_and_stay_behind_connections(theme):
    paper, line = theme.colour("paper"), theme.colour("connection")
    for token, most in (("line", grid_lines.FAINT), ("muted_line", grid_lines.STRONG)):
        shown = contrast(grid_lines._quiet(theme.colour(token), paper, most).name(), paper)
        assert 1.03 < shown < contrast(line, paper) / 2
