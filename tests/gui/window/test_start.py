"""What a start does without: nothing of it is loaded before the first paint of the map."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

LATER = (
    "networkx",
    "sqlite_utils",
    "reportlab",
    "openpyxl",
    "journeymapper.checks",
    "journeymapper.app.guide",
    "journeymapper.exporters",
    "journeymapper.importers",
    "journeymapper.gui.health",
    "journeymapper.gui.importing",
)
CODE = """
import sys
from pathlib import Path
from PySide6 import QtWidgets
from PySide6.QtCore import QTimer
from journeymapper.app.templates import new_from_template
from journeymapper.gui.application import Application, make_application
from journeymapper.gui.canvas.view import CanvasView

path = Path(sys.argv[1])
if not path.exists():
    new_from_template(path, "trial-to-paid").close()
    sys.exit()

paint = CanvasView.paintEvent

def paint_and_leave(canvas, event):
    paint(canvas, event)
    QTimer.singleShot(0, lambda: desk.application.exit(0))

CanvasView.paintEvent = paint_and_leave
desk = Application(make_application(["x"]))
desk.open_path(path)
desk.application.exec()
there = [one for one in sys.modules if one.startswith(tuple(sys.argv[2:]))]
# PySide6 makes a class, and its enumerations, when it is first named.
there += [one for one in ("QStyle",) if one in vars(QtWidgets)]
print(there)
sys.stdout.flush()
import os
os._exit(0)
"""


def test_the_first_paint_waits_for_nothing_that_it_does_not_show(home: Path) -> None:
    command = [sys.executable, "-c", CODE, str(home / "a.journey"), *LATER]
    for _ in range(2):
        done = subprocess.run(command, capture_output=True, text=True, env=os.environ, check=True)
    assert done.stdout.splitlines() == ["[]"]
