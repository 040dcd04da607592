"""What a step of the guide is, and what it offers to do next."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from journeymapper.checks.finding import Finding
from journeymapper.commands.base import Command
from journeymapper.domain.frozen import frozen


class StepName(StrEnum):
    """The steps in their order; the value is what each is called on the screen."""

    EMPATHY = "Empathy map"
    DATA = "Gather data"
    PERSONAS = "Personas and roles"
    TOUCHPOINTS = "Touchpoints"
    GAPS = "Gaps and friction"
    CONTENT = "Content per role and stage"
    TRIGGERS = "Triggers"
    TEST = "Test, measure, iterate"
    VALIDATE = "Validate"


@frozen(kw_only=True)
class Lead:
    """A place in the window: a page or panel (``workspace.page_asked``; empty: the guide itself),
    what is shown there, who is active there, a tool of the map (``loop``: a loop is drawn from
    what is shown), and accessible names of the field that takes the keys (the first that is
    there). ``says`` tells the hands what to do there."""

    page: str = "map"
    record: str = ""
    persona: str = ""
    tool: str = ""
    fields: tuple[str, ...] = ()
    says: str = ""


@frozen
class Choice:
    """An answer that is given in the guide itself; or, with ``lead``, another way to do it."""

    text: str
    command: Callable[[], Command] | None = None
    lead: Lead | None = None


@frozen(kw_only=True)
class Line:
    """A line that is typed in the guide itself; ``command`` raises EditRefused for what it cannot
    read. ``name`` is what a screen reader says."""

    name: str
    placeholder: str
    command: Callable[[str], Command]


@frozen(kw_only=True)
class Next:
    """The next thing to do. ``rule`` names what asks for it, ``why`` says it in a sentence,
    ``missing`` what is not there, where that is not the text itself.

    It is done where ``lead`` leads, or in the guide: by one of the ``choices`` or in the ``line``.
    """

    rule: str
    text: str
    why: str = ""
    missing: str = ""
    lead: Lead | None = None
    choices: tuple[Choice, ...] = ()
    line: Line | None = None


@frozen(kw_only=True)
class Step:
    """A step as it stands. ``there`` says what is there already, the shortest first; it is
    ``enough`` when no rule asks for more and no finding of it is left but low ones. ``aside`` are
    the ids of the dismissals of its rules, ``answered`` of those that a reason answers."""

    name: StepName
    purpose: str
    enough_when: str
    there: tuple[str, ...]
    is_begun: bool
    is_enough: bool
    next: Next | None
    findings: tuple[Finding, ...]
    aside: tuple[str, ...]
    answered: tuple[str, ...] = ()

    @property
    def missing(self) -> str:
        """What it still needs, in a sentence; empty when it is enough."""
        if self.next is not None:
            return self.next.missing or self.next.text
        return "" if self.is_enough or not self.findings else self.findings[0].message

    @property
    def number(self) -> int:
        return list(StepName).index(self.name) + 1

    @property
    def state(self) -> str:
        """``to begin``, ``begun`` or ``enough for now``."""
        if self.is_enough:
            return "enough for now"
        return "begun" if self.is_begun else "to begin"
