"""Which touchpoints are digital, and which of them people have on a phone."""

from __future__ import annotations

import re
from functools import lru_cache

from journeymapper.domain.project import Project
from journeymapper.domain.records import Channel, Touchpoint
from journeymapper.domain.vocabulary import TouchpointKind

_PHONES = re.compile(
    r"\b(i|smart|cell|mobile|tele|feature|camera)?[- ]?phones?\b|\biphone|"  # no headphones
    r"\b(tele|smart|i|mobiltele)fon(e|es|i|y|ów|er|em|u)?\b|"
    r"\bmobil|\bmóvil|\bmóbil|\bcelular|\bcellular|\bhandys?\b|\bandroid|\bios\b|\bteléfono|"
    r"\btelefono|\btéléphone|\btelefoon|телефон|мобил|携帯|スマホ|手机|手機|휴대|جوال|هاتف|טלפון|मोबाइल|"
    r"\b(all|any|every|alle|jedes|tous|todos|tutti)\b",
    re.IGNORECASE,
)
_PHONE_CHANNELS = re.compile(r"\bsms\b|whatsapp|text message|push|mobil|messenger", re.IGNORECASE)
_PHONE_ICON = "smartphone"


def is_digital(project: Project, touchpoint: Touchpoint) -> bool:
    """Whether customers meet the organisation there on a digital channel."""
    if touchpoint.kind is not TouchpointKind.TOUCHPOINT:
        return False
    channels = project.channels
    return any(channels[one].digital for one in touchpoint.channels if one in channels)


@lru_cache(maxsize=1024)
def is_phone(device: str) -> bool:
    """Whether a device that somebody typed is a phone, or all devices."""
    return _PHONES.search(device) is not None


def is_on_phone(project: Project, touchpoint: Touchpoint) -> bool:
    """Whether a phone is among its devices; where none are said, whether a channel of it lives on
    a phone."""
    if touchpoint.devices:
        return any(is_phone(one) for one in touchpoint.devices)
    channels = project.channels
    return any(is_phone_channel(channels[one]) for one in touchpoint.channels if one in channels)


def lacks_phone(project: Project, touchpoint: Touchpoint) -> bool:
    """Whether its devices are said, and no phone is among them, though it is digital."""
    return (
        bool(touchpoint.devices)
        and is_digital(project, touchpoint)
        and not is_on_phone(project, touchpoint)
    )


def is_phone_channel(channel: Channel) -> bool:
    """Whether what comes by it arrives on a phone."""
    if not channel.digital:
        return False
    return channel.icon == _PHONE_ICON or _PHONE_CHANNELS.search(channel.name) is not None
