"""A small client of AT-SPI, the bus by which screen readers on Linux read other programs.

It speaks D-Bus itself (jeepney): what it reads is what any screen reader would get.
"""

from __future__ import annotations

import subprocess
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, MatchRule, Message, MessageType, Properties, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import DBusErrorResponse

LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
PREFIX = "org.a11y.atspi"
ROOT = "/org/a11y/atspi/accessible/root"
PATIENCE = 40.0
# Bits of the state set, as at-spi2-core's atspi-constants.h numbers them.
STATES = {
    "editable": 7,
    "enabled": 8,
    "focusable": 11,
    "focused": 12,
    "selectable": 22,
    "selected": 23,
    "sensitive": 24,
    "showing": 25,
    "visible": 30,
}


def is_there() -> bool:
    """Whether the machine has the accessibility bus."""
    return any(Path(one).exists() for one in LAUNCHERS)


class SessionBus:
    """A session bus of its own, which starts the accessibility bus when somebody asks for it."""

    def __init__(self) -> None:
        self._daemon = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._daemon.stdout is not None
        self.address = self._daemon.stdout.readline().strip()
        self._opened: list[DBusConnection] = []

    def environment(self) -> dict[str, str]:
        """What a program needs to be read on this bus."""
        return {
            "DBUS_SESSION_BUS_ADDRESS": self.address,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }

    def open_accessibility(self) -> DBusConnection:
        session = open_dbus_connection(self.address)
        bus = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        (address,) = _call(session, bus, "GetAddress")
        session.close()
        self._opened.append(open_dbus_connection(address))
        return self._opened[-1]

    def close(self) -> None:
        for one in self._opened:
            one.close()
        self._daemon.terminate()
        self._daemon.communicate()


@dataclass(frozen=True)
class Told:
    """One object as a screen reader gets it."""

    role: str
    name: str
    description: str
    states: frozenset[str]
    extents: tuple[int, int, int, int]
    depth: int
    identifier: str
    address: tuple[str, str] = field(repr=False)


class Reader:
    """Reads what programs on the bus tell."""

    def __init__(self, bus: DBusConnection) -> None:
        self._bus = bus
        self._heard: deque[Message] = deque(maxlen=10_000)

    def listen(self, *events: str) -> None:
        """Have programs send these events (``object:announcement``), as a screen reader does."""
        registry = DBusAddress(f"/{PREFIX.replace('.', '/')}/registry", *[f"{PREFIX}.Registry"] * 2)
        for event in events:
            _call(self._bus, registry, "RegisterEvent", "sas", (event, []))
        rule = MatchRule(type="signal", interface=f"{PREFIX}.Event.Object")
        self._bus.filter(rule, queue=self._heard)
        _body(self._bus.send_and_get_reply(message_bus.AddMatch(rule), timeout=PATIENCE))

    def heard(self, patience: float) -> Iterator[tuple[str, str, Any, tuple[str, str]]]:
        """What programs tell until nothing came for so many seconds: the event, its detail, what
        it holds, and who tells it."""
        while True:
            try:
                message = self._bus.recv_until_filtered(self._heard, timeout=patience)
            except TimeoutError:
                return
            names = {key.name: value for key, value in message.header.fields.items()}
            detail, _, _, (_, held), *_ = message.body
            yield names["member"], detail, held, (names["sender"], names["path"])

    def programs(self) -> dict[str, tuple[str, str]]:
        """Every program on the bus by name."""
        found = self._children((f"{PREFIX}.Registry", ROOT))
        return {self._property(one, "Accessible", "Name"): one for one in found}

    def walk(self, start: tuple[str, str], depth: int = 0) -> Iterator[Told]:
        """The object and everything below it, in reading order."""
        yield self.look(start, depth)
        for child in self._children(start):
            yield from self.walk(child, depth + 1)

    def look(self, one: tuple[str, str], depth: int = 0) -> Told:
        (role,) = self._ask(one, "Accessible", "GetRoleName")
        ((low, high),) = self._ask(one, "Accessible", "GetState")
        bits = low | high << 32
        try:
            (extents,) = self._ask(one, "Component", "GetExtents", "u", (0,))
        except DBusErrorResponse:  # the program itself has no place
            extents = (0, 0, 0, 0)
        return Told(
            role=role,
            name=self._property(one, "Accessible", "Name"),
            description=self._property(one, "Accessible", "Description"),
            states=frozenset(name for name, bit in STATES.items() if bits >> bit & 1),
            extents=extents,
            depth=depth,
            identifier=self._property(one, "Accessible", "AccessibleId"),
            address=one,
        )

    def actions(self, one: tuple[str, str]) -> list[str]:
        (found,) = self._ask(one, "Action", "GetActions")
        return [name for name, *_ in found]

    def act(self, one: tuple[str, str], action: str) -> None:
        self._ask(one, "Action", "DoAction", "i", (self.actions(one).index(action),))

    def relations(self, one: tuple[str, str]) -> dict[int, list[tuple[str, str]]]:
        (found,) = self._ask(one, "Accessible", "GetRelationSet")
        return dict(found)

    def parent(self, one: tuple[str, str]) -> tuple[str, str]:
        return tuple(self._property(one, "Accessible", "Parent"))

    def at(self, one: tuple[str, str], x: int, y: int) -> tuple[str, str]:
        """What lies under a point of the screen."""
        (found,) = self._ask(one, "Component", "GetAccessibleAtPoint", "iiu", (x, y, 0))
        return tuple(found)

    def _children(self, one: tuple[str, str]) -> list[tuple[str, str]]:
        (found,) = self._ask(one, "Accessible", "GetChildren")
        return [tuple(child) for child in found]

    def _ask(
        self, one: tuple[str, str], interface: str, method: str, form: str = "", body: Any = ()
    ) -> Any:
        name, path = one
        address = DBusAddress(path, name, f"{PREFIX}.{interface}")
        return _call(self._bus, address, method, form, body)

    def _property(self, one: tuple[str, str], interface: str, name: str) -> Any:
        address = DBusAddress(one[1], one[0], f"{PREFIX}.{interface}")
        reply = self._bus.send_and_get_reply(Properties(address).get(name), timeout=PATIENCE)
        return _body(reply)[0][1]


def _call(
    bus: DBusConnection, address: DBusAddress, method: str, form: str = "", body: Any = ()
) -> Any:
    message = new_method_call(address, method, form or None, tuple(body))
    return _body(bus.send_and_get_reply(message, timeout=PATIENCE))


def _body(reply: Any) -> Any:
    if reply.header.message_type is MessageType.error:
        raise DBusErrorResponse(reply)
    return reply.body
