"""Themes: tables from colour tokens to colours. A new look is a new table."""

from __future__ import annotations

from collections.abc import Mapping

from journeymapper.domain.frozen import frozen

LIGHT: Mapping[str, str] = {
    "paper": "#FAF9F6",
    "card": "#FFFFFF",
    "panel": "#FFFFFF",
    "ink": "#1F2933",
    "muted": "#6B7785",
    "line": "#E4E2DC",
    "muted_line": "#CFCBC2",
    "field": "#FDFCFA",
    "disabled": "#A9B0B8",
    "quiet": "#F1EFEA",
    "connection": "#8A94A0",
    "accent": "#0F766E",
    "accent_dark": "#0B5F59",
    "accent_soft": "#E3F1EE",
    "accent_faint": "#F3F9F8",
    "on_accent": "#FFFFFF",
    "coral": "#E4572E",
    "coral_text": "#C2410C",
    "coral_soft": "#FBE6E0",
    "amber": "#D98E04",
    "amber_soft": "#FEF6E7",
    "amber_text": "#8A5A00",
    "emotion_-2": "#D1495B",
    "emotion_-1": "#EBA27B",
    "emotion_0": "#C9C3B5",
    "emotion_1": "#7BB38B",
    "emotion_2": "#2F855A",
    "stage_1": "#E9F0EF",
    "stage_2": "#EBEEF9",
    "stage_3": "#FAF0E1",
    "stage_4": "#F4ECF5",
    "stage_5": "#E9F3EB",
    "stage_6": "#F1EFEA",
    "persona_1": "#0F766E",
    "persona_2": "#4F46E5",
    "persona_3": "#D98E04",
    "persona_4": "#BE185D",
    "persona_5": "#0369A1",
    "persona_6": "#4D7C0F",
    "note": "#FFFDF3",
    "note_line": "#F0E6BF",
    "pain": "#FDEEEA",
    "opportunity": "#ECF5F0",
    "idea": "#FEF6E7",
    "question": "#EBEEF9",
    "quote": "#F4ECF5",
    "thought": "#F6F5F1",
    "text": "#FFFFFF",
    "pain_line": "#E9A794",
    "opportunity_line": "#8FC3A6",
    "idea_line": "#E8C36B",
    "question_line": "#A3ADE8",
    "quote_line": "#CFA9D6",
    "thought_line": "#CFCBC0",
    "text_line": "#CFCBC0",
    "guide": "#E4572E",
    "shadow": "#1F2933",
}


@frozen
class Theme:
    """A named table of colours."""

    name: str
    colours: Mapping[str, str]

    def colour(self, token: str) -> str:
        """``#RRGGBB`` of a token; a literal colour is returned as it is.

        Raises KeyError for a token that the theme does not know.
        """
        return token if token.startswith("#") else self.colours[token]


LIGHT_THEME = Theme("light", LIGHT)
