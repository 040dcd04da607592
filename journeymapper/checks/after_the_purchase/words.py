"""Words by which a welcome and a survey are known, in some languages."""

from __future__ import annotations

import re

_WELCOME = (
    "welcom", "thank", "onboard", "first steps", "get started", "getting started", "confirm",
    "willkommen", "begrü", "danke", "erste schritte", "bestätig", "einweisung", "bienven",
    "benvenut", "merci", "gracias", "grazie", "obrigad", "boas-vindas", "bem-vindo", "welkom",
    "bedank", "välkom", "velkom", "tervetul", "witaj", "powita", "добро пожал", "спасибо", "καλωσ",
    "ようこそ", "欢迎", "歡迎", "환영", "مرحبا", "ברוכ", "स्वागत", "hoş geldin", "hoşgeldin",
)  # fmt: skip
_SURVEY = (
    "survey", "feedback", "review", "questionnaire", "satisf", "how it goes", "how it went",
    "how it is going", "how did we", "how did you", "how are you", "check-in", "check in",
    "testimonial",
    "umfrage", "befragung", "fragebogen", "bewert", "rückmeld", "zufrieden", "wie geht", "wie war",
    "wie läuft", "enquête", "sondage", "encuesta", "opini", "reseña", "sondaggio", "recension",
    "beoordel",
    "tevreden", "pesquisa", "avalia", "enkät", "undersøg", "undersök", "kysely", "ankiet", "опрос",
    "отзыв", "анкет", "έρευνα", "アンケート", "レビュー", "问卷", "調查", "调查", "评价", "설문",
    "استبيان", "تقييم", "סקר", "सर्वेक्षण", "anket",
)  # fmt: skip
_SHORT = ("nps", "csat", "rate", "rating", "poll", "avis")
_SHORT_ALONE = re.compile(r"\b(nps|csat|rate[sd]?|ratings?|poll|avis)\b")


def says_welcome(*texts: str) -> bool:
    """Whether any of these texts speaks of a welcome, thanks or first steps."""
    said = "\n".join(texts).casefold()
    return any(word in said for word in _WELCOME)


def says_survey(*texts: str) -> bool:
    """Whether any of these texts speaks of asking customers how it was."""
    said = "\n".join(texts).casefold()
    if any(word in said for word in _SURVEY):
        return True
    return any(word in said for word in _SHORT) and _SHORT_ALONE.search(said) is not None
