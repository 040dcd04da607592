"""The health of a window's project, kept up to date while nobody types.

Every panel that shows findings asks the same keeper: ``keeper_of(workspace)``.
"""

from __future__ import annotations

from datetime import date
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, QTimer, Signal

from journeymapper.app.observers import Event
from journeymapper.checks.finding import Finding
from journeymapper.checks.health import Health
from journeymapper.checks.report import Report, by_place
from journeymapper.gui.workspace import Workspace

PAUSE_MS = 400
"""What must pass after an edit before the checks look again: nobody is typing then."""
SLICE_SECONDS = 0.003
GAP_MS = 2
"""Between two slices others get their turn."""


class Keeper(QObject):
    """Asks the checks in slices. ``today`` is asked anew at every edit."""

    changed = Signal()
    """The report is a new one; ``report`` and ``places`` give it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._project = workspace.project
        self._health = Health(workspace.project, date.today())
        self._report: Report | None = None
        self._places: dict[str, list[Finding]] = {}
        self._is_resting = False
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._work)
        workspace.records_changed.connect(self._on_records)
        self._later.start(0)

    @property
    def report(self) -> Report | None:
        """None until every check was asked once."""
        return self._report

    @property
    def places(self) -> dict[str, list[Finding]]:
        """The findings at each touchpoint, stage and journey; none while hints rest."""
        return {} if self._is_resting else self._places

    @property
    def is_resting(self) -> bool:
        """Whether hints keep quiet: a workshop is running."""
        return self._is_resting

    def rest(self, resting: bool) -> None:
        """Keep hints quiet, or let them speak again."""
        if resting != self._is_resting:
            self._is_resting = resting
            self.changed.emit()

    def settle(self) -> Report:
        """The report of the project as it is now, waited for."""
        self._later.stop()
        self._health.run()
        self._tell()
        assert self._report is not None
        return self._report

    def _on_records(self, event: Event) -> None:
        if self._project is not self._workspace.project or (
            self._health.look.today != date.today()
        ):
            self._project = self._workspace.project
            self._health = Health(self._project, date.today())
        else:
            self._health.changed(event.changes)
        self._later.start(PAUSE_MS)

    def _work(self) -> None:
        if self._health.step(SLICE_SECONDS):
            self._later.start(GAP_MS)
        else:
            self._tell()

    def _tell(self) -> None:
        self._report = self._health.report()
        self._places = by_place(self._project, self._report.findings)
        self.changed.emit()


_KEEPERS: WeakKeyDictionary[Workspace, Keeper] = WeakKeyDictionary()


def keeper_of(workspace: Workspace) -> Keeper:
    """The one keeper of a window; begins its work when it is first asked for."""
    keeper = _KEEPERS.get(workspace)
    if keeper is None:
        keeper = _KEEPERS[workspace] = Keeper(workspace)
    return keeper
