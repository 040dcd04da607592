"""Whether a journey is a straight line, held against networkx."""

from __future__ import annotations

import networkx
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.analysis.straightness import is_straight
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Journey, ProjectDetails, Touchpoint
from tests.a_project import a_project

_WAYS = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=20)


def _project(ways: list[tuple[int, int]], count: int = 12) -> Project:
    return Project(
        [
            ProjectDetails(id="project_1"),
            Journey(id="journey_1"),
            *(Touchpoint(id=f"tp_{n}", journey="journey_1") for n in range(count)),
            *(
                Connection(
                    id=f"con_{n}", journey="journey_1", source=f"tp_{one}", target=f"tp_{other}"
                )
                for n, (one, other) in enumerate(ways)
            ),
        ]
    )


@given(_WAYS)
def test_it_is_straight_where_networkx_finds_no_cycle(ways: list[tuple[int, int]]) -> None:
    graph: networkx.MultiDiGraph[int] = networkx.MultiDiGraph(ways)
    straight = len(graph) >= 3 and networkx.is_directed_acyclic_graph(graph)
    assert is_straight(_project(ways), "journey_1") == straight


def test_a_long_line_is_told_from_one_that_turns_back_at_its_end() -> None:
    line = [(n, n + 1) for n in range(2_999)]
    assert is_straight(_project(line, 3_000), "journey_1")
    assert not is_straight(_project([*line, (2_999, 2_997)], 3_000), "journey_1")


def test_a_journey_with_two_touchpoints_is_no_line() -> None:
    project = _project([(0, 1)])
    assert not is_straight(project, "journey_1")
    assert is_straight(a_project(), "journey_1")
