"""Columns for cards without stages: as many ranks as the longest way has steps."""

from __future__ import annotations

from collections.abc import Sequence

ROUNDS = 8


def ranks(
    cards: Sequence[int], edges: Sequence[tuple[int, int]], weights: Sequence[float]
) -> dict[int, int]:
    """A rank for each card so that every edge leads to a higher one, edges being short.

    ``cards`` are in topological order, ``edges`` lead on only. The longest way from the beginning
    first; then cards, and what hangs behind them, are drawn to where they make edges shorter.
    """
    into: dict[int, list[tuple[int, float]]] = {one: [] for one in cards}
    out: dict[int, list[tuple[int, float]]] = {one: [] for one in cards}
    for (source, target), weight in zip(edges, weights, strict=True):
        into[target].append((source, weight))
        out[source].append((target, weight))
    rank: dict[int, int] = {}
    for one in cards:
        rank[one] = max((rank[source] + 1 for source, _ in into[one]), default=0)
    for _ in range(ROUNDS):
        moved = False
        for one in reversed(cards):
            pull = sum(weight for _, weight in out[one]) - sum(weight for _, weight in into[one])
            if out[one] and pull > 0:
                wished = min(rank[target] for target, _ in out[one]) - 1
                moved |= wished != rank[one]
                rank[one] = max(rank[one], wished)
        for one in cards:
            pull = sum(weight for _, weight in into[one]) - sum(weight for _, weight in out[one])
            if into[one] and pull >= 0:
                wished = max(rank[source] for source, _ in into[one]) + 1
                moved |= wished != rank[one]
                rank[one] = min(rank[one], wished)
        if not moved:
            break
    first = min(rank.values(), default=0)
    return {one: at - first for one, at in rank.items()}
