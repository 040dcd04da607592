"""The map as assistive technology finds it: who stands where, what it says, what it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAccessibleActionInterface, QContextMenuEvent
from PySide6.QtWidgets import QApplication

from journeymapper.domain.records import Connection, Presence, Sticky, Touchpoint
from journeymapper.gui.access import map_words as words
from journeymapper.gui.access.contents import ROOT, Contents, Relation, Role
from journeymapper.gui.access.map_order import JOURNEY, NO_STAGE, PEOPLE, MapOrder

if TYPE_CHECKING:
    from journeymapper.domain.project import Project
    from journeymapper.gui.canvas.view import CanvasView

PRESS = QAccessibleActionInterface.pressAction()
FOCUS = QAccessibleActionInterface.setFocusAction()
MENU = QAccessibleActionInterface.showMenuAction()
RENAME, INSPECT, FOLLOW = "Rename", "Open inspector", "Go to where it leads"
FOLD = "Fold or unfold"
_KEYS = {RENAME: "F2", INSPECT: "I"}
_ROLES = {
    ROOT: Role.Canvas,
    JOURNEY: Role.Section,
    PEOPLE: Role.Grouping,
    NO_STAGE: Role.Grouping,
}
_ROLES_OF_TABLES = {
    "stages": Role.Grouping,
    "touchpoints": Role.ListItem,
    "presences": Role.ListItem,
    "connections": Role.Link,
    "stickies": Role.Note,
}


class MapContents(Contents):
    """Reads the canvas; nothing is kept but the order, until ``forget``."""

    takes_choice = takes_many = True

    def __init__(self, canvas: CanvasView) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self._order: MapOrder | None = None

    def forget(self) -> None:
        """After an edit, or when another journey is shown."""
        self._order = None

    @property
    def project(self) -> Project:
        """As the canvas shows it: through a lens, only what the lens lets through."""
        return self.canvas.scene.project

    @property
    def order(self) -> MapOrder:
        scene = self.canvas.scene
        if (
            self._order is None
            or self._order.journey_id != scene.journey_id
            or self._order.project is not scene.project
        ):
            self._order = MapOrder(scene.project, scene.journey_id)
        return self._order

    # The tree

    def children(self, key: str) -> Sequence[str]:
        return self.order.children(key)

    def parent(self, key: str) -> str:
        return self.order.parent(key)

    def has(self, key: str) -> bool:
        return self.order.has(key)

    def place(self, key: str) -> int:
        return self.order.place(self.order.parent(key), key)

    def relations(self, key: str) -> Iterable[tuple[str, Relation]]:
        """Where the flow goes on to and comes from."""
        project = self.project
        end = self.canvas.scene.end_of(key)
        if key in project.connections:
            target = self.canvas.scene.key_of(project.connections[key].target)
            yield target, Relation.FlowsTo
            return
        if key not in project.touchpoints and key not in project.presences:
            return
        for one in project.referring(Connection, end):
            if one.journey != self.canvas.scene.journey_id:
                continue
            if one.source == end:
                yield self.canvas.scene.key_of(one.target), Relation.FlowsTo
            if one.target == end:
                yield self.canvas.scene.key_of(one.source), Relation.FlowsFrom

    # What it is

    def role(self, key: str) -> Role:
        record = self.project.find(key)
        if record is not None:
            return _ROLES_OF_TABLES.get(record.table, Role.ListItem)
        return _ROLES.get(key, Role.Grouping)

    def name(self, key: str) -> str:
        project = self.project
        if key == JOURNEY:
            return words.one_line(project.journeys[self.order.journey_id].title) or "Journey"
        if key == PEOPLE:
            return "Personas on the map"
        if key == NO_STAGE:
            return "Without a stage"
        if key in project.connections:
            return words.connection_name(project, project.connections[key])
        if key in project.stickies:
            return words.one_line(project.stickies[key].text) or "empty note"
        if key in project.presences:
            return words.end_name(project, project.presences[key].persona)
        # A folded stage carries a sign before its name, which nobody should have to hear.
        stages = self.canvas.workspace.project.stages
        found = project.touchpoints.get(key) or stages.get(key) or project.stages.get(key)
        return (words.one_line(found.name) if found is not None else "") or words.UNNAMED

    def description(self, key: str) -> str:
        project, workspace = self.project, self.canvas.workspace
        if key == JOURNEY:
            return words.journey_description(project, project.journeys[self.order.journey_id])
        if key in project.stages:
            if key in workspace.folded:
                cards = len(workspace.project.referring(Touchpoint, key))
            else:
                cards = len(self.order.cards_of(key))
            said = words.stage_description(project, project.stages[key], cards, workspace.findings)
            return f"folded; {said}" if key in workspace.folded else said
        if key in project.touchpoints:
            card, persona = project.touchpoints[key], workspace.active_persona
            return words.touchpoint_description(project, card, persona, workspace.findings)
        if key in project.connections:
            return words.connection_description(project, project.connections[key])
        if key in project.stickies:
            return words.sticky_description(project, project.stickies[key])
        if key in project.presences:
            return words.presence_description(project, project.presences[key])
        return ""

    # Where it is

    def rect(self, key: str) -> QRectF:
        scene, camera = self.canvas.scene, self.canvas.camera
        whole = QRectF(self.canvas.rect())
        if key in scene.lefts:
            left, width = scene.lefts[key], scene.project.stages[key].width
            return QRectF(camera.x_of(left), 0.0, width * camera.zoom, whole.height())
        if key == JOURNEY:
            bounds = scene.bounds()
            return camera.rect_of(bounds) if bounds is not None else whole
        if key in (PEOPLE, NO_STAGE):
            return self._around(self.children(key))
        if key in self.project.connections:
            return self._way_rect(self.project.connections[key])
        box = scene.cards.boxes.get(key)
        if box is None and key in self.project.stickies:
            # A note on a touchpoint is a tab on its card.
            box = scene.cards.boxes.get(self.parent(key))
        return camera.rect_of(box) if box is not None else QRectF()

    def _way_rect(self, way: Connection) -> QRectF:
        scene = self.canvas.scene
        route = scene.routes.get(way.id)
        if route is None:  # not led anywhere yet: somewhere between its ends
            return self._around(map(scene.key_of, (way.source, way.target)))
        return self.canvas.camera.rect_of(route.bounds).adjusted(-1, -1, 1, 1)

    def _around(self, keys: Iterable[str]) -> QRectF:
        around = QRectF()
        for key in keys:
            around = around.united(self.rect(key))
        return around

    def at(self, point: QPointF) -> str:
        hit = self.canvas.hit_at(point)
        return hit.record_id if self.has(hit.record_id) else ROOT

    # What is chosen

    def can_be_chosen(self, key: str) -> bool:
        return self.canvas.workspace.project.find(key) is not None

    def chosen(self) -> list[str]:
        selection = self.canvas.workspace.selection
        return sorted((one for one in selection if self.has(one)), key=self._reading_place)

    def _reading_place(self, key: str) -> tuple[int, ...]:
        places: list[int] = []
        while key != ROOT:
            places.insert(0, self.place(key))
            key = self.parent(key)
        return tuple(places)

    def all_chosen(self) -> list[str]:
        kinds = (Touchpoint, Connection, Presence, Sticky)
        journey = self.canvas.scene.journey_id
        found = (one.id for kind in kinds for one in self.project.referring(kind, journey))
        return [one for one in found if self.has(one)]

    def is_chosen(self, key: str) -> bool:
        return key in self.canvas.workspace.selection

    def choose(self, keys: Sequence[str]) -> bool:
        self.canvas.workspace.select(keys)
        return all(one in self.canvas.workspace.selection for one in keys)

    def current(self) -> str:
        selected = self.canvas.workspace.selected
        return selected if selected is not None and self.has(selected) else ROOT

    # What can be done

    def actions(self, key: str) -> Mapping[str, Callable[[], object]]:
        if not self.can_be_chosen(key):
            return {}
        found: dict[str, Callable[[], object]] = {
            PRESS: lambda: self._select(key),
            FOCUS: lambda: self._select(key),
            MENU: lambda: self._open_menu(key),
            RENAME: lambda: self._rename(key),
            INSPECT: lambda: self._inspect(key),
        }
        if key in self.project.stages:
            found[FOLD] = lambda: self.canvas.workspace.fold(self.canvas.workspace.folded ^ {key})
        if key in self.project.connections:
            target = self.canvas.scene.key_of(self.project.connections[key].target)
            found[FOLLOW] = lambda: self._select(target)
        return found

    def keys_for(self, key: str, action: str) -> str:
        return _KEYS.get(action, "")

    def _select(self, key: str) -> None:
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.canvas.workspace.select([key])
        self.canvas.reveal(key)

    def _rename(self, key: str) -> None:
        self._select(key)
        self.canvas.rename_selected()

    def _inspect(self, key: str) -> None:
        self._select(key)
        self.canvas.workspace.page_asked.emit("inspector", key)

    def _open_menu(self, key: str) -> None:
        self._select(key)
        place = self.rect(key).center().toPoint()
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Keyboard, place, self.canvas.mapToGlobal(place)
        )
        QApplication.sendEvent(self.canvas, event)
