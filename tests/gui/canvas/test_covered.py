"""What stands over the map steps aside for what is worked at; pinned cards are seen to be so."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from journeymapper.commands.records import EditFields
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
