"""Who is told of an edit, and in which order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Literal

from journeymapper.domain.change import Changes
from journeymapper.domain.frozen import frozen

Kind = Literal["edit", "undo", "redo"]


@frozen
class Event:
    """An edit that was made: what changed, what undo calls it, who asked, and which way."""

    changes: Changes
    name: str
    asker: object
    kind: Kind


Observer = Callable[[Event], None]


class Observers:
    """Everybody who wants to know. An edit that an observer makes is told when all have heard of
    the one before, so that everybody hears of edits in the order in which they were made."""

    def __init__(self) -> None:
        self._observers: dict[object, Observer] = {}
        self._waiting: deque[Event] = deque()
        self._is_telling = False

    def add(self, observer: Observer) -> Callable[[], None]:
        """From now on tell this one; returns what ends it."""
        key = object()
        self._observers[key] = observer

        def end() -> None:
            self._observers.pop(key, None)

        return end

    def tell(self, event: Event) -> None:
        """Tell everybody; what the first of them raised comes out when all were told."""
        self._waiting.append(event)
        if self._is_telling:
            return
        raised: list[Exception] = []
        self._is_telling = True
        try:
            while self._waiting:
                self._tell_all(self._waiting.popleft(), raised)
        finally:
            self._is_telling = False
        if len(raised) == 1:
            raise raised[0]
        if raised:
            raise ExceptionGroup("several observers failed", raised)

    def _tell_all(self, event: Event, raised: list[Exception]) -> None:
        for key, observer in list(self._observers.items()):
            if key in self._observers:
                try:
                    observer(event)
                except Exception as error:  # noqa: BLE001 — raised again when all were told
                    raised.append(error)
