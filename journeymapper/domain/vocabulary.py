"""The field's words: every choice that a record may hold, and how it is said on the screen."""

from __future__ import annotations

from enum import StrEnum


class Word(StrEnum):
    """A choice; its value stands in the file, its label on the screen."""

    @property
    def label(self) -> str:
        """How a person reads it, in lower case: ``end_user`` is ``end user``."""
        return _LABELS.get(f"{type(self).__name__}.{self.name}", self.value.replace("_", " "))


class State(Word):
    CURRENT = "current"
    FUTURE = "future"
    IDEAL = "ideal"


class Market(Word):
    B2B = "b2b"
    B2C = "b2c"
    NONE = "none"


class Phase(Word):
    AWARENESS = "awareness"
    CONSIDERATION = "consideration"
    DECISION = "decision"
    POST_PURCHASE = "post_purchase"
    ADVOCACY = "advocacy"


class TouchpointKind(Word):
    TOUCHPOINT = "touchpoint"
    OWN_STEP = "own_step"
    WAIT = "wait"
    DECISION = "decision"
    START = "start"
    END = "end"
    BACKSTAGE_STEP = "backstage_step"
    SYSTEM_STEP = "system_step"


class Moment(Word):
    NONE = "none"
    MICRO = "micro"
    TRUTH = "truth"


class Outcome(Word):
    WON = "won"
    LOST = "lost"
    NEUTRAL = "neutral"


class PerformedBy(Word):
    HUMAN = "human"
    AUTOMATED = "automated"
    BOTH = "both"


class Evidence(Word):
    ASSUMED = "assumed"
    PARTIAL = "partial"
    RESEARCHED = "researched"


class ConnectionKind(Word):
    PATH = "path"
    LOOP = "loop"
    HAND_OFF = "hand_off"


class LoopKind(Word):
    FEEDBACK = "feedback"
    NURTURE = "nurture"
    HABIT = "habit"
    RETRY = "retry"
    FRICTION = "friction"


class WalkedBy(Word):
    CUSTOMER = "customer"
    ORGANISATION = "organisation"


class Side(Word):
    LEFT = "left"
    RIGHT = "right"
    TOP = "top"
    BOTTOM = "bottom"


class BuyingRole(Word):
    END_USER = "end_user"
    DECISION_MAKER = "decision_maker"
    INFLUENCER = "influencer"
    CHAMPION = "champion"
    PROCUREMENT = "procurement"
    GATEKEEPER = "gatekeeper"


class Section(Word):
    """A section of the empathy map, in the order of the XPLANE canvas."""

    WHO = "who"
    NEED_TO_DO = "need_to_do"
    SEE = "see"
    SAY = "say"
    DO = "do"
    HEAR = "hear"
    THINK = "think"
    FEEL = "feel"
    PAINS = "pains"
    GAINS = "gains"


class Status(Word):
    NEW = "new"
    TRIAGED = "triaged"
    ACTING = "acting"
    CLOSED = "closed"


class Sentiment(Word):
    NEGATIVE = "negative"
    NEUTRAL = "neutral"
    POSITIVE = "positive"


class StickyKind(Word):
    THOUGHT = "thought"
    PAIN = "pain"
    OPPORTUNITY = "opportunity"
    IDEA = "idea"
    QUESTION = "question"
    QUOTE = "quote"
    TEXT = "text"


class ActorKind(Word):
    TEAM = "team"
    FRONTSTAGE = "frontstage"
    BACKSTAGE = "backstage"
    PARTNER = "partner"
    SYSTEM = "system"


class MeasureKind(Word):
    MICRO_CONVERSION = "micro_conversion"
    CONVERSION_RATE = "conversion_rate"
    DROP_OFF = "drop_off"
    TIME_TO_VALUE = "time_to_value"
    NPS = "nps"
    CSAT = "csat"
    CES = "ces"
    CAC = "cac"
    LTV = "ltv"
    OWN = "own"


EMOTION_NAMES = ("angry", "uneasy", "neutral", "pleased", "delighted")
"""Names of the emotions from -2 to 2, unless the project says otherwise."""

_LABELS = {
    "Market.B2B": "B2B",
    "Market.B2C": "B2C",
    "Market.NONE": "no market",
    "Phase.POST_PURCHASE": "post-purchase",
    "Moment.NONE": "no special moment",
    "Moment.MICRO": "micro-moment",
    "Moment.TRUTH": "moment of truth",
    "ConnectionKind.HAND_OFF": "hand-off",
    "Section.WHO": "Who are we empathising with?",
    "Section.NEED_TO_DO": "What do they need to do?",
    "Section.SEE": "What do they see?",
    "Section.SAY": "What do they say?",
    "Section.DO": "What do they do?",
    "Section.HEAR": "What do they hear?",
    "Section.THINK": "What do they think?",
    "Section.FEEL": "What do they feel?",
    "Section.PAINS": "Pains",
    "Section.GAINS": "Gains",
    "MeasureKind.NPS": "NPS",
    "MeasureKind.CSAT": "CSAT",
    "MeasureKind.CES": "CES",
    "MeasureKind.CAC": "CAC",
    "MeasureKind.LTV": "LTV",
    "MeasureKind.OWN": "own measure",
}
