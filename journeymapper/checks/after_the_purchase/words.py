"""Words by which a welcome and a survey are known, in some languages."""

from __future__ import annotations

import re

_WELCOME = re.compile(
    r"welcom|thank|onboard|first steps|get started|getting started|confirm|"
    r"willkommen|begrü|danke|erste schritte|bestätig|einweisung|"
    r"bienven|benvenut|merci|gracias|graz|obrigad|boas.vindas|bem.vindo|welkom|bedank|"
    r"välkom|velkom|tervetul|witaj|powita|добро пожал|спасибо|καλωσ|ようこそ|欢迎|歡迎|환영|"
    r"مرحبا|ברוכ|स्वागत|hoş ?geldin",
    re.IGNORECASE,
)
_SURVEY = re.compile(
    r"survey|\bnps\b|\bcsat\b|\bces\b|feedback|review|\brat(e|es|ed|ing|ings)\b|\bpoll\b|"
    r"questionnaire|satisf|how it (goes|went|is going)|how (did|are) (we|you)|check.?in|"
    r"testimonial|day 30|30 days|(a|one|first) month|(4|four) weeks|30 tage|\bmonat|"
    r"un mois|un mes\b|"
    r"umfrage|befragung|fragebogen|bewert|rückmeld|zufrieden|wie (geht|war|läuft)|"
    r"enquête|sondage|\bavis\b|encuesta|opini|reseña|valora|sondaggio|recension|"
    r"beoordel|tevreden|pesquisa|avalia|enkät|undersøg|undersök|kysely|ankiet|"
    r"опрос|отзыв|анкет|έρευνα|アンケート|レビュー|问卷|調查|调查|评价|설문|استبيان|تقييم|סקר|सर्वेक्षण|anket",
    re.IGNORECASE,
)


def says_welcome(*texts: str) -> bool:
    """Whether any of these texts speaks of a welcome, thanks or first steps."""
    return any(_WELCOME.search(one) for one in texts)


def says_survey(*texts: str) -> bool:
    """Whether any of these texts speaks of asking customers how it was."""
    return any(_SURVEY.search(one) for one in texts)
