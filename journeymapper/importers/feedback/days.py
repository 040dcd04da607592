"""Days as tables write them, in large numbers: 2026-03-31T10:00:00Z, 31.03.26, 3/31/2026 5:00 PM.

Which of day and month comes first is guessed from all days of a column together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

from journeymapper.analysis.locales import NotUnderstood, cut
from journeymapper.analysis.written import read_date
from journeymapper.importers.feedback.layout import DATE_LAYOUTS

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_NUMBERS = re.compile(r"(\d{1,2})[-/. ]{1,2}(\d{1,2})[-/. ]{1,2}(\d{4}|\d{2})(?:,?[T ].*)?")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_NAMED = re.compile(r"[^\W\d_]{3,}")
_CLOCK = re.compile(
    r",?[\sT]+\d{1,2}:\d\d(:\d\d)?(\.\d+)?(\s?[ap]\.?m\.?)?(\s?(z|utc|gmt|[+-]\d\d:?\d\d).*)?$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"^[^\W\d_]{2,10}\.?,\s*")
_LOCALES = ("de", "fr", "es", "it", "pt", "nl")
"""Whose names of months are known beside the project's own."""
FIRST_YEAR, LAST_YEAR = 1970, 2100


class Days:
    """Reads the days of one column, each text once. ``layout`` is one of DATE_LAYOUTS."""

    def __init__(self, layout: str, locale: str, today: date) -> None:
        self._layout = layout or "dmy"
        self._locale = locale
        self._today = today
        self._known: dict[str, date | NotUnderstood] = {}

    def read(self, text: str) -> date:
        """Raises NotUnderstood for what is no day of 1970 to 2100 in this layout."""
        day_text = text[:10] if len(text) > 18 and text[10:11] in "T " else text
        found = self._known.get(day_text)
        if found is None:
            try:
                found = self._read(text.strip())
            except NotUnderstood as refusal:
                found = refusal
            if len(self._known) < 50_000:
                self._known[day_text] = found
        if isinstance(found, NotUnderstood):
            raise found
        return found

    def _read(self, text: str) -> date:
        try:
            found = self._from_numbers(text) or self._from_words(text)
        except ValueError as trouble:
            raise self._no_day(text) from trouble
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            raise self._no_day(text)
        return found

    def _from_numbers(self, text: str) -> date | None:
        iso = _ISO.fullmatch(text) or _COMPACT.fullmatch(text)
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        numbers = _NUMBERS.fullmatch(text)
        if numbers:
            return self._ordered(int(numbers[1]), int(numbers[2]), numbers[3])
        if re.fullmatch(r"\d{9,10}(\.\d+)?|\d{12,13}", text):
            seconds = float(text) / (1000 if len(text) in (12, 13) and "." not in text else 1)
            return datetime.fromtimestamp(seconds, UTC).date()
        if re.fullmatch(r"[2-7]\d{4}(\.\d+)?", text):  # days that a spreadsheet counts
            return date(1899, 12, 30) + timedelta(days=int(float(text)))
        return None

    def _ordered(self, first: int, second: int, year_text: str) -> date:
        if self._layout == "ymd":
            if len(year_text) == 4:
                raise ValueError(year_text)
            return date(2000 + first, second, int(year_text))
        year = int(year_text)
        if len(year_text) == 2:
            year += 2000 if year <= (self._today.year + 1) % 100 else 1900
        day, month = (first, second) if self._layout == "dmy" else (second, first)
        return date(year, month, day)

    def _from_words(self, text: str) -> date:
        if not _NAMED.search(text) or len(text) > 60:
            raise ValueError(text)
        bare = _WEEKDAY.sub("", _CLOCK.sub("", text))
        if not re.search(r"\d{4}", bare):
            raise ValueError(text)
        plain = bare.replace("-", " ").replace("/", " ")
        for locale in dict.fromkeys((self._locale, *_LOCALES)):
            with suppress(NotUnderstood):
                return read_date(plain, locale, self._today)
        raise ValueError(text)

    def _no_day(self, text: str) -> NotUnderstood:
        said = DATE_LAYOUTS[self._layout].lower()
        return NotUnderstood(f"“{cut(text)}” is no date; expected: {said}.")


def looks_like_day(text: str) -> bool:
    """Whether a text may be a day: a quick look, for guessing."""
    return bool(
        _ISO.fullmatch(text)
        or re.fullmatch(r"(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])", text)
        or _NUMBERS.fullmatch(text)
        or (len(text) < 40 and _NAMED.search(text) and re.search(r"\b(19|20)\d\d\b", text)
            and re.search(r"\b\d{1,2}\b", text) and len(text.split()) <= 7)
    )  # fmt: skip


def fits_both_orders(texts: Iterable[str], locale: str, today: date) -> str:
    """A day that is another one with day and month the other way round, where all of these days
    can be read either way; empty where one of them tells which comes first."""
    day_first, month_first = Days("dmy", locale, today), Days("mdy", locale, today)
    doubtful = ""
    for text in dict.fromkeys(one for one in texts if _NUMBERS.fullmatch(one.strip())):
        try:
            differs = day_first.read(text) != month_first.read(text)
        except NotUnderstood:
            return ""
        doubtful = doubtful or (text if differs else "")
    return doubtful


def guess_layout(texts: Iterable[str], preferred: str = "", today: date | None = None) -> str:
    """Which of ``ymd``, ``dmy`` and ``mdy`` days are written in.

    The layout that reads most of them; of several the one that puts fewer into the future, then
    ``preferred`` (the locale's, where that has one), then day first for dots, then the one whose
    days lie closer together; day first where nothing tells.
    """
    now = today or date.today()
    seen = Counter(text.strip() for text in texts)
    ambiguous = [(found, count) for text, count in seen.items()
                 if (found := _NUMBERS.fullmatch(text))]  # fmt: skip
    if not ambiguous:
        return "ymd"
    scores = []
    dots = sum(count for found, count in ambiguous if "." in found[0][:6])
    for place, layout in enumerate(("dmy", "mdy", "ymd")):
        days = Days(layout, "", now)
        good, future, read = 0, 0, []
        for found, count in ambiguous:
            try:
                day = days.read(found[0])
            except NotUnderstood:
                continue
            good += count
            future += count if day > now else 0
            read.append(day)
        spread = (max(read) - min(read)).days if read else 0
        dotted = layout == "dmy" and dots > 0
        is_other = preferred != "ymd" and layout != preferred
        scores.append((-good, future, is_other, not dotted, spread, place, layout))
    return min(scores)[-1]
