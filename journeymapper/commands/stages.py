"""Edits of stages, the columns of a journey. Columns begin at x = 0 and follow one another, so what
stands in or right of a column that moves goes with it: cards, persona chips and bends.

AddStage(stage_id, journey, title, after=None, phase=None, before=None, width=264)
ResizeStage(stage_id, width)
MoveStage(stage_id, before=None)
DeleteStages(ids)
Name, goal, colour and phase: EditFields.
"""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.commands.base import Command, called, counted, tidy, wanted
from journeymapper.commands.columns import Columns, rearrange, shift
from journeymapper.commands.draft import Draft
from journeymapper.commands.records import deletion
from journeymapper.domain.change import Changes
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import rank_between
from journeymapper.domain.project import Project
from journeymapper.domain.records import STAGE_WIDTH, Journey, Stage, Sticky, Touchpoint
from journeymapper.domain.vocabulary import Phase

NARROWEST = 120.0
WIDEST = 20_000.0


@frozen
class AddStage(Command):
    """A new column right of ``after`` or left of ``before``, else at the end. At the end it takes
    in the cards that already stand there."""

    stage_id: str
    journey: str
    title: str
    after: str | None = None
    phase: Phase | None = None
    before: str | None = None
    width: float = STAGE_WIDTH

    def plan(self, project: Project) -> Changes:
        journey = wanted(project, Journey, self.journey)
        name = tidy(self.title)
        if not name:
            raise EditRefused("A stage needs a name. Type one, for example “Awareness”.")
        old = Columns.of(project, journey.id)
        place = self._place(old.stages)
        stage = Stage(
            id=self.stage_id,
            journey=journey.id,
            name=name,
            phase=self.phase,
            width=min(max(self.width, NARROWEST), WIDEST),
            rank=_rank_at(old.stages, place),
        )
        new = Columns([*old.stages[:place], stage, *old.stages[place:]])
        draft = Draft()
        draft.add(stage)
        if place < len(old.stages):
            rearrange(draft, project, journey.id, old, new)
        else:
            neighbour = old.stages[-1].id if old.stages else journey.id
            for card in project.referring(Touchpoint, neighbour):
                if new.home_of(card) == stage.id:
                    draft.edit(card, stage=stage.id)
        return draft.changes()

    def _place(self, stages: Sequence[Stage]) -> int:
        ids = [stage.id for stage in stages]
        if self.after in ids:
            return ids.index(self.after) + 1
        return ids.index(self.before) if self.before in ids else len(ids)

    def name(self, project: Project) -> str:
        return f"Add stage “{tidy(self.title)}”"


@frozen
class ResizeStage(Command):
    """Set a column's width, not narrower than its cards need; what is right of it follows."""

    stage_id: str
    width: float

    def plan(self, project: Project) -> Changes:
        stage = wanted(project, Stage, self.stage_id)
        old = Columns.of(project, stage.journey)
        width = min(max(self.width, NARROWEST, self._needed(project, stage, old)), WIDEST)
        draft = Draft()
        draft.edit(stage, width=width)
        place = old.stages.index(stage)
        moves = {one.id: width - stage.width for one in old.stages[place + 1 :]}
        shift(draft, project, stage.journey, old, moves)
        return draft.changes()

    def _needed(self, project: Project, stage: Stage, columns: Columns) -> float:
        """The width that the stage's cards ask for; never more than it has."""
        left = columns.lefts[stage.id]
        cards = project.referring(Touchpoint, stage.id)
        return min(stage.width, max((card.x + card.width - left for card in cards), default=0.0))

    def name(self, project: Project) -> str:
        return f"Resize stage {called(project.find(self.stage_id))}"


@frozen
class MoveStage(Command):
    """Put a column left of another, or at the end."""

    stage_id: str
    before: str | None = None

    def plan(self, project: Project) -> Changes:
        stage = wanted(project, Stage, self.stage_id)
        if self.before == stage.id:
            return ()
        old = Columns.of(project, stage.journey)
        others = [one for one in old.stages if one.id != stage.id]
        ids = [one.id for one in others]
        place = ids.index(self.before) if self.before in ids else len(ids)
        if place == old.stages.index(stage):
            return ()
        draft = Draft()
        draft.edit(stage, rank=_rank_at(others, place))
        new = Columns([*others[:place], stage, *others[place:]])
        rearrange(draft, project, stage.journey, old, new)
        return draft.changes()

    def name(self, project: Project) -> str:
        return f"Move stage {called(project.find(self.stage_id))}"


@frozen
class DeleteStages(Command):
    """Delete columns. Empty ones close; one with cards leaves its room, its cards and its stickies
    to the neighbour on its left (else on its right), so that no two cards come to lie on each
    other. With the last stage gone the cards stay, without a stage."""

    ids: Sequence[str]

    def plan(self, project: Project) -> Changes:
        stages = [stage for one in self.ids if (stage := project.stages.get(one)) is not None]
        if not stages:
            raise EditRefused("These stages are no longer there. Choose others.")
        draft = Draft(deletion(project, [stage.id for stage in stages]))
        for journey in {stage.journey: None for stage in stages}:
            self._close(draft, project, journey, {stage.id for stage in stages})
        return draft.changes()

    def _close(self, draft: Draft, project: Project, journey: str, gone: set[str]) -> None:
        old = Columns.of(project, journey)
        staying = [stage for stage in old.stages if stage.id not in gone]
        if not staying:
            return
        widths = {stage.id: 0.0 for stage in staying}
        moves: dict[str, float] = {}
        heir = staying[0]
        left = 0.0
        for stage in old.stages:
            heir = heir if stage.id in gone else stage
            moves[stage.id] = left - old.lefts[stage.id]
            cards = project.referring(Touchpoint, stage.id)
            if cards or stage.id not in gone:
                widths[heir.id] += stage.width
                left += stage.width
            if stage.id in gone:
                for one in (*cards, *project.referring(Sticky, stage.id)):
                    draft.edit(one, stage=heir.id)
        shift(draft, project, journey, old, moves)
        for stage in staying:
            draft.edit(stage, width=widths[stage.id])

    def name(self, project: Project) -> str:
        if len(self.ids) == 1:
            return f"Delete stage {called(project.find(self.ids[0]))}"
        return f"Delete {counted(self.ids)}"


def _rank_at(stages: Sequence[Stage], place: int) -> str:
    """A rank for a stage that comes to stand at this place among the others."""
    before = stages[place - 1].rank if place else ""
    after = stages[place].rank if place < len(stages) else ""
    return rank_between(before, after)
