"""What can be done with lanes: the button over their names, and the menu of one of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from journeymapper.analysis.lanes import (
    NOTES,
    USUAL,
    GridLane,
    is_blueprint,
    lanes_of,
)
from journeymapper.commands.base import Command, Together
from journeymapper.commands.lanes import AddLane, ChooseBlueprint, DeleteLanes, EditLane, MoveLane
from journeymapper.domain.project import Project
from journeymapper.domain.records import Lane, new_id
from journeymapper.domain.vocabulary import LaneKind
from journeymapper.gui.workspace import Workspace

_LONGEST = 48


class LanesMenu:
    """Fills menus with what lanes allow; ``rename`` opens the editor over a lane's name,
    ``stand`` puts the cursor into a lane."""

    def __init__(
        self,
        workspace: Workspace,
        parent: QWidget,
        rename: Callable[[str], object],
        stand: Callable[[str], object],
    ) -> None:
        self._workspace = workspace
        self._parent = parent
        self._rename = rename
        self._stand = stand

    @property
    def _journey(self) -> str:
        return self._workspace.journey_id

    def lanes(self) -> list[GridLane]:
        return lanes_of(self._workspace.project, self._journey)

    def fill(self, menu: QMenu) -> None:
        """Everything about lanes: which are shown, sets of them, a new one."""
        menu.clear()
        lanes = self.lanes()
        for one in lanes:
            if one.key == NOTES:
                continue
            action = menu.addAction(_shown(one))
            action.setCheckable(True)
            action.setChecked(not one.hidden)
            action.triggered.connect(partial(self.put, one.key, "hidden", not one.hidden))
        menu.addSeparator()
        menu.addAction("&Add a text lane…", partial(self.add, ""))
        blueprint = menu.addAction("Service &blueprint")
        blueprint.setCheckable(True)
        blueprint.setChecked(is_blueprint(lanes))
        blueprint.triggered.connect(partial(self.choose_blueprint, not is_blueprint(lanes)))
        menu.addAction("The &usual lanes", self.show_usual)

    def fill_for(self, menu: QMenu, lane: GridLane) -> None:
        """What can be done with one lane."""
        lanes = [one for one in self.lanes() if one.key != NOTES]
        place = next((n for n, one in enumerate(lanes) if one.key == lane.key), None)
        menu.addAction("&Rename lane…", partial(self._rename, lane.key))
        if place is not None:
            up = menu.addAction("Move lane &up\tAlt+Up", partial(self.move, lane.key, -1))
            down = menu.addAction("Move lane &down\tAlt+Down", partial(self.move, lane.key, 1))
            up.setEnabled(place > 0)
            down.setEnabled(place < len(lanes) - 1)
        internal = menu.addAction("&Internal: not for the client")
        internal.setCheckable(True)
        internal.setChecked(lane.internal)
        internal.triggered.connect(partial(self.put, lane.key, "internal", not lane.internal))
        menu.addAction("&Hide lane", partial(self.put, lane.key, "hidden", True))
        menu.addSeparator()
        menu.addAction("&Add a text lane below…", partial(self.add, lane.key))
        if place is not None and lane.kind is LaneKind.TEXT:
            delete = partial(self._workspace.run, DeleteLanes(self._journey, [lane.key]))
            menu.addAction("De&lete lane", delete)
        others = menu.addMenu("All &lanes")
        others.aboutToShow.connect(partial(self.fill, others))

    def add(self, below: str) -> str | None:
        """Ask for the name of a text lane and add it below another, or at the end."""
        title, agreed = QInputDialog.getText(
            self._parent, "Add a lane", "What is the lane called, for example “Risks”?"
        )
        if not agreed or not title.strip():
            return None
        lane_id = new_id(Lane)
        command = AddLane(lane_id, self._journey, title, before=self._behind(below))
        if self._workspace.run(command) is None:
            return None
        self._stand(lane_id)
        return lane_id

    def move(self, key: str, way: int) -> bool:
        """Move a lane past its neighbour that is shown; whether there was one."""
        lanes = [one for one in self.lanes() if one.key != NOTES]
        place = next((n for n, one in enumerate(lanes) if one.key == key), None)
        shown = [n for n, one in enumerate(lanes) if not one.hidden]
        if place is None or place not in shown:
            return False
        target = shown.index(place) + way
        if not 0 <= target < len(shown):
            return False
        neighbour = shown[target] + (1 if way > 0 else 0)
        before = lanes[neighbour].key if neighbour < len(lanes) else ""
        return self._workspace.run(MoveLane(self._journey, key, before)) is not None

    def choose_blueprint(self, is_on: bool) -> None:
        self._workspace.run(ChooseBlueprint(self._journey, is_on))

    def show_usual(self) -> None:
        """Every usual lane there and shown; lanes of text stay as they are."""
        commands = usual_lanes(self._workspace.project, self._journey)
        if not commands:
            self._workspace.told.emit("The usual lanes are all there.")
            return
        self._workspace.run(Together("Show the usual lanes", commands))

    def put(self, key: str, field: str, value: bool) -> None:
        """Hide or show a lane, or mark it internal."""
        self._workspace.run(EditLane(self._journey, key, {field: value}))

    def _behind(self, key: str) -> str:
        """The lane below this one, for a command that puts one before another."""
        keys = [one.key for one in self.lanes()]
        place = keys.index(key) + 1 if key in keys else len(keys)
        return keys[place] if place < len(keys) else ""


def usual_lanes(project: Project, journey: str) -> list[Command]:
    """The edits after which a journey shows every usual lane and no blueprint."""
    lanes = lanes_of(project, journey)
    commands: list[Command] = []
    if is_blueprint(lanes):
        commands.append(ChooseBlueprint(journey, is_on=False))
    for kind, name in USUAL:
        of_kind = [one for one in lanes if one.kind is kind]
        if not of_kind:
            commands.append(AddLane(new_id(Lane), journey, name, kind))
        elif of_kind[0].hidden:
            commands.append(EditLane(journey, of_kind[0].key, {"hidden": False}))
    return commands


def _shown(lane: GridLane) -> str:
    name = " ".join(lane.name.split())
    name = f"{name[: _LONGEST - 1]}…" if len(name) > _LONGEST else name
    name = name.replace("&", "&&")
    return f"{name} (internal)" if lane.internal else name
