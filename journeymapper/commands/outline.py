"""Edits of a journey as indented text (``analysis.outline``).

EditOutline(journey, stages, lines, seed, resting=None, title="")
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from journeymapper.analysis.outline import (
    MOST_LINES,
    STAGE,
    TOUCHPOINT,
    WAY,
    Outline,
    OutlineLine,
    is_no_stage,
    one_line,
)
from journeymapper.analysis.outline_reading import Reading, ReadLine, read
from journeymapper.commands.base import Command, tidy, wanted
from journeymapper.commands.connections import Connect, MarkLoop, Reconnect, UnmarkLoop
from journeymapper.commands.draft import Draft, derived_id
from journeymapper.commands.outline_names import name_of
from journeymapper.commands.outline_places import free_place, to_move
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.commands.stages import AddStage, DeleteStages, MoveStage
from journeymapper.commands.touchpoints import AddTouchpoint, PlaceTouchpoints
from journeymapper.domain.change import Changes, composed
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Journey, Stage, Touchpoint
from journeymapper.domain.vocabulary import ConnectionKind


@frozen
class EditOutline(Command):
    """Make of these sections (stages in order; empty: what stands in no stage) what the lines say.
    Lines that are renamed or moved stay what they are; what is not understood is left alone.
    ``seed`` makes the ids of what is new; ``resting`` is the line that is still typed in, and
    ``title`` what undo calls it, where it is more than the lines say."""

    journey: str
    stages: Sequence[str]
    lines: Sequence[str]
    seed: str
    resting: int | None = None
    title: str = ""

    def plan(self, project: Project) -> Changes:
        journey = wanted(project, Journey, self.journey)
        if len(self.lines) > MOST_LINES:
            raise EditRefused(f"An outline has {MOST_LINES:,} lines at most. Take some away first.")
        own = {"", *(one.id for one in stages_in_order(project, journey.id))}
        if not own.issuperset(self.stages):
            raise EditRefused("A stage of these lines is no longer in this journey. Type it anew.")
        outline, reading = self._read(project)
        return _Plan(project, journey.id, outline, reading, self.stages, self.seed).changes()

    def name(self, project: Project) -> str:
        return self.title or name_of(project, self._read(project)[1])

    def _read(self, project: Project) -> tuple[Outline, Reading]:
        outline = Outline(project, self.journey)
        return outline, read(outline, outline.lines(self.stages), self.lines, self.resting)


class _Plan:
    """Works the edit out step by step; each is planned on what the earlier ones left."""

    def __init__(
        self,
        project: Project,
        journey: str,
        outline: Outline,
        reading: Reading,
        stages: Sequence[str],
        seed: str,
    ) -> None:
        self._project = project
        self._journey = journey
        self._outline = outline
        self._reading = reading
        self._stages = [one for one in stages if one in project.stages]
        self._seed = seed
        self._steps: list[Changes] = []
        self._scratch: Project | None = None
        self._stands_as_it_did = True
        self._ids: dict[int, str] = {
            one.number: one.was.record_id for one in reading.lines if one.was is not None
        }

    def changes(self) -> Changes:
        self._rename()
        self._delete(WAY)
        self._stand_in_order()
        self._delete(STAGE)
        cards = self._put_touchpoints()
        self._connect(cards)
        self._delete(TOUCHPOINT)
        return composed(*self._steps)

    def _now(self) -> Project:
        """The project as the steps so far leave it; no copy is made for a single step."""
        if self._steps and self._scratch is None:
            self._scratch = self._project.snapshot()
            for step in self._steps:
                self._scratch.apply(step)
        return self._scratch or self._project

    def _standing(self) -> Project:
        """As ``_now``, where only stages and places matter, which names and ways do not change:
        for the one line that somebody typed no copy of a large project is made."""
        return self._project if self._stands_as_it_did else self._now()

    def _do(self, command: Command) -> None:
        self._add(command.plan(self._now()))

    def _stand(self, command: Command, *, is_last: bool = False) -> None:
        """Make an edit of stages or places; ``is_last``: no other follows."""
        changes = command.plan(self._standing())
        if self._stands_as_it_did and self._steps:
            edited = {one.id for step in self._steps for one in step}
            if any(one.id in edited for one in changes):  # a card that has another name, too
                changes = command.plan(self._now())
        if changes and not is_last:
            self._stands_as_it_did = False
        self._add(changes)

    def _add(self, changes: Changes) -> None:
        if changes:
            self._steps.append(changes)
            if self._scratch is not None:
                self._scratch.apply(changes)

    def _rename(self) -> None:
        draft = Draft()
        for line in self._reading.lines:
            record = self._project.find(line.was.record_id) if line.was is not None else None
            if line.is_same or record is None:
                continue
            said = line.written
            if isinstance(record, Stage | Touchpoint) and tidy(said.name) != tidy(record.name):
                draft.edit(record, name=tidy(said.name))
            elif isinstance(record, Connection) and said.label != one_line(record.label):
                draft.edit(record, label=tidy(said.label))
        self._add(draft.changes())

    def _delete(self, kind: str) -> None:
        gone = [one.record_id for one in self._reading.gone if one.kind == kind and one.record_id]
        left = [one for one in gone if self._is_there(one)]
        if left:
            if kind == STAGE:
                self._stand(DeleteStages(left))
            else:
                self._do(DeleteRecords(left))

    def _stand_in_order(self) -> None:
        """Stages that are new, and all of them in the order of the text."""
        wished: list[str] = []
        for line in self._reading.lines:
            if line.written.kind != STAGE or is_no_stage(line.written):
                continue
            if line.was is None:
                stage_id = self._new_id(Stage, line)
                before = self._stages[0] if self._stages and not wished else None
                after = wished[-1] if wished else None
                name = line.written.name
                self._stand(AddStage(stage_id, self._journey, name, after=after, before=before))
            wished.append(self._ids[line.number])
        gone = {one.record_id for one in self._reading.gone}
        known = [one.id for one in stages_in_order(self._standing(), self._journey)]
        here = set(wished)
        if [one for one in known if one in here] == wished:
            return
        last = max((place for place, one in enumerate(known) if one in here), default=-1)
        others = [one for one in known[last + 1 :] if one not in here and one not in gone]
        follower = others[0] if others else None
        for stage_id in reversed(wished):
            self._stand(MoveStage(stage_id, before=follower))
            follower = stage_id

    def _put_touchpoints(self) -> list[tuple[ReadLine, str]]:
        """Touchpoints that are new, and those that moved; returns each line of a touchpoint or way
        with the touchpoint that it starts from (empty: from none)."""
        stage, sources, above = "", [], [""]
        by_stage: dict[str, list[ReadLine]] = {}
        depths = [0]
        for line in self._reading.lines:
            said = line.written
            if said.kind == STAGE:
                stage = "" if is_no_stage(said) else self._ids[line.number]
                above, depths = [""], [0]
            elif said.kind == TOUCHPOINT:
                if line.was is None:
                    self._new_id(Touchpoint, line)
                while depths[-1] >= max(said.depth, 1):
                    above.pop()
                    depths.pop()
                sources.append((line, above[-1] if said.depth > 1 else ""))
                above.append(self._ids[line.number])
                depths.append(max(said.depth, 1))
                by_stage.setdefault(stage, []).append(line)
            else:
                sources.append((line, above[-1]))
        moving = {
            one: to_move(self._standing(), one, [self._ids[line.number] for line in lines])
            for one, lines in by_stage.items()
        }
        is_single = sum(map(len, moving.values())) == 1
        for one, lines in by_stage.items():
            self._put_in(one, lines, moving[one], is_single=is_single)
        return sources

    def _put_in(
        self, stage: str, lines: Sequence[ReadLine], moving: set[str], *, is_single: bool
    ) -> None:
        ids = [self._ids[one.number] for one in lines]
        before = ""
        fixed = [one for one in ids if one not in moving]
        for line, touchpoint in zip(lines, ids, strict=True):
            if touchpoint in moving and (stage or line.was is None):
                follower = fixed[0] if fixed else ""
                (x, y), pushed = free_place(
                    self._standing(), self._journey, stage, before, follower, touchpoint
                )
                if pushed:
                    self._stand(PlaceTouchpoints(pushed), is_last=is_single)
                name = line.written.name
                made = AddTouchpoint(touchpoint, self._journey, name, x, y)
                placed = PlaceTouchpoints({touchpoint: (x, y)})
                self._stand(made if line.was is None else placed, is_last=is_single)
            elif fixed and fixed[0] == touchpoint:
                fixed.pop(0)
            before = touchpoint

    def _connect(self, sources: Sequence[tuple[ReadLine, str]]) -> None:
        outline: Outline | None = None
        for line, source in sources:
            said = line.written
            if said.kind == TOUCHPOINT:
                if source and not line.is_same:
                    self._lead(line, source, self._ids[line.number])
                continue
            if line.is_same and self._starts_from(line.was) == source:
                continue
            if outline is None:
                outline = Outline(self._now(), self._journey)
            is_known = line.was is not None and self._says_same_target(line)
            target = None if is_known else outline.called(said.name, said.number)
            if target is None and not is_known:
                target = self._made(line, source)
                outline = None
            if line.was is None:
                assert target is not None
                self._lead(line, source, target)
            else:
                self._change_way(line, source, target)

    def _lead(self, line: ReadLine, source: str, target: str) -> None:
        """A new way; one that leads back is a loop, as on the map."""
        sign = line.written.sign
        kind = None if sign in (None, ConnectionKind.PATH) else sign
        way_id = derived_id(Connection, self._seed, str(line.number))
        label = line.written.label
        self._do(Connect(way_id, self._journey, source, target, kind=kind, label=label))

    def _change_way(self, line: ReadLine, source: str, target: str | None) -> None:
        assert line.was is not None
        way = self._now().connections[line.was.record_id]
        ends: dict[str, Any] = {}
        if source and way.source != source:
            ends["source"] = source
        if target is not None and way.target != target:
            ends["target"] = target
        if ends:
            self._do(Reconnect(way.id, **ends))
        sign, kind = line.written.sign, self._now().connections[way.id].kind
        if line.is_same or sign is None or sign is kind:
            return
        if kind is ConnectionKind.LOOP:
            self._do(UnmarkLoop(way.id))
        if sign is ConnectionKind.LOOP:
            self._do(MarkLoop(way.id, label=self._now().connections[way.id].label))
        elif sign is not ConnectionKind.PATH or kind is ConnectionKind.HAND_OFF:
            self._do(EditFields(way.id, {"kind": sign}))

    def _made(self, line: ReadLine, source: str) -> str:
        """A way leads to what nobody made yet: it stands after where the way starts."""
        touchpoint = derived_id(Touchpoint, self._seed, "target", str(line.number))
        stage = self._now().touchpoints[source].stage or ""
        (x, y), pushed = free_place(self._now(), self._journey, stage, source, "", touchpoint)
        if pushed:
            self._do(PlaceTouchpoints(pushed))
        self._do(AddTouchpoint(touchpoint, self._journey, line.written.name, x, y))
        return touchpoint

    def _starts_from(self, was: OutlineLine | None) -> str:
        way = self._project.find(was.record_id) if was is not None else None
        return way.source if isinstance(way, Connection) else ""

    def _says_same_target(self, line: ReadLine) -> bool:
        """Whether a way's line names the touchpoint that the way leads to."""
        assert line.was is not None
        way = self._project.connections[line.was.record_id]
        said = line.written
        target = self._project.touchpoints[way.target]
        number = self._outline.number_of(target)
        return (one_line(target.name), number) == (one_line(said.name), said.number) or (
            line.is_same
        )

    def _is_there(self, record_id: str) -> bool:
        """Whether none of the steps so far deleted it."""
        return not any(one.id == record_id and one.after is None for s in self._steps for one in s)

    def _new_id(self, kind: type[Stage] | type[Touchpoint], line: ReadLine) -> str:
        made = derived_id(kind, self._seed, str(line.number))
        self._ids[line.number] = made
        return made
