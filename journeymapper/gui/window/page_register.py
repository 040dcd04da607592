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
    """``label`` stands in the top bar or, unless ``in_bar``, under More; ``menu`` in the View
    menu."""

    name: str
    label: str
    menu: str
    make: Callable[[Workspace], QWidget]
    in_bar: bool = False
    shortcut: str = ""


PAGES: tuple[PageEntry, ...] = (
    PageEntry(
        name="grid",
        label="Grid",
        menu="&Grid",
        make=pages.make_grid_page,
        in_bar=True,
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
    ),
    PageEntry(
        name="seasons",
        label="Seasons and reviews",
        menu="&Seasons and reviews",
        make=pages.make_seasons_page,
    ),
    PageEntry(
        name="states",
        label="States",
        menu="S&tates side by side",
        make=pages.make_states_page,
    ),
    PageEntry(
        name="experiments",
        label="Experiments",
        menu="E&xperiments",
        make=pages.make_experiments_page,
    ),
    PageEntry(name="triggers", label="Triggers", menu="&Triggers", make=pages.make_triggers_page),
    PageEntry(name="content", label="Content", menu="&Content", make=pages.make_content_page),
    PageEntry(name="votes", label="Votes", menu="&Votes", make=pages.make_votes_page),
    PageEntry(name="actions", label="Actions", menu="&Actions", make=pages.make_actions_page),
    PageEntry(name="sources", label="Sources", menu="S&ources", make=pages.make_sources_page),
    PageEntry(name="actors", label="Actors", menu="Ac&tors", make=pages.make_actors_page),
    PageEntry(
        name="what_if",
        label="What-if",
        menu="&What-if",
        make=pages.make_what_if_page,
    ),
)
