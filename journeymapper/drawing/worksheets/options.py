"""What can be chosen for worksheets."""

from __future__ import annotations

from journeymapper.analysis.card_codes import CodeKind
from journeymapper.domain.document_records import ExportPreset, chosen
from journeymapper.domain.frozen import frozen
from journeymapper.domain.vocabulary import Word

SIZES = ("A4", "A3", "A2", "A1", "A0", "Letter", "Legal", "Tabloid")
"""The paper that worksheets are printed on."""
MOST_SHEETS = 64
"""Empty sheets that are made at once."""


class WorksheetKind(Word):
    EMPATHY_CANVAS = "empathy-canvas"
    EMPATHY_QUADRANTS = "empathy-quadrants"
    GRID = "grid"
    TOUCHPOINTS = "touchpoints"
    FEEDBACK = "feedback"
    VOTES = "votes"


CODE_KINDS = {
    WorksheetKind.EMPATHY_CANVAS: CodeKind.EMPATHY,
    WorksheetKind.EMPATHY_QUADRANTS: CodeKind.EMPATHY,
    WorksheetKind.GRID: CodeKind.CELL,
    WorksheetKind.TOUCHPOINTS: CodeKind.TOUCHPOINT,
    WorksheetKind.FEEDBACK: CodeKind.FEEDBACK,
    WorksheetKind.VOTES: CodeKind.VOTE,
}


@frozen(kw_only=True)
class WorksheetOptions:
    """``blank`` is how many empty sheets are wanted, 0 for sheets that are filled with what is
    known; ``sheet`` is the first one's number, which its codes are made of. ``lanes`` are names or
    keys of lanes for the grid and ``voting`` a vote round, empty for all. ``paper`` says the page,
    the ink, and which journeys and personas, empty for all."""

    kind: WorksheetKind
    blank: int = 0
    sheet: int = 1
    columns: int = 6
    """Of an empty grid."""
    lanes: tuple[str, ...] = ()
    voting: str = ""
    paper: ExportPreset = chosen()
