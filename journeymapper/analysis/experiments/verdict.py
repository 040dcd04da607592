"""An experiment's numbers in words: a sentence for a reader, a line for a card."""

from __future__ import annotations

from datetime import date

from journeymapper.analysis.directions import isolated
from journeymapper.analysis.experiments.cautions import Caution, cautions
from journeymapper.analysis.experiments.results import (
    Arm,
    Comparison,
    Result,
    result_of,
    variants_of,
)
from journeymapper.analysis.written import write_number, write_share
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Experiment
from journeymapper.words import counted, said

MOST_PLACES = 2
MINUS = "−"


@frozen
class Verdict:
    """``sentence`` says everything about the comparisons, ``short`` is the line of a card (empty
    without a comparison)."""

    result: Result
    sentence: str
    short: str
    cautions: tuple[Caution, ...]


def verdict_of(project: Project, experiment: Experiment, today: date) -> Verdict:
    """What the numbers mean, and what speaks against them."""
    result = result_of(project, experiment)
    locale = project.details.locale
    leading = result.leading
    return Verdict(
        result,
        sentence(result, locale),
        short(leading, locale) if leading is not None else "",
        cautions(result, today, locale),
    )


def sentence(result: Result, locale: str = "") -> str:
    """``27% against 12%: 15 points more (11 to 19), n 1,840; chance alone would hardly do this
    (p < 0.001).`` One such sentence a comparison, each with its variant's name where there are
    several; p is then corrected after Holm."""
    if not result.comparisons:
        return said("Nothing can be said yet.")
    if len(result.comparisons) == 1:
        return _comparison(result.comparisons[0], locale)
    sentences = [
        said(
            "{variant}: {comparison}",
            variant=_quoted(one.arm.variant.name),
            comparison=_comparison(one, locale),
        )
        for one in result.comparisons
    ]
    sentences.append(said("p is corrected for the number of comparisons (Holm)."))
    return " ".join(sentences)


def _comparison(one: Comparison, locale: str) -> str:
    return said(
        "{difference}; {chance}.",
        difference=_compared(one, locale),
        chance=_by_chance(one, locale),
    )


def short(one: Comparison, locale: str = "") -> str:
    """``27% vs 12% · +15 points (11 to 19) · n 1,840``"""
    numbers = _numbers(one, locale)
    sign = "" if not numbers.points else "+" if one.difference > 0 else MINUS
    return counted(
        "{rate} vs {base} · {points} point ({low} to {high}) · n {visitors}",
        "{rate} vs {base} · {points} points ({low} to {high}) · n {visitors}",
        numbers.points,
        rate=numbers.rate,
        base=numbers.base,
        points=f"{sign}{numbers.difference}",
        low=numbers.low,
        high=numbers.high,
        visitors=write_number(one.visitors, locale),
    )


def rate_text(arm: Arm, locale: str = "") -> str:
    """A variant's rate with its interval: ``27% (24 to 30)``; empty without one."""
    if arm.rate is None or arm.interval is None:
        return ""
    low, high = arm.interval
    places = 0 if high - low >= 0.04 else 1 if high - low >= 0.004 else 2
    return said(
        "{value} ({low} to {high})",
        value=write_share(arm.rate, locale, places),
        low=write_number(low * 100, locale, places),
        high=write_number(high * 100, locale, places),
    )


def place_text(project: Project, experiment: Experiment) -> str:
    """Where an experiment is: a touchpoint's name, ``A → B``, or the paths that are compared."""
    touchpoint = project.touchpoints.get(experiment.touchpoint or "")
    if touchpoint is not None:
        return touchpoint.name
    connection = project.connections.get(experiment.connection or "")
    if connection is not None:
        return connection_text(project, connection)
    paths = [project.journeys.get(one.path or "") for one in variants_of(project, experiment.id)]
    titles = list(dict.fromkeys(one.title for one in paths if one is not None))
    if not titles:
        return said("Between journeys")
    together = titles[0]
    for title in titles[1:]:
        together = said("{one} against {other}", one=together, other=title)
    return together


def connection_text(project: Project, connection: Connection) -> str:
    """``Guided tour → Subscribe``, with the label where it has one."""
    ends = [
        str(getattr(project.find(one), "name", ""))
        for one in (connection.source, connection.target)
    ]
    way = " → ".join(ends)
    return f"{way} ({connection.label})" if connection.label else way


def chance_text(chance: float, locale: str = "") -> str:
    """``p < 0.001``, ``p = 0.012``, ``p = 0.31``."""
    if chance < 0.001:
        return f"p < {write_number(0.001, locale, 3)}"
    places = 3 if chance < 0.1 else 2
    return f"p = {write_number(chance, locale, places)}"


def _compared(one: Comparison, locale: str) -> str:
    numbers = _numbers(one, locale)
    if not numbers.points:
        apart = said("no difference")
    elif one.difference > 0:
        apart = counted(
            "{number} point more",
            "{number} points more",
            numbers.points,
            number=numbers.difference,
        )
    else:
        apart = counted(
            "{number} point fewer",
            "{number} points fewer",
            numbers.points,
            number=numbers.difference,
        )
    return said(
        "{rate} against {base}: {difference} ({low} to {high}), n {visitors}",
        rate=numbers.rate,
        base=numbers.base,
        difference=apart,
        low=numbers.low,
        high=numbers.high,
        visitors=write_number(one.visitors, locale),
    )


def _by_chance(one: Comparison, locale: str) -> str:
    if one.arm.rate == one.control.rate:
        return said("nothing tells them apart")
    chance = chance_text(one.corrected, locale)
    if one.corrected < 0.001:
        return said("chance alone would hardly do this ({chance})", chance=chance)
    if one.corrected < 0.05:
        return said("chance alone would rarely do this ({chance})", chance=chance)
    return said("chance alone could well do this ({chance})", chance=chance)


@frozen
class _Numbers:
    """Both rates and the size of the difference (``points`` in percentage points) with its ends, as
    they are written."""

    rate: str
    base: str
    points: float
    difference: str
    low: str
    high: str


def _numbers(one: Comparison, locale: str) -> _Numbers:
    """Rates and difference with as many places as they need to
    fit one another: 27.4% less 12.6% is not 15 points beside 27% and 13%."""
    rates = (one.arm.rate or 0.0, one.control.rate or 0.0)
    low, high = one.interval
    places = 0 if high - low >= 0.02 else 1 if high - low >= 0.002 else MOST_PLACES
    while places < MOST_PLACES and not _fits(rates, one.difference, places):
        places += 1
    rate, base = (write_share(each, locale, places) for each in rates)
    points = round(abs(one.difference) * 100, places)
    return _Numbers(
        rate=rate,
        base=base,
        points=points,
        difference=write_number(points, locale, places),
        low=_signed(low, locale, places),
        high=_signed(high, locale, places),
    )


def _fits(rates: tuple[float, float], difference: float, places: int) -> bool:
    rounded = [round(each * 100, places) for each in rates]
    shown = round(difference * 100, places)
    hidden = any(
        0 < each < 1 and whole in (0, 100) for each, whole in zip(rates, rounded, strict=True)
    )
    unseen = difference != 0 and shown == 0
    return not hidden and not unseen and abs(rounded[0] - rounded[1] - shown) < 1e-9


def _signed(end: float, locale: str, places: int) -> str:
    text = write_number(round(abs(end) * 100, places), locale, places)
    return f"{MINUS}{text}" if end < 0 and text != "0" else text


def _quoted(name: str) -> str:
    return f"“{isolated(' '.join(name.split())) or said('Unnamed')}”"
