"""A small project for tests, made as a user makes it: by commands, each held to the rules."""

from __future__ import annotations

from journeymapper.commands.base import Command
from journeymapper.commands.connections import Connect
from journeymapper.commands.journeys import AddJourney
from journeymapper.commands.personas import AddPersona, PlacePersona
from journeymapper.commands.touchpoints import AddTouchpoint
from journeymapper.domain.change import Changes
from journeymapper.domain.project import Project
from journeymapper.domain.records import ProjectDetails, Touchpoint
from journeymapper.domain.rules import check
from journeymapper.domain.vocabulary import Phase

STAGES = (
    ("stage_a", "Awareness", Phase.AWARENESS),
    ("stage_b", "Trial", Phase.DECISION),
    ("stage_c", "Learning", Phase.POST_PURCHASE),
)


def do(project: Project, *commands: Command) -> Changes:
    """Plan, check and apply as ``Session.dispatch`` does; the changes of the last."""
    changes: Changes = ()
    for command in commands:
        changes = command.plan(project)
        check(project, changes)
        project.apply(changes)
    return changes


def a_project() -> Project:
    """Three stages of 264, three cards in a row (tp_a → tp_b → tp_c), two personas, the first of
    them on the canvas and entering at tp_a."""
    project = Project([ProjectDetails(id="project_1")])
    do(
        project,
        AddJourney("journey_1", "Trial to paid", with_stages=STAGES),
        AddTouchpoint("tp_a", "journey_1", "Review site", 32, 24),
        AddTouchpoint("tp_b", "journey_1", "Guided tour", 296, 24),
        AddTouchpoint("tp_c", "journey_1", "First course", 560, 24),
        AddPersona("persona_1", "Career changer"),
        AddPersona("persona_2", "L&D lead"),
        PlacePersona("presence_1", "persona_1", "journey_1", -160, 24),
        Connect("con_ab", "journey_1", "tp_a", "tp_b"),
        Connect("con_bc", "journey_1", "tp_b", "tp_c"),
        Connect("con_in", "journey_1", "persona_1", "tp_a"),
    )
    return project


def card(project: Project, touchpoint_id: str) -> Touchpoint:
    return project.touchpoints[touchpoint_id]
