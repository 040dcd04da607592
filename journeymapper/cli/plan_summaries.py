"""What ``show --json`` says of triggers, the contacts that they cause, and content."""

from __future__ import annotations

from typing import Any

from journeymapper.analysis.comparison import parse
from journeymapper.analysis.contacts import contact_plan, triggers_of
from journeymapper.analysis.content import (
    by_role,
    contents_of,
    for_whom,
    pain_text,
    stage_of,
)
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.project import Project
from journeymapper.domain.records import Content, Journey, Trigger
from journeymapper.domain.vocabulary import ContentKind


def triggers(project: Project, journey: Journey) -> list[dict[str, Any]]:
    """Each trigger, in journey order."""
    return [_trigger(project, one) for one in triggers_of(project, journey.id)]


def _trigger(project: Project, trigger: Trigger) -> dict[str, Any]:
    channel = project.channels.get(trigger.channel or "")
    return {
        "touchpoint": project.touchpoints[trigger.touchpoint].name,
        "when": trigger.when,
        "condition": trigger.condition,
        "then": trigger.then,
        "channel": channel.name if channel else None,
        "delay_hours": trigger.delay_hours,
    }


def contacts(project: Project, journey: Journey) -> dict[str, Any]:
    """The sum of contacts by channel, and the weeks over a channel's limit."""
    plan = contact_plan(project, journey.id)
    names = {one.id: one.name for one in project.channels.values()}
    sums: dict[str, int] = {}
    for week in plan.weeks:
        name = names.get(week.channel or "", "")
        sums[name] = sums.get(name, 0) + week.count
    return {
        "weeks": plan.last_week,
        "by_channel": sums,
        "over_limit": [
            {
                "channel": names[one.channel],
                "week": one.week,
                "contacts": one.count,
                "limit": one.limit,
            }
            for one in plan.over
            if one.channel is not None
        ],
    }


def content(project: Project, journey: Journey) -> dict[str, Any]:
    """Each item with the pain that it answers, and the holes by buying role."""
    stages = {one.id: one.name for one in project.stages.values()}
    return {
        "items": [
            {
                "title": one.title,
                "kind": one.kind.value,
                "stage": stages.get(stage_of(project, one) or ""),
                "for": for_whom(project, one),
                "answers": pain_text(project, one) or None,
                **_table(one),
            }
            for one in contents_of(project, journey.id)
        ],
        "holes": [
            {"stage": stages[stage], "role": row.name}
            for row, stage in by_role(project, journey.id).holes
        ],
    }


def _table(item: Content) -> dict[str, Any]:
    """What a comparison table compares, or why it cannot be read; nothing for other kinds."""
    if item.kind is not ContentKind.COMPARISON_TABLE:
        return {}
    try:
        table = parse(item.body)
    except EditRefused as refusal:
        return {"refused": str(refusal)}
    return {
        "options": list(table.options),
        "criteria": [{"name": one.name, "cells": list(one.cells)} for one in table.criteria],
    }
