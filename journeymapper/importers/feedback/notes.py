"""Rows of a table made into feedback notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

from journeymapper.analysis.locales import NotUnderstood, cut
from journeymapper.analysis.naming import bare
from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote, new_id
from journeymapper.domain.rules import LONGEST_NAME
from journeymapper.domain.vocabulary import Sentiment, Status
from journeymapper.importers.feedback.days import Days
from journeymapper.importers.feedback.empty import is_without_words
from journeymapper.importers.feedback.layout import LABELS, Layout
from journeymapper.importers.feedback.scales import (
    SCALES,
    Scale,
    read_rating,
    sentiment_in_words,
)

_BETWEEN_TAGS = re.compile(r"[,;|\n]")
MOST_TAGS = 50
MOST_RATING = 1000
_MOST_REMEMBERED = 20_000
_ZONES = timedelta(days=1)
"""Somewhere it is tomorrow already."""
_T = TypeVar("_T")
_YES = frozenset({"yes", "y", "true", "1", "x", "ja", "oui", "sí", "si", "sim", "internal",
                  "intern", "interne", "interno", "✓", "wahr", "vrai"})  # fmt: skip
_STATUSES: Mapping[str, Status] = {
    word: status
    for status, words in {
        Status.CLOSED: "closed solved resolved done answered completed fixed geschlossen gelöst "
        "erledigt beantwortet fermé résolu clos cerrado resuelto chiuso risolto fechado resolvido "
        "gesloten opgelost",
        Status.ACTING: "acting pending in-progress progress doing started working bearbeitung "
        "en-cours en-curso in-corso em-andamento in-behandeling",
        Status.TRIAGED: "triaged acknowledged accepted seen read assigned gesichtet zugewiesen",
    }.items()
    for word in words.split()
}


_NEW = frozenset({"new", "open", "unread", "neu", "offen", "nouveau", "ouvert", "nuevo", "abierto",
                  "nuovo", "aperto", "novo", "aberto", "nieuw"})  # fmt: skip


class RowTrouble(Exception):
    """A row that cannot be taken in; the text says why."""


class Notes:
    """Makes notes of rows, whose cells are those of ``fields``, trimmed, the text first."""

    def __init__(
        self,
        project: Project,
        layout: Layout,
        header: Sequence[str],
        fields: Sequence[str],
        today: date,
    ) -> None:
        self._layout = layout
        self._header = header
        self._days = Days(layout.dates, project.details.locale, today)
        self._latest = min(today, date.max - _ZONES) + _ZONES
        self.answered_before = 0
        self.unknown_statuses: dict[str, int] = {}
        self._scale: Scale | None = SCALES.get(layout.scale)
        self._source = " ".join(layout.source.split())[:LONGEST_NAME]
        self._touchpoints = _by_name(project.touchpoints.values())
        self._personas = _by_name(project.personas.values())
        self.outside = 0
        """Ratings that the scale does not hold."""
        self.unknown_touchpoints: dict[str, int] = {}
        self.unknown_personas: dict[str, int] = {}
        readers: Mapping[str, Callable[[str], Any]] = {
            "text": str,
            "customer": _remembering(lambda text: self._name("customer", text)),
            "source": _remembering(lambda text: self._name("source", text)),
            "external_id": lambda text: self._name("external_id", text),
            "received_on": lambda text: self._day("received_on", text),
            "answered_on": lambda text: self._day("answered_on", text),
            "rating": _remembering(self._rated),
            "sentiment": _remembering(self._sentiment),
            "reply": lambda text: "" if is_without_words(text) else text,
            "status": lambda text: _status(text, self.unknown_statuses),
            "tags": _remembering(_tags),
            "touchpoint": lambda text: _named(text, self._touchpoints, self.unknown_touchpoints),
            "persona": lambda text: _named(text, self._personas, self.unknown_personas),
            "internal": lambda text: text.casefold() in _YES,
        }
        self._readers = [(field, readers[field]) for field in fields]

    def note(self, cells: Sequence[str]) -> FeedbackNote:
        """Raises RowTrouble."""
        said: dict[str, Any] = {
            field: read(cell)
            for (field, read), cell in zip(self._readers, cells, strict=True)
            if cell
        }
        rated = said.get("rating")
        if rated is not None:
            said["rating"], sentiment = rated
            if said.get("sentiment") is None:
                said["sentiment"] = sentiment
        if not said.get("source"):
            said["source"] = self._source
        received, answered = said.get("received_on"), said.get("answered_on")
        self.answered_before += bool(received and answered and answered < received)
        status = said.pop("status", None)
        if status is None:
            status = Status.CLOSED if said.get("reply") else Status.NEW
        return FeedbackNote(
            id=new_id(FeedbackNote),
            status=status,
            needs_reply=self._needs_reply(said.get("customer", ""), said.get("sentiment")),
            **said,
        )

    def _column(self, field: str) -> str:
        return f"column “{self._header[self._layout.columns[field]][:40]}”"

    def _name(self, field: str, text: str) -> str:
        if len(text) > LONGEST_NAME:
            raise RowTrouble(
                f"{self._column(field)}: the {LABELS[field].lower()} has {len(text):,} letters; "
                f"at most {LONGEST_NAME} fit."
            )
        return "" if len(text) < 5 and is_without_words(text) else " ".join(text.split())

    def _day(self, field: str, text: str) -> date | None:
        try:
            found = self._days.read(text)
            if found > self._latest:
                raise RowTrouble(
                    f"{self._column(field)}: “{cut(text)}” lies in the future, read as "
                    f"{found.isoformat()}. Mend it, or say how dates are written."
                )
            return found
        except NotUnderstood as refusal:
            if is_without_words(text):
                return None
            raise RowTrouble(f"{self._column(field)}: {refusal}") from refusal

    def _rated(self, text: str) -> tuple[float | None, Sentiment | None]:
        rating = read_rating(text)
        if rating is None:
            sentiment = sentiment_in_words(text)
            if sentiment is None and not is_without_words(text):
                raise RowTrouble(
                    f"{self._column('rating')}: “{cut(text)}” is no rating; expected: a number."
                )
            return None, sentiment
        scale = self._scale
        if scale is not None and scale.name != "words":
            if not scale.holds(rating):
                self.outside += 1
                raise RowTrouble(
                    f"{self._column('rating')}: “{cut(text)}” lies outside of the scale "
                    f"({scale.title})."
                )
            return rating, scale.sentiment(rating)
        if abs(rating) > MOST_RATING:
            raise RowTrouble(f"{self._column('rating')}: “{cut(text)}” is too large for a rating.")
        return rating, None

    def _sentiment(self, text: str) -> Sentiment | None:
        found = sentiment_in_words(text)
        if found is None and not is_without_words(text):
            number = read_rating(text)
            if number is None or not -1 <= number <= 1:
                raise RowTrouble(
                    f"{self._column('sentiment')}: “{cut(text)}” is no sentiment; expected: "
                    "positive, neutral, negative or a number from -1 to 1."
                )
            found = SCALES["-1..1"].sentiment(number)
        return found

    def _needs_reply(self, customer: str, sentiment: Sentiment | None) -> bool:
        rule = self._layout.needs_reply
        return rule == "all" or (
            rule == "negative" and sentiment is Sentiment.NEGATIVE and bool(customer)
        )


def _remembering(read: Callable[[str], _T]) -> Callable[[str], _T]:
    """The same reader, asked once for each text of a column that says little that is new."""
    known: dict[str, _T] = {}

    def remembered(text: str) -> _T:
        if text in known:
            return known[text]
        found = read(text)
        if len(known) < _MOST_REMEMBERED:
            known[text] = found
        return found

    return remembered


def _status(text: str, unknown: dict[str, int]) -> Status | None:
    if is_without_words(text):
        return None
    plain = text.casefold().replace("_", "-").replace(" ", "-")
    found = _STATUSES.get(plain) or _STATUSES.get(plain.rpartition("-")[2])
    if found is None and plain.rpartition("-")[2] not in _NEW:
        unknown[text[:40]] = unknown.get(text[:40], 0) + 1
    return found or Status.NEW


def _tags(text: str) -> tuple[str, ...]:
    parts = _BETWEEN_TAGS.split(text.strip("[]{}"))
    tags = {" ".join(one.split())[:LONGEST_NAME] for one in parts if not is_without_words(one)}
    return tuple(sorted(tags))[:MOST_TAGS]


def _named(text: str, known: Mapping[str, str], unknown: dict[str, int]) -> str | None:
    found = known.get(bare(text))
    if found is None and not is_without_words(text):
        unknown[text[:40]] = unknown.get(text[:40], 0) + 1
    return found


def _by_name(records: Any) -> dict[str, str]:
    """Ids by plain name; of several alike the first in the order of ids."""
    found: dict[str, str] = {}
    for one in sorted(records, key=lambda each: each.id):
        found.setdefault(bare(one.name), one.id)
    found.pop("", None)
    return found
