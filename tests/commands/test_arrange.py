"""Many cards placed at once, as a layout found them."""

from __future__ import annotations

import pytest

from journeymapper.commands.arrange import ArrangeTouchpoints
from journeymapper.commands.connections import Bend
from journeymapper.domain.errors import EditRefused
from tests.a_project import a_project, card, do


def test_cards_and_stages_take_their_new_places() -> None:
    project = a_project()
    do(
        project,
        ArrangeTouchpoints("journey_1", {"tp_a": (16, 24), "tp_b": (500, 24)}, {"stage_a": 480}),
    )
    assert project.stages["stage_a"].width == 480
    assert (card(project, "tp_a").x, card(project, "tp_a").y) == (16, 24)
    assert (card(project, "tp_a").stage, card(project, "tp_b").stage) == ("stage_a", "stage_b")


def test_ways_led_by_hand_are_let_go_where_a_card_moves() -> None:
    project = a_project()
    do(project, Bend("con_ab", ((250.0, 10.0),)), Bend("con_bc", ((500.0, 10.0),)))
    here = card(project, "tp_a")
    do(project, ArrangeTouchpoints("journey_1", {"tp_a": (here.x, here.y)}, {}))
    assert project.connections["con_ab"].bends
    do(project, ArrangeTouchpoints("journey_1", {"tp_a": (here.x, here.y + 300)}, {}))
    assert project.connections["con_ab"].bends == ()
    assert project.connections["con_bc"].bends


def test_what_is_gone_is_passed_over_and_nothing_at_all_refused() -> None:
    project = a_project()
    do(project, ArrangeTouchpoints("journey_1", {"tp_gone": (0, 0), "tp_a": (8, 8)}, {}))
    assert card(project, "tp_a").x == 8
    with pytest.raises(EditRefused, match="nothing to arrange"):
        ArrangeTouchpoints("journey_1", {"tp_gone": (0, 0)}, {}).plan(project)
    with pytest.raises(EditRefused, match="journey is no longer there"):
        ArrangeTouchpoints("journey_9", {}, {}).plan(project)
