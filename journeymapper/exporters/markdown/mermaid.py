"""A journey as Mermaid flowcharts: a subgraph for each stage, loops dashed, decisions as rhombs.

Mermaid refuses a diagram of more than 50,000 signs or 500 ways unless its page says otherwise, so a
large journey becomes several; a way that goes on in another ends at a stub with the place's name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from string import ascii_letters, digits

from journeymapper.domain.order import by_rank, journey_order, stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Persona, Presence, Touchpoint
from journeymapper.domain.vocabulary import ConnectionKind, TouchpointKind, loop_said

MOST_SIGNS = 45_000
MOST_WAYS = 450
_AROUND = 30
"""Signs that a line needs beside its node or way, at most."""
_SAFE = frozenset(f"{ascii_letters}{digits} ,'?!/()+=-.")
"""What of ASCII is told as it is, everything else by its number: Mermaid reads marks, comments and
directives even in quoted texts."""
_NO_TEXT = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029]")
_ITS_OWN = "ﬂ¶"
"""What Mermaid puts in the place of such numbers while it reads."""
_LOOKS_LIKE_LIST = re.compile(r"(?:\d+[.)]|[-+.])")
_SHAPES = {
    TouchpointKind.START: ("([", "])"),
    TouchpointKind.END: ("([", "])"),
    TouchpointKind.DECISION: ("{", "}"),
    TouchpointKind.WAIT: ("{{", "}}"),
    TouchpointKind.OWN_STEP: ("(", ")"),
    TouchpointKind.BACKSTAGE_STEP: ("[[", "]]"),
    TouchpointKind.SYSTEM_STEP: ("[[", "]]"),
}
_STEP = ("[", "]")
_PERSON = ("((", "))")
_STUB = (">", "]")
_ARROWS = {
    ConnectionKind.PATH: "-->",
    ConnectionKind.LOOP: "-.->",
    ConnectionKind.HAND_OFF: "==>",
}


_AT_ONCE = 100
_Node = Touchpoint | Persona
Part = Sequence[_Node]


def loop_name(loop: Connection) -> str:
    """What a loop is called: its label, else its kind."""
    return loop.label or loop_said(loop.loop_kind)


class Flowcharts:
    """The diagrams of a journey: its nodes in parts, and the lines of each part."""

    def __init__(self, project: Project, journey_id: str) -> None:
        self._stages = stages_in_order(project, journey_id)
        ways = project.referring(Connection, journey_id)
        self._untold = {one.id for one in ways}
        people = {one.persona for one in project.referring(Presence, journey_id)}
        people.update(end for one in ways for end in _ends(one) if end in project.personas)
        nodes: list[_Node] = [
            *by_rank(project.personas[one] for one in people),
            *journey_order(project, journey_id),
        ]
        nodes.sort(key=_enters_loops(ways))
        self._nodes = {one.id: one for one in nodes}
        self._has_steps = any(isinstance(one, Touchpoint) for one in nodes)
        place = {one: number for number, one in enumerate(self._nodes)}
        self._ways: dict[str, list[Connection]] = {}
        for way in sorted(
            ways, key=lambda one: (_is_loop(one), place[one.source], place[one.target], one.id)
        ):
            for end in {way.source, way.target}:
                self._ways.setdefault(end, []).append(way)
        self._names = {one: f"n{number}" for number, one in enumerate(self._nodes, 1)}
        self._heads = sum(len(quoted(one.name)) + _AROUND for one in self._stages)

    @property
    def left_out(self) -> int:
        """How many ways were told in no diagram yet."""
        return len(self._untold)

    def parts(self) -> Iterator[Part | None]:
        """The nodes, as many at a time as a diagram may have, none without touchpoints; None where
        others should get their turn meanwhile."""
        part: list[_Node] = []
        signs, ways = self._heads, 0
        nodes = self._nodes.values() if self._has_steps else ()
        for number, node in enumerate(nodes):
            if number % _AT_ONCE == 0:
                yield None
            own = self._ways.get(node.id, ())[:MOST_WAYS]
            size = len(self._node(node)) + _AROUND
            size += sum(len(self._way(one)) + self._room_of_stub(one, node.id) for one in own)
            if part and (signs + size > MOST_SIGNS or ways + len(own) > MOST_WAYS):
                yield part
                part, signs, ways = [], self._heads, 0
            part.append(node)
            signs, ways = signs + size, ways + len(own)
        if part:
            yield part

    def flowchart(self, part: Part) -> Iterator[str]:
        """The lines of a diagram."""
        yield "flowchart LR"
        free = (one for one in part if isinstance(one, Persona) or one.stage is None)
        yield from (f"  {self._node(one)}" for one in free)
        by_stage: dict[str | None, list[_Node]] = {}
        for one in part:
            by_stage.setdefault(getattr(one, "stage", None), []).append(one)
        for number, stage in enumerate(self._stages, 1):
            if stage.id in by_stage:
                yield f"  subgraph s{number} [{quoted(stage.name)}]"
                yield from (f"    {self._node(one)}" for one in by_stage[stage.id])
                yield "  end"
        yield from (f"  {one}" for one in self._lines(part))

    def _lines(self, part: Part) -> Iterator[str]:
        """The ways of a part, and stubs where they go on in another."""
        shown = {one.id for one in part}
        signs = self._heads + sum(len(self._node(one)) + _AROUND for one in part)
        ways = {way.id: way for one in part for way in self._ways.get(one.id, ())}
        count = 0
        order = sorted(ways.values(), key=lambda one: (one.id not in self._untold, _is_loop(one)))
        for way in order:
            new = [end for end in _ends(way) if end not in shown]
            lines = [*map(self._stub, new), self._way(way)]
            size = sum(len(one) + _AROUND for one in lines)
            if count < MOST_WAYS and signs + size <= MOST_SIGNS:
                count, signs = count + 1, signs + size
                shown.update(new)
                self._untold.discard(way.id)
                yield from lines

    def _room_of_stub(self, way: Connection, end: str) -> int:
        return len(self._stub(_other(way, end))) + 2 * _AROUND

    def _node(self, one: _Node) -> str:
        shape = _PERSON if isinstance(one, Persona) else _SHAPES.get(one.kind, _STEP)
        return f"{self._names[one.id]}{shape[0]}{quoted(one.name)}{shape[1]}"

    def _stub(self, record_id: str) -> str:
        node = self._nodes[record_id]
        if isinstance(node, Persona):
            return self._node(node)
        return f"{self._names[record_id]}{_STUB[0]}{quoted(node.name)}{_STUB[1]}"

    def _way(self, way: Connection) -> str:
        source, target = self._names[way.source], self._names[way.target]
        label = loop_name(way) if _is_loop(way) else way.label
        told = f"|{quoted(label)}|" if label.strip() else ""
        return f"{source} {_ARROWS[way.kind]}{told} {target}"


def _enters_loops(ways: Sequence[Connection]) -> Callable[[_Node], int]:
    """Sorts personas first, of these who enters where a loop leads back to. Mermaid goes through a
    graph in the order of its text; what it meets again is to it what leads back."""
    back = {one.target for one in ways if _is_loop(one)}
    entering = {one.source for one in ways if one.target in back}
    return lambda one: 2 if isinstance(one, Touchpoint) else one.id not in entering


def _is_loop(way: Connection) -> bool:
    return way.kind is ConnectionKind.LOOP


def _ends(way: Connection) -> tuple[str, str]:
    return way.source, way.target


def _other(way: Connection, end: str) -> str:
    return way.target if way.source == end else way.source


def quoted(text: str) -> str:
    """A text as a label that Mermaid shows as it is."""
    plain = " ".join(_NO_TEXT.sub(" ", text).split())
    first = _LOOKS_LIKE_LIST.match(plain)
    end = first.end() if first else 0
    told = "".join(_told(one, at < end and not one.isdigit()) for at, one in enumerate(plain))
    return f'"{told or " "}"'


def _told(sign: str, is_mark: bool) -> str:
    if is_mark or sign in _ITS_OWN or (sign.isascii() and sign not in _SAFE):
        return f"#{ord(sign)};"
    return sign
