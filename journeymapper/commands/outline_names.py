"""What undo calls an edit of the outline: by what it does to stages and touchpoints."""

from __future__ import annotations

from journeymapper.analysis.outline import STAGE, TOUCHPOINT, WAY, is_no_stage
from journeymapper.analysis.outline_reading import Reading, ReadLine
from journeymapper.commands.base import called, plural, tidy
from journeymapper.domain.project import Project

_OTHER = "Edit the outline"


def name_of(project: Project, reading: Reading) -> str:
    """``Rename “X”``, ``Add 300 touchpoints``, ``Delete stage “Y” with 4 touchpoints``."""
    lines = reading.lines
    renamed = [one for one in lines if one.was is not None and not one.is_same]
    made = {
        kind: [one for one in lines if one.was is None and one.written.kind == kind]
        for kind in (STAGE, TOUCHPOINT, WAY)
    }
    gone = {
        kind: [one.record_id for one in reading.gone if one.kind == kind and one.record_id]
        for kind in (STAGE, TOUCHPOINT, WAY)
    }
    has_made, has_gone = any(made.values()), any(gone.values())
    if has_made and has_gone:
        return _OTHER
    if has_gone:
        return _deleted(project, gone)
    if has_made:
        return _added(reading, made)
    return _moved(project, reading) or _renamed(project, renamed)


def _deleted(project: Project, gone: dict[str, list[str]]) -> str:
    stages, cards, ways = gone[STAGE], gone[TOUCHPOINT], gone[WAY]
    with_cards = f" with {plural(len(cards), 'touchpoint')}" if cards else ""
    if len(stages) == 1:
        return f"Delete stage {called(project.find(stages[0]))}{with_cards}"
    if stages:
        return f"Delete {plural(len(stages), 'stage')}{with_cards}"
    if len(cards) == 1:
        return f"Delete {called(project.find(cards[0]))}"
    return (
        f"Delete {plural(len(cards), 'touchpoint')}"
        if cards
        else (f"Delete {plural(len(ways), 'connection')}")
    )


def _added(reading: Reading, made: dict[str, list[ReadLine]]) -> str:
    stages, cards, ways = made[STAGE], made[TOUCHPOINT], made[WAY]
    with_cards = f" with {plural(len(cards), 'touchpoint')}" if cards else ""
    if stages:
        return f"Add {plural(len(stages), 'stage')}{with_cards}"
    if len(cards) == 1:
        # Its name may still be typed: the step says where it is.
        stage = _stage_above(reading, cards[0])
        return f"Add a touchpoint to “{stage[:40]}”" if stage else "Add a touchpoint"
    return (
        f"Add {plural(len(cards), 'touchpoint')}"
        if cards
        else (f"Add {plural(len(ways), 'connection')}")
    )


def _stage_above(reading: Reading, line: ReadLine) -> str:
    above = (
        one.written
        for one in reversed(reading.lines)
        if one.number < line.number and one.written.kind == STAGE
    )
    stage = next(above, None)
    return tidy(stage.name) if stage is not None and not is_no_stage(stage) else ""


def _moved(project: Project, reading: Reading) -> str:
    """Touchpoints that stand in another stage; empty where none does."""
    stage, moved, to = "", [], ""
    for line in reading.lines:
        if line.was is None:
            continue
        if line.written.kind == STAGE:
            stage = line.was.record_id
        elif line.written.kind == TOUCHPOINT:
            card = project.touchpoints.get(line.was.record_id)
            if card is not None and (card.stage or "") != stage:
                moved.append(card)
                to = stage
    if not moved:
        return ""
    what = called(moved[0]) if len(moved) == 1 else plural(len(moved), "touchpoint")
    return f"Move {what} to {called(project.find(to))}" if to else f"Move {what} out of the stage"


def _renamed(project: Project, lines: list[ReadLine]) -> str:
    if not lines:
        return "Move lines of the outline"
    named = [one for one in lines if one.written.kind != WAY and one.was is not None]
    if len(named) == 1 and named[0].was is not None:
        return f"Rename {called(project.find(named[0].was.record_id))}"
    if named:
        return f"Rename {len(named):,} lines"
    return "Edit a connection" if len(lines) == 1 else f"Edit {len(lines):,} connections"
