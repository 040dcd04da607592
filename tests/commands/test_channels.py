"""Channels and owners are set by name; a name is made once."""

from __future__ import annotations

from journeymapper.commands.channels import SetChannels, SetOwner
from tests.a_project import a_project, card, do


def test_channels_are_found_by_name_or_made() -> None:
    project = a_project()
    do(project, SetChannels("tp_a", [" Web ", "web", "", "App"], "one"))
    assert sorted(one.name for one in project.channels.values()) == ["App", "Web"]
    do(project, SetChannels("tp_b", ["WEB"], "two"))
    assert len(project.channels) == 2
    assert set(card(project, "tp_b").channels) < set(card(project, "tp_a").channels)
    assert SetChannels("tp_b", ["web"], "three").plan(project) == ()


def test_owner_is_found_by_name_or_made_and_taken_off() -> None:
    project = a_project()
    do(project, SetOwner("tp_a", "Product", "actor_1"), SetOwner("tp_b", "product ", "actor_2"))
    assert list(project.actors) == ["actor_1"]
    assert card(project, "tp_b").owner == "actor_1"
    do(project, SetOwner("tp_b", "", "actor_3"))
    assert card(project, "tp_b").owner is None
