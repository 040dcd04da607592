"""Moving and sizing by key what is chosen: what the mouse drags has a way here too.

Cards and chips move over the paper, stages and notes from place to place, a connection's bends over
the paper. A run of keys is one undo step.
"""

from __future__ import annotations

import itertools

from journeymapper.commands.base import Command, Together
from journeymapper.commands.connections import Bend
from journeymapper.commands.stages import NARROWEST, MoveStage, ResizeStage
from journeymapper.commands.stickies import PlaceSticky
from journeymapper.commands.touchpoints import MoveTouchpoints, ResizeTouchpoint
from journeymapper.domain.records import Sticky, table_of
from journeymapper.gui.canvas.gestures.bend import place_of_bend
from journeymapper.gui.canvas.gestures.resize import SMALLEST_HEIGHT, SMALLEST_WIDTH
from journeymapper.gui.canvas.surface import Surface
from journeymapper.layout import flatten, point_at

FRACTIONS = [number / 16 for number in range(1, 16)]
"""Where along a line a further bend may be pulled out."""
MOST_AT_ONCE = 500
"""So many cards are sized at once."""

_runs = itertools.count()


class Moving:
    """``move`` and ``size`` by journey units; ``end_run`` lets the next key begin a step of its
    own."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        self._key = ""
        self._bend = ("", 0)
        surface.workspace.selection_changed.connect(self.end_run)

    def end_run(self) -> None:
        self._key = ""

    def _run_key(self) -> str:
        if not self._key:
            self._key = f"move {next(_runs)}"
        return self._key

    def _of(self, *tables: str) -> list[str]:
        return sorted(one for one in self._surface.workspace.selection if table_of(one) in tables)

    def move(self, dx: float, dy: float) -> None:
        """Move what is chosen: cards by this way, notes and a stage one place to that side."""
        cards = self._of("touchpoints", "presences")
        notes, stages, lines = self._of("stickies"), self._of("stages"), self._of("connections")
        if cards:
            self._surface.run(MoveTouchpoints(tuple(cards), dx, dy, merge_key=self._run_key()))
            self._keep_in_sight(cards)
        elif notes and dx:
            self._move_notes(notes, 1 if dx > 0 else -1)
        elif len(stages) == 1 and dx:
            self._move_stage(stages[0], 1 if dx > 0 else -1)
        elif len(lines) == 1:
            self._move_bend(lines[0], dx, dy)

    def size(self, dx: float, dy: float) -> None:
        """Make the chosen cards, or a stage, wider by ``dx`` and taller by ``dy``."""
        project = self._surface.workspace.project
        stages, steps = self._of("stages"), list[Command]()
        key = self._run_key()
        if stages:
            for one in stages if dx else ():
                width = max(NARROWEST, project.stages[one].width + dx)
                steps.append(ResizeStage(one, width, merge_key=key))
        for one in [] if stages else self._of("touchpoints")[:MOST_AT_ONCE]:
            card = project.touchpoints[one]
            width = max(min(card.width, SMALLEST_WIDTH), card.width + dx)
            height = max(min(card.height, SMALLEST_HEIGHT), card.height + dy)
            steps.append(ResizeTouchpoint(one, width, height, merge_key=key))
        if len(steps) == 1:
            self._surface.run(steps[0])
        elif steps:
            self._surface.run(Together(f"Resize {len(steps)} of them", steps, merge_key=key))

    def next_bend(self) -> None:
        """Take the next bend of the chosen connection in hand."""
        lines = self._of("connections")
        if len(lines) == 1:
            bends = self._surface.workspace.project.connections[lines[0]].bends
            if bends:
                self._take((lines[0], (self.bend_in_hand(lines[0]) + 1) % len(bends)))
            else:
                self.add_bend()

    def add_bend(self) -> None:
        """Pull another bend out of the chosen connection, where it is straight the longest."""
        lines = self._of("connections")
        if len(lines) != 1:
            return
        line = lines[0]
        route = self._surface.scene.routes[line]
        bends = self._surface.workspace.project.connections[line].bends
        ends = [point_at(route, 0.0)[:2], point_at(route, 1.0)[:2], *bends]
        x, y = max(
            (point_at(route, one)[:2] for one in FRACTIONS),
            key=lambda at: min((at[0] - end[0]) ** 2 + (at[1] - end[1]) ** 2 for end in ends),
        )
        place = place_of_bend(flatten(route.steps), bends, x, y)
        at = (round(x / 8) * 8.0, round(y / 8) * 8.0)
        if self._surface.run(Bend(line, (*bends[:place], at, *bends[place:]))):
            self._take((line, place))

    def remove_bend(self) -> None:
        """Let go of the bend in hand."""
        lines = self._of("connections")
        bends = self._surface.workspace.project.connections[lines[0]].bends if lines else ()
        if len(lines) == 1 and bends:
            place = self.bend_in_hand(lines[0])
            self._surface.run(Bend(lines[0], (*bends[:place], *bends[place + 1 :])))
            self._take((lines[0], 0))

    def bend_in_hand(self, line: str) -> int:
        """Which bend of a connection the keys move."""
        count = len(self._surface.workspace.project.connections[line].bends)
        return self._bend[1] if self._bend[0] == line and self._bend[1] < count else 0

    def _take(self, bend: tuple[str, int]) -> None:
        self.end_run()
        self._bend = bend
        self._surface.overlay.bend_in_hand = bend
        self._surface.update()

    def _move_bend(self, line: str, dx: float, dy: float) -> None:
        if not self._surface.workspace.project.connections[line].bends:
            self.add_bend()
        bends = list(self._surface.workspace.project.connections[line].bends)
        if bends:
            place = self.bend_in_hand(line)
            bends[place] = (bends[place][0] + dx, bends[place][1] + dy)
            self._surface.run(Bend(line, tuple(bends), merge_key=self._run_key()))

    def _move_stage(self, stage: str, way: int) -> None:
        order = [one.id for one in self._surface.scene.stages]
        place = order.index(stage) + way
        if 0 <= place < len(order):
            before = order[place] if way < 0 else (*order, None)[place + 1]
            self._surface.run(MoveStage(stage, before=before, merge_key=self._run_key()))

    def _move_notes(self, notes: list[str], way: int) -> None:
        """To the next stage; left of the first into the tray."""
        project, scene = self._surface.workspace.project, self._surface.scene
        order = [stage.id for stage in scene.stages]
        note = project.get(Sticky, notes[0])
        held = project.touchpoints.get(note.touchpoint or "")
        here = held.stage if held is not None else note.stage
        place = order.index(here) + way if here in order else 0
        if place < len(order):
            stage = order[place] if place >= 0 else None
            self._surface.run(PlaceSticky(tuple(notes), stage, merge_key=self._run_key()))
            if stage is None:
                self._surface.workspace.told.emit("It lies in the tray again.")

    def _keep_in_sight(self, cards: list[str]) -> None:
        boxes = self._surface.boxes_of(cards[:1])
        for box in boxes.values():
            self._surface.bring_in(box)
