"""Small pictures for tests, as Image records whose id is the SHA-256 of their bytes."""

from __future__ import annotations

import hashlib
import struct
import zlib

from journeymapper.domain.records import Image


def tiny_png(shade: int = 0) -> Image:
    """A grey PNG picture of one pixel; another shade is another picture."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + body))
        return struct.pack(">I", len(body)) + kind + body + checksum

    data = b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
            chunk(b"IDAT", zlib.compress(bytes((0, shade)))),
            chunk(b"IEND", b""),
        )
    )
    return Image(id=f"image_{hashlib.sha256(data).hexdigest()}", data=data)
