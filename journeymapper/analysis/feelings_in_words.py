"""How a persona feels on a journey, in a line."""

from __future__ import annotations

from journeymapper.analysis.emotion import CurvePoint, emotion_name
from journeymapper.analysis.feelings import Feelings, signed
from journeymapper.domain.project import Project


def in_short(felt: Feelings) -> str:
    """``mean −0.4 · low −2 · end +1``."""
    parts = (
        f"mean {signed(felt.mean)}",
        f"low {signed(felt.lowest.emotion)}",
        f"end {signed(felt.end.emotion)}",
    )
    return " · ".join(parts)


def in_words(project: Project, felt: Feelings) -> str:
    """Everything, with names: ``mean −0.4, spread 1.1 · lowest −2 angry at Checkout · …``."""
    parts = [
        f"mean {signed(felt.mean)}, spread {felt.spread:.1f}",
        f"lowest {at(project, felt.lowest)}",
    ]
    if felt.peak != felt.lowest:
        parts.append(f"peak {at(project, felt.peak)}")
    else:
        parts[-1] = f"lowest and peak {at(project, felt.lowest)}"
    parts += [
        f"end {at(project, felt.end)}",
        f"remembered as {signed(felt.remembered)} (peak-end)",
        coverage_in_words(felt),
    ]
    return " · ".join(parts)


def at(project: Project, point: CurvePoint) -> str:
    """``−2 angry at Empty dashboard``."""
    name = project.touchpoints[point.touchpoint].name
    return f"{signed(point.emotion)} {emotion_name(project, point.emotion)} at {name}"


def coverage_in_words(felt: Feelings) -> str:
    """``known at 8 of 10 touchpoints``."""
    word = "touchpoint" if felt.walked == 1 else "touchpoints"
    return f"known at {felt.felt} of {felt.walked} {word}"
