"""What people type in their own way is read as they mean it, or refused with what was expected."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.analysis.written import (
    COMMON_LOCALES,
    NotUnderstood,
    locale_name,
    read_amount,
    read_count,
    read_date,
    read_number,
    read_share,
    understood,
    write_date,
    write_long_date,
    write_money,
    write_number,
    write_share,
)
from journeymapper.domain.errors import EditRefused

TODAY = date(2026, 11, 22)
LOCALES = st.sampled_from(("", *COMMON_LOCALES))


@pytest.mark.parametrize(
    ("text", "locale", "value"),
    [
        ("1.234,5", "de_DE", 1234.5),
        ("1.234", "de_DE", 1234),
        ("0,5", "de_DE", 0.5),
        (",5", "de_DE", 0.5),
        ("1,234.5", "", 1234.5),
        ("1,234.50", "en_US", 1234.5),
        ("1.234", "en_GB", 1.234),
        ("12,34,567.5", "en_IN", 1234567.5),
        ("1 234,5", "fr_FR", 1234.5),
        ("1\u202f234,5", "fr_FR", 1234.5),
        ("1\u00a0234.5", "", 1234.5),
        ("1'234.5", "de_CH", 1234.5),
        ("1’234.5", "de_CH", 1234.5),
        ("−7", "sv_SE", -7),
        ("+7", "", 7),
        ("  1840 ", "", 1840),
        ("١٬٢٣٤٫٥", "ar_EG", 1234.5),
        ("١٢٣", "de_DE", 123),
        ("１２３．５", "ja_JP", 123.5),
        ("\u200f-5\u200e", "he_IL", -5),
        ("-0", "", 0),
        ("1,5", "xx_unknown_🙂", None),
    ],
)
def test_a_number_is_read_as_the_locale_writes_it(text: str, locale: str, value: float) -> None:
    if value is None:
        with pytest.raises(NotUnderstood):
            read_number(text, locale)
    else:
        assert read_number(text, locale) == value


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("1.23", "de_DE", "in German (Germany). Type one such as 1.234,5."),
        ("12,5", "", "Type one such as 1,234.5."),
        ("1,2345", "en_US", "Type one such as 1,234.5."),
        ("1,234,56", "en_US", "Type one such as"),
        ("1 2 3", "", "Type one such as"),
        ("1.234 567,8", "de_DE", "Type one such as"),
        ("NaN", "", "is no number"),
        ("inf", "", "is no number"),
        ("1e400", "", "is no number"),
        ("1_000", "", "is no number"),
        ("0x10", "", "is no number"),
        ("½", "", "is no number"),
        ("12²", "", "is no number"),
        ("--5", "", "is no number"),
        ("", "", "is no number"),
        (".", "", "is no number"),
        ("9" * 19, "", "more than 18 digits"),
        ("9" * 100_000, "", "too long"),
        ("many", "", "is no number"),
    ],
)
def test_what_is_no_number_is_refused_with_what_was_expected(
    text: str, locale: str, expected: str
) -> None:
    with pytest.raises(NotUnderstood) as trouble:
        read_number(text, locale)
    assert expected in str(trouble.value)
    assert len(str(trouble.value)) < 200
    assert isinstance(trouble.value, (EditRefused, ValueError))


@pytest.mark.parametrize(
    ("text", "locale", "share"),
    [
        ("12 %", "", 0.12),
        ("12%", "", 0.12),
        ("12", "", 0.12),
        ("12,5\u00a0%", "de_DE", 0.125),
        ("%12", "tr_TR", 0.12),
        ("١٢٪", "ar_EG", 0.12),
        ("0.5%", "", 0.005),
        ("0", "", 0),
        ("-3%", "", -0.03),
    ],
)
def test_a_percentage_is_a_part_of_one(text: str, locale: str, share: float) -> None:
    assert read_share(text, locale) == pytest.approx(share)


def test_a_percentage_that_may_be_a_part_of_one_is_asked_for_its_sign() -> None:
    with pytest.raises(NotUnderstood, match=r"may mean 0.5% or 50%"):
        read_share("0.5")
    with pytest.raises(NotUnderstood, match=r"no percentage.*Type one such as 12.5%"):
        read_share("some %")


@pytest.mark.parametrize(
    ("text", "locale", "day"),
    [
        ("3 Mar 2026", "", date(2026, 3, 3)),
        ("Mar 3, 2026", "", date(2026, 3, 3)),
        ("3rd March 2026", "", date(2026, 3, 3)),
        ("7 Sept 2026", "", date(2026, 9, 7)),
        ("3. März 2026", "de_DE", date(2026, 3, 3)),
        ("3 Mar 2026", "de_DE", date(2026, 3, 3)),
        ("3 de marzo de 2026", "es_ES", date(2026, 3, 3)),
        ("4 במרץ 2026", "he_IL", date(2026, 3, 4)),
        ("2026年3月4日", "ja_JP", date(2026, 3, 4)),
        ("2026년 12월 4일", "ko_KR", date(2026, 12, 4)),
        ("2026-03-03", "", date(2026, 3, 3)),
        ("2026/3/4", "de_DE", date(2026, 3, 4)),
        ("3/4/2026", "en_US", date(2026, 3, 4)),
        ("3/4/2026", "en_GB", date(2026, 4, 3)),
        ("03.04.2026", "de_DE", date(2026, 4, 3)),
        ("03.04.2026", "", date(2026, 4, 3)),
        ("13/4/2026", "", date(2026, 4, 13)),
        ("4/13/2026", "", date(2026, 4, 13)),
        ("4/4/2026", "", date(2026, 4, 4)),
        ("٤\u200f/٣\u200f/٢٠٢٦", "ar_EG", date(2026, 3, 4)),
        ("22 Nov", "", date(2026, 11, 22)),
        ("22.11.", "de_DE", date(2026, 11, 22)),
        ("today", "", TODAY),
        ("Yesterday", "", date(2026, 11, 21)),
        ("3\u00a0mars 2026", "fr_FR", date(2026, 3, 3)),
    ],
)
def test_a_date_is_read_as_the_locale_writes_it(text: str, locale: str, day: date) -> None:
    assert read_date(text, locale, TODAY) == day


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("3/4/2026", "", "may be 3 Apr 2026 or 4 Mar 2026"),
        ("3/4/2026", "sv_SE", "may be 3 Apr 2026 or 4 Mar 2026"),
        ("3/4/26", "en_GB", "four digits"),
        ("3 Mar 26", "", "four digits"),
        ("13/4/2026", "en_US", "Type one such as Nov 22, 2026"),
        ("31 Feb 2026", "", "Type one such as 22 Nov 2026"),
        ("2026-13-01", "", "is no date"),
        ("Mar 2026", "", "is no date"),
        ("12,5", "de_DE", "is no date"),
        ("3 Mar 4 May 2026", "", "is no date"),
        ("soon", "", "is no date"),
        ("", "", "is no date"),
        ("0000-01-01", "", "is no date"),
        ("3 Mar 2026 or so", "", "is no date"),
        ("1" * 5000, "", "too long"),
    ],
)
def test_what_is_no_date_is_refused_with_what_was_expected(
    text: str, locale: str, expected: str
) -> None:
    with pytest.raises(NotUnderstood) as trouble:
        read_date(text, locale, TODAY)
    assert expected in str(trouble.value)


@given(LOCALES, st.dates(date(1000, 1, 1)))
def test_every_date_that_is_written_is_read_back(locale: str, day: date) -> None:
    assert read_date(write_date(day, locale), locale, TODAY) == day
    assert read_date(day.isoformat(), locale, TODAY) == day


@given(LOCALES, st.integers(-(10**14), 10**14))
def test_every_number_that_is_written_is_read_back(locale: str, hundredths: int) -> None:
    value = hundredths / 100
    assert read_number(write_number(value, locale), locale) == value
    share = round(value / 1000, 5)
    assert read_share(write_share(share, locale, 6), locale) == pytest.approx(share, abs=1e-8)


@given(LOCALES, st.text(max_size=80), st.sampled_from(("number", "share", "date")))
def test_any_text_is_read_or_refused_in_one_sentence(locale: str, text: str, kind: str) -> None:
    try:
        assert understood(text, kind, locale, TODAY)  # type: ignore[arg-type]
    except NotUnderstood as trouble:
        assert "\n" not in str(trouble)
        assert str(trouble).endswith(".")


def test_a_date_is_written_out_on_a_title() -> None:
    day = date(2026, 3, 3)
    assert write_long_date(day) == "3 March 2026"
    assert write_long_date(day, "de_DE") == "3. März 2026"


def test_what_is_typed_is_said_back_as_it_was_read() -> None:
    assert understood("12 %", "share") == "12%"
    assert understood("1.234,50", "number", "de_DE") == "1.234,5"
    assert understood("3/4/2026", "date", "en_US") == "Mar 4, 2026"


def test_sums_are_written_with_their_currency() -> None:
    assert write_money(1234.5, "EUR") == "€1,234.50"
    assert write_money(12400, "EUR") == "€12,400"
    assert write_money(1234.5, "eur", "de_DE") == "1.234,50\u00a0€"
    assert write_money(-5, "JPY") == "-¥5"
    assert write_money(3, "") == "3"
    assert write_money(float("nan"), "EUR") == "EUR —"


def test_numbers_are_written_without_needless_places() -> None:
    assert write_number(1234.5) == "1,234.5"
    assert write_number(-0.001) == "0"
    assert write_number(1 / 3, decimals=6) == "0.333333"
    assert write_share(0.12) == "12%"
    assert write_share(0.125, "de_DE", 1) == "12,5\u00a0%"


def test_every_common_locale_has_a_name() -> None:
    names = [locale_name(one) for one in COMMON_LOCALES]
    assert all(names)
    assert len(set(names)) == len(COMMON_LOCALES)
    assert locale_name("no such") == ""


@pytest.mark.parametrize(
    ("text", "locale", "said"),
    [
        ("1.000", "", "“1.000” may mean 1 or 1,000. Type 1 or 1000."),
        ("1.840", "en_US", "“1.840” may mean 1.84 or 1,840. Type 1.84 or 1840."),
        ("1,000", "de_DE", "“1,000” may mean 1 or 1.000. Type 1 or 1000."),
    ],
)
def test_a_count_that_may_be_a_thousand_elsewhere_is_refused(
    text: str, locale: str, said: str
) -> None:
    with pytest.raises(NotUnderstood) as refused:
        read_count(text, locale)
    assert str(refused.value) == said


def test_what_the_program_writes_is_read_back_as_a_count_and_as_an_amount() -> None:
    for locale in ("", "en_US", "de_DE", "fr_FR"):
        for number in (0, 7, 999, 1840, 1_234_567):
            assert read_count(write_number(number, locale), locale) == number
            assert read_amount(write_number(number, locale), locale) == number


def test_an_amount_is_refused_where_no_locale_is_chosen() -> None:
    with pytest.raises(NotUnderstood, match=r"may mean 1\.5 or 1,500"):
        read_amount("1.500")
    assert read_amount("1.500", "de_DE") == 1500
    assert read_amount("1.500", "en_US") == 1.5
    assert [read_amount(one) for one in ("0.125", "1.50", "1000.000")] == [0.125, 1.5, 1000]
