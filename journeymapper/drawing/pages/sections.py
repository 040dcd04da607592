"""The sections of the document, each of its own accord optional: to add one is to add a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import personas_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey
from journeymapper.drawing.pages.action_pages import action_pages
from journeymapper.drawing.pages.content_pages import content_pages
from journeymapper.drawing.pages.cover import cover
from journeymapper.drawing.pages.evidence_pages import evidence_pages
from journeymapper.drawing.pages.experiment_pages import experiment_pages
from journeymapper.drawing.pages.feedback_pages import feedback_pages
from journeymapper.drawing.pages.grid_pages import grid_pages
from journeymapper.drawing.pages.map_page import map_pages
from journeymapper.drawing.pages.measure_pages import measure_pages
from journeymapper.drawing.pages.paper import Draft, Paper
from journeymapper.drawing.pages.persona_pages import persona_pages
from journeymapper.drawing.pages.season_pages import season_pages
from journeymapper.drawing.pages.state_pages import state_pages
from journeymapper.drawing.pages.trigger_pages import trigger_pages
from journeymapper.drawing.pages.vote_pages import vote_pages
from journeymapper.drawing.pages.what_if_pages import what_if_pages

Drafts = Callable[[Project, Paper, Sequence[Journey], date], Sequence[Draft]]


@frozen
class PageSection:
    """``name`` is what the command line asks for, ``title`` what the export dialog says.
    ``drafts(project, paper, journeys, at)`` gives no pages where there is nothing to show."""

    name: str
    title: str
    drafts: Drafts


def _cover(
    project: Project, paper: Paper, journeys: Sequence[Journey], at: date
) -> Sequence[Draft]:
    return [cover(project, paper, tuple(one.id for one in journeys), at)]


def _personas(
    project: Project, paper: Paper, journeys: Sequence[Journey], _at: date
) -> Sequence[Draft]:
    return [
        draft
        for persona in personas_in_order(project)
        for draft in persona_pages(project, persona, paper, tuple(journeys))
    ]


def _feedback(
    project: Project, paper: Paper, journeys: Sequence[Journey], _at: date
) -> Sequence[Draft]:
    return feedback_pages(project, paper, tuple(one.id for one in journeys))


def _maps(project: Project, paper: Paper, journeys: Sequence[Journey], at: date) -> Sequence[Draft]:
    return map_pages(project, journeys, paper, at)


SECTIONS: tuple[PageSection, ...] = (
    PageSection("cover", "Cover", _cover),
    PageSection("map", "Map", _maps),
    PageSection("grid", "Grid", grid_pages),
    PageSection("states", "States side by side", state_pages),
    PageSection("personas", "Personas", _personas),
    PageSection("feedback", "Feedback", _feedback),
    PageSection("triggers", "Triggers", trigger_pages),
    PageSection("content", "Content", content_pages),
    PageSection("experiments", "Experiments", experiment_pages),
    PageSection("measures", "Measures", measure_pages),
    PageSection("seasons", "Seasons and reviews", season_pages),
    PageSection("votes", "Votes", vote_pages),
    PageSection("actions", "Actions", action_pages),
    PageSection("evidence", "Evidence", evidence_pages),
    PageSection("what-if", "What if", what_if_pages),
)
"""In the order in which they stand in the document."""
