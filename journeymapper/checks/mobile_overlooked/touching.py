"""Which journeys an edit concerns, where only what touchpoints are about devices matters."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from journeymapper.analysis.mobile import is_digital, is_on_phone, is_phone_channel
from journeymapper.checks.look import Look
from journeymapper.checks.sorting import Sorting
from journeymapper.domain.change import Change
from journeymapper.domain.records import Channel, Journey, Touchpoint

ON_PHONE, WITHOUT, UNSAID = "on a phone", "without", "unsaid"


def _key(look: Look, one: Touchpoint) -> tuple[str, str] | None:
    """Journey, and whether it is on a phone, or digital with other devices, or with none said."""
    if is_on_phone(look.project, one):
        return one.journey, ON_PHONE
    if not is_digital(look.project, one):
        return None
    return one.journey, WITHOUT if one.devices else UNSAID


def _concerned(look: Look, change: Change) -> Iterable[str]:
    before, after = change.before, change.after
    if not isinstance(before, Channel) or not isinstance(after, Channel):
        return ()
    was, now = ((one.digital, is_phone_channel(one)) for one in (before, after))
    return (one.id for one in look.project.referring(Touchpoint, change.id)) if was != now else ()


DEVICES = Sorting(
    name="touchpoints by device",
    kind=Touchpoint,
    key=_key,
    reads={
        Touchpoint: ("journey", "kind", "channels", "devices"),
        Channel: ("digital", "icon", "name"),
    },
    concerned=_concerned,
)


def touched_where(
    change: Change,
    kept: Callable[[Touchpoint], tuple[bool, ...]],
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
        kept(one) if isinstance(one, Touchpoint) else () for one in (change.before, change.after)
    )
    is_other = before != after and any((*before, *after))
    return [record.journey] if is_other or is_named(record) else ()
