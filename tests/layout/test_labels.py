"""Where pills sit when their line has little room."""

from __future__ import annotations

from journeymapper.layout import Rectangle
from journeymapper.layout.labels import label_place
from journeymapper.layout.lineindex import LineIndex
from journeymapper.layout.obstacles import BoxIndex

LINE = ((0.0, 0.0), (0.0, 300.0))
SIZE = (120.0, 18.0)


def placed(
    *cards: Rectangle, lines: tuple[tuple[tuple[float, float], ...], ...] = ()
) -> tuple[float, float]:
    found, others = BoxIndex(), LineIndex()
    for number, card in enumerate(cards):
        found.put(f"card {number}", card.box)
    for number, points in enumerate(lines):
        others.put(f"line {number}", points)
    label = label_place("con", LINE, SIZE, found, BoxIndex(), others)
    pill, seen = label.pill, label.seen
    assert seen[0] <= pill[0] and pill[2] <= seen[2] and seen[1] <= pill[1] and pill[3] <= seen[3]
    return label.centre


def covers(centre: tuple[float, float], card: Rectangle) -> bool:
    pill = Rectangle(centre[0] - SIZE[0] / 2, centre[1] - SIZE[1] / 2, *SIZE)
    return pill.intersects(card)


def test_with_all_room_the_middle_of_the_line() -> None:
    assert placed(Rectangle(500, 0, 200, 88)) == (0.0, 150.0)


def test_along_the_line_past_a_card() -> None:
    x, y = placed(Rectangle(20, 100, 200, 88))
    assert x == 0.0 and not 90 < y < 200


def test_aside_while_the_line_still_passes_through() -> None:
    x, _ = placed(Rectangle(20, -50, 200, 500))
    assert x + 60 < 20 and abs(x) < 60


def test_beside_the_line_when_cards_stand_on_both_sides() -> None:
    left, right = Rectangle(-230, -20, 200, 340), Rectangle(30, -20, 200, 340)
    centre = placed(left, right)
    assert not covers(centre, left) and not covers(centre, right)
    assert centre[1] < 0 or centre[1] > 300


def test_nowhere_free_still_gives_a_place() -> None:
    assert covers(placed(Rectangle(-900, -900, 1800, 1800)), Rectangle(-900, -900, 1800, 1800))


def test_the_arrow_head_of_another_line_stays_in_sight() -> None:
    x, y = placed(lines=(((-200.0, 150.0), (-30.0, 150.0)),))
    assert abs(y - 150.0) > SIZE[1] / 2 + 8 or x - SIZE[0] / 2 > -22


def test_another_short_line_is_not_given_this_name() -> None:
    short = ((40.0, 125.0), (40.0, 175.0))
    long = tuple(((-400.0, y), (400.0, y)) for y in range(20, 300, 14) if not 110 < y < 190)
    _, y = placed(lines=(short, *long))
    assert abs(y - 150.0) > 25.0 + SIZE[1] / 2, "rather across long lines"


def test_a_name_leaves_the_arrow_head_of_its_own_short_line_in_sight() -> None:
    for end in ((0.0, 48.0), (190.0, 0.0)):
        line, size = ((0.0, 0.0), end), (160.0, 26.0)
        label = label_place("con", line, size, BoxIndex(), BoxIndex(), LineIndex())
        left, top, right, bottom = label.pill
        assert max(end[0] - right, end[1] - bottom) >= 16.0
        assert max(left, top) >= 2.0, "and stands on the line, off its beginning"
