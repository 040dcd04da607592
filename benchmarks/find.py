"""The finder over 10,000 touchpoints and 50,000 notes: how long until a key is answered."""

from __future__ import annotations

import os
import random
import tempfile
import time
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.figures import Figure, middle
from benchmarks.projects import large_project
from journeymapper.app.session import Session
from journeymapper.domain.records import FeedbackNote, Record
from journeymapper.gui.application import Application
from journeymapper.gui.find.finder import Finder
from journeymapper.gui.find.keeper import keeper_of
from journeymapper.gui.look import dress
from journeymapper.gui.outline.panel import OutlinePanel
from journeymapper.gui.window.main_window import MainWindow

TOUCHPOINTS, NOTES = 10_000, 50_000
TYPED = (
    "welcome video", "onbaording late", "touchpoint 9999", "stage 3 touchpoint 27", "e", "zzzz",
    "subscirbe", "refund trial cancel", "kunde 4999", "pasword rest", "dark mode", "export pdf",
    "购买", "new from template",
)  # fmt: skip
LIMIT = 30.0
LONGEST_WAIT = 60.0
"""Seconds for all that is done in the background."""
_SAID = (
    "price plan trial account invoice support video course trainer welcome onboarding late weeks",
    "refund subscribe cancel chat phone email team learn quiz certificate mobile crash slow great",
    "friendly helpful confusing expensive login password reset upgrade download report",
    "在线购买课程",
)
_SOUNDS = "ka lo mi ter son be ra vi no pe lu sta gri mon tel"
"""Of these the other words are made."""


def find_project() -> list[Record]:
    """A large journey, and notes of 8 to 25 words out of 15,000 different ones."""
    chance = random.Random(3)
    sounds = _SOUNDS.split()
    made = ("".join(chance.choices(sounds, k=chance.randint(2, 4))) for _ in range(15_000))
    words = [*" ".join(_SAID).split(), *made]
    notes = [
        FeedbackNote(
            id=f"feedback_{n:016x}",
            text=" ".join(chance.choices(words, k=chance.randint(8, 25))),
            customer=f"Kunde {n}",
        )
        for n in range(NOTES)
    ]
    return [*large_project(TOUCHPOINTS, 2 * TOUCHPOINTS), *notes]


def run() -> list[Figure]:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    with (
        tempfile.TemporaryDirectory(dir=Path.cwd()) as folder,
        patch.dict(os.environ, XDG_DATA_HOME=folder, XDG_CONFIG_HOME=folder),
    ):
        dress(application)
        windows = Application(application)
        window = windows.new_window()
        window.work_on(Session.create(Path(folder, "find.journey"), find_project()))
        window.resize(1440, 900)
        window.show()
        _settle(20)
        first, _ = _opened(window)
        assert window.workspace is not None
        keeper = keeper_of(window.workspace)
        begin = time.perf_counter()
        while keeper.is_behind:
            QApplication.processEvents()
        built = time.perf_counter() - begin
        _until_idle()
        again, finder = _opened(window)
        times = [one for text in TYPED for one in _typed(finder, text)]
        finder.close()
        outline = _outline(window)
        window.close()
    return [
        Figure("opening the finder before the project was taken in", first, "ms", 150.0),
        Figure("taking in 60,000 records, in slices", built, "s", 20.0),
        Figure("opening the finder", again, "ms", LIMIT),
        Figure("a key in the finder, painted", middle(times), "ms", LIMIT),
        Figure("the slowest key", max(times), "ms", 3 * LIMIT),
        *outline,
    ]


def _outline(window: MainWindow) -> list[Figure]:
    """The outline of 10,000 touchpoints and 20,000 ways."""
    begin = time.perf_counter()
    window.open_page("outline")
    panel = window.docks["outline"].content
    assert isinstance(panel, OutlinePanel)
    editor = panel.editor
    slices = []
    while not editor.step.is_built:
        slice_begin = time.perf_counter()
        QApplication.processEvents()
        slices.append((time.perf_counter() - slice_begin) * 1000)
    built = time.perf_counter() - begin
    editor.go_to_line(15_000)
    _until_idle()
    keys, left = [], []
    for line in range(15_000, 15_010):
        for letter in "word":
            keys.append(_timed_key(editor, letter))
        begin = time.perf_counter()
        editor.go_to_line(line + 1)
        QApplication.processEvents()
        left.append((time.perf_counter() - begin) * 1000)
    return [
        Figure("the outline of 10,000 touchpoints is there", built, "s", 3.0),
        Figure("the longest wait meanwhile", max(slices), "ms", 100.0),
        Figure("a letter typed into it, painted", middle(keys), "ms", 16.7),
        Figure("its line is left: the edit made and shown", middle(left), "ms", 200.0),
    ]


def _timed_key(widget: QWidget, letter: str) -> float:
    begin = time.perf_counter()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(widget, key)
    QApplication.processEvents()
    return (time.perf_counter() - begin) * 1000


def _settle(rounds: int) -> None:
    for _ in range(rounds):
        QApplication.processEvents()
        time.sleep(0.005)


def _until_idle() -> None:
    """Until the checks have looked and the map is sharp: their slices are not what is measured."""
    end, quiet = time.perf_counter() + LONGEST_WAIT, 0
    while quiet < 40 and time.perf_counter() < end:
        begin = time.perf_counter()
        QApplication.processEvents()
        quiet = quiet + 1 if time.perf_counter() - begin < 0.002 else 0
        time.sleep(0.01)


def _opened(window: MainWindow) -> tuple[float, Finder]:
    begin = time.perf_counter()
    window.commands.find()
    QApplication.processEvents()
    took = (time.perf_counter() - begin) * 1000
    return took, window.findChildren(Finder)[-1]


def _typed(finder: Finder, text: str) -> list[float]:
    finder.line.clear()
    _settle(50)
    return [_timed_key(finder.line, letter) for letter in text]
