"""The program as a process with a real window: an X server, real keys, a real mouse."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from journeymapper.app.session import Session
from journeymapper.commands.stages import AddStage
from journeymapper.domain.records import Journey, Persona, ProjectDetails, Stage, Touchpoint
from tests.real_window.screen import HEIGHT, TOOLS, WIDTH, Screen, missing, wait

WHITE = (255, 255, 255)
CARD_SEEN = 100
"""So many white pixels in a row are a card."""

pytestmark = pytest.mark.skipif(bool(missing(*TOOLS)), reason="Xvfb and xdotool are needed")


@pytest.fixture
def path(home: Path) -> Path:
    """A project of two stages, one touchpoint and one persona."""
    path = home / "Coffee shop.journey"
    records = [
        ProjectDetails(id="project_1", title="Coffee shop"),
        Journey(id="journey_1", title="A cup of coffee", rank="a0"),
        Stage(id="stage_1", journey="journey_1", name="Come in", rank="a0"),
        Touchpoint(id="tp_1", journey="journey_1", stage="stage_1", name="Queue", x=32, y=40),
        Persona(id="persona_1", name="Commuter", rank="a0"),
    ]
    with Session.create(path, records) as session:
        session.dispatch(AddStage("stage_2", "journey_1", "Go"))
    return path


def now(path: Path) -> Session:
    return Session.open(path, read_only=True)


def test_a_journey_is_drawn_on_a_real_screen(screen: Screen, path: Path) -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "journeymapper", str(path)],
        env=screen.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        work(screen, path, program)
    finally:
        program.kill()
        told = program.communicate()[0]
        print(told)  # noqa: T201
    assert "Traceback" not in told, told
    assert program.returncode == 0, told


def work(screen: Screen, path: Path, program: subprocess.Popen[str]) -> None:
    found: list[str] = []

    def look() -> bool:
        found[:] = screen.do("search", "--onlyvisible", "--name", "Coffee shop").split()
        return bool(found) or program.poll() is not None

    wait(look, "no window came")
    assert found, "the program ended before its window came"
    window = found[0]
    # There is no window manager: what it would do is done here.
    screen.do("windowmove", window, 0, 0, "windowsize", window, WIDTH, HEIGHT)
    screen.do("windowfocus", window)
    time.sleep(1.0)

    screen.type("Order 3x4")
    screen.press("Return", "Escape", "Escape")
    wait(lambda: names(path) == {"Queue", "Order 3x4"}, "the typed name did not come")
    (queue,) = (one for one in touchpoints(path) if one.name == "Queue")
    card = find_card(screen)
    screen.do("mousemove", *card)
    time.sleep(0.3)
    screen.drag(card, (card[0] + 90, card[1] + 160))
    wait(lambda: place(path, queue.id) != (queue.x, queue.y), "the card did not move")
    screen.press("ctrl+z")
    wait(lambda: place(path, queue.id) == (queue.x, queue.y), "the card did not come back")

    # With the system's own drag and drop: the persona from the rail onto the canvas.
    screen.drag((90, 150), (card[0] - 20, card[1] + 330))
    wait(lambda: presences(path), "the persona did not come onto the canvas")

    screen.press("ctrl+q")
    wait(lambda: program.poll() is not None, "the window did not close")
    with Session.open(path) as session:
        assert not session.read_only
        assert session.undo_name == "Place “Commuter” on the canvas"
        assert {one.name for one in session.project.touchpoints.values()} == {"Queue", "Order 3x4"}


def find_card(screen: Screen) -> tuple[int, int]:
    """The middle of the topmost card, seen as a white block on paper in the middle of the screen;
    the palette of tools at the left is narrower."""
    picture = screen.picture()
    for y in range(180, HEIGHT - 200):
        run = 0
        for x in range(WIDTH // 4, WIDTH * 3 // 4):
            run = run + 1 if picture.getpixel((x, y)) == WHITE else 0
            if run == CARD_SEEN:
                return x, y + 40
    raise AssertionError("no card is on the screen")


def names(path: Path) -> set[str]:
    return {one.name for one in touchpoints(path)}


def touchpoints(path: Path) -> list[Touchpoint]:
    with now(path) as session:
        return list(session.project.touchpoints.values())


def place(path: Path, touchpoint: str) -> tuple[float, float]:
    (found,) = (one for one in touchpoints(path) if one.id == touchpoint)
    return found.x, found.y


def presences(path: Path) -> list[str]:
    with now(path) as session:
        return list(session.project.presences)
