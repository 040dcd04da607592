"""What puts chosen cards in order: in line, evenly apart, of one size, pinned where they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce

from journeymapper.commands.base import Command, Together, plural
from journeymapper.commands.records import EditFields
from journeymapper.commands.touchpoints import PlaceTouchpoints, ResizeTouchpoint
from journeymapper.domain.records import Touchpoint
from journeymapper.gui.canvas.surface import Surface
from journeymapper.layout import Rectangle
from journeymapper.layout.tidying import (
    ACROSS,
    aligned,
    distributed,
    grown_apart,
    largest,
    overlap,
)

REACH = 2_000.0
"""Journey units round what is put in order in which other cards are looked for."""


class Tidying:
    """Acts on the chosen cards and persona chips; each act is one step."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface

    def align(self, edge: str) -> None:
        """``edge`` is left, centre, right, top, middle or bottom."""
        boxes = self._boxes(2, "line up")
        if not boxes:
            return
        others = self._others(boxes)
        places: dict[str, tuple[float, float]] = {}
        for part in self._by_stage(boxes) if edge in ACROSS else [boxes]:
            # Where columns are narrow, one stage's cards are in the way of the next one's.
            taken = [Rectangle(*places[one], boxes[one].width, boxes[one].height) for one in places]
            places |= aligned(part, edge, [*others, *taken])
        self._place(places, boxes, "They are in line already.")

    def distribute(self, *, upright: bool) -> None:
        """Even gaps between the first and the last, downwards or from left to right."""
        boxes = self._boxes(3, "spread evenly")
        if boxes:
            places = distributed(boxes, upright=upright)
            if self._covers(places, boxes):
                self._surface.workspace.refused.emit(
                    "There is no room for even gaps: other cards stand there. Choose them too, or "
                    "move them first."
                )
            else:
                self._place(places, boxes, "The gaps between them are even already.")

    def same_size(self) -> None:
        """All as wide as the widest and as high as the highest."""
        boxes = {
            key: box
            for key, box in self._boxes(2, "make alike").items()
            if self._surface.scene.part_of(key) == "card"
        }
        if not boxes:
            return
        grown = grown_apart(boxes, largest(list(boxes.values())), self._others(boxes))
        steps: list[Command] = [
            ResizeTouchpoint(key, box.width, box.height, box.x, box.y)
            for key, box in grown.items()
            if box != boxes[key]
        ]
        if not steps:
            self._surface.workspace.told.emit("They are of one size already.")
        else:
            title = f"Make {plural(len(boxes), Touchpoint.word)} one size"
            self._surface.run(Together(title, tuple(steps)))

    def pin(self) -> None:
        """Keep the chosen cards in place when the map is arranged; or let go of them again."""
        project = self._surface.workspace.project
        cards = [project.touchpoints[one] for one in self._surface.selected_touchpoints()]
        if not cards:
            self._surface.workspace.refused.emit("Choose the touchpoints that should stay, first.")
            return
        pinned = not all(one.pinned for one in cards)
        counted = plural(len(cards), Touchpoint.word)
        title = f"Pin {counted}" if pinned else f"Unpin {counted}"
        steps = tuple(EditFields(one.id, {"pinned": pinned}) for one in cards)
        if self._surface.run(Together(title, steps)):
            told = "stay where they are when the map is arranged" if pinned else "may move again"
            self._surface.workspace.told.emit(f"{counted[:1].upper()}{counted[1:]}: {told}.")

    def _boxes(self, least: int, what: str) -> dict[str, Rectangle]:
        """What is chosen and stands by itself; nothing, with a word why, where that is too few."""
        scene, workspace = self._surface.scene, self._surface.workspace
        boxes = {
            key: box
            for key, box in self._surface.boxes_of(sorted(workspace.selection)).items()
            if scene.part_of(key) in ("card", "chip")
        }
        if len(boxes) >= least:
            return boxes
        workspace.refused.emit(
            f"Choose at least {least} cards to {what}: Shift and a click adds one."
        )
        return {}

    def _others(self, boxes: Mapping[str, Rectangle]) -> list[Rectangle]:
        """The cards and chips that are not moved, near enough to be in the way."""
        scene = self._surface.scene
        reach = max(box.height for box in boxes.values()) * len(boxes) + REACH
        whole = reduce(Rectangle.united, boxes.values())
        area = Rectangle(
            whole.x - reach, whole.y - reach, whole.width + 2 * reach, whole.height + 2 * reach
        )
        return [
            scene.cards.boxes[key]
            for key in sorted(scene.cards.meeting(area))
            if key not in boxes and scene.part_of(key) in ("card", "chip")
        ]

    def _by_stage(self, boxes: Mapping[str, Rectangle]) -> list[dict[str, Rectangle]]:
        """A card keeps its stage, so that those of each column have a line of their own."""
        touchpoints = self._surface.scene.project.touchpoints
        parts: dict[str | None, dict[str, Rectangle]] = {}
        for key, box in boxes.items():
            card = touchpoints.get(key)
            parts.setdefault(card.stage if card else None, {})[key] = box
        return list(parts.values())

    def _covers(
        self, places: Mapping[str, tuple[float, float]], boxes: Mapping[str, Rectangle]
    ) -> bool:
        placed = [Rectangle(*places[key], box.width, box.height) for key, box in boxes.items()]
        return overlap([*placed, *self._others(boxes)])

    def _place(
        self,
        places: Mapping[str, tuple[float, float]],
        boxes: Mapping[str, Rectangle],
        already: str,
    ) -> None:
        moved = {key: at for key, at in places.items() if (boxes[key].x, boxes[key].y) != at}
        if moved:
            before = self._stages(moved)
            if self._surface.run(PlaceTouchpoints(moved)):
                changed = sum(self._stages(moved)[one] != stage for one, stage in before.items())
                if changed:
                    counted = plural(changed, Touchpoint.word)
                    stand = "stands" if changed == 1 else "stand"
                    self._surface.workspace.told.emit(
                        f"{counted} {stand} in another stage now. Undo takes it back."
                    )
        else:
            self._surface.workspace.told.emit(already)

    def _stages(self, keys: Iterable[str]) -> dict[str, str | None]:
        touchpoints = self._surface.workspace.project.touchpoints
        return {one: touchpoints[one].stage for one in keys if one in touchpoints}
