"""Which journeys an edit concerns, where only what touchpoints are about devices matters."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from journeymapper.domain.change import Change
from journeymapper.domain.records import Journey, Touchpoint


def touched_where(
    change: Change,
    kept: Callable[[Touchpoint], tuple[bool, bool]],
    is_named: Callable[[Touchpoint], bool] = lambda _one: False,
) -> Iterable[str] | None:
    """The journey of a touchpoint of which ``kept`` says otherwise than before (nothing of one that
    is not there), or whose name is told; all journeys for an edit of a channel."""
    record = change.record
    if isinstance(record, Journey):
        return [record.id]
    if not isinstance(record, Touchpoint):
        return None
    before, after = (
        kept(one) if isinstance(one, Touchpoint) else (False, False)
        for one in (change.before, change.after)
    )
    return [record.journey] if before != after or is_named(record) else ()
