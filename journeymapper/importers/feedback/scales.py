"""Rating scales, and what a rating on one says of the customer's sentiment.

NPS: 0 to 6 are detractors, 7 and 8 passive, 9 and 10 promoters. F. Reichheld, "The One Number You
Need to Grow", Harvard Business Review, December 2003. Of five: the two top boxes are satisfied.
P. Farris et al., "Marketing Metrics", 3rd edition, 2015, chapter 2. From -1 to 1: neutral within
0.05 of zero. C. Hutto, E. Gilbert, "VADER", ICWSM 2014. The others are cut in the same spirit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from types import MappingProxyType

from journeymapper.domain.frozen import frozen
from journeymapper.domain.vocabulary import Sentiment
from journeymapper.importers.table import plain_name

ENOUGH_TO_TELL = 5
BULK = 0.98
"""The share of ratings that a scale has to hold; of fewer than fifty, all but one."""
LEAST_FOR_ODD_ONE = 5
"""Of fewer ratings none is odd."""


@frozen(kw_only=True)
class Scale:
    """Ratings from ``low`` to ``high``; up to ``negative`` they are negative, from ``positive`` on
    positive, neutral between. ``best_first``: a low one is a good one, as in grades."""

    name: str
    title: str
    low: float
    high: float
    negative: float
    positive: float
    best_first: bool = False

    def sentiment(self, rating: float) -> Sentiment:
        if self.best_first:
            rating = self.low + self.high - rating
        if rating <= self.negative:
            return Sentiment.NEGATIVE
        return Sentiment.POSITIVE if rating >= self.positive else Sentiment.NEUTRAL

    def holds(self, rating: float) -> bool:
        return self.low <= rating <= self.high


def _scale(name: str, title: str, ends: tuple[float, float], cuts: tuple[float, float]) -> Scale:
    return Scale(
        name=name, title=title, low=ends[0], high=ends[1], negative=cuts[0], positive=cuts[1]
    )


_ALL = (
    _scale("0-10", "0 to 10, as NPS counts it", (0, 10), (6, 9)),
    _scale("1-5", "1 to 5", (1, 5), (2, 4)),
    _scale("0-5", "0 to 5", (0, 5), (2, 4)),
    _scale("stars", "Stars, up to 5", (0, 5), (2, 4)),
    _scale("1-10", "1 to 10", (1, 10), (4, 8)),
    _scale("1-7", "1 to 7", (1, 7), (3, 5)),
    _scale("1-4", "1 to 4", (1, 4), (2, 3)),
    _scale("1-3", "1 to 3", (1, 3), (1, 3)),
    _scale("0-100", "0 to 100", (0, 100), (49, 70)),
    _scale("-1/1", "-1, 0 or 1", (-1, 1), (-1, 1)),
    Scale(
        name="-1..1",
        title="From -1 to 1, with decimals",
        low=-1,
        high=1,
        negative=-0.05,
        positive=0.05,
    ),
    _scale("0/1", "0 or 1, thumbs down or up", (0, 1), (0, 1)),
    _scale("-2..2", "-2 to 2", (-2, 2), (-1, 1)),
    Scale(
        name="grades", title="Grades, 1 is best", low=1, high=6, negative=3, positive=5,
        best_first=True,
    ),
    _scale("words", "Words, such as good or bad", (0, 0), (0, 0)),
)  # fmt: skip
SCALES: Mapping[str, Scale] = MappingProxyType({one.name: one for one in _ALL})
"""Every scale by the name that ``Layout.scale`` and the command line know it by."""

_NAMED = (
    ("0-10", ("nps", "promoter", "recommend", "empfehl", "recommand", "recomend", "raccomand",
              "aanbevel")),
    ("stars", ("star", "stars", "sterne", "étoiles", "estrellas", "stelle", "estrelas", "sterren")),
    ("grades", ("schulnote", "grade", "noten")),
)  # fmt: skip


def guess_scale(name: str, ratings: Collection[float]) -> Scale | None:
    """The scale of a column from its name and all of its values, as often as they stand there;
    None where no scale holds nearly all of them or there are none. The few that it does not hold
    are mistakes of whoever typed them: one “55” among stars makes no scale to 100."""
    values = set(ratings)
    if not values:
        return None
    bulk, is_sure = _bulk(Counter(ratings))
    if bulk != values:
        inner, outer = _holding(name, bulk), _holding(name, values)
        if inner is not None and (is_sure or outer is None or inner.high * 4 <= outer.high):
            return inner
        return outer
    return _holding(name, values)


def _bulk(counts: Counter[float]) -> tuple[set[float], bool]:
    """The values without those few that lie far beyond the others, and whether there are enough
    to say so of near ones too."""
    total = counts.total()
    by_share = int(total * (1 - BULK) + 1e-9)
    may_go = max(by_share, 1) if total >= LEAST_FOR_ODD_ONE else 0
    kept = sorted(counts)
    while len(kept) > 2 and counts[kept[-1]] <= may_go and kept[-1] > _end(kept[-2]):
        may_go -= counts[kept.pop()]
    is_minus_odd = kept[-1] > 2 and kept[0] < 0
    while is_minus_odd and len(kept) > 2 and kept[0] < 0 and counts[kept[0]] <= may_go:
        may_go -= counts[kept.pop(0)]
    return set(kept), by_share > 0


def _end(high: float) -> float:
    """Where the scale of ratings up to this one ends."""
    return next((end for end in (5.0, 10.0) if high <= end), 100.0)


def _holding(name: str, values: set[float]) -> Scale | None:
    """The scale that holds all of these."""
    low, high = min(values), max(values)
    plain = plain_name(name)
    for scale, words in _NAMED:
        found = SCALES[scale]
        if any(word in plain for word in words) and found.holds(low) and found.holds(high):
            return found
    are_whole = all(float(one).is_integer() for one in values)
    if low < 0:
        if not are_whole:
            return SCALES["-1..1"] if low >= -1 and high <= 1 else None
        return next((SCALES[one] for one in ("-1/1", "-2..2") if SCALES[one].holds(low)
                     and SCALES[one].holds(high)), None)  # fmt: skip
    if values <= {0.0, 1.0} and 0.0 in values:
        return SCALES["0/1"]
    if high <= 1 and not are_whole:
        return SCALES["-1..1"]
    if high <= 5:
        return SCALES["1-5" if low >= 1 else "0-5"]
    if high <= 7 and low >= 1 and len(values) >= ENOUGH_TO_TELL and 7 in values:
        return SCALES["1-7"]
    if high <= 10:
        return SCALES["1-10" if values == set(range(1, 11)) else "0-10"]
    return SCALES["0-100"] if high <= 100 else None


_POSITIVE = (
    "positive positiv positivo positiva positif positief pos good great excellent happy satisfied "
    "very satisfied love promoter promoters like liked thumbs up yes gut sehr gut zufrieden "
    "bien très bien muy bien bueno bon bonne content satisfait satisfaite satisfecho contento "
    "soddisfatto buono ottimo satisfeito bom ótimo goed zeer goed tevreden 👍 😀 😊 🙂 😍 :) "
)
_NEGATIVE = (
    "negative negativ negativo negativa négatif négative negatief neg bad terrible awful poor "
    "unhappy unsatisfied dissatisfied very dissatisfied hate detractor detractors dislike disliked "
    "thumbs down no schlecht sehr schlecht unzufrieden mauvais mauvaise insatisfait insatisfaite "
    "malo mal insatisfecho cattivo pessimo insoddisfatto ruim insatisfeito slecht ontevreden 👎 😡 "
    "😠 🙁 😞 :( "
)
_NEUTRAL = (
    "neutral neutro neutra neutre neutraal mixed ok okay average fair passive passives medium "
    "mittel moyen regular medio médio gemiddeld so-so 😐 :| "
)
_PHRASES = {
    Sentiment.POSITIVE: ("very satisfied", "thumbs up", "sehr gut", "très bien", "très positif",
                         "muy bien", "zeer goed", "très satisfait", "sehr zufrieden",
                         "muy satisfecho", "very positive", "very good"),
    Sentiment.NEGATIVE: ("very dissatisfied", "thumbs down", "sehr schlecht", "not satisfied",
                         "very unsatisfied", "very bad", "very negative", "très mauvais",
                         "sehr unzufrieden", "pas satisfait", "nicht zufrieden"),
    Sentiment.NEUTRAL: ("neither satisfied nor dissatisfied", "teils teils", "weder noch"),
}  # fmt: skip


def _words() -> dict[str, Sentiment]:
    found: dict[str, Sentiment] = {}
    for words, sentiment in (
        (_POSITIVE, Sentiment.POSITIVE),
        (_NEGATIVE, Sentiment.NEGATIVE),
        (_NEUTRAL, Sentiment.NEUTRAL),
    ):
        found.update((one, sentiment) for one in words.split())
    for sentiment, phrases in _PHRASES.items():
        found.update((one, sentiment) for one in phrases)
    for vague in ("very", "thumbs", "up", "down", "sehr", "très", "muy", "zeer"):
        found.pop(vague, None)
    return found


_BY_WORD = _words()


def sentiment_in_words(text: str) -> Sentiment | None:
    """What a word such as “positive”, “schlecht” or “👍” says; None where it says nothing known."""
    return _BY_WORD.get(" ".join(text.casefold().replace("_", " ").split()))


_OF = re.compile(r"([+-]?\d+(?:[.,]\d+)?)\s*(?:/|of|out of|von|sur|de|su|van)\s*(\d+)")
_STARS = re.compile(r"([+-]?\d+(?:[.,]\d+)?)\s*(?:[★⭐*]|stars?|sterne?|étoiles?|estrellas?|%)")
_NUMBER = re.compile(r"[+-]?(?:\d+(?:[.,]\d+)?|[.,]\d+)")


def read_rating(text: str) -> float | None:
    """A rating: ``4``, ``4,5``, ``4/5``, ``4 stars``, ``★★★★☆``, ``9 - extremely likely``. None
    for what is none."""
    if _NUMBER.fullmatch(text):
        return float(text.replace(",", "."))
    bare = text.casefold().strip()
    for shape in (_NUMBER, _OF, _STARS):
        found = shape.fullmatch(bare)
        if found:
            return float((found[1] if found.groups() else found[0]).replace(",", "."))
    if bare and not bare.strip("★⭐☆✩*\ufe0f "):
        return float(sum(bare.count(one) for one in "★⭐*"))
    labelled = re.match(r"(\d{1,3})\s*[-–—:.)=(]\s*[^\W\d]", bare)
    return float(labelled[1]) if labelled else None
