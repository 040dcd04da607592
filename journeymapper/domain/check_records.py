"""The records of what checks said: what was set aside, what was set differently, who was asked."""

from __future__ import annotations

from datetime import date

from journeymapper.domain.frozen import frozen
from journeymapper.domain.record import Record, one


@frozen(kw_only=True)
class Dismissal(Record):
    """A check, by name, that is set aside for the project, and why. With ``about`` only a hint of
    it is closed: what the finding is about (its subject's id, as a rule) and then the ids of the
    records that it named, a space between them, none twice. The hint speaks again when it names a
    record more; without records, as older files have it, it is closed whatever it names."""

    table = "dismissals"
    prefix = "dismissal"
    word = "set-aside hint"

    check: str = ""
    about: str = ""
    reason: str = ""
    set_on: date | None = None


@frozen(kw_only=True)
class Threshold(Record):
    """A number that a check goes by, where the project wants another than the usual one."""

    table = "thresholds"
    prefix = "threshold"
    word = "threshold"

    check: str = ""
    name: str = ""
    value: float = 0.0


@frozen(kw_only=True)
class Validation(Record):
    """Customers were shown a journey: who was asked and when, what they confirmed and corrected."""

    table = "validations"
    prefix = "validation"
    word = "validation"

    journey: str = one("journeys")
    asked: str = ""
    held_on: date | None = None
    confirmed: str = ""
    corrected: str = ""
