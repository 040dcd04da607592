"""A process that kills: it forks children that edit one file, and kills them at random moments.

It runs by itself, because a test process has threads and must not fork. Every edit touches seven
records, so that half an edit would show. Prints what it saw as JSON.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from journeymapper.app.session import Session
from journeymapper.commands.base import Command
from journeymapper.domain.change import Change, Changes
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Journey, Touchpoint

CARDS = 4
EDITS = 12
"""So many are made before the first child lives."""
MOST_REPORTS = 4
"""A child dies before it has told of so many edits, or soon after: by its reports and not by the
clock, so that it lives long enough on a machine that is busy."""


@frozen
class CountUp(Command):
    """The next number goes into the title of the journey, all cards and a new connection."""

    def plan(self, project: Project) -> Changes:
        number = number_of(project) + 1
        (journey,) = project.journeys.values()
        (old,) = project.connections.values()
        new = replace(old, id=f"con_{number}", label=str(number))
        cards = [
            Change(card, replace(card, name=str(number))) for card in project.touchpoints.values()
        ]
        title = Change(journey, replace(journey, title=str(number)))
        return (title, *cards, Change(old, None), Change(None, new))

    def name(self, project: Project) -> str:
        return f"Count to {number_of(project) + 1}"


def number_of(project: Project) -> int:
    """The number that all records agree on; an edit by halves fails here."""
    said = {journey.title for journey in project.journeys.values()}
    said |= {card.name for card in project.touchpoints.values()}
    said |= {connection.label for connection in project.connections.values()}
    assert len(project.touchpoints) == CARDS
    assert len(said) == 1, f"an edit was made by halves: {said}"
    return int(said.pop())


def count_until_killed(path: Path, pipe: int) -> None:
    session = Session.open(path)
    while True:
        session.dispatch(CountUp())
        os.write(pipe, b"%d\n" % number_of(session.project))


def kill_one(path: Path, reports: int, delay: float) -> list[int]:
    """Let a child make so many edits, kill it so many seconds later; returns what it reported."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read_end)
        count_until_killed(path, write_end)
    os.close(write_end)
    with os.fdopen(read_end) as pipe:
        said = [int(pipe.readline()) for _ in range(reports)]
        time.sleep(delay)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return [*said, *map(int, pipe)]


def check(path: Path, reported: Sequence[int], before: int) -> int:
    """Open what the child left, and hold it against what it had reported."""
    with Session.open(path) as session:
        number = number_of(session.project)
        last = reported[-1] if reported else before
        assert number in (last, last + 1), f"{last} was reported, the file holds {number}"
        assert session.position == number
        if number:
            session.undo()
            assert number_of(session.project) == number - 1
            session.redo()
            assert number_of(session.project) == number
    return number


def an_edit_takes(path: Path) -> float:
    """Seconds that the last of some edits took, on this machine as busy as it is."""
    with Session.open(path) as session:
        for _ in range(EDITS):
            begin = time.perf_counter()
            session.dispatch(CountUp())
    return time.perf_counter() - begin


def main(path: Path, kills: int) -> None:
    chance = random.Random(kills)
    journey = Journey(id="journey_1", title="0")
    cards = [Touchpoint(id=f"tp_{n}", journey=journey.id, name="0") for n in range(CARDS)]
    way = Connection(id="con_0", journey=journey.id, source="tp_0", target="tp_1", label="0")
    Session.create(path, [journey, *cards, way]).close()
    an_edit = an_edit_takes(path)
    journal = path.with_name(f"{path.name}-journal")
    number, in_the_middle, reports = EDITS, 0, 0
    for _ in range(kills):
        reported = kill_one(path, chance.randrange(MOST_REPORTS), chance.uniform(0, an_edit))
        reports += len(reported)
        in_the_middle += journal.exists()
        number = check(path, reported, number)
    print(json.dumps({"reports": reports, "in_the_middle": in_the_middle, "number": number}))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
