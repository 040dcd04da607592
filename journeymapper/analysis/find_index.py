"""The index that Ctrl+K asks: every record that says something, kept in step with edits.

It is built in slices and answers from what it has.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Iterable, Iterator, Sequence

from journeymapper.analysis.find_question import FEW, Hits, Question
from journeymapper.analysis.finding import TEXTS, Found, found, texts_of, where_of
from journeymapper.analysis.folding import fold
from journeymapper.analysis.word_index import WordIndex
from journeymapper.domain.change import Change
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import TABLES, Measure, Reading, Record, Variant

MOST_FOUND = 60
MOST_OF_A_KIND = 36
"""Of one kind, while others fit as well."""
LONGEST_TYPED = 200
OFFERS = "offers"
_SLICE = 64
_SAYINGS = frozenset({"experiences", "empathy_notes", "feedback_notes", "stickies", "readings"})
"""Tables of which there are very many, and which people look for after the others."""
_PLACE = {
    table: place
    for place, table in enumerate(
        ("journeys", "stages", "touchpoints", "personas", OFFERS, *list(TEXTS)[3:])
    )
}
_WORN = 5_000
_BEHIND = 2
"""How much worse readings fit than they seem: dozens of them have the name of their measure."""


@frozen
class Offer:
    """Something beside the records that can be found; ``also`` are words that lead to it too."""

    shown: Found
    also: str = ""


@frozen
class Answer:
    """``found``, the best first. ``has_more``: more fits than is listed; ``is_whole``: there was
    time to look everywhere."""

    found: tuple[Found, ...] = ()
    has_more: bool = False
    is_whole: bool = True


class FindIndex:
    """Asked by ``search``. ``building`` fills it, ``take`` keeps it in step with edits."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._things = WordIndex()
        self._sayings = WordIndex()
        self._offered = WordIndex()
        self._offers: dict[str, Offer] = {}
        self.is_built = False

    def building(self) -> Generator[float, None, None]:
        """Take in the project, a slice at a time; edits meanwhile are taken in by ``take``."""
        tables = sorted(TEXTS, key=lambda one: one in _SAYINGS)
        total = max(1, sum(len(self._project.all(TABLES[one])) for one in tables))
        done = 0
        for table in tables:
            ids = list(self._project.all(TABLES[table]))
            for begin in range(0, len(ids), _SLICE):
                found = (self._project.find(one) for one in ids[begin : begin + _SLICE])
                self._add([one for one in found if one is not None])
                done += _SLICE
                yield min(1.0, done / total)
        for group in (self._things, self._sayings):
            group.settle()
            yield 1.0
        self.is_built = True

    @property
    def is_worn(self) -> bool:
        """Whether so much was edited that it had better be built anew."""
        return any(
            one.gone > max(_WORN, len(one.keys) // 2) for one in (self._things, self._sayings)
        )

    def offer(self, offers: Iterable[Offer]) -> None:
        """What can be found beside the records, from now on."""
        known = {one.shown.key: one for one in offers}
        if known == self._offers:
            return
        self._offers = known
        self._offered = WordIndex()
        for key, one in self._offers.items():
            self._offered.add(key, _PLACE[OFFERS], "", fold(f"{one.shown.text}\0{one.also}"))

    def take(self, changes: Iterable[Change]) -> None:
        """An edit was made."""
        anew: dict[str, Record] = {}
        for change in changes:
            if change.table in TEXTS:
                self._group(change.table).remove(change.id)
                if change.after is not None:
                    anew[change.id] = change.after
                for other in self._dependent(change.record):
                    anew[other.id] = other
        found = (self._project.find(key) for key in anew)
        self._add([one for one in found if one is not None])

    def search(
        self,
        typed: str,
        *,
        journey: str = "",
        recent: Sequence[str] = (),
        only_offers: bool = False,
        seconds: float = 0.02,
    ) -> Answer:
        """What fits, the best first; within one way of fitting what was used last (``recent``, the
        newest first) and what stands in ``journey`` come first. Nothing typed finds nothing. About
        ``seconds`` are spent, so that keys never wait."""
        wanted = fold(typed[:LONGEST_TYPED])
        if not wanted:
            return Answer()
        until = time.perf_counter() + seconds
        groups = (self._offered,) if only_offers else (self._offered, self._things, self._sayings)
        questions = [Question(one, self._where, journey, until) for one in groups]
        for one in questions:
            one.ask(wanted)
        if sum(len(one.hits) for one in questions) < FEW:
            for one in questions:
                one.ask_kindly(wanted)
        hits = {key: fits for one in questions for key, fits in one.hits.items()}
        had_time = all(one.had_time for one in questions)
        shown = self._ranked(hits, wanted, journey, recent)
        return Answer(tuple(shown), len(hits) > len(shown), had_time)

    def shown(self, key: str, wanted: str = "") -> Found | None:
        """How the list shows a record or an offer; None where it is gone."""
        offer = self._offers.get(key)
        if offer is not None:
            return offer.shown
        record = self._project.find(key)
        if record is None or record.table not in TEXTS:
            return None
        return found(self._project, record, self._matched(record, wanted) if wanted else "")

    def _add(self, records: Sequence[Record]) -> None:
        for record in records:
            group = self._group(record.table)
            if record.id not in group:
                texts = texts_of(self._project, record)
                if texts:
                    journey = getattr(record, "journey", "") or ""
                    group.add(record.id, _PLACE[record.table], journey, fold("\0".join(texts)))

    def _group(self, table: str) -> WordIndex:
        return self._sayings if table in _SAYINGS else self._things

    def _where(self, key: str) -> str:
        """The folded words that tell where something stands and what it is."""
        record = self._project.find(key)
        return fold(f"{where_of(self._project, record)} {record.word}") if record else ""

    def _matched(self, record: Record, wanted: str) -> str:
        """The text that fits, where the name does not say it."""
        texts = texts_of(self._project, record)
        words = wanted.split()
        folded = [fold(one) for one in texts]
        if not folded or any(word in folded[0] for word in words):
            return ""
        pairs = list(zip(texts, folded, strict=True))[1:]
        whole = next((text for text, one in pairs if wanted in one), "")
        some = (text for text, one in pairs if any(word in one for word in words))
        return " ".join((whole or next(some, "")).split())

    def _ranked(self, hits: Hits, wanted: str, journey: str, recent: Sequence[str]) -> list[Found]:
        newest = {key: place for place, key in enumerate(recent)}
        tables: dict[str, str] = {}

        def order(key: str) -> tuple[float, ...]:
            record = None if key in self._offers else self._project.find(key)
            table = tables[key] = OFFERS if record is None else record.table
            elsewhere = (getattr(record, "journey", "") or journey) != journey
            fits = hits[key] + _BEHIND * (table == "readings")
            return (fits, newest.get(key, len(newest)), elsewhere, _PLACE[table])

        first: list[str] = []
        later: list[str] = []
        counts: dict[str, int] = {}
        ordered = sorted(hits, key=order)
        for key in ordered:
            table = tables[key]
            counts[table] = counts.get(table, 0) + 1
            (first if counts[table] <= MOST_OF_A_KIND else later).append(key)
        chosen = set([*first, *later][:MOST_FOUND])
        shown = (self.shown(key, wanted) for key in ordered if key in chosen)
        return [one for one in shown if one is not None]

    def _dependent(self, record: Record) -> Iterator[Record]:
        """What says in numbers or by name what another record holds."""
        dependent: list[Record] = []
        if isinstance(record, Measure) and self._project.find(record.id) is not None:
            dependent = [*self._project.referring(Reading, record.id)]
        elif isinstance(record, Variant):
            experiment = self._project.find(record.experiment)
            dependent = [experiment] if experiment is not None else []
        for one in dependent:
            self._group(one.table).remove(one.id)
            yield one
