"""Labels kept off cards: on paper they are larger, and may not fit between two cards any more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from journeymapper.layout import Rectangle, Route, point_at
from journeymapper.layout.obstacles import BoxIndex

_FRACTIONS = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)
_EDGE = 9.0
"""The line passes through the pill at least this far from its ends."""
_MARGIN = 2.0


def clear_of_cards(
    routes: Mapping[str, Route],
    sizes: Mapping[str, tuple[float, float]],
    cards: Mapping[str, Rectangle],
) -> dict[str, Route]:
    """The routes with each label that covers a card moved to where it covers neither a card nor
    another label: along its line, or beside it as far as the line still passes through the pill.
    A label without such a place stays."""
    cards_found, labels_found = BoxIndex(), BoxIndex()
    for key, card in cards.items():
        cards_found.put(key, card.box)
    pills = {
        key: _pill(found.label, sizes[key])
        for key, found in routes.items()
        if found.label is not None and key in sizes
    }
    for key, pill in pills.items():
        labels_found.put(key, pill.box)
    cleared = dict(routes)
    for key in sorted(pills):
        if not cards_found.within(pills[key].box):
            continue
        labels_found.remove(key)
        pill = _free_pill(routes[key], sizes[key], cards_found, labels_found) or pills[key]
        labels_found.put(key, pill.box)
        bounds = routes[key].bounds.united(pill)
        cleared[key] = replace(routes[key], label=(pill.cx, pill.cy), bounds=bounds)
    return cleared


def _free_pill(
    route: Route, size: tuple[float, float], cards: BoxIndex, labels: BoxIndex
) -> Rectangle | None:
    aside = max(size[0] / 2 - _EDGE, 0.0)
    for shift in (0.0, -aside / 2, aside / 2, -aside, aside):
        for fraction in _FRACTIONS:
            x, y, _, _ = point_at(route, fraction)
            pill = _pill((x + shift, y), size)
            box = pill.inflated(_MARGIN).box
            if not cards.within(box) and not labels.within(box):
                return pill
    return None


def _pill(centre: tuple[float, float], size: tuple[float, float]) -> Rectangle:
    return Rectangle(centre[0] - size[0] / 2, centre[1] - size[1] / 2, *size)
