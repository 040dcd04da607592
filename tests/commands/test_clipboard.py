"""Copies carry what lies between them, and nothing that a stranger put on the clipboard harms."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.commands.clipboard import Duplicate, Paste, clip, pasted_ids
from journeymapper.commands.connections import Bend, Connect
from journeymapper.commands.experiences import SetExperience
from journeymapper.commands.feedback import AddFeedback
from journeymapper.commands.images import AttachPicture
from journeymapper.commands.journeys import AddJourney
from journeymapper.commands.records import AddRecord, EditFields
from journeymapper.commands.stickies import AddSticky
from journeymapper.domain.change import created
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Channel,
    Citation,
    Content,
    Measure,
    ProjectDetails,
    Source,
    Trigger,
)
from journeymapper.domain.rules import check
from tests.a_project import a_project, do
from tests.sample_images import tiny_png


def a_rich_project() -> Project:
    project = a_project()
    project.apply(created(Channel(id="channel_1", name="Web")))
    do(
        project,
        Connect("con_loop", "journey_1", "tp_b", "tp_a"),
        Bend("con_ab", ((260.0, 200.0),)),
        SetExperience("persona_1", "tp_a", {"emotion": 2}, "experience_1"),
        AddSticky("sticky_1", "journey_1", "slow", touchpoint="tp_b"),
        AddFeedback("feedback_1", "ok", touchpoint="tp_a"),
        AttachPicture("attachment_1", "tp_a", tiny_png()),
    )
    do(project, EditFields("tp_a", {"channels": ("channel_1",)}))
    return project


def an_empty_project() -> Project:
    project = Project([ProjectDetails(id="project_1")])
    do(project, AddJourney("journey_9", "Elsewhere"))
    return project


ALL = ["tp_a", "tp_b", "presence_1"]


def test_pasted_into_another_project_everything_between_comes_along() -> None:
    text, project = clip(a_rich_project(), ALL), an_empty_project()
    command = Paste(text, "journey_9", 1_000, 500, "seed")
    assert command.name(project) == "Paste 2 touchpoints and 1 persona"
    changes = do(project, command)
    assert len(pasted_ids(changes)) == 3
    names = {one.name: one for one in project.touchpoints.values()}
    (chip,) = project.presences.values()
    assert (chip.x, chip.y) == (1_000, 500)
    assert names["Review site"].x == 1_000 + 160 + 32
    assert [project.channels[one].name for one in names["Review site"].channels] == ["Web"]
    assert [one.name for one in project.personas.values()] == ["Career changer"]
    assert sorted(one.kind for one in project.connections.values()) == ["loop", "path", "path"]
    bends = [one.bends for one in project.connections.values() if one.bends]
    assert bends == [((260 + 1_160, 200 + 476),)]
    (experience,) = project.experiences.values()
    assert (experience.emotion, experience.touchpoint) == (2, names["Review site"].id)
    (sticky,) = project.stickies.values()
    assert sticky.touchpoint == names["Guided tour"].id
    assert list(project.images) == [tiny_png().id] and len(project.attachments) == 1
    assert not project.feedback_notes


def test_what_a_touchpoint_rests_on_and_does_comes_along() -> None:
    source, project = a_rich_project(), an_empty_project()
    records = (
        Source(id="source_1", reference="Twelve interviews"),
        Citation(id="citation_1", record="tp_a", source="source_1"),
        Citation(id="citation_2", record="experience_1", source="source_1"),
        Trigger(id="trigger_1", touchpoint="tp_a", when="Trial starts", channel="channel_1"),
        Content(id="content_1", journey="journey_1", touchpoint="tp_a", title="Video"),
        Measure(id="measure_1", journey="journey_1", touchpoint="tp_a", name="Watched"),
    )
    do(source, *(AddRecord(one) for one in records))
    text = clip(source, ["tp_a", "presence_1"])
    do(project, Paste(text, "journey_9", 0, 0, "one"), Paste(text, "journey_9", 0, 400, "two"))
    assert [one.reference for one in project.all(Source).values()] == ["Twelve interviews"]
    assert len(project.all(Citation)) == 4
    assert {one.touchpoint for one in project.all(Trigger).values()} == set(project.touchpoints)
    assert {one.journey for one in project.all(Content).values()} == {"journey_9"}
    assert [one.name for one in project.measures.values()] == ["Watched", "Watched"]
    (channel,) = {one.channel for one in project.all(Trigger).values()}
    assert project.channels[channel or ""].name == "Web"


def test_pasting_again_finds_personas_and_channels_by_name() -> None:
    text, project = clip(a_rich_project(), ALL), an_empty_project()
    do(project, Paste(text, "journey_9", 0, 0, "one"), Paste(text, "journey_9", 0, 0, "two"))
    assert (len(project.personas), len(project.channels), len(project.presences)) == (1, 1, 1)
    assert len(project.touchpoints) == 4
    chip_ways = [one for one in project.connections.values() if one.source in project.personas]
    assert len(chip_ways) == 2


def test_duplicate_stands_beside_in_the_stage_that_is_there() -> None:
    project = a_rich_project()
    command = Duplicate(["tp_a", "tp_b"], 264, 0, "seed")
    assert command.name(project) == "Duplicate 2 touchpoints"
    changes = do(project, command)
    copies = [project.touchpoints[one] for one in pasted_ids(changes) if one in project.touchpoints]
    assert [(one.x, one.stage) for one in copies] == [(296, "stage_b"), (560, "stage_c")]
    with pytest.raises(EditRefused, match="already stands on this canvas"):
        Duplicate(["presence_1"], 8, 8, "seed").plan(project)
    with pytest.raises(EditRefused, match="Choose something on the map"):
        clip(project, ["con_ab"])


def paste(text: str) -> None:
    project = an_empty_project()
    changes = Paste(text, "journey_9", 0, 0, "seed").plan(project)
    check(project, changes)
    project.apply(changes)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Copy touchpoints first"),
        ("hello", "Copy touchpoints first"),
        ("[" * 100_000, "Copy touchpoints first"),
        ("[]", "Copy touchpoints first"),
        ('{"journeymapper": 2, "records": []}', "another version"),
        ('{"journeymapper": 1, "records": []}', "is empty"),
        ('{"journeymapper": 1, "records": [3]}', "Record 1: expected a table and values"),
        ('{"journeymapper": 1, "records": [{"table": "projects", "values": {}}]}', "'projects'"),
        ('{"journeymapper": 1, "records": [{"table": [], "values": {}}]}', "can be pasted"),
    ],
)
def test_what_is_no_clip_is_refused_with_a_reason(text: str, sentence: str) -> None:
    with pytest.raises(EditRefused, match=sentence):
        paste(text)


def a_clip() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(clip(a_rich_project(), ALL))
    return document


def test_broken_values_are_named() -> None:
    for field, value in (("x", 1e300), ("x", "NaN"), ("width", 10**400), ("kind", "boss")):
        document = a_clip()
        item = next(one for one in document["records"] if one["table"] == "touchpoints")
        item["values"][field] = value
        with pytest.raises(EditRefused, match="touchpoint"):
            paste(json.dumps(document))
    document = a_clip()
    image = next(one for one in document["records"] if one["table"] == "images")
    image["values"]["data"] = image["values"]["data"][:-8] + "AAAAAAAA"
    with pytest.raises(EditRefused, match="not the one that was copied"):
        paste(json.dumps(document))
    document = a_clip()
    document["records"].append(document["records"][-1])
    with pytest.raises(EditRefused, match="there twice"):
        paste(json.dumps(document))


IDS = [item["values"]["id"] for item in a_clip()["records"]]
ODD = st.one_of(
    st.sampled_from([*IDS, "journey_9", "tp_gone", "nonsense", "project_1"]),
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=5),
    st.lists(st.sampled_from(IDS), max_size=2),
)


@given(st.data())
def test_a_tampered_clip_is_pasted_within_the_rules_or_refused(data: st.DataObject) -> None:
    document = a_clip()
    for _ in range(data.draw(st.integers(1, 4))):
        values = data.draw(st.sampled_from(document["records"]))["values"]
        values[data.draw(st.sampled_from(sorted(values)))] = data.draw(ODD)
    kept = data.draw(st.lists(st.sampled_from(document["records"]), unique_by=id))
    try:
        paste(json.dumps({"journeymapper": 1, "records": kept}))
    except EditRefused as refusal:
        assert len(str(refusal)) > 20
