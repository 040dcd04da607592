"""The legend: what of the map's signs this journey uses, set in rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journeymapper.analysis.emotion import emotion_names
from journeymapper.analysis.feedback import waiting_at
from journeymapper.analysis.feelings import signed
from journeymapper.analysis.paths import personas_at
from journeymapper.analysis.seasons import in_season
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Experience, Stage, Sticky, Touchpoint
from journeymapper.domain.vocabulary import ConnectionKind, LoopKind, Moment, TouchpointKind
from journeymapper.drawing.card_looks import card_measure
from journeymapper.drawing.connections import FRICTION_DASH, LOOP_DASH
from journeymapper.drawing.marks import kind_mark
from journeymapper.drawing.options import persona_colours
from journeymapper.drawing.pages.legend_signs import (
    Sign,
    chip_sign,
    chip_wide,
    dots_sign,
    double_sign,
    emotion_sign,
    kind_sign,
    line_sign,
    moment_sign,
    number_sign,
    paper_sign,
    season_sign,
    star_sign,
    word_sign,
    word_wide,
)
from journeymapper.drawing.pages.paper import Paper
from journeymapper.drawing.primitives import Primitive
from journeymapper.drawing.stages import header_look, stage_state
from journeymapper.drawing.texts import fitted, one_line
from journeymapper.text import measure
from journeymapper.words import said


@frozen
class _Entry:
    text: str
    width: float
    """Of the sign, in sizes of the text."""
    sign: Sign


def legend(
    project: Project,
    journey_id: str,
    paper: Paper,
    left: float,
    top: float,
    width: float,
    on: date | None = None,
    *,
    left_out: bool | None = None,
    has_changes: bool = False,
) -> tuple[list[Primitive], float]:
    """The signs that this journey uses, in rows from ``top``, and how tall they are together; on a
    map without touchpoints that it has none.
    ``on`` is the day whose seasons tint cards. A map of essentials, whose stages have no
    figures, tells by ``left_out`` whether ways say how many touchpoints they leave out.
    ``has_changes`` tells that stages have the first value beside the latest."""
    style = paper.style(7)
    row = style.size * 1.9
    stages = project.referring(Stage, journey_id) if left_out is None else []
    entries = _entries(project, journey_id, stages)
    if on is not None and in_season(project, journey_id, on):
        entries.append(_Entry(said("in season"), 1.6, season_sign))
    if has_changes and any(
        " → " in header_look(project, one, 0, with_change=True).measure for one in stages
    ):
        entries.append(_word("→", said("from the first to the latest value")))
    if left_out:
        entries.append(_word("+2", said("touchpoints left out on the way")))
    if not entries:
        if project.referring(Touchpoint, journey_id):
            return [], 0.0
        nothing = said("This map has no touchpoints yet.")
        return [one_line(nothing, style, left, top + row / 2, width, "muted", "left")], row
    name, bold = said("Legend"), paper.style(7, 600)
    wide = measure(name, bold) + 0.1
    parts: list[Primitive] = [one_line(name, bold, left, top + row / 2, wide, "muted", "left")]
    start = left + fitted(name, bold, wide).width + style.size * 1.6
    x, y = start, top
    for entry in entries:
        text = fitted(entry.text, style, width / 2)
        needed = entry.width * style.size + style.size * 0.6 + text.width
        if x + needed > left + width and x > start:
            x, y = start, y + row
        middle = y + row / 2
        parts += entry.sign(x, middle, style.size)
        at = x + entry.width * style.size + style.size * 0.6
        parts.append(one_line(entry.text, style, at, middle, text.width, "muted", "left"))
        x += needed + style.size * 1.7
    return parts, y + row - top


def _word(written: str, text: str) -> _Entry:
    return _Entry(text, word_wide(written), word_sign(written))


def _chip(written: str, tone: str, text: str) -> _Entry:
    return _Entry(text, chip_wide(written), chip_sign(written, tone))


def _entries(project: Project, journey_id: str, stages: Sequence[Stage]) -> list[_Entry]:
    touchpoints = project.referring(Touchpoint, journey_id)
    connections = project.referring(Connection, journey_id)
    names = emotion_names(project)
    entries: list[_Entry] = []
    if any(
        one.emotion is not None
        for touchpoint in touchpoints
        for one in project.referring(Experience, touchpoint.id)
    ):
        levels = (-2, -1, 0, 1, 2)
        entries = [
            _Entry(f"{names[level + 2]} {signed(level)}", 0.6, emotion_sign(level))
            for level in levels
        ]
    if any(one.kind is ConnectionKind.PATH for one in connections):
        path = said("path, as wide as its share of customers")
        entries.append(_Entry(path, 3.4, line_sign("connection")))
    loops = [one for one in connections if one.kind is ConnectionKind.LOOP]
    if any(one.loop_kind is not LoopKind.FRICTION for one in loops):
        entries.append(_Entry(said("loop"), 3.4, line_sign("accent", LOOP_DASH)))
    if any(one.loop_kind is LoopKind.FRICTION for one in loops):
        entries.append(_Entry(said("friction loop"), 3.4, line_sign("coral", FRICTION_DASH)))
    if any(one.kind is ConnectionKind.HAND_OFF for one in connections):
        entries.append(_Entry(said("hand-off"), 3.4, double_sign))
    if any(one.essential for one in touchpoints):
        entries.append(_Entry(said("essential touchpoint"), 1.3, star_sign))
    for moment in (Moment.TRUTH, Moment.MICRO):
        if any(one.moment is moment for one in touchpoints):
            entries.append(_Entry(moment.label, 1.2, moment_sign(moment is Moment.TRUTH)))
    used = {one.kind for one in touchpoints}
    for kind in TouchpointKind:
        if kind in used and kind_mark(kind, 0, 0, 1):
            entries.append(_Entry(kind.label, 1.8, kind_sign(kind)))
    stickies = [project.referring(Sticky, one.id) for one in touchpoints]
    kinds = sorted({one.kind for notes in stickies for one in notes})
    for sticky in kinds:
        entries.append(_Entry(sticky.label, 1.1, paper_sign(sticky)))
    if any(len(notes) > 1 for notes in stickies):
        entries.append(_Entry(said("number of stickies"), 1.9, number_sign(kinds[0])))
    return entries + _figures(project, touchpoints, stages)


def _figures(
    project: Project, touchpoints: Sequence[Touchpoint], stages: Sequence[Stage]
) -> list[_Entry]:
    """Who comes by, what was measured, and what waits: the row at the foot of cards, and the
    figures of stages."""
    entries: list[_Entry] = []
    present = {persona.id for one in touchpoints for persona in personas_at(project, one)}
    colours = [colour for one, colour in persona_colours(project).items() if one in present]
    if colours:
        dots = dots_sign(colours[:3])
        entries.append(_Entry(said("personas who pass by"), 0.8 * len(colours[:3]), dots))
    states = [card_measure(project, one) for one in touchpoints]
    states += [stage_state(project, one) for one in stages]
    known = [one for one in states if one is not None]
    if any(one.is_on_target is not False for one in known):
        entries.append(_chip("%", "quiet", said("latest value")))
    if any(one.is_on_target is False for one in known):
        entries.append(_chip("↑", "coral", said("off target: ↑ too high, ↓ too low")))
    if any(waiting_at(project, one.id) for one in touchpoints):
        entries.append(_chip("1", "coral", said("feedback notes to be answered")))
    return entries
