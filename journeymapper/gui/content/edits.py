"""Edits of content: where a new item goes, who it is for, what it answers."""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.analysis.content import RowKey, pains_of
from journeymapper.domain.order import journey_order, personas_in_order, stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Content, EmpathyNote, Sticky, new_id
from journeymapper.domain.vocabulary import BuyingRole

LONGEST_PAIN = 90


def new_content(journey: str, title: str, row: RowKey, stage: str | None) -> Content:
    """An item for a row of the matrix, at a stage."""
    return Content(
        id=new_id(Content),
        journey=journey,
        stage=stage,
        role=row if isinstance(row, BuyingRole) else None,
        persona=row if isinstance(row, str) and not isinstance(row, BuyingRole) else None,
        title=title,
    )


def pain_options(project: Project, content: Content) -> Sequence[tuple[str | None, str]]:
    """What an item can answer, each said with where it comes from: the pains of its journey and of
    those that it derives from, of people, and in any case the one that it answers now."""
    options: list[tuple[str | None, str]] = [(None, "Answers no pain yet")]
    found = {one.id: one for one in pains_of(project, content.journey)}
    for journey in _derived_from(project, content.journey):
        stickies = (one for one in pains_of(project, journey) if isinstance(one, Sticky))
        found.update((one.id, one) for one in stickies)
    now = project.find(content.pain or "")
    if isinstance(now, Sticky | EmpathyNote):
        found.setdefault(now.id, now)
    for one in found.values():
        text = " ".join(one.text.split())
        text = text if len(text) <= LONGEST_PAIN else f"{text[: LONGEST_PAIN - 1]}…"
        options.append((one.id, f"{text or 'without words'}{_whose(project, one, content)}"))
    return options


def _derived_from(project: Project, journey: str) -> Sequence[str]:
    """The journeys that a journey derives from, the nearest first."""
    found: list[str] = []
    above = project.journeys[journey].derived_from
    while above is not None and above not in (journey, *found):
        found.append(above)
        above = project.journeys[above].derived_from
    return found


def _whose(project: Project, pain: Sticky | EmpathyNote, content: Content) -> str:
    if isinstance(pain, EmpathyNote):
        return f" · {project.personas[pain.persona].name}"
    if pain.journey == content.journey:
        return ""
    return f" · {project.journeys[pain.journey].title}"


def stage_options(project: Project, journey: str) -> Sequence[tuple[str | None, str]]:
    options: list[tuple[str | None, str]] = [(None, "At no stage")]
    return [*options, *((one.id, one.name) for one in stages_in_order(project, journey))]


def touchpoint_options(project: Project, journey: str) -> Sequence[tuple[str | None, str]]:
    """The touchpoints with their stage, in journey order."""
    options: list[tuple[str | None, str]] = [(None, "Anywhere at the stage")]
    for one in journey_order(project, journey):
        stage = project.stages.get(one.stage or "")
        options.append((one.id, f"{one.name} · {stage.name}" if stage else one.name))
    return options


def persona_options(project: Project) -> Sequence[tuple[str | None, str]]:
    options: list[tuple[str | None, str]] = [(None, "Nobody in particular")]
    return [*options, *((one.id, one.name) for one in personas_in_order(project))]
