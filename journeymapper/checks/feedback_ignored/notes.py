"""What checks of feedback share."""

from __future__ import annotations

from journeymapper.checks.look import Look


def has_notes(look: Look) -> bool:
    return bool(look.project.feedback_notes)
