"""Where stage columns stand, and what moves when they do.

A card belongs to the column that holds its centre; a chip or a bend to the one that holds its x.
What lies left of the first column stays where it is, what lies beyond the last goes with it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate

from journeymapper.commands.draft import Draft
from journeymapper.domain.order import stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Presence, Stage, Touchpoint


class Columns:
    """The columns of a journey's stages, from left to right in journey units."""

    def __init__(self, stages: Sequence[Stage]) -> None:
        self.stages = list(stages)
        self._widths = {stage.id: stage.width for stage in stages}
        self._rights = list(accumulate(stage.width for stage in stages))
        self.lefts = {
            stage.id: right - stage.width
            for stage, right in zip(self.stages, self._rights, strict=True)
        }

    @classmethod
    def of(cls, project: Project, journey_id: str) -> Columns:
        return cls(stages_in_order(project, journey_id))

    def at(self, x: float) -> Stage | None:
        """The stage whose column holds x; beyond the ends the nearest, None without stages."""
        if not self.stages:
            return None
        return self.stages[min(bisect_right(self._rights, x), len(self.stages) - 1)]

    def id_at(self, x: float) -> str | None:
        stage = self.at(x)
        return stage.id if stage else None

    def home_of(self, card: Touchpoint) -> str | None:
        """The stage that a card belongs to where it stands."""
        return self.id_at(card.x + card.width / 2)

    def fitted(self, stage_id: str, x: float, width: float) -> float:
        """A card's x so that its centre is in the stage's column, as near to x as that goes."""
        if self.id_at(x + width / 2) == stage_id:
            return x
        left, room = self.lefts[stage_id], self._widths[stage_id]
        if width >= room:
            return left + (room - width) / 2
        return min(max(x, left), left + room - width)


def shift(
    draft: Draft, project: Project, journey_id: str, old: Columns, moves: Mapping[str, float]
) -> None:
    """Move cards, chips and bends with their columns; ``moves`` holds each stage's way."""
    if not any(moves.values()):
        return

    def way(x: float) -> float:
        stage = old.at(x)
        return moves.get(stage.id, 0.0) if stage is not None and x >= 0 else 0.0

    for card in project.referring(Touchpoint, journey_id):
        by = moves.get(card.stage, 0.0) if card.stage else way(card.x + card.width / 2)
        if by:
            draft.edit(card, x=card.x + by)
    for chip in project.referring(Presence, journey_id):
        if by := way(chip.x):
            draft.edit(chip, x=chip.x + by)
    for connection in project.referring(Connection, journey_id):
        if any(way(x) for x, _ in connection.bends):
            draft.edit(connection, bends=tuple((x + way(x), y) for x, y in connection.bends))


def rearrange(draft: Draft, project: Project, journey_id: str, old: Columns, new: Columns) -> None:
    """Everything goes with its column to where that stands now.

    Cards of the outermost columns may stand beyond the ends of the map; those that would then
    stand in another stage's column are brought into their own.
    """
    moves = {stage_id: new.lefts[stage_id] - left for stage_id, left in old.lefts.items()}
    shift(draft, project, journey_id, old, moves)
    for stage_id in {stage.id: None for stage in (*old.stages[:1], *old.stages[-1:])}:
        for card in project.referring(Touchpoint, stage_id):
            x = card.x + moves[stage_id]
            fitted = new.fitted(stage_id, x, card.width)
            if fitted != x:
                draft.edit(card, x=fitted)
