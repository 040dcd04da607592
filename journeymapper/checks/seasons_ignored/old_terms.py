"""Legal texts and prices that nobody has looked at for a year.

Where no day of a review is noted, nobody can say how old they are, and nothing is said.
"""

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
            if _is_dated(one) and _age(look, one) > days
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
        ago = plural(min(_age(look, one) for one in old), "day")
        return f"{names} hold prices or legal text, and were last reviewed {ago} ago or longer."
    what = "holds prices" if old[0].kind is ContentKind.PRICES else "is a legal text"
    ago = plural(_age(look, old[0]), "day")
    return f"{names} {what}, and was last reviewed {ago} ago."


def _is_dated(content: Content) -> bool:
    return content.kind in _KINDS and content.reviewed_on is not None


def _age(look: Look, content: Content) -> int:
    """Days since it was last reviewed; 0 where nobody noted when."""
    day = content.reviewed_on
    return (look.today - day).days if day is not None else 0


def there_are_dated_terms(look: Look) -> bool:
    return any(map(_is_dated, look.project.all(Content).values()))


CHECK = Check(
    name="old_terms",
    mistake=12,
    title="Legal text or prices grown old",
    why="An old price or an old clause costs trust where it is hardest to win back: just before "
    "somebody pays.",
    how="Read them through, correct what changed, and note the day of the review.",
    subjects=Journey,
    reads={Content: ("journey", "kind", "title", "reviewed_on")},
    find=find,
    applies=there_are_dated_terms,
    thresholds=(
        ThresholdOf(name="days", usual=365, says="days that legal text and prices may stay as is"),
    ),
)
