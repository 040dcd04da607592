"""What changed between a touchpoint and the one that it became in another journey."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from journeymapper.analysis.emotion import emotion_name
from journeymapper.analysis.feelings import signed
from journeymapper.analysis.written import write_number, write_share
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Experience, Touchpoint
from journeymapper.domain.vocabulary import Moment
from journeymapper.words import counted, noted, said


@frozen
class Difference:
    """``what`` was ``old`` and is ``new``, empty for nothing; ``told`` says it in one."""

    what: str
    old: str
    new: str
    told: str


def differences(
    project: Project, before: str, after: str, matched: Mapping[str, str]
) -> tuple[Difference, ...]:
    """The most telling first: ``emotion +3 (Career changer)``, ``channel Phone → Chat``, ``delay
    2 days → 1 hour``. ``matched`` says which touchpoint of the journey before each of the journey
    after is, so that ways that lead here can be compared. A description in other words is no
    difference."""
    old, new = project.touchpoints[before], project.touchpoints[after]
    told = [
        _step(said("Name"), noted("name {old} → {new}"), f"“{old.name}”", f"“{new.name}”"),
        *_emotions(project, before, after),
        _step(
            said("Stage"),
            noted("stage {old} → {new}"),
            _stage(project, old),
            _stage(project, new),
            fold=True,
        ),
        _step(
            said("Channels"),
            noted("channel {old} → {new}"),
            _channels(project, old),
            _channels(project, new),
        ),
        _step(
            said("Devices"),
            noted("device {old} → {new}"),
            ", ".join(old.devices),
            ", ".join(new.devices),
        ),
        _step(said("Kind"), noted("kind {old} → {new}"), old.kind.label, new.kind.label),
        _essential(old.essential, new.essential),
        _moment(old.moment, new.moment),
        _step(
            said("Outcome"),
            noted("outcome {old} → {new}"),
            _label(old.outcome),
            _label(new.outcome),
        ),
        _step(
            said("Duration"),
            noted("duration {old} → {new}"),
            _hours(old.duration),
            _hours(new.duration),
        ),
        *_arrivals(project, before, after, matched),
        _step(
            said("Owner"),
            noted("owner {old} → {new}"),
            _actors(project, old.owner),
            _actors(project, new.owner),
        ),
        _step(
            said("Done by"),
            noted("done by {old} → {new}"),
            _actors(project, *old.done_by),
            _actors(project, *new.done_by),
        ),
        _step(
            said("Performed by"),
            noted("performed {old} → {new}"),
            _label(old.performed_by),
            _label(new.performed_by),
        ),
        _step(
            said("Times a week"),
            noted("a week {old} → {new}"),
            _number(old.cadence_per_week),
            _number(new.cadence_per_week),
        ),
    ]
    return tuple(one for one in told if one is not None)


def _step(
    what: str, text: str, old: str, new: str, *, fold: bool = False, source: str = ""
) -> Difference | None:
    same = old.casefold() == new.casefold() if fold else old == new
    if same:
        return None
    told = said(text, old=old or said("none"), new=new or said("none"), source=source)
    return Difference(what, old, new, told)


def _essential(old: bool, new: bool) -> Difference | None:
    if old == new:
        return None
    told = said("now essential") if new else said("no longer essential")
    yes, no = said("yes"), said("no")
    return Difference(said("Essential"), yes if old else no, yes if new else no, told)


def _moment(old: Moment, new: Moment) -> Difference | None:
    if old is new:
        return None
    if new is Moment.TRUTH:
        told = said("now a moment of truth")
    elif new is Moment.MICRO:
        told = said("now a micro-moment")
    elif old is Moment.TRUTH:
        told = said("no longer a moment of truth")
    else:
        told = said("no longer a micro-moment")
    was, now = ("" if one is Moment.NONE else one.label for one in (old, new))
    return Difference(said("Moment"), was, now, told)


def _emotions(project: Project, before: str, after: str) -> list[Difference]:
    """The emotion of everybody who lives something there, the first time round."""
    old, new = _felt(project, before), _felt(project, after)
    found: list[Difference] = []
    for persona in by_rank(project.personas[one] for one in {*old, *new}):
        was, now = old.get(persona.id), new.get(persona.id)
        if was == now:
            continue
        if was is None or now is None:
            old_text, new_text = (
                signed(one) if one is not None else said("none") for one in (was, now)
            )
            told = said(
                "emotion {old} → {new} ({persona})",
                old=old_text,
                new=new_text,
                persona=persona.name,
            )
        else:
            step = signed(now - was)
            told = said("emotion {step} ({persona})", step=step, persona=persona.name)
        what = f"{said('Emotion')} · {persona.name}"
        found.append(Difference(what, _emotion(project, was), _emotion(project, now), told))
    return found


def _emotion(project: Project, emotion: int | None) -> str:
    return "" if emotion is None else f"{signed(emotion)} {emotion_name(project, emotion)}"


def _felt(project: Project, touchpoint: str) -> dict[str, int]:
    return {
        one.persona: one.emotion
        for one in project.referring(Experience, touchpoint)
        if one.round == 1 and one.emotion is not None
    }


def _arrivals(
    project: Project, before: str, after: str, matched: Mapping[str, str]
) -> list[Difference | None]:
    """Shares and delays of the ways that lead here from touchpoints that are in both."""
    was: dict[str, Connection] = {
        one.source: one for one in _coming(project, before) if one.source in project.touchpoints
    }
    found: list[Difference | None] = []
    for now in _coming(project, after):
        old = was.get(matched.get(now.source, ""))
        if old is None:
            continue
        source = project.touchpoints[now.source].name
        found += [
            _step(
                said("Delay after “{source}”", source=source),
                noted("delay after “{source}” {old} → {new}"),
                _hours(old.delay_hours),
                _hours(now.delay_hours),
                source=source,
            ),
            _step(
                said("Share after “{source}”", source=source),
                noted("share after “{source}” {old} → {new}"),
                _share(old.share),
                _share(now.share),
                source=source,
            ),
        ]
    return found


def _coming(project: Project, touchpoint: str) -> Iterable[Connection]:
    ways = project.referring(Connection, touchpoint)
    return sorted((one for one in ways if one.target == touchpoint), key=lambda one: one.id)


def _stage(project: Project, one: Touchpoint) -> str:
    stage = project.stages.get(one.stage or "")
    return stage.name if stage is not None else ""


def _channels(project: Project, one: Touchpoint) -> str:
    names = (project.channels[each].name for each in one.channels if each in project.channels)
    return ", ".join(sorted(names))


def _actors(project: Project, *ids: str | None) -> str:
    found = (project.actors.get(one or "") for one in ids)
    return ", ".join(sorted(one.name for one in found if one is not None))


def _label(word: object) -> str:
    return str(getattr(word, "label", ""))


def _number(value: float | None) -> str:
    return "" if value is None else write_number(value)


def _share(share: float | None) -> str:
    return "" if share is None else write_share(share, decimals=2)


def _hours(hours: float | None) -> str:
    """``2 days``, ``1 hour``, ``20 minutes``; empty for nothing said."""
    if hours is None:
        return ""
    if hours >= 48 or (hours and hours % 24 == 0):
        days = round(hours / 24, 1)
        return counted("{number} day", "{number} days", days, number=_number(days))
    if hours >= 1:
        hours = round(hours, 1)
        return counted("{number} hour", "{number} hours", hours, number=_number(hours))
    minutes = round(hours * 60, 1)
    return counted("{number} minute", "{number} minutes", minutes, number=_number(minutes))
