"""What is typed about a trigger, made an edit."""

from __future__ import annotations

import re
from typing import Any

from journeymapper.analysis.delays import read_delay, write_delay
from journeymapper.commands.base import Command, Together, tidy
from journeymapper.commands.records import AddRecord, EditFields
from journeymapper.domain.project import Project
from journeymapper.domain.records import Channel, Trigger, new_id
from journeymapper.gui.inspector.values import BoundNumber

_THEN = re.compile(r"\s*(?:,?\s+then\b[:,]?|→|->|=>)\s*", re.IGNORECASE)
_WHEN = re.compile(r"^\s*when\b[:,]?\s+", re.IGNORECASE)


def said_trigger(text: str) -> tuple[str, str]:
    """When and then, out of ``When the cart is left, then a coach writes``."""
    when, _, then = _THEN.sub("\0", _WHEN.sub("", text), count=1).partition("\0")
    return when.strip().rstrip(","), then.strip()


def set_channel(project: Project, trigger_id: str, name: str, merge_key: str = "") -> Command:
    """Set a trigger's channel by its name; one that nobody has yet is made."""
    name = tidy(name)
    known = {one.name.casefold(): one.id for one in project.channels.values()}
    channel = known.get(name.casefold()) if name else None
    if channel is not None or not name:
        return EditFields(trigger_id, {"channel": channel}, merge_key=merge_key)
    new = Channel(id=new_id(Channel), name=name)
    edit = EditFields(trigger_id, {"channel": new.id})
    return Together(edit.name(project), [AddRecord(new), edit])


def channel_names(project: Project) -> list[str]:
    """The names of all channels, capitals aside."""
    return sorted((one.name for one in project.channels.values()), key=str.casefold)


def sentence(project: Project, trigger: Trigger) -> str:
    """``When the cart is left (has a coach), then a coach writes · e-mail · after 1 day``."""
    locale = project.details.locale
    parts = [f"When {_lowered(trigger.when, locale)}"]
    if trigger.condition.strip():
        parts.append(f" ({_lowered(trigger.condition, locale)})")
    if trigger.then.strip():
        parts.append(f", then {_lowered(trigger.then, locale)}")
    channel = project.channels.get(trigger.channel or "")
    if channel is not None:
        parts.append(f" · {channel.name}")
    if trigger.delay_hours is not None:
        delay = write_delay(trigger.delay_hours, locale)
        parts.append(f" · {delay}" if trigger.delay_hours == 0 else f" · after {delay}")
    return " ".join("".join(parts).split())


def _lowered(text: str, locale: str) -> str:
    """An English text as it goes on in a sentence; names in capitals and other languages stay."""
    is_word = text[:1].isupper() and (text[1:2].islower() or text[:2] == "A ")
    return text[:1].lower() + text[1:] if is_word and locale[:2] in ("", "en") else text


class BoundDelay(BoundNumber):
    """A delay in hours, typed as ``3 days``, ``12 h`` or ``at once``."""

    def _read(self, text: str) -> Any:
        return read_delay(text, self._locale)

    def _said(self, value: float | int | None) -> str:
        return write_delay(value, self._locale)
