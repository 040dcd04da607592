"""What the active persona lives at the touchpoint: need, emotion, trigger, thought, evidence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from journeymapper.analysis.emotion import emotion_names
from journeymapper.commands.base import Command
from journeymapper.commands.experiences import SetExperience, experience_of
from journeymapper.domain.order import personas_in_order
from journeymapper.domain.records import Experience, new_id
from journeymapper.domain.vocabulary import Evidence
from journeymapper.gui.inspector.emotion import EmotionButtons
from journeymapper.gui.inspector.fields import (
    BoundChoice,
    BoundField,
    BoundLine,
    BoundText,
    labelled,
    words,
)
from journeymapper.gui.inspector.tags import FlowLayout
from journeymapper.gui.labels import ElidedButton
from journeymapper.gui.parts import clear, column
from journeymapper.gui.rests_sign import RestsOnSign, beside_label
from journeymapper.gui.workspace import Workspace


class ExperienceFields(QWidget):
    """Fields of one experience; the first thing that is set makes the record."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._touchpoint = ""
        self._persona = ""
        self._chips_shown: list[tuple[str, str]] = []
        self._chips: dict[str, QPushButton] = {}
        layout = column(self, gap=8)
        self._switch = QWidget()
        self._flow = FlowLayout(self._switch)
        layout.addWidget(self._switch)
        self._fields: list[tuple[BoundField, Callable[[Experience | None], Any]]] = []
        need = BoundLine(workspace, self._set("need"), placeholder="See that this is for me")
        labelled("What the customer wants here", self._bind(need, "need"), layout)
        self.emotion = EmotionButtons(workspace, self._set("emotion"))
        self._fields.append((self.emotion, lambda one: one.emotion if one else None))
        self.sign = RestsOnSign(workspace)
        beside_label(labelled("Emotion", self.emotion, layout), self.sign)
        trigger = BoundLine(
            workspace, self._set("emotional_trigger"), placeholder="What sets it off"
        )
        labelled("Emotional trigger", self._bind(trigger, "emotional_trigger"), layout)
        thought = BoundText(workspace, self._set("thought"), lines=1, placeholder="In their words")
        labelled("Thought", self._bind(thought, "thought"), layout)
        evidence = BoundChoice(workspace, self._set("evidence"), words(Evidence))
        self._fields.append((evidence, lambda one: one.evidence if one else None))
        self._evidence = labelled("Evidence for this", evidence, layout)

    def show_touchpoint(self, touchpoint_id: str) -> None:
        """Show what the workspace's active persona lives here."""
        persona = self._workspace.active_persona or ""
        if (touchpoint_id, persona) != (self._touchpoint, self._persona):
            self.finish()
            self._touchpoint, self._persona = touchpoint_id, persona
        project = self._workspace.project
        self.emotion.show_names(emotion_names(project))
        lived = experience_of(project, persona, touchpoint_id)
        for field, read in self._fields:
            field.show_value(read(lived))
        self._evidence.setVisible(lived is not None)
        self.sign.show_record(lived.id if lived is not None else "")
        self._show_chips()

    def finish(self) -> None:
        for field, _ in self._fields:
            field.finish()

    def _bind(self, field: Any, name: str) -> Any:
        self._fields.append((field, lambda one: getattr(one, name) if one else ""))
        return field

    def _set(self, name: str) -> Callable[..., Command | None]:
        def make(value: Any, merge_key: str = "") -> Command | None:
            project = self._workspace.project
            if self._persona not in project.personas:
                return None
            if self._touchpoint not in project.touchpoints:
                return None
            values = {name: value.strip() and value if isinstance(value, str) else value}
            return SetExperience(
                self._persona,
                self._touchpoint,
                values,
                new_id(Experience),
                merge_key=merge_key,
            )

        return make

    def _show_chips(self) -> None:
        """Whose experience this is; with one persona there is nothing to switch."""
        personas = personas_in_order(self._workspace.project)
        chips = [(one.id, one.name) for one in personas] if len(personas) > 1 else []
        if chips != self._chips_shown:
            self._chips_shown = chips
            clear(self._flow)
            self._chips = {one: self._chip(one, name) for one, name in chips}
            for made in self._chips.values():
                self._flow.addWidget(made)
            self._switch.updateGeometry()
        self._switch.setVisible(bool(chips))
        for one, made in self._chips.items():
            made.setChecked(one == self._persona)

    def _chip(self, persona_id: str, name: str) -> QPushButton:
        made = ElidedButton(name, lambda: self._choose(persona_id), "chip")
        made.setCheckable(True)
        made.setToolTip(f"What {name} lives here")
        made.setAccessibleName(f"What {name} lives here")
        return made

    def _choose(self, persona_id: str) -> None:
        self._workspace.activate_persona(persona_id)
        for one, made in self._chips.items():
            made.setChecked(one == self._persona)
