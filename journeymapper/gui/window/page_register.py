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
        name="seasons",
        label="Seasons and reviews",
        menu="&Seasons and reviews",
        make=pages.make_seasons_page,
    ),
)
