"""Comparison tables that compare too much, or too little."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.comparison import parse
from journeymapper.checks.check import Check, ThresholdOf
from journeymapper.checks.finding import Found, Severity
from journeymapper.checks.look import Look
from journeymapper.commands.base import called
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.records import Content
from journeymapper.domain.vocabulary import ContentKind


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    contents = look.project.all(Content)
    most, fewest = look.threshold(CHECK, "most"), look.threshold(CHECK, "fewest")
    for count, subject in enumerate(subjects, 1):
        if count % 100 == 0:
            yield None
        content = contents[subject]
        if content.kind is not ContentKind.COMPARISON_TABLE:
            continue
        criteria = _criteria(content)
        if criteria is None or fewest <= criteria <= most:
            continue
        said = "one criterion" if criteria == 1 else f"{criteria or 'no'} criteria"
        is_long = criteria > most
        yield Found(
            subject=subject,
            message=f"{called(content)} compares by {said}.",
            why=_TOO_LONG if is_long else "",
            how=_KEEP if is_long else "",
        )


def _criteria(content: Content) -> int | None:
    """How many criteria are written; None for a text that is no table."""
    try:
        table = parse(content.body)
    except EditRefused:
        return None
    return sum(not one.is_blank for one in table.criteria)


def there_are_tables(look: Look) -> bool:
    contents = look.project.all(Content).values()
    return any(one.kind is ContentKind.COMPARISON_TABLE for one in contents)


_TOO_LONG = "Beyond seven criteria people stop comparing and put the choice off."
_KEEP = "Keep the five to seven that decide, and link to the rest."

CHECK = Check(
    name="too_many_criteria",
    mistake=13,
    title="A table with too many or too few criteria",
    severity=Severity.LOW,
    why="With one or two criteria a table looks as if something were kept back.",
    how="Ask customers what made them choose, and add that: five to seven criteria are good.",
    subjects=Content,
    reads={Content: ("kind", "title", "body")},
    find=find,
    applies=there_are_tables,
    thresholds=(
        ThresholdOf(name="most", usual=7, says="criteria at most"),
        ThresholdOf(name="fewest", usual=3, says="criteria at least"),
    ),
)
