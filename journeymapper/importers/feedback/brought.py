"""What came of reading a table of feedback."""

from __future__ import annotations

from pathlib import Path

from journeymapper.commands.base import Command
from journeymapper.domain.frozen import frozen
from journeymapper.importers.feedback.layout import Layout
from journeymapper.importers.job import Refusal
from journeymapper.importers.rows import Shape


@frozen(kw_only=True)
class BroughtFeedback:
    """``read`` rows are ``taken``, ``duplicates``, ``without_text`` (a rating or a name, but no
    words) or ``refused``: the four add up. ``command`` takes in the good ones, None where there
    are none. ``repeated``: those of the duplicates that stand more than once in the table itself.
    ``refused_at``: which rows of the file the refused ones are, from 0, with the header.
    ``layout`` is how the table was read, nothing in it open; ``remarks`` are sentences
    about what should be known."""

    path: Path
    shape: Shape
    layout: Layout
    header: tuple[str, ...] = ()
    read: int = 0
    taken: int = 0
    duplicates: int = 0
    repeated: int = 0
    without_text: int = 0
    refused: tuple[Refusal, ...] = ()
    refused_at: tuple[int, ...] = ()
    command: Command | None = None
    remarks: tuple[str, ...] = ()
