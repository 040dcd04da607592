"""Writing measures and content into the grid: what is counted at a stage, what is read there."""

from __future__ import annotations

import re
from collections.abc import Mapping

from journeymapper.analysis.grid_entries import NOTHING_YET, role_key
from journeymapper.analysis.written import NotUnderstood, read_number
from journeymapper.commands.base import Command, tidy, wanted
from journeymapper.commands.cell_desk import Desk
from journeymapper.commands.cell_text import lines_of, together
from journeymapper.commands.draft import derived_id
from journeymapper.commands.measures import AddMeasure
from journeymapper.commands.records import AddRecord, EditFields
from journeymapper.domain.change import Changes
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Content,
    Measure,
)
from journeymapper.domain.vocabulary import BuyingRole, MeasureKind

_WORTH = re.compile(r"[€$£¥₹]|\beach\b", re.IGNORECASE)
_QUOTED = re.compile(r'["“”„«»](.+)["“”„«»]')
_KINDS = {
    one.label.casefold(): one
    for one in MeasureKind
    if one not in (MeasureKind.MICRO_CONVERSION, MeasureKind.OWN)
}
_READINGS = "Readings are added in the inspector, or under Measures."


def write_measure(
    desk: Desk, stage: str | None, text: str, entry: str | None, seed: str
) -> Changes:
    """A micro-conversion of the stage, or the measure's new name; worth after a colon. The name of
    a usual measure (NPS, CSAT …) makes one of that kind."""
    project = desk.project
    if entry is not None:
        measure = wanted(project, Measure, entry)
        name, worth = _read_worth(project, text, {measure.name.casefold(): measure})
        values: dict[str, object] = {"name": name}
        if measure.kind is MeasureKind.MICRO_CONVERSION:
            values["value_each"] = worth
        return EditFields(measure.id, values).plan(project)
    if stage is None:
        raise EditRefused("A measure of the grid stands at a stage. Add a stage first.")
    there = {one.name.casefold(): one for one in _measured(project, desk, stage)}
    commands: list[Command] = []
    for place, line in enumerate(lines_of(text)):
        name, worth = _read_worth(project, line, there)
        known = there.get(name.casefold())
        if known is None:
            measure_id = derived_id(Measure, seed, *([str(place)] if place else []))
            commands.append(
                AddMeasure(
                    measure_id,
                    desk.journey,
                    name,
                    _kind_of(name),
                    stage=stage,
                    value_each=worth,
                )
            )
        elif worth is not None:
            commands.append(EditFields(known.id, {"value_each": worth}))
    return together(project, commands)


def _measured(project: Project, desk: Desk, stage: str) -> list[Measure]:
    places = [stage, *(one.id for one in desk.cards_of(stage))]
    return [one for place in places for one in project.referring(Measure, place)]


def _kind_of(name: str) -> MeasureKind:
    """The kind that is called so; a micro-conversion for any other name."""
    return _KINDS.get(name.casefold(), MeasureKind.MICRO_CONVERSION)


def _read_worth(
    project: Project, text: str, there: Mapping[str, Measure]
) -> tuple[str, float | None]:
    """``paid: €49 each`` as a name and the value of one, from 0. A name with a colon of its own
    stands in quotes, or is the name of a measure that is there.

    Raises EditRefused for anything else behind a colon, and where nothing is worth something.
    """
    quoted = _QUOTED.fullmatch(text.strip())
    if quoted or tidy(text).casefold() in there:
        return tidy(quoted[1] if quoted else text), None
    head, colon, rest = text.rpartition(":")
    if not colon:
        return tidy(text), None
    name = tidy(head).strip('"“”„«»')
    known = there.get(name.casefold())
    kind = known.kind if known is not None else _kind_of(name)
    if kind is not MeasureKind.MICRO_CONVERSION:
        raise EditRefused(f"“{name}” has no worth of one: type its name alone. {_READINGS}")
    number = _WORTH.sub("", rest.replace(project.details.currency or "€", "")).strip()
    try:
        worth = read_number(number, project.details.locale) if number else -1.0
    except NotUnderstood as trouble:
        raise EditRefused(f"Behind the colon stands what one is worth. {trouble}") from trouble
    if worth < 0:
        raise EditRefused(
            f"Behind the colon stands what one is worth, 0 or more, for example "
            f"“{name or 'paid'}: 49”. {_READINGS}"
        )
    return name, worth


def write_content(
    desk: Desk, stage: str | None, text: str, entry: str | None, seed: str
) -> Changes:
    """Content of the stage by its title: for a hole's role, else for everybody."""
    project = desk.project
    role = next((one for one in BuyingRole if role_key(one) == entry), None)
    if entry is not None and role is None:
        wanted(project, Content, entry)
        return EditFields(entry, {"title": text}).plan(project)
    if stage is None:
        raise EditRefused("Content of the grid stands at a stage. Add a stage first.")
    places = [stage, *(one.id for one in desk.cards_of(stage))]
    there = {
        tidy(one.title).casefold() for place in places for one in project.referring(Content, place)
    }
    commands: list[Command] = []
    for place, line in enumerate(lines_of(text)):
        title = tidy(line)
        if title.casefold() in (NOTHING_YET, "") or (role is None and title.casefold() in there):
            continue
        content_id = derived_id(Content, seed, *([str(place)] if place else []))
        content = Content(id=content_id, journey=desk.journey, stage=stage, title=title, role=role)
        commands.append(AddRecord(content))
    return together(project, commands)
