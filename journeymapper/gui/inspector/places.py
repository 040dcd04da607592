"""Forms of a stage and of the journey itself."""

from __future__ import annotations

from journeymapper.commands.base import Command
from journeymapper.commands.stages import DeleteStages, ResizeStage
from journeymapper.domain.records import Journey, Stage
from journeymapper.domain.vocabulary import Market, Phase, State
from journeymapper.drawing.options import STAGE_COLOURS
from journeymapper.gui.inspector.fields import BoundNumber, words
from journeymapper.gui.inspector.form import Form
from journeymapper.gui.inspector.measures import MeasureList
from journeymapper.gui.inspector.more import More
from journeymapper.gui.inspector.pictures import Pictures
from journeymapper.gui.inspector.swatches import Swatches
from journeymapper.gui.parts import button
from journeymapper.gui.workspace import Workspace


class StageForm(Form):
    """A column of the journey."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.title("name", "Name of the stage")
        self.text("What the customer wants to reach", "goal", lines=1)
        self.choice("Phase", "phase", words(Phase, "not said"))
        tokens = [f"stage_{number}" for number in range(1, STAGE_COLOURS + 1)]
        self.place("Colour", Swatches(workspace, self.edit("colour"), tokens, "Colour"), "colour")
        self.measures = MeasureList(workspace)
        self.body.addWidget(self.measures)
        more = More("stage")
        width = BoundNumber(
            workspace, self._resize, name="Width", low=120, high=20_000, placeholder="264"
        )
        self.place("Width on the map", width, "width", more.inside)
        self.leave_room(more.inside)
        more.inside.addWidget(button("Add a measure", self.measures.add))
        more.inside.addWidget(button("Delete stage", self._delete, "danger"))
        self.body.addWidget(more)

    def show_more(self, record: Stage) -> None:
        self.measures.show_place(record.id)

    def finish(self) -> None:
        super().finish()
        self.measures.finish()

    def _resize(self, width: float | None) -> Command | None:
        if width is None or self.record is None:
            return None
        return ResizeStage(self.record_id, width)

    def _delete(self) -> None:
        self.workspace.run(DeleteStages([self.record_id]))


class JourneyForm(Form):
    """The journey on the canvas: what is shown when nothing is selected."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.title("title", "Title of the journey")
        self.choice("State", "state", words(State))
        self.text("Scenario", "scenario", "Who wants to reach what, and when")
        self.text("What customers expect", "expectations")
        self.text("The problem to solve", "problem")
        self.measures = MeasureList(workspace)
        self.body.addWidget(self.measures)
        self.pictures = Pictures(workspace)
        self.body.addWidget(self.pictures)
        more = More("journey")
        self.choice("Market", "market", words(Market), more.inside)
        self.days("Reviewed every", "review_every_days", more.inside, placeholder="2 weeks")
        self.leave_room(more.inside)
        more.inside.addWidget(button("Add a measure", self.measures.add))
        more.inside.addWidget(button("Add a picture…", self.pictures.add))
        self.body.addWidget(more)

    def show_more(self, record: Journey) -> None:
        self.measures.show_place(record.id)
        self.pictures.show_record(record.id)

    def finish(self) -> None:
        super().finish()
        self.measures.finish()
