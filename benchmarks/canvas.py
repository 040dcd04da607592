"""The map canvas at 10,000 and 50,000 cards: pan, overview, zoom, drag, keys, opening, memory.

A frame is the event handled and the widget painted. Between frames the event loop runs as long as a
screen of 60 pictures a second leaves it, and the longest single turn of it is measured as well.
``python -m benchmarks.canvas 100 1000`` prints a table for other sizes; ``random`` after a size
means connections from anywhere to anywhere, which no journey has.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.canvas_memory import megabytes
from benchmarks.figures import Figure, middle, share_of
from benchmarks.projects import canvas_project, large_project
from journeymapper.app.session import Session
from journeymapper.checks.finding import Finding, Severity
from journeymapper.checks.mistakes import mistake
from journeymapper.checks.report import Group, Report
from journeymapper.commands.records import EditFields
from journeymapper.domain.project import Project
from journeymapper.gui.canvas.view import CanvasView
from journeymapper.gui.look import dress
from journeymapper.gui.workspace import Workspace

SIZES = (10_000, 50_000)
clock = time.perf_counter
"""``python -m benchmarks.canvas cpu 1000`` counts the time on a processor instead, for a machine
that others use at the same time."""
FRAMES = 240
SWEEPS = 4
SWEEP_STEPS = 30
KEYS = 60
FRAME = 1000 / 60
"""Milliseconds of one picture of a usual screen."""
NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


def run() -> list[Figure]:
    figures: list[Figure] = []
    for size in SIZES:
        figures += measured(size)
    return figures


def measured(size: int, *, is_random: bool = False) -> list[Figure]:
    """All figures of one size."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    with (
        # Beside the project, because the folder for temporary files may lie in memory.
        tempfile.TemporaryDirectory(dir=Path.cwd()) as folder,
        patch.dict(os.environ, XDG_DATA_HOME=folder, XDG_CONFIG_HOME=folder),
    ):
        dress(application)
        path = Path(folder, "canvas.journey")
        records = large_project(size, size * 2) if is_random else canvas_project(size)
        Session.create(path, records).close()
        del records
        begun = clock()
        session = Session.open(path)
        opened = clock()
        canvas = _canvas(session)
        shown = clock()
        figures = _figures(canvas, _Loop(canvas))
        canvas.workspace.close()
        canvas.hide()
        memory = megabytes(path)
    name = f"{size:,} random" if is_random else f"{size:,}"
    return [
        Figure(f"{name}: from path to first picture", shown - begun, "s", 0.5),
        Figure(f"{name}: the canvas's part of it", shown - opened, "s", 0.2),
        *(Figure(f"{name}: {what}", value, "ms", limit) for what, value, limit in figures),
        Figure(f"{name}: memory over an empty window", memory[0], "MB", 150.0),
        Figure(f"{name}: memory, of it the records", memory[1], "MB", 150.0),
    ]


def _canvas(session: Session) -> CanvasView:
    """A canvas that has painted once."""
    canvas = CanvasView(Workspace(session))
    canvas.resize(1440, 900)
    canvas.show()
    canvas.repaint()
    return canvas


class _Loop:
    """Frames, and the event loop between them."""

    def __init__(self, canvas: CanvasView) -> None:
        self.canvas = canvas
        self.longest = 0.0
        """Milliseconds of the longest single turn between frames."""

    def rest(self, milliseconds: float) -> None:
        end = time.perf_counter() + milliseconds / 1000
        while time.perf_counter() < end:
            begun = clock()
            QApplication.processEvents()
            took = clock() - begun
            self.longest = max(self.longest, took * 1000)
            if took < 0.0005:
                time.sleep(0.0005)

    def frame(self, act: Callable[[], object]) -> float:
        """Milliseconds of one frame; then the rest of a sixtieth of a second passes."""
        begun = clock()
        act()
        # What was asked to be painted is painted, once: as a screen would have it.
        QApplication.sendPostedEvents(self.canvas, QEvent.Type.UpdateRequest.value)
        took = (clock() - begun) * 1000
        self.rest(max(1.0, FRAME - took))
        return took


