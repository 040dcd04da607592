"""What a map tells in words: everything that is seen on it, said of one record at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from journeymapper.analysis.counts import journey_counts
from journeymapper.analysis.delays import write_delay
from journeymapper.analysis.emotion import emotion_name
from journeymapper.analysis.feedback import waiting_at
from journeymapper.analysis.feelings import signed
from journeymapper.analysis.votes import dots_of, votes_said
from journeymapper.commands.base import plural
from journeymapper.commands.review_rounds import open_comments
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Connection,
    Experience,
    FeedbackNote,
    Journey,
    Presence,
    Stage,
    Sticky,
    Touchpoint,
)
from journeymapper.domain.vocabulary import ConnectionKind, TouchpointKind, WalkedBy
from journeymapper.drawing.card_looks import card_measure
from journeymapper.drawing.figures import percent, rhythm
from journeymapper.gui.canvas.mark_tips import marks_in_words
from journeymapper.gui.canvas.measure_tips import header_tip

if TYPE_CHECKING:
    from journeymapper.checks.finding import Finding

UNNAMED = "unnamed"
_LEADS = {
    ConnectionKind.PATH: "leads to",
    ConnectionKind.LOOP: "loops back to",
    ConnectionKind.HAND_OFF: "hands over to",
}


def one_line(text: str) -> str:
    return " ".join(text.split())


def end_name(project: Project, end: str) -> str:
    """What a connection's end is called."""
    named = project.touchpoints.get(end) or project.personas.get(end)
    return (one_line(named.name) if named is not None else "") or UNNAMED


def felt_said(project: Project, experience: Experience) -> str:
    """``emotion of Anna: uneasy, −1``; from the second round of a loop on with the round."""
    name = end_name(project, experience.persona)
    emotion = experience.emotion or 0
    again = f", round {experience.round}" if experience.round > 1 else ""
    return f"emotion of {name}{again}: {emotion_name(project, emotion)}, {signed(emotion)}"


def connection_name(project: Project, connection: Connection) -> str:
    """``loops back to Search, nurture loop “Weekly digest”, 20%``."""
    parts = [f"{_LEADS[connection.kind]} {end_name(project, connection.target)}"]
    label = one_line(connection.label)
    if connection.kind is ConnectionKind.LOOP:
        kind = f"{connection.loop_kind.label} loop" if connection.loop_kind else "loop"
        parts.append(f"{kind} “{label}”" if label and label != kind else kind)
    elif label:
        parts.append(f"“{label}”")
    if connection.share is not None:
        parts.append(percent(connection.share))
    return ", ".join(parts)


def connection_description(project: Project, connection: Connection) -> str:
    parts = [f"from {end_name(project, connection.source)}"]
    if connection.every_days:
        parts.append(rhythm(connection.every_days))
    if connection.delay_hours is not None:
        parts.append(f"after {write_delay(connection.delay_hours)}")
    if connection.walked_by is WalkedBy.ORGANISATION:
        parts.append("walked by the organisation")
    return "; ".join(parts)


def touchpoint_description(
    project: Project,
    touchpoint: Touchpoint,
    persona: str | None,
    findings: Mapping[str, Sequence[Finding]],
) -> str:
    """Everything that its card shows, and what ``persona`` feels there."""
    parts = [] if touchpoint.kind is TouchpointKind.TOUCHPOINT else [touchpoint.kind.label]
    if touchpoint.outcome is not None:
        parts.append(touchpoint.outcome.label)
    stage = project.stages.get(touchpoint.stage or "")
    parts.append(f"stage {stage.name}" if stage is not None else "no stage")
    parts += filter(None, [marks_in_words(touchpoint), "pinned" if touchpoint.pinned else ""])
    parts += _emotions(project, touchpoint.id, persona)
    channels = [project.channels[one].name for one in touchpoint.channels]
    if channels:
        word = "channel" if len(channels) == 1 else "channels"
        parts.append(f"{word} {', '.join(sorted(channels))}")
    owner = project.find(touchpoint.owner or "")
    if owner is not None:
        parts.append(f"owner {getattr(owner, 'name', '')}")
    state = card_measure(project, touchpoint)
    if state is not None:
        parts.append(f"{state.measure.name}: {state.text}")
    return "; ".join([*parts, *_notes(project, touchpoint.id), *_found(findings, touchpoint.id)])


def _emotions(project: Project, touchpoint: str, persona: str | None) -> Iterable[str]:
    lived = (
        one
        for one in project.referring(Experience, touchpoint)
        if one.persona == persona and one.emotion is not None
    )
    for experience in sorted(lived, key=lambda one: (one.round, one.id)):
        yield felt_said(project, experience)


def _notes(project: Project, touchpoint: str) -> Iterable[str]:
    stickies = len(project.referring(Sticky, touchpoint))
    if stickies:
        yield plural(stickies, "note")
    feedback = len(project.referring(FeedbackNote, touchpoint))
    if feedback:
        waiting = waiting_at(project, touchpoint)
        waits = f", {waiting} unanswered" if waiting else ""
        yield f"{plural(feedback, 'feedback note')}{waits}"
    comments = len(open_comments(project, touchpoint))
    if comments:
        yield plural(comments, "open review comment")
    if votes := votes_said(dots_of(project, touchpoint)):
        yield votes


def _found(findings: Mapping[str, Sequence[Finding]], place: str) -> Iterable[str]:
    """How much is found there, and the gravest of it."""
    found = findings.get(place, ())
    if found:
        gravest = min(found, key=lambda one: one.severity.order)
        yield f"{plural(len(found), 'hint')}, {gravest.severity.value}: {gravest.message}"


def stage_description(
    project: Project, stage: Stage, cards: int, findings: Mapping[str, Sequence[Finding]]
) -> str:
    parts = [plural(cards, "touchpoint")]
    if stage.phase is not None:
        parts.append(f"phase {stage.phase.label}")
    if stage.goal:
        parts.append(f"goal: {one_line(stage.goal)}")
    if said := header_tip(project, stage):
        parts.append(said)
    return "; ".join([*parts, *_found(findings, stage.id)])


def journey_description(project: Project, journey: Journey) -> str:
    counts = journey_counts(project, journey.id)
    return "; ".join(
        (
            f"{journey.state.label} state",
            plural(counts.stages, "stage"),
            plural(counts.touchpoints, "touchpoint"),
            plural(counts.connections, "connection"),
            f"{plural(counts.loops, 'loop')} among them",
        )
    )


def sticky_description(project: Project, sticky: Sticky) -> str:
    parts = [sticky.kind.label]
    if sticky.persona:
        parts.append(f"of {end_name(project, sticky.persona)}")
    if sticky.severity is not None:
        parts.append(f"severity {sticky.severity}")
    if votes := votes_said(dots_of(project, sticky.id)):
        parts.append(votes)
    return "; ".join(parts)


def presence_description(project: Project, presence: Presence) -> str:
    persona = project.personas[presence.persona]
    return "; ".join(filter(None, [persona.role.label, one_line(persona.segment)]))
