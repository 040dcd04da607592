"""A journey in words, line by line, to be compared with what somebody wrote down beforehand."""

from __future__ import annotations

from journeymapper.domain.order import personas_in_order, stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Experience, Touchpoint
from journeymapper.domain.vocabulary import ConnectionKind, TouchpointKind


def described(project: Project, journey: str) -> str:
    """Personas, then stage by stage the touchpoints by name: kind where it is another than the
    usual, ``*`` for essential, what each persona feels, and where connections lead."""
    people = personas_in_order(project)
    lines = [f"persona {one.name}" for one in people]
    names = {one.id: one.name for one in project.touchpoints.values()}
    for stage in stages_in_order(project, journey):
        lines += ["", f"stage {stage.name}"]
        for card in sorted(project.referring(Touchpoint, stage.id), key=lambda one: one.name):
            kind = "" if card.kind is TouchpointKind.TOUCHPOINT else f" [{card.kind.value}]"
            lines.append(f"  {card.name}{kind}{' *' if card.essential else ''}")
            felt = {one.persona: one.emotion for one in project.referring(Experience, card.id)}
            lines += [
                f"    {one.name.split()[0]} {felt[one.id]:+d}"
                for one in people
                if felt.get(one.id) is not None
            ]
            ways = [one for one in project.referring(Connection, card.id) if one.source == card.id]
            plain = sorted(names[one.target] for one in ways if one.kind is not ConnectionKind.LOOP)
            lines += [f"    -> {name}" for name in plain]
            for loop in sorted(one for one in ways if one.kind is ConnectionKind.LOOP):
                said = [loop.loop_kind.value if loop.loop_kind else "loop"]
                said += [f"“{loop.label}”"] if loop.label else []
                said += [f"every {loop.every_days:g} days"] if loop.every_days else []
                lines.append(f"    ({', '.join(said)}) -> {names[loop.target]}")
    return "\n".join(lines) + "\n"
