"""What is done with what is chosen: by keys, menus and context menus alike."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

from journeymapper.commands.base import Command, Together
from journeymapper.commands.clipboard import Duplicate, pasted_ids
from journeymapper.commands.connections import Bend, Reconnect
from journeymapper.commands.experiences import SetExperience
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.commands.stages import DeleteStages
from journeymapper.commands.touchpoints import MoveTouchpoints
from journeymapper.domain.order import journey_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Experience, new_id, table_of
from journeymapper.domain.vocabulary import ConnectionKind
from journeymapper.gui.canvas.drafts import DraftWish
from journeymapper.gui.canvas.surface import Surface

_runs = itertools.count()
DUPLICATE_SHIFT = 24.0


class Edits:
    """Edits of the selection. A run of arrow keys is one step."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        self._nudge_key = ""
        surface.workspace.selection_changed.connect(self.end_nudging)

    @property
    def _chosen(self) -> list[str]:
        return sorted(self._surface.workspace.selection)

    @property
    def _shown(self) -> Project:
        """The project as the canvas shows it."""
        return self._surface.scene.project

    def select_all(self) -> None:
        scene = self._surface.scene
        self._surface.workspace.select([*scene.cards.boxes, *scene.lines.boxes])

    def delete(self) -> None:
        """Delete what is chosen; a persona's chip leaves with its connections."""
        project = self._surface.workspace.project
        stages = [one for one in self._chosen if table_of(one) == "stages"]
        records = [one for one in self._chosen if one not in stages]
        for chip in [project.presences[one] for one in records if one in project.presences]:
            for connection in project.referring(Connection, chip.persona):
                if connection.journey == chip.journey and connection.id not in records:
                    records.append(connection.id)
        steps: list[Command] = []
        if records:
            steps.append(DeleteRecords(tuple(records)))
        if stages:
            steps.append(DeleteStages(tuple(stages)))
        self._run_all(steps)

    def _run_all(self, steps: Sequence[Command], title: str = "") -> bool:
        if not steps:
            return False
        if len(steps) == 1:
            return self._surface.run(steps[0])
        title = title or steps[0].name(self._surface.workspace.project)
        return self._surface.run(Together(title, tuple(steps)))

    def duplicate(self) -> None:
        if not self._chosen:
            return
        event = self._surface.workspace.run(
            Duplicate(tuple(self._chosen), DUPLICATE_SHIFT, DUPLICATE_SHIFT, new_id(Connection)),
            self._surface,
        )
        if event is not None:
            self._surface.workspace.select(pasted_ids(event.changes))

    def rename(self) -> None:
        chosen = self._surface.workspace.selected
        if chosen:
            self._surface.rename_asked.emit(chosen)

    def nudge(self, dx: float, dy: float) -> None:
        """Move the chosen cards a little."""
        ids = [one for one in self._chosen if table_of(one) in ("touchpoints", "presences")]
        if not ids:
            return
        if not self._nudge_key:
            self._nudge_key = f"nudge {next(_runs)}"
        self._surface.run(MoveTouchpoints(tuple(ids), dx, dy, merge_key=self._nudge_key))

    def end_nudging(self) -> None:
        """The next arrow key begins a step of its own."""
        self._nudge_key = ""

    def toggle_essential(self) -> None:
        project = self._surface.workspace.project
        cards = [project.touchpoints[one] for one in self._surface.selected_touchpoints()]
        essential = not all(one.essential for one in cards)
        self._run_all(
            [EditFields(one.id, {"essential": essential}) for one in cards],
            "Mark touchpoints essential" if essential else "Unmark essential touchpoints",
        )

    def set_emotion(self, emotion: int) -> None:
        """What the active persona feels at the chosen touchpoints, from -2 to 2."""
        workspace = self._surface.workspace
        persona = workspace.active_persona
        if persona is None:
            workspace.refused.emit("Add a persona first: an emotion is always somebody's.")
            return
        self._run_all(
            [
                SetExperience(persona, one, {"emotion": emotion}, new_id(Experience))
                for one in self._surface.selected_touchpoints()
            ],
            "Set emotions",
        )

    def start_loop(self) -> None:
        """Lead a loop back from the chosen touchpoint; for a connection, ask what loop it is."""
        workspace = self._surface.workspace
        chosen = workspace.selected
        if chosen in workspace.project.touchpoints:
            self._surface.target_asked.emit(chosen)
        elif chosen in workspace.project.connections:
            self._surface.loop_asked.emit(chosen)
        else:
            workspace.refused.emit("Select the touchpoint that the loop starts from, then press L.")

    def draft(self, wish: DraftWish | None = None) -> None:
        self._surface.draft_asked.emit(wish or DraftWish())

    def choose_next(self, way: int) -> bool:
        """Choose the next or previous touchpoint in journey order; False when none is chosen."""
        workspace = self._surface.workspace
        order = [one.id for one in journey_order(self._shown, workspace.journey_id)]
        if workspace.selected not in order:
            return False
        self._choose(order[(order.index(workspace.selected) + way) % len(order)])
        return True

    def follow(self, key: Callable[[Connection], tuple[str, str]]) -> None:
        """Walk along a connection: ``key`` gives from where to where it is walked."""
        workspace = self._surface.workspace
        chosen = workspace.selected
        if chosen is None:
            return
        here = self._surface.scene.end_of(chosen)
        ways = [key(one) for one in self._shown.referring(Connection, here)]
        ends = [end for start, end in ways if start == here and end != here]
        keys = [one for one in map(self._surface.scene.key_of, ends) if one]
        if keys:
            self._choose(min(keys, key=lambda one: self._distance(chosen, one)))

    def _distance(self, one: str, other: str) -> float:
        boxes = self._surface.scene.cards.boxes
        return abs(boxes[one].cx - boxes[other].cx) + abs(boxes[one].cy - boxes[other].cy)

    def _choose(self, key: str) -> None:
        self._surface.workspace.select([key])
        self._surface.bring_in(self._surface.scene.cards.boxes[key])

    def remove_bend(self, connection_id: str, place: int) -> None:
        """Let go of one of the points that a connection is led through."""
        bends = list(self._surface.workspace.project.connections[connection_id].bends)
        del bends[place]
        self._surface.run(Bend(connection_id, tuple(bends)))

    def reverse(self, connection_id: str) -> None:
        """Turn a connection round."""
        workspace = self._surface.workspace
        was = workspace.project.connections[connection_id]
        turned = Reconnect(
            connection_id,
            source=was.target,
            target=was.source,
            source_side=was.target_side,
            target_side=was.source_side,
        )
        if self._surface.run(turned):
            kind = workspace.project.connections[connection_id].kind
            if kind is ConnectionKind.LOOP and was.kind is not ConnectionKind.LOOP:
                self._surface.loop_asked.emit(connection_id)
