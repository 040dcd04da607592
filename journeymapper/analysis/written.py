"""Numbers, shares of a whole, dates and sums of money, read and written as people of a locale do.

``locale`` is a name such as ``de_DE`` (``ProjectDetails.locale``); empty, or one that nobody knows,
means English without a country, where the day and the month of 3/4/2026 cannot be told apart.
What the locale's people write is in babel (Unicode CLDR); it is loaded when first needed.

What is read is text from outside: bounded in length, digits of any script, with bidirectional
marks passed over. What can be read in two ways is refused.
"""

from __future__ import annotations

import math
import re
from datetime import date
from functools import lru_cache
from typing import Literal

from journeymapper.analysis.dates import read_date, write_date, write_long_date, write_month
from journeymapper.analysis.locales import (
    COMMON_LOCALES,
    NotUnderstood,
    cut,
    in_words,
    is_known,
    locale_name,
    locale_of,
    plain,
    spoken_locale,
)

__all__ = [
    "COMMON_LOCALES", "SIGNS", "Kind", "NotUnderstood", "is_known", "locale_name", "read_amount",
    "read_count", "read_date", "read_number", "read_share", "understood", "write_date",
    "write_exactly", "write_long_date", "write_money", "write_month", "write_number", "write_share",
]  # fmt: skip

Kind = Literal["number", "share", "date"]
MOST_DIGITS = 18
SIGNS = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥"}
"""Signs of currencies that are written in English without babel, which a start-up would pay for."""


def read_number(text: str, locale: str = "") -> float:
    """A typed number: ``1,234.5``, in German ``1.234,5``; ``1 234`` and ``1'234`` everywhere.

    Thousands are grouped rightly or not at all. Raises NotUnderstood, also for exponents, infinity
    and more than 18 digits.
    """
    bare = plain(text)
    if re.fullmatch(r"[+-]?\d{1,15}", bare):
        return float(bare) + 0.0
    if not re.fullmatch(r"[+-]?[\d.,'٫٬ ]+", bare) or not any(map(str.isdigit, bare)):
        raise _no_number(text, locale)
    if sum(map(str.isdigit, bare)) > MOST_DIGITS:
        raise NotUnderstood(f"“{cut(text)}” has more than {MOST_DIGITS} digits. Type fewer.")
    sign, body = (bare[0], bare[1:].strip()) if bare[0] in "+-" else ("", bare)
    value = _in_locale(body, locale)
    if value is None:
        raise _no_number(text, locale)
    return (-value if sign == "-" else value) + 0.0


def read_amount(text: str, locale: str = "") -> float:
    """A number as ``read_number`` reads it, from where nobody sees how it is read. Raises
    NotUnderstood also where no locale is chosen for what may be a thousand of another: ``1.000``.
    """
    if not locale:
        _refuse_thousand(text, locale)
    return read_number(text, locale)


def read_count(text: str, locale: str = "") -> float:
    """A number of people or things. Raises NotUnderstood also for what the locale reads as a
    part of one and another as a thousand: ``1.000``."""
    _refuse_thousand(text, locale)
    return read_number(text, locale)


def _refuse_thousand(text: str, locale: str) -> None:
    """Raises NotUnderstood for one to three digits, the locale's point and three digits more."""
    bare = plain(text).removeprefix("+").removeprefix("-")
    found = re.fullmatch(r"([1-9]\d{0,2})([.,])(\d{3})", bare)
    if found is None or found[2] != _symbols(locale)[0]:
        return
    part, whole = float(f"{found[1]}.{found[3]}"), float(found[1] + found[3])
    few, many = write_number(part, locale, 3), write_number(whole, locale)
    typed = few if len(few) < len(found[0]) else f"{few}0"
    raise NotUnderstood(
        f"“{cut(text)}” may mean {few} or {many}. Type {typed} or {found[1]}{found[3]}."
    )


def read_share(text: str, locale: str = "") -> float:
    """A typed percentage as a part of one: ``12 %``, ``12`` and ``%12`` are 0.12.

    Raises NotUnderstood, also for something between 0 and 1 without a percent sign: it may be a
    percentage or already a part of one.
    """
    bare = plain(text)
    number = bare.removesuffix("%") if bare.endswith("%") else bare.removeprefix("%")
    try:
        value = read_number(number, locale)
    except NotUnderstood as trouble:
        example = write_share(0.125, locale, 1)
        raise NotUnderstood(
            f"“{cut(text)}” is no percentage{in_words(locale)}. Type one such as {example}."
        ) from trouble
    if number == bare and 0 < abs(value) < 1:
        part, whole = write_share(value / 100, locale, 6), write_share(value, locale, 6)
        raise NotUnderstood(f"“{cut(text)}” may mean {part} or {whole}. Type it with its %.")
    return value / 100


