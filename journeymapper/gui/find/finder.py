"""The finder: type a few letters, and every record, command, setting and template that fits is
listed, the best first."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from journeymapper.analysis.find_index import LONGEST_TYPED, Answer
from journeymapper.analysis.finding import Found
from journeymapper.gui.find.keeper import keeper_of
from journeymapper.gui.find.lines import ENTRY, spoken
from journeymapper.gui.find.offers import Runnable
from journeymapper.gui.find.places import go_to
from journeymapper.gui.find.popup import ListPopup
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.parts import column
from journeymapper.gui.preferences import settings
from journeymapper.gui.workspace import Workspace

WIDTH, HEIGHT = 640, 480
_MARGIN, _GAP = 12, 8
SECONDS = 0.016
"""For an answer while somebody types; the rest of it comes when they rest."""
_REST_MS = 150
_AT_FIRST = 0.05
"""Seconds for taking in the project where nobody had looked for anything yet."""
_AT_LAST = 1.0
"""Seconds that Enter may wait for an answer that is not whole."""
_USED = "find/used"
MOST_USED = 40
_USED_SHOWN = 8
ONLY_COMMANDS = ">"
_KEYS = "Enter goes there · Arrows choose · Escape closes"


class Finder(ListPopup):
    """Opens over the window; Enter or a click goes there, Escape leaves everything as it is."""

    def __init__(
        self, workspace: Workspace, offered: Iterable[Runnable], parent: QWidget | None = None
    ) -> None:
        hint = "A card, a note, a person, a number, a command, a setting…"
        super().__init__("Find anything", hint, WIDTH, parent)
        self.resize(WIDTH, HEIGHT)
        self._workspace = workspace
        offers = list(offered)
        self._run = {one.offer.shown.key: one.run for one in offers}
        self._keeper = keeper_of(workspace)
        self._keeper.begin(_AT_FIRST)
        self._keeper.index.offer(one.offer for one in offers)
        self._used = _used_last()
        layout = column(self, (_MARGIN, _MARGIN, _MARGIN, _MARGIN), _GAP)
        self.line.setMaxLength(LONGEST_TYPED)
        self.line.textChanged.connect(self._show)
        layout.addWidget(self.line)
        self.list.setAccessibleName("What was found")
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.itemClicked.connect(self._go)
        layout.addWidget(self.list, 1)
        self._told = ElidedLabel("", "muted")
        layout.addWidget(self._told)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._look_again)
        self._keeper.grown.connect(self._look_again)
        self._show("")
        self.line.setFocus()

    @property
    def is_looking(self) -> bool:
        """Whether the list may say more in a moment."""
        return self._rest.isActive() or self._keeper.is_behind

    def take(self, _keys: Qt.KeyboardModifier) -> None:
        """Go to the chosen line; whoever types faster than is looked waits a moment for it."""
        if self.is_looking:
            self._rest.stop()
            self._keeper.begin(_AT_LAST)
            self._look_again(_AT_LAST)
        self._go(self.list.currentItem())

    def _show(self, typed: str) -> None:
        self._rest.stop()
        answer = self._asked(typed, SECONDS)
        self._list(answer, typed)
        if not answer.is_whole:
            self._rest.start()

    def _look_again(self, seconds: float = 10 * SECONDS) -> None:
        """Once more with time, and with what was not taken in before."""
        typed = self.line.text()
        chosen = self.list.currentItem()
        key = chosen.data(ENTRY).key if chosen is not None and self.list.currentRow() else ""
        self._list(self._asked(typed, seconds), typed, key)

    def _asked(self, typed: str, seconds: float) -> Answer:
        index = self._keeper.index
        if not typed.strip():
            shown = (index.shown(key) for key in self._used)
            return Answer(tuple(one for one in shown if one is not None)[:_USED_SHOWN])
        only = typed.lstrip().startswith(ONLY_COMMANDS)
        return index.search(
            typed,
            journey=self._workspace.journey_id,
            recent=self._used,
            only_offers=only,
            seconds=seconds,
        )

    def _list(self, answer: Answer, typed: str, chosen: str = "") -> None:
        self.lines.typed = typed
        self.list.setUpdatesEnabled(False)
        self.list.clear()
        row = 0
        for one in answer.found:
            item = QListWidgetItem(one.text)
            item.setData(ENTRY, one)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken(one))
            self.list.addItem(item)
            if one.key == chosen:
                row = self.list.count() - 1
        self.list.setCurrentRow(row)
        self.list.setUpdatesEnabled(True)
        has_found = bool(answer.found)
        self.list.setVisible(has_found)
        self._fit(len(answer.found))
        self._told.show_text(self._says(answer, typed))

    def _fit(self, count: int) -> None:
        """As high as what was found, and never higher than the screen has room for."""
        margins = self.contentsMargins()
        around = 2 * _MARGIN + 2 * _GAP + margins.top() + margins.bottom()
        fixed = self.line.sizeHint().height() + self._told.sizeHint().height()
        lines = count * self.list.sizeHintForRow(0) + 4 if count else -_GAP
        height = min(HEIGHT, around + fixed + lines)
        if height != self.height():
            self.resize(self.width(), height)

    def _says(self, answer: Answer, typed: str) -> str:
        reading = " · the project is still being read" if self._keeper.is_behind else ""
        count = len(answer.found)
        if not typed.strip():
            if answer.found:
                return f"Used last · {_KEYS} · {ONLY_COMMANDS} finds commands only"
            return "Type a few letters of what you look for."
        if answer.has_more:
            return f"The best {count} · {_KEYS}{reading}"
        if count:
            return f"{count} found · {_KEYS}{reading}"
        return f"Nothing like that here. Try a word of it, or fewer letters.{reading}"

    def _go(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        entry: Found = item.data(ENTRY)
        _remember_used(entry.key)
        self.close()
        run = self._run.get(entry.key)
        if run is not None:
            run()
        else:
            go_to(self._workspace, entry.key)


def _used_last() -> list[str]:
    """What was gone to from here, the newest first."""
    kept = settings().value(_USED, [])
    return [str(one) for one in (kept if isinstance(kept, list) else [kept]) if one]


def _remember_used(key: str) -> None:
    others = [one for one in _used_last() if one != key]
    settings().setValue(_USED, [key, *others][:MOST_USED])
