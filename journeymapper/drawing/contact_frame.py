"""Where days stand on a time line of contacts: weeks side by side, empty ones drawn together."""

from __future__ import annotations

from journeymapper.analysis.contacts import WEEK, ContactPlan
from journeymapper.domain.frozen import frozen

LEAST_SLOT = 44.0
"""A week is at least so wide, before ``unit``."""
EMPTY_WEEKS = 3
"""So many weeks without a contact are drawn as one."""


@frozen
class Slot:
    """One week, or several in which nothing happens."""

    first: int
    last: int

    @property
    def name(self) -> str:
        return f"{self.first}" if self.first == self.last else f"{self.first}–{self.last}"


@frozen(kw_only=True)
class LineFrame:
    """``width`` of the picture, of which ``names`` are for the channels' names at the left (0: they
    stand elsewhere); ``unit`` enlarges everything."""

    width: float
    names: float = 0.0
    unit: float = 1.0
    slots: tuple[Slot, ...]

    @property
    def slot_width(self) -> float:
        return (self.width - self.names) / max(len(self.slots), 1)

    def x(self, day: float) -> float:
        """Where a day stands; before the first and after the last slot at the edge."""
        each = self.slot_width
        for place, slot in enumerate(self.slots):
            begins, ends = (slot.first - 1) * WEEK, slot.last * WEEK
            if day < begins:
                return self.names + place * each
            if day < ends:
                return self.names + (place + (day - begins) / (ends - begins)) * each
        return self.width

    def slot_at(self, x: float) -> Slot | None:
        """The slot that is drawn at x."""
        place = int((x - self.names) // self.slot_width)
        return self.slots[place] if x >= self.names and place < len(self.slots) else None

    def shows(self, begins: float, ends: float) -> bool:
        """Whether a time from day to day is in sight, at least in part."""
        if not self.slots:
            return False
        first, last = (self.slots[0].first - 1) * WEEK, self.slots[-1].last * WEEK
        return begins < last and (ends > first or begins >= first)


def slots_of(plan: ContactPlan) -> tuple[Slot, ...]:
    """The weeks that the plan needs, empty ones drawn together."""
    busy = {one.week for one in plan.weeks}
    found: list[Slot] = []
    week, last = 1, plan.last_week
    while week <= last:
        end = week
        if week not in busy:
            while end < last and end + 1 not in busy:
                end += 1
        if end - week + 1 >= EMPTY_WEEKS:
            found.append(Slot(week, end))
        else:
            found += [Slot(one, one) for one in range(week, end + 1)]
        week = end + 1
    return tuple(found)
