"""Files that the project follows: when one has changed, what is new in it is offered.

Asked when the project is shown, whenever its window comes to the front, and now and then while it
is there. Files are looked at
beside the window, in a thread: a network drive that hangs never stops anybody.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any
from weakref import WeakKeyDictionary

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QMainWindow

from journeymapper.analysis.written import write_number
from journeymapper.app.feedback_import import FeedbackImport, bring_feedback
from journeymapper.app.linked_feedback import Link, changed_links, link_feedback, links_of, new_in
from journeymapper.app.observers import Event
from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.gui.importing.after import said_after
from journeymapper.gui.importing.slices import Slices, sentence_of
from journeymapper.gui.notices import Notice, NoticeBar, notices_of
from journeymapper.gui.workspace import Workspace
from journeymapper.importers.feedback.brought import BroughtFeedback

ASK_MS = 50
"""Between two looks whether the thread has an answer."""
LONGEST_NAME = 40
AGAIN_MS = 20_000
"""Between two looks while the window stays in front."""
REST_MS = 600
"""After an edit of notes, before what is offered is worked out anew."""


@frozen
class Found:
    """A file that changed: how it is now (size and time), and its import or what is wrong."""

    link: Link
    state: tuple[Path, int, int]
    work: FeedbackImport | None
    trouble: str = ""


class Following(QObject):
    """One of a window; made by ``follow``."""

    def __init__(self, workspace: Workspace, window: QMainWindow) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._notices = notices_of(workspace)
        self._declined: set[tuple[Path, int, int]] = set()
        self._looks_again = False
        """Whether somebody asked while another look was not done."""
        self._thread: Thread | None = None
        self._answers: SimpleQueue[Any] = SimpleQueue()
        self._then: Callable[[Any], None] = self._on_found
        self._counting = Slices(self)
        self._asking = QTimer(self, interval=ASK_MS)
        self._asking.timeout.connect(self._hear)
        self._again = QTimer(self, interval=AGAIN_MS)
        self._again.timeout.connect(self._look_again)
        self._again.start()
        self._window = window
        self._later = QTimer(self, singleShot=True, interval=REST_MS)
        self._later.timeout.connect(self.look)
        window.statusBar().addWidget(NoticeBar(workspace, framed=False), 1)
        window.installEventFilter(self)
        workspace.records_changed.connect(self._on_records)

    @property
    def is_busy(self) -> bool:
        return self._thread is not None or self._counting.is_running

    def look(self) -> None:
        """See whether a file has changed, unless that is being done or something is offered."""
        if self.is_busy:
            self._looks_again = True
            return
        self._looks_again = False
        if self._notices.current is not None:
            return
        if self._workspace.session.read_only:
            return
        project, declined = self._workspace.project, frozenset(self._declined)
        self._beside(lambda: _first_changed(project, declined), self._on_found)

    def _look_again(self) -> None:
        """Who stays in the window hears of it too; nothing is asked where nothing is followed."""
        if self._window.isActiveWindow() and links_of(self._workspace.project):
            self.look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self.look()
        return False

    def _beside(self, job: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Do something that touches files in a thread, and go on with what it says."""
        answers = self._answers = SimpleQueue()
        self._then = then
        self._thread = Thread(target=lambda: answers.put(job()), daemon=True)
        self._thread.start()
        self._asking.start()

    def _hear(self) -> None:
        try:
            answer = self._answers.get_nowait()
        except Empty:
            if self._thread is not None and not self._thread.is_alive() and self._answers.empty():
                self._asking.stop()
                self._thread = None
            return
        self._asking.stop()
        self._thread = None
        self._then(answer)

    def _on_found(self, found: Found | None) -> None:
        if found is None:
            if self._looks_again:
                self.look()
        elif found.work is None:
            self._offer_trouble(found, found.trouble)
        else:
            self._counting.start(
                found.work,
                lambda brought: self._on_counted(found, brought),
                lambda trouble: self._offer_trouble(found, trouble),
            )

    def _on_counted(self, found: Found, brought: BroughtFeedback) -> None:
        if not brought.taken:
            self._mark_read(found)
            return
        count = write_number(brought.taken, self._workspace.project.details.locale)
        notes = "1 new note" if brought.taken == 1 else f"{count} new notes"
        self._notices.show(
            Notice(
                f"{notes} in “{_short(found.link.path)}”.",
                (
                    ("Bring them in", lambda: self._bring(found, brought)),
                    ("Look first…", lambda: self._open(found)),
                    ("Not now", lambda: self._decline(found)),
                ),
            )
        )

    def _offer_trouble(self, found: Found, trouble: str) -> None:
        self._notices.show(
            Notice(
                f"“{_short(found.link.path)}” has changed and cannot be read as before: {trouble}",
                (
                    ("Look into it…", lambda: self._open(found)),
                    ("Not now", lambda: self._decline(found)),
                ),
            )
        )

    def _bring(self, found: Found, brought: BroughtFeedback) -> None:
        self._notices.withdraw()
        self._workspace.flush()
        try:
            bring_feedback(self._workspace.session, brought)
        except EditRefused as refusal:
            self._workspace.refused.emit(str(refusal))
            self._later.start()  # the project changed meanwhile: worked out anew
        except FileTrouble as trouble:
            self._workspace.troubled.emit(trouble)
        else:
            self._workspace.told.emit(said_after(brought))
            self._later.stop()
            self._mark_read(found)

    def _mark_read(self, found: Found) -> None:
        """What the file holds now is no news any more."""
        project, link = self._workspace.project, found.link

        def keep() -> str:
            try:
                link_feedback(project, link.path, link.layout, link.header)
            except (EditRefused, FileTrouble) as trouble:
                return str(trouble)
            return ""

        self._declined.add(found.state)
        self._beside(keep, lambda _trouble: self.look())

    def _open(self, found: Found) -> None:
        self._decline(found)
        self._workspace.page_asked.emit("import", str(found.link.path))

    def _decline(self, found: Found) -> None:
        self._declined.add(found.state)
        self._notices.withdraw()
        self.look()

    def _on_records(self, event: Event) -> None:
        """What was worked out may hold no more when notes came or went."""
        is_out_of_date = any(change.table == "feedback_notes" for change in event.changes)
        if is_out_of_date and (self._counting.is_running or self._notices.current is not None):
            self._counting.stop()
            self._notices.withdraw()
            self._later.start()


def _short(path: Path) -> str:
    """A file's name, its middle left out where it is long."""
    name = path.name
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 13]}…{name[-12:]}"


def _first_changed(project: Project, declined: frozenset[tuple[Path, int, int]]) -> Found | None:
    for link in changed_links(project):
        try:
            now = link.path.stat()
            state = (link.path, now.st_size, now.st_mtime_ns)
            if state in declined:
                continue
            work = new_in(project, link)
        except (EditRefused, FileTrouble) as trouble:
            return Found(link, state, None, sentence_of(trouble))
        except OSError:
            continue  # it went away between two looks: nothing is new in it
        if work is not None:
            return Found(link, state, work)
    return None


_FOLLOWING: WeakKeyDictionary[Workspace, Following] = WeakKeyDictionary()


def follow(workspace: Workspace, window: QMainWindow) -> Following:
    """Have a window offer what is new in the files that its project follows; looks at once."""
    found = _FOLLOWING.get(workspace)
    if found is None:
        found = _FOLLOWING[workspace] = Following(workspace, window)
    found.look()
    return found
