"""Which sections the inspector's forms have: to add one is to add a line."""

from __future__ import annotations

from journeymapper.domain.records import (
    Connection,
    Journey,
    Persona,
    Stage,
    Sticky,
    Touchpoint,
)
from journeymapper.gui.inspector.sections import SectionsOf
from journeymapper.gui.seasons.notices import ReviewNotice, SeasonNotice

SECTIONS: SectionsOf = {
    Touchpoint: (SeasonNotice,),
    Stage: (),
    Journey: (ReviewNotice,),
    Connection: (),
    Persona: (),
    Sticky: (),
}
