"""Pages of actions: what was decided, by whom, until when; and impact against effort."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from journeymapper.analysis.actions import (
    actions_for,
    due_said,
    is_overdue,
    place_of,
    quadrant,
    still_waits,
    subjects_of,
)
from journeymapper.analysis.actors import owner_name
from journeymapper.analysis.effects import done_said, effect_of, effect_said
from journeymapper.analysis.written import write_date
from journeymapper.domain.project import Project
from journeymapper.domain.records import Action, Journey, Measure, Touchpoint
from journeymapper.domain.vocabulary import ActionStatus
from journeymapper.drawing.pages.action_matrix import matrix
from journeymapper.drawing.pages.headed_tables import (
    HeadedTable,
    Words,
    add_table,
    drafts_of,
    page_top,
    text,
)
from journeymapper.drawing.pages.paper import Draft, Paper
from journeymapper.drawing.pages.tables import Sheet
from journeymapper.words import counted, noted, said

NAME = noted("Actions")
COLUMNS = (
    ("", 4.0),
    (noted("What was decided"), 37.0),
    (noted("Owner"), 14.0),
    (noted("Due"), 15.0),
    (noted("Status"), 12.0),
    (noted("Impact"), 7.0),
    (noted("Effort"), 7.0),
    (noted("About"), 17.0),
)


def action_pages(
    project: Project, paper: Paper, journeys: Sequence[Journey], at: date
) -> list[Draft]:
    """The list of what still waits, then of what is done or dropped, and the matrix of those with
    an impact and an effort. What is late is so as of ``at``. Actions of other journeys are left
    out."""
    shown = actions_for(project, journeys)
    if not shown:
        return []
    numbers = {one.id: number for number, one in enumerate(shown, 1)}
    sheets: list[Sheet] = []
    for heading, actions in (
        (said("To do"), [one for one in shown if still_waits(one)]),
        (said("Done and dropped"), [one for one in shown if not still_waits(one)]),
    ):
        if actions:
            rows = [_row(project, one, numbers[one.id], at) for one in actions]
            table = HeadedTable(
                heading=heading, columns=COLUMNS, rows=rows, said=_count(len(actions))
            )
            add_table(paper, sheets, table)
    placed = [one for one in shown if quadrant(one) is not None]
    if placed:
        top = page_top(paper)
        width, height = paper.right - paper.left, paper.bottom - top
        parts = matrix(paper, placed, numbers, (paper.left, top, width, height))
        sheets.append(Sheet(parts, paper.bottom))
    return drafts_of(paper, sheets, NAME, _facts(project, shown, at), "actions")


def _facts(project: Project, actions: Sequence[Action], at: date) -> str:
    counts = Counter(one.status for one in actions)
    parts = [_count(len(actions)), *(_in_status(*one) for one in counts.items())]
    late = sum(is_overdue(one, at) for one in actions)
    if late:
        day = write_date(at, project.details.locale)
        parts.append(counted("{count} overdue on {day}", "{count} overdue on {day}", late, day=day))
    return " · ".join(parts)


def _count(actions: int) -> str:
    return counted("{count} action", "{count} actions", actions)


def _in_status(status: ActionStatus, count: int) -> str:
    match status:
        case ActionStatus.OPEN:
            return counted("{count} open", "{count} open", count)
        case ActionStatus.DOING:
            return counted("{count} doing", "{count} doing", count)
        case ActionStatus.DONE:
            return counted("{count} done", "{count} done", count)
        case ActionStatus.DROPPED:
            return counted("{count} dropped", "{count} dropped", count)


def _row(project: Project, action: Action, number: int, at: date) -> list[Words]:
    due, is_late = due_said(action, at, project.details.locale), is_overdue(action, at)
    place = place_of(project, action)
    card = f"map-{place.id}" if isinstance(place, Touchpoint) else ""
    return [
        text(str(number), fill="muted"),
        text(action.text, 600, anchor=f"action-{action.id}", target=card),
        text(owner_name(project, action)),
        text(due, 600 if is_late else 400, "coral_text" if is_late else "ink"),
        text(done_said(action, project.details.locale), fill="muted"),
        text(_level(action.impact), fill="muted"),
        text(_level(action.effort), fill="muted"),
        text(_about(project, action), fill="muted", rests=_leads_to(project, action)),
    ]


def _level(level: int | None) -> str:
    return said("{level} of 5", level=level) if level is not None else ""


def _leads_to(project: Project, action: Action) -> list[str]:
    """What a customer said, where that is what it is about; else the card, else the measure."""
    note = project.feedback_notes.get(action.feedback_note or "")
    found = [f"note-{note.id}", f"feedback-{note.touchpoint}"] if note is not None else []
    place = place_of(project, action)
    if isinstance(place, Touchpoint):
        found.append(f"map-{place.id}")
    counted = (one for one in subjects_of(project, action) if isinstance(one, Measure))
    return found + [f"measure-{one.id}" for one in counted]


def _about(project: Project, action: Action) -> str:
    """The place on the map and the measure; of what is done, how that went since. What a customer
    said stands among the feedback, if it may be shown at all."""
    place = place_of(project, action)
    measures = [one.name for one in subjects_of(project, action) if isinstance(one, Measure)]
    if measures and action.status is ActionStatus.DONE:
        measures.append(effect_said(project, effect_of(project, action)))
    return " · ".join([*([place.name] if place is not None else []), *measures])
