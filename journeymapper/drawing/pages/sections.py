"""The sections of the document, each of its own accord optional: to add one is to add a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import personas_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Action,
    Citation,
    Content,
    Experience,
    Experiment,
    FeedbackNote,
    Journey,
    Measure,
    Persona,
    Record,
    Review,
    Ritual,
    Season,
    Sticky,
    Touchpoint,
    Trigger,
    Validation,
    Vote,
)
from journeymapper.drawing.pages.action_pages import action_pages
from journeymapper.drawing.pages.closing_pages import closing_pages, is_worth_telling
from journeymapper.drawing.pages.content_pages import content_pages
from journeymapper.drawing.pages.cover import cover
from journeymapper.drawing.pages.essential_pages import essential_pages
from journeymapper.drawing.pages.evidence_pages import evidence_pages
from journeymapper.drawing.pages.experiment_pages import experiment_pages
from journeymapper.drawing.pages.feedback_pages import feedback_pages
from journeymapper.drawing.pages.grid_pages import grid_pages
from journeymapper.drawing.pages.loop_pages import has_loops, loop_pages
from journeymapper.drawing.pages.map_page import map_pages
from journeymapper.drawing.pages.measure_pages import measure_pages
from journeymapper.drawing.pages.paper import Draft, Paper
from journeymapper.drawing.pages.persona_pages import persona_pages
from journeymapper.drawing.pages.season_pages import season_pages
from journeymapper.drawing.pages.state_pages import state_pages
from journeymapper.drawing.pages.summary_pages import has_summary, summary_pages
from journeymapper.drawing.pages.trigger_pages import trigger_pages
from journeymapper.drawing.pages.vote_pages import vote_pages
from journeymapper.drawing.pages.what_if_pages import is_worth_asking, what_if_pages
from journeymapper.words import noted

Holds = Callable[[Project], bool]
Drafts = Callable[[Project, Paper, Sequence[Journey], date], Sequence[Draft]]


@frozen
class PageSection:
    """``name`` is what the command line asks for, ``title`` what the export dialog says, in
    English; whoever shows it in a document says it.
    ``drafts(project, paper, journeys, at)`` gives no pages where there is nothing to show;
    ``holds`` says at a glance whether the project has anything of this kind at all."""

    name: str
    title: str
    drafts: Drafts
    holds: Holds


def _any(*kinds: type[Record]) -> Holds:
    return lambda project: any(project.all(kind) for kind in kinds)


def _always(_project: Project) -> bool:
    return True


def _derived(project: Project) -> bool:
    return any(one.derived_from for one in project.journeys.values())


def _essential(project: Project) -> bool:
    return any(one.essential for one in project.touchpoints.values())


_HELD = (Season, Review, Ritual, Validation)
_FELT = (Touchpoint, Sticky, Experience)
"""What has an evidence of its own, and what fills the grid."""


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
    PageSection("cover", noted("Cover"), _cover, _always),
    PageSection("summary", noted("Summary"), summary_pages, has_summary),
    PageSection("map", noted("Map"), _maps, _always),
    PageSection("essentials", noted("Essentials"), essential_pages, _essential),
    PageSection("grid", noted("Grid"), grid_pages, _any(*_FELT)),
    PageSection("states", noted("States side by side"), state_pages, _derived),
    PageSection("personas", noted("Personas"), _personas, _any(Persona)),
    PageSection("loops", noted("Loops"), loop_pages, has_loops),
    PageSection("feedback", noted("Feedback"), _feedback, _any(FeedbackNote)),
    PageSection("closing", noted("Closing the loop"), closing_pages, is_worth_telling),
    PageSection("triggers", noted("Triggers"), trigger_pages, _any(Trigger, Touchpoint)),
    PageSection("content", noted("Content"), content_pages, _any(Content)),
    PageSection("experiments", noted("Experiments"), experiment_pages, _any(Experiment)),
    PageSection("measures", noted("Measures"), measure_pages, _any(Measure)),
    PageSection("seasons", noted("Seasons and reviews"), season_pages, _any(*_HELD)),
    PageSection("votes", noted("Votes"), vote_pages, _any(Vote)),
    PageSection("actions", noted("Actions"), action_pages, _any(Action)),
    PageSection("evidence", noted("Evidence"), evidence_pages, _any(*_FELT, Citation)),
    PageSection("what-if", noted("What if"), what_if_pages, is_worth_asking),
)
"""In the order in which they stand in the document."""


def section_called(text: str) -> PageSection:
    """The section with this name or title; upper and lower case, spaces and dashes alike.

    Raises EditRefused, naming all, where there is none.
    """
    wanted = _plain(text)
    for one in SECTIONS:
        if wanted in (_plain(one.name), _plain(one.title)):
            return one
    names = ", ".join(one.name for one in SECTIONS)
    raise EditRefused(f"There is no section called “{text.strip()}”. Choose of: {names}.")


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("-", " ").replace("_", " ").split())
