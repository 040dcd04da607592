"""A reading as one line that somebody types: ``27 % on 31 Aug, n 1840, from analytics``."""

from __future__ import annotations

import re
from datetime import date

from journeymapper.analysis.locales import cut
from journeymapper.analysis.measures import misfit, unit_of, written
from journeymapper.analysis.written import (
    SIGNS,
    NotUnderstood,
    read_amount,
    read_count,
    read_date,
    write_date,
    write_number,
    write_share,
)
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Measure, Reading, Source
from journeymapper.domain.vocabulary import SourceKind

_FROM = re.compile(r"[\s,;]+from\s+(?P<source>.+)$", re.IGNORECASE)
_SAMPLE = re.compile(
    r"[\s,;]+n\s*[=:]?\s*(?P<size>[-+−]?\d[^a-z]*?)\s*(?=$|[\s,;]+on\s)", re.IGNORECASE
)
_DAY = re.compile(r"[\s,;]+on\s+(?P<day>.+)$", re.IGNORECASE)


@frozen(kw_only=True)
class ReadingLine:
    """What a line says; ``taken_on`` is None where it names no day. ``source`` is what it calls the
    source, empty for none."""

    value: float
    taken_on: date | None = None
    sample_size: int | None = None
    source: str = ""


def read_reading(
    text: str, measure: Measure, locale: str = "", today: date | None = None
) -> ReadingLine:
    """A line read: a value in the measure's unit and, in this order or with n before the day,
    ``on`` a day, ``n`` a sample size, ``from`` a source. ``today`` is what a day without a year
    counts from. Raises NotUnderstood, also for a day after it; the sentence names the part that is
    wrong and shows a whole line."""
    rest = text.strip()
    source, size, day = "", "", ""
    if found := _FROM.search(rest):
        source, rest = " ".join(found["source"].split()), rest[: found.start()]
    if found := _SAMPLE.search(rest):
        size, rest = found["size"], rest[: found.start()] + rest[found.end() :]
    if found := _DAY.search(rest):
        day, rest = found["day"], rest[: found.start()]
    now = today or date.today()
    try:
        return ReadingLine(
            value=read_value(rest, measure, locale),
            taken_on=_past(read_date(day, locale, now), day, locale, now) if day else None,
            sample_size=read_size(size, locale) if size else None,
            source=source,
        )
    except NotUnderstood as trouble:
        raise NotUnderstood(f"{trouble} A whole reading: “{example_line(measure)}”.") from trouble


def example_line(measure: Measure) -> str:
    """A reading as it may be typed for this measure."""
    unit = unit_of(measure)
    return f"27{unit if unit.startswith('%') else ''} on 31 Aug, n 1840, from analytics"


def _past(day: date, text: str, locale: str, today: date) -> date:
    if day > today:
        raise NotUnderstood(
            f"“{cut(text)}” lies in the future ({write_date(day, locale)}). A reading is of today "
            "or an earlier day."
        )
    return day


def read_value(text: str, measure: Measure, locale: str = "") -> float:
    """A value with or without the measure's unit: ``27``, ``27 %``, ``€ 49``. Raises NotUnderstood,
    also for a percentage of what is not counted in percent, and for something between 0 and 1
    without a percent sign: it may be a percentage or already a part of one."""
    unit = unit_of(measure)
    bare = text.strip()
    if unit.startswith("%") or not bare.endswith("%"):
        ending = "%" if unit.startswith("%") and bare.endswith("%") else unit
        bare = _without(bare, ending)
    else:
        name = measure.name or measure.kind.label
        raise NotUnderstood(
            f"“{text.strip()[:40]}” is a percentage, but “{name}” is counted in "
            f"{unit or 'numbers'}. Type a number, or give the measure the unit %."
        )
    value = read_amount(bare, locale)
    if unit.startswith("%") and "%" not in text and 0 < abs(value) < 1:
        part, whole = write_share(value / 100, locale, 6), write_share(value, locale, 6)
        raise NotUnderstood(f"“{cut(text)}” may mean {part} or {whole}. Type it with its %.")
    trouble = misfit(measure, value)
    if trouble:
        raise NotUnderstood(trouble)
    return value


