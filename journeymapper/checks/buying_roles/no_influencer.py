"""B2B journeys on which nobody has a say beside those who decide and those who use it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.checks.buying_roles.roles import (
    READS,
    companies_buy,
    is_after_the_purchase,
    without,
)
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found, Severity
from journeymapper.checks.look import Look
from journeymapper.domain.records import Journey
from journeymapper.domain.vocabulary import BuyingRole

_ROLES = frozenset({BuyingRole.INFLUENCER, BuyingRole.CHAMPION})
"""A champion is an influencer who is on one's side."""


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    buying = (one for one in subjects if not is_after_the_purchase(look.project, one))
    yield from without(look, buying, _ROLES, "an influencer or champion")


CHECK = Check(
    name="no_influencer",
    mistake=11,
    title="No influencer",
    severity=Severity.LOW,
    why="Companies buy in groups: who recommends or warns often settles it before anybody signs.",
    how="Add a persona for whoever is asked for advice, or give the role to one that is there.",
    subjects=Journey,
    reads=READS,
    find=find,
    applies=companies_buy,
)
