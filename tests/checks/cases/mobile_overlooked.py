"""Mistake 4: mobile overlooked."""

from __future__ import annotations

from journeymapper.domain.records import Channel, Record, Touchpoint
from journeymapper.domain.vocabulary import TouchpointKind
from tests.checks.case import Case
from tests.checks.cases.no_proper_map import JOURNEY, STAGE, touchpoint

WEB = Channel(id="channel_web", name="web", icon="globe")
APP = Channel(id="channel_app", name="app", icon="smartphone")
SHOP = Channel(id="channel_shop", name="shop", digital=False)


def _web(number: int, *devices: str, **values: object) -> Touchpoint:
    given: dict[str, object] = {"channels": ("channel_web",), **values}
    return touchpoint(number, devices=devices, **given)


def _map(*records: Record) -> list[Record]:
    return [JOURNEY, STAGE, WEB, APP, SHOP, *records]


CASES = [
    Case(
        "without_phone",
        lambda: _map(_web(1, "laptop"), _web(2, "phone")),
        lambda: _map(_web(1, "laptop", "Smartphone"), _web(2, "phone")),
        says="“Touchpoint 1” does not have a phone",
        about=["tp_1"],
    ),
    Case(
        "without_phone",
        lambda: _map(_web(1, "laptop"), _web(2, "phone")),
        lambda: _map(_web(1, "laptop", channels=("channel_shop",)), _web(2, "phone")),
        note="only digital ones",
    ),
    Case(
        "without_phone",
        lambda: _map(_web(1, "laptop"), _web(2, "phone")),
        lambda: _map(_web(1), _web(2, "phone")),
        note="what is not said is not overlooked",
    ),
    Case(
        "none_on_phone",
        lambda: _map(_web(1), _web(2), _web(3, "laptop")),
        lambda: _map(_web(1), _web(2), _web(3, "laptop", "phone")),
        says="None of the 3 digital touchpoints of “Trial to paid”",
        about=["journey_1"],
    ),
    Case(
        "none_on_phone",
        lambda: _map(_web(1, "laptop", "headphones")),
        lambda: _map(_web(1)),
        says="The only digital touchpoint of “Trial to paid” is not said to be used on a phone.",
        note="one is enough where its devices are said",
    ),
    Case(
        "none_on_phone",
        lambda: _map(_web(1, "laptop"), _web(2, "tablet")),
        lambda: _map(_web(1, "laptop"), _web(2)),
        says="None of the 2",
        note="not where some are unsaid",
    ),
    Case(
        "none_on_phone",
        lambda: _map(_web(1), _web(2), _web(3)),
        lambda: _map(_web(1), _web(2), _web(3, channels=("channel_app",))),
        note="an app is on a phone",
    ),
    Case(
        "none_on_phone",
        lambda: _map(_web(1), _web(2), _web(3)),
        lambda: _map(_web(1), _web(2), _web(3, kind=TouchpointKind.WAIT)),
        note="a few are too few",
    ),
]
