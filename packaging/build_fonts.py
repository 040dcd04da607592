"""Build the bundled fonts from their released files.

    python packaging/build_fonts.py OUT FONT...

A FONT is recognised by its file name (see ``RECIPES``): WOFF2 or TrueType, or a TrueType
collection with CFF outlines. Each becomes one TrueType file with glyf outlines, only the characters
and features its recipe names, and a family name of its own, so that no pen ever confuses it with a
font of the same name installed on the machine, and so that no name reserved by a licence is used.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

Characters = Callable[[], Iterable[int]]

PLAIN_FEATURES = ("kern", "mark", "mkmk", "ccmp", "locl")
"""What Inter keeps. Its ``calt`` and ligatures lose letters when text is copied from a PDF."""

OUTLINE_ERROR = 1.0
"""How far a quadratic curve may lie from the cubic one, in thousandths of the em."""


ZEROED_LIMITS = (
    "maxTwilightPoints",
    "maxStorage",
    "maxFunctionDefs",
    "maxInstructionDefs",
    "maxStackElements",
    "maxSizeOfInstructions",
    "maxComponentElements",
    "maxPoints",
    "maxContours",
    "maxCompositePoints",
    "maxCompositeContours",
    "maxComponentDepth",
)
"""Limits of a TrueType font that fontTools counts when it saves, or that only hinting needs."""


@dataclass(frozen=True)
class Recipe:
    """What becomes of one source file."""

    family: str
    style: str
    weight: int
    features: tuple[str, ...] = ()
    """Layout features to keep; none named: those that fontTools counts as needed by default."""
    characters: Characters | None = None
    extent: tuple[int, int] | None = None
    """Ascent and descent in units, where the released ones leave room for rare stacks."""
    collection_index: int = 0

    @property
    def file_name(self) -> str:
        return f"{self.family.replace(' ', '')}-{self.style}.ttf"


def ranges(*pairs: tuple[int, int]) -> Characters:
    """All code points between each pair, both included."""
    return lambda: (code for first, last in pairs for code in range(first, last + 1))


def double_bytes(codec: str, leads: range, trails: range) -> set[int]:
    """The characters that a double-byte encoding has in a block of its table."""
    found: set[int] = set()
    for lead in leads:
        for trail in trails:
            text = bytes((lead, trail)).decode(codec, errors="ignore")
            found.update(ord(character) for character in text if ord(character) >= 0x2000)
    return found


def east_asian() -> set[int]:
    """GB 2312, Big5 level 1, JIS X 0208 with the vendors' additions, KS X 1001, and what is written
    around them: kana, bopomofo, jamo, every modern Hangul syllable, wide forms, punctuation."""
    blocks = ranges(
        (0x0020, 0x0020),
        (0x1100, 0x11FF),
        (0x2E80, 0x2E80),
        (0x3000, 0x30FF),
        (0x3105, 0x312F),
        (0x3131, 0x318E),
        (0x31F0, 0x33FF),
        (0xAC00, 0xD7A3),
        (0xFF01, 0xFFEE),
    )
    return {
        *blocks(),
        *double_bytes("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF)),
        *double_bytes("big5", range(0xA1, 0xC7), range(0x40, 0xFF)),
        *double_bytes("cp932", range(0x81, 0xFD), range(0x40, 0xFD)),
        *double_bytes("euc_kr", range(0xA1, 0xFE), range(0xA1, 0xFF)),
    }


TAGS = (0xE0020, 0xE007F)
NO_ASCII = ranges((0x20, 0x20), (0xA0, 0x1FFFF))
EAST_ASIAN_FEATURES = ("locl", "ccmp")

RECIPES: dict[str, Recipe] = {
    "Inter-Regular": Recipe("Journey Inter", "Regular", 400, PLAIN_FEATURES),
    "Inter-Medium": Recipe("Journey Inter", "Medium", 500, PLAIN_FEATURES),
    "Inter-SemiBold": Recipe("Journey Inter", "SemiBold", 600, PLAIN_FEATURES),
    "Inter-Bold": Recipe("Journey Inter", "Bold", 700, PLAIN_FEATURES),
    "NotoSansCJK-Regular": Recipe(
        "Journey Han",
        "Regular",
        400,
        EAST_ASIAN_FEATURES,
        characters=east_asian,
        extent=(880, -120),
        collection_index=2,
    ),
    "NotoEmoji_400Regular": Recipe(
        "Journey Emoji",
        "Regular",
        400,
        ("ccmp",),
        # Without its space, which is as wide as a picture; with what keycaps are made of.
        characters=ranges((0x23, 0x23), (0x2A, 0x2A), (0x30, 0x39), (0xA9, 0x1FFFF), TAGS),
    ),
    "NotoSansSymbols-Regular": Recipe(
        "Journey Symbols", "Regular", 400, characters=NO_ASCII, extent=(1000, -300)
    ),
    "NotoSansSymbols2-Regular": Recipe(
        "Journey Pictographs",
        "Regular",
        400,
        characters=ranges(
            (0x2190, 0x27FF), (0x2900, 0x2BFF), (0x1F100, 0x1F1FF), (0x1F500, 0x1FAFF)
        ),
        extent=(1000, -300),
    ),
    "NotoSansMath-Regular": Recipe(
        "Journey Math",
        "Regular",
        400,
        characters=ranges((0x2100, 0x23FF), (0x27C0, 0x27FF), (0x2900, 0x2BFF)),
        extent=(1000, -300),
    ),
}

for script, extent in {
    "Arabic": (1100, -500),
    "Hebrew": None,
    "Devanagari": None,
    "Thai": None,
}.items():
    for name, number in {"Regular": 400, "Bold": 700}.items():
        RECIPES[f"NotoSans{script}-{name}"] = Recipe(
            f"Journey {script}", name, number, characters=NO_ASCII, extent=extent
        )


def is_private(code: int) -> bool:
    """Whether a code point means something to one font only."""
    return 0xE000 <= code <= 0xF8FF or code >= 0xF0000


def subset(font: TTFont, recipe: Recipe) -> None:
    """Keep the recipe's characters and features; drop hinting, glyph names and leftovers."""
    options = Options()
    if recipe.features:
        options.layout_features = list(recipe.features)
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.drop_tables += ["DSIG", "STAT", "BASE", "vhea", "vmtx", "VORG", "meta", "MATH"]
    subsetter = Subsetter(options)
    wanted = recipe.characters() if recipe.characters else font.getBestCmap()
    subsetter.populate(unicodes=[code for code in wanted if not is_private(code)])
    subsetter.subset(font)


