"""What one window works on: the session, and what is chosen, shown and lit in it.

Panels and the canvas never speak to one another: they ask the workspace for edits and hear from it
what changed. What is chosen or shown is a preference of the window, not an edit.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal

from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.domain.order import by_rank, personas_in_order
from journeymapper.gui import preferences

if TYPE_CHECKING:
    from journeymapper.app.observers import Event
    from journeymapper.app.session import Session
    from journeymapper.checks.finding import Finding
    from journeymapper.checks.report import Report
    from journeymapper.commands.base import Command
    from journeymapper.domain.project import Project

MOST_SELECTED = 30
log = logging.getLogger(__name__)


class Workspace(QObject):
    """The one thing that every part of a window shares."""

    records_changed = Signal(object)
    """An Event of the session: which records changed, and who asked."""
    selection_changed = Signal()
    journey_changed = Signal()
    personas_changed = Signal()
    """Another persona is active, or others are switched on."""
    focus_changed = Signal()
    """Other records are lit (a loop's cycle), or all again."""
    tool_changed = Signal(str)
    refused = Signal(str)
    """An edit was refused; the sentence belongs in a toast."""
    troubled = Signal(object)
    """A FileTrouble; it belongs in a dialog that offers a way out."""
    told = Signal(str)
    """Something went well that the user should hear of, for example "Copied 3 touchpoints"."""
    busy_with = Signal(str)
    """Something that takes a moment begins; empty when it ended."""
    reveal_asked = Signal(str)
    """This record should come into sight on the canvas."""
    loop_asked = Signal(str)
    """A loop should be drawn from this touchpoint: the canvas waits for where it leads."""
    page_asked = Signal(str, str)
    """A page of the window should open: its name and the record it is about (or empty)."""
    rests_on_asked = Signal(str, QPoint)
    """What a record rests on should be shown, at this place of the screen."""
    lens_changed = Signal()
    """Only what is essential is shown, or all again; what is new is marked, or no more."""
    heat_changed = Signal()
    """The map is coloured by something else, or plain again."""
    health_changed = Signal()
    """The checks say something new, or hints rest, or speak again."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.selection: frozenset[str] = frozenset()
        self.shown_personas: frozenset[str] = frozenset()
        """Personas whose paths are lit; empty lights all."""
        self.active_persona: str | None = None
        """Whose experience the inspector and the number keys speak of."""
        self.focus: frozenset[str] | None = None
        """Records that stay bright while the rest is dimmed; None dims nothing."""
        self.essentials_only = False
        self.folded: frozenset[str] = frozenset()
        """The stages that the map shows as one card each."""
        self.marks_changes = False
        """Whether the map marks what is new and changed against the journey it derives from."""
        self.heat = ""
        """What the map is coloured by, one of ``analysis.heat.HEATS``; empty for a plain map."""
        self.heat_persona: str | None = None
        """Whose emotion colours it; None for everybody's."""
        self.report: Report | None = None
        """What the checks say; None until every one was asked once."""
        self.hints_rest = preferences.hints_rest()
        """Whether hints keep quiet: a workshop is running."""
        self.tool = "select"
        self.journey_id = self._first_journey()
        personas = personas_in_order(session.project)
        if personas:
            self.active_persona = personas[0].id
        self._flushers: list[Callable[[], None]] = []
        self._leave_session = session.subscribe(self._on_event)

    @property
    def project(self) -> Project:
        return self.session.project

    def run(self, command: Command, asker: object = None) -> Event | None:
        """Send an edit through the door; what goes wrong is shown, and None returned.

        Who chooses to go on in a copy when the file is in trouble has the edit in the copy.
        """
        while True:
            path = self.session.path
            try:
                return self.session.dispatch(command, asker)
            except EditRefused as refusal:
                self.refused.emit(str(refusal))
                return None
            except FileTrouble as trouble:
                self.troubled.emit(trouble)
                if self.session.path == path:
                    return None

    def undo(self) -> None:
        self._step(self.session.undo)

    def redo(self) -> None:
        self._step(self.session.redo)

    def jump_to(self, position: int, progress: Callable[[int, int], None]) -> None:
        """Undo or redo as many steps as lead to a position of the history, in one go."""
        self._step(lambda: self.session.jump_to(position, progress=progress))

    def _step(self, step: Callable[[], Event | None]) -> None:
        self.flush()
        try:
            event = step()
        except EditRefused as refusal:
            self.refused.emit(str(refusal))
        except FileTrouble as trouble:
            self.troubled.emit(trouble)
        else:
            if event is not None:
                self._show_what_changed(event)

    def add_flusher(self, flush: Callable[[], None]) -> Callable[[], None]:
        """Have a text field's pending typing sent before undo, export and close.

        Returns the way to take it out again.
        """
        self._flushers.append(flush)

        def remove() -> None:
            if flush in self._flushers:
                self._flushers.remove(flush)

        return remove

    def flush(self) -> None:
        """Send what is typed but not yet an edit, and end the run of typing."""
        for flush in list(self._flushers):
            flush()
        self.session.end_typing()

    def select(self, ids: Iterable[str]) -> None:
        chosen = frozenset(one for one in ids if self.project.find(one) is not None)
        if chosen != self.selection:
            self.selection = chosen
            self.selection_changed.emit()

    @property
    def selected(self) -> str | None:
        """The one selected record; None when nothing or more than one is selected."""
        return next(iter(self.selection)) if len(self.selection) == 1 else None

    def show_journey(self, journey_id: str) -> None:
        if journey_id != self.journey_id and journey_id in self.project.journeys:
            self.flush()
            self.journey_id = journey_id
            self.select(())
            self.light(None)
            self.journey_changed.emit()

    def activate_persona(self, persona_id: str | None) -> None:
        if persona_id != self.active_persona:
            self.active_persona = persona_id
            self.personas_changed.emit()

    def show_personas(self, ids: Iterable[str]) -> None:
        """Light only what lies on these personas' paths; none lights everything."""
        shown = frozenset(ids)
        if shown != self.shown_personas:
            self.shown_personas = shown
            self.personas_changed.emit()

    def light(self, ids: Iterable[str] | None) -> None:
        focus = None if ids is None else frozenset(ids)
        if focus != self.focus:
            self.focus = focus
            self.focus_changed.emit()

    def show_essentials(self, only: bool) -> None:
        """Show only essential touchpoints on the map, or all again."""
        if only != self.essentials_only:
            self.flush()
            self.essentials_only = only
            self.lens_changed.emit()

    def fold(self, stages: Iterable[str]) -> None:
        """Show these stages as one card each on the map, and every other one whole."""
        folded = frozenset(one for one in stages if one in self.project.stages)
        if folded != self.folded:
            self.flush()
            self.folded = folded
            self.lens_changed.emit()

    def mark_changes(self, marked: bool) -> None:
        """Mark on the map what is new and changed against the journey that it derives from."""
        if marked != self.marks_changes:
            self.marks_changes = marked
            self.lens_changed.emit()

    def show_heat(self, kind: str, persona: str | None = None) -> None:
        """Colour the map by one of ``analysis.heat.HEATS``; an empty text shows it plain."""
        if (kind, persona) != (self.heat, self.heat_persona):
            self.heat, self.heat_persona = kind, persona
            self.heat_changed.emit()

    @property
    def findings(self) -> Mapping[str, Sequence[Finding]]:
        """What is found at each touchpoint, stage and journey; nothing while hints rest."""
        report = self.report
        return {} if report is None or self.hints_rest else report.places

    def show_report(self, report: Report) -> None:
        """What the checks say now."""
        self.report = report
        self.health_changed.emit()

    def rest_hints(self, resting: bool) -> None:
        """Keep hints quiet, also when a file is opened again, or let them speak again."""
        if resting != self.hints_rest:
            self.hints_rest = resting
            preferences.remember_hints(resting)
            self.health_changed.emit()

    def take_tool(self, tool: str) -> None:
        """``select``, ``touchpoint``, ``decision``, ``start``, ``end``, ``connect``, ``sticky``,
        or ``walk:`` and a persona's id."""
        if tool != self.tool:
            self.tool = tool
            self.tool_changed.emit(tool)

    def reveal(self, record_id: str) -> None:
        """Show the journey that a record stands in, select it and bring it into sight."""
        record = self.project.find(record_id)
        journey = getattr(record, "journey", None)
        if journey is not None:
            self.show_journey(journey)
        if record is not None:
            self.select([record_id])
            self.reveal_asked.emit(record_id)

    def close(self) -> None:
        self.flush()
        self._leave_session()
        self.session.close()

    def _on_event(self, event: Event) -> None:
        find = self.project.find
        self.select(one for one in self.selection if find(one) is not None)
        shown = frozenset(one for one in self.shown_personas if find(one) is not None)
        active = self.active_persona
        if active is None or find(active) is None:
            personas = personas_in_order(self.project)
            active = personas[0].id if personas else None
        if (shown, active) != (self.shown_personas, self.active_persona):
            self.shown_personas, self.active_persona = shown, active
            self.personas_changed.emit()
        if self.focus is not None and not all(find(one) for one in self.focus):
            self.light(None)
        self.folded = frozenset(one for one in self.folded if one in self.project.stages)
        if self.journey_id not in self.project.journeys:
            self.journey_id = self._first_journey()
            self.journey_changed.emit()
        self.records_changed.emit(event)

    def _show_what_changed(self, event: Event) -> None:
        """After undo and redo: select what came back or moved, in the journey where it stands.
        After a jump over very much nothing is selected: that would be all of it."""
        changed = [change.after for change in event.changes if change.after is not None]
        if len(changed) > MOST_SELECTED:
            self.select(())
            return
        journeys = [one for record in changed if (one := getattr(record, "journey", None))]
        if journeys and self.journey_id not in journeys:
            self.show_journey(journeys[0])
        ids = {
            record.id
            for record in changed
            if record.table in ("touchpoints", "connections", "presences")
        }
        if not ids <= self.selection:  # whoever goes on with what is chosen keeps it
            self.select(ids)

    def _first_journey(self) -> str:
        journeys = by_rank(self.session.project.journeys.values())
        return journeys[0].id if journeys else ""
