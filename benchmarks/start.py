"""From process start to the first painted window with the sample, against an empty window."""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.processes import environment, make_sample, seconds

RUNS = 9

BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, app.quit)

app = QApplication(sys.argv)
window = Window()
window.resize(1440, 900)
window.show()
app.exec()
"""

OURS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from journeymapper.gui import application
from journeymapper.gui.canvas.view import CanvasView

paint = CanvasView.paintEvent

def paint_and_leave(canvas, event):
    paint(canvas, event)
    QTimer.singleShot(0, lambda: app.exit(0))

CanvasView.paintEvent = paint_and_leave
app = application.make_application(sys.argv[:1])
windows = application.Application(app)
windows.open_path(Path(sys.argv[1]))
app.exec()
# The figure ends at the first paint; taking everything down is not part of it.
sys.stdout.flush()
import os
os._exit(0)
"""


def run() -> list[Figure]:
    """Medians over runs that alternate, so that a busy moment burdens both alike."""
    with tempfile.TemporaryDirectory() as folder:
        variables = environment(Path(folder))
        sample = Path(folder, "sample.journey")
        make_sample(sample, variables)
        empty = [sys.executable, "-c", BARE]
        program = [sys.executable, "-c", OURS, str(sample)]
        seconds(empty, variables)
        seconds(program, variables)
        bare, ours = [], []
        for _ in range(RUNS):
            bare.append(seconds(empty, variables))
            ours.append(seconds(program, variables))
    floor, value = statistics.median(bare), statistics.median(ours)
    return [
        Figure(
            name="start to first painted window with the sample",
            value=value * 1000,
            unit="ms",
            limit=2.0,
            floor_name="an empty QMainWindow",
            floor_value=floor * 1000,
        )
    ]
