"""What a check is: one question to the project, asked again only of what an edit touched."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any

from journeymapper.checks.finding import Found, Severity
from journeymapper.checks.look import Look
from journeymapper.checks.sorting import Fields, Reads, Sorting
from journeymapper.domain.change import Change
from journeymapper.domain.frozen import frozen
from journeymapper.domain.records import Record

__all__ = ["Check", "Fields", "Reads", "ThresholdOf", "always"]


def always(_look: Look) -> bool:
    """A check that applies to every project."""
    return True


@frozen(kw_only=True)
class ThresholdOf:
    """A number that a check goes by. ``says`` follows the number: ``personas on one journey``."""

    name: str
    usual: float
    says: str


@frozen(kw_only=True)
class Check:
    """One finding that may be made, in one file of its own.

    ``title`` names it in a few words, ``why`` and ``how`` are one or two plain sentences each.
    ``subjects`` is the kind of record that one finding is about (ProjectDetails: the project).
    ``reads`` says what ``find`` goes by: an edit of anything else does not ask again. ``quotes``
    says what is only told in messages: of it only those are asked again of whom something is found.
    Subjects that are new, and how the project writes numbers, need not be named.
    ``applies`` must be quick, and go by what ``reads`` names, by which records there are, and by
    the journeys alone; where it is False the check is not counted. A journey in which it
    makes no sense is passed over by ``find`` itself.
    ``find`` gets the ids of subjects that are there, all or those that were touched, and gives
    what it found; on the way it gives None at least every thousand records, so that others get
    their turn. It changes nothing and keeps nothing.
    ``group_by`` gives the key under which subjects belong together (None: under none), by fields
    that ``reads`` names: ``look.group`` then gives those of a key, and an edit asks all of its
    group again.
    ``touched`` gives the subjects that an edit concerns, None for all, where following the
    references of the edited record to ``subjects`` is not right, and where asking a whole group
    again is not: with ``touching.the_project`` a check counts its groups and finds one thing.
    ``sortings`` are kept for it, whichever records they are of (``look.sorted``).
    """

    name: str
    mistake: int
    title: str
    why: str
    how: str
    subjects: type[Record]
    reads: Reads
    find: Callable[[Look, Iterable[str]], Iterator[Found | None]]
    severity: Severity = Severity.MEDIUM
    applies: Callable[[Look], bool] = always
    thresholds: tuple[ThresholdOf, ...] = ()
    group_by: Callable[[Look, Any], Hashable | None] | None = None
    touched: Callable[[Look, Change], Iterable[str] | None] | None = None
    quotes: Reads | None = None
    sortings: tuple[Sorting, ...] = ()

    def kept(self) -> Iterator[Sorting]:
        """All that is sorted for it, its own groups among them."""
        yield from self.sortings
        if self.group_by is not None:
            read = {self.subjects: self.reads[self.subjects]}
            yield Sorting(name=self.name, kind=self.subjects, key=self.group_by, reads=read)

    def threshold(self, name: str) -> ThresholdOf:
        """Raises KeyError where the check has none of this name."""
        for one in self.thresholds:
            if one.name == name:
                return one
        raise KeyError(f"{self.name} has no threshold {name}")
