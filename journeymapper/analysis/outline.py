"""The outline: a journey as indented text, and the language that it is written in.

    Awareness                        a stage stands at the margin
      Search                         a touchpoint is indented by two spaces
        -> Landing page              a way leads on; what has no such name yet is made
        -> Newsletter: not yet       with a label after the colon
        => Call centre: calls back   a hand-off
        (loop) Search: once more     a loop back
        Ask a friend                 a new touchpoint, and the way that leads there

Several touchpoints of one name are told apart by their place in the journey: ``Pay #2``. A name
that could be taken for something else stands in quotes after a sign, and behind a backslash at the
beginning of a line. What stands in no stage stands under ``(without a stage)``. Blank lines mean
nothing. Personas and the ways that begin or end at them are not in the outline.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import order_key, stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Touchpoint
from journeymapper.domain.vocabulary import ConnectionKind

STAGE, TOUCHPOINT, WAY, BLANK = "stage", "touchpoint", "way", "blank"
NO_STAGE = "(without a stage)"
INDENT = "  "
TAB_WIDTH = 2
DEEPEST = 40
LONGEST_LINE = 1_200
MOST_LINES = 100_000
SIGNS = {
    ConnectionKind.PATH: "->",
    ConnectionKind.HAND_OFF: "=>",
    ConnectionKind.LOOP: "(loop)",
}
_SIGN = re.compile(r"(->|→|=>|⇒|\(loop\)|↺|<-)\s*", re.IGNORECASE)
_KINDS = {
    "->": ConnectionKind.PATH,
    "→": ConnectionKind.PATH,
    "=>": ConnectionKind.HAND_OFF,
    "⇒": ConnectionKind.HAND_OFF,
}
_NUMBER = re.compile(r" #([1-9][0-9]{0,5})$")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"(?: #([1-9][0-9]{0,5}))?(?:\s*:\s*(.*))?$')
_BACK_TO = re.compile(r"back to\s+", re.IGNORECASE)


@frozen
class OutlineLine:
    """A line as the project says it; ``record_id`` is empty for ``(without a stage)``."""

    kind: str
    record_id: str
    text: str

    def __init__(self, kind: str, record_id: str, text: str) -> None:
        # Written out, as lines are made by the ten thousand.
        put = object.__setattr__
        put(self, "kind", kind)
        put(self, "record_id", record_id)
        put(self, "text", text)


@frozen
class Written:
    """What a line of text says. A touchpoint deeper than one is reached from the one above it that
    is less deep. ``number`` tells touchpoints of one name apart. ``problem`` is a sentence where
    the line is not understood."""

    kind: str
    depth: int = 0
    name: str = ""
    sign: ConnectionKind | None = None
    number: int = 0
    label: str = ""
    problem: str = ""


def one_line(text: str) -> str:
    """A name as the outline shows it."""
    return " ".join(text.split())


def indentation(line: str) -> int:
    """How deep a line stands; a tab is one step, and so are two spaces."""
    width = 0
    for letter in line:
        if letter == "\t":
            width += TAB_WIDTH - width % TAB_WIDTH
        elif letter.isspace():
            width += 1
        else:
            break
    return min((width + 1) // TAB_WIDTH, DEEPEST)


def understood(line: str) -> Written:
    """What a line says, whatever stands around it."""
    depth, text = indentation(line), one_line(line)
    if not text:
        return Written(BLANK, depth)
    if len(text) > LONGEST_LINE:
        return Written(TOUCHPOINT, depth, problem="This line is too long for a name. Shorten it.")
    sign = _SIGN.match(text)
    if sign is not None:
        return _way(sign[1].lower(), text[sign.end() :], depth)
    name = text[1:] if text.startswith("\\") else text
    if depth == 0:
        if text == NO_STAGE:
            return Written(STAGE, 0, NO_STAGE, number=-1)
        return Written(STAGE, 0, name)
    return Written(TOUCHPOINT, depth, name)


def is_no_stage(said: Written) -> bool:
    """Whether a line opens what stands in no stage; a stage of that name stands behind a sign."""
    return (said.kind, said.name, said.number) == (STAGE, NO_STAGE, -1)


def _way(sign: str, said: str, depth: int) -> Written:
    kind = _KINDS.get(sign, ConnectionKind.LOOP)
    if kind is ConnectionKind.LOOP:
        said = _BACK_TO.sub("", said, count=1) if _BACK_TO.match(said) else said
    quoted = _QUOTED.match(said)
    if quoted is not None:
        name = re.sub(r"\\(.)", r"\1", quoted[1])
        number, label = int(quoted[2] or 0), quoted[3] or ""
    else:
        name, colon, label = said.partition(": ")
        if not colon and name.endswith(":"):
            name = name[:-1]
        name, number = _numbered(name.strip())
    if not name and quoted is None:
        expected = "the touchpoint that it leads to, for example “-> Checkout”"
        return Written(WAY, depth, sign=kind, problem=f"Type after the sign {expected}.")
    return Written(WAY, depth, name, kind, number, label.strip())


def _numbered(name: str) -> tuple[str, int]:
    found = _NUMBER.search(name)
    return (name[: found.start()], int(found[1])) if found else (name, 0)


def name_line(name: str, depth: int) -> str:
    """The line of a stage (depth 0) or a touchpoint (depth 1)."""
    text = one_line(name)
    is_special = not text or text.startswith("\\") or _SIGN.match(text) or text == NO_STAGE
    return f"{INDENT * depth}{chr(92) if is_special else ''}{text}"


def way_line(kind: ConnectionKind, name: str, number: int, label: str) -> str:
    """The line of a connection to a touchpoint of this name, the ``number``-th where several have
    it."""
    text, said = one_line(name), one_line(label)
    is_plain = text and not (
        ":" in text or '"' in text or _NUMBER.search(text) or _BACK_TO.match(text)
    )
    if not is_plain:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')
        text = f'"{escaped}"'
    place = f" #{number}" if number else ""
    return f"{INDENT * 2}{SIGNS[kind]} {text}{place}{f': {said}' if said else ''}"


class Outline:
    """A journey's outline, section by section: a stage and what stands in it. It knows who has
    which name, and is told of edits by whoever keeps it; make a new one after an edit of names."""

    def __init__(self, project: Project, journey_id: str) -> None:
        self._project = project
        self.journey_id = journey_id

    @cached_property
    def _named(self) -> dict[str, list[str]]:
        named: dict[str, list[str]] = {}
        for one in self._project.referring(Touchpoint, self.journey_id):
            named.setdefault(one_line(one.name), []).append(one.id)
        return named

    def stages(self) -> list[str]:
        """The ids of the sections, in order; empty for what stands in no stage, where there is
        anything."""
        project = self._project
        ids = [one.id for one in stages_in_order(project, self.journey_id)]
        known = set(ids)
        loose = any(
            one.stage not in known for one in project.each_referring(Touchpoint, self.journey_id)
        )
        return [*ids, ""] if loose else ids

    def section(self, stage_id: str) -> list[OutlineLine]:
        """A stage's lines: its own, and those of its touchpoints with the ways that leave them."""
        project = self._project
        stage = project.stages.get(stage_id)
        if stage is None:
            lines = [OutlineLine(STAGE, "", NO_STAGE)]
            cards = [
                one
                for one in project.referring(Touchpoint, self.journey_id)
                if one.stage not in project.stages
            ]
        else:
            lines = [OutlineLine(STAGE, stage.id, name_line(stage.name, 0))]
            cards = project.referring(Touchpoint, stage.id)
        for card in sorted(cards, key=lambda one: (one.x, one.y, one.id)):
            lines.append(OutlineLine(TOUCHPOINT, card.id, name_line(card.name, 1)))
            for way in project.referring(Connection, card.id):
                target = project.touchpoints.get(way.target)
                if way.source == card.id and target is not None:
                    number = self.number_of(target)
                    text = way_line(way.kind, target.name, number, way.label)
                    lines.append(OutlineLine(WAY, way.id, text))
        return lines

    def lines(self, stages: Iterable[str] | None = None) -> list[OutlineLine]:
        """All lines, or those of some sections."""
        wanted = self.stages() if stages is None else stages
        return [line for one in wanted for line in self.section(one)]

    def number_of(self, touchpoint: Touchpoint) -> int:
        """Which of the touchpoints of its name it is, from 1; 0 where it is the only one."""
        same = self._named.get(one_line(touchpoint.name), ())
        if len(same) < 2:
            return 0
        return self._in_order(same).index(touchpoint.id) + 1

    def called(self, name: str, number: int = 0) -> str | None:
        """The id of the touchpoint of this name; of several the first, or the ``number``-th.
        None where there is none."""
        ids = self._in_order(self._named.get(one_line(name), ()))
        place = max(number, 1) - 1
        return ids[place] if place < len(ids) else None

    def count_called(self, name: str) -> int:
        """How many touchpoints have this name."""
        return len(self._named.get(one_line(name), ()))

    def _in_order(self, ids: Sequence[str]) -> list[str]:
        cards = (self._project.touchpoints.get(one) for one in ids)
        known = [one for one in cards if one is not None]
        if len(known) < 2:
            return [one.id for one in known]
        return [one.id for one in sorted(known, key=lambda one: order_key(self._project, one))]


