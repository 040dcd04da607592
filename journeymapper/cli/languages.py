"""The languages of fixed words, as the command line names them."""

from __future__ import annotations

LANGUAGES = (
    "en English, de German, es Spanish, fr French, it Italian, nl Dutch, pt Portuguese, "
    "ja Japanese, zh Chinese, ar Arabic"
)
