"""Several records at once: what they have in common can be set for all of them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from journeymapper.analysis.emotion import emotion_names
from journeymapper.commands.base import Command, Together, counted, plural
from journeymapper.commands.columns import Columns
from journeymapper.commands.experiences import SetExperience, experience_of
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.commands.touchpoints import PlaceTouchpoints
from journeymapper.domain.order import stages_in_order
from journeymapper.domain.records import Experience, Touchpoint, new_id
from journeymapper.gui.inspector.emotion import EmotionButtons
from journeymapper.gui.inspector.fields import BoundChoice, labelled
from journeymapper.gui.parts import button, column, label
from journeymapper.gui.workspace import Workspace

DIFFERENT = object()


class SeveralForm(QWidget):
    """How many are selected, and edits that fit them all."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        layout = column(self, gap=8)
        self.heading = label("", "title", wrap=True)
        self.heading.setContentsMargins(5, 4, 0, 4)
        layout.addWidget(self.heading)
        self._cards = QWidget()
        cards = column(self._cards, gap=8)
        self.stage = BoundChoice(workspace, self._set_stage)
        labelled("Stage", self.stage, cards)
        self.essential = QCheckBox("Essential")
        self.essential.clicked.connect(self._set_essential)
        cards.addWidget(self.essential)
        self.emotion = EmotionButtons(workspace, self._set_emotion)
        self._emotion = labelled("Emotion", self.emotion, cards)
        layout.addWidget(self._cards)
        layout.addWidget(button("Delete", self._delete, "danger"))

    def refresh(self) -> None:
        project = self._workspace.project
        ids = sorted(self._workspace.selection)
        self.heading.setText(f"{counted(ids)} selected" if ids else "")
        cards = self._touchpoints()
        self._cards.setVisible(bool(cards))
        if not cards:
            return
        stages = stages_in_order(project, self._workspace.journey_id)
        self.stage.show_options([(one.id, one.name) for one in stages])
        self.stage.show_value(_common([one.stage for one in cards]))
        essential = _common([one.essential for one in cards])
        self.essential.setTristate(essential is DIFFERENT)
        self.essential.setCheckState(
            Qt.CheckState.PartiallyChecked
            if essential is DIFFERENT
            else Qt.CheckState.Checked
            if essential
            else Qt.CheckState.Unchecked
        )
        persona = self._workspace.active_persona
        self._emotion.setVisible(persona is not None)
        if persona is not None:
            self.emotion.show_names(emotion_names(project))
            lived = [experience_of(project, persona, one.id) for one in cards]
            felt = _common([one.emotion if one else None for one in lived])
            self.emotion.show_value(None if felt is DIFFERENT else felt)

    def finish(self) -> None:
        """Everything here is an edit at once."""

    def _touchpoints(self) -> list[Touchpoint]:
        found = self._workspace.project.touchpoints
        return [found[one] for one in sorted(self._workspace.selection) if one in found]

    def _set_stage(self, stage_id: str) -> Command | None:
        """The cards move into the stage's column, for a card belongs to where it stands."""
        columns = Columns.of(self._workspace.project, self._workspace.journey_id)
        cards = self._touchpoints()
        places = {one.id: (columns.fitted(stage_id, one.x, one.width), one.y) for one in cards}
        return PlaceTouchpoints(places) if places else None

    def _set_essential(self, _checked: bool) -> None:
        cards = self._touchpoints()
        truth = not all(one.essential for one in cards)
        what = f"{'Mark' if truth else 'Unmark'} {plural(len(cards), 'touchpoint')} as essential"
        edits = tuple(EditFields(one.id, {"essential": truth}) for one in cards)
        self._workspace.run(Together(what, edits))
        self.refresh()

    def _set_emotion(self, level: int | None) -> Command | None:
        persona = self._workspace.active_persona
        if persona is None:
            return None
        cards = self._touchpoints()
        edits = tuple(
            SetExperience(persona, one.id, {"emotion": level}, new_id(Experience)) for one in cards
        )
        return Together(f"Change emotion at {plural(len(cards), 'touchpoint')}", edits)

    def _delete(self) -> None:
        self._workspace.run(DeleteRecords(sorted(self._workspace.selection)))


def _common(values: list[Any]) -> Any:
    """What all values are, or DIFFERENT."""
    return values[0] if all(one == values[0] for one in values) else DIFFERENT
