from __future__ import annotations

from journeymapper.layout import Rectangle, place_new

COLUMN = Rectangle(480, 56, 240, 800)


def test_the_first_card_stands_centred_at_the_top_of_its_column() -> None:
    assert place_new([], COLUMN) == (500, 80)


def test_the_next_card_stands_below_the_lowest_that_reaches_into_the_column() -> None:
    cards = [
        Rectangle(500, 80, 200, 88),
        Rectangle(640, 300, 200, 88),
        Rectangle(740, 600, 200, 88),
    ]
    assert place_new(cards, COLUMN) == (500, 412)


def test_size_and_gap_are_respected() -> None:
    assert place_new([], COLUMN, size=(100, 40), gap=8) == (550, 64)
