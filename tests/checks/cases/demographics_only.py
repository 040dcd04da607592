"""Mistake 3: demographics only."""

from __future__ import annotations

from collections.abc import Iterable

from journeymapper.domain.records import EmpathyNote, Persona, Record
from journeymapper.domain.vocabulary import Section
from tests.checks.case import Case


def _ada(**values: object) -> Persona:
    given: dict[str, object] = {"demographics": "34, lives in a flat", **values}
    return Persona(id="persona_1", name="Ada", **given)  # type: ignore[arg-type]


def _does(section: Section) -> EmpathyNote:
    return EmpathyNote(id="empathy_1", persona="persona_1", section=section, text="Reads reviews")


def _crowd(thin: int) -> Iterable[Record]:
    for number in range(7):
        frustrations = "" if number < thin else "Waits too long"
        yield Persona(
            id=f"persona_{number}",
            name=f"Persona {number}",
            goals="To be done by six",
            frustrations=frustrations,
        )


CASES = [
    Case(
        "only_demographics",
        lambda: [_ada()],
        lambda: [_ada(behaviours="Reads reviews first")],
        says="“Ada”",
        about=["persona_1"],
    ),
    Case(
        "only_demographics", lambda: [_ada()], lambda: [_ada(recency=4)], note="recency is enough"
    ),
    Case(
        "only_demographics",
        lambda: [_ada(), _does(Section.SAY)],
        lambda: [_ada(), _does(Section.DO)],
        note="the empathy map is enough",
    ),
    Case(
        "many_thin_personas",
        lambda: _crowd(6),
        lambda: _crowd(5),
        says="6 personas are too thin",
        about=[f"persona_{number}" for number in range(6)],
    ),
]
