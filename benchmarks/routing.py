"""Connections routed on dense maps, in portions as a window asks for them, and a card dragged.

Processor time, because nothing here waits.
"""

from __future__ import annotations

import random
import time

from benchmarks.figures import Figure, middle, share_of
from journeymapper.layout import Rectangle, Router, Wish

SIZES = (100, 1_000, 10_000, 50_000)
ROUTED = 600
PORTION = 50
STEPS = 40


def run() -> list[Figure]:
    """Setting the cards, one connection, and one step of a drag, at every size."""
    figures: list[Figure] = []
    for size in SIZES:
        cards, wishes = _map(size)
        name = f"{size:,} cards"
        router = Router()
        begin = time.process_time()
        router.update(cards, {})
        setting = time.process_time() - begin
        times: list[float] = []
        for first in range(0, len(wishes), PORTION):
            portion = wishes[first : first + PORTION]
            begin = time.process_time()
            router.update({}, {wish.id: wish for wish in portion})
            times.append((time.process_time() - begin) * 1000 / len(portion))
        figures += [
            Figure(f"{name}: setting them", setting, "s", 0.5),
            Figure(f"{name}: one connection, median of portions", middle(times), "ms", 0.5),
            Figure(f"{name}: one connection, 99th percentile", share_of(times, 0.99), "ms", 5.0),
            Figure(f"{name}: a step of a drag, median", _drag(router, cards), "ms", 5.0),
        ]
    return figures


def _map(size: int) -> tuple[dict[str, Rectangle], list[Wish]]:
    """Cards in rows and columns with narrow streets; half the connections join neighbours."""
    chance = random.Random(7)
    columns = max(12, round((size / 2) ** 0.5))
    places = [(number % columns, number // columns) for number in range(size)]
    ids = {place: f"card {number}" for number, place in enumerate(places)}
    cards = {
        ids[column, row]: Rectangle(256.0 * column, 120.0 * row, 200, 88) for column, row in places
    }
    wishes: list[Wish] = []
    while len(wishes) < min(2 * size, ROUTED):
        column, row = chance.choice(places)
        kind = chance.random()
        if kind < 0.5:
            to = (column + chance.choice((0, 1, 1, 1, -1)), row + chance.randint(-2, 2))
        elif kind < 0.8:
            to = (column + chance.randint(-6, 8), row + chance.randint(-12, 12))
        else:
            to = chance.choice(places)
        if to in ids and to != (column, row):
            source, target = ids[column, row], ids[to]
            size_of_name = (60.0, 18.0) if chance.random() < 0.35 else None
            wishes.append(
                Wish(
                    f"wish {len(wishes)}",
                    cards[source],
                    cards[target],
                    source,
                    target,
                    is_loop=chance.random() < 0.1,
                    label_size=size_of_name,
                )
            )
    return cards, wishes


def _drag(router: Router, cards: dict[str, Rectangle]) -> float:
    """Milliseconds a step, the card dragged being one with ten connections."""
    dragged = f"card {len(cards) // 2}"
    home = cards[dragged]
    near = sorted(cards, key=lambda key: abs(cards[key].x - home.x) + abs(cards[key].y - home.y))
    own = {
        f"own {n}": Wish(f"own {n}", home, cards[key], dragged, key)
        for n, key in enumerate(near[1:31:3])
    }
    router.update({}, own)
    times: list[float] = []
    for step in range(STEPS):
        begin = time.process_time()
        router.update({dragged: home.moved(6.0 * step, 4.0 * step)}, {}, in_motion=True)
        times.append((time.process_time() - begin) * 1000)
    return middle(times)
