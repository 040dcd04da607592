"""What speaks against believing an experiment's numbers, or deciding on them now."""

from __future__ import annotations

from datetime import date
from typing import Literal

from journeymapper.analysis.directions import isolated
from journeymapper.analysis.experiments.results import Arm, Result, dealt_out
from journeymapper.analysis.experiments.split import ALARM
from journeymapper.analysis.written import write_number
from journeymapper.domain.frozen import frozen
from journeymapper.domain.vocabulary import ExperimentStatus
from journeymapper.words import counted, noted, said, said_of

FEWEST_EXPECTED = 5
SHORTEST_DAYS = 7
Kind = Literal["missing", "early", "small", "split"]
_FEW_CONVERT = noted(
    "{variant} against {control} rests on small counts: about {expected} conversions are expected "
    "in the smaller one, and 5 is the least."
)
_FEW_DO_NOT = noted(
    "{variant} against {control} rests on small counts: about {expected} people who do not convert "
    "are expected in the smaller one, and 5 is the least."
)


@frozen
class Caution:
    """``missing``: there is nothing to compare yet; ``early``: waiting would tell more; ``small``:
    too few conversions for the formulas; ``split``: visitors were not dealt out as planned."""

    kind: Kind
    text: str


def cautions(result: Result, today: date, locale: str = "") -> tuple[Caution, ...]:
    """All that speaks against the numbers, what weighs most first."""
    return (
        *_missing(result, locale),
        *_split(result, locale),
        *_early(result, today, locale),
        *_small(result, locale),
    )


def _missing(result: Result, locale: str) -> list[Caution]:
    texts: list[str] = []
    arms = result.arms
    controls = [one for one in arms if one.variant.is_control]
    if not arms:
        texts.append(
            said("There are no variants yet. Add the control and what is tried against it.")
        )
    elif len(arms) == 1:
        texts.append(said("There is one variant only. Add what it is to be compared with."))
    elif not controls:
        texts.append(
            said("No variant is the control. Mark the one that the others are compared with.")
        )
    if len(controls) > 1:
        texts.append(
            said(
                "Several variants are marked as the control; {variant} is taken.",
                variant=_name(controls[0]),
            )
        )
    for arm in arms:
        seen, visitors = arm.variant.conversions, arm.variant.visitors
        if seen > visitors:
            texts.append(
                said(
                    "{variant} has {conversions} conversions of {visitors} visitors, which cannot "
                    "be. Correct one of them.",
                    variant=_name(arm),
                    conversions=write_number(seen, locale),
                    visitors=write_number(visitors, locale),
                )
            )
    empty = [one for one in arms if one.variant.visitors == 0 == one.variant.conversions]
    planned = result.experiment.status is ExperimentStatus.PLANNED
    if len(arms) > 1 and len(empty) == len(arms):
        texts += [] if planned else [said("No variant has had visitors yet.")]
    elif len(arms) > 1:
        texts += [said("{variant} has had no visitors yet.", variant=_name(one)) for one in empty]
    return [Caution("missing", one) for one in texts]


def _split(result: Result, locale: str) -> list[Caution]:
    texts: list[str] = []
    if result.split is not None and result.split < ALARM:
        dealt = dealt_out(result.arms)
        seen = _to_one_another([write_number(one.visitors, locale) for one in dealt])
        planned = _to_one_another([write_number(one.weight, locale, 6) for one in dealt])
        texts.append(
            said(
                "Visitors were dealt out {seen}, planned was {planned}. Chance does that less than "
                "once in {times} times: find the cause before you believe the rates.",
                seen=seen,
                planned=planned,
                times=write_number(1000, locale),
            )
        )
    for arm in result.arms:
        if arm.variant.weight == 0 and arm.variant.visitors:
            texts.append(
                said(
                    "{variant} was to get no visitors (weight 0) and had some.", variant=_name(arm)
                )
            )
    return [Caution("split", one) for one in texts]


def _early(result: Result, today: date, locale: str) -> list[Caution]:
    experiment = result.experiment
    if experiment.status is ExperimentStatus.PLANNED or not result.comparisons:
        return []
    texts: list[str] = []
    needed = experiment.planned_size
    fewest = min((one for one in result.arms), key=lambda one: one.variant.visitors)
    if needed is not None and fewest.variant.visitors < needed:
        texts.append(
            said(
                "{variant} has had {visitors} of the {needed} visitors that the plan asks for.",
                variant=_name(fewest),
                visitors=write_number(fewest.variant.visitors, locale),
                needed=write_number(needed, locale),
            )
        )
    begun, end = experiment.started_on, experiment.ended_on
    if begun is not None:
        days = ((end or today) - begun).days + 1
        if end is not None and end < begun:
            texts.append(said("It ended before it began. Correct one of its dates."))
        elif days < SHORTEST_DAYS:
            texts.append(
                counted(
                    "It ran for {count} day. A whole week shows every weekday.",
                    "It ran for {count} days. A whole week shows every weekday.",
                    max(days, 0),
                )
            )
    if experiment.status is ExperimentStatus.RUNNING and (end is None or end > today):
        texts.append(
            said("It is still running. Decide when it ends, not at a good moment in between.")
        )
    return [Caution("early", one) for one in texts]


def _small(result: Result, locale: str) -> list[Caution]:
    """Fewer than about 5 expected conversions, or people who do not convert, in a variant: the
    usual bound of the chi-square test (Cochran 1954), whose square root the z test is."""
    texts = []
    for one in result.comparisons:
        arms = (one.control.variant, one.arm.variant)
        share = sum(each.conversions for each in arms) / one.visitors
        least = min(each.visitors for each in arms) * min(share, 1 - share)
        if least < FEWEST_EXPECTED:
            expected = write_number(least, locale, 1)
            text = said(
                _FEW_CONVERT if share <= 0.5 else _FEW_DO_NOT,
                variant=_name(one.arm),
                control=_name(one.control),
                expected=expected,
            )
            texts.append(text)
    return [Caution("small", one) for one in texts]


def _name(arm: Arm) -> str:
    return f"“{isolated(' '.join(arm.variant.name.split())) or said('Unnamed')}”"


def _to_one_another(numbers: list[str]) -> str:
    """``500 to 400``: a ratio."""
    together = numbers[0]
    for number in numbers[1:]:
        together = said_of("a ratio", "{one} to {other}", one=together, other=number)
    return together
