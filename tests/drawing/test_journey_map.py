"""The map: every record has its part where it stands; arrows touch cards; headers can be read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.domain.change import Change
from journeymapper.domain.records import Connection
from journeymapper.domain.vocabulary import ConnectionKind, LoopKind
from journeymapper.drawing.card_looks import card_look
from journeymapper.drawing.connections import connection_picture, label_size, label_text
from journeymapper.drawing.figures import percent, rhythm
from journeymapper.drawing.journey_map import HEADERS, build_map, connection_wishes, whole_map
from journeymapper.drawing.options import FAINT, MapOptions, on_path
from journeymapper.drawing.primitives import Path
from journeymapper.drawing.stages import HeaderLook, header_picture
from journeymapper.drawing.stickies import sticky_places
from tests.drawing.examples import CAREER, JOURNEY, LEAD, LONG_NAME, a_map
from tests.drawing.shapes import assert_apart, text_lines, texts


def test_every_record_is_on_the_map() -> None:
    project = a_map()
    built = build_map(project, JOURNEY)
    assert set(built.cards) == set(project.touchpoints)
    assert set(built.connections) == set(project.connections)
    assert set(built.chips) == {"presence_1"}
    assert set(built.stickies) == {"sticky_000", "sticky_002"}
    assert len(built.headers) == 6
    shown = texts(whole_map(project, JOURNEY))
    for name in ("Review site", "Career changer", "Awareness", "feedback loop · every 2 weeks"):
        assert name in shown


def test_a_card_shows_what_its_records_say() -> None:
    project = a_map()
    look = card_look(project, project.touchpoints["tp_signup"], MapOptions())
    assert look.badges == (("35% drop-off", "coral"), ("1 note", "coral"))
    assert look.essential
    assert look.persona_colours == ("persona_1",)
    assert look.emotion == -1
    assert len(look.stickies) == 1
    both = card_look(project, project.touchpoints["tp_budget"], MapOptions())
    assert both.emotion == pytest.approx(-1.5)
    assert (
        card_look(project, project.touchpoints["tp_budget"], MapOptions(active=LEAD)).emotion == -1
    )


def test_what_is_not_on_a_personas_path_is_dimmed() -> None:
    project = a_map()
    bright = on_path(project, JOURNEY, [CAREER])
    assert "con_reviewcompare" in bright
    built = build_map(project, JOURNEY, MapOptions(bright=frozenset({"tp_review"})))
    assert built.cards["tp_review"].opacity == 1
    assert built.cards["tp_video"].opacity == FAINT


def test_the_tip_of_every_arrow_touches_its_card() -> None:
    project = a_map()
    built = build_map(project, JOURNEY)
    for connection in project.connections.values():
        card = project.touchpoints[connection.target]
        head = built.connections[connection.id].primitives[-1]
        assert isinstance(head, Path)
        _, x, y = head.steps[0]
        inside = card.x - 0.01 <= float(x) <= card.x + card.width + 0.01
        assert inside and card.y - 0.01 <= float(y) <= card.y + card.height + 0.01, connection.id


def test_a_hand_off_is_a_double_line_and_a_loop_is_dashed() -> None:
    built = build_map(a_map(), JOURNEY)
    outer, inner, _ = built.connections["con_budgetlost"].primitives
    assert isinstance(outer, Path) and isinstance(inner, Path)
    assert outer.stroke_width > inner.stroke_width
    loop = built.connections["con_wonreview"].primitives[0]
    friction = built.connections["con_tourcompare"].primitives[0]
    assert isinstance(loop, Path) and loop.dash and loop.stroke == "accent"
    assert isinstance(friction, Path) and friction.stroke == "coral"


def test_equal_connections_on_one_route_are_one_picture() -> None:
    project = a_map()
    built = build_map(project, JOURNEY)
    again = build_map(project, JOURNEY, routes=built.routes)
    for one in built.connections:
        assert built.connections[one] is again.connections[one]
    assert connection_picture.cache_info().hits > 0


@pytest.mark.parametrize(
    ("connection", "text"),
    [
        ({"label": "yes", "share": 0.27}, "yes · 27%"),
        ({"kind": ConnectionKind.LOOP, "loop_kind": LoopKind.NURTURE}, "nurture loop"),
        ({"kind": ConnectionKind.LOOP, "label": "again", "every_days": 1.0}, "again · every day"),
        ({}, ""),
    ],
)
def test_labels_say_name_rhythm_and_share(connection: dict[str, object], text: str) -> None:
    record = Connection(id="con_1", journey=JOURNEY, source="tp_a", target="tp_b", **connection)  # type: ignore[arg-type]
    assert label_text(record) == text
    size = label_size(record)
    assert (size is None) == (not text)


def test_a_long_label_is_cut_and_stays_inside_its_pill() -> None:
    project = a_map()
    old = project.connections["con_budgetwon"]
    project.apply([Change(old, replace(old, label=LONG_NAME))])
    built = build_map(project, JOURNEY)
    label = built.labels["con_budgetwon"]
    ((line, box),) = text_lines(label)
    x, _, width, _ = label.bounds
    assert line.line.text.endswith("…")
    assert x < box.x and box.right < x + width


@given(st.text(max_size=120), st.sampled_from(["", "18%", "38 NPS → 62 NPS", "x" * 60]))
def test_header_text_and_measure_never_touch(name: str, measure: str) -> None:
    for width in (120.0, 264.0):
        picture = header_picture(
            HeaderLook(name=name, colour="stage_1", measure=measure, width=width)
        )
        assert_apart(picture)
        for line, box in text_lines(picture):
            if len(line.line.text) > 1:
                assert box.x >= 0 and box.right <= width + 0.01, line.line.text


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Stage 11: Start", ["Stage", "11: Start"]),
        ("Consideration", ["Consi…"]),
        ("第一次登录并确认", ["第一次登", "录并确认"]),
    ],
)
def test_a_narrow_header_uses_two_lines_and_tears_no_word(name: str, lines: list[str]) -> None:
    look = HeaderLook(name=name, colour="stage_1", width=70.0, name_size=14.0)
    found = [line.line.text for line, _ in text_lines(header_picture(look))]
    assert found == lines
    assert_apart(header_picture(look))


def test_stickies_of_a_stage_stand_below_its_cards_and_bar_the_way() -> None:
    project = a_map(stickies=8)
    places = sticky_places(project, JOURNEY)
    lowest = max(one.y + one.height for one in project.touchpoints.values() if one.x < 792)
    rectangles = list(places.values())
    assert all(place.y > lowest for place in rectangles)
    for index, place in enumerate(rectangles):
        assert not any(place.intersects(other) for other in rectangles[index + 1 :])
    _, obstacles = connection_wishes(project, JOURNEY)
    assert set(places) <= set(obstacles)
    assert HEADERS in obstacles


def test_shares_and_rhythms_are_written_for_people() -> None:
    assert [percent(share) for share in (0.0, 0.0025, 0.01, 0.274)] == ["0%", "0.25%", "1%", "27%"]
    assert percent(0.0025, "de_DE") == "0,25\u00a0%"
    assert [rhythm(days) for days in (1, 3, 7, 14, 30, 91, 365)] == [
        "every day",
        "every 3 days",
        "every week",
        "every 2 weeks",
        "every month",
        "every quarter",
        "every year",
    ]