def _figures(canvas: CanvasView, loop: _Loop) -> list[tuple[str, float, float]]:
    loop.rest(4000)
    filling = loop.longest
    canvas.workspace.show_report(_report(canvas.workspace.project))
    canvas.show_whole(1.0)
    loop.frame(partial(_to_middle, canvas))
    loop.rest(1500)
    pan = [loop.frame(partial(_pan, canvas, n)) for n in range(FRAMES)]
    leap = [loop.frame(partial(_pan, canvas, n, 6.0)) for n in range(FRAMES)]
    sweep = _sweeps(canvas, loop)
    drag, far_drag = _drags(canvas, loop)
    overview, sharp = _overview(canvas, loop)
    keys = _keys(canvas, loop)
    return [
        ("pan at 100%, median", middle(pan), 8.0),
        ("pan at 100%, 95th percentile", share_of(pan, 0.95), 16.7),
        ("pan at 100% by leaps, 95th percentile", share_of(leap, 0.95), 16.7),
        ("overview in motion, median", middle(overview), 2.0),
        ("overview in motion, 95th percentile", share_of(overview, 0.95), 16.7),
        ("overview, first frame at rest after an edit", sharp, 25.0),
        ("zoom sweep, median", middle(sweep), 8.0),
        ("zoom sweep, 95th percentile", share_of(sweep, 0.95), 16.7),
        ("drag of one card, median", middle(drag), 8.0),
        ("drag of one card, 95th percentile", share_of(drag, 0.95), 16.7),
        ("drag in the overview, median", middle(far_drag), 8.0),
        *keys,
        ("longest turn of the event loop while filling in", filling, 16.0),
        ("longest turn of the event loop afterwards", loop.longest, 16.0),
    ]


def _to_middle(canvas: CanvasView) -> None:
    box = canvas.scene.bounds()
    assert box is not None
    at = canvas.camera.point_of(box.cx, box.cy)
    canvas.camera.pan(720 - at.x(), 450 - at.y())
    canvas.show_view()


def _wheel(canvas: CanvasView, dx: int, dy: int, ticks: int = 0) -> None:
    place = QPointF(720, 450)
    QApplication.sendEvent(
        canvas,
        QWheelEvent(
            place,
            QPointF(canvas.mapToGlobal(place)),
            QPoint(dx, dy),
            QPoint(0, ticks),
            Qt.MouseButton.NoButton,
            CONTROL if ticks else NONE,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )


def _pan(canvas: CanvasView, number: int, faster: float = 1.0) -> None:
    """Round in a large square, so that new ground comes into sight all the time."""
    ways = ((-21, -9), (13, -17), (21, 9), (-13, 17))
    dx, dy = ways[number * 4 // FRAMES]
    _wheel(canvas, round(dx * faster), round(dy * faster))


def _sweeps(canvas: CanvasView, loop: _Loop) -> list[float]:
    """From 100% to the whole journey and back, in even steps."""
    times = []
    for _ in range(SWEEPS):
        canvas.zoom_to_actual()
        _to_middle(canvas)
        loop.frame(canvas.update)
        loop.rest(600)
        least = _fitting_step(canvas)
        steps = [round(least * n / SWEEP_STEPS) for n in range(1, SWEEP_STEPS + 1)]
        for step in steps:
            ticks = (step - canvas.camera.step) * 30
            times.append(loop.frame(partial(_wheel, canvas, 0, 0, ticks)))
    return times


def _fitting_step(canvas: CanvasView) -> int:
    camera = canvas.camera
    before = camera.step, camera.left, camera.top
    canvas.zoom_to_fit()
    step = camera.step
    camera.step, camera.left, camera.top = before
    canvas.show_view()
    return step


def _mouse(canvas: CanvasView, kind: QEvent.Type, place: QPointF) -> None:
    is_move = kind == QEvent.Type.MouseMove
    left, no = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    held = no if kind == QEvent.Type.MouseButtonRelease else left
    event = QMouseEvent(
        kind, place, QPointF(canvas.mapToGlobal(place)), no if is_move else left, held, NONE
    )
    QApplication.sendEvent(canvas, event)


def _drag(canvas: CanvasView, loop: _Loop) -> list[float]:
    """Frames of a card dragged in a circle, put back at the end with Escape."""
    card = next(
        key
        for key in sorted(canvas.scene.cards.meeting(canvas.camera.in_sight(-250)))
        if canvas.scene.part_of(key) == "card"
    )
    at = canvas.camera.rect_of(canvas.scene.cards.boxes[card]).center()
    _mouse(canvas, QEvent.Type.MouseButtonPress, at)
    times = []
    for n in range(FRAMES // 2):
        place = at + QPointF((n * 7) % 160 - 20, (n * 5) % 120)
        times.append(loop.frame(partial(_mouse, canvas, QEvent.Type.MouseMove, place)))
    QApplication.sendEvent(canvas, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, NONE))
    loop.rest(300)
    return times[5:]


def _drags(canvas: CanvasView, loop: _Loop) -> tuple[list[float], list[float]]:
    canvas.zoom_to_actual()
    _to_middle(canvas)
    loop.frame(canvas.update)
    loop.rest(1000)
    near = _drag(canvas, loop)
    canvas.zoom_to_fit()
    loop.frame(canvas.update)
    loop.rest(1500)
    return near, _drag(canvas, loop)


def _overview(canvas: CanvasView, loop: _Loop) -> tuple[list[float], float]:
    """Small pans with everything in sight; then the first frame of other contents."""
    canvas.zoom_to_fit()
    loop.frame(canvas.update)
    loop.rest(3000)
    ways = ((3, 0), (0, 2), (-3, 0), (0, -2))
    times = [loop.frame(partial(_wheel, canvas, *ways[n % 4])) for n in range(FRAMES)]
    loop.rest(500)
    card = next(iter(canvas.workspace.project.touchpoints))
    _rename(canvas, card)
    return times, loop.frame(canvas.update)


def _rename(canvas: CanvasView, card: str) -> None:
    canvas.workspace.run(EditFields(card, {"name": f"Renamed {time.perf_counter_ns()}"}))


def _key(widget: QWidget, key: Qt.Key, text: str = "") -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, NONE, text))


