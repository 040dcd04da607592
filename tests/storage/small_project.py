"""A project with a record of every kind, small enough to read in a failing test."""

from __future__ import annotations

from datetime import date

from journeymapper.domain.records import (
    Actor,
    Attachment,
    Channel,
    Connection,
    EmpathyNote,
    Experience,
    FeedbackNote,
    Journey,
    Measure,
    Milestone,
    Passage,
    Persona,
    Presence,
    ProjectDetails,
    Reading,
    Record,
    Stage,
    Sticky,
    Touchpoint,
)
from journeymapper.domain.vocabulary import ConnectionKind, LoopKind, Phase, Section, StickyKind
from tests.sample_images import tiny_png


def small_project() -> list[Record]:
    """A coffee shop: two touchpoints, a loop, one persona, and one of everything else."""
    picture = tiny_png()
    return [
        picture,
        ProjectDetails(id="project_1", title="Coffee shop", participants=("Ana", "Bo")),
        Journey(id="journey_1", title="A morning"),
        Stage(id="stage_1", journey="journey_1", name="Arrive", phase=Phase.AWARENESS, rank="a0"),
        Channel(id="channel_1", name="Counter", digital=False),
        Actor(id="actor_1", name="Baristas"),
        Persona(id="persona_1", name="Zoë", portrait=picture.id, rank="a0"),
        Touchpoint(
            id="tp_1",
            journey="journey_1",
            stage="stage_1",
            name="Queue",
            channels=("channel_1",),
            owner="actor_1",
            devices=("phone", "日本"),
            duration=0.1,
        ),
        Touchpoint(id="tp_2", journey="journey_1", name="Drink", x=300.0),
        Connection(id="con_1", journey="journey_1", source="tp_1", target="tp_2"),
        Connection(
            id="con_2",
            journey="journey_1",
            source="tp_2",
            target="tp_1",
            kind=ConnectionKind.LOOP,
            loop_kind=LoopKind.HABIT,
            bends=((1.5, -2.0), (3.0, 4.0)),
        ),
        Connection(id="con_3", journey="journey_1", source="persona_1", target="tp_1"),
        Presence(id="presence_1", persona="persona_1", journey="journey_1", y=-120.0),
        Passage(id="passage_1", connection="con_1", persona="persona_1", share=0.5),
        Experience(id="experience_1", persona="persona_1", touchpoint="tp_1", emotion=-2),
        EmpathyNote(id="empathy_1", persona="persona_1", section=Section.PAINS, text="Waiting"),
        FeedbackNote(
            id="feedback_1",
            text="Cold again",
            received_on=date(2026, 2, 28),
            touchpoint="tp_2",
            tags=("taste",),
        ),
        Sticky(id="sticky_1", journey="journey_1", kind=StickyKind.QUOTE, text="“Next!”"),
        Attachment(id="attachment_1", record="tp_2", image=picture.id),
        Measure(id="measure_1", journey="journey_1", name="Minutes", target=3.0),
        Reading(id="reading_1", measure="measure_1", taken_on=date(2026, 3, 1), value=4.5),
        Milestone(id="milestone_1", name="Start", at="2026-01-01T00:00:00.000+00:00"),
    ]
