"""What changed between a touchpoint and the one that it became in another journey, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from journeymapper.analysis.feelings import signed
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Experience, Touchpoint
from journeymapper.domain.vocabulary import Moment


def differences(
    project: Project, before: str, after: str, matched: Mapping[str, str]
) -> tuple[str, ...]:
    """In words, the most telling first: ``emotion +3 (Career changer)``, ``channel
    Phone → Chat``, ``delay 2 days → 1 hour``. ``matched`` says which touchpoint of the journey
    before each of the journey after is, so that ways that lead here can be compared. A description
    in other words is no difference."""
    old, new = project.touchpoints[before], project.touchpoints[after]
    told = [
        _step("name", f"“{old.name}”", f"“{new.name}”"),
        *_emotions(project, before, after),
        _step("stage", _stage(project, old), _stage(project, new), fold=True),
        _step("channel", _channels(project, old), _channels(project, new)),
        _step("device", ", ".join(old.devices), ", ".join(new.devices)),
        _step("kind", old.kind.label, new.kind.label),
        _flag("essential", old.essential, new.essential),
        _moment(old.moment, new.moment),
        _step("outcome", _label(old.outcome), _label(new.outcome)),
        _step("duration", _hours(old.duration), _hours(new.duration)),
        *_arrivals(project, before, after, matched),
        _step("owner", _actors(project, old.owner), _actors(project, new.owner)),
        _step("done by", _actors(project, *old.done_by), _actors(project, *new.done_by)),
        _step("performed", _label(old.performed_by), _label(new.performed_by)),
        _step("a week", _number(old.cadence_per_week), _number(new.cadence_per_week)),
    ]
    return tuple(one for one in told if one)


def _step(what: str, old: str, new: str, *, fold: bool = False) -> str:
    same = old.casefold() == new.casefold() if fold else old == new
    if same:
        return ""
    return f"{what} {old or 'none'} → {new or 'none'}"


def _flag(what: str, old: bool, new: bool) -> str:
    if old == new:
        return ""
    return f"now {what}" if new else f"no longer {what}"


def _moment(old: Moment, new: Moment) -> str:
    if old is new:
        return ""
    return f"now a {new.label}" if new is not Moment.NONE else f"no longer a {old.label}"


def _emotions(project: Project, before: str, after: str) -> list[str]:
    """The emotion of everybody who lives something there, the first time round."""
    old, new = _felt(project, before), _felt(project, after)
    found: list[str] = []
    for persona in by_rank(project.personas[one] for one in {*old, *new}):
        was, now = old.get(persona.id), new.get(persona.id)
        if was == now:
            continue
        if was is None or now is None:
            was_text, now_text = (signed(one) if one is not None else "none" for one in (was, now))
            found.append(f"emotion {was_text} → {now_text} ({persona.name})")
        else:
            found.append(f"emotion {signed(now - was)} ({persona.name})")
    return found


def _felt(project: Project, touchpoint: str) -> dict[str, int]:
    return {
        one.persona: one.emotion
        for one in project.referring(Experience, touchpoint)
        if one.round == 1 and one.emotion is not None
    }


def _arrivals(project: Project, before: str, after: str, matched: Mapping[str, str]) -> list[str]:
    """Shares and delays of the ways that lead here from touchpoints that are in both."""
    was: dict[str, Connection] = {
        one.source: one for one in _coming(project, before) if one.source in project.touchpoints
    }
    found: list[str] = []
    for now in _coming(project, after):
        old = was.get(matched.get(now.source, ""))
        if old is None:
            continue
        source = project.touchpoints[now.source].name
        for what, text in (
            ("delay", _step("delay", _hours(old.delay_hours), _hours(now.delay_hours))),
            ("share", _step("share", _share(old.share), _share(now.share))),
        ):
            if text:
                found.append(text.replace(what, f"{what} after “{source}”", 1))
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
    return "" if value is None else f"{value:,.2f}".rstrip("0").rstrip(".")


def _share(share: float | None) -> str:
    return "" if share is None else f"{_number(round(share * 100, 2))}%"


def _hours(hours: float | None) -> str:
    """``2 days``, ``1 hour``, ``20 minutes``; empty for nothing said."""
    if hours is None:
        return ""
    if hours >= 48 or (hours and hours % 24 == 0):
        return _counted(hours / 24, "day")
    return _counted(hours, "hour") if hours >= 1 else _counted(hours * 60, "minute")


def _counted(value: float, unit: str) -> str:
    number = _number(round(value, 1))
    return f"{number} {unit}" if number == "1" else f"{number} {unit}s"
