"""The two canons of the empathy map: which sections stand where, and what they are called."""

from __future__ import annotations

from journeymapper.domain.frozen import frozen
from journeymapper.domain.vocabulary import Section


@frozen
class Block:
    """A tinted card of the map. ``names`` stand over the sections of a block of several."""

    number: str
    title: str
    tint: str
    sections: tuple[Section, ...]
    names: tuple[str, ...] = ()

    @property
    def is_wide(self) -> bool:
        return len(self.sections) > 1


def _single(number: int, section: Section, tint: str) -> Block:
    return Block(str(number), section.label, tint, (section,))


XPLANE = (
    _single(1, Section.WHO, "stage_1"),
    _single(2, Section.NEED_TO_DO, "stage_1"),
    _single(3, Section.SEE, "stage_3"),
    _single(4, Section.SAY, "stage_4"),
    _single(5, Section.DO, "stage_2"),
    _single(6, Section.HEAR, "stage_5"),
    Block(
        "7",
        "What do they think and feel?",
        "panel",
        (Section.THINK, Section.FEEL, Section.PAINS, Section.GAINS),
        ("Thinks", "Feels", "Pains", "Gains"),
    ),
)
QUADRANTS = (
    Block("", "Says", "stage_4", (Section.SAY,)),
    Block("", "Thinks", "stage_5", (Section.THINK,)),
    Block("", "Does", "stage_2", (Section.DO,)),
    Block("", "Feels", "stage_3", (Section.FEEL,)),
)
BESIDE_QUADRANTS = (
    Block("", "Who", "stage_1", (Section.WHO,)),
    Block("", "Needs to do", "stage_1", (Section.NEED_TO_DO,)),
    Block("", "Sees", "stage_3", (Section.SEE,)),
    Block("", "Hears", "stage_5", (Section.HEAR,)),
    Block("", "Pains", "panel", (Section.PAINS,)),
    Block("", "Gains", "panel", (Section.GAINS,)),
)
"""The sections that the four quadrants leave out, so that no note is lost."""

SHORT = {block.sections[0]: block.title for block in (*QUADRANTS, *BESIDE_QUADRANTS)}
"""A section in a menu: ``Says``."""

NAME_TOKENS = {Section.PAINS: "coral_text", Section.GAINS: "good_text"}


def sections_of(blocks: tuple[Block, ...]) -> list[Section]:
    return [section for block in blocks for section in block.sections]
