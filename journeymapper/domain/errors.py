"""What can go wrong that is not our bug, said so that a person can act on it."""

from __future__ import annotations


class EditRefused(Exception):
    """The user asked for something that makes no sense; the text says what to do instead."""


class FileTrouble(Exception):
    """The world is in the way of a file; the text names the file and offers a way out.

    ``reason`` is a short stable word for callers that offer different ways out:
    missing, not_a_journey, newer, damaged, read_only, full, locked, gone, changed, exists, folder.
    """

    def __init__(self, sentence: str, reason: str = "folder") -> None:
        super().__init__(sentence)
        self.reason = reason


class BrokenEdit(Exception):
    """A command planned changes that do not fit the project: our bug, nothing was written."""
