"""The field's words: every choice that a record may hold, and how it is said on the screen."""

from __future__ import annotations

from enum import StrEnum

from journeymapper.domain.labels import LABELS, LOOPS, STATES
from journeymapper.words import noted, said, said_of


class Word(StrEnum):
    """A choice; its value stands in the file, its label on the screen."""

    @property
    def label(self) -> str:
        """How a person reads it, in lower case: ``end_user`` is ``end user``."""
        key = f"{type(self).__name__}.{self.name}"
        if key in LABELS:
            return said_of(*LABELS[key])
        return _OF_THE_WINDOW.get(key, self.value.replace("_", " "))


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
    CHURN = "churn"
    RETENTION = "retention"
    OPT_OUT = "opt_out"
    ENGAGEMENT = "engagement"
    OWN = "own"


class Better(Word):
    HIGHER = "higher"
    LOWER = "lower"


class LaneKind(Word):
    """What a row of the grid shows; the cells of thinks, feels, pain points, opportunities and text
    hold stickies."""

    TOUCHPOINTS = "touchpoints"
    FRONTSTAGE = "frontstage"
    BACKSTAGE = "backstage"
    SUPPORT = "support"
    EMOTION = "emotion"
    THINKS = "thinks"
    FEELS = "feels"
    PAIN_POINTS = "pain_points"
    OPPORTUNITIES = "opportunities"
    CHANNELS = "channels"
    MEASURES = "measures"
    CONTENT = "content"
    OWNER = "owner"
    TEXT = "text"


class SourceKind(Word):
    INTERVIEW = "interview"
    SURVEY = "survey"
    ANALYTICS = "analytics"
    SUPPORT = "support"
    OBSERVATION = "observation"
    WORKSHOP = "workshop"
    DESK_RESEARCH = "desk_research"
    OTHER = "other"


class ContentKind(Word):
    PAGE = "page"
    ARTICLE = "article"
    POST = "post"
    E_MAIL = "e_mail"
    VIDEO = "video"
    WEBINAR = "webinar"
    BRIEF = "brief"
    CASE_STUDY = "case_study"
    KIT = "kit"
    COMPARISON_TABLE = "comparison_table"
    PRICES = "prices"
    LEGAL = "legal"
    OTHER = "other"


class ExperimentStatus(Word):
    PLANNED = "planned"
    RUNNING = "running"
    DECIDED = "decided"
    STOPPED = "stopped"


class ReviewKind(Word):
    REVIEWED = "reviewed"
    PRODUCT_CHANGED = "product_changed"
    MARKET_CHANGED = "market_changed"
    CHANNEL_CHANGED = "channel_changed"


class RitualKind(Word):
    FEEDBACK_REVIEW = "feedback_review"
    SALES_AND_MARKETING = "sales_and_marketing"
    CUSTOMER_PANEL = "customer_panel"
    OWN = "own"


class ActionStatus(Word):
    OPEN = "open"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"


class Audience(Word):
    """For whom a document is: a client is not shown what is internal."""

    TEAM = "team"
    CLIENT = "client"


class Orientation(Word):
    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"


class PageWay(Word):
    """How a map comes to paper: shrunk onto one page, at its true size, that over several sheets,
    or on as many pages as its stages need."""

    FIT = "fit"
    POSTER = "poster"
    TILED = "tiled"
    STAGES = "stages"


class Ink(Word):
    COLOUR = "colour"
    GREYSCALE = "greyscale"
    HIGH_CONTRAST = "high_contrast"


def loop_said(kind: LoopKind | None) -> str:
    """What a loop is called that has no name of its own: ``feedback loop``, ``loop``."""
    return said(LOOPS[kind.value if kind is not None else ""])


def state_said(state: State) -> str:
    """``current state``."""
    return said(STATES[state.value])


EMOTION_NAMES = (
    noted("angry"), noted("uneasy"), noted("neutral"), noted("pleased"), noted("delighted"),
)  # fmt: skip
"""Names of the emotions from -2 to 2, unless the project says otherwise."""

_OF_THE_WINDOW = {
    "PageWay.FIT": "on one page",
    "PageWay.POSTER": "poster",
    "PageWay.TILED": "poster on several sheets",
    "PageWay.STAGES": "by stages",
    "Ink.HIGH_CONTRAST": "high contrast",
}
"""How words read that no document shows, where they are not said as they are written."""
