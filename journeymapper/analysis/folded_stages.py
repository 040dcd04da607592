"""Folded stages: a journey as a view in which a stage is a narrow column with one card for all.

The view is a project of its own, made from the records and never written back. Columns right of a
folded one stand further left in it, so that places have to be led back: ``FoldedView.real_x``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from journeymapper.analysis.essentials import with_dependents
from journeymapper.domain.change import Change
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Presence, Record, Stage, Sticky, Touchpoint

LEAST_WIDTH, MOST_WIDTH = 152.0, 216.0
LEAST_HEIGHT = 88.0
_LETTER, _EDGES = 7.8, 50.0
"""About the width of a header's letter, and of what stands beside its name."""
_CARD_LETTER, _CARD_EDGES = 9.6, 24.0
"""The same of a card that is shown small, in larger type."""
_GAPS = 60.0
"""Room for connections at both sides of the card in a folded column."""
_FIRST = 3
"""So many names a card tells of those that it stands for."""
_STAND_IN = f"{Touchpoint.prefix}_fold_"


@frozen
class _Column:
    real: float
    real_width: float
    shown: float
    shown_width: float


@frozen
class FoldedView:
    """``project`` holds the journey under its own id; ``stand_ins`` tells which stage each card
    that stands for others folds away, by the card's id, which is no record's."""

    project: Project
    stand_ins: Mapping[str, str]
    columns: tuple[_Column, ...]

    def real_x(self, x: float) -> float:
        """Where an x of the view lies in the journey itself, in journey units."""
        for column in self.columns:
            if x < column.shown:
                break
            if x < column.shown + column.shown_width or column is self.columns[-1]:
                within = x - column.shown
                if within <= column.shown_width:
                    return column.real + within * column.real_width / column.shown_width
                return column.real + column.real_width + within - column.shown_width
        return x


def folded_view(project: Project, journey: str, folded: Collection[str]) -> FoldedView:
    """The journey with these stages folded. Connections that end in a folded stage end at the card
    that stands for it, one for each way between the same two; those within it are left out."""
    view = project.snapshot()
    columns: list[_Column] = []
    changes: list[Change] = []
    shifts: dict[str, float] = {}
    stand_ins: dict[str, str] = {}
    inside: dict[str, str] = {}
    real = shown = 0.0
    for stage in stages_in_order(project, journey):
        is_folded = stage.id in folded
        cards = project.referring(Touchpoint, stage.id) if is_folded else []
        width = _folded_width(stage, _told(stage, cards)) if is_folded else stage.width
        columns.append(_Column(real, stage.width, shown, width))
        shifts[stage.id] = shown - real
        if is_folded:
            changes.append(Change(stage, replace(stage, width=width, name=f"▸ {stage.name}")))
            if cards:
                one = _stand_in(stage, cards, shown + width / 2, max(width - _GAPS, width / 2))
                stand_ins[one.id] = stage.id
                inside.update(dict.fromkeys((card.id for card in cards), one.id))
                changes.append(Change(None, one))
        real += stage.width
        shown += width
    beyond = shown - real
    changes += _moved(project, journey, shifts, inside, beyond)
    changes += _led(project, journey, inside)
    gone = [*inside, *(note.id for one in folded for note in project.referring(Sticky, one))]
    kept = {change.before.id for change in changes if change.before is not None}
    changes += [
        Change(record, None) for record in with_dependents(project, gone) if record.id not in kept
    ]
    view.apply(tuple(changes))
    return FoldedView(view, stand_ins, tuple(columns))


def _folded_width(stage: Stage, said: str) -> float:
    """After the stage's name in its header, and the longest word of its card."""
    longest = max(map(len, said.split()), default=0)
    name = _EDGES + _LETTER * len(stage.name)
    word = _GAPS + _CARD_EDGES + _CARD_LETTER * longest
    return min(max(name, word, LEAST_WIDTH), MOST_WIDTH, stage.width)


def _told(stage: Stage, cards: list[Touchpoint]) -> str:
    """How many a folded stage holds, and the first of them; its name, for a header may cut it."""
    first = [card.name for card in sorted(cards, key=lambda one: (one.y, one.x, one.id))][:_FIRST]
    more = "…" if len(cards) > _FIRST else ""
    return f"{stage.name}, {len(cards):,}: {', '.join(first)}{more}"


def _stand_in(stage: Stage, cards: list[Touchpoint], middle: float, width: float) -> Touchpoint:
    top = min(card.y for card in cards)
    height = max(max(card.y + card.height for card in cards) - top, LEAST_HEIGHT)
    return Touchpoint(
        id=f"{_STAND_IN}{stage.id}",
        journey=stage.journey,
        stage=stage.id,
        name=_told(stage, cards),
        x=middle - width / 2,
        y=top,
        width=width,
        height=height,
    )


def _moved(
    project: Project,
    journey: str,
    shifts: Mapping[str, float],
    inside: Mapping[str, str],
    beyond: float,
) -> list[Change]:
    """What stands in columns that stand elsewhere now goes along."""
    changes: list[Change] = []
    for card in project.referring(Touchpoint, journey):
        shift = shifts.get(card.stage or "", 0.0)
        if card.id not in inside and shift:
            changes.append(Change(card, replace(card, x=card.x + shift)))
    right = sum(stage.width for stage in stages_in_order(project, journey))
    for chip in project.referring(Presence, journey):
        if chip.x >= right and beyond:
            changes.append(Change(chip, replace(chip, x=chip.x + beyond)))
    return changes


def _led(project: Project, journey: str, inside: Mapping[str, str]) -> list[Change]:
    """Connections to folded cards lead to what stands for those; points that people led them
    through belong to another picture."""
    changes: list[Change] = []
    known: set[tuple[str, str, object]] = set()
    for way in sorted(project.referring(Connection, journey), key=lambda one: one.id):
        source, target = inside.get(way.source, way.source), inside.get(way.target, way.target)
        is_led = (source, target) != (way.source, way.target)
        if not is_led and not way.bends:
            continue
        if is_led and (source == target or (source, target, way.kind) in known):
            continue
        known.add((source, target, way.kind))
        led: Record = replace(
            way,
            source=source,
            target=target,
            bends=(),
            source_side=None if is_led else way.source_side,
            target_side=None if is_led else way.target_side,
        )
        changes.append(Change(way, led))
    return changes
