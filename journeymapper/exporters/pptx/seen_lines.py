"""Lines of a slide as they will be seen: outlines of one's own, and connectors with their heads."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, radians, sin
from typing import Any

from journeymapper.drawing.primitives import Path, Primitive
from journeymapper.exporters.pptx.seen_text import number
from journeymapper.pens.pptx import markup

_HEAD = 6.0
"""Length of an arrow's head, in points."""


def adjusted(preset: Any, usual: float) -> float:
    """How far a geometry that office programs know by name is bent, as a share."""
    given = preset.find(".//{*}gd") if preset is not None else None
    said = str(given.get("fmla") or "").split()[-1:] if given is not None else []
    return number({"fmla": said[0]}, "fmla", usual * 100_000) / 100_000 if said else usual


def own_steps(own: Any, box: markup.Box) -> Iterator[tuple[str | float, ...]]:
    for path in own.iter("{*}path"):
        across, down = max(number(path, "w"), 1.0), max(number(path, "h"), 1.0)
        for step in path:
            numbers: list[float] = []
            for point in step.iter("{*}pt"):
                numbers.append(box[0] + number(point, "x") / across * box[2])
                numbers.append(box[1] + number(point, "y") / down * box[3])
            kind = step.tag.rpartition("}")[2]
            word = {"moveTo": "M", "lnTo": "L", "cubicBezTo": "C", "close": "Z"}.get(kind)
            if word:
                yield (word, *numbers)


def connector(
    preset: Any, where: Any, box: markup.Box, line: Any, look: dict[str, Any]
) -> Iterator[Primitive]:
    x, y, width, height = box
    across = where.get("flipH") in ("1", "true")
    down = where.get("flipV") in ("1", "true")
    angle = radians(number(where, "rot") / 60_000)
    middle = (x + width / 2, y + height / 2)

    def at(right: float, low: float) -> tuple[float, float]:
        dx = (0.5 - right if across else right - 0.5) * width
        dy = (0.5 - low if down else low - 0.5) * height
        turned = (dx * cos(angle) - dy * sin(angle), dx * sin(angle) + dy * cos(angle))
        return middle[0] + turned[0], middle[1] + turned[1]

    name, share = preset.get("prst"), adjusted(preset, 0.5)
    first, last, before = at(0, 0), at(1, 1), at(0, 0)
    steps: list[tuple[str | float, ...]] = [("M", *first)]
    if name == "curvedConnector2":
        before = at(1, 0.5)
        steps.append(("C", *at(0.5, 0), *before, *last))
    elif name == "curvedConnector3":
        before = at(share, 1)
        steps.append(("C", *at(share, 0), *before, *last))
    else:
        steps.append(("L", *last))
    yield Path(steps=tuple(steps), **look)
    head = line.find("{*}tailEnd") if line is not None else None
    dx, dy = last[0] - before[0], last[1] - before[1]
    length = (dx * dx + dy * dy) ** 0.5
    if head is None or head.get("type") in (None, "none") or not length:
        return
    dx, dy = dx / length * _HEAD, dy / length * _HEAD
    left = (last[0] - dx - dy / 2, last[1] - dy + dx / 2)
    right = (last[0] - dx + dy / 2, last[1] - dy - dx / 2)
    yield Path(
        steps=(("M", *last), ("L", *left), ("L", *right), ("Z",)),
        fill=look["stroke"],
        opacity=look["opacity"],
    )
