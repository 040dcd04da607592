"""The pages of the window beside the map: to add one is to add a line.

``pages.make_…`` builds a page when it is first shown.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from journeymapper.domain.frozen import frozen
from journeymapper.gui.window import pages
from journeymapper.gui.workspace import Workspace


@frozen(kw_only=True)
class PageEntry:
    """``label`` stands in the top bar or, unless ``in_bar``, under More; ``menu`` in the View menu
    or, unless ``in_bar``, in the Plan menu. ``of_journey``: it shows one journey, whose tabs stay
    in sight."""

    name: str
    label: str
    menu: str
    make: Callable[[Workspace], QWidget]
    in_bar: bool = False
    of_journey: bool = False
    shortcut: str = ""


PAGES: tuple[PageEntry, ...] = (
    PageEntry(
        name="grid",
        label="Grid",
        menu="&Grid",
        make=pages.make_grid_page,
        in_bar=True,
        of_journey=True,
        shortcut="Alt+2",
    ),
    PageEntry(
        name="empathy",
        label="Empathy",
        menu="&Empathy map",
        make=pages.make_empathy_view,
        in_bar=True,
        shortcut="Alt+3",
    ),
    PageEntry(
        name="feedback",
        label="Feedback",
        menu="&Feedback inbox",
        make=pages.make_feedback_inbox,
        in_bar=True,
        shortcut="Alt+4",
    ),
    PageEntry(
        name="persona",
        label="Personas",
        menu="&Personas",
        make=pages.make_persona_page,
        in_bar=True,
        shortcut="Alt+5",
    ),
    PageEntry(
        name="measures",
        label="Measures",
        menu="&Measures",
        make=pages.make_measures_page,
        of_journey=True,
        shortcut="Alt+6",
    ),
    PageEntry(
        name="triggers",
        label="Triggers",
        menu="Tri&ggers",
        make=pages.make_triggers_page,
        of_journey=True,
    ),
    PageEntry(
        name="content",
        label="Content",
        menu="&Content",
        make=pages.make_content_page,
        of_journey=True,
    ),
    PageEntry(
        name="experiments",
        label="Experiments",
        menu="E&xperiments",
        make=pages.make_experiments_page,
        shortcut="Alt+7",
    ),
    PageEntry(
        name="what_if",
        label="What-if",
        menu="&What-if",
        make=pages.make_what_if_page,
        of_journey=True,
        shortcut="Alt+8",
    ),
    PageEntry(
        name="states",
        label="States",
        menu="&States side by side",
        make=pages.make_states_page,
    ),
    PageEntry(
        name="votes",
        label="Votes",
        menu="&Votes",
        make=pages.make_votes_page,
        of_journey=True,
    ),
    PageEntry(
        name="actions",
        label="Actions",
        menu="&Actions",
        make=pages.make_actions_page,
        shortcut="Alt+9",
    ),
    PageEntry(
        name="closing",
        label="Closing",
        menu="C&losing the loop",
        make=pages.make_closing_page,
    ),
    PageEntry(
        name="seasons",
        label="Seasons and reviews",
        menu="Seasons and &reviews",
        make=pages.make_seasons_page,
        of_journey=True,
    ),
    PageEntry(
        name="sources",
        label="Sources",
        menu="S&ources",
        make=pages.make_sources_page,
    ),
    PageEntry(
        name="actors",
        label="Actors",
        menu="Ac&tors",
        make=pages.make_actors_page,
    ),
)
"""In the order of the bar and the menus."""


def page_of(name: str) -> PageEntry:
    """The page of this name; raises StopIteration where there is none."""
    return next(one for one in PAGES if one.name == name)
