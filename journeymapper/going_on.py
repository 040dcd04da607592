"""Whether long work is still wanted: asked again and again by whatever floor is busy just then.

Whoever begins the work opens ``asking``; routing, setting of text and whatever else takes long says
``go_on()`` in between and need not know who asks. Without ``asking`` it costs next to nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

EVERY = 0.01
"""Seconds between two questions at least: an answer may take a call of the system."""


class _Asked:
    def __init__(self, ask: Callable[[], None]) -> None:
        self.ask = ask
        self.next = 0.0


_asked: ContextVar[_Asked | None] = ContextVar("whether to go on", default=None)


@contextmanager
def asking(ask: Callable[[], None]) -> Iterator[None]:
    """In this block ``go_on`` calls ``ask``, which raises what shall end the work."""
    before = _asked.set(_Asked(ask))
    try:
        yield
    finally:
        _asked.reset(before)


def go_on() -> None:
    """Raises what ``ask`` raises where the work is no longer wanted; mostly does nothing."""
    asked = _asked.get()
    if asked is None:
        return
    now = time.monotonic()
    if now >= asked.next:
        asked.next = now + EVERY
        asked.ask()
