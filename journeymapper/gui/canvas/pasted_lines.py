"""Pasted text, line by line: what becomes a touchpoint, what a sticky, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from math import ceil, sqrt

from journeymapper.commands.base import Command, plural
from journeymapper.commands.stages import WIDEST, ResizeStage
from journeymapper.commands.stickies import AddStickies
from journeymapper.commands.touchpoints import AddTouchpoints
from journeymapper.domain.frozen import frozen
from journeymapper.domain.records import CARD_HEIGHT, CARD_WIDTH, Sticky, Touchpoint, new_id
from journeymapper.domain.vocabulary import StickyKind
from journeymapper.gui.canvas.scene import Scene
from journeymapper.layout import Rectangle

MOST_LINES = 1000
LONGEST = 500
ONE_COLUMN = 20
"""So many cards may stand one under another."""
LEAST_ROWS = 12
GAP = 24.0
EDGE = 8.0
"""Left free between a card and the edge of its stage at least."""
_BULLET = re.compile(r"^\s*[-*•–]\s+")
_KIND = re.compile(rf"^({'|'.join(kind.value for kind in StickyKind)})\s*:\s*", re.IGNORECASE)
_ASKED = re.compile(r"^\?\s*")

Note = tuple[StickyKind, str]


@frozen
class PastedLines:
    """``left_out`` counts the lines beyond the most that are taken."""

    names: tuple[str, ...]
    notes: tuple[Note, ...]
    left_out: int = 0

    def told(self) -> str:
        """What came, as a list: ``2 touchpoints, 1 sticky``."""
        found = []
        if self.names:
            found.append(plural(len(self.names), Touchpoint.word))
        if self.notes:
            found.append(plural(len(self.notes), Sticky.word))
        return ", ".join(found)


def read_lines(text: str, kind: StickyKind, *, only_notes: bool) -> PastedLines:
    """Lines with a dash, a star or a bullet are notes, others touchpoints. A note that begins with
    the name of a kind and a colon, or with a question mark, is of that kind, else of ``kind``."""
    lines = [line for line in text.splitlines() if line.strip()]
    names: list[str] = []
    notes: list[Note] = []
    for line in lines[:MOST_LINES]:
        words = " ".join(_BULLET.sub("", line).split())[:LONGEST]
        if only_notes or _BULLET.match(line):
            notes.append(_note(words, kind))
        else:
            names.append(words)
    return PastedLines(tuple(names), tuple(notes), max(0, len(lines) - MOST_LINES))


def _note(words: str, kind: StickyKind) -> Note:
    named = _KIND.match(words)
    if named and words[named.end() :]:
        return StickyKind(named[1].lower()), words[named.end() :]
    asked = _ASKED.match(words)
    if asked and words[asked.end() :]:
        return StickyKind.QUESTION, words[asked.end() :]
    return kind, words


def note_commands(
    notes: Iterable[Note], journey_id: str, stage: str | None, touchpoint: str | None
) -> list[Command]:
    """One command for each run of notes of a kind, so that they keep their order."""
    commands: list[Command] = []
    for kind, run in groupby(notes, lambda note: note[0]):
        texts = [text for _, text in run]
        ids = [new_id(Sticky) for _ in texts]
        commands.append(AddStickies(ids, texts, journey_id, kind, stage, touchpoint))
    return commands


def card_commands(
    scene: Scene, names: Sequence[str], ids: Sequence[str], x: float, y: float
) -> list[Command]:
    """Cards from a place on, downwards; many flow into further columns to the right of the same
    stage, which is made wide enough for them."""
    count = len(names)
    rows = count if count <= ONE_COLUMN else max(LEAST_ROWS, ceil(sqrt(2 * count)))
    columns = ceil(count / rows)
    width = columns * (CARD_WIDTH + GAP)
    commands: list[Command] = []
    if columns > 1:
        stage = _column_at(scene, x + CARD_WIDTH / 2)
        if stage:
            x = scene.lefts[stage] + GAP
            needed = x - scene.lefts[stage] + width
            if needed > scene.project.stages[stage].width:
                commands.append(ResizeStage(stage, min(needed, WIDEST)))
        area = Rectangle(x, y, min(width, _room_right_of(scene, stage, x)), rows * CARD_HEIGHT)
        y = max([y, *(box.bottom + GAP for box in _below(scene, area))])
    for column in range(columns):
        part = slice(column * rows, (column + 1) * rows)
        left = x + column * (CARD_WIDTH + GAP)
        commands.append(AddTouchpoints(ids[part], names[part], scene.journey_id, left, y, GAP))
    return commands


def left_inside(scene: Scene, stage: str, x: float) -> float:
    """The left edge of a card nearest to ``x`` that is inside the stage."""
    left = scene.lefts[stage] + EDGE
    return max(left, min(x, left + scene.project.stages[stage].width - CARD_WIDTH - 2 * EDGE))


def _column_at(scene: Scene, x: float) -> str:
    for stage in scene.stages:
        if scene.lefts[stage.id] <= x < scene.lefts[stage.id] + stage.width:
            return stage.id
    return ""


def _room_right_of(scene: Scene, stage: str, x: float) -> float:
    """How wide the stage is from here on; what is right of it will make way."""
    if not stage:
        return WIDEST
    return scene.lefts[stage] + scene.project.stages[stage].width - x


def _below(scene: Scene, area: Rectangle) -> list[Rectangle]:
    """The cards and chips that reach into the columns of an area, from its top on."""
    return [
        box
        for key, box in scene.cards.boxes.items()
        if scene.part_of(key) != "sticky"
        and box.x < area.right
        and area.x < box.right
        and box.bottom > area.y
    ]
