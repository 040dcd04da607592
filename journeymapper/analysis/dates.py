"""Dates, read and written as people of a locale do."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from journeymapper.analysis.locales import (
    NotUnderstood,
    cut,
    in_words,
    is_known,
    locale_of,
    plain,
    spoken_locale,
)
from journeymapper.words import language

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_BETWEEN = re.compile(r"[\d\s.,/-]+")


def read_date(text: str, locale: str = "", today: date | None = None) -> date:
    """A typed day: ``2026-03-31``, ``31 Mar 2026``, ``31. März 2026``, ``31/03/2026`` in the
    locale's order, ``today`` or ``yesterday``. Without a year it is of this year.

    ``today`` is the day to count from, the machine's own without one. Raises NotUnderstood, also
    for years of two digits and where day and month cannot be told apart.
    """
    return _read(text, locale, today or date.today())


@lru_cache(maxsize=1024)
def _read(text: str, locale: str, now: date) -> date:
    bare = plain(text).casefold()
    if re.fullmatch(r"\d{4}-\d\d-\d\d", bare):
        try:
            return date.fromisoformat(bare)
        except ValueError as trouble:
            raise _no_date(text, locale, now) from trouble
    days_ago = {"today": 0, "yesterday": 1}.get(bare)
    if days_ago is not None:
        return now - timedelta(days=days_ago)
    month, rest = _month_named(bare, locale)
    found = re.findall(r"\d+", rest)
    left = _BETWEEN.sub(" ", re.sub(r"(?<=\d)(st|nd|rd|th)\b", " ", rest)).split()
    is_loose = not month and "," in rest
    if not found or is_loose or not _fillers(locale).issuperset(left):
        raise _no_date(text, locale, now)
    try:
        if month:
            year, day = _year_and_day(found, text, now)
            return date(year, month, day)
        return _from_numbers(found, "." in rest, text, locale, now)
    except NotUnderstood:
        raise
    except ValueError as trouble:
        raise _no_date(text, locale, now) from trouble


def write_date(day: date, locale: str = "") -> str:
    """A day: ``3 Mar 2026``, in German ``03.03.2026``."""
    locale = spoken_locale(locale)
    if not locale:
        return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year:04}"
    from babel.dates import format_date

    return format_date(day, "medium", locale=locale_of(locale))


def write_short_date(day: date, locale: str = "") -> str:
    """A day of the present year: ``3 Mar``, in German ``3. März``."""
    locale = spoken_locale(locale)
    if not locale:
        return f"{day.day} {_MONTHS[day.month - 1][:3]}"
    from babel.dates import format_skeleton

    return format_skeleton("MMMd", day, locale=locale_of(locale))


def write_long_date(day: date, locale: str = "") -> str:
    """A day with its month in full: ``3 March 2026``, in German ``3. März 2026``."""
    locale = spoken_locale(locale)
    if not locale:
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year:04}"
    from babel.dates import format_date

    return format_date(day, "long", locale=locale_of(locale))


def write_month(day: date) -> str:
    """A day's month, as short as it is written: ``Mar``, in German ``Mär``."""
    if language() == "en":
        return _MONTHS[day.month - 1][:3]
    from babel.dates import get_month_names

    name: str = get_month_names("abbreviated", "stand-alone", language())[day.month]
    return name


@lru_cache(maxsize=64)
def _month_names(locale: str) -> tuple[tuple[str, int], ...]:
    """What months are called, the longest names first; the English names everywhere."""
    names = {"sept": 9}
    for one in (locale_of(""), locale_of(locale)):
        before = re.findall(r"([^\W\d_A-Za-z]+)M", one.date_formats["medium"].pattern)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in one.months[context][width].items():
                    said = plain(name).casefold().rstrip(".")
                    names.update({prefix + said: number for prefix in ("", *before)})
    return tuple(sorted(names.items(), key=lambda pair: -len(pair[0])))


def _month_named(text: str, locale: str) -> tuple[int, str]:
    """The month that is named in a text (0 for none) and the text without its name."""
    if not any(map(str.isalpha, text)):
        return 0, text
    for name, number in _month_names(locale):
        at = text.find(name)
        if at >= 0 and not name.isdigit():
            return number, f"{text[:at]} {text[at + len(name) :]}"
    return 0, text


@lru_cache(maxsize=64)
def _fillers(locale: str) -> frozenset[str]:
    """Words that the locale's people write between day, month and year: de, г, 年."""
    chosen = locale_of(locale)
    said = [*"年月日년월일", chosen.eras["abbreviated"][1]]
    for width in ("short", "medium", "long"):
        pattern = chosen.date_formats[width].pattern
        said += re.findall(r"'([^']*)'", pattern)
        said.append(re.sub(r"'[^']*'|[A-Za-z]", " ", pattern))
    found = (_BETWEEN.sub(" ", plain(one).casefold()).split() for one in said)
    return frozenset(word for words in found for word in words)


def _year_and_day(found: list[str], text: str, now: date) -> tuple[int, int]:
    years = [one for one in found if len(one) == 4]
    days = [one for one in found if len(one) <= 2]
    if len(days) == 2 and not years:
        raise _short_year(text)
    if len(days) != 1 or len(years) + len(days) != len(found) or len(years) > 1:
        raise ValueError(text)
    return (int(years[0]) if years else now.year), int(days[0])


def _from_numbers(found: list[str], dotted: bool, text: str, locale: str, now: date) -> date:
    if len(found) == 3 and len(found[0]) == 4:
        return date(*map(int, found))
    if len(found) == 3 and len(found[2]) != 4:
        raise _short_year(text)
    if len(found) not in (2, 3) or max(map(len, found[:2])) > 2:
        raise ValueError(text)
    first, second = int(found[0]), int(found[1])
    year = int(found[2]) if len(found) == 3 else now.year
    order = day_order(locale)
    if order[0] == "y":
        if not dotted and first != second and max(first, second) <= 12:
            days = (date(year, second, first), date(year, first, second))
            one, other = (write_date(day) for day in days)
            raise NotUnderstood(f"“{cut(text)}” may be {one} or {other}. Name the month.")
        order = "dmy" if dotted or first > 12 else "mdy"
    day, month = (first, second) if order.index("d") < order.index("m") else (second, first)
    return date(year, month, day)


@lru_cache(maxsize=64)
def day_order(locale: str) -> str:
    """In which order a locale writes dates: ``dmy``, ``mdy`` or ``ymd``, the last where nobody can
    say which of two is the month."""
    if not is_known(locale) or locale == "en":
        return "ymd"
    pattern = re.sub(r"'[^']*'", "", locale_of(locale).date_formats["short"].pattern)
    return "".join(dict.fromkeys(one for one in pattern.lower() if one in "dmy")) or "ymd"


def _no_date(text: str, locale: str, now: date) -> NotUnderstood:
    said = f"“{cut(text)}” is no date{in_words(locale)}"
    return NotUnderstood(f"{said}. Type one such as {write_date(now, locale)}.")


def _short_year(text: str) -> NotUnderstood:
    return NotUnderstood(f"“{cut(text)}” leaves the year open. Type it with four digits.")
