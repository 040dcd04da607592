"""What is done with what is chosen: by keys, menus and context menus alike."""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.commands.base import Command, Together
from journeymapper.commands.clipboard import Duplicate, pasted_ids
from journeymapper.commands.connections import Bend, Reconnect
from journeymapper.commands.experiences import SetExperience
from journeymapper.commands.personas import StepPath
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.commands.stages import DeleteStages
from journeymapper.domain.order import personas_in_order
from journeymapper.domain.records import Connection, Experience, Passage, new_id, table_of
from journeymapper.domain.vocabulary import ConnectionKind
from journeymapper.gui.canvas.drafts import DraftWish
from journeymapper.gui.canvas.surface import Surface

DUPLICATE_SHIFT = 24.0


class Edits:
    """Edits of the selection."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface

    @property
    def _chosen(self) -> list[str]:
        return sorted(self._surface.workspace.selection)

    def select_all(self) -> None:
        scene = self._surface.scene
        self._surface.workspace.select([*scene.cards.boxes, *scene.routes])

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

    def next_persona(self) -> None:
        """Let the keys 1 to 5 speak of the next persona."""
        workspace = self._surface.workspace
        people = [one.id for one in personas_in_order(workspace.project)]
        if not people:
            workspace.refused.emit("Add a persona first: an emotion is always somebody's.")
            return
        active = workspace.active_persona
        place = people.index(active) + 1 if active in people else 0
        workspace.activate_persona(people[place % len(people)])
        name = workspace.project.personas[people[place % len(people)]].name
        workspace.told.emit(f"The keys 1 to 5 now say what {name} feels.")

    def write_stickies(self) -> None:
        """Write stickies on the chosen touchpoint, one after another."""
        chosen = self._surface.workspace.selected
        if chosen in self._surface.workspace.project.touchpoints:
            self._surface.sticky_asked.emit("", chosen)

    def step_path(self) -> None:
        """Put the chosen connections on the active persona's path, or take them off it."""
        workspace = self._surface.workspace
        lines = [one for one in self._chosen if one in workspace.project.connections]
        if lines and workspace.active_persona is None:
            workspace.refused.emit("Add a persona first: a path is always somebody's.")
        elif workspace.active_persona is not None:
            persona = workspace.active_persona
            steps = [StepPath(persona, one, new_id(Passage)) for one in lines]
            self._run_all(steps, "Change a path")

    def start_loop(self) -> None:
        """Lead a loop back from the chosen touchpoint; for a connection, ask what loop it is; for
        notes, ask which touchpoint they belong to."""
        workspace = self._surface.workspace
        chosen = workspace.selected
        if chosen in workspace.project.touchpoints:
            self._surface.target_asked.emit(chosen)
        elif chosen in workspace.project.connections:
            self._surface.loop_asked.emit(chosen)
        elif chosen in workspace.project.presences or chosen in workspace.project.stickies:
            self._surface.target_asked.emit(chosen)
        else:
            workspace.refused.emit("Select the touchpoint that the loop starts from, then press L.")

    def draft(self, wish: DraftWish | None = None) -> None:
        self._surface.draft_asked.emit(wish or DraftWish())

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