def outlines_to_glyf(font: TTFont) -> None:
    """Replace CFF outlines by quadratic ones, which reportlab demands."""
    order = font.getGlyphOrder()
    glyphs = font.getGlyphSet()
    tolerance = font["head"].unitsPerEm * OUTLINE_ERROR / 1000
    glyf = newTable("glyf")
    glyf.glyphOrder = order
    glyf.glyphs = {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, tolerance, reverse_direction=True))
        glyf.glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = glyf
    for name in order:
        glyf.glyphs[name].recalcBounds(glyf)
        advance = font["hmtx"][name][0]
        font["hmtx"][name] = (advance, getattr(glyf.glyphs[name], "xMin", 0))
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in ZEROED_LIMITS:
        setattr(maxp, field, 0)
    maxp.maxZones = 1
    font["post"].formatType = 3.0
    font["head"].glyphDataFormat = 0
    font.sfntVersion = "\x00\x01\x00\x00"
    del font["CFF "]


def set_extent(font: TTFont, ascent: int, descent: int) -> None:
    """State the same ascent and descent in every place where programs look for them."""
    font["hhea"].ascent = font["OS/2"].sTypoAscender = font["OS/2"].usWinAscent = ascent
    font["hhea"].descent = font["OS/2"].sTypoDescender = descent
    font["OS/2"].usWinDescent = -descent
    font["hhea"].lineGap = font["OS/2"].sTypoLineGap = 0


def rename(font: TTFont, recipe: Recipe) -> None:
    """Give the font the project's own family name; copyright and licence entries stay."""
    names = font["name"]
    kept = {0, 5, 8, 9, 11, 13, 14}
    names.names = [n for n in names.names if n.nameID in kept and n.langID in (0, 0x409)]
    linked = recipe.style in ("Regular", "Bold")
    family = recipe.family if linked else f"{recipe.family} {recipe.style}"
    full = f"{recipe.family} {recipe.style}"
    entries = {
        1: family,
        2: recipe.style if linked else "Regular",
        3: f"{full}; built for Journey Mapper",
        4: full,
        6: f"{recipe.family.replace(' ', '')}-{recipe.style}",
        16: recipe.family,
        17: recipe.style,
    }
    for identifier, value in entries.items():
        names.setName(value, identifier, 3, 1, 0x409)
    font["OS/2"].usWeightClass = recipe.weight
    font["OS/2"].fsType = 0
    font["head"].macStyle = 1 if recipe.style == "Bold" else 0
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0b1100001) | (
        0b100000 if recipe.style == "Bold" else 0b1000000
    )


def build(source: Path, folder: Path) -> Path:
    """Build one font. Raises ``KeyError`` for a file that no recipe names."""
    recipe = RECIPES[source.stem]
    font = TTFont(source, fontNumber=recipe.collection_index, recalcTimestamp=False)
    font.flavor = None
    subset(font, recipe)
    if "CFF " in font:
        outlines_to_glyf(font)
    if recipe.extent:
        set_extent(font, *recipe.extent)
    rename(font, recipe)
    target = folder / recipe.file_name
    font.save(target)
    return target


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Build the bundled fonts.")
    parser.add_argument("out", type=Path, help="folder for the finished fonts")
    parser.add_argument("fonts", type=Path, nargs="+", help="source files: " + ", ".join(RECIPES))
    chosen = parser.parse_args(arguments)
    unknown = [str(path) for path in chosen.fonts if path.stem not in RECIPES]
    if unknown:
        parser.error(f"no recipe for {', '.join(unknown)}")
    chosen.out.mkdir(parents=True, exist_ok=True)
    for source in chosen.fonts:
        target = build(source, chosen.out)
        sys.stdout.write(f"{target.name}: {target.stat().st_size / 1024:.0f} kB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
