"""B2B journeys on which nobody decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.checks.buying_roles.roles import READS, companies_buy, without
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.domain.records import Journey
from journeymapper.domain.vocabulary import BuyingRole


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    yield from without(look, subjects, frozenset({BuyingRole.DECISION_MAKER}), "a decision maker")


CHECK = Check(
    name="no_decision_maker",
    mistake=11,
    title="No decision maker",
    why="Who signs weighs other things than who uses it: price, risk, what happens if it fails.",
    how="Add a persona for whoever decides, or give the role to one that is there.",
    subjects=Journey,
    reads=READS,
    find=find,
    applies=companies_buy,
)
