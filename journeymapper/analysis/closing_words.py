"""The figures of closing the loop in words, the same on the screen and on paper."""

from __future__ import annotations

from datetime import date

from journeymapper.analysis.closing import Answering, days_waiting
from journeymapper.analysis.written import write_number, write_share
from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote
from journeymapper.words import counted, said


def asked_said(project: Project, whole: Answering) -> str:
    """``2,718 of 4,846 notes needed a reply``."""
    if not whole.asked:
        return said("no note needed a reply")
    asked, notes = (write_number(one, project.details.locale) for one in (whole.asked, whole.notes))
    return counted(
        "{asked} of {notes} note needed a reply",
        "{asked} of {notes} notes needed a reply",
        whole.notes,
        asked=asked,
        notes=notes,
    )


def figures_said(project: Project, whole: Answering, today: date) -> list[tuple[str, str, str]]:
    """The figures of the whole as number, name, and what it rests on."""
    locale = project.details.locale

    def count(number: int) -> str:
        return write_number(number, locale)

    share = some_share(whole.share, locale) if whole.share is not None else "–"
    days = median_said(whole, locale)
    oldest = days_waiting(whole.oldest, today) if whole.oldest is not None else None
    longest = ""
    if oldest is not None:
        longest = said("the longest for {days}", days=_days(oldest, locale))
    needed = said(
        "{answered} of {asked} that needed it",
        answered=count(whole.answered),
        asked=count(whole.asked),
    )
    return [
        (share, said("answered"), needed),
        (days, said("median days to the answer"), _rests_on(whole, locale)),
        (count(whole.waiting), said("waiting"), longest if whole.waiting else said("nobody waits")),
        (
            count(whole.unanswered),
            said("closed without an answer"),
            said("though a reply was needed"),
        ),
    ]


def _rests_on(whole: Answering, locale: str) -> str:
    """What the median is taken of."""
    timed = write_number(whole.timed, locale)
    if whole.mixed_up:
        return said(
            "{answers}; {mixed_up}",
            answers=counted("of {number} answer", "of {number} answers", whole.timed, number=timed),
            mixed_up=counted(
                "{number} has its days mixed up",
                "{number} have their days mixed up",
                whole.mixed_up,
                number=write_number(whole.mixed_up, locale),
            ),
        )
    if not whole.timed:
        return said("no days yet")
    return counted(
        "of {number} answer with both days",
        "of {number} answers with both days",
        whole.timed,
        number=timed,
    )


def some_share(share: float, locale: str = "") -> str:
    """A share in whole percent; none is called 0% while there are some, or 100% while some lack."""
    if 0 < share < 0.005:
        return f"<{write_share(0.01, locale)}"
    if 0.995 <= share < 1:
        return f">{write_share(0.99, locale)}"
    return write_share(share, locale)


def answered_said(figures: Answering, locale: str = "") -> str:
    """``53% (8 of 15)``: a share says of how many, as of two it means little."""
    if figures.share is None:
        return "–"
    answered, asked = write_number(figures.answered, locale), write_number(figures.asked, locale)
    share = some_share(figures.share, locale)
    return said("{share} ({answered} of {asked})", share=share, answered=answered, asked=asked)


def share_said(figures: Answering, locale: str = "") -> str:
    """``53% of 15``: the same, shorter."""
    if figures.share is None:
        return "–"
    share = some_share(figures.share, locale)
    return said("{share} of {asked}", share=share, asked=write_number(figures.asked, locale))


def median_said(figures: Answering, locale: str = "") -> str:
    """``2.5``, or a dash without a note that has both days."""
    days = figures.median_days
    return write_number(days, locale, 1) if days is not None else "–"


def longest_said(figures: Answering, today: date, locale: str = "") -> str:
    """``12 days``: how long the oldest note has been waiting; a dash where none does."""
    days = days_waiting(figures.oldest, today) if figures.oldest is not None else None
    if days is None:
        return said("no day said") if figures.waiting else "–"
    return _days(days, locale)


def waits_said(note: FeedbackNote, today: date, locale: str = "") -> str:
    """``12 days``: how long a note has been waiting."""
    days = days_waiting(note, today)
    return _days(days, locale) if days is not None else said("no day said")


def _days(days: int, locale: str) -> str:
    return counted("{number} day", "{number} days", days, number=write_number(days, locale))