def understood(text: str, kind: Kind, locale: str = "", today: date | None = None) -> str:
    """How a typed text is read, written out: ``12 %`` as ``12%``. Raises NotUnderstood."""
    if kind == "date":
        return write_date(read_date(text, locale, today), locale)
    if kind == "share":
        return write_share(read_share(text, locale), locale, 6)
    return write_number(read_number(text, locale), locale, 6)


def write_number(value: float, locale: str = "", decimals: int = 2) -> str:
    """A number with thousands grouped and at most ``decimals`` places, none for nothing."""
    if not math.isfinite(value):
        return "—"
    number = f"{value:,.{decimals}f}"
    number = number.rstrip("0").rstrip(".") if "." in number else number
    number = "0" if number == "-0" else number
    locale = spoken_locale(locale)
    if not locale or abs(value) >= 10**MOST_DIGITS:
        return number
    from decimal import Decimal

    from babel.numbers import format_decimal

    exact = Decimal(number.replace(",", ""))
    return format_decimal(exact, locale=locale_of(locale), decimal_quantization=False)


def write_exactly(value: float, decimals: int, locale: str = "") -> str:
    """A number with so many places, also where they are noughts: ``1.0``."""
    text = f"{value:.{decimals}f}"
    own = spoken_locale(locale)
    return text.replace(".", _symbols(own)[0]) if own else text


def write_share(share: float, locale: str = "", decimals: int = 0) -> str:
    """A part of one as a percentage: 0.125 is ``12.5%`` with one decimal or more."""
    locale = spoken_locale(locale)
    number = write_number(share * 100, locale, decimals)
    if not locale:
        return f"{number}%"
    pattern: str = locale_of(locale).percent_formats[None].pattern
    return re.sub(r"[#0.,]+", lambda _: number, pattern.partition(";")[0], count=1)


def write_money(value: float, currency: str, locale: str = "", *, with_cents: bool = False) -> str:
    """A sum in a currency (ISO code, or what people call it): ``€1,234.50``; whole sums without
    cents, unless ``with_cents`` asks for them: a column of sums has one number of decimals.
    Without a currency it is a number."""
    code = currency.strip()
    locale = spoken_locale(locale)
    if not locale and code.upper() in SIGNS and abs(value) < 10**MOST_DIGITS:
        whole = float(value).is_integer() and not with_cents
        places = 0 if whole or code.upper() == "JPY" else 2
        return f"{'-' if value < 0 else ''}{SIGNS[code.upper()]}{abs(value):,.{places}f}"
    if not code or not math.isfinite(value) or abs(value) >= 10**MOST_DIGITS:
        return f"{code} {write_number(value, locale)}".strip()
    from babel.numbers import format_currency

    chosen = locale_of(locale)
    pattern: str = chosen.currency_formats["standard"].pattern
    whole = float(value).is_integer() and not with_cents
    return format_currency(
        value,
        code.upper() if len(code) == 3 else code,
        pattern.replace(".00", "") if whole else pattern,
        locale=chosen,
        currency_digits=not whole,
    )


def _in_locale(body: str, locale: str) -> float | None:
    """The value of digits and separators, None where they are not set as the locale does."""
    point, group = _symbols(locale)
    body = body.replace("٫", point)
    gaps = {one for one in body if one in " '٬"}
    if gaps:
        if len(gaps) > 1 or (group in body and plain(group) not in gaps):
            return None
        body = body.replace(gaps.pop(), group)
    if group not in body:  # nothing that babel would have to look at
        whole, _, rest = body.partition(point)
        is_number = (whole + rest).isdigit()
        return float(f"{whole or '0'}.{rest or '0'}") if is_number else None
    from babel.numbers import NumberFormatError, parse_decimal

    try:
        return float(parse_decimal(body, locale=locale_of(locale), strict=True))
    except NumberFormatError:
        return None


@lru_cache(maxsize=64)
def _symbols(locale: str) -> tuple[str, str]:
    """What stands before the decimals, and between thousands."""
    from babel.numbers import get_decimal_symbol, get_group_symbol

    chosen = locale_of(locale)
    return get_decimal_symbol(chosen), get_group_symbol(chosen)


def _no_number(text: str, locale: str) -> NotUnderstood:
    example = write_number(1234.5, locale)
    said = f"“{cut(text)}” is no number{in_words(locale)}"
    return NotUnderstood(f"{said}. Type one such as {example}.")
