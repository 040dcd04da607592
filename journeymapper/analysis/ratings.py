"""NPS and CSAT from the ratings that feedback notes carry.

NPS: the percentage of promoters (9 and 10) less that of detractors (0 to 6), on a scale from 0 to
10. F. Reichheld, "The One Number You Need to Grow", Harvard Business Review, December 2003.

CSAT: the percentage of satisfied customers (4 and 5) on a scale from 1 to 5, the "top two boxes".
P. Farris et al., "Marketing Metrics", 3rd edition, 2015, chapter 2.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journeymapper.analysis.written import NotUnderstood, write_date, write_number
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote, Measure, Touchpoint
from journeymapper.domain.vocabulary import MeasureKind

SCALES = {MeasureKind.NPS: (0, 10), MeasureKind.CSAT: (1, 5)}
"""The kinds that can be computed, with the lowest and highest rating of their scales."""
ENOUGH_TO_TELL = 5
"""From so many ratings on, ratings that all lie on the shorter scale are taken to be of it."""


@frozen
class Rated:
    """What the ratings give: a value in percent, from how many notes, the newest of which came on
    ``newest``."""

    value: float
    count: int
    newest: date | None


def rated_notes(project: Project, measure: Measure) -> list[FeedbackNote]:
    """The notes with a rating at the measure's touchpoint, stage or journey, of its persona where
    it has one; in the order of their ids."""
    notes = [
        note
        for touchpoint in _touchpoints(project, measure)
        for note in project.referring(FeedbackNote, touchpoint)
        if note.rating is not None and measure.persona in (None, note.persona)
    ]
    return sorted(notes, key=lambda one: one.id)


def _touchpoints(project: Project, measure: Measure) -> list[str]:
    if measure.touchpoint is not None:
        return [measure.touchpoint]
    place = measure.stage or measure.journey
    return [one.id for one in project.referring(Touchpoint, place)]


def from_notes(project: Project, measure: Measure) -> Rated:
    """NPS or CSAT of a measure from its feedback notes.

    Raises NotUnderstood where there are no ratings, or where they do not fit the scale.
    """
    notes = rated_notes(project, measure)
    name = measure.kind.label
    low, high = SCALES[measure.kind]
    if not notes:
        raise NotUnderstood(
            f"No feedback note here has a rating. {name} needs ratings from {low} to {high}."
        )
    ratings = [float(note.rating or 0) for note in notes]
    for note, rating in zip(notes, ratings, strict=True):
        if not rating.is_integer() or not low <= rating <= high:
            raise NotUnderstood(
                f"The rating {write_number(rating)} of “{_beginning(note)}” does not fit {name}: "
                f"ratings are whole numbers from {low} to {high}."
            )
    if measure.kind is MeasureKind.NPS and len(ratings) >= ENOUGH_TO_TELL and max(ratings) <= 5:
        raise NotUnderstood(
            f"None of the {len(ratings)} ratings is above 5: they look like a scale from 1 to 5, "
            "while NPS runs from 0 to 10."
        )
    value = nps(ratings) if measure.kind is MeasureKind.NPS else csat(ratings)
    newest = max((one.received_on for one in notes if one.received_on is not None), default=None)
    return Rated(value, len(ratings), newest)


def nps(ratings: Sequence[float]) -> float:
    """Promoters less detractors in percent of all, -100 to 100; at least one rating."""
    promoters = sum(rating >= 9 for rating in ratings)
    detractors = sum(rating <= 6 for rating in ratings)
    return 100 * (promoters - detractors) / len(ratings)


def csat(ratings: Sequence[float]) -> float:
    """Ratings of 4 and 5 in percent of all; at least one rating."""
    return 100 * sum(rating >= 4 for rating in ratings) / len(ratings)


def offer_text(project: Project, measure: Measure) -> str:
    """What the button says: ``Take reading from 41 feedback notes``; empty where the kind cannot
    be computed or no note has a rating."""
    if measure.kind not in SCALES:
        return ""
    count = len(rated_notes(project, measure))
    if not count:
        return ""
    return f"Take reading from {count} feedback note{'' if count == 1 else 's'}"


def rated_text(rated: Rated, locale: str = "") -> str:
    """Where the value came from: ``41 feedback notes, the newest of 31 Aug 2026``."""
    said = f"{rated.count} feedback note{'' if rated.count == 1 else 's'}"
    return f"{said}, the newest of {write_date(rated.newest, locale)}" if rated.newest else said


def _beginning(note: FeedbackNote) -> str:
    text = " ".join(note.text.split())
    return f"{text[:39]}…" if len(text) > 40 else text
