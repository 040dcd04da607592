"""Which feedback notes are listed, in which order, and what is said of each."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from datetime import date

from rapidfuzz import fuzz

from journeymapper.analysis.feedback import waits
from journeymapper.commands.base import plural
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote
from journeymapper.domain.vocabulary import Sentiment, Status

Today = Callable[[], date]

SORTS = (
    ("newest", "Newest first"),
    ("oldest", "Oldest first"),
    ("waiting", "Waiting longest"),
    ("rating", "Lowest rating first"),
)
SENTIMENT_TOKENS = {
    Sentiment.NEGATIVE: "emotion_-2",
    Sentiment.NEUTRAL: "emotion_0",
    Sentiment.POSITIVE: "emotion_2",
    None: "line",
}
NEAR_ENOUGH = 80
SHORTEST_GUESS = 4
"""Letters that a word needs before a slip in it is forgiven."""


@frozen
class Wanted:
    """What the list should show. No status means all of them."""

    statuses: frozenset[Status] = frozenset()
    words: str = ""
    sort: str = "newest"


class Finder:
    """Lists the notes of a project; remembers their words, so that typing stays quick."""

    def __init__(self) -> None:
        self._words: dict[str, tuple[FeedbackNote, str, str, str]] = {}

    def find(
        self, project: Project, wanted: Wanted, kept: frozenset[str] = frozenset()
    ) -> list[FeedbackNote]:
        """The notes that fit, in order; those in ``kept`` whether they fit or not.

        Every typed word must stand in the text, source, customer, tags, persona or touchpoint.
        Where no note holds them as they are typed, slips are forgiven.
        """
        notes = list(project.feedback_notes.values())
        fitting = notes
        if wanted.statuses:
            fitting = [one for one in notes if one.status in wanted.statuses]
        typed = _folded(wanted.words).split()
        if typed:
            exact = [one for one in fitting if _holds(self._text(project, one), typed)]
            fitting = exact or [one for one in fitting if _nears(self._text(project, one), typed)]
        if kept:
            ids = {one.id for one in fitting} | kept
            fitting = [one for one in notes if one.id in ids]
        return arranged(fitting, wanted.sort)

    def _text(self, project: Project, note: FeedbackNote) -> str:
        persona = project.personas.get(note.persona or "")
        touchpoint = project.touchpoints.get(note.touchpoint or "")
        people, place = persona.name if persona else "", touchpoint.name if touchpoint else ""
        known = self._words.get(note.id)
        if known is None or known[0] is not note or known[1:3] != (people, place):
            parts = (note.text, note.source, note.customer, *note.tags, people, place)
            known = self._words[note.id] = (note, people, place, _folded("\n".join(parts)))
        return known[3]


def arranged(notes: Iterable[FeedbackNote], sort: str) -> list[FeedbackNote]:
    """In one of the orders of SORTS; notes without a date or rating come last."""
    numbered = list(enumerate(notes))
    if sort == "oldest":
        numbered.sort(key=lambda pair: (pair[1].received_on or date.max, pair[0]))
    elif sort == "rating":
        numbered.sort(key=lambda pair: (pair[1].rating is None, pair[1].rating or 0, pair[0]))
    elif sort == "waiting":
        numbered.sort(key=lambda pair: (*_patience(pair[1]), pair[0]))
    else:
        numbered.sort(
            key=lambda pair: (pair[1].received_on or date.min, pair[0]),
            reverse=True,
        )
    return [note for _, note in numbered]


def _patience(note: FeedbackNote) -> tuple[bool, bool, date]:
    return (not waits(note), not note.needs_reply, note.received_on or date.max)


def quoted(note: FeedbackNote) -> str:
    """What was said, in quotes unless it brings its own."""
    text = " ".join(note.text.split())
    return text if text[:1] in ("“", "„", "«", '"', "‘") else f"“{text}”"


def about(project: Project, note: FeedbackNote, today: date) -> str:
    """``Support ticket · 19 Nov · Career changer · negative``."""
    persona = project.personas.get(note.persona or "")
    parts = [
        note.source or note.customer,
        day_text(note.received_on, today) if note.received_on else "",
        persona.name if persona else "",
        note.sentiment.label if note.sentiment else "",
        f"rated {note.rating:g}" if note.rating is not None else "",
        "internal" if note.internal else "",
    ]
    return " · ".join(part for part in parts if part)


def standing(note: FeedbackNote, today: date) -> tuple[str, str]:
    """Where a note stands, and the token of its colour."""
    if not waits(note):
        if note.answered_on and note.received_on and note.answered_on >= note.received_on:
            days = (note.answered_on - note.received_on).days
            said = f"closed · answered in {plural(days, 'day')}" if days else "closed the same day"
            return said, "emotion_2"
        return "closed", "emotion_2"
    if not note.needs_reply:
        return note.status.label, "muted"
    parts = [] if note.status is Status.NEW else [note.status.label]
    parts.append("needs a reply")
    if note.received_on and (days := (today - note.received_on).days) > 0:
        parts.append(plural(days, "day"))
    return " · ".join(parts), "coral_text"


def day_text(day: date, today: date) -> str:
    """``19 Nov``, with the year where it is another one."""
    said = f"{day.day} {day:%b}"
    return said if day.year == today.year else f"{said} {day.year}"


def _folded(text: str) -> str:
    """Letters without case and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in plain if not unicodedata.combining(one))


def _holds(text: str, words: list[str]) -> bool:
    return all(word in text for word in words)


def _nears(text: str, words: list[str]) -> bool:
    return all(
        word in text
        or (
            len(word) >= SHORTEST_GUESS
            and fuzz.partial_ratio(word, text, score_cutoff=NEAR_ENOUGH) >= NEAR_ENOUGH
        )
        for word in words
    )
