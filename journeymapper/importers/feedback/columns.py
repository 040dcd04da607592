"""Which column holds what: told by the columns' names, and by the values below them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median

from journeymapper.importers.feedback.days import looks_like_day
from journeymapper.importers.feedback.empty import is_without_words
from journeymapper.importers.feedback.layout import FIELDS
from journeymapper.importers.feedback.scales import read_rating, sentiment_in_words
from journeymapper.importers.feedback.words import NAMES, NOT_TEXT, PARTS
from journeymapper.importers.table import plain_name

_BY_NAME: dict[str, dict[str, int]] = {}
for _field, _said in NAMES.items():
    for _place, _name in enumerate(_said.split("|")):
        _BY_NAME.setdefault(plain_name(_name), {}).setdefault(_field, _place)
ENOUGH_WORDS = 2.5
"""From so many words in the middle of a column's values on it may be what people said."""
SURELY_WORDS = 5
"""From so many on it surely is, whatever the column is called."""


class Column:
    """What the sample's values of one column look like."""

    def __init__(self, name: str, values: Sequence[str]) -> None:
        self.name = plain_name(name)
        said = [one.strip() for one in values]
        self.values = [one for one in said if one and not is_without_words(one)]
        self.count = len(self.values)
        self.distinct = len(set(self.values))
        self.numbers = self._share(lambda one: read_rating(one) is not None)
        self.days = self._share(looks_like_day)
        self.sentiments = self._share(lambda one: sentiment_in_words(one) is not None)
        words = [len(one.split()) for one in self.values]
        self.words = median(words) if words else 0.0
        self.length = sum(map(len, self.values)) / self.count if self.count else 0.0

    def _share(self, test: object) -> float:
        assert callable(test)
        return sum(map(bool, map(test, self.values))) / self.count if self.count else 0.0

    @property
    def says_it_is_text(self) -> bool:
        """Whether name or values tell that people said this."""
        named = "text" in _BY_NAME.get(self.name, {}) or any(
            part in self.name for part in PARTS["text"]
        )
        return self.could_be("text") and (named or self.words >= SURELY_WORDS)

    def could_be(self, field: str) -> bool:
        """Whether the values do not speak against a field; an empty column never does."""
        if not self.count:
            return True
        if field == "text":
            return self.numbers < 0.5 and self.days < 0.5 and self.name not in NOT_TEXT
        if field in ("received_on", "answered_on"):
            serials = self.numbers > 0.9 and all(_is_serial(one) for one in self.values[:50])
            return self.days >= 0.2 or serials
        if field == "rating":
            return self.numbers >= 0.5 and self.distinct <= 201 and self._small()
        if field == "sentiment":
            return self.sentiments >= 0.5 or (self.numbers >= 0.9 and self._within_one())
        if field == "external_id":
            return self.distinct * 2 >= self.count and self.days < 0.5 and self.words < 2
        if field in ("status", "internal", "persona", "touchpoint", "source", "tags"):
            return self.days < 0.5 and self.length < 80
        return self.days < 0.5

    def _small(self) -> bool:
        found = [one for one in map(read_rating, self.values) if one is not None]
        return bool(found) and min(found) >= -100 and max(found) <= 100

    def _within_one(self) -> bool:
        found = [one for one in map(read_rating, self.values) if one is not None]
        return bool(found) and min(found) >= -1 and max(found) <= 1


def _is_serial(text: str) -> bool:
    number = read_rating(text)
    return number is not None and (25_569 <= number <= 73_050 or 1e8 <= number <= 5e9)


def guess_columns(header: Sequence[str], columns: Sequence[Column]) -> Mapping[str, int]:
    """The place of each field's column; fields that no column holds are left out."""
    found: dict[str, int] = {}
    for exact in (True, False):
        for field in FIELDS:
            if field not in found:
                place = _named(field, header, columns, found, exact=exact)
                if place is not None:
                    found[field] = place
    _mind_the_text(columns, found)
    _by_values(columns, found)
    return {field: found[field] for field in FIELDS if field in found}


def knows(name: str) -> bool:
    """Whether a column's name is one that columns of feedback have."""
    return plain_name(name) in _BY_NAME


def _named(
    field: str,
    header: Sequence[str],
    columns: Sequence[Column],
    found: Mapping[str, int],
    *,
    exact: bool,
) -> int | None:
    """The column whose name says a field most clearly, and whose values agree."""
    best: tuple[float, float, int] | None = None
    for place, column in enumerate(columns):
        if place in found.values() or not header or not column.could_be(field):
            continue
        if exact:
            rank = _BY_NAME.get(column.name, {}).get(field)
        else:
            rank = next(
                (at for at, part in enumerate(PARTS.get(field, ())) if part in column.name), None
            )
        if rank is not None:
            weight = -column.length if field == "text" else 0.0
            score = (float(rank) if field != "text" else 0.0, weight, place)
            best = score if best is None else min(best, score)
    return None if best is None else best[2]


def _mind_the_text(columns: Sequence[Column], found: dict[str, int]) -> None:
    """Where the column that is called text holds none, but another long sentences, take that."""
    place = found.get("text")
    longest = max(
        (at for at, one in enumerate(columns) if _is_prose(one) and at not in found.values()),
        key=lambda at: columns[at].length,
        default=None,
    )
    if longest is None:
        return
    if place is None or (
        columns[place].words < ENOUGH_WORDS and columns[longest].words >= SURELY_WORDS
    ):
        found["text"] = longest


def _is_prose(column: Column) -> bool:
    return column.could_be("text") and column.words >= ENOUGH_WORDS and column.distinct > 1


def _by_values(columns: Sequence[Column], found: dict[str, int]) -> None:
    """What the values alone tell: the text, days, words of sentiment, ratings."""
    if "text" not in found:
        texts = [at for at, one in enumerate(columns) if at not in found.values()
                 and one.count and one.could_be("text") and one.sentiments < 0.5]  # fmt: skip
        if texts:
            found["text"] = max(texts, key=lambda at: (columns[at].length, -at))
    for field in ("received_on", "sentiment", "rating"):
        if field in found:
            continue
        for at, one in enumerate(columns):
            if at in found.values() or not one.count or not one.could_be(field):
                continue
            if field == "rating" and (knows(one.name) or not _looks_rated(one)):
                continue
            if field == "sentiment" and one.sentiments < 0.8:
                continue
            found[field] = at
            break


def _looks_rated(column: Column) -> bool:
    found = [one for one in map(read_rating, column.values) if one is not None]
    return (
        column.numbers >= 0.95
        and column.count >= 3
        and 2 <= len(set(found)) <= 11
        and min(found) >= -1
        and max(found) <= 10
        and all(float(one).is_integer() for one in found)
        and not (len(set(found)) == column.count and found == sorted(found))
    )
