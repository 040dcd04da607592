"""A real browser without a window, by ChromeDriver's own protocol (W3C WebDriver): what it shows,
what it says on its console and what it asks the network for."""

from __future__ import annotations

import base64
import json
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
DRIVER = shutil.which("chromedriver")
IS_THERE = bool(CHROMIUM and DRIVER)
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--force-device-scale-factor=1", "--hide-scrollbars",
)  # fmt: skip
KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "Tab": "\ue004", "Left": "\ue012", "Up": "\ue013"}
KEYS |= {"Right": "\ue014", "Down": "\ue015"}


class Browser:
    """One page at a time; every method may raise RuntimeError with what the driver says."""

    def __init__(self, port: int) -> None:
        self._address = f"http://127.0.0.1:{port}"
        self._session = ""

    def begin(self, folder: Path, size: tuple[int, int]) -> None:
        args = [*_FLAGS, f"--window-size={size[0]},{size[1]}", f"--user-data-dir={folder}"]
        wished = {
            "goog:chromeOptions": {"binary": CHROMIUM, "args": args},
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
        }
        made = self._ask("POST", "/session", {"capabilities": {"alwaysMatch": wished}})
        self._session = f"/session/{made['sessionId']}"
        self._ask("POST", f"{self._session}/url", {"url": "about:blank"})
        for kind in ("browser", "performance"):
            self._log(kind)  # of its own first page

    def open(self, path: Path) -> None:
        self._ask("POST", f"{self._session}/url", {"url": path.as_uri()})

    def run(self, script: str, *given: Any) -> Any:
        asked = {"script": script, "args": list(given)}
        return self._ask("POST", f"{self._session}/execute/sync", asked)

    def wait_for(self, script: str, *given: Any) -> Any:
        """Run a script whose last argument is to be called with its answer."""
        asked = {"script": script, "args": list(given)}
        return self._ask("POST", f"{self._session}/execute/async", asked)

    def press(self, *keys: str) -> None:
        told = [KEYS.get(key, key) for key in keys]
        actions = [{"type": kind, "value": key} for key in told for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keyboard", "actions": actions})

    def click(self, x: float, y: float) -> None:
        self.drag((x, y), (x, y))

    def drag(self, begin: tuple[float, float], end: tuple[float, float]) -> None:
        at = [
            {"type": "pointerMove", "duration": 0, "x": round(begin[0]), "y": round(begin[1])},
            {"type": "pointerDown", "button": 0},
        ]
        if begin != end:
            at.append({"type": "pointerMove", "duration": 100} | _at(end))
        at.append({"type": "pointerUp", "button": 0})
        self._act({"type": "pointer", "id": "mouse", "actions": at})

    def picture(self) -> bytes:
        return base64.b64decode(self._ask("GET", f"{self._session}/screenshot"))

    def printed(self) -> bytes:
        """The page as PDF, on the sheets that its style asks for."""
        wished = {"background": True, "shrinkToFit": False}
        return base64.b64decode(self._ask("POST", f"{self._session}/print", wished))

    def complaints(self) -> list[str]:
        """What it has said on its console since it was asked last."""
        return [one["message"] for one in self._log("browser")]

    def requests(self) -> list[str]:
        """Every address but those of data within the document."""
        found = []
        for entry in self._log("performance"):
            told = json.loads(entry["message"])["message"]
            if told["method"] == "Network.requestWillBeSent":
                found.append(str(told["params"]["request"]["url"]))
        return [one for one in found if not one.startswith("data:")]

    def end(self) -> None:
        if self._session:
            self._ask("DELETE", self._session)

    def _log(self, kind: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self._ask("POST", f"{self._session}/se/log", {"type": kind})
        return found

    def _act(self, what: dict[str, Any]) -> None:
        self._ask("POST", f"{self._session}/actions", {"actions": [what]})

    def _ask(self, method: str, path: str, given: dict[str, Any] | None = None) -> Any:
        data = None if given is None else json.dumps(given).encode()
        asked = urllib.request.Request(self._address + path, data, method=method)
        asked.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(asked, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(error.read().decode()[:600]) from error


def _at(place: tuple[float, float]) -> dict[str, int]:
    return {"x": round(place[0]), "y": round(place[1])}


@contextmanager
def browser(folder: Path, size: tuple[int, int] = (1440, 900)) -> Iterator[Browser]:
    """A browser with a new profile in a folder; gone at the end."""
    assert DRIVER is not None
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    driver = subprocess.Popen(
        [DRIVER, f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    made = Browser(port)
    try:
        for _ in range(200):
            with socket.socket() as asked:
                if asked.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        made.begin(folder, size)
        yield made
    finally:
        try:
            made.end()
        finally:
            driver.terminate()
            driver.wait(20)
