"""What a check finds: what is wrong, where, why it matters and how to mend it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from journeymapper.commands.base import Command
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project


class Severity(StrEnum):
    """How much a finding matters; ``journeymapper check`` exits 4 on a high one."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def order(self) -> int:
        """High first."""
        return _ORDER[self]


_ORDER = {Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2}


@frozen
class Mend:
    """What mends a finding with one click: what its button says, and the edit, one undo step.

    ``milestone``: before an edit this large, whoever makes it names this place in the history so
    (``Session.name_milestone``); empty where undo is enough.
    """

    title: str
    command: Callable[[Project], Command]
    milestone: str = ""


@frozen(kw_only=True)
class Found:
    """What ``Check.find`` gives of one subject. ``records`` are where to look, the foremost first;
    none means the subject. A check that finds several things of one subject tells them apart by
    ``about``: ids or words. What is left out is as the check says."""

    subject: str
    message: str
    records: tuple[str, ...] = ()
    journey: str | None = None
    severity: Severity | None = None
    why: str = ""
    how: str = ""
    mend: Mend | None = None
    about: tuple[str, ...] = ()


@frozen(kw_only=True)
class Finding:
    """A finding as it is shown. ``check`` is the check's name, ``mistake`` the number of the
    mistake; ``journey`` the id of the journey that it concerns, None for the whole project.
    ``about`` is what it is known by: the id of its subject, or what tells several of one subject
    apart, which stays when other records join. ``closing`` is what ``Dismissal.about`` says of it:
    a hint that was closed stays closed for the records that it named, and speaks again when one
    joins them. Of many records only the foremost are named, and these alone are compared."""

    check: str
    mistake: int
    severity: Severity
    message: str
    why: str
    how: str
    journey: str | None
    records: tuple[str, ...]
    mend: Mend | None
    about: str

    @property
    def reference(self) -> str:
        """What ``Action.finding`` says of it: the check and what it is about."""
        return f"{self.check} {self.about}"

    @property
    def closing(self) -> tuple[str, ...]:
        """What it is about and the records that it names, none twice."""
        return tuple(dict.fromkeys((*self.about.split(), *self.records)))
