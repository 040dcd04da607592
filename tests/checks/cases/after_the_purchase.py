"""Mistake 2: after the purchase nothing."""

from __future__ import annotations

from dataclasses import replace

from journeymapper.domain.records import (
    Channel,
    Connection,
    Journey,
    Measure,
    Record,
    Stage,
    Touchpoint,
    Trigger,
)
from journeymapper.domain.vocabulary import Market, MeasureKind, Phase
from tests.checks.case import Case
from tests.checks.cases.no_proper_map import way

SHOP = Journey(id="journey_1", title="Online order", market=Market.B2C)
BUY = Stage(id="stage_buy", journey="journey_1", name="Buy", phase=Phase.DECISION, rank="a0")
USE = Stage(id="stage_use", journey="journey_1", name="Use", phase=Phase.POST_PURCHASE, rank="a1")


def at(stage: Stage, number: int, name: str = "", **values: object) -> Touchpoint:
    given: dict[str, object] = {"name": name or f"Touchpoint {number}", **values}
    return Touchpoint(id=f"tp_{number}", journey="journey_1", stage=stage.id, **given)  # type: ignore[arg-type]


def later(source: str, target: str, hours: float | None) -> Connection:
    tails = source.partition("_")[2] + target.partition("_")[2]
    return Connection(
        id=f"con_{tails}",
        journey="journey_1",
        source=source,
        target=target,
        delay_hours=hours,
    )


PAYS = at(BUY, 1, "Pays", essential=True)


def _shop(*records: Record) -> list[Record]:
    return [SHOP, BUY, USE, PAYS, *records]


def _trigger(hours: float, then: str = "", number: int = 1, at: str = "tp_1") -> Trigger:
    return Trigger(id=f"trigger_{number}", touchpoint=at, then=then, delay_hours=hours)


def _nps(days: int | None) -> Measure:
    return Measure(
        id="measure_1",
        journey="journey_1",
        stage="stage_use",
        name="NPS",
        kind=MeasureKind.NPS,
        every_days=days,
    )


def _mail(times: float, channel: str | None = None) -> Touchpoint:
    channels = () if channel is None else (channel,)
    return at(USE, 2, "Tips", cadence_per_week=times, channels=channels)


CASES = [
    Case(
        "nothing_after",
        lambda: [SHOP, BUY, USE, PAYS],
        lambda: _shop(at(USE, 2)),
        says="“Online order” ends with “Pays”",
        about=["tp_1"],
    ),
    Case(
        "nothing_after",
        lambda: [SHOP, BUY, PAYS, at(BUY, 2), way("tp_1", "tp_2"), way("tp_2", "tp_1")],
        lambda: [SHOP, BUY, PAYS, at(BUY, 2), way("tp_1", "tp_2")],
        note="a card declined leads back",
    ),
    Case(
        "no_welcome",
        lambda: _shop(at(USE, 2), later("tp_1", "tp_2", 25)),
        lambda: _shop(at(USE, 2), later("tp_1", "tp_2", 24)),
        says="within 1 day of “Pays”",
        about=["tp_1"],
    ),
    Case(
        "no_welcome",
        lambda: _shop(at(USE, 2), later("tp_1", "tp_2", 72), _trigger(25)),
        lambda: _shop(at(USE, 2), later("tp_1", "tp_2", 72), _trigger(24)),
        note="by a trigger",
    ),
    Case(
        "no_survey",
        lambda: _shop(at(USE, 2, "Survey"), later("tp_1", "tp_2", 19 * 24)),
        lambda: _shop(at(USE, 2, "Survey"), later("tp_1", "tp_2", 20 * 24)),
        says="day 30 after “Pays”",
        about=["tp_1"],
    ),
    Case(
        "no_survey",
        lambda: _shop(at(USE, 2), _trigger(46 * 24, "Send a survey")),
        lambda: _shop(at(USE, 2), _trigger(45 * 24, "Send a survey")),
        note="by a trigger",
    ),
    Case(
        "no_survey",
        lambda: _shop(
            at(USE, 2),
            _trigger(30 * 24, "Send invoice", 30),
            *(_trigger(day * 24, "NPS survey", day, "tp_2") for day in (1, 7, 90)),
        ),
        lambda: _shop(at(USE, 2), _trigger(30 * 24, "NPS survey", at="tp_2")),
        note="neither an invoice nor a survey on another day",
    ),
    Case(
        "no_survey",
        lambda: _shop(
            at(USE, 2), at(USE, 3, "Survey"), later("tp_1", "tp_2", 24), later("tp_2", "tp_3", 24)
        ),
        lambda: _shop(
            at(USE, 2),
            at(USE, 3, "Survey"),
            later("tp_1", "tp_2", 24),
            later("tp_2", "tp_3", 29 * 24),
        ),
        note="delays add up",
    ),
    Case(
        "no_survey",
        lambda: _shop(at(USE, 2), at(USE, 3, "Survey"), later("tp_1", "tp_3", 24 * 50)),
        lambda: _shop(
            at(USE, 2), at(USE, 3, "Survey"), later("tp_1", "tp_2", None), later("tp_2", "tp_3", 24)
        ),
        note="one of which nobody said when counts",
    ),
    Case(
        "no_survey",
        lambda: _shop(at(USE, 2), replace(_nps(30), kind=MeasureKind.ENGAGEMENT)),
        lambda: _shop(at(USE, 2), _nps(None)),
        note="by a measure of satisfaction, with or without a rhythm",
    ),
    Case(
        "no_survey",
        lambda: _shop(at(USE, 2), replace(_nps(None), stage=None)),
        lambda: _shop(at(USE, 2), replace(_nps(30), stage=None)),
        note="over the whole journey by a rhythm only",
    ),
    Case(
        "no_survey",
        lambda: _shop(at(USE, 2, "Parcel")),
        lambda: _shop(at(USE, 2, "Kurze Umfrage")),
        note="by its name",
    ),
    Case(
        "too_many_contacts",
        lambda: _shop(_mail(3.5)),
        lambda: _shop(_mail(3)),
        says="“Use” customers are contacted 3.5 times a week",
        about=["stage_use", "tp_2"],
    ),
    Case(
        "too_many_contacts",
        lambda: _shop(_mail(2), *(_trigger(24 * n, "", n, "tp_2") for n in range(2))),
        lambda: _shop(_mail(2), *(_trigger(24 * 7 * n, "", n, "tp_2") for n in range(2))),
        note="triggers within a week",
    ),
    Case(
        "too_many_contacts",
        lambda: _shop(Channel(id="channel_1", name="app"), _mail(4, "channel_1")),
        lambda: _shop(
            Channel(id="channel_1", name="app", contacts_per_week=5), _mail(4, "channel_1")
        ),
        note="a channel with its own limit",
    ),
]
