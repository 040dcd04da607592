"""Garbage of windows goes in the windows' thread, whoever makes objects meanwhile."""

from __future__ import annotations

import gc
from threading import Thread, current_thread, main_thread
from weakref import finalize

from journeymapper.gui.collecting import Collecting


class Knot:
    """Garbage that only the collector finds."""

    def __init__(self) -> None:
        self.itself = self


def knot_in(threads: list[Thread]) -> None:
    """Garbage that notes the thread in which it goes."""
    finalize(Knot(), lambda: threads.append(current_thread()))


def make_many_objects() -> None:
    kept = [[n] for n in range(2 * gc.get_threshold()[0])]
    del kept


def work_elsewhere() -> None:
    thread = Thread(target=make_many_objects)
    thread.start()
    thread.join()


def test_a_thread_that_makes_objects_collects_nothing(qapp, qtbot):  # type: ignore[no-untyped-def]
    gc.collect()
    collecting = Collecting(qapp)
    threads: list[Thread] = []
    knot_in(threads)
    work_elsewhere()
    assert threads == []
    kept = [[n] for n in range(2 * gc.get_threshold()[0])]
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [main_thread()]
    assert kept
    collecting.stop()
    assert gc.isenabled()
