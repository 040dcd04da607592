"""Themes: tables from colour tokens to colours. A new look is a new table."""

from __future__ import annotations

from collections.abc import Mapping

from journeymapper.domain.frozen import frozen
from journeymapper.drawing.contrast import TEXT, contrast, darkened, lightened

LIGHT: Mapping[str, str] = {
    "paper": "#FAF9F6",
    "card": "#FFFFFF",
    "panel": "#FFFFFF",
    "ink": "#1F2933",
    "muted": "#5F6B78",
    "line": "#E4E2DC",
    "muted_line": "#CFCBC2",
    "field": "#FDFCFA",
    "disabled": "#A9B0B8",
    "quiet": "#F1EFEA",
    "connection": "#7E8894",
    "accent": "#0F766E",
    "accent_dark": "#0B5F59",
    "accent_soft": "#E3F1EE",
    "accent_faint": "#F3F9F8",
    "on_accent": "#FFFFFF",
    "coral": "#E4572E",
    "coral_text": "#B93C08",
    "coral_soft": "#FBE6E0",
    "amber": "#C67F00",
    "amber_soft": "#FEF6E7",
    "amber_text": "#8A5A00",
    "emotion_-2": "#D1495B",
    "emotion_-1": "#EBA27B",
    "emotion_0": "#C9C3B5",
    "emotion_1": "#7BB38B",
    "emotion_2": "#2F855A",
    "emotion_line_-2": "#D1495B",
    "emotion_line_-1": "#C9703F",
    "emotion_line_0": "#8F8977",
    "emotion_line_1": "#4F9A69",
    "emotion_line_2": "#2F855A",
    "good_text": "#27754E",
    "stage_1": "#E9F0EF",
    "stage_2": "#EBEEF9",
    "stage_3": "#FAF0E1",
    "stage_4": "#F4ECF5",
    "stage_5": "#E9F3EB",
    "stage_6": "#F1EFEA",
    "persona_1": "#0F766E",
    "persona_2": "#4F46E5",
    "persona_3": "#C67F00",
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


_STAGES = {value: name for name, value in LIGHT.items() if name.startswith("stage_")}
_PERSONAS = {value: name for name, value in LIGHT.items() if name.startswith("persona_")}
"""What people choose from the swatches is a colour of light paper: dark paper has its like."""


@frozen
class Theme:
    """A named table of colours. Dark themes show colours that users chose for light paper in a
    shade that can be read on theirs."""

    name: str
    colours: Mapping[str, str]
    is_dark: bool = False
    is_grey: bool = False
    """Whether pictures lose their colours as well."""

    def colour(self, token: str) -> str:
        """``#RRGGBB`` of a token. A literal colour is a user's: as it is on light paper, light
        enough to stand out on dark. ``tint:`` before a colour makes it a ground for text, and
        ``on:`` gives the ink that is read best on one.

        Raises KeyError for a token that the theme does not know.
        """
        if token.startswith("on:"):
            return self._ink_on(self.colour(token[3:]))
        if token.startswith("tint:"):
            own = token[5:]
            return self._ground(own) if own.startswith("#") else self.colours[own]
        return self._mark(token) if token.startswith("#") else self.colours[token]

    def _ink_on(self, ground: str) -> str:
        """The theme's own inks first; black or white is read on any ground."""
        for ink in (self.colours["on_accent"], self.colours["ink"]):
            if contrast(ink, ground) >= TEXT:
                return ink
        return max("#000000", "#FFFFFF", key=lambda one: contrast(one, ground))

    def _ground(self, own: str) -> str:
        if not self.is_dark:
            return own
        if own in _STAGES:
            return self.colours[_STAGES[own]]
        return darkened(own, (self.colours["muted"],))

    def _mark(self, own: str) -> str:
        if not self.is_dark:
            return own
        if own in _PERSONAS:
            return self.colours[_PERSONAS[own]]
        return lightened(own, (self.colours["paper"], self.colours["card"]))


LIGHT_THEME = Theme("light", LIGHT)
"""The theme of every document, whatever the window wears."""
