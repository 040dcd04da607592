"""The figures of closing the loop in words, the same on the screen and on paper."""

from __future__ import annotations

from datetime import date

from journeymapper.analysis.closing import Answering, days_waiting
from journeymapper.analysis.written import write_number, write_share
from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote


def asked_said(project: Project, whole: Answering) -> str:
    """``2,718 of 4,846 notes needed a reply``."""
    if not whole.asked:
        return "no note needed a reply"
    asked, notes = (write_number(one, project.details.locale) for one in (whole.asked, whole.notes))
    return f"{asked} of {notes} {'note' if whole.notes == 1 else 'notes'} needed a reply"


def figures_said(project: Project, whole: Answering, today: date) -> list[tuple[str, str, str]]:
    """The figures of the whole as number, name, and what it rests on."""
    locale = project.details.locale

    def count(number: int) -> str:
        return write_number(number, locale)

    share = some_share(whole.share, locale) if whole.share is not None else "–"
    days = median_said(whole, locale)
    oldest = days_waiting(whole.oldest, today) if whole.oldest is not None else None
    longest = f"the longest for {_days(oldest, locale)}" if oldest is not None else ""
    answers = "answer" if whole.timed == 1 else "answers"
    rests = f"of {count(whole.timed)} {answers} with both days" if whole.timed else "no days yet"
    if whole.mixed_up:
        verb = "has its days" if whole.mixed_up == 1 else "have their days"
        rests = f"of {count(whole.timed)} {answers}; {count(whole.mixed_up)} {verb} mixed up"
    return [
        (share, "answered", f"{count(whole.answered)} of {count(whole.asked)} that needed it"),
        (days, "median days to the answer", rests),
        (count(whole.waiting), "waiting", longest if whole.waiting else "nobody waits"),
        (count(whole.unanswered), "closed without an answer", "though a reply was needed"),
    ]


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
    return f"{some_share(figures.share, locale)} ({answered} of {asked})"


def share_said(figures: Answering, locale: str = "") -> str:
    """``53% of 15``: the same, shorter."""
    if figures.share is None:
        return "–"
    return f"{some_share(figures.share, locale)} of {write_number(figures.asked, locale)}"


def median_said(figures: Answering, locale: str = "") -> str:
    """``2.5``, or a dash without a note that has both days."""
    days = figures.median_days
    return write_number(days, locale, 1) if days is not None else "–"


def longest_said(figures: Answering, today: date, locale: str = "") -> str:
    """``12 days``: how long the oldest note has been waiting; a dash where none does."""
    days = days_waiting(figures.oldest, today) if figures.oldest is not None else None
    if days is None:
        return "no day said" if figures.waiting else "–"
    return _days(days, locale)


def waits_said(note: FeedbackNote, today: date, locale: str = "") -> str:
    """``12 days``: how long a note has been waiting."""
    days = days_waiting(note, today)
    return _days(days, locale) if days is not None else "no day said"


def _days(days: int, locale: str) -> str:
    return f"{write_number(days, locale)} day{'' if days == 1 else 's'}"
