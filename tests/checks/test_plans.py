"""What is said of the action that a finding led to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from journeymapper.checks.plans import NO_PLAN, plans
from journeymapper.domain.project import Project
from journeymapper.domain.records import Action, ProjectDetails
from journeymapper.domain.vocabulary import ActionStatus

TODAY = date(2026, 11, 22)
DETAILS = ProjectDetails(id="project_1")
ACTION = Action(id="action_1", text="Lead on", finding="dead_end tp_1")


def said(*actions: Action, locale: str = "") -> str:
    project = Project([replace(DETAILS, locale=locale), *actions])
    return plans(project).get("dead_end tp_1", NO_PLAN).said(project, TODAY)


@pytest.mark.parametrize(
    ("due", "locale", "expected"),
    [
        (None, "", "planned"),
        (date(2026, 12, 2), "", "planned · due 2 Dec"),
        (date(2026, 12, 2), "de", "planned · due 2. Dez."),
        (date(2027, 1, 2), "", "planned · due 2 Jan 2027"),
    ],
)
def test_a_plan_says_when_it_is_due_as_shortly_as_it_can(
    due: date | None, locale: str, expected: str
) -> None:
    assert said(replace(ACTION, due_on=due), locale=locale) == expected


def test_what_is_done_or_dropped_is_no_plan_any_more() -> None:
    done = replace(ACTION, id="action_2", status=ActionStatus.DONE, due_on=date(2026, 12, 2))
    dropped = replace(ACTION, status=ActionStatus.DROPPED)
    assert said(done) == "was planned: done"
    assert said(dropped) == "was planned: dropped"
    for every in ([done, ACTION], [ACTION, done]):
        assert said(*every) == "planned"
    assert said(replace(ACTION, finding="dead_end tp_2")) == ""
