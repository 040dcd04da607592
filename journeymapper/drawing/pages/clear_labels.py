"""Labels kept off cards: on paper they are larger, and may not fit between two cards any more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from journeymapper.layout import Rectangle, Route, point_at

_FRACTIONS = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)
_EDGE = 9.0
"""The line passes through the pill at least this far from its ends."""
_MARGIN = 2.0


def clear_of_cards(
    routes: Mapping[str, Route],
    sizes: Mapping[str, tuple[float, float]],
    cards: Sequence[Rectangle],
) -> dict[str, Route]:
    """The routes with each label that covers a card moved to where it covers neither a card nor
    another label: along its line, or beside it as far as the line still passes through the pill.
    A label without such a place stays."""
    pills = {
        key: _pill(found.label, sizes[key])
        for key, found in routes.items()
        if found.label is not None and key in sizes
    }
    cleared = dict(routes)
    for key, pill in sorted(pills.items()):
        if not any(pill.intersects(card) for card in cards):
            continue
        others = [other for name, other in pills.items() if name != key]
        place = _free_place(routes[key], sizes[key], [*cards, *others])
        if place is not None:
            pills[key] = _pill(place, sizes[key])
            bounds = routes[key].bounds.united(pills[key])
            cleared[key] = replace(routes[key], label=place, bounds=bounds)
    return cleared


def _free_place(
    route: Route, size: tuple[float, float], taken: Sequence[Rectangle]
) -> tuple[float, float] | None:
    aside = max(size[0] / 2 - _EDGE, 0.0)
    for shift in (0.0, -aside / 2, aside / 2, -aside, aside):
        for fraction in _FRACTIONS:
            x, y, _, _ = point_at(route, fraction)
            pill = _pill((x + shift, y), size).inflated(_MARGIN)
            if not any(pill.intersects(other) for other in taken):
                return x + shift, y
    return None


def _pill(centre: tuple[float, float], size: tuple[float, float]) -> Rectangle:
    return Rectangle(centre[0] - size[0] / 2, centre[1] - size[1] / 2, *size)
