"""The health of a window's project, kept up to date while nobody types.

There is one keeper a window: ``keeper_of(workspace)``. It puts what it knows into the workspace,
where every panel finds it (``report``, ``findings``, ``health_changed``).
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, QTimer, Signal

from journeymapper.app.observers import Event
from journeymapper.checks.finding import Finding
from journeymapper.checks.health import Health
from journeymapper.checks.report import Report
from journeymapper.domain.change import Change
from journeymapper.gui.workspace import Workspace

PAUSE_MS = 400
"""What must pass after an edit before the checks look again: nobody is typing then."""
SLICE_SECONDS = 0.003
GAP_MS = 2
"""Between two slices others get their turn."""
ABOUT_HINTS = frozenset({"actions", "dismissals", "thresholds"})
"""Tables whose edits come from a click on a hint: they are answered at once."""


class Keeper(QObject):
    """Asks the checks in slices. ``today`` is asked anew at every edit."""

    changed = Signal()
    """The report is a new one, or hints rest or speak again."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._project = workspace.project
        self._health = Health(workspace.project, date.today())
        self._is_at_work = False
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._work)
        workspace.records_changed.connect(self._on_records)
        workspace.health_changed.connect(self.changed)
        self._later.start(0)

    @property
    def report(self) -> Report | None:
        """None until every check was asked once."""
        return self._workspace.report

    @property
    def places(self) -> Mapping[str, Sequence[Finding]]:
        """The findings at each touchpoint, stage and journey; none while hints rest."""
        return self._workspace.findings

    @property
    def is_resting(self) -> bool:
        """Whether hints keep quiet: a workshop is running."""
        return self._workspace.hints_rest

    def rest(self, resting: bool) -> None:
        """Keep hints quiet, or let them speak again."""
        self._workspace.rest_hints(resting)

    def soon(self) -> None:
        """Look now, in slices: what was just done came from a hint."""
        self._later.start(0)

    def settle(self) -> Report:
        """The report of the project as it is now, waited for."""
        self._later.stop()
        self._health.run()
        return self._tell()

    def take(self, changes: Iterable[Change]) -> None:
        """Note what an edit touched; it is looked at after a pause, or ``soon``."""
        if self._project is not self._workspace.project or (
            self._health.look.today != date.today()
        ):
            self._project = self._workspace.project
            self._health = Health(self._project, date.today())
        else:
            self._health.changed(changes)

    def _on_records(self, event: Event) -> None:
        self.take(event.changes)
        if all(change.table in ABOUT_HINTS for change in event.changes):
            self.soon()
        else:
            self._later.start(PAUSE_MS)

    def _work(self) -> None:
        if not self._is_at_work:
            self._is_at_work = True
            _put_aside()
        self._is_at_work = self._health.step(SLICE_SECONDS)
        gc.collect(0)  # little after every slice: all at once it would hold up the window
        if self._is_at_work:
            self._later.start(GAP_MS)
        else:
            _put_aside()
            self._tell()

    def _tell(self) -> Report:
        report = self._health.report()
        self._workspace.show_report(report)
        return report


def _put_aside() -> None:
    """Have what is there count as old, which Python's collector seldom looks through: a large
    project takes it a tenth of a second."""
    gc.freeze()
    gc.unfreeze()


_KEEPERS: WeakKeyDictionary[Workspace, Keeper] = WeakKeyDictionary()


def keeper_of(workspace: Workspace) -> Keeper:
    """The one keeper of a window; begins its work when it is first asked for."""
    keeper = _KEEPERS.get(workspace)
    if keeper is None:
        keeper = _KEEPERS[workspace] = Keeper(workspace)
    return keeper
