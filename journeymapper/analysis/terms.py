"""The words of a text as terms that can be counted, in any script, without dictionaries.

Words are cut after six letters, so that "payment" and "payments" are one term; this is truncation,
the plainest of stemmers. Scripts that leave no spaces between words give pairs of letters. Words
that every text holds ("and", "nicht", "avec") are left out.
"""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W\d_]+")
_WITHOUT_SPACES = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_STEM = 6
_SHORTEST = 3
LONGEST_TEXT = 4000
"""Letters of a text that are looked at."""

_COMMON_WORDS = """
    the and for with was were are has have had not but you your our they them this that these those
    from very too all can could would will just when what which who how its it's been being than
    then there here more most much some any also only into out about after again did does doing
    get got one two
    der die das den dem des ein eine einen einem einer und oder aber nicht kein keine ist sind war
    waren hat haben hatte mit von vom zum zur bei auf aus für über unter nach vor wie was wer wenn
    als auch noch nur sehr mehr man ich sie wir ihr mir uns euch sich dass daß weil
    les des une est sont était dans pour par sur avec sans pas plus que qui quoi mais nous vous ils
    elles leur leurs mon mes ses aux cette ces ont été très tout tous toute trop
    los las una uno con por para pero que como más muy sin sobre está son fue era han hay sus mis
    nos les del este esta esto todo todos
    gli una uno del della dei delle degli con per che non più molto sono era erano nel nella alla
    alle sul sulla come anche tutto tutti questo questa
    uma uns umas com por para mas que não mais muito são foi era está nos nas dos das pelo pela este
    esta isto tudo todos como
    het een van voor met maar niet geen zijn was waren heeft hebben had ook nog als dan dat deze die
    dit wat wie hoe heel erg naar door over bij uit
"""
_COMMON = frozenset(_COMMON_WORDS.split())


def terms(text: str) -> dict[str, int]:
    """The terms of a text and how often each comes, in the order in which they first come."""
    text = text[:LONGEST_TEXT]
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    found: dict[str, int] = {}
    for word in _WORD.findall(text.casefold()):
        if len(word) < _SHORTEST and word.isascii():
            continue
        if word in _COMMON:
            continue
        if not word.isascii() and _WITHOUT_SPACES.search(word):
            for at in range(max(len(word) - 1, 1)):
                pair = word[at : at + 2]
                found[pair] = found.get(pair, 0) + 1
        else:
            stem = word[:_STEM]
            found[stem] = found.get(stem, 0) + 1
    return found
