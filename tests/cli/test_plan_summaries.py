"""What ``show --json`` says of triggers, contacts and content."""

from __future__ import annotations

from journeymapper.cli.show import document
from journeymapper.commands.records import AddRecord, EditFields
from journeymapper.domain.records import Channel, Content, Sticky, Trigger
from journeymapper.domain.vocabulary import StickyKind
from tests.a_project import a_project, do


def test_triggers_contacts_and_content_are_told() -> None:
    project = a_project()
    journey = "journey_1"
    do(
        project,
        AddRecord(Channel(id="channel_x", name="letters", contacts_per_week=1)),
        *(
            AddRecord(
                Trigger(
                    id=f"trigger_{n}",
                    touchpoint="tp_a",
                    when=f"Occasion {n}",
                    then="write",
                    channel="channel_x",
                    delay_hours=24.0 * n,
                )
            )
            for n in range(2)
        ),
        AddRecord(Sticky(id="sticky_1", journey=journey, kind=StickyKind.PAIN, text="Too late")),
        AddRecord(
            Content(
                id="content_1", journey=journey, touchpoint="tp_b", title="Film", pain="sticky_1"
            )
        ),
    )
    told = document(project)["journeys"][0]
    assert told["triggers"][1] == {
        "touchpoint": "Review site",
        "when": "Occasion 1",
        "condition": "",
        "then": "write",
        "channel": "letters",
        "delay_hours": 24.0,
    }
    assert told["contacts"] == {
        "weeks": 1,
        "by_channel": {"letters": 2},
        "over_limit": [{"channel": "letters", "week": 1, "contacts": 2, "limit": 1}],
    }
    assert told["content"] == {
        "items": [
            {
                "title": "Film",
                "kind": "page",
                "stage": "Trial",
                "for": "everybody",
                "answers": "Too late",
            }
        ],
        "holes": [
            {"stage": "Awareness", "role": "end user"},
            {"stage": "Learning", "role": "end user"},
        ],
    }
    do(project, EditFields("channel_x", {"contacts_per_week": 2.0}))
    assert document(project)["journeys"][0]["contacts"]["over_limit"] == []
