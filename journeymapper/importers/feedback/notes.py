"""Rows of a table made into feedback notes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from journeymapper.analysis.locales import NotUnderstood, cut
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


class RowTrouble(Exception):
    """A row that cannot be taken in; the text says why."""


class Notes:
    """Makes notes of rows. ``draft``: the cells of a row by field, trimmed."""

    def __init__(
        self, project: Project, layout: Layout, header: Sequence[str], today: date
    ) -> None:
        self._layout = layout
        self._header = header
        self._days = Days(layout.dates, project.details.locale, today)
        self._scale: Scale | None = SCALES.get(layout.scale)
        self._source = " ".join(layout.source.split())[:LONGEST_NAME]
        self._touchpoints = _by_name(project.touchpoints.values())
        self._personas = _by_name(project.personas.values())
        self._ratings: dict[str, tuple[float | None, Sentiment | None]] = {}
        self.unknown_touchpoints: dict[str, int] = {}
        self.unknown_personas: dict[str, int] = {}

    def note(self, draft: Mapping[str, str]) -> FeedbackNote:
        """Raises RowTrouble."""
        get = draft.get
        customer = self._name("customer", draft)
        rating, sentiment = self._rated(get("rating", ""))
        said = get("sentiment", "")
        if said and not is_without_words(said):
            sentiment = self._sentiment(said)
        reply = get("reply", "")
        reply = "" if not reply or is_without_words(reply) else reply
        status = self._status(get("status", ""), reply)
        answered = get("answered_on", "")
        return FeedbackNote(
            id=new_id(FeedbackNote),
            text=draft["text"],
            source=self._name("source", draft) or self._source,
            customer=customer,
            received_on=self._day("received_on", get("received_on", "")),
            sentiment=sentiment,
            rating=rating,
            status=status,
            needs_reply=self._needs_reply(customer, sentiment),
            reply=reply,
            answered_on=self._day("answered_on", answered) if answered else None,
            tags=self._tags(get("tags", "")),
            touchpoint=self._named(get("touchpoint", ""), self._touchpoints,
                                   self.unknown_touchpoints),
            persona=self._named(get("persona", ""), self._personas, self.unknown_personas),
            external_id=self._name("external_id", draft),
            internal=get("internal", "").casefold() in _YES,
        )  # fmt: skip

    def _column(self, field: str) -> str:
        return f"column “{self._header[self._layout.columns[field]][:40]}”"

    def _name(self, field: str, draft: Mapping[str, str]) -> str:
        text = draft.get(field, "")
        if not text:
            return ""
        if len(text) > LONGEST_NAME:
            raise RowTrouble(
                f"{self._column(field)}: the {LABELS[field].lower()} has {len(text):,} letters; "
                f"at most {LONGEST_NAME} fit."
            )
        text = " ".join(text.split())
        return "" if len(text) < 5 and is_without_words(text) else text

    def _day(self, field: str, text: str) -> date | None:
        if not text:
            return None
        try:
            return self._days.read(text)
        except NotUnderstood as refusal:
            if is_without_words(text):
                return None
            raise RowTrouble(f"{self._column(field)}: {refusal}") from refusal

    def _rated(self, text: str) -> tuple[float | None, Sentiment | None]:
        if not text:
            return None, None
        found = self._ratings.get(text)
        if found is None:
            found = self._read_rating(text)
            if len(self._ratings) < 10_000:
                self._ratings[text] = found
        return found

    def _read_rating(self, text: str) -> tuple[float | None, Sentiment | None]:
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
                raise RowTrouble(
                    f"{self._column('rating')}: “{cut(text)}” lies outside of the scale "
                    f"({scale.title})."
                )
            return rating, scale.sentiment(rating)
        if abs(rating) > 1000:
            raise RowTrouble(f"{self._column('rating')}: “{cut(text)}” is too large for a rating.")
        return rating, None

    def _sentiment(self, text: str) -> Sentiment | None:
        found = sentiment_in_words(text)
        if found is None:
            number = read_rating(text)
            if number is None or not -1 <= number <= 1:
                raise RowTrouble(
                    f"{self._column('sentiment')}: “{cut(text)}” is no sentiment; expected: "
                    "positive, neutral, negative or a number from -1 to 1."
                )
            found = SCALES["-1..1"].sentiment(number)
        return found

    def _status(self, text: str, reply: str) -> Status:
        if not text:
            return Status.CLOSED if reply else Status.NEW
        plain = text.casefold().replace("_", "-").replace(" ", "-")
        found = _STATUSES.get(plain) or _STATUSES.get(plain.rpartition("-")[2])
        return found or Status.NEW

    def _needs_reply(self, customer: str, sentiment: Sentiment | None) -> bool:
        rule = self._layout.needs_reply
        return rule == "all" or (
            rule == "negative" and sentiment is Sentiment.NEGATIVE and bool(customer)
        )

    def _tags(self, text: str) -> tuple[str, ...]:
        if not text:
            return ()
        tags = {
            " ".join(one.split())[:LONGEST_NAME] for one in _BETWEEN_TAGS.split(text.strip("[]{}"))
        }
        return tuple(sorted(tags - {"", "NA", "null", "None"}))[:MOST_TAGS]

    def _named(self, text: str, known: Mapping[str, str], unknown: dict[str, int]) -> str | None:
        if not text:
            return None
        found = known.get(_plain(text))
        if found is None and not is_without_words(text):
            unknown[text[:40]] = unknown.get(text[:40], 0) + 1
        return found


def _by_name(records: Any) -> dict[str, str]:
    """Ids by plain name; of several alike the first in the order of ids."""
    found: dict[str, str] = {}
    for one in sorted(records, key=lambda each: each.id):
        found.setdefault(_plain(one.name), one.id)
    found.pop("", None)
    return found


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
