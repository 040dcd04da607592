"""How every window of the program appears: theme, size of text, motion and direction.

Each follows the system or what the user chose, which is remembered for all windows. What paints
asks while it paints; what keeps something that was made of a colour or a size listens to ``told``.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TypeVar

from PySide6 import QtWidgets
from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from journeymapper.drawing.dark_themes import BLACK_THEME, DARK_THEME, WHITE_THEME
from journeymapper.drawing.theme import LIGHT_THEME, Theme
from journeymapper.gui.preferences import settings

TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)
"""Per cent of the size that text has at first."""
LEAST_ROOM_TEXT, ROOM_TEXT = 150, 200
"""Per cent of text that is read from the back of a room, at least and at first."""
_FOLDER = "appearance"
Choice = TypeVar("Choice", bound=StrEnum)


class Scheme(StrEnum):
    """Which theme the windows wear."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    WHITE = "white"
    BLACK = "black"


class Motion(StrEnum):
    """Whether anything moves by itself."""

    SYSTEM = "system"
    FULL = "full"
    REDUCED = "reduced"


class Direction(StrEnum):
    """Which side of a window its lines begin at."""

    SYSTEM = "system"
    LEFT_TO_RIGHT = "left to right"
    RIGHT_TO_LEFT = "right to left"


THEME_OF = {
    Scheme.LIGHT: LIGHT_THEME,
    Scheme.DARK: DARK_THEME,
    Scheme.WHITE: WHITE_THEME,
    Scheme.BLACK: BLACK_THEME,
}


class _Tells(QObject):
    themed = Signal()
    resized = Signal()
    turned = Signal()
    moved = Signal()
    wanted = Signal()


class _State:
    """What was chosen, and what follows from it now."""

    def __init__(self) -> None:
        self.scheme = Scheme.SYSTEM
        self.motion = Motion.SYSTEM
        self.direction = Direction.SYSTEM
        self.text = 100
        self.room_text = ROOM_TEXT
        self.in_room = False
        self.theme: Theme = LIGHT_THEME
        self.size = 1.0


_state = _State()


@cache
def told() -> _Tells:
    """Tells of changes once they hold: ``themed`` of other colours, ``resized`` of another size of
    text, ``turned`` of another direction, ``moved`` of another wish for motion. ``wanted`` comes
    before all of them: fonts, palette and style sheet follow it, and nothing else listens."""
    return _Tells()


@cache
def _follow_system() -> None:
    """The system may change its scheme or its contrast while the program runs."""
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.connect(_on_system)
    hints.accessibility().contrastPreferenceChanged.connect(_on_system)


def begin() -> None:
    """Read what was chosen. The application must stand."""
    store = settings()
    _state.scheme = _kept(Scheme, str(store.value(f"{_FOLDER}/theme", "")))
    _state.motion = _kept(Motion, str(store.value(f"{_FOLDER}/motion", "")))
    _state.direction = _kept(Direction, str(store.value(f"{_FOLDER}/direction", "")))
    _state.text = _size_kept(store.value(f"{_FOLDER}/text"), 100, TEXT_SIZES)
    _state.room_text = _size_kept(store.value(f"{_FOLDER}/room_text"), ROOM_TEXT, room_sizes())
    _state.in_room = False
    _follow_system()
    _ask_system()
    _state.theme = _theme()
    _state.size = _size()
    _turn()


def current_theme() -> Theme:
    """The theme that the windows wear now. Documents never do: they are light."""
    return _state.theme


def text_scale() -> float:
    """How much larger than at first text is now: 1.0 at 100%."""
    return _state.size


def px(pixels: float) -> int:
    """A length that text of the window's size fits as text of the first size fits ``pixels``."""
    return round(pixels * _state.size)


def motion_ms(wanted: int) -> int:
    """How long a movement of ``wanted`` milliseconds may take: as long, or no time at all where
    motion is reduced."""
    if _state.motion is Motion.SYSTEM:
        # Named here only: PySide6 makes the eleven enumerations of QStyle then.
        hint = QtWidgets.QStyle.StyleHint.SH_Widget_Animation_Duration
        is_still = QtWidgets.QApplication.style().styleHint(hint) == 0
    else:
        is_still = _state.motion is Motion.REDUCED
    return 0 if is_still else wanted


def scheme() -> Scheme:
    """The theme as it was chosen."""
    return _state.scheme


