"""Several journeys laid over one another: one row of stages, and in each one row of places, where
touchpoints that are the same stand in the same place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from journeymapper.analysis.measures import (
    MeasureState,
    is_less_better,
    measures_of,
    place_name,
)
from journeymapper.analysis.states import match
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import journey_order, stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Measure, Touchpoint

FAR_OFF = 0.25
"""Of a target: what misses it by more is far off."""
Rows = list[tuple[str, list[str | None]]]
"""Names in order, each with what stands there in each journey."""


@frozen
class Slot:
    """A place: its stage's name, and which touchpoint (id) of each journey stands there, or
    None."""

    stage: str
    touchpoints: tuple[str | None, ...]


@frozen
class MeasureRow:
    """The same measure in each journey, or None. ``place`` is the name of its stage or touchpoint,
    empty for the journey's own."""

    name: str
    place: str
    states: tuple[MeasureState | None, ...]


def aligned(project: Project, journeys: Sequence[str]) -> list[Slot]:
    """Every touchpoint of the journeys in a place; each journey keeps its own order, so that what
    stands elsewhere in another journey has a place of its own."""
    names = _same(project, journeys)
    shown: dict[str, str] = {}
    first: dict[str, str] = {}
    groups: Rows = []
    by_stage: list[dict[str, list[str]]] = []
    for number, journey in enumerate(journeys):
        keys = _stages(project, journey, names[number], first, shown)
        columns: dict[str, list[str]] = {}
        for one in journey_order(project, journey):
            columns.setdefault(keys.get(one.stage or "", ""), []).append(one.id)
        if number == 0:
            first = {names[0][one]: key for key, ids in columns.items() for one in ids}
        groups = _merged(groups, list(columns), number, len(journeys))
        by_stage.append(columns)
    slots: list[Slot] = []
    for key, present in groups:
        rows: Rows = []
        for number, has in enumerate(present):
            ids = by_stage[number][key] if has is not None else []
            rows = _merged(rows, [names[number][one] for one in ids], number, len(journeys), ids)
        slots += [Slot(shown.get(key, ""), tuple(ids)) for _, ids in rows]
    return slots


def _merged(
    rows: Rows, names: list[str], number: int, count: int, ids: Sequence[str] | None = None
) -> Rows:
    """Rows with one journey more: what comes in the same order shares a row, the rest has rows of
    its own. In a row stands the journey's id, by default the name itself."""
    ids = names if ids is None else ids
    found: Rows = []
    matcher = SequenceMatcher(None, [name for name, _ in rows], names, autojunk=False)
    for tag, start, end, own_start, own_end in matcher.get_opcodes():
        if tag == "equal":
            for (name, row), one in zip(rows[start:end], ids[own_start:own_end], strict=True):
                found.append((name, [*row[:number], one, *row[number + 1 :]]))
            continue
        found += rows[start:end]
        for place in range(own_start, own_end):
            alone: list[str | None] = [None] * count
            alone[number] = ids[place]
            found.append((names[place], alone))
    return found


def _same(project: Project, journeys: Sequence[str]) -> list[dict[str, str]]:
    """For each journey, a common name of each touchpoint: the id of the first that it is."""
    found: list[dict[str, str]] = []
    for place, journey in enumerate(journeys):
        mine: dict[str, str] = {}
        for earlier in range(place - 1, -1, -1):
            for one, other in match(project, journeys[earlier], journey).items():
                name = found[earlier][other]
                if one not in mine and name not in mine.values():
                    mine[one] = name
        for touchpoint in journey_order(project, journey):
            mine.setdefault(touchpoint.id, touchpoint.id)
        found.append(mine)
    return found


def _stages(
    project: Project,
    journey: str,
    names: dict[str, str],
    first: dict[str, str],
    shown: dict[str, str],
) -> dict[str, str]:
    """A common key for each stage of a journey: that of a stage with the same name, else of the
    one in which most of its touchpoints stood in the first journey, else one of its own. ``shown``
    takes in what the stages are called."""
    found: dict[str, str] = {}
    stages = stages_in_order(project, journey)
    known = {name.strip().casefold(): key for key, name in shown.items()}
    for stage in stages:
        key = known.get(stage.name.strip().casefold())
        if key is not None and key not in found.values():
            found[stage.id] = key
    for stage in stages:
        if stage.id not in found:
            cards = (one for one in project.referring(Touchpoint, stage.id) if one.id in names)
            came = Counter(first[names[one.id]] for one in cards if first.get(names[one.id]))
            free = [key for key, _ in came.most_common() if key not in found.values()]
            found[stage.id] = free[0] if free else stage.id
            shown.setdefault(found[stage.id], stage.name)
    return found


def measures_aligned(project: Project, journeys: Sequence[str]) -> list[MeasureRow]:
    """The measures of the journeys side by side: the same are those of one kind, name, persona and
    device at the same place. Those without any reading are left out."""
    names = _same(project, journeys)
    rows: dict[tuple[object, ...], list[MeasureState | None]] = {}
    heads: dict[tuple[object, ...], tuple[str, str]] = {}
    for number, journey in enumerate(journeys):
        for state in measures_of(project, journey):
            if state.reading is None:
                continue
            one = state.measure
            key = (
                one.kind,
                one.name.strip().casefold(),
                one.persona,
                one.device.strip().casefold(),
                _where(project, one, names[number]),
            )
            row = rows.setdefault(key, [None] * len(journeys))
            if row[number] is None:
                row[number] = state
                heads.setdefault(key, (one.name, place_name(project, one)))
    return [MeasureRow(*heads[key], tuple(row)) for key, row in rows.items()]


def _where(project: Project, measure: Measure, names: dict[str, str]) -> str:
    if measure.touchpoint is not None:
        return names.get(measure.touchpoint, measure.touchpoint)
    return place_name(project, measure).strip().casefold()


def falls_behind(states: Sequence[MeasureState | None]) -> bool:
    """Whether the last of these states misses its target and is worse than the one before, or by
    more than a quarter of the target."""
    read = [one for one in states if one is not None and one.reading is not None]
    last = read[-1] if read else None
    if last is None or last.is_on_target is not False or last.reading is None:
        return False
    value, target = last.reading.value, last.measure.target or 0.0
    if abs(value - target) > abs(target) * FAR_OFF:
        return True
    before = read[-2].reading if len(read) > 1 else None
    if before is None or value == before.value:
        return False
    return (value > before.value) == is_less_better(last.measure)
