"""What the checks of this mistake share: where something is bought, and what an edit concerns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.purchase import (
    is_commercial,
    is_meeting,
    phase_of,
    purchases_of,
    stages_afterwards,
)
from journeymapper.checks.after_the_purchase.words import says_survey, says_welcome
from journeymapper.checks.look import Look
from journeymapper.commands.base import called
from journeymapper.domain.change import Change
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Connection,
    Journey,
    Measure,
    Stage,
    Touchpoint,
    Trigger,
)
from journeymapper.domain.vocabulary import ConnectionKind, Outcome, Phase, TouchpointKind

HOURS_A_DAY = 24.0
Bought = tuple[Touchpoint, ...]
"""Touchpoints of a journey at which customers buy; a finding is made where it is true of all."""
_MOST_SHOWN = 3
_PLACE = ("stage", "kind", "outcome", "essential", "duration", "channels")
READS_TOUCHPOINT = ("name", "description", *_PLACE)


def purchases(look: Look, subjects: Iterable[str]) -> Iterator[tuple[Journey, Bought]]:
    """Of these journeys those on which something is sold, each with the touchpoints where."""
    for subject in subjects:
        journey = look.project.journeys[subject]
        if is_commercial(journey):
            bought = look.once(purchases_of, subject)
            if bought:
                yield journey, bought


def named(bought: Bought) -> str:
    """The purchase for a sentence."""
    return called(bought[0]) if len(bought) == 1 else "the purchase"


def ids(bought: Bought) -> tuple[str, ...]:
    """Where to look."""
    return tuple(one.id for one in bought[:_MOST_SHOWN])


def has_something_after(project: Project, bought: Bought) -> bool:
    """Whether the customer meets the organisation again after the purchase."""
    for stage in stages_afterwards(project, bought[0].journey):
        for one in project.referring(Touchpoint, stage.id):
            if one not in bought and is_meeting(project, one):
                return True
    return any(
        way.source == purchase.id and _leads_on(project, way, purchase)
        for purchase in bought
        for way in project.referring(Connection, purchase.id)
    )


def _leads_on(project: Project, way: Connection, purchase: Touchpoint) -> bool:
    """Whether a way from the purchase leads to something after it, not merely out and back."""
    target = project.touchpoints.get(way.target)
    if way.kind is ConnectionKind.LOOP or target is None or not is_meeting(project, target):
        return False
    further = [one for one in project.referring(Connection, target.id) if one.source == target.id]
    return not further or any(one.target != purchase.id for one in further)


def touched(look: Look, change: Change) -> Iterable[str] | None:
    """The journeys of an edit; none for new words that mean nothing to these checks."""
    before, after = change.before, change.after
    if isinstance(before, Touchpoint) and isinstance(after, Touchpoint):
        has_moved = any(getattr(before, one) != getattr(after, one) for one in _PLACE)
        if not has_moved and not _words_matter(look, before, after):
            return ()
    found = set()
    for record in (before, after):
        if isinstance(record, Journey):
            found.add(record.id)
        elif isinstance(record, Stage | Touchpoint | Connection | Measure):
            found.add(record.journey)
        elif isinstance(record, Trigger) and record.touchpoint in look.project.touchpoints:
            found.add(look.project.touchpoints[record.touchpoint].journey)
    return found


def _words_matter(look: Look, before: Touchpoint, after: Touchpoint) -> bool:
    if any(
        says(before.name, before.description) != says(after.name, after.description)
        for says in (says_survey, says_welcome)
    ):
        return True
    if before.name == after.name:
        return False
    project = look.project
    if after.outcome is not Outcome.WON and phase_of(project, after) is not Phase.DECISION:
        return False
    return not _has_better(project, after) and after in look.once(purchases_of, after.journey)


def _has_better(project: Project, one: Touchpoint) -> bool:
    """Whether another in its stage is rather the purchase: most are told apart by that."""
    return not (one.essential or one.outcome is Outcome.WON) and any(
        other.essential or other.outcome is Outcome.WON
        for other in project.referring(Touchpoint, one.stage or "")
        if other.kind is TouchpointKind.TOUCHPOINT
    )
