"""Keeps an editor's text and the journey in step, both ways.

What is typed is sent after a rest and when its line is left; a line that is not understood, and one
that is half typed, stay as they are typed and change nothing. Edits from elsewhere change the lines
that they touch.
"""

from __future__ import annotations

import itertools
import secrets
import time
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit

from journeymapper.analysis.outline import (
    TOUCHPOINT,
    WAY,
    Outline,
    OutlineLine,
    one_line,
    understood,
)
from journeymapper.analysis.outline_reading import Reading, read
from journeymapper.app.observers import Event
from journeymapper.commands.base import plural
from journeymapper.commands.draft import derived_id
from journeymapper.commands.outline import EditOutline
from journeymapper.domain.records import Connection, Stage, Touchpoint
from journeymapper.gui.outline.caret import put_cursor
from journeymapper.gui.outline.document import append, change_lines, lines_of
from journeymapper.gui.outline.sections import Sections
from journeymapper.gui.outline.window import kept_lines, makes_touchpoint, window_of
from journeymapper.gui.workspace import Workspace

REST_MS = 500
NEW_AFTER_MS = 1_000
"""A line that is new is made after a longer rest: until then it may become something else."""
MOST_CHANGES = 2_000
"""Records of an edit from elsewhere; after more the whole outline is said anew."""
_SLICE_SECONDS = 0.012
_KINDS = {"stage": Stage, "touchpoint": Touchpoint, "way": Connection}
_runs = itertools.count()


