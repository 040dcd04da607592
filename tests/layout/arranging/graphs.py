"""Graphs to arrange: journeys that are made up, and flowcharts and graphs from the field."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from journeymapper.layout.arranging import Arrangement, Column, Link, Node

FIELD = Path(__file__).resolve().parents[4] / "shared" / "data"
STAGE_WIDTH = 264.0
KINDS = ("line", "branches", "loops", "crowd", "parts", "tangle")


@dataclass(frozen=True, slots=True)
class Graph:
    name: str
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    columns: tuple[Column, ...]


def journeys(
    count: int, seed: int = 1, sizes: tuple[int, ...] = (3, 5, 8, 12, 16, 24, 40)
) -> Iterator[Graph]:
    """Made-up journeys of all kinds, the same every time."""
    for number in range(count):
        chance = random.Random(f"{seed}/{number}")
        size = sizes[number % len(sizes)]
        kind = KINDS[number // len(sizes) % len(KINDS)]
        stages = 0 if number % 9 == 8 else chance.randint(1, min(8, 2 + size // 3))
        yield journey(f"{kind} {size} {number}", size, stages, kind, chance)


def journey(name: str, size: int, stages: int, kind: str, chance: random.Random) -> Graph:
    """A journey as people draw them: a path through the stages, branches that come back to it,
    loops to earlier cards, and what its kind adds."""
    nodes = []
    for number in range(size):
        stage = min(number * stages // size, stages - 1) if stages else None
        if stages and chance.random() < 0.05:
            stage = chance.randrange(stages)
        if stages and chance.random() < 0.02:
            stage = None
        wide, high = (200.0, 88.0)
        if chance.random() < 0.1:
            wide, high = chance.choice(((240.0, 120.0), (160.0, 88.0), (200.0, 136.0)))
        order = float(number) if chance.random() < 0.8 else chance.random() * size
        nodes.append(Node(f"tp_{chance.randbytes(6).hex()}", wide, high, stage, None, order))
    links: list[Link] = []

    def link(source: int, target: int, *, is_loop: bool = False, weight: float = 1.0) -> None:
        label = (chance.choice((48.0, 72.0, 120.0)), 22.0) if chance.random() < 0.2 else None
        links.append(
            Link(
                f"con_{len(links):05}_{chance.randbytes(3).hex()}",
                nodes[source].id,
                nodes[target].id,
                is_loop,
                weight,
                label,
            )
        )

    main = [0]
    side = []
    for number in range(1, size):
        if kind == "crowd" and chance.random() < 0.5:
            continue
        if kind == "parts" and chance.random() < 0.15:
            main = [number]
            continue
        if chance.random() < 0.65 or kind == "line":
            link(main[-1], number, weight=3.0)
            main.append(number)
        else:
            link(chance.choice(main[-4:] + side[-2:]), number)
            side.append(number)
            if chance.random() < 0.6 and number + 2 < size:
                link(number, min(size - 1, number + chance.randint(1, 4)))
    loops = {"loops": size // 4, "tangle": size // 5}.get(kind, size // 12)
    for _ in range(loops):
        source = chance.randrange(size)
        link(source, max(0, source - chance.randint(0, 12)), is_loop=chance.random() < 0.8)
    if kind == "tangle":
        for _ in range(size // 2):
            link(chance.randrange(size), chance.randrange(size))
    return Graph(
        name, tuple(nodes), tuple(links), tuple(Column(STAGE_WIDTH) for _ in range(stages))
    )


def staged(size: int, stages: int, links: int, seed: int = 7) -> Graph:
    """Many touchpoints in stages: most ways lead on within a stage or to the next, some back."""
    chance = random.Random(seed)
    nodes = [
        Node(f"tp_{chance.randbytes(6).hex()}", 200.0, 88.0, number * stages // size, None, number)
        for number in range(size)
    ]
    made = []
    near = max(6, size // 25)
    for number in range(links):
        source = chance.randrange(size)
        is_loop = chance.random() < 0.1
        far = chance.randint(1, near) * (chance.random() < 0.9 or 4)
        target = source - far if is_loop else source + far
        if not 0 <= target < size:
            continue
        made.append(Link(f"con_{number:06}", nodes[source].id, nodes[target].id, is_loop))
    return Graph(
        f"{size} in {stages} stages",
        tuple(nodes),
        tuple(made),
        tuple(Column(STAGE_WIDTH) for _ in range(stages)),
    )


_EDGE = re.compile(
    r"\s*(?:[\w]+@)?(?:<|x|o)?(?:--+|==+|-\.+-?|~~~)"
    r"(?:(?:[ \"'\w][^|>]*?)?(?:--+|==+|\.+-))?(?:>|x(?=\s)|o(?=\s))?\s*(?:\|[^|]*\|)?\s*"
)
_CARD = re.compile(
    r"\s*([^\s\[\](){}<>&;|\"=.~-][^\s\[\](){}<>&;|\"=~]*?)(?=\s|$|[\[\](){}>&;@]|--|==|-\.|:::)"
)
_OPEN, _CLOSE = "[({", "])}"


def flowcharts() -> Iterator[Graph]:
    """The flowcharts from the field, as far as a small reader understands them."""
    for path in sorted((FIELD / "mermaid-flowcharts").glob("*.mmd")):
        graph = flowchart(path.stem, path.read_text("utf-8", "replace"))
        if len(graph.nodes) > 1:
            yield graph


def flowchart(name: str, text: str) -> Graph:
    """Cards and connections of a flowchart in Mermaid; what it does not know, it leaves out."""
    cards: dict[str, None] = {}
    pairs: list[tuple[str, str]] = []
    for line in re.split(r"[\n;]", text):
        bare = line.strip()
        if re.match(
            r"(graph|flowchart|subgraph|end\b|style|class|click|linkStyle|direction|acc|%%|title|---)",
            bare,
        ):
            continue
        _read_line(bare, cards, pairs)
    nodes = tuple(Node(key, 200.0, 88.0, order=float(at)) for at, key in enumerate(cards))
    links = tuple(Link(f"e{at:04}", a, b) for at, (a, b) in enumerate(pairs))
    return Graph(name, nodes, links, ())


def _read_line(line: str, cards: dict[str, None], pairs: list[tuple[str, str]]) -> None:
    before: list[str] = []
    at = 0
    while True:
        group: list[str] = []
        while found := _CARD.match(line, at):
            group.append(found.group(1))
            cards.setdefault(found.group(1))
            at = _past_shape(line, found.end())
            more = re.compile(r"\s*&\s*").match(line, at)
            if not more:
                break
            at = more.end()
        pairs.extend((a, b) for a in before for b in group)
        edge = _EDGE.match(line, at)
        if not group or not edge or edge.end() == at:
            return
        before, at = group, edge.end()


def _past_shape(line: str, at: int) -> int:
    """Behind the brackets of a card's shape, and the class it names."""
    if line[at : at + 2] == "@{":
        return line.find("}", at) + 1 or len(line)
    deep, quoted = 0, False
    while at < len(line):
        sign = line[at]
        if sign == '"':
            quoted = not quoted
        elif not quoted and (sign in _OPEN or (sign == ">" and not deep)):
            deep += 1
        elif not quoted and sign in _CLOSE:
            deep -= 1
        elif not deep:
            break
        at += 1
    named = re.compile(r":::[\w-]+").match(line, at)
    return named.end() if named else at


def field_graphs() -> Iterator[Graph]:
    """The graphs from the field."""
    import networkx

    for path in sorted((FIELD / "graphml").glob("*.graphml")):
        found = networkx.read_graphml(path)
        keys = {key: f"n{number:04}" for number, key in enumerate(found.nodes)}
        nodes = tuple(
            Node(key, 200.0, 88.0, order=float(at)) for at, key in enumerate(keys.values())
        )
        links = tuple(
            Link(f"e{at:05}", keys[edge[0]], keys[edge[1]]) for at, edge in enumerate(found.edges())
        )
        yield Graph(path.stem, nodes, links, ())


def overlapping(graph: Graph, made: Arrangement) -> list[tuple[str, str]]:
    """The pairs of cards that share more than an edge."""
    boxes = sorted(
        (*made.places[node.id], node.width, node.height, node.id) for node in graph.nodes
    )
    found = []
    for place, (x, y, wide, high, name) in enumerate(boxes):
        for x2, y2, _, high2, other in boxes[place + 1 :]:
            if x2 >= x + wide:
                break
            if y2 < y + high and y < y2 + high2:
                found.append((name, other))
    return found
