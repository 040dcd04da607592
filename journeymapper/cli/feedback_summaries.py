"""What ``show --json`` says of feedback: how much was answered, how soon, and who still waits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from journeymapper.analysis.closing import Answering, Group, closing_the_loop, days_waiting
from journeymapper.analysis.effects import effects_of_feedback
from journeymapper.analysis.feedback import is_noted
from journeymapper.cli.decision_summaries import effect
from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote

MOST_GROUPS = 500
MOST_OLDEST = 20


def feedback(project: Project) -> dict[str, Any]:
    """The figures of all notes, at most 500 places and sources, and the 20 notes that have been
    waiting longest as of today."""
    today = date.today()
    found = closing_the_loop(project, today)
    return {
        **_figures(found.whole, today),
        "noted": sum(map(is_noted, project.feedback_notes.values())),
        "touchpoints": _groups(found.touchpoints, today),
        "sources": _groups(found.sources, today),
        "months": [
            {"month": one.first.isoformat()[:7], **_figures(one.figures, today)}
            for one in found.months
        ],
        "waiting_longest": [_waiting(project, one, today) for one in found.oldest[:MOST_OLDEST]],
        "actions": [
            {
                "text": one.action.text,
                "status": one.action.status.value,
                "done_on": one.action.done_on.isoformat() if one.action.done_on else None,
                "effect": effect(project, one.action),
            }
            for one in effects_of_feedback(project)
        ],
    }


def _figures(figures: Answering, today: date) -> dict[str, Any]:
    share = figures.share
    return {
        "notes": figures.notes,
        "asked": figures.asked,
        "answered": figures.answered,
        "waiting": figures.waiting,
        "closed_unanswered": figures.unanswered,
        "answered_share": round(share, 4) if share is not None else None,
        "median_days": figures.median_days,
        "longest_wait_days": days_waiting(figures.oldest, today) if figures.oldest else None,
    }


def _groups(groups: Sequence[Group], today: date) -> list[dict[str, Any]]:
    return [{"name": one.name, **_figures(one.figures, today)} for one in groups[:MOST_GROUPS]]


def _waiting(project: Project, note: FeedbackNote, today: date) -> dict[str, Any]:
    place = project.touchpoints.get(note.touchpoint or "")
    return {
        "text": note.text[:200],
        "source": note.source,
        "touchpoint": place.name if place is not None else None,
        "received_on": note.received_on.isoformat() if note.received_on else None,
        "days": days_waiting(note, today),
    }