def outline_text(project: Project, journey_id: str) -> str:
    """A journey as an outline."""
    return "\n".join(one.text for one in Outline(project, journey_id).lines())


_BULLET = re.compile(r"(?:[-*+•◦▪‣–—·]|\(?[0-9]{1,4}[.)]|\(?[a-zA-Z][.)])(?:\s+|$)")
_BOX = re.compile(r"\[[ xX]?\]\s+")
_HEADING = re.compile(r"(#{1,6})\s+")


def from_list(text: str, *, at_depth: int = 0) -> list[str]:
    """Pasted text as lines of an outline: spaces, tabs, bullets, numbers, tick boxes and headings
    say how deep a line stands. A list of one level stands at ``at_depth``."""
    levels: list[int] = []
    widths: list[int] = []
    said: list[str] = []
    heading = 0
    for line in text.splitlines()[:MOST_LINES]:
        bare = line.strip()
        if not bare:
            continue
        found = _HEADING.match(bare)
        if found is not None:
            heading = len(found[1])
            widths = []
            levels.append(heading - 1)
            said.append(one_line(bare[found.end() :]))
            continue
        width = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
        while widths and width < widths[-1]:
            widths.pop()
        if not widths or width > widths[-1]:
            widths.append(width)
        levels.append(heading + len(widths) - 1)
        if _SIGN.match(bare) is None:
            bullet = _BULLET.match(bare)
            bare = bare[bullet.end() :] if bullet is not None else bare
            bare = _BOX.sub("", bare, count=1) if _BOX.match(bare) else bare
        said.append(one_line(bare))
    top = min(levels, default=0)
    is_flat = all(one == top for one in levels)
    first = at_depth if is_flat else 0
    return [
        f"{INDENT * min(level - top + first, DEEPEST)}{one}"
        for level, one in zip(levels, said, strict=True)
        if one
    ]
