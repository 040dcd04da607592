"""The program as a process with a real window: an X server, real keys, a real mouse."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageGrab

from journeymapper.app.session import Session
from journeymapper.commands.stages import AddStage
from journeymapper.domain.records import Journey, Persona, ProjectDetails, Stage, Touchpoint

TOOLS = ("Xvfb", "xdotool")
PATIENCE = 15.0
WIDTH, HEIGHT = 1280, 800
WHITE = (255, 255, 255)
CARD_SEEN = 100
"""So many white pixels in a row are a card."""

pytestmark = pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in TOOLS), reason="Xvfb and xdotool are needed"
)


class Screen:
    """An X server without a monitor, and hands on its keyboard and mouse."""

    def __init__(self, home: Path) -> None:
        receiving, sending = os.pipe()
        size = f"{WIDTH}x{HEIGHT}x24"
        self._server = subprocess.Popen(
            [
                "Xvfb",
                "-displayfd",
                str(sending),
                "-screen",
                "0",
                size,
                "-nolisten",
                "tcp",
                "-noreset",
            ],
            pass_fds=[sending],
            stderr=subprocess.DEVNULL,
        )
        os.close(sending)
        with os.fdopen(receiving) as told:
            self.name = f":{told.readline().strip()}"
        self.environment = {**os.environ, "DISPLAY": self.name, "HOME": str(home)}
        for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY"):
            self.environment.pop(name, None)

    def do(self, *words: str | int) -> str:
        """Let xdotool do something; what it answers."""
        done = subprocess.run(
            ["xdotool", *map(str, words)],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout.strip()

    def press(self, *keys: str) -> None:
        self.do("key", "--delay", 40, *keys)

    def type(self, text: str) -> None:
        self.do("type", "--delay", 20, text)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        self.do("mousemove", *start, "mousedown", 1)
        for step in range(1, 9):
            x, y = (round(a + (b - a) * step / 8) for a, b in zip(start, end, strict=True))
            self.do("mousemove", x, y, "sleep", 0.03)
        self.do("mouseup", 1)

    def picture(self) -> Image.Image:
        return ImageGrab.grab(xdisplay=self.name).convert("RGB")

    def close(self) -> None:
        self._server.terminate()
        self._server.wait()


@pytest.fixture
def screen(home: Path, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Screen]:
    made = Screen(home)
    failed = request.session.testsfailed
    yield made
    if request.session.testsfailed > failed:
        made.picture().save(tmp_path / "screen.png")
        print(f"the screen as it was: {tmp_path / 'screen.png'}")  # noqa: T201
    made.close()


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


def wait(until: Callable[[], object], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < end, what
        time.sleep(0.05)


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
