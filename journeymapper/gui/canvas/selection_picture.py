"""A picture of what is chosen on the map, with the connections between."""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.domain.project import Project
from journeymapper.drawing.journey_map import build_map
from journeymapper.drawing.options import MapOptions
from journeymapper.drawing.primitives import Picture, Placed, Primitive
from journeymapper.layout import Rectangle

MARGIN = 16.0


def selection_picture(project: Project, journey_id: str, ids: Sequence[str]) -> Picture | None:
    """The chosen cards, chips, notes and connections and what connects them; None for nothing."""
    chosen = set(ids)
    built = build_map(project, journey_id, MapOptions())
    placed = {**built.stickies, **built.cards, **built.chips}
    parts: list[Primitive] = []
    ends = chosen | {project.presences[one].persona for one in chosen if one in built.chips}
    bounds: Rectangle | None = None
    lines = [
        one
        for one in built.connections
        if one in chosen
        or (project.connections[one].source in ends and project.connections[one].target in ends)
    ]
    boxes = [built.routes[one].bounds for one in lines]
    parts += [Placed(picture=built.connections[one]) for one in lines]
    for key, one in placed.items():
        if key in chosen:
            parts.append(one)
            x, y, width, height = one.picture.bounds
            boxes.append(Rectangle(one.x + x, one.y + y, width, height))
    parts += [Placed(picture=built.labels[one]) for one in lines if one in built.labels]
    for box in boxes:
        bounds = box if bounds is None else bounds.united(box)
    if bounds is None:
        return None
    whole = bounds.inflated(MARGIN)
    return Picture(primitives=tuple(parts), bounds=(whole.x, whole.y, whole.width, whole.height))
