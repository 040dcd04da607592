"""How a persona feels on a journey, in a line."""

from __future__ import annotations

from journeymapper.analysis.emotion import CurvePoint, emotion_name
from journeymapper.analysis.feelings import Feelings, signed
from journeymapper.analysis.written import write_exactly
from journeymapper.domain.project import Project
from journeymapper.words import counted, said


def in_short(felt: Feelings) -> str:
    """``mean −0.4 · low −2 · end +1``."""
    parts = (
        said("mean {emotion}", emotion=signed(felt.mean)),
        said("low {emotion}", emotion=signed(felt.lowest.emotion)),
        said("end {emotion}", emotion=signed(felt.end.emotion)),
    )
    return " · ".join(parts)


def in_words(project: Project, felt: Feelings) -> str:
    """Everything, with names: ``mean −0.4, spread 1.1 · lowest −2 angry at Checkout · …``."""
    parts = [
        said(
            "mean {mean}, spread {spread}",
            mean=signed(felt.mean),
            spread=write_exactly(felt.spread, 1),
        ),
        said("lowest {feeling}", feeling=at(project, felt.lowest)),
    ]
    if felt.peak != felt.lowest:
        parts.append(said("peak {feeling}", feeling=at(project, felt.peak)))
    else:
        parts[-1] = said("lowest and peak {feeling}", feeling=at(project, felt.lowest))
    parts += [
        said("end {feeling}", feeling=at(project, felt.end)),
        said("remembered as {emotion} (peak-end)", emotion=signed(felt.remembered)),
        coverage_in_words(felt),
    ]
    return " · ".join(parts)


def at(project: Project, point: CurvePoint) -> str:
    """``−2 angry at Empty dashboard``."""
    name = project.touchpoints[point.touchpoint].name
    return said(
        "{number} {emotion} at {place}",
        number=signed(point.emotion),
        emotion=emotion_name(project, point.emotion),
        place=name,
    )


def coverage_in_words(felt: Feelings) -> str:
    """``known at 8 of 10 touchpoints``."""
    return counted(
        "known at {known} of {walked} touchpoint",
        "known at {known} of {walked} touchpoints",
        felt.walked,
        known=felt.felt,
        walked=felt.walked,
    )
