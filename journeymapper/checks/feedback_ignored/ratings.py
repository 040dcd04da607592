"""What a rating says of a customer where nobody said how content they are.

Above 5 and up to 10 it is of the scale from 0 to 10: up to 6 unhappy, 9 and 10 happy (as NPS counts
it). Up to 2 it is unhappy on that scale and on the one from 1 to 5. What lies between says
nothing by itself: where the same source gave a rating above 5 its scale goes to 10, else to 5.
"""

from __future__ import annotations

from functools import lru_cache

from journeymapper.analysis.naming import bare
from journeymapper.checks.look import Look
from journeymapper.checks.sorting import Sorting
from journeymapper.domain.records import FeedbackNote
from journeymapper.domain.vocabulary import Sentiment

LOW_ON_BOTH, TOP_OF_FIVE, DETRACTORS, PROMOTERS, TOP_OF_TEN = 2, 5, 6, 9, 10

source_of = lru_cache(maxsize=1024)(bare)


def is_above_five(note: FeedbackNote) -> bool:
    """Whether its rating shows that its source rates from 0 to 10."""
    return note.rating is not None and TOP_OF_FIVE < note.rating <= TOP_OF_TEN


def _key(_look: Look, note: FeedbackNote) -> str | None:
    return source_of(note.source) if is_above_five(note) else None


TO_TEN = Sorting(
    name="notes rated above five",
    kind=FeedbackNote,
    key=_key,
    reads={FeedbackNote: ("rating", "source")},
)
"""By source."""


def is_unhappy(note: FeedbackNote) -> bool | str:
    """Whether the customer is; the note's source where that depends on its scale: unhappy if it
    goes to ten."""
    if note.sentiment is not None or note.rating is None:
        return note.sentiment is Sentiment.NEGATIVE
    if LOW_ON_BOTH < note.rating <= TOP_OF_FIVE:
        return source_of(note.source)
    return note.rating <= DETRACTORS


def is_happy(note: FeedbackNote, goes_to_ten: bool) -> bool:
    """Whether the customer is, where the scale of the note's source is known."""
    if note.sentiment is not None or note.rating is None:
        return note.sentiment is Sentiment.POSITIVE
    if goes_to_ten:
        return PROMOTERS <= note.rating <= TOP_OF_TEN
    return TOP_OF_FIVE - 1 <= note.rating <= TOP_OF_FIVE
