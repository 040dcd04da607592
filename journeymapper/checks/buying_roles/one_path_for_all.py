"""B2B journeys on which every role goes exactly the same way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.content import personas_of
from journeymapper.checks.buying_roles.roles import READS, companies_buy
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.commands.base import called
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Journey, Passage
from journeymapper.domain.vocabulary import BuyingRole, Market, WalkedBy


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    for subject in subjects:
        yield None
        journey = project.journeys[subject]
        if journey.market is not Market.B2B:
            continue
        by_role: dict[BuyingRole, list[str]] = {}
        for persona in personas_of(project, subject):
            by_role.setdefault(persona.role, []).append(persona.id)
        walking = 0
        shared: set[str] = set()
        for personas in by_role.values():
            yield None
            passed: set[str] = set()
            for step in _steps(project, personas, subject):
                passed.add(step)
                if walking and step not in shared:
                    break
            if not passed:
                continue
            if walking and passed != shared:
                break
            walking, shared = walking + 1, passed
        else:
            if walking > 1:
                yield Found(
                    subject=subject,
                    message=f"On {called(journey)} all {walking} roles go the very same way.",
                )


def _steps(project: Project, personas: Iterable[str], journey: str) -> Iterator[str]:
    """What they pass: connections, and the touchpoints at which they enter."""
    connections = project.connections
    for persona in personas:
        for one in project.referring(Connection, persona):
            if one.source == persona and _is_walked(one, journey):
                yield one.target
        for passage in project.referring(Passage, persona):
            one = connections[passage.connection]
            if _is_walked(one, journey):
                yield one.target if one.source == persona else one.id


def _is_walked(connection: Connection, journey: str) -> bool:
    return connection.journey == journey and connection.walked_by is WalkedBy.CUSTOMER


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
