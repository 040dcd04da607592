"""What an edit on the map did, said in a sentence to whoever does not see it."""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.app.observers import Event
from journeymapper.commands.base import plural
from journeymapper.domain.change import Change
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Experience, Touchpoint
from journeymapper.domain.vocabulary import ConnectionKind
from journeymapper.gui.access.map_words import end_name, felt_said

_WAYS = {
    ConnectionKind.PATH: "Connection",
    ConnectionKind.LOOP: "Loop back",
    ConnectionKind.HAND_OFF: "Hand-off",
}


def edit_said(project: Project, event: Event) -> str:
    """``Loop back to Search made``; what undo calls the edit where no sentence of its own is
    better."""
    if event.kind != "edit":
        return f"{event.kind.capitalize()}: {event.name}"
    return _said(project, tuple(event.changes)) or event.name


def _said(project: Project, changes: Sequence[Change]) -> str:
    made = [one.after for one in changes if one.before is None]
    cards = [one for one in made if isinstance(one, Touchpoint)]
    ways = [one for one in made if isinstance(one, Connection)]
    if len(cards) == 1:
        stage = project.stages.get(cards[0].stage or "")
        where = f" in {stage.name}" if stage is not None else ""
        after = f", after {end_name(project, ways[0].source)}" if len(ways) == 1 else ""
        return f"{end_name(project, cards[0].id)} added{where}{after}"
    if len(ways) == 1 and not cards:
        return f"{_WAYS[ways[0].kind]} to {end_name(project, ways[0].target)} made"
    felt = [one.after for one in changes if isinstance(one.after, Experience)]
    if felt and len(felt) == len(changes) and felt[0].emotion is not None:
        said = felt_said(project, felt[0])
        said = said[0].upper() + said[1:]
        return said if len(felt) == 1 else f"{said}, at {plural(len(felt), 'touchpoint')}"
    return _changed(project, changes)


def _changed(project: Project, changes: Sequence[Change]) -> str:
    """What became of one touchpoint that was there before."""
    if len(changes) != 1:
        return ""
    before, after = changes[0].before, changes[0].after
    if not isinstance(before, Touchpoint) or not isinstance(after, Touchpoint):
        return ""
    name = end_name(project, after.id)
    if before.essential != after.essential:
        return f"{name} is essential" if after.essential else f"{name} is not essential"
    if before.stage != after.stage:
        stage = project.stages.get(after.stage or "")
        return f"{name} is now in {stage.name}" if stage else f"{name} is now without a stage"
    if (before.x, before.y) != (after.x, after.y):
        return f"{name} moved to {after.x:.0f}, {after.y:.0f}"
    return ""
