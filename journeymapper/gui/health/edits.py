"""What is done about a finding: mended, planned, closed, set aside, brought back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journeymapper.analysis.written import write_date
from journeymapper.checks.finding import Finding
from journeymapper.checks.to_do import to_do
from journeymapper.commands.base import Together
from journeymapper.commands.checks import SetAside, SetThreshold
from journeymapper.commands.records import AddRecord, DeleteRecords
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Action,
    Dismissal,
    FeedbackNote,
    Measure,
    Record,
    Threshold,
    Touchpoint,
    new_id,
)
from journeymapper.gui.find.places import go_to
from journeymapper.gui.health.keeper import keeper_of
from journeymapper.gui.workspace import Workspace


def places_of(project: Project, finding: Finding) -> list[Record]:
    """The records that a finding names and that are still there, the foremost first."""
    found = (project.find(one) for one in finding.records)
    return [one for one in found if one is not None]


def show(workspace: Workspace, finding: Finding) -> None:
    """Lead to the place that a finding speaks of; without one to where to begin."""
    places = places_of(workspace.project, finding)
    lead = lead_of(finding)
    if places:
        go_to(workspace, places[0].id)
    elif lead is not None:
        workspace.page_asked.emit(lead[1], "")


def lead_of(finding: Finding) -> tuple[str, str] | None:
    """Where to begin with a finding that speaks of no place: what its button says, and the page."""
    return _LEADS.get(finding.check)


_LEADS = {
    "no_persona": ("Add a persona", "empathy"),
    "mostly_assumed": ("Say what it rests on", "sources"),
}


def mend(workspace: Workspace, finding: Finding) -> bool:
    """Do what mends a finding, as one undo step; whether it was done."""
    workspace.flush()
    report = keeper_of(workspace).settle()  # what was just typed may have mended it
    now = next((one for one in report.findings if one.reference == finding.reference), None)
    if now is None or now.mend is None:
        workspace.told.emit("This is in order already.")
        return False
    command = now.mend.command(workspace.project)
    if now.mend.milestone:
        command = workspace.session.after_milestone(command, now.mend.milestone)
    done = workspace.run(command) is not None
    if done:
        workspace.told.emit(f"Done: {now.mend.title}. Ctrl+Z takes it back.")
        keeper_of(workspace).soon()
    return done


def plan(workspace: Workspace, finding: Finding) -> str | None:
    """Decide to do something about a finding; the action's id, or None if refused."""
    workspace.flush()
    project = workspace.project
    action = Action(
        id=new_id(Action),
        text=to_do(project, finding),
        finding=finding.reference,
        touchpoint=_first(project, finding, Touchpoint),
        feedback_note=_first(project, finding, FeedbackNote),
        measure=_first(project, finding, Measure),
    )
    if workspace.run(AddRecord(action)) is None:
        return None
    workspace.told.emit("Planned. Say it in your words; open it to say who does it and by when.")
    return action.id


def close(workspace: Workspace, finding: Finding) -> bool:
    """Close this one hint for the records that it names now; whether it was done. What closed it
    when it named fewer goes: to bring it back is one step."""
    workspace.flush()
    every = workspace.project.all(Dismissal).values()
    told = finding.closing
    before = [one.id for one in every if _closed_fewer(one, finding)]
    close_it = SetAside(new_id(Dismissal), finding.check, "", told, date.today())
    command = Together("Close a hint", [*([DeleteRecords(before)] if before else []), close_it])
    done = workspace.run(command) is not None
    if done:
        stays = "It stays closed" if len(told) < 2 else "It stays closed until something joins"
        workspace.told.emit(f"Closed. {stays}; Ctrl+Z or “Bring back” opens it again.")
    return done


def _closed_fewer(one: Dismissal, finding: Finding) -> bool:
    names = one.about.split()
    return one.check == finding.check and bool(names) and set(names).issubset(finding.closing)


def set_aside(workspace: Workspace, check: str, reason: str) -> bool:
    """Set a whole check aside; without a reason that is refused."""
    workspace.flush()
    return workspace.run(SetAside(new_id(Dismissal), check, reason, on=date.today())) is not None


def bring_back(workspace: Workspace, dismissal_id: str) -> None:
    """Let a check or a hint speak again."""
    workspace.flush()
    workspace.run(DeleteRecords([dismissal_id]))


def own_threshold(project: Project, check: str, name: str) -> float | None:
    """The number that the project goes by instead of the usual one; None where it does not."""
    for one in project.all(Threshold).values():
        if (one.check, one.name) == (check, name):
            return one.value
    return None


def threshold_edit(check: str, name: str, value: float | None) -> SetThreshold:
    return SetThreshold(new_id(Threshold), check, name, value)


def aside_said(project: Project, dismissal: Dismissal) -> str:
    """``We sell to consumers only · 3 Mar 2026``."""
    parts = [dismissal.reason] if dismissal.reason else []
    if dismissal.set_on is not None:
        parts.append(write_date(dismissal.set_on, project.details.locale))
    return " · ".join(parts)


def _first(project: Project, finding: Finding, kind: type[Record]) -> str | None:
    places: Sequence[Record] = places_of(project, finding)
    return next((one.id for one in places if isinstance(one, kind)), None)
