"""The file around a PDF's objects: small ones packed together (PDF 32000-1, 7.5.7 and 7.5.8).

A document of many links and elements has thousands of objects of a hundred bytes; packed they
take a tenth of that. Knows no PDF library.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping, Sequence

from journeymapper.domain.frozen import frozen

TOGETHER = 400
"""So many objects are packed together: few enough that a reader finds one quickly."""


@frozen
class Body:
    """An object as it is written. A stream stands alone."""

    data: bytes
    is_stream: bool = False


def assembled(bodies: Mapping[int, Body], root: int, info: int) -> bytes:
    """The whole file. ``bodies`` are all objects by number, ``root`` and ``info`` the numbers of
    the catalogue and of the document's information."""
    parts = [b"%PDF-1.6\n%\xe2\xe3\xcf\xd3\n"]
    offset = len(parts[0])
    places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
    signature = hashlib.sha256()

    def add(number: int, data: bytes) -> None:
        nonlocal offset
        whole = b"%d 0 obj\n%b\nendobj\n" % (number, data)
        places[number] = (1, offset, 0)
        signature.update(whole)
        parts.append(whole)
        offset += len(whole)

    small = sorted(number for number, body in bodies.items() if not body.is_stream)
    for number, body in sorted(bodies.items()):
        if body.is_stream:
            add(number, body.data)
    number = max(bodies)
    for at in range(0, len(small), TOGETHER):
        members = small[at : at + TOGETHER]
        number += 1
        for index, member in enumerate(members):
            places[member] = (2, number, index)
        add(number, _packed([(member, bodies[member].data) for member in members]))
    number += 1
    places[number] = (1, offset, 0)
    table = zlib.compress(
        b"".join(_row(places.get(one, (0, 0, 65535))) for one in range(number + 1))
    )
    own = signature.hexdigest()[:32]
    head = (
        f"<</Type/XRef/Size {number + 1}/W[1 4 2]/Root {root} 0 R/Info {info} 0 R"
        f"/ID[<{own}><{own}>]/Filter/FlateDecode/Length {len(table)}>>"
    )
    parts.append(
        b"%d 0 obj\n%b\nstream\n%b\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n"
        % (number, head.encode("ascii"), table, offset)
    )
    return b"".join(parts)


def _row(place: tuple[int, int, int]) -> bytes:
    kind, second, third = place
    return kind.to_bytes(1, "big") + second.to_bytes(4, "big") + third.to_bytes(2, "big")


def _packed(members: Sequence[tuple[int, bytes]]) -> bytes:
    index: list[str] = []
    at = 0
    for number, data in members:
        index.append(f"{number} {at}")
        at += len(data) + 1
    head = (" ".join(index) + "\n").encode("ascii")
    content = zlib.compress(head + b"\n".join(data for _, data in members))
    entries = f"<</Type/ObjStm/N {len(members)}/First {len(head)}/Filter/FlateDecode"
    return b"%b/Length %d>>\nstream\n%b\nendstream" % (entries.encode(), len(content), content)
