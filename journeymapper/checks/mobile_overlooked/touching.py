"""Which journeys an edit concerns, where only what touchpoints are about devices matters."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from journeymapper.domain.change import Change
from journeymapper.domain.records import Journey, Touchpoint


def touched_where(
    change: Change,
    kept: Callable[[Touchpoint], object],
    is_named: Callable[[Touchpoint], bool] = lambda _one: False,
) -> Iterable[str] | None:
    """The journey of a touchpoint of which ``kept`` says otherwise than before, or whose name is
    told; all journeys for an edit of a channel."""
    before, after = change.before, change.after
    if isinstance(before, Touchpoint) and isinstance(after, Touchpoint):
        is_same = kept(before) == kept(after) and not (
            before.name != after.name and is_named(after)
        )
        return () if is_same else [after.journey]
    record = change.record
    if isinstance(record, Touchpoint):
        return [record.journey]
    return [record.id] if isinstance(record, Journey) else None
