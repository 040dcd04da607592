"""Which command of the register a pressed key means, by the user's choice or the program's own."""

from __future__ import annotations

from PySide6.QtCore import QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from journeymapper.gui.canvas.keys import CANVAS_KEYS, CanvasKey
from journeymapper.gui.keymap import chosen_keys, key_changes

Key = Qt.Key
_Modifier = Qt.KeyboardModifier
_COMMANDS = _Modifier.ControlModifier | _Modifier.MetaModifier


def is_text(event: QKeyEvent) -> bool:
    """Whether a key types a character. AltGr counts as Control and Alt on some systems."""
    text, modifiers = event.text(), event.modifiers()
    if not text.strip() or not text.isprintable():
        return False
    if modifiers & _COMMANDS:
        return bool(modifiers & _Modifier.AltModifier) and not (text.isascii() and text.isalnum())
    return not modifiers & _Modifier.AltModifier or not text.isascii()


def key_text(event: QKeyEvent) -> str:
    """A key as the register writes it: a character by what it types, so that ``?`` is found on
    every keyboard; others by name."""
    if is_text(event):
        letter = event.text().upper()
        shifted = event.text().isalpha() and bool(event.modifiers() & _Modifier.ShiftModifier)
        return f"Shift+{letter}" if shifted else letter
    modifiers, key = event.modifiers() & ~_Modifier.KeypadModifier, Key(event.key())
    if key == Key.Key_Enter:
        key = Key.Key_Return
    elif key == Key.Key_Backtab:
        key, modifiers = Key.Key_Tab, modifiers | _Modifier.ShiftModifier
    sequence = QKeySequence(QKeyCombination(modifiers, key))
    return sequence.toString(QKeySequence.SequenceFormat.PortableText)


class KeyTable(QObject):
    """The register by key, with what the user chose; follows further choices."""

    def __init__(self, *, naming: bool, parent: QObject) -> None:
        super().__init__(parent)
        self._naming = naming
        self._read()
        key_changes.changed.connect(self._read)

    def _read(self) -> None:
        chosen = chosen_keys()
        self._by_key: dict[str, CanvasKey] = {}
        for one in CANVAS_KEYS:
            if (one.does is None) == self._naming:
                own = (chosen[one.name],) if one.name in chosen else one.keys
                self._by_key.update({key: one for key in own if key})

    def get(self, key: str) -> CanvasKey | None:
        return self._by_key.get(key)


def key_now(name: str, own: str = "") -> str:
    """The key that a command has now, as people read it; ``own``: the program's, for a command that
    is not in the register."""
    found = next((one.keys[0] for one in CANVAS_KEYS if one.name == name), own)
    key = chosen_keys().get(name, found)
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
