"""The colours of a heat map: a faint wash over a card, and a frame that is seen on any ground."""

from __future__ import annotations

from journeymapper.analysis.heat import EMOTION, EVIDENCE, LEVELS, VALUE
from journeymapper.drawing.contrast import MEANING, contrast, darkened, lightened
from journeymapper.drawing.theme import Theme

_COLDEST, _STEP = 0.12, 0.22
"""How much of the tint the coldest level has, and each further one more."""


def heat_wash(theme: Theme, kind: str, level: int) -> str:
    """``#RRGGBB`` of a level (0 to 4) on a card, for areas."""
    if kind == EMOTION:
        return theme.colour(f"emotion_{level - 2}")
    tint = theme.colour({VALUE: "accent", EVIDENCE: "amber"}.get(kind, "coral"))
    part = min(_COLDEST + _STEP * level, 1.0)
    return _mixed(theme.colour("card"), tint, part)


def heat_frame(theme: Theme, kind: str, level: int) -> str:
    """``#RRGGBB`` of a level for lines: its wash, as strong as it must be to stand out from card
    and paper."""
    grounds = (theme.colour("card"), theme.colour("paper"))
    token = f"emotion_line_{level - 2}"
    wanted = theme.colour(token) if kind == EMOTION else heat_wash(theme, kind, level)
    if all(contrast(wanted, one) >= MEANING for one in grounds):
        return wanted
    return (lightened if theme.is_dark else darkened)(wanted, grounds, MEANING)


def frame_width(level: int, kind: str) -> float:
    """Pixels: what is hotter has a thicker frame; feelings have one width, for both ends count."""
    return 2.5 if kind == EMOTION else 1.5 + 2.0 * level / (LEVELS - 1)


def _mixed(ground: str, tint: str, part: float) -> str:
    pairs = ((int(ground[at : at + 2], 16), int(tint[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(one + (other - one) * part):02X}" for one, other in pairs)
