"""A person at the program: sees what is on the screen, and has a mouse and a keyboard.

Mouse events go to the native window, so that they reach whatever really lies under the pointer.
Things are found as a screen reader finds them: by role and accessible name.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QElapsedTimer, QMimeData, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QTabBar, QWidget

from tests.gui.carrying import drop, hands_that_carry
from tests.gui.dialogs import put_away
from tests.gui.seeing import (
    NotSeen,
    Role,
    action_called,
    areas_around,
    can_be_seen,
    is_called,
    name_of,
)

if TYPE_CHECKING:
    from journeymapper.gui.application import Application
    from journeymapper.gui.canvas.view import CanvasView
    from journeymapper.gui.window.main_window import MainWindow

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
RIGHT = Qt.MouseButton.RightButton
PATIENCE_MS = 20_000

_W = TypeVar("_W", bound=QWidget)


class Person:
    """Works in the newest window of a run of the program."""

    def __init__(self, desk: Application) -> None:
        self.desk = desk

    @property
    def window(self) -> MainWindow:
        return self.desk.windows[-1]

    @property
    def canvas(self) -> CanvasView:
        return self.window.canvas

    @property
    def project(self) -> Any:
        assert self.window.workspace is not None
        return self.window.workspace.project

    @property
    def front(self) -> QWidget:
        """The window that takes mouse and keys: a popup, a dialog, or the main window."""
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window

    # Eyes

    def all_seen(self, name: str, role: Role | None = None, within: QWidget | None = None) -> list:  # type: ignore[type-arg]
        """What is on the screen under this name; a name that ends in … may go on."""
        return [one for one in self._on_screen(within) if is_called(one, name, role)]

    def find(
        self,
        name: str,
        role: Role | None = None,
        within: QWidget | None = None,
        kind: type[_W] = QWidget,  # type: ignore[assignment]
    ) -> _W:
        """The one thing of this name; waits a little for it."""
        found: list[Any] = []

        def look() -> bool:
            found[:] = [one for one in self.all_seen(name, role, within) if isinstance(one, kind)]
            return bool(found)

        if not self.wait(look):
            raise NotSeen(f"{name!r} is not on the screen; seen: {self.names(within)}")
        return found[0]  # type: ignore[no-any-return]

    def names(self, within: QWidget | None = None) -> list[str]:
        """Everything on the screen that has a name, for messages."""
        return [name for one in self._on_screen(within) if (name := name_of(one))]

    def sees_text(self, text: str, within: QWidget | None = None) -> bool:
        """Whether a text stands anywhere on the screen."""
        return any(text in name for name in self.names(within))

    def _on_screen(self, within: QWidget | None = None) -> list[QWidget]:
        whole = within or self.front
        return [whole, *(one for one in whole.findChildren(QWidget) if can_be_seen(one))]

    @staticmethod
    def wait(until: Callable[[], object], patience: int = PATIENCE_MS) -> bool:
        clock = QElapsedTimer()
        clock.start()
        while not until():
            if clock.elapsed() > patience:
                return False
            QTest.qWait(5)
        return True

    def settle(self) -> None:
        """Let what waits for the event loop happen."""
        for _ in range(3):
            QApplication.processEvents()
        QTest.qWait(1)

    # Mouse

    def click(  # type: ignore[no-untyped-def]
        self,
        what: QWidget | str,
        at: QPoint | None = None,
        *,
        button=LEFT,
        keys=NONE,
        role=None,
        within: QWidget | None = None,
    ) -> None:
        """Click a thing, or the one of this name."""
        widget = self.find(what, role, within) if isinstance(what, str) else what
        point = self._shown(widget, at)
        QTest.mouseClick(widget.window().windowHandle(), button, keys, point)
        self.settle()

    def double_click(self, widget: QWidget, at: QPoint | None = None) -> None:
        point = self._shown(widget, at)
        handle = widget.window().windowHandle()
        QTest.mouseClick(handle, LEFT, NONE, point)
        QTest.mouseDClick(handle, LEFT, NONE, point)
        self.settle()

    def hover(self, widget: QWidget, at: QPoint) -> None:
        QTest.mouseMove(widget.window().windowHandle(), widget.mapTo(widget.window(), at))
        self.settle()

    def drag(self, widget: QWidget, start: QPoint, end: QPoint, keys=NONE) -> None:  # type: ignore[no-untyped-def]
        """Press, move in steps, let go; on one widget or from it to elsewhere in its window."""
        handle, origin = widget.window().windowHandle(), widget.mapTo(widget.window(), QPoint())
        QTest.mouseMove(handle, origin + start)
        QTest.mousePress(handle, LEFT, keys, origin + start)
        for step in range(1, 6):
            QTest.mouseMove(handle, origin + start + (end - start) * step / 5)
        QTest.mouseRelease(handle, LEFT, keys, origin + end)
        self.settle()

    def drag_and_drop(
        self, source: QWidget, target: QWidget, at: QPoint, start: QPoint | None = None
    ) -> bool:
        """Drag something out of a widget and drop it on another; whether it was taken.

        The platform without a screen carries nothing: the drag begins with the mouse, and what it
        carries is handed to the target as Qt would.
        """
        begin, handle = self._shown(source, start), source.window().windowHandle()
        carried: list[QMimeData] = []
        with hands_that_carry(source, carried):
            QTest.mouseMove(handle, begin)
            QTest.mousePress(handle, LEFT, NONE, begin)
            QTest.mouseMove(handle, begin + QPoint(4, 4))
            QTest.mouseMove(handle, begin + QPoint(24, 12))
            QTest.mouseRelease(handle, LEFT, NONE, begin + QPoint(24, 12))
        assert carried, f"no drag begins at {name_of(source)!r}"
        taken = drop(target, carried[0], at)
        self.settle()
        return taken

    def _shown(self, widget: QWidget, at: QPoint | None) -> QPoint:
        """A point of a widget in its window, rolled into sight and covered by nothing else."""
        self.settle()
        for area in areas_around(widget):
            area.ensureWidgetVisible(widget, 0, 8)
        self.settle()
        place = at or widget.visibleRegion().boundingRect().center()
        window = widget.window()
        point = widget.mapTo(window, place)
        if not QRect(QPoint(), window.size()).contains(point):
            raise NotSeen(f"{name_of(widget)!r} lies outside its window")
        top = window.childAt(point) or window
        if not (top is widget or widget.isAncestorOf(top) or top.isAncestorOf(widget)):
            raise NotSeen(f"{name_of(widget)!r} is covered by {top} {name_of(top)!r}")
        if not widget.isEnabled():
            raise NotSeen(f"{name_of(widget)!r} is disabled")
        return point

    # Keyboard

    @property
    def focus(self) -> QWidget:
        """Where keys go."""
        if QApplication.activeWindow() is None:  # a window manager would have seen to it
            self.front.activateWindow()
            self.settle()
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self.front

    def type(self, text: str) -> None:
        """Latin text as keys, other scripts as an input method commits them."""
        for word in _words(text):
            if word.isascii():
                for letter in word:
                    QTest.keyClicks(self.focus, letter)
            else:
                event = QInputMethodEvent()
                event.setCommitString(word)
                QApplication.sendEvent(self.focus, event)
        self.settle()

    def press(self, key: Key, keys=NONE, times: int = 1) -> None:  # type: ignore[no-untyped-def]
        for _ in range(times):
            QTest.keyClick(self.focus, key, keys)
            self.settle()

    def enter(self, text: str) -> None:
        """Type a text and press Enter."""
        self.type(text)
        self.press(Key.Key_Return)

    def retype(self, text: str) -> None:
        """Type a text in place of what the field holds."""
        self.press(Key.Key_A, CONTROL)
        self.type(text)

    # Menus and dialogs

    def menu(self, *path: str) -> None:
        """Open a menu of the window with the mouse and choose an entry; … stands for any rest."""
        bar = self.window.menuBar()
        action = action_called(bar.actions(), path[0])
        self.click(bar, bar.actionGeometry(action).center())
        for text in path[1:]:
            popup = QApplication.activePopupWidget()
            assert isinstance(popup, QMenu), f"no menu is open for {text!r}"
            self.choose(text)

    def choose(self, text: str) -> None:
        """Choose an entry of the open menu."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), f"no menu is open for {text!r}"
        action = action_called(menu.actions(), text)
        assert action.isEnabled(), f"{text!r} is disabled"
        point = menu.actionGeometry(action).center()
        QTest.mouseMove(menu.windowHandle(), point)
        QTest.mouseClick(menu.windowHandle(), LEFT, NONE, point)
        self.settle()

    def close_menus(self) -> None:
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self.settle()

    def click_tab(self, bar: QTabBar, text: str, button=LEFT) -> None:  # type: ignore[no-untyped-def]
        self.click(bar, bar.tabRect(self.tab(bar, text)).center(), button=button)

    @staticmethod
    def tab(bar: QTabBar, text: str) -> int:
        texts = [bar.tabText(index) for index in range(bar.count())]
        return texts.index(text)

    @contextmanager
    def answering(self, *answers: Callable[[Any], object]) -> Iterator[None]:
        """What is done inside opens one dialog after another; each is handed to its answer, which
        has to close it."""
        waiting = list(answers)
        answered = [QApplication.activeModalWidget()]  # another answers what is open already
        failures: list[BaseException] = []
        timer = QTimer(interval=10)

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None or dialog in answered:
                return
            if failures:
                put_away(dialog)
            if failures or not waiting:
                return
            answered.append(dialog)
            self.wait(dialog.isActiveWindow, 500)
            try:
                waiting.pop(0)(dialog)
                if dialog.isVisible():
                    raise AssertionError(f"{dialog} stays open: {self.names(dialog)}")
            except BaseException as failure:  # noqa: BLE001 - raised again outside the dialog's loop
                failures.append(failure)
                put_away(dialog)

        timer.timeout.connect(look)
        timer.start()
        yield
        self.wait(lambda: failures or not waiting)
        timer.stop()
        if failures:
            traceback.print_exception(failures[0])
            raise failures[0]
        assert not waiting, f"{len(waiting)} dialogs did not open"

    @contextmanager
    def choosing(self, *path: str) -> Iterator[None]:
        """What is done inside opens a menu that holds its own event loop."""
        timer = QTimer(interval=10)
        waiting = list(path)

        def look() -> None:
            popup = QApplication.activePopupWidget()
            if isinstance(popup, QMenu) and waiting:
                timer.stop()
                try:
                    while waiting:
                        self.choose(waiting.pop(0))
                finally:
                    self.close_menus()

        timer.timeout.connect(look)
        timer.start()
        yield
        timer.stop()
        assert not waiting, f"no menu opened for {waiting}"

    # The canvas

    def card(self, name: str) -> QPoint:
        """The middle of a card on the canvas."""
        box = self.canvas.scene.cards.boxes[self.card_id(name)]
        return self.canvas.camera.point_of(box.cx, box.cy).toPoint()

    def card_side(self, name: str, side: str) -> QPoint:
        box = self.canvas.scene.cards.boxes[self.card_id(name)]
        x, y = {
            "left": (box.x, box.cy),
            "right": (box.right, box.cy),
            "top": (box.cx, box.y),
            "bottom": (box.cx, box.bottom),
        }[side]
        return self.canvas.camera.point_of(x, y).toPoint()

    def card_id(self, name: str) -> str:
        for one in self.project.touchpoints.values():
            if one.name == name and one.journey == self.canvas.scene.journey_id:
                return str(one.id)
        for one in self.project.presences.values():
            if self.project.personas[one.persona].name == name:
                return str(one.id)
        raise NotSeen(f"no card {name!r}")

    def click_card(self, name: str) -> None:
        self.click(self.canvas, self.card(name))

    def connect(self, source: str, target: str, side: str = "right") -> None:
        """Drag from a card's edge handle to another card."""
        start = self.card_side(source, side)
        self.hover(self.canvas, self.card(source))
        self.hover(self.canvas, start)
        self.drag(self.canvas, start, self.card(target))


def _words(text: str) -> Iterator[str]:
    """Runs of Latin keys and of everything else, in order."""
    run = ""
    for letter in text:
        if run and letter.isascii() != run[-1].isascii():
            yield run
            run = ""
        run += letter
    if run:
        yield run
