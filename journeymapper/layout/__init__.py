"""Where things stand and how connections run, when nobody placed them."""

from __future__ import annotations

from journeymapper.layout.geometry import Rectangle, flatten
from journeymapper.layout.guides import Snap, snap
from journeymapper.layout.placement import place_beside, place_new, place_on_row
from journeymapper.layout.records import Route, Wish, distance_to_route, point_at
from journeymapper.layout.router import Router, route

__all__ = [
    "Rectangle",
    "Route",
    "Router",
    "Snap",
    "Wish",
    "distance_to_route",
    "flatten",
    "place_beside",
    "place_new",
    "place_on_row",
    "point_at",
    "route",
    "snap",
]
