"""Plays a written script on the program with keys alone, as fast as somebody types.

A script is a text file, one step a line:

    # a comment                     passed over, as empty lines are
    == Sign up                      the next chapter; it only names what follows
    "Enter the address" Tab         a step: what stands in quotes is typed letter by letter (other
                                    scripts than Latin as an input method commits them), everything
                                    else is a key, spelt as Qt spells it: Enter, Tab, Escape, F2,
                                    Ctrl+Shift+T, Alt+Left, L, 3. ``Left*3`` presses it thrice
    L "address" Enter 5 Enter ? Find the old bill
                                    behind a question mark that stands alone: what is chosen at the
                                    end of the step, by its name or text; nothing where it is empty
                                    (the key is typed: "?")

Quotes inside a text are doubled. Between two keys the program only does what waits in its event
loop: whatever it would rather do later has to bear the next key. A dialog that opens is typed into
like everything else. ``Player.pictures`` names a folder for a picture of the window after every
fifth step; tests take it from the environment variable ``JOURNEYMAPPER_PICTURES``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeySequence, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journeymapper.gui.window.main_window import MainWindow

EVERY = 5
"""Steps between two pictures."""
PICTURES = "JOURNEYMAPPER_PICTURES"
_TOKEN = re.compile(r'"((?:[^"]|"")*)"|(\S+)')
_TIMES = re.compile(r"(.+)\*(\d+)")


@dataclass
class Step:
    """``keys``: texts that are typed and keys that are pressed, in order. ``chosen``: the name of
    what is chosen behind it; None where the script does not say."""

    line: int
    chapter: str
    words: str
    keys: list[tuple[str, str]]
    chosen: str | None


def read_script(text: str) -> list[Step]:
    """The steps of a script; raises ValueError for a line that cannot be read."""
    steps: list[Step] = []
    chapter = ""
    for number, line in enumerate(text.splitlines(), 1):
        words = line.strip()
        if words.startswith("=="):
            chapter = words.strip("= ")
        elif words and not words.startswith("#"):
            steps.append(_step(number, chapter, words))
    return steps


def _step(number: int, chapter: str, words: str) -> Step:
    keys: list[tuple[str, str]] = []
    chosen = None
    place = 0
    for match in _TOKEN.finditer(words):
        if words[place : match.start()].strip():
            raise ValueError(f"line {number}: {words[place : match.start()]!r} cannot be read")
        place = match.end()
        if match[2] == "?":
            chosen = words[place:].strip()
            break
        if match[2] is None:
            keys.append(("type", match[1].replace('""', '"')))
        else:
            many = _TIMES.fullmatch(match[2])
            key, times = (many[1], int(many[2])) if many else (match[2], 1)
            spelt = QKeySequence(_spelt(key))
            if not spelt.count() or spelt[0].key() == Qt.Key.Key_unknown:
                raise ValueError(f"line {number}: no key is called {key!r}")
            keys += [("press", key)] * times
    return Step(number, chapter, words, keys, chosen)


def _spelt(key: str) -> str:
    return key.replace("Enter", "Return").replace("Escape", "Esc")


class Player:
    """Plays in the newest window; fails at the step whose end is not as the script says."""

    def __init__(self, window: MainWindow, pictures: Path | None = None) -> None:
        self.window = window
        self.pictures = pictures
        self.failure: BaseException | None = None

    def play(self, text: str) -> None:
        """Play a whole script."""
        loop = QEventLoop()
        strokes = self._strokes(read_script(text))

        def tick() -> None:
            # The next one is asked for before this one is struck: a dialog that it opens goes on
            # in a loop of its own.
            QTimer.singleShot(0, tick)
            if loop.isRunning() and self.failure is None:
                try:
                    stroke = next(strokes, None)
                    if stroke is None:
                        loop.quit()
                    else:
                        self._strike(*stroke)
                except BaseException as failure:  # noqa: BLE001 - raised again behind the loop
                    self.failure = failure
                    loop.quit()

        QTimer.singleShot(0, tick)
        loop.exec()
        strokes.close()
        if self.failure is not None:
            raise self.failure

    def _strokes(self, steps: list[Step]) -> Iterator[tuple[str, str]]:
        for number, step in enumerate(steps, 1):
            for kind, what in step.keys:
                if kind == "press":
                    yield kind, what
                else:
                    yield from (("type", letter) for letter in what)
            yield "look", ""
            if step.chosen is not None:
                chosen = self.chosen()
                assert chosen == step.chosen, f"line {step.line}: {step.words}\nchosen: {chosen!r}"
            if self.pictures is not None and (number % EVERY == 0 or number == len(steps)):
                self._picture(number)

    def chosen(self) -> str:
        """What is chosen, by its name or text; several with a plus between them."""
        workspace = self.window.workspace
        assert workspace is not None
        found: list[Any] = [workspace.project.find(one) for one in workspace.selection]
        return " + ".join(
            sorted(getattr(one, "name", "") or getattr(one, "text", "") or one.id for one in found)
        )

    @staticmethod
    def focus() -> QWidget:
        """Where keys go."""
        front = QApplication.activePopupWidget()
        if front is not None:
            return front.focusWidget() or front
        found = QApplication.focusWidget() or QApplication.activeModalWidget()
        if found is None:
            found = QApplication.topLevelWidgets()[0]
        return found

    def _strike(self, kind: str, what: str) -> None:
        if kind == "look":
            return
        if QApplication.activeWindow() is None:  # a window manager would have seen to it
            self.window.activateWindow()
        if kind == "type" and not what.isascii():
            event = QInputMethodEvent()
            event.setCommitString(what)
            QApplication.sendEvent(self.focus(), event)
        elif kind == "type" or len(what) == 1:
            QTest.keyClicks(self.focus(), what.lower() if kind == "press" else what)
        else:
            keys = QKeySequence(_spelt(what))[0]
            QTest.keyClick(self.focus(), keys.key(), keys.keyboardModifiers())

    def _picture(self, number: int) -> None:
        assert self.pictures is not None
        self.pictures.mkdir(parents=True, exist_ok=True)
        picture = self.window.grab()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            painter = QPainter(picture)
            painter.drawPixmap(self.window.mapFromGlobal(popup.mapToGlobal(QPoint())), popup.grab())
            painter.end()
        picture.save(str(self.pictures / f"{number:03}.png"))


def pictures_folder(name: str) -> Path | None:
    """Where pictures of a script go, if anybody wants them."""
    wanted = os.environ.get(PICTURES)
    return Path(wanted) / name if wanted else None


def script(name: str) -> str:
    """The text of a script in ``tests/gui/scripts``."""
    return (Path(__file__).parent / "scripts" / name).read_text(encoding="utf-8")


def wait_for_window(window: MainWindow) -> None:
    """Until keys reach a window that was just opened."""
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    QApplication.processEvents()
    window.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
