"""View › Appearance: theme, size of text, motion and direction, for all windows at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from journeymapper.gui import appearance
from journeymapper.gui.appearance import Direction, Motion, Scheme, told

_THEMES = (
    (Scheme.SYSTEM, "&System"),
    (Scheme.LIGHT, "&Light"),
    (Scheme.DARK, "&Dark"),
    (Scheme.BLACK, "&High contrast on black"),
    (Scheme.WHITE, "High contrast on &white"),
)
_MOTIONS = (
    (Motion.SYSTEM, "&System"),
    (Motion.FULL, "&Full"),
    (Motion.REDUCED, "&Reduced"),
)
_DIRECTIONS = (
    (Direction.SYSTEM, "&Automatic"),
    (Direction.LEFT_TO_RIGHT, "&Left to right"),
    (Direction.RIGHT_TO_LEFT, "&Right to left"),
)


class AppearanceMenu(QMenu):
    """Ticks what holds whenever it opens: another window may have chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("&Appearance", parent)
        self.setObjectName("appearance")
        self._choices: list[tuple[QAction, Callable[[], bool]]] = []
        self._offer("", _THEMES, appearance.scheme, appearance.choose_scheme)
        self.addSeparator()
        self._text = self.addMenu("&Text size")
        self._add_sizes()
        self._offer("&Motion", _MOTIONS, appearance.motion, appearance.choose_motion)
        self._offer("D&irection", _DIRECTIONS, appearance.direction, appearance.choose_direction)
        self.aboutToShow.connect(self._tick)
        told().resized.connect(self._tick)
        told().themed.connect(self._tick)
        told().moved.connect(self._still)
        self._still()
        self._tick()

    def _offer(
        self,
        title: str,
        choices: Iterable[tuple[object, str]],
        now: Callable[[], object],
        choose: Callable[..., None],
    ) -> None:
        menu = self.addMenu(title) if title else self
        group = QActionGroup(self)
        for value, name in choices:
            action = menu.addAction(name, partial(choose, value))
            self._keep(action, group, lambda value=value: now() is value)  # type: ignore[misc]

    def _add_sizes(self) -> None:
        group = QActionGroup(self)
        for percent in appearance.TEXT_SIZES:
            action = self._text.addAction(f"{percent}%", partial(appearance.choose_text, percent))
            self._keep(
                action,
                group,
                lambda percent=percent: appearance.text_percent() == percent,  # type: ignore[misc]
            )
            action.setProperty("percent", percent)
        self._text.addSeparator()
        for name, text, steps, keys in (
            ("text_larger", "&Larger", 1, ("Ctrl+Alt+=", "Ctrl+Alt++")),
            ("text_smaller", "&Smaller", -1, ("Ctrl+Alt+-",)),
        ):
            action = self._text.addAction(text, partial(appearance.step_text, steps))
            action.setObjectName(name)
            action.setShortcuts([QKeySequence(one) for one in keys])

    def _keep(self, action: QAction, group: QActionGroup, holds: Callable[[], bool]) -> None:
        action.setCheckable(True)
        group.addAction(action)
        self._choices.append((action, holds))

    def _still(self) -> None:
        """Panels jump to their places where nothing shall move; what the system says of it, Qt asks
        itself."""
        window = self.parentWidget()
        if isinstance(window, QMainWindow):
            window.setAnimated(appearance.motion() is not Motion.REDUCED)

    def _tick(self) -> None:
        for action, holds in self._choices:
            action.setChecked(holds())
            percent = action.property("percent")
            if percent:
                action.setEnabled(percent in appearance.text_sizes())
