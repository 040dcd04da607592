"""What whoever makes a document is told about it."""

from __future__ import annotations

from typing import Any

from journeymapper.domain.frozen import frozen


@frozen
class Remark:
    """A sentence about what did not come out as asked, on ``page`` (from 1; 0: anywhere). ``offer``
    says what would do, and ``choices`` are the fields of an ``ExportPreset``, with their values,
    that bring it about."""

    text: str
    offer: str = ""
    choices: tuple[tuple[str, Any], ...] = ()
    page: int = 0

    def __str__(self) -> str:
        return f"{self.text} {self.offer}".strip()
