"""The guide as a whole: every step of a journey as it stands."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from datetime import date

from journeymapper.analysis.slices import whole
from journeymapper.app.guide import gaps, offers, people, proofs, roles, ways
from journeymapper.app.guide.belonging import ASKED_BY, step_of
from journeymapper.app.guide.rule import Plan
from journeymapper.app.guide.seen import Seen
from journeymapper.app.guide.step import Next, Step, StepName
from journeymapper.checks.finding import Finding, Severity
from journeymapper.commands.base import Command, Together
from journeymapper.commands.checks import SetAside
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Dismissal, Journey, new_id

PLANS: tuple[Plan, ...] = (
    people.EMPATHY,
    people.DATA,
    roles.PERSONAS,
    ways.TOUCHPOINTS,
    gaps.GAPS,
    offers.CONTENT,
    offers.TRIGGERS,
    proofs.TEST,
    proofs.VALIDATE,
)


@frozen
class Guide:
    """The steps in their order."""

    steps: tuple[Step, ...]

    @property
    def enough(self) -> int:
        """How many steps are enough for now."""
        return sum(one.is_enough for one in self.steps)

    @property
    def first_left(self) -> Step | None:
        """The first step that is not enough; None at the end."""
        return next((one for one in self.steps if not one.is_enough), None)

    @property
    def said(self) -> str:
        """``3 of 9 steps have enough for now``."""
        verb = "has" if self.enough == 1 else "have"
        return f"{self.enough} of {len(self.steps)} steps {verb} enough for now"

    def step(self, name: StepName) -> Step:
        return next(one for one in self.steps if one.name is name)


def guide(
    project: Project, journey: Journey, today: date, findings: Iterable[Finding] = ()
) -> Guide:
    """How far a journey has come, all at once; see ``guiding``."""
    return whole(guiding(project, journey, today, findings))


def guiding(
    project: Project, journey: Journey, today: date, findings: Iterable[Finding] = ()
) -> Generator[None, None, Guide]:
    """Finds out how far a journey has come, a slice at a time; nothing may change meanwhile.

    ``findings`` are those that are open in the project; what concerns other journeys is passed
    over, and what a rule asks for anyway.
    """
    seen = Seen(project, journey, today)
    yield from seen.fill()
    belonging: dict[StepName, list[Finding]] = {}
    for finding in findings:
        if finding.journey in (None, journey.id):
            belonging.setdefault(step_of(finding.check, finding.mistake), []).append(finding)
    aside = {
        one.check: one
        for one in project.all(Dismissal).values()
        if one.about == journey.id and one.check.startswith("guide ")
    }
    steps = []
    for plan in PLANS:
        steps.append((yield from _step(plan, seen, belonging.get(plan.name, []), aside)))
    return Guide(tuple(steps))


def set_aside(step: Next, journey: str, today: date) -> Command:
    """Have the guide not ask for this again on this journey."""
    not_asked = SetAside(new_id(Dismissal), step.rule, "", (journey,), today)
    return Together(f"Do not ask again: {step.text}", [not_asked])


def _step(
    plan: Plan, seen: Seen, findings: list[Finding], aside: dict[str, Dismissal]
) -> Generator[None, None, Step]:
    following: Next | None = None
    put_aside: list[Dismissal] = []
    covered: set[str] = set()
    for rule in plan.rules:
        yield
        asked = rule(seen)
        if asked is None:
            continue
        if asked.rule in aside:
            put_aside.append(aside[asked.rule])
        else:
            covered |= ASKED_BY.get(asked.rule, frozenset())
            following = following or asked
    findings = [one for one in findings if one.check not in covered]
    findings.sort(key=lambda one: one.severity.order)
    there = tuple(f"{one[:1].upper()}{one[1:]}" for one in plan.there(seen))
    grave = any(one.severity is not Severity.LOW for one in findings)
    return Step(
        name=plan.name,
        purpose=plan.purpose,
        enough_when=plan.enough_when,
        there=there,
        is_begun=bool(there),
        is_enough=following is None and not grave and bool(there or put_aside),
        next=following,
        findings=tuple(findings),
        aside=tuple(one.id for one in put_aside if not one.reason),
        answered=tuple(one.id for one in put_aside if one.reason),
    )
