"""Legal texts and prices that nobody has looked at for a year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.listed import listed
from journeymapper.checks.check import Check, ThresholdOf
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.commands.base import called, plural
from journeymapper.domain.records import Content, Journey
from journeymapper.domain.vocabulary import ContentKind

_KINDS = frozenset({ContentKind.LEGAL, ContentKind.PRICES})
_MOST_RECORDS = 50


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    days = look.threshold(CHECK, "days")
    for subject in subjects:
        yield None
        old = [
            one
            for one in project.referring(Content, subject)
            if one.kind in _KINDS
            and (one.reviewed_on is None or (look.today - one.reviewed_on).days > days)
        ]
        if not old:
            continue
        old.sort(key=lambda one: (one.title, one.id))
        yield Found(
            subject=subject,
            message=_message(look, old),
            records=tuple(one.id for one in old[:_MOST_RECORDS]),
            journey=subject,
        )


def _message(look: Look, old: list[Content]) -> str:
    names = listed([called(one) for one in old])
    if len(old) > 1:
        if any(one.reviewed_on is None for one in old):
            return (
                f"{names} hold prices or legal text, and nobody noted when each was last reviewed."
            )
        ago = plural(
            min((look.today - one.reviewed_on).days for one in old if one.reviewed_on), "day"
        )
        return f"{names} hold prices or legal text, and were last reviewed {ago} ago or longer."
    reviewed = old[0].reviewed_on
    what = "holds prices" if old[0].kind is ContentKind.PRICES else "is a legal text"
    if reviewed is None:
        return f"{names} {what}, and nobody noted when it was last reviewed."
    ago = plural((look.today - reviewed).days, "day")
    return f"{names} {what}, and was last reviewed {ago} ago."


def there_are_terms(look: Look) -> bool:
    return any(one.kind in _KINDS for one in look.project.all(Content).values())


CHECK = Check(
    name="old_terms",
    mistake=12,
    title="Legal text or prices not reviewed",
    why="An old price or an old clause costs trust where it is hardest to win back: just before "
    "somebody pays.",
    how="Read them through, correct what changed, and note the day of the review.",
    subjects=Journey,
    reads={Content: ("journey", "kind", "title", "reviewed_on")},
    find=find,
    applies=there_are_terms,
    thresholds=(
        ThresholdOf(name="days", usual=365, says="days that legal text and prices may stay as is"),
    ),
)
