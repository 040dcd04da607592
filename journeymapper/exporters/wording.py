"""What several formats say in the same words, in the language of the document."""

from __future__ import annotations

from journeymapper.analysis.evidence import EvidenceShares
from journeymapper.analysis.experiments.results import Arm
from journeymapper.analysis.experiments.verdict import rate_text
from journeymapper.analysis.written import write_number, write_share
from journeymapper.domain.order import stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, Touchpoint
from journeymapper.domain.vocabulary import Evidence, Moment, TouchpointKind
from journeymapper.words import counted, language, noted, said

ASSUMED = noted("Assumption map: mostly assumed, to be checked with customers.")


def runs_from_right() -> bool:
    """Whether the words of the program run from right to left."""
    return language() == "ar"


def level_told(level: int | None) -> str:
    """An impact or an effort; empty where nobody said."""
    return said("{level} of 5", level=level) if level is not None else ""


def hours_told(hours: float | None) -> str:
    """How long something may take; empty where nobody said."""
    return said("{hours} h", hours=f"{hours:g}") if hours is not None else ""


def on_target_told(is_on_target: bool | None) -> str:
    """Whether a measure is where it should be; empty where that cannot be said."""
    if is_on_target is None:
        return ""
    return said("on target") if is_on_target else said("off target")


def extent_told(project: Project, journey: Journey) -> str:
    """How large a journey is."""
    steps, stages = project.referring(Touchpoint, journey.id), stages_in_order(project, journey.id)
    return said(
        "{touchpoints} in {stages}",
        touchpoints=counted("{count} touchpoint", "{count} touchpoints", len(steps)),
        stages=counted("{count} stage", "{count} stages", len(stages)),
    )


def known_told(shares: EvidenceShares, locale: str) -> str:
    """How much of a journey is known how well, in shares of all."""
    return ", ".join(
        said("{share} {level}", share=write_share(shares.share(one), locale), level=one.label)
        for one in Evidence
        if shares.share(one)
    )


def entries_told(count: int, share: float, locale: str) -> str:
    """How many entries are known so well, and their share of all."""
    return said(
        "{entries} ({share})",
        entries=counted("{count} entry", "{count} entries", count),
        share=write_share(share, locale),
    )


def kinds_told(one: Touchpoint, *more: str) -> list[str]:
    """What is special about a touchpoint, in words; ``more`` follows its kind."""
    kinds = [] if one.kind is TouchpointKind.TOUCHPOINT else [one.kind.label]
    kinds += [*more, *([said("essential")] if one.essential else [])]
    kinds += [one.moment.label] if one.moment is not Moment.NONE else []
    return kinds + ([one.outcome.label] if one.outcome is not None else [])


def arm_told(arm: Arm, locale: str) -> str:
    """A variant with its numbers."""
    fields = {
        "variant": arm.variant.name,
        "conversions": write_number(arm.variant.conversions, locale),
        "visitors": write_number(arm.variant.visitors, locale),
    }
    told = (
        said("{variant} (control): {conversions} of {visitors}", **fields)
        if arm.variant.is_control
        else said("{variant}: {conversions} of {visitors}", **fields)
    )
    return ", ".join(filter(None, [told, rate_text(arm, locale)]))


def subject_told(client: str) -> str:
    """What a document is, where its properties say so."""
    return (
        said("Customer journey map for {client}", client=client) if client else said("Journey map")
    )
