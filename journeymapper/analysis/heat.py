"""How hot each touchpoint of a journey is: by emotion, feedback, drop-off, evidence or value."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from journeymapper.analysis.emotion import emotion_at, emotion_name
from journeymapper.analysis.feedback import waits
from journeymapper.analysis.measures import measures_at
from journeymapper.analysis.micro_returns import count_at
from journeymapper.analysis.written import write_money, write_number
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote, Touchpoint
from journeymapper.domain.vocabulary import Evidence, MeasureKind

EMOTION, FEEDBACK, DROP_OFF, EVIDENCE, VALUE = (
    "emotion",
    "feedback",
    "drop_off",
    "evidence",
    "value",
)
HEATS: Mapping[str, str] = {
    EMOTION: "Emotion",
    FEEDBACK: "Feedback",
    DROP_OFF: "Drop-off",
    EVIDENCE: "Evidence",
    VALUE: "Value",
}
"""What a journey may be coloured by, and what that is called."""
LEVELS = 5
_WEIGHTS = {Evidence.ASSUMED: 4, Evidence.PARTIAL: 2, Evidence.RESEARCHED: 0}


@frozen
class Warmth:
    """One touchpoint: ``level`` from 0 (cold, or angry) to 4 (hottest, or delighted), and the
    number or word that says the same."""

    level: int
    word: str


@frozen
class Heat:
    """``cells`` holds the touchpoints of which something is known; ``legend`` names levels, in
    order; ``unknown`` says why others have none, and ``advice`` what would change that."""

    kind: str
    cells: Mapping[str, Warmth]
    legend: tuple[Warmth, ...]
    unknown: str
    advice: str


def heat_of(project: Project, journey: str, kind: str, persona: str | None = None) -> Heat:
    """The heat of a journey's touchpoints.

    Emotion is that of ``persona``, or the mean of all. Feedback counts notes.
    Drop-off is the largest latest reading at the touchpoint, in percent. Value is what its measures
    brought: latest count times worth of one. Numbers are put into levels in proportion to the
    largest. Raises KeyError for a kind that is not in ``HEATS``.
    """
    ask, unknown, advice = _ASKED[kind]
    cards = project.referring(Touchpoint, journey)
    if not cards:
        unknown, advice = "no touchpoints", "Add one: press T on the map."
    return Heat(kind, *_scaled(project, cards, ask(project, persona), kind), unknown, advice)


_Number = tuple[float, str]
_Question = Callable[[Touchpoint], _Number | None]


def _emotion(project: Project, persona: str | None) -> _Question:
    def ask(card: Touchpoint) -> _Number | None:
        felt = emotion_at(project, card.id, persona)
        if felt is None:
            return None
        written = write_number(abs(felt), project.details.locale, 1)
        sign = "−" if felt <= -0.05 else "+" if felt >= 0.05 else ""
        return felt, f"{sign}{written}"

    return ask


def _feedback(project: Project, _: str | None) -> _Question:
    def ask(card: Touchpoint) -> _Number | None:
        notes = project.referring(FeedbackNote, card.id)
        if not notes:
            return None
        told = "1 note" if len(notes) == 1 else f"{len(notes):,} notes"
        waiting = sum(waits(note) for note in notes)
        return len(notes), f"{told}, {waiting} waiting" if waiting else told

    return ask


def _drop_off(project: Project, _: str | None) -> _Question:
    def ask(card: Touchpoint) -> _Number | None:
        known = [
            (state.reading.value, state.text)
            for state in measures_at(project, card.id)
            if state.measure.kind is MeasureKind.DROP_OFF and state.reading is not None
        ]
        return max(known, default=None)

    return ask


def _evidence(_: Project, __: str | None) -> _Question:
    return lambda card: (_WEIGHTS[card.evidence], card.evidence.label)


def _value(project: Project, _: str | None) -> _Question:
    details = project.details

    def ask(card: Touchpoint) -> _Number | None:
        worth = [
            count * state.measure.value_each
            for state in measures_at(project, card.id)
            if state.measure.value_each is not None
            and state.reading is not None
            and (count := count_at(state.measure, state.reading)) is not None
        ]
        if not worth:
            return None
        return sum(worth), write_money(sum(worth), details.currency, details.locale)

    return ask


def _scaled(
    project: Project, cards: list[Touchpoint], ask: _Question, kind: str
) -> tuple[Mapping[str, Warmth], tuple[Warmth, ...]]:
    known = {card.id: found for card in cards if (found := ask(card)) is not None}
    if kind == EMOTION:
        cells = {
            one: Warmth(min(max(round(value), -2), 2) + 2, word)
            for one, (value, word) in known.items()
        }
        names = [emotion_name(project, level - 2) for level in range(LEVELS)]
        return cells, tuple(Warmth(level, name) for level, name in enumerate(names))
    if kind == EVIDENCE:
        cells = {one: Warmth(int(value), word) for one, (value, word) in known.items()}
        weights = sorted(_WEIGHTS.items(), key=lambda item: item[1])
        return cells, tuple(Warmth(level, one.label) for one, level in weights)
    hottest = max((value for value, _ in known.values()), default=0.0)
    cells = {one: Warmth(_level(value, hottest), word) for one, (value, word) in known.items()}
    least = min(known.values(), default=None)
    most = max(known.values(), default=None)
    if least is None or most is None:
        return cells, ()
    ends = {_level(value, hottest): word for value, word in (least, most)}
    return cells, tuple(Warmth(level, word) for level, word in sorted(ends.items()))


def _level(value: float, hottest: float) -> int:
    if hottest <= 0:
        return 0
    return min(max(round(value / hottest * (LEVELS - 1)), 0), LEVELS - 1)


_ASKED: Mapping[str, tuple[Callable[[Project, str | None], _Question], str, str]] = {
    EMOTION: (_emotion, "no feeling noted", "Press 1 to 5 on a touchpoint."),
    FEEDBACK: (_feedback, "no feedback", "Drag notes from the feedback onto touchpoints."),
    DROP_OFF: (_drop_off, "not measured", "Add a drop-off measure in the inspector."),
    EVIDENCE: (_evidence, "", ""),
    VALUE: (_value, "no worth known", "Give a measure a worth in the inspector."),
}
"""How each is asked, why a touchpoint has no answer, and what to do about it."""
