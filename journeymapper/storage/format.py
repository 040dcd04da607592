"""What marks a file as ours, and which version of the format this program writes."""

from __future__ import annotations

from dataclasses import dataclass

SUFFIX = ".journey"
APPLICATION_ID = 0x4A_4D_41_50
"""Says JMAP; bytes 68 to 71 of every file."""


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """A version of the format: a minor one adds, a major one changes what was there."""

    major: int
    minor: int

    @classmethod
    def of_number(cls, number: int) -> Version:
        """From SQLite's ``user_version``: 1002 is 1.2."""
        return cls(number // 1000, number % 1000)

    @property
    def number(self) -> int:
        return self.major * 1000 + self.minor

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}"


NOTHING_YET = Version(0, 0)
CURRENT = Version(1, 4)