def motion() -> Motion:
    """The motion as it was chosen."""
    return _state.motion


def direction() -> Direction:
    """The direction as it was chosen."""
    return _state.direction


def text_percent() -> int:
    """The size of text as it was chosen, in a room the one that was chosen for rooms."""
    return _state.room_text if _state.in_room else _state.text


def text_sizes() -> tuple[int, ...]:
    """What ``choose_text`` may be told now."""
    return room_sizes() if _state.in_room else TEXT_SIZES


def room_sizes() -> tuple[int, ...]:
    return tuple(one for one in TEXT_SIZES if one >= LEAST_ROOM_TEXT)


def is_in_room() -> bool:
    """Whether text has the size for a room."""
    return _state.in_room


def choose_scheme(chosen: Scheme) -> None:
    """Wear a theme, or the system's, from now on."""
    _state.scheme = chosen
    settings().setValue(f"{_FOLDER}/theme", chosen.value)
    _ask_system()
    _renew()


def choose_motion(chosen: Motion) -> None:
    """Let things move, or not, from now on."""
    _state.motion = chosen
    settings().setValue(f"{_FOLDER}/motion", chosen.value)
    told().moved.emit()


def choose_direction(chosen: Direction) -> None:
    """Begin lines at this side from now on."""
    _state.direction = chosen
    settings().setValue(f"{_FOLDER}/direction", chosen.value)
    if _turn():
        told().turned.emit()


def choose_text(percent: int) -> None:
    """Show text of this size, one of ``text_sizes``, from now on; in a room, in rooms."""
    if _state.in_room:
        _state.room_text = percent
    else:
        _state.text = percent
    settings().setValue(f"{_FOLDER}/{'room_text' if _state.in_room else 'text'}", percent)
    _renew()


def step_text(steps: int) -> None:
    """Show text so many sizes larger, or smaller, up to the last."""
    sizes = text_sizes()
    place = sizes.index(text_percent()) + steps
    choose_text(sizes[min(max(place, 0), len(sizes) - 1)])


def enter_room(is_room: bool) -> None:
    """Show text of the size for rooms, or of the other again."""
    _state.in_room = is_room
    _renew()


def _theme() -> Theme:
    if _state.scheme is not Scheme.SYSTEM:
        return THEME_OF[_state.scheme]
    hints = QGuiApplication.styleHints()
    is_dark = hints.colorScheme() is Qt.ColorScheme.Dark
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return BLACK_THEME if is_dark else WHITE_THEME
    return DARK_THEME if is_dark else LIGHT_THEME


def _size() -> float:
    return text_percent() / 100


def _ask_system() -> None:
    """Frames of windows and dialogs of the system wear what the windows wear."""
    hints = QGuiApplication.styleHints()
    if _state.scheme is Scheme.SYSTEM:
        hints.unsetColorScheme()
    else:
        is_dark = THEME_OF[_state.scheme].is_dark
        hints.setColorScheme(Qt.ColorScheme.Dark if is_dark else Qt.ColorScheme.Light)


def _on_system() -> None:
    if _state.scheme is Scheme.SYSTEM:
        _renew()


def _renew() -> None:
    theme, size = _theme(), _size()
    is_themed, is_resized = theme is not _state.theme, size != _state.size
    if not is_themed and not is_resized:
        return
    _state.theme, _state.size = theme, size
    tells = told()
    tells.wanted.emit()
    if is_themed:
        tells.themed.emit()
    if is_resized:
        tells.resized.emit()


def _turn() -> bool:
    """Whether the direction changed."""
    chosen = _state.direction
    if chosen is Direction.SYSTEM:
        wanted = QLocale.system().textDirection()
    elif chosen is Direction.RIGHT_TO_LEFT:
        wanted = Qt.LayoutDirection.RightToLeft
    else:
        wanted = Qt.LayoutDirection.LeftToRight
    if QGuiApplication.layoutDirection() == wanted:
        return False
    QGuiApplication.setLayoutDirection(wanted)
    return True


def _kept(kind: type[Choice], value: str) -> Choice:
    return kind(value) if value in tuple(kind) else next(iter(kind))


def _size_kept(value: object, otherwise: int, sizes: tuple[int, ...]) -> int:
    return int(str(value)) if str(value) in map(str, sizes) else otherwise
