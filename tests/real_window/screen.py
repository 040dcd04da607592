"""An X server without a monitor, and hands on its keyboard and mouse."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageGrab

TOOLS = ("Xvfb", "xdotool")
PATIENCE = 60.0
WIDTH, HEIGHT = 1280, 800


def missing(*tools: str) -> list[str]:
    """Which of the programs are not there."""
    return [tool for tool in tools if shutil.which(tool) is None]


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


def wait(until: Callable[[], object], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < end, what
        time.sleep(0.05)
