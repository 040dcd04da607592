"""What a canvas and its project take of memory, in processes of their own."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from journeymapper.app.session import Session
from journeymapper.gui.canvas.view import CanvasView
from journeymapper.gui.look import dress
from journeymapper.gui.workspace import Workspace

REST = 4.0
"""Seconds after which a canvas has filled in."""


def megabytes(path: Path) -> tuple[float, float]:
    """Over a canvas without touchpoints: the whole, and the opened project without its canvas."""
    empty = path.with_name("empty.journey")
    found = subprocess.run(
        [sys.executable, "-m", "benchmarks.canvas_memory", str(empty), str(path)],
        check=True,
        capture_output=True,
        text=True,
    )
    whole, records = found.stdout.split()
    return float(whole), float(records)


def _used() -> float:
    """Resident memory of this process."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * resource.getpagesize() / 1e6


def _rest() -> None:
    end = time.perf_counter() + REST
    while time.perf_counter() < end:
        QApplication.processEvents()


def _shown(session: Session) -> CanvasView:
    canvas = CanvasView(Workspace(session))
    canvas.resize(1440, 900)
    canvas.show()
    _rest()
    canvas.zoom_to_fit()
    _rest()
    return canvas


def main() -> None:
    application = QApplication([])
    dress(application)
    empty = _shown(Session.create(Path(sys.argv[1])))
    base = _used()
    session = Session.open(Path(sys.argv[2]))
    records = _used()
    canvas = _shown(session)
    print(_used() - base, records - base, flush=True)
    empty.workspace.close()
    canvas.workspace.close()
    os._exit(0)


if __name__ == "__main__":
    main()