def _keys(canvas: CanvasView, loop: _Loop) -> list[tuple[str, float, float]]:
    """Typing into the editor on a card, choosing, undo, and a click on the minimap."""
    canvas.zoom_to_actual()
    _to_middle(canvas)
    loop.frame(canvas.update)
    loop.rest(1000)
    limit = round(FRAME, 1)
    canvas.setFocus()
    cards = [
        key
        for key in sorted(canvas.scene.cards.meeting(canvas.camera.in_sight(-250)))
        if canvas.scene.part_of(key) == "card"
    ]
    chosen = [
        loop.frame(partial(canvas.workspace.select, [cards[n % len(cards)]])) for n in range(KEYS)
    ]
    typed, kept, undone = [], [], []
    for n in range(5):
        canvas.workspace.select([cards[n % len(cards)]])
        loop.frame(partial(_key, canvas, Qt.Key.Key_F2))
        for letter in "pays late":
            key = Qt.Key(ord(letter.upper()))
            typed.append(loop.frame(partial(_key, canvas.editor, key, letter)))
            loop.rest(80)
        kept.append(loop.frame(partial(_key, canvas.editor, Qt.Key.Key_Return)))
        loop.rest(200)
    for _ in range(5):
        undone.append(loop.frame(canvas.workspace.undo))
        loop.rest(200)
    places = [QPointF(20 + n % 100, 20 + n % 50) for n in range(KEYS)]
    mini = [loop.frame(partial(_press, canvas.minimap, at)) for at in places]
    return [
        ("typing a letter on a card, median", middle(typed), limit),
        ("Enter: the name on the disk and seen, median", middle(kept), limit),
        ("choosing a card, median", middle(chosen), limit),
        ("undo, median", middle(undone), limit),
        ("a click on the minimap, median", middle(mini), limit),
    ]


def _press(widget: QWidget, at: QPointF) -> None:
    left = Qt.MouseButton.LeftButton
    kind = QEvent.Type.MouseButtonPress
    event = QMouseEvent(kind, at, QPointF(widget.mapToGlobal(at)), left, left, NONE)
    QApplication.sendEvent(widget, event)


def _report(project: Project) -> Report:
    """Something is found at every fifth card."""
    found = {
        key: (
            Finding(
                check="measured",
                mistake=10,
                severity=(Severity.HIGH, Severity.MEDIUM, Severity.LOW)[n % 3],
                message="Nobody listens here.",
                why="",
                how="",
                journey=None,
                records=(key,),
                mend=None,
                about=key,
            ),
        )
        for n, key in enumerate(project.touchpoints)
        if n % 5 == 0
    }
    findings = tuple(one for some in found.values() for one in some)
    return Report(
        groups=(
            Group(
                mistake=mistake(10),
                applies=True,
                findings=findings,
                set_aside=(),
                closed=(),
                places=found,
            ),
        )
    )


def main() -> None:
    global clock
    words = sys.argv[1:]
    if words[:1] == ["cpu"]:
        del words[0]
        clock = time.thread_time
    for place, word in enumerate(words):
        if word == "random":
            continue
        is_random = words[place + 1 : place + 2] == ["random"]
        for figure in measured(int(word), is_random=is_random):
            print(f"{figure.name:70} {figure.value:10.2f} {figure.unit:3} {figure.limit:g}")


if __name__ == "__main__":
    main()
