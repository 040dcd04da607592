"""Journeys that should have been looked at again by now, or that were to be and never were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.reviews import review_state
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found, Severity
from journeymapper.checks.look import Look
from journeymapper.checks.stale_measures.stale_reading import every_said
from journeymapper.commands.base import called, plural
from journeymapper.domain.records import Journey, Review


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    for subject in subjects:
        yield None
        journey = project.journeys[subject]
        if not project.referring(Review, subject):
            every = journey.review_every_days or 0
            if every > 0:
                yield Found(
                    subject=subject,
                    message=f"{called(journey)} is to be reviewed {every_said(every)}, and never "
                    "was.",
                    severity=Severity.LOW,
                )
            continue
        state = review_state(project, journey, look.today)
        if state.due_on is None or state.due_on >= look.today:
            continue
        ago = plural((look.today - state.due_on).days, "day")
        if state.change is not None:
            what = state.change.kind.label.partition(" ")[0]
            message = f"The {what} changed {ago} ago, and {called(journey)} was not reviewed since."
        else:
            message = f"The review of {called(journey)} was due {ago} ago."
        yield Found(subject=subject, message=message)


def there_are_reviews(look: Look) -> bool:
    journeys = look.project.journeys.values()
    return bool(look.project.all(Review)) or any(one.review_every_days for one in journeys)


CHECK = Check(
    name="review_overdue",
    mistake=14,
    title="A review that is overdue",
    why="Products, markets and customers move on; a map that nobody looks at again stops being "
    "true without a sound.",
    how="Look the journey through with the people concerned, and note it under Reviews.",
    subjects=Journey,
    reads={
        Journey: ("title", "review_every_days"),
        Review: ("journey", "kind", "held_on"),
    },
    find=find,
    applies=there_are_reviews,
)
