"""What each format is good for, in a sentence."""

from __future__ import annotations

FORMATS = ("pdf", "pptx", "xlsx", "html", "png", "svg", "markdown", "csv", "json")
"""Their order; others follow by name."""
TOLD = {
    "pdf": "Pages to print, to send and to pin on a wall.",
    "pptx": "Slides whose cards, connections and notes can be edited in PowerPoint.",
    "xlsx": "A workbook: the grid, and a sheet for each kind of record.",
    "html": "One file for the browser, without a network: pan, zoom, click a card.",
    "png": "The map as a picture, for slides and mails.",
    "svg": "The map as a drawing that stays sharp at any size.",
    "markdown": "Text with tables and a diagram, for a wiki.",
    "csv": "A table for each kind of record, in one ZIP file.",
    "json": "Everything, for other programs; it can be opened here again.",
}
