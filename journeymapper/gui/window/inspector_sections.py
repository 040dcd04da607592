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
from journeymapper.gui.actions.here import ActionsHere
from journeymapper.gui.actors.doers import DoneBy
from journeymapper.gui.content.section import ContentSection
from journeymapper.gui.experiments.here import ExperimentsHere
from journeymapper.gui.inspector.sections import SectionsOf
from journeymapper.gui.review.section import CommentsHere
from journeymapper.gui.seasons.notices import ReviewNotice, SeasonNotice
from journeymapper.gui.sources.rests_on import FeelingRestsOn, RestsOn
from journeymapper.gui.triggers.section import TriggerSection
from journeymapper.gui.what_if.share_section import ShareSection

SECTIONS: SectionsOf = {
    Touchpoint: (
        *(CommentsHere, SeasonNotice, DoneBy, TriggerSection, ContentSection, ExperimentsHere),
        *(ActionsHere, FeelingRestsOn, RestsOn),
    ),
    Stage: (RestsOn,),
    Journey: (ReviewNotice, ExperimentsHere),
    Connection: (ShareSection, ExperimentsHere, RestsOn),
    Persona: (RestsOn,),
    Sticky: (ActionsHere, RestsOn),
}
