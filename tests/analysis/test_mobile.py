"""Phones among devices."""

from __future__ import annotations

import pytest

from journeymapper.analysis.mobile import is_on_phone, is_phone, lacks_phone
from journeymapper.domain.project import Project
from journeymapper.domain.records import Channel, Touchpoint

WEB = Channel(id="channel_web", name="web")
APP = Channel(id="channel_app", name="app", icon="smartphone")


@pytest.mark.parametrize(
    "device", ["phone", "Smartphone", "iPhone", "Handy", "mobile", "Téléphone", "スマホ", "all"]
)
def test_phones_in_several_languages(device: str) -> None:
    assert is_phone(device)


@pytest.mark.parametrize("device", ["laptop", "tablet", "kiosk", "desktop", "Fernseher", "tall"])
def test_what_is_no_phone(device: str) -> None:
    assert not is_phone(device)


def test_what_is_said_counts_before_what_the_channel_lets_one_think() -> None:
    project = Project([WEB, APP])
    card = Touchpoint(id="tp_1", journey="journey_1", channels=("channel_app",))
    assert is_on_phone(project, card)
    laptop = Touchpoint(
        id="tp_1", journey="journey_1", channels=("channel_app",), devices=("laptop",)
    )
    assert not is_on_phone(project, laptop) and lacks_phone(project, laptop)
    unsaid = Touchpoint(id="tp_1", journey="journey_1", channels=("channel_web",))
    assert not is_on_phone(project, unsaid) and not lacks_phone(project, unsaid)