class InStep(QObject):
    """``ids`` hold for each line of the text the record that it stands for, empty where it stands
    for none (yet); ``problems`` a sentence for each line that is not understood."""

    problems_changed = Signal()
    lines_changed = Signal()
    undone = Signal()
    """An edit was undone while somebody is in the text, which says it now."""

    def __init__(self, editor: QPlainTextEdit, workspace: Workspace) -> None:
        super().__init__(editor)
        self._editor = editor
        self._workspace = workspace
        self.ids: list[str] = []
        self.problems: dict[int, str] = {}
        self.is_changing = False
        """Whether the text is being changed from here, not typed."""
        self._sections = Sections(workspace.project, workspace.journey_id)
        self._waiting: list[str] = []
        self._touched: set[str] = set()
        self._key = ""
        self._title = ""
        self._made = ("", -1)
        """The touchpoint made while its line is typed, and that edit's place in the history."""
        self._is_undone = False
        self._gone: tuple[tuple[OutlineLine, ...], int] = ((), -1)
        """What went with an edit that did nothing else, and that edit's place in the history."""
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(lambda: self.send(is_final=False))
        self._long_rest = QTimer(self, singleShot=True, interval=NEW_AFTER_MS)
        self._long_rest.timeout.connect(lambda: self.send(is_final=False, is_rested=True))
        self._build = QTimer(self, interval=0)
        self._build.timeout.connect(self._build_some)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._say_touched)
        workspace.records_changed.connect(self._on_records)
        workspace.journey_changed.connect(self.begin)
        editor.destroyed.connect(workspace.add_flusher(self.flush))

    @property
    def is_built(self) -> bool:
        """Whether all of the journey is in the text."""
        return not self._waiting

    def begin(self) -> None:
        """Say the journey that is shown, a section at a time."""
        self._rest.stop()
        project, journey = self._workspace.project, self._workspace.journey_id
        self._sections = Sections(project, journey)
        self._touched = set()
        self._outline = Outline(project, journey)
        self._waiting = self._outline.stages()
        self.is_changing = True
        self._editor.setReadOnly(True)
        self._editor.clear()
        self.is_changing = False
        self.ids, self.problems = [], {}
        self._build.start()
        self._build_some()

    def typed(self) -> None:
        """Somebody typed: it is sent when they rest."""
        if not self.is_changing and self.is_built:
            self._rest.start()
            self._long_rest.start()

    def flush(self) -> None:
        """Send what is typed, and end the run of typing."""
        self.send(is_final=True)
        self._key = ""

    def take_back(self, lines: Sequence[str]) -> list[str]:
        """Where some of these lines went with the newest edit: bring all back that went with it,
        and return the records of those lines. Empty: nothing is brought back."""
        gone, position = self._gone
        names = {(understood(one).kind, one_line(one)) for one in lines}
        here = [one for one in gone if (one.kind, one_line(one.text)) in names]
        if position != self._workspace.session.position or not any(one.kind != WAY for one in here):
            return []
        self._gone = ((), -1)
        self._workspace.undo()
        self._say_touched()
        return [one.record_id for one in here if one.record_id in self.ids]

    def delete_first(self, begin: int, lines: Sequence[str], title: str) -> None:
        """Delete what lines stand for; what is sent next is the same step of the history."""
        self.is_changing = True
        change_lines(self._editor.document(), begin, lines, [])
        self.is_changing = False
        self._title = title
        self.send(is_final=True, goes_on=True)
        self._title = ""

    def unmake(self, line: int) -> bool:
        """Take a touchpoint back that was made a moment ago, while its line was typed."""
        record = self.ids[line] if line < len(self.ids) else ""
        if not record or (record, self._workspace.session.position) != self._made:
            return False
        self._made = ("", -1)
        self._workspace.undo()
        self._say_touched()
        return True

    def send(self, *, is_final: bool, goes_on: bool = False, is_rested: bool = False) -> None:
        """Make the edit of what was typed. ``is_final``: the line with the cursor is left, and all
        of it counts; ``goes_on``: what is sent next is the same step of the history;
        ``is_rested``: a touchpoint that is new counts, too."""
        self._rest.stop()
        if is_final or is_rested:
            self._long_rest.stop()
        if not self.is_built or self.is_changing or self._workspace.session.read_only:
            return
        self._say_touched()
        now = lines_of(self._editor.document())
        said = [line for one in self._sections.order for line in self._sections.lines[one]]
        window = window_of([one.text for one in said], now, said)
        if window is None:
            self._show_problems({})
            return
        begin, end, end_now = window
        stages = tuple(one for one in self._sections.order if self._begins_in(one, begin, end))
        lines = tuple(now[begin:end_now])
        resting = None if is_final else self._editor.textCursor().blockNumber() - begin
        outline = Outline(self._workspace.project, self._sections.journey)
        reading = read(outline, said[begin:end], lines, resting)
        typed, is_new = resting, False
        if is_rested:
            whole = read(outline, said[begin:end], lines, None)
            if makes_touchpoint(whole, resting) and not reading.gone:
                reading, resting, is_new = whole, None, True
        seed = secrets.token_hex(8)
        gone = tuple(one for one in reading.gone if one.record_id)
        if gone:
            self._key = ""  # what goes is brought back by a step of its own
        self._key = self._key or f"outline {next(_runs)}"
        command = EditOutline(
            self._sections.journey, stages, lines, seed, resting, self._title, merge_key=self._key
        )
        refusal = self._refused_by(command)
        if refusal:
            # Nothing was made of any line: all stay as they are typed, until they are mended.
            line = begin + (resting or 0) if resting is not None else begin
            changed = (n for n in range(begin, end_now) if n >= len(said) or now[n] != said[n].text)
            self._show_problems({next(changed, line): refusal})
            return
        if gone and all(one.is_same for one in reading.lines):
            self._gone = (gone, self._workspace.session.position)
        count = sum(one.kind == TOUCHPOINT for one in gone)
        if count > 1 and not self._title:
            said_of = f"Deleted {plural(count, 'touchpoint')}: Undo brings them back."
            self._workspace.told.emit(said_of)
        self._take_ids(reading, begin, end_now, len(said) - end, lines, seed)
        self._show_problems({begin + number: why for number, why in reading.problems.items()})
        if is_new and typed is not None:
            self._made = (self.ids[begin + typed], self._workspace.session.position)
        self._kept = kept_lines(reading, begin, typed)
        self._touched.update(stages)
        self._say_touched()
        if is_final and not goes_on:
            self._key = ""

    def _refused_by(self, command: EditOutline) -> str:
        """Make the edit; why it was refused, empty where it was not."""
        why: list[str] = []
        note = self._workspace.refused.connect(why.append)
        self._workspace.run(command, self._editor)
        self._workspace.refused.disconnect(note)
        return why[0] if why else ""

    _kept: frozenset[int] = frozenset()
    """Lines that stay as they are typed, though they stand for something that says another."""

    def _begins_in(self, stage: str, begin: int, end: int) -> bool:
        return begin <= self._sections.begin_of(stage) < max(end, begin + 1)

    def _take_ids(
        self,
        reading: Reading,
        begin: int,
        end_now: int,
        rest: int,
        lines: Sequence[str],
        seed: str,
    ) -> None:
        """Which record each line stands for now."""
        ids = [""] * len(lines)
        for line in reading.lines:
            if line.was is not None:
                ids[line.number] = line.was.record_id
            else:
                made = derived_id(_KINDS[line.written.kind], seed, str(line.number))
                if self._workspace.project.find(made) is not None:
                    ids[line.number] = made
        said = [
            one.record_id for name in self._sections.order for one in self._sections.lines[name]
        ]
        self.ids = [*said[:begin], *ids, *(said[-rest:] if rest else ())]
        assert len(self.ids) == begin + len(lines) + rest

    def _on_records(self, event: Event) -> None:
        if not self._editor.isVisible() and not self.ids:
            return
        if len(event.changes) > MOST_CHANGES:
            self._later.stop()
            QTimer.singleShot(0, self, self.begin)
            return
        touched, has_new_order = self._sections.touched(event.changes)
        self._touched |= touched
        if has_new_order:
            self._touched.add("*")
        self._is_undone = event.kind == "undo" and self._editor.hasFocus()
        if self._touched and event.asker is not self._editor:
            self._later.start()

    def _say_touched(self) -> None:
        """Say the touched sections anew."""
        self._later.stop()
        touched, self._touched = self._touched, set()
        if not touched or self._waiting:
            return
        outline = Outline(self._workspace.project, self._sections.journey)
        self.is_changing = True
        cursor = self._editor.textCursor()
        line, column = cursor.blockNumber(), cursor.positionInBlock()
        before, text = self.ids[: line + 1], cursor.block().text()
        before += [""] * (line + 1 - len(before))
        if "*" in touched:
            self._say_all(outline, touched)
        else:
            now = lines_of(self._editor.document())
            for stage in reversed(self._sections.order):  # so that lines above keep their numbers
                if stage in touched:
                    self._say_section(stage, outline, now)
        put_cursor(self._editor, self.ids, before, text, (line, column))
        self.is_changing = False
        self._kept = frozenset()
        self.lines_changed.emit()
        if self._is_undone:
            self._is_undone = False
            self.undone.emit()

    def _say_section(self, stage: str, outline: Outline, now: Sequence[str]) -> None:
        begin, end = self._span(stage)
        before = list(now[begin:end])
        after, ids = self._with_typed(self._sections.say(stage, outline), begin, before)
        self._change(begin, end, before, after, ids)

    def _say_all(self, outline: Outline, touched: set[str]) -> None:
        self._sections.order = outline.stages()
        known = self._sections.lines
        said: list[OutlineLine] = []
        for stage in self._sections.order:
            is_known = stage in known and stage not in touched
            said += known[stage] if is_known else self._sections.say(stage, outline)
        before = lines_of(self._editor.document())
        after, ids = self._with_typed(said, 0, before)
        self._change(0, len(before), before, after, ids)

    def _change(
        self, begin: int, end: int, before: list[str], after: list[str], ids: list[str]
    ) -> None:
        if before != after:
            change_lines(self._editor.document(), begin, before, after)
        self.ids[begin:end] = ids
        by = len(after) - len(before)
        moved: dict[int, str] = {}
        for line, why in self.problems.items():
            if line >= end:
                moved[line + by] = why
            elif line < begin:
                moved[line] = why
            elif before[line - begin] in after:
                moved[begin + after.index(before[line - begin])] = why
        self.problems = moved

    def _with_typed(
        self, said: Sequence[OutlineLine], begin: int, typed: Sequence[str]
    ) -> tuple[list[str], list[str]]:
        """What is said, with the lines that stay as they are typed where they stand."""
        alone: dict[str, list[str]] = {}
        kept: dict[str, str] = {}
        above = "top"
        for number, text in enumerate(typed, begin):
            record_id = self.ids[number] if number < len(self.ids) else ""
            if record_id:
                above = record_id
                if number in self._kept:
                    kept[record_id] = text
            elif number in self._kept or number in self.problems or not text.strip():
                alone.setdefault(above, []).append(text)
        texts = alone.pop("top", [])
        ids = [""] * len(texts)
        for line in said:
            texts.append(kept.get(line.record_id, line.text))
            ids.append(line.record_id)
            for text in alone.get(line.record_id, ()) if line.record_id else ():
                texts.append(text)
                ids.append("")
        return texts, ids

    def _span(self, stage: str) -> tuple[int, int]:
        """The lines of a section in the text, with what is typed there."""
        place = self._sections.order.index(stage)
        begin = self._line_of(stage) if place else 0
        following = self._sections.order[place + 1 : place + 2]
        end = self._line_of(following[0]) if following else len(self.ids)
        return begin, end

    def _line_of(self, stage: str) -> int:
        if stage:
            return self.ids.index(stage)
        first = self._sections.lines[""][1:2]  # what stands in no stage has a touchpoint at least
        return self.ids.index(first[0].record_id) - 1 if first else len(self.ids)

    def _build_some(self) -> None:
        """Some sections more."""
        until = time.perf_counter() + _SLICE_SECONDS
        while self._waiting and time.perf_counter() < until:
            stage = self._waiting.pop(0)
            lines = self._sections.say(stage, self._outline)
            self._sections.order.append(stage)
            self.is_changing = True
            append(self._editor.document(), [one.text for one in lines])
            self.is_changing = False
            self.ids += [one.record_id for one in lines]
        if not self._waiting:
            self._build.stop()
            self.ids = self.ids or [""]
            self._editor.setReadOnly(self._workspace.session.read_only)
            self.lines_changed.emit()
            self._say_touched()

    def _show_problems(self, problems: dict[int, str]) -> None:
        if problems != self.problems:
            self.problems = problems
            self.problems_changed.emit()
