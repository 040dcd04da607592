"""B2B journeys on which nobody uses what is bought."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.checks.buying_roles.roles import READS, companies_buy, without
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.domain.records import Journey
from journeymapper.domain.vocabulary import BuyingRole


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    yield from without(look, subjects, frozenset({BuyingRole.END_USER}), "an end user")


CHECK = Check(
    name="no_end_user",
    mistake=11,
    title="No end user",
    why="Whether a contract is renewed is settled by the people who work with it every day.",
    how="Add a persona for those who use it, or give the role to one that is there.",
    subjects=Journey,
    reads=READS,
    find=find,
    applies=companies_buy,
)
