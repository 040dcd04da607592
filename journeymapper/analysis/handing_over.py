"""Handing over: the project as its readers may see it, and what cannot be promised of that.

Asked once before a document is made, so that no exporter has to think of it.
"""

from __future__ import annotations

from journeymapper.analysis.readers import project_for
from journeymapper.analysis.still_there import remarks_for

__all__ = ["project_for", "remarks_for"]
