"""Arranging cards: the processor time, and how often lines cross, beside Graphviz dot and ELK.

All are counted the same way: straight lines between the middles of the cards. dot and ELK choose
their own ranks; here the stages are kept. ``ELK`` names a folder with elkjs in node_modules; what
is missing is left out.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy

from benchmarks.figures import Figure
from journeymapper.layout.arranging import Link, Node, arrange
from journeymapper.layout.arranging.crossings import crossings

if TYPE_CHECKING:
    from tests.layout.arranging.graphs import Graph

Places = Mapping[str, tuple[float, float]]
PATIENCE = 300.0
SCRIPT = """
const ELK = require(process.argv[1]);
const elk = new ELK();
(async () => {
  const made = [];
  for (const graph of JSON.parse(require('fs').readFileSync(0))) {
    const found = await elk.layout(graph);
    made.push(found.children.map(c => [c.x + c.width / 2, c.y + c.height / 2]));
  }
  console.log(JSON.stringify(made));
})();
"""


def run() -> list[Figure]:
    """Times at 1,000 and 10,000 cards, and the crossings of every kind of graph."""
    from tests.layout.arranging.graphs import field_graphs, flowcharts, journeys, staged

    arrange([Node("a", 200.0, 88.0)], (), ())  # the libraries are loaded once
    figures = []
    for graph, limit in ((staged(1000, 7, 1300), 500.0), (staged(10_000, 7, 20_000), 8000.0)):
        begun = time.process_time()
        arrange(graph.nodes, graph.links, graph.columns)
        taken = (time.process_time() - begun) * 1000
        figures.append(Figure(f"arranging {len(graph.nodes):,} cards", taken, "ms", limit))
    kinds = {
        "120 journeys of 3 to 40": list(journeys(120)),
        "24 journeys of 100 and 200": list(journeys(24, seed=5, sizes=(100, 200))),
        "the flowcharts": list(flowcharts()),
        "the graphs": [one for one in field_graphs() if len(one.links) < 1000],
        "1,000 cards, 1,300 links": [staged(1000, 7, 1300)],
        "1,000 cards, 1,600 links": [staged(1000, 7, 1600)],
    }
    for kind, graphs in kinds.items():
        mine = float(sum(_count(graph, _middles(graph)) for graph in graphs))
        peers = {"dot": (_by_dot, 1.5), "ELK": (_by_elk, 1.0)}
        for name, (peer, limit) in peers.items():
            places = peer(graphs)
            if places is None:
                continue
            theirs = float(sum(map(_count, graphs, places)))
            figures.append(Figure(f"crossings, {kind}", mine, "", limit, name, theirs))
    return figures


def _middles(graph: Graph) -> Places:
    made = arrange(graph.nodes, graph.links, graph.columns).places
    return {
        node.id: (made[node.id][0] + node.width / 2, made[node.id][1] + node.height / 2)
        for node in graph.nodes
    }


def _count(graph: Graph, places: Places) -> int:
    number = {node.id: place for place, node in enumerate(graph.nodes)}
    edges = {
        (min(pair), max(pair))
        for pair in ((number[link.source], number[link.target]) for link in _ways(graph))
    }
    return crossings(numpy.array([places[node.id] for node in graph.nodes]), sorted(edges))


def _ways(graph: Graph) -> list[Link]:
    return [link for link in graph.links if link.source != link.target]


def _by_dot(graphs: Sequence[Graph]) -> list[Places] | None:
    if shutil.which("dot") is None:
        return None
    made = []
    for graph in graphs:
        number = {node.id: place for place, node in enumerate(graph.nodes)}
        lines = ["digraph g { rankdir=LR; splines=false; node [shape=box, fixedsize=true];"]
        lines += [
            f"n{number[node.id]} [width={node.width / 72}, height={node.height / 72}];"
            for node in graph.nodes
        ]
        lines += [f"n{number[one.source]} -> n{number[one.target]};" for one in _ways(graph)]
        try:
            done = subprocess.run(
                ["dot", "-Tplain"],
                input="\n".join([*lines, "}"]),
                capture_output=True,
                text=True,
                timeout=PATIENCE,
                check=True,
            )
        except subprocess.TimeoutExpired:
            return None
        words = [line.split() for line in done.stdout.splitlines() if line.startswith("node ")]
        made.append(
            {graph.nodes[int(one[1][1:])].id: (float(one[2]), float(one[3])) for one in words}
        )
    return [{key: (x * 72, y * 72) for key, (x, y) in places.items()} for places in made]


def _by_elk(graphs: Sequence[Graph]) -> list[Places] | None:
    library = Path(os.environ.get("ELK", ".")) / "node_modules" / "elkjs"
    if shutil.which("node") is None or not library.is_dir():
        return None
    asked = [
        {
            "id": "graph",
            "layoutOptions": {"elk.algorithm": "layered", "elk.direction": "RIGHT"},
            "children": [
                {"id": node.id, "width": node.width, "height": node.height} for node in graph.nodes
            ],
            "edges": [
                {"id": link.id, "sources": [link.source], "targets": [link.target]}
                for link in graph.links
            ],
        }
        for graph in graphs
    ]
    done = subprocess.run(
        ["node", "--stack-size=60000", "-e", SCRIPT, str(library.resolve())],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
    )
    return [
        {node.id: (x, y) for node, (x, y) in zip(graph.nodes, places, strict=True)}
        for graph, places in zip(graphs, json.loads(done.stdout), strict=True)
    ]