def read_size(text: str, locale: str = "") -> int:
    """A sample size. Raises NotUnderstood for what is no whole number from 1 on."""
    size = read_count(text.replace("−", "-"), locale)
    if size < 1 or not size.is_integer() or size > 10**12:
        said = f"“{text.strip()[:40]}” is no sample size"
        said += ": a sample of nobody says nothing" if size == 0 else ""
        raise NotUnderstood(f"{said}. Type a whole number such as {write_number(1840, locale)}.")
    return int(size)


def reading_said(project: Project, measure: Measure, line: ReadingLine) -> str:
    """How a line is read: ``27% · 31 Aug 2026 · n 1,840 · analytics``."""
    return " · ".join(_said(project, measure, line, "{}", "{}"))


def reading_typed(project: Project, measure: Measure, reading: Reading) -> str:
    """A reading as the line that stands for it: ``27% on 31 Aug 2026, n 1,840, from analytics``."""
    return line_typed(project, measure, line_of(project, reading))


def line_typed(project: Project, measure: Measure, line: ReadingLine) -> str:
    """A line written out in full: ``27% on 31 Aug 2026, n 1,840, from analytics``."""
    value, *rest = _said(project, measure, line, "on {}", "from {}")
    on, others = (f" {rest[0]}", rest[1:]) if line.taken_on else ("", rest)
    return ", ".join([f"{value}{on}", *others])


def line_of(project: Project, reading: Reading) -> ReadingLine:
    """What a reading's line says."""
    source = project.find(reading.source) if reading.source else None
    return ReadingLine(
        value=reading.value,
        taken_on=reading.taken_on,
        sample_size=reading.sample_size,
        source=" ".join(source.reference.split()) if isinstance(source, Source) else "",
    )


def _said(
    project: Project, measure: Measure, line: ReadingLine, day: str, source: str
) -> list[str]:
    details = project.details
    locale = details.locale
    parts = [written(line.value, measure, details.currency, locale)]
    if line.taken_on is not None:
        parts.append(day.format(write_date(line.taken_on, locale)))
    if line.sample_size is not None:
        parts.append(f"n {write_number(line.sample_size, locale)}")
    if line.source:
        parts.append(source.format(line.source))
    return parts


def source_called(project: Project, text: str) -> Source | None:
    """The source that a text calls by its reference, case and spaces aside."""
    wanted = " ".join(text.split()).casefold()
    found = (
        one
        for one in project.all(Source).values()
        if " ".join(one.reference.split()).casefold() == wanted
    )
    return min(found, key=lambda one: one.id, default=None)


def new_source(source_id: str, text: str, size: int | None, day: date | None) -> Source:
    """A source with this reference; its kind is the one that the text names, else other."""
    reference = " ".join(text.split())
    named = [one for one in SourceKind if re.search(rf"\b{one.label}", reference, re.IGNORECASE)]
    kind = named[0] if named else SourceKind.OTHER
    return Source(id=source_id, kind=kind, sample_size=size, collected_on=day, reference=reference)


def _without(text: str, unit: str) -> str:
    """The text without its unit or a sign of money, at the end or at the beginning."""
    if text[:1].isdigit() and text[-1:].isdigit():
        return text
    for sign in {*SIGNS.values(), *SIGNS}:
        if unit.upper() in (sign, SIGNS.get(sign)) or not unit:
            text = text.removeprefix(sign).removesuffix(sign).strip()
    if unit and text.casefold().endswith(unit.casefold()):
        return text[: -len(unit)].strip()
    if unit and text.casefold().startswith(unit.casefold()):
        return text[len(unit) :].strip()
    return text
