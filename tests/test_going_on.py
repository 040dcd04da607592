"""Long work asks in between whether it is still wanted, on whatever floor it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from journeymapper import going_on
from journeymapper.analysis.handing_over import project_for
from journeymapper.app.templates import SAMPLE, template_records
from journeymapper.domain.document_records import chosen
from journeymapper.domain.project import Project
from journeymapper.domain.vocabulary import Audience
from journeymapper.drawing.journey_map import connection_wishes, whole_map
from journeymapper.going_on import asking, go_on
from journeymapper.layout import route


class Unwanted(Exception):
    pass


def refuse() -> None:
    raise Unwanted


@pytest.fixture(scope="module")
def sample() -> Project:
    return Project(template_records(SAMPLE))


def test_it_is_asked_only_within_the_block() -> None:
    go_on()
    with pytest.raises(Unwanted), asking(refuse):
        go_on()
    go_on()


def test_who_asks_is_not_asked_without_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    times = [1.0, 1.001, 1.002, 1.02]
    monkeypatch.setattr("journeymapper.going_on.time.monotonic", lambda: times[0])
    asked: list[float] = []
    with asking(lambda: asked.append(times[0])):
        while times:
            go_on()
            times.pop(0)
    assert asked == [1.0, 1.02]


@pytest.mark.parametrize(
    "work",
    [
        lambda project: route(*connection_wishes(project, next(iter(project.journeys)))),
        lambda project: whole_map(project, next(iter(project.journeys))),
        lambda project: project_for(project, chosen(audience=Audience.CLIENT)),
    ],
    ids=["routing", "drawing", "leaving out"],
)
def test_long_work_is_asked_often_and_ends_at_once(
    sample: Project, work: Callable[[Project], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(going_on, "EVERY", 0.0)
    asked: list[None] = []
    with asking(lambda: asked.append(None)):
        work(sample)
    assert len(asked) > 25
    with pytest.raises(Unwanted), asking(refuse):
        work(sample)
