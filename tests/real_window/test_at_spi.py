"""The window read over AT-SPI by another process, as a screen reader on Linux does."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from journeymapper.app.session import Session
from journeymapper.app.templates import new_from_template
from journeymapper.domain.order import by_rank, journey_order, personas_in_order, stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Presence, Sticky
from journeymapper.domain.vocabulary import ConnectionKind
from tests.real_window.screen import HEIGHT, TOOLS, WIDTH, Screen, missing, wait

if TYPE_CHECKING:
    from tests.real_window.at_spi import Reader, SessionBus, Told
pytest.importorskip("jeepney", reason="jeepney is needed, which speaks D-Bus")
from tests.real_window import at_spi

pytestmark = pytest.mark.skipif(
    bool(missing(*TOOLS, "dbus-daemon")) or not at_spi.is_there(),
    reason="Xvfb, xdotool, dbus-daemon and at-spi2-core are needed",
)
ON_THE_MAP = ("touchpoints", "connections", "stickies", "presences", "stages")
ROLES = {
    "stages": "panel",
    "touchpoints": "list item",
    "presences": "list item",
    "connections": "link",
    "stickies": "note",
}


@pytest.fixture
def bus() -> Iterator[SessionBus]:
    made = at_spi.SessionBus()
    yield made
    made.close()


@pytest.fixture
def path(home: Path) -> Path:
    path = home / "Sample.journey"
    with new_from_template(path, "trial-to-paid"):
        return path


@pytest.fixture
def reader(screen: Screen, bus: SessionBus, path: Path) -> Iterator[Reader]:
    """Of a window that shows the sample."""
    program = subprocess.Popen(
        [sys.executable, "-m", "journeymapper", str(path)],
        env={**screen.environment, **bus.environment()},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        made = at_spi.Reader(bus.open_accessibility())
        wait(lambda: made.programs() or program.poll() is not None, "no program on the bus")
        assert program.poll() is None, "the program ended before its window came"
        window = seen(lambda: screen.do("search", "--onlyvisible", "--name", "Sample").split())[0]
        screen.do("windowmove", window, 0, 0, "windowsize", window, WIDTH, HEIGHT)
        screen.do("windowfocus", window)
        yield made
    finally:
        program.kill()
        said = program.communicate()[0]
        print(said)  # noqa: T201
    assert "Traceback" not in said, said


def seen(look: Callable[[], list[str]]) -> list[str]:
    found: list[list[str]] = []

    def again() -> bool:
        found.append(look())
        return bool(found[-1])

    wait(again, "nothing came")
    return found[-1]


def the_map(reader: Reader) -> list[Told]:
    """The canvas and everything on it, as it is told."""
    (program,) = reader.programs().values()
    whole = reader.walk(program)
    canvas = next(one for one in whole if (one.role, one.name) == ("canvas", "Journey map"))
    found = []
    for one in reader.walk(canvas.address):
        on_it = one.identifier in ("journey", "people") or "_" in one.identifier[:12]
        if one.depth and not (on_it and "." not in one.identifier):
            break  # the widgets on the canvas come last
        found.append(one)
    return found


def expected(project: Project, journey: str) -> list[tuple[int, str]]:
    """Every record that the map shows, in the order in which somebody would read the plan, and how
    deep in the tree it should lie."""
    order = [one.id for one in journey_order(project, journey)]
    told: list[tuple[int, str]] = [(1, "journey"), (2, "people")]

    def below(depth: int, key: str, end: str) -> None:
        ways = [
            one
            for one in project.connections.values()
            if one.source == end and one.journey == journey
        ]
        ways.sort(key=lambda one: (one.kind is ConnectionKind.LOOP, order.index(one.target)))
        notes = by_rank(one for one in project.stickies.values() if one.touchpoint == key)
        told.extend((depth, one.id) for one in [*ways, *notes])

    for persona in personas_in_order(project):
        for presence in project.referring(Presence, persona.id):
            if presence.journey == journey:
                told.append((3, presence.id))
                below(4, presence.id, persona.id)
    for stage in stages_in_order(project, journey):
        told.append((2, stage.id))
        for card in order:
            if project.touchpoints[card].stage == stage.id:
                told.append((3, card))
                below(4, card, card)
        told += [(3, one.id) for one in by_rank(project.referring(Sticky, stage.id))]
    return told


def test_the_whole_sample_is_told_in_order_with_roles_names_states_and_places(
    reader: Reader, path: Path
) -> None:
    with Session.open(path, read_only=True) as session:
        project = session.project
    journey = by_rank(project.journeys.values())[0].id
    canvas, *told = the_map(reader)
    wanted = expected(project, journey)
    assert len(wanted) > 60
    assert [(one.depth, one.identifier) for one in told] == wanted
    left, top, width, height = canvas.extents
    assert width > 300
    for one in told:
        record = project.find(one.identifier)
        if record is None:
            continue
        assert one.role == ROLES[record.table]
        assert one.name
        assert {"focusable", "selectable", "enabled"} <= one.states
        x, y, wide, high = one.extents
        inside = x < left + width and y < top + height and x + wide > left and y + high > top
        assert ({"showing", "visible"} <= one.states) == inside, one
    cards = [one for one in told if one.identifier in project.touchpoints]
    assert [one.name for one in cards] == [one.name for one in journey_order(project, journey)]
    loops = [one.name for one in told if one.name.startswith("loops back to ")]
    assert len(loops) == 4
    for card in cards[:3]:
        x, y, wide, high = card.extents
        assert reader.at(canvas.address, x + wide // 2, y + high // 2) == card.address
        assert reader.parent(card.address) != canvas.address


def test_a_screen_reader_chooses_a_card_and_hears_what_keys_do(
    reader: Reader, screen: Screen
) -> None:
    _, *told = the_map(reader)
    (card,) = [one for one in told if (one.role, one.name) == ("list item", "Compare plans")]
    assert reader.actions(card.address)[:2] == ["Press", "SetFocus"]
    assert {"Rename", "Open inspector"} <= set(reader.actions(card.address))
    reader.listen("object:announcement", "object:state-changed:focused")
    reader.act(card.address, "Press")
    wait(lambda: {"selected", "focused"} <= reader.look(card.address).states, "not selected")
    focused = [
        who
        for event, detail, _, who in reader.heard(1.0)
        if (event, detail) == ("StateChanged", "focused")
    ]
    assert card.address in focused
    screen.press("1")
    spoken = [held for event, _, held, _ in reader.heard(2.0) if event == "Announcement"]
    assert "Emotion of Career changer: angry, −2" in spoken
    assert "emotion of Career changer: angry, −2" in reader.look(card.address).description
