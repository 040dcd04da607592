"""Journeys that end with the purchase."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.checks.after_the_purchase.places import (
    READS_TOUCHPOINT,
    has_something_after,
    ids,
    named,
    purchases,
    touched,
)
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.commands.base import called
from journeymapper.domain.records import Connection, Journey, Stage, Touchpoint


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    for journey, bought in purchases(look, subjects):
        yield None
        if not has_something_after(look.project, bought):
            yield Found(
                subject=journey.id,
                message=f"{called(journey)} ends with {named(bought)}: nothing comes after it.",
                records=ids(bought),
                journey=journey.id,
            )


CHECK = Check(
    name="nothing_after",
    mistake=2,
    title="No touchpoint after the purchase",
    why="Whether customers stay, buy again and tell others is decided after they have paid.",
    how="Add what they meet in the first days and weeks, in a stage after the purchase.",
    subjects=Journey,
    reads={
        Journey: ("title", "market"),
        Stage: ("phase", "rank"),
        Touchpoint: READS_TOUCHPOINT,
        Connection: ("source", "target", "kind"),
    },
    find=find,
    applies=Look.is_commercial,
    touched=touched,
)
