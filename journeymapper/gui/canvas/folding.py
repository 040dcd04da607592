"""What hands do on a map with folded stages, led back to where things stand in the journey."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from journeymapper.analysis.folded_stages import FoldedView
from journeymapper.commands.base import Command, Together
from journeymapper.commands.touchpoints import MoveTouchpoints, PlaceTouchpoints
from journeymapper.domain.records import CARD_WIDTH, Presence, Touchpoint

PLACED = frozenset({"x", "dx", "dy", "places", "bends"})
"""The fields of commands that hold places; x and y come together, and y is never folded."""
ALREADY_REAL = frozenset({"ArrangeTouchpoints", "Duplicate"})
"""Commands whose places do not come from what is shown."""


def led_back(command: Command, view: FoldedView) -> Command:
    """The command that does in the journey what this one does on the folded map."""
    if isinstance(command, Together):
        return replace(command, commands=tuple(led_back(one, view) for one in command.commands))
    if type(command).__name__ in ALREADY_REAL:
        return command
    if isinstance(command, MoveTouchpoints):
        return PlaceTouchpoints(_moved(command, view), merge_key=command.merge_key)
    values: dict[str, Any] = {}
    x = getattr(command, "x", None)
    if isinstance(x, int | float):
        values["x"] = _card_x(view, x, CARD_WIDTH)
    places = getattr(command, "places", None)
    if isinstance(places, Mapping):
        values["places"] = {
            one: (_card_x(view, at[0], _width(view, one)), at[1]) for one, at in places.items()
        }
    bends = getattr(command, "bends", None)
    if bends is not None:
        values["bends"] = tuple((view.real_x(at), y) for at, y in bends)
    return replace(command, **values) if values else command


def _moved(command: MoveTouchpoints, view: FoldedView) -> dict[str, tuple[float, float]]:
    places = {}
    for one in command.ids:
        record = view.project.find(one)
        if isinstance(record, Touchpoint | Presence):
            x = _card_x(view, record.x + command.dx, _width(view, one))
            places[one] = (x, record.y + command.dy)
    return places


def _card_x(view: FoldedView, x: float, width: float) -> float:
    """A card goes where its middle goes."""
    return view.real_x(x + width / 2) - width / 2


def _width(view: FoldedView, record_id: str) -> float:
    card = view.project.touchpoints.get(record_id)
    return card.width if card is not None else 0.0
