"""Writing measures and content into the grid: what is counted at a stage, what is read there."""

from __future__ import annotations

import re

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


def write_measure(
    desk: Desk, stage: str | None, text: str, entry: str | None, seed: str
) -> Changes:
    """A micro-conversion of the stage, or the measure's new name; worth after a colon."""
    project = desk.project
    if entry is not None:
        measure = wanted(project, Measure, entry)
        name, worth = _read_worth(project, text)
        values: dict[str, object] = {"name": name}
        if worth is not None:
            values["value_each"] = worth
        return EditFields(measure.id, values).plan(project)
    if stage is None:
        raise EditRefused("A measure of the grid stands at a stage. Add a stage first.")
    there = {one.name.casefold(): one for one in _measured(project, desk, stage)}
    commands: list[Command] = []
    for place, line in enumerate(lines_of(text)):
        name, worth = _read_worth(project, line)
        known = there.get(name.casefold())
        if known is None:
            measure_id = derived_id(Measure, seed, *([str(place)] if place else []))
            commands.append(
                AddMeasure(
                    measure_id,
                    desk.journey,
                    name,
                    MeasureKind.MICRO_CONVERSION,
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


def _read_worth(project: Project, text: str) -> tuple[str, float | None]:
    """``paid: €49 each`` as a name and the value of one."""
    head, colon, rest = text.rpartition(":")
    if colon and head.strip():
        number = _WORTH.sub("", rest.replace(project.details.currency or "€", ""))
        try:
            return tidy(head), read_number(number.strip(), project.details.locale)
        except NotUnderstood:
            return tidy(text), None  # a name with a colon in it
    return tidy(text), None


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
