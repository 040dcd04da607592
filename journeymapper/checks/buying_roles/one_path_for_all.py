"""B2B journeys on which every role goes exactly the same way."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator

from journeymapper.analysis.content import personas_of
from journeymapper.checks.buying_roles.roles import READS, companies_buy
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.commands.base import called
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Journey, Passage
from journeymapper.domain.vocabulary import Market, WalkedBy


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    for subject in subjects:
        yield None
        journey = project.journeys[subject]
        if journey.market is not Market.B2B:
            continue
        ways: dict[str, set[str]] = {}
        for persona in personas_of(project, subject):
            way = yield from _way(project, persona.id, subject)
            if way:
                ways.setdefault(persona.role, set()).update(way)
        different = list(ways.values())
        if len(different) > 1 and all(one == different[0] for one in different):
            yield Found(
                subject=subject,
                message=f"On {called(journey)} all {len(different)} roles go the very same way.",
            )


def _way(project: Project, persona: str, journey: str) -> Generator[None, None, set[str]]:
    """What a persona passes: connections, and the touchpoints at which it enters."""
    found: set[str] = set()
    connections = project.connections
    for count, passage in enumerate(project.referring(Passage, persona), 1):
        if count % 1000 == 0:
            yield None
        one = connections[passage.connection]
        if one.journey == journey and one.walked_by is WalkedBy.CUSTOMER:
            found.add(one.target if one.source == persona else one.id)
    for one in project.referring(Connection, persona):
        if one.journey == journey and one.source == persona:
            found.add(one.target)
    return found


CHECK = Check(
    name="one_path_for_all",
    mistake=11,
    title="One path for all roles",
    why="Who uses it tries it out, who decides reads a page and meets: one line for both is a "
    "process, and fits neither.",
    how="Draw where each role comes in, what it never sees, and where the ways meet.",
    subjects=Journey,
    reads=READS,
    find=find,
    applies=companies_buy,
)
