"""What the value in a stage's header and on a card is of, and where it stands."""

from __future__ import annotations

from journeymapper.analysis.measures import MeasureState, target_text
from journeymapper.domain.project import Project
from journeymapper.domain.records import Stage, Touchpoint
from journeymapper.drawing.card_looks import card_measure
from journeymapper.drawing.primitives import Box, Primitive
from journeymapper.drawing.stages import stage_state

_PILLS = frozenset({"coral_soft", "quiet"})


def header_tip(project: Project, stage: Stage) -> str:
    """``Trial to paid: 27%, below its target of 30%``; empty where nothing was read."""
    return _said(project, stage_state(project, stage))


def chip_tip(
    project: Project, touchpoint: Touchpoint, parts: tuple[Primitive, ...], x: float, y: float
) -> str:
    """The same for the chip of the card's value, where the point is on it; else empty."""
    state = card_measure(project, touchpoint)
    if state is None:
        return ""
    chips = (one for one in parts if isinstance(one, Box) and _is_pill(one, touchpoint.height))
    first = min(chips, key=lambda one: one.x, default=None)
    if first is None:
        return ""
    inside = first.x <= x <= first.x + first.width and first.y <= y <= first.y + first.height
    return _said(project, state) if inside else ""


def _is_pill(box: Box, card: float) -> bool:
    return box.fill in _PILLS and 0 < box.height < card * 0.45 and box.y > card * 0.3


def _said(project: Project, state: MeasureState | None) -> str:
    if state is None:
        return ""
    stands = target_text(project, state)
    return f"{state.measure.name}: {state.text}{f', {stands}' if stands else ''}"
