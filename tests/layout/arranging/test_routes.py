"""Connections of arranged maps: none runs through a card.

A few graphs of every kind; all 400 of them with EVERY_GRAPH=1 in the environment.
"""

from __future__ import annotations

import os

import pytest

from journeymapper.layout import Rectangle, Router, Wish
from journeymapper.layout.arranging import arrange
from tests.layout.arranging.graphs import KINDS, Graph, field_graphs, flowcharts, journeys
from tests.layout.worlds import assert_valid

EVERY = bool(os.environ.get("EVERY_GRAPH"))
SHARE = 1 if EVERY else 4
FEW_LINKS = 1000 if EVERY else 60


def graphs(kind: str) -> list[Graph]:
    """The graphs of the kind among the 400 that are arranged, or a share of them."""
    from_field = [*flowcharts(), *(one for one in field_graphs() if len(one.links) < 1000)]
    if kind == "field":
        found = from_field
    else:
        made = journeys(400 - len(from_field), sizes=(3, 5, 8, 12, 16, 24))
        found = [one for one in made if one.name.split()[0] == kind]
    return [one for one in found if len(one.links) < FEW_LINKS][::SHARE]


@pytest.mark.parametrize("kind", [*KINDS, "field"])
def test_no_connection_of_an_arranged_map_runs_through_a_card(kind: str) -> None:
    found = graphs(kind)
    if kind == "field" and not found:
        pytest.skip("the graphs from the field are not here")
    for graph in found:
        made = arrange(graph.nodes, graph.links, graph.columns)
        cards = {
            node.id: Rectangle(*made.places[node.id], node.width, node.height)
            for node in graph.nodes
        }
        wishes = [
            Wish(
                link.id,
                cards[link.source],
                cards[link.target],
                link.source,
                link.target,
                is_loop=link.is_loop,
                label_size=link.label,
            )
            for link in graph.links
        ]
        router = Router()
        router.update(cards, {wish.id: wish for wish in wishes})
        assert_valid(wishes, cards, router.routes)
