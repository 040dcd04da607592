"""Which picture shows which record, remembered until an edit touches it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import replace

from journeymapper.domain.change import Change
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Passage, Record, Vote
from journeymapper.drawing.card_looks import card_look, emotion_at
from journeymapper.drawing.cards import CardLook, card_picture, emotion_token
from journeymapper.drawing.chips import chip_look, chip_picture
from journeymapper.drawing.connections import connection_label, connection_look, connection_picture
from journeymapper.drawing.options import MapOptions, persona_colours
from journeymapper.drawing.primitives import Picture
from journeymapper.drawing.stickies import sticky_look, sticky_picture
from journeymapper.gui.canvas.scene import Scene
from journeymapper.layout import Route

_LOCAL = frozenset(
    {"touchpoints", "connections", "experiences", "feedback_notes", "stickies", "passages",
     "presences", "votes"}
)  # fmt: skip
"""Kinds of record whose edit changes only the cards that they name."""
MOST = 2000
"""Looks kept of boxes, and of lines: several screens full; all are forgotten beyond it."""
READABLE = 0.75
"""The zoom at which text of its true size is still read well."""
LARGEST_TYPE = 1.4
LARGEST_CHIP_TYPE = 1.15
LARGEST_LABEL_TYPE = 1.25
"""Labels keep the place that was found for their true size, so they grow less."""


class Looks:
    """Looks of cards, chips, stickies and connections of a scene, asked for when painted."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self.options = MapOptions()
        self._colours: dict[str, str] | None = None
        self._pictures: dict[str, tuple[Hashable, Picture]] = {}
        self._lines: dict[str, tuple[Route, Picture, Picture | None]] = {}
        self._emotions: dict[str, str] = {}

    @property
    def colours(self) -> dict[str, str]:
        """The colour of each persona."""
        if self._colours is None:
            self._colours = persona_colours(self._scene.project)
        return self._colours

    def clear(self) -> None:
        """Forget everything."""
        self._scene.spoils.add_everything()
        self._colours = None
        self._pictures.clear()
        self._lines.clear()
        self._emotions.clear()

    def take(self, changes: Iterable[Change]) -> None:
        """Forget what an edit may have changed."""
        for change in changes:
            if change.table not in _LOCAL:
                self.clear()
                return
            for side in (change.before, change.after):
                if side is not None:
                    for one in _touched(self._scene.project, side):
                        self._pictures.pop(one, None)
                        self._lines.pop(one, None)
                        self._emotions.pop(one, None)
                        self._scene.spoil_record(one)
            if change.table == "touchpoints":
                for connection in self._scene.project.referring(Connection, change.id):
                    self._lines.pop(connection.id, None)

    def fit_zoom(self, zoom: float) -> None:
        """Enlarge the text of cards that are shown small, as on a page, so that it can be read."""
        scale = min(LARGEST_TYPE, max(1.0, round(READABLE / zoom, 1)))
        if scale != self.options.type_scale:
            self.options = replace(self.options, type_scale=scale)
            self._pictures.clear()
            self._lines.clear()

    def box(self, key: str) -> tuple[Hashable, Picture]:
        """The look and picture of a card, chip or sticky."""
        found = self._pictures.get(key)
        if found is None or self._is_resized(key, found[0]):
            if len(self._pictures) >= MOST:
                self._pictures.clear()
            found = self._pictures[key] = self._made(key)
        return found

    def has_box(self, key: str) -> bool:
        """Whether the look of a card is known already."""
        found = self._pictures.get(key)
        return found is not None and not self._is_resized(key, found[0])

    def emotion(self, key: str) -> str:
        """The colour of what is felt at a card, or an empty text; without the rest of its look."""
        token = self._emotions.get(key)
        if token is None:
            felt = None
            if key in self._scene.project.touchpoints:
                felt = emotion_at(self._scene.project, key, self.options)
            token = self._emotions[key] = "" if felt is None else emotion_token(felt)
        return token

    def _is_resized(self, key: str, look: Hashable) -> bool:
        box = self._scene.cards.boxes[key]
        return isinstance(look, CardLook) and (look.width, look.height) != (box.width, box.height)

    def line(self, connection_id: str) -> tuple[Picture, Picture | None]:
        """The pictures of a connection where it runs now: its line, and its label if it has one."""
        route = self._scene.routes[connection_id]
        found = self._lines.get(connection_id)
        if found is None or found[0] is not route:
            if len(self._lines) >= MOST:
                self._lines.clear()
            connection = self._scene.project.connections[connection_id]
            look = connection_look(self._scene.project, connection, route)
            scale = min(self.options.type_scale, LARGEST_LABEL_TYPE)
            label = connection_label(replace(look, type_scale=scale), route)
            found = self._lines[connection_id] = (route, connection_picture(look, route), label)
        return found[1], found[2]

    def _made(self, key: str) -> tuple[Hashable, Picture]:
        scene = self._scene
        project = scene.project
        part = scene.part_of(key)
        if part == "card":
            box = scene.cards.boxes[key]
            card = card_look(project, project.touchpoints[key], self.options, self.colours)
            card = replace(card, width=box.width, height=box.height)
            return card, card_picture(card)
        if part == "chip":
            persona = project.personas[project.presences[key].persona]
            scale = min(self.options.type_scale, LARGEST_CHIP_TYPE)
            chip = chip_look(project, persona, self.colours[persona.id], scale)
            return chip, chip_picture(chip)
        note = sticky_look(project, project.stickies[key], scene.cards.boxes[key].width)
        return note, sticky_picture(note)


def _touched(project: Project, record: Record) -> list[str]:
    """The ids of what is painted differently after an edit of this record."""
    touched = [record.id]
    if isinstance(record, Connection):
        touched += [record.source, record.target]
    elif isinstance(record, Vote):
        touched.append(record.target)
    elif isinstance(record, Passage):
        connection = project.connections.get(record.connection)
        if connection is not None:
            touched += [connection.id, connection.source, connection.target]
    elif (touchpoint := getattr(record, "touchpoint", None)) is not None:
        touched.append(touchpoint)
    return touched
