"""Pages to look at before they are exported, laid out in a process of its own.

The process gets the records once and then one wish after the other; a newer wish ends the older.
Nothing here knows Qt: a window asks ``news`` a few times a second and draws the pages that come.
"""

from __future__ import annotations

import multiprocessing
import pickle
import traceback
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Lock, Thread
from typing import Any

from journeymapper.app.preview_pages import Contents, ContentsTold, Laying, Newer, PagesTold
from journeymapper.domain.document_records import ExportPreset
from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.domain.frozen import frozen
from journeymapper.domain.record import Record
from journeymapper.domain.records import Image
from journeymapper.domain.remark import Remark
from journeymapper.drawing.primitives import Page

MOST_BYTES = 48 * 1024 * 1024
"""What a wish's pages may take on their way; later ones come without what is on them. Whoever looks
at one asks for it."""
MOST_AT_ONCE = 8
"""Messages that ``news`` reads at once: a window paints in between."""


@frozen
class PageCame:
    """The page at a ``place`` (from 0) of ``count``; a count of 0: how many there are is not known
    yet, and the page comes once more with its number."""

    place: int
    count: int
    page: Page


@frozen
class ContentsCame:
    """The beginning of what a file without pages will hold."""

    contents: Contents


@frozen
class AllCame:
    """There are no more pages than ``count``; ``remarks`` are about the document as a whole."""

    count: int
    remarks: tuple[Remark, ...]


@frozen
class NoPages:
    """Why there is nothing to see; ``report`` where it is our bug."""

    sentence: str
    report: str = ""


News = PageCame | ContentsCame | AllCame | NoPages


class PagePreview:
    """A process that lays out pages. Start it, ``ask``, take the ``news``, and ``stop`` it."""

    def __init__(self, records: Iterable[Record], at: datetime) -> None:
        self._number = 0
        self._lock = Lock()
        self._wish: tuple[Any, ...] | None = None
        self._is_ready = self._is_stopped = self._is_dead = False
        self._process: BaseProcess | None = None
        self._line, other_end = multiprocessing.get_context("spawn").Pipe()
        # The system starts a process, and takes in what it is given, in its own time.
        begin = Thread(target=self._begin, args=(tuple(records), at, other_end), daemon=True)
        begin.start()
        self._thread = begin

    def ask(self, options: ExportPreset, place: int = 0, logo: Image | None = None) -> None:
        """Lay these pages out, the one at ``place`` first; what was asked before is forgotten."""
        self._number += 1
        with self._lock:
            self._wish = ("wish", self._number, options, place, logo)
            if self._is_ready:
                self._send()

    def news(self) -> list[News]:
        """What has come of the last wish since this was asked before; does not wait."""
        found: list[News] = []
        try:
            for _ in range(MOST_AT_ONCE):
                if self._is_dead or not self._line.poll():
                    break
                number, news = self._line.recv()
                if number == self._number:
                    found.append(news)
        except (EOFError, OSError):
            self._is_dead = True
            if not self._is_stopped:
                found.append(NoPages("The preview has ended. Open the dialog again to see pages."))
        return found

    def stop(self) -> None:
        """End the process."""
        with self._lock:
            self._is_stopped = True
            if self._process is not None:
                self._process.kill()
        self._thread.join(2.0)
        if self._process is not None:
            self._process.join()
            self._process.close()
            self._process = None
        self._line.close()
        self._is_dead = True

    def _begin(self, records: tuple[Record, ...], at: datetime, other_end: Connection) -> None:
        process = multiprocessing.get_context("spawn").Process(
            target=_work, args=(other_end,), daemon=True
        )
        with self._lock:
            if self._is_stopped:
                return
            process.start()
            self._process = process
        other_end.close()
        with suppress(OSError):  # it was stopped, or died: ``news`` tells
            self._line.send(("project", records, at))
        with self._lock:
            self._is_ready = not self._is_stopped
            if self._is_ready:
                self._send()

    def _send(self) -> None:
        if self._wish is not None:
            with suppress(OSError):
                self._line.send(self._wish)
            self._wish = None


def _work(line: Connection) -> None:
    """What the process does, until the end of the line."""
    laying: Laying | None = None
    with suppress(EOFError, OSError):
        while True:
            kind, *values = line.recv()
            if kind == "project":
                laying = Laying(*values)
                continue
            if line.poll() or laying is None:
                continue
            number, options, place, logo = values
            with suppress(Newer):
                sent = 0
                for news in _answers(laying, options, place, logo, line):
                    late = sent > MOST_BYTES and isinstance(news, PageCame)
                    message = pickle.dumps((number, _empty(news) if late else news), 5)
                    sent += len(message)
                    line.send_bytes(message)
                    if line.poll():
                        raise Newer


def _empty(news: News) -> News:
    if not isinstance(news, PageCame):
        return news
    bare = replace(news.page.picture, primitives=())
    return replace(news, page=replace(news.page, picture=bare))


def _answers(
    laying: Laying, options: ExportPreset, place: int, logo: Image | None, line: Connection
) -> Iterable[News]:
    def go_on() -> None:
        if line.poll():
            raise Newer

    try:
        for told in laying.pages(options, place, logo, go_on):
            if isinstance(told, PagesTold):
                yield AllCame(told.count, told.remarks)
            elif isinstance(told, ContentsTold):
                yield ContentsCame(told.contents)
            else:
                yield PageCame(*told)
    except (EditRefused, FileTrouble) as trouble:
        yield NoPages(str(trouble))
    except Newer:
        raise
    except Exception:  # noqa: BLE001 - the window shows the report
        yield NoPages("The pages could not be laid out.", traceback.format_exc())
