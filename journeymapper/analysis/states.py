"""States of a journey side by side: which touchpoint became which, and what is new, gone, changed.

A touchpoint is the same as one that it derives from, however many journeys lie between, or that
derives from the same one; what is left is the same where it has the same name, first in the same
stage.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journeymapper.analysis.differences import Difference, differences
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import by_rank, journey_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Touchpoint
from journeymapper.domain.vocabulary import State


@frozen
class Pair:
    """One touchpoint in both journeys (ids), and what changed; nothing where it is as it was."""

    before: str
    after: str
    changes: tuple[Difference, ...]

    @property
    def differences(self) -> tuple[str, ...]:
        """What changed, in words."""
        return tuple(one.told for one in self.changes)


@frozen
class Comparison:
    """What became of the touchpoints of journey ``before`` in journey ``after``; ids in journey
    order."""

    before: str
    after: str
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    pairs: tuple[Pair, ...]

    @property
    def changed(self) -> tuple[Pair, ...]:
        return tuple(one for one in self.pairs if one.changes)

    @property
    def same(self) -> int:
        """How many touchpoints are as they were."""
        return len(self.pairs) - len(self.changed)


def compare(project: Project, before: str, after: str) -> Comparison:
    """Two journeys of one project."""
    matched = match(project, before, after)
    old = [one.id for one in journey_order(project, before)]
    new = [one.id for one in journey_order(project, after)]
    became = {one: other for other, one in matched.items()}
    return Comparison(
        before=before,
        after=after,
        added=tuple(one for one in new if one not in matched),
        dropped=tuple(one for one in old if one not in became),
        pairs=tuple(
            Pair(matched[one], one, differences(project, matched[one], one, matched))
            for one in new
            if one in matched
        ),
    )


def match(project: Project, before: str, after: str) -> dict[str, str]:
    """Which touchpoint of ``before`` each of ``after`` is, by id; each is at most one."""
    old, new = journey_order(project, before), journey_order(project, after)
    known: dict[str, list[str]] = {}
    for one in old:
        for ancestor in _line(project, one):
            known.setdefault(ancestor, []).append(one.id)
    found: dict[str, str] = {}
    taken: set[str] = set()
    for one in new:
        for ancestor in _line(project, one):
            free = [other for other in known.get(ancestor, ()) if other not in taken]
            if free:
                # The one itself before others that merely derive from it.
                found[one.id] = ancestor if ancestor in free else free[0]
                taken.add(found[one.id])
                break
    for with_stage in (True, False):
        names: dict[tuple[str, str], list[str]] = {}
        for one in old:
            if one.id not in taken:
                names.setdefault(_name(project, one, with_stage), []).append(one.id)
        for one in new:
            alike = names.get(_name(project, one, with_stage))
            if one.id not in found and alike:
                found[one.id] = alike.pop(0)
                taken.add(found[one.id])
    return found


def _line(project: Project, one: Touchpoint) -> list[str]:
    """A touchpoint and what it derives from, the nearest first."""
    line = {one.id: None}
    parent = one.derived_from
    while parent is not None and parent not in line:
        line[parent] = None
        above = project.touchpoints.get(parent)
        parent = above.derived_from if above is not None else None
    return list(line)


def _name(project: Project, one: Touchpoint, with_stage: bool) -> tuple[str, str]:
    stage = project.stages.get(one.stage or "")
    place = stage.name.strip().casefold() if stage is not None and with_stage else ""
    return one.name.strip().casefold(), place


def base_of(project: Project, journey: str) -> str | None:
    """The journey that this one is held against: the one that it derives from. None where it
    derives from none that is still there."""
    record = project.journeys.get(journey)
    base = record.derived_from if record is not None else None
    return base if base in project.journeys and base != journey else None


def states_to_compare(project: Project, journey: str = "") -> tuple[str, ...]:
    """What is looked at first: a journey and the one that it derives from or that derives from it,
    else the first two of different states, else the first two; fewer where there are fewer."""
    journeys = by_rank(project.journeys.values())
    chosen = project.journeys.get(journey)
    in_doubt = [one for one in journeys if chosen is None or one.id == chosen.id]
    for one in (*in_doubt, *(journeys if chosen is None else ())):
        base = base_of(project, one.id)
        if base is not None:
            return base, one.id
        for other in journeys:
            if base_of(project, other.id) == one.id:
                return one.id, other.id
    first = chosen or (journeys[0] if journeys else None)
    if first is None:
        return ()
    others = [one for one in journeys if one.id != first.id]
    others.sort(key=lambda one: one.state is first.state)
    return in_state_order(project, (first.id, *(one.id for one in others[:1])))


def families(project: Project, journeys: Iterable[str]) -> list[tuple[str, ...]]:
    """Of these journeys, those that derive from one another, each family in the order of states,
    families as their first journeys come; who derives from none of the others is left out."""
    by_root: dict[str, list[str]] = {}
    for one in journeys:
        root, seen = one, {one}
        while (above := base_of(project, root)) is not None and above not in seen:
            seen.add(above)
            root = above
        by_root.setdefault(root, []).append(one)
    return [in_state_order(project, one) for one in by_root.values() if len(one) > 1]


def in_state_order(project: Project, journeys: Iterable[str]) -> tuple[str, ...]:
    """Journeys from the current over the future to the ideal state, then as in the tabs."""
    order: Sequence[State] = tuple(State)
    found = [project.journeys[one] for one in journeys if one in project.journeys]
    found = by_rank(found)
    return tuple(one.id for one in sorted(found, key=lambda one: order.index(one.state)))
