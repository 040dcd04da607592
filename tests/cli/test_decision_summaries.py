"""Evidence, votes, actions and actors in ``show --json``."""

from __future__ import annotations

import json
from datetime import date

from journeymapper.cli.decision_summaries import actions, actors, evidence, votes
from journeymapper.commands.channels import SetDoers, SetOwner
from journeymapper.commands.records import AddRecord, EditFields
from journeymapper.commands.sources import Cite
from journeymapper.commands.stickies import AddSticky
from journeymapper.commands.votes import PutDots
from journeymapper.domain.project import Project
from journeymapper.domain.records import Action, Source, VoteRound
from tests.a_project import a_project, do


def a_decided_project() -> Project:
    project = a_project()
    day = date(2026, 12, 4)
    do(
        project,
        Cite("tp_a", Source(id="source_1", reference="Exit survey", sample_size=9), "citation_1"),
        AddSticky("sticky_1", "journey_1", "Price appears late"),
        AddRecord(VoteRound(id="round_1", journey="journey_1", question="Worst?", blind=True)),
        PutDots("round_1", "sticky_1", 9, "vote_1"),
        AddRecord(Action(id="action_1", text="Captions", due_on=day, impact=4, effort=1)),
        EditFields("action_1", {"touchpoint": "tp_a"}),
        SetOwner("action_1", "Product", "actor_1"),
        SetDoers("tp_a", ["Product"], "seed"),
    )
    return project


def test_what_json_says() -> None:
    project = a_decided_project()
    journey = project.journeys["journey_1"]
    assert evidence(project, journey) == {
        "assumed": 4,
        "partial": 0,
        "researched": 0,
        "sources": [
            {
                "reference": "Exit survey",
                "kind": "interview",
                "sample_size": 9,
                "collected_on": None,
                "rests_on_it": 1,
            }
        ],
    }
    (secret,) = votes(project, journey)
    assert secret["secret"] is True
    assert secret["result"] == []
    do(project, EditFields("round_1", {"closed": True}))
    (told,) = votes(project, journey)
    assert told["result"] == [{"name": "Price appears late", "dots": 9}]
    (action,) = actions(project)
    assert action["quadrant"] == "Quick wins"
    assert action["due_on"] == "2026-12-04"
    assert (action["owner"], action["place"]) == ("Product", "Review site")
    (actor,) = actors(project)
    assert actor == {"name": "Product", "kind": "team", "owns": 0, "does": 1, "actions": 1}
    json.dumps([evidence(project, journey), told, action, actor])
