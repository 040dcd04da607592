"""``journeymapper check``: which of the known mistakes a file makes, and which it avoids."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import click

from journeymapper.analysis.written import write_date
from journeymapper.checks.finding import Finding, Severity
from journeymapper.checks.health import Health
from journeymapper.checks.plans import NO_PLAN, due_said, plans
from journeymapper.checks.report import Group, Report, title_of, worst
from journeymapper.checks.report import as_json as document
from journeymapper.cli.files import FILE, look_at
from journeymapper.cli.output import say
from journeymapper.domain.project import Project
from journeymapper.domain.records import Dismissal

FOUND_HIGH = 4
"""The exit code when something of high severity is open."""


@click.command("check", short_help="Say which known mistakes a file makes, and how to mend them.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document and nothing else.")
@click.argument("file", type=FILE)
def command(file: Path, as_json: bool) -> int:
    """Say which of the known mistakes FILE makes: where, why it matters and how to mend it.

    And what is planned against it. Then which mistakes it avoids, which cannot be made in it, and
    what was set aside and why: a mistake of which all that would be found is set aside is not
    counted. The exit code is 4 when anything of high severity is open, else 0. Nothing is written.
    """
    with look_at(file) as session:
        report = Health(session.project).run().report()
        if as_json:
            said = json.dumps(document(report, session.project), ensure_ascii=False, indent=2)
        else:
            said = "\n".join(_lines(report, session.project))
    say(said)
    return FOUND_HIGH if worst(report.findings) is Severity.HIGH else 0


def _lines(report: Report, project: Project) -> Iterator[str]:
    yield f"Mistakes avoided: {report.score}."
    for group in report.groups:
        if group.findings:
            yield from ("", _title(group))
            yield from _findings(group.findings, project)
    if not report.findings:
        yield "Nothing is known to be wrong here."
    for heading, titles in (
        ("Avoided", [_title(one) for one in report.groups if one.is_avoided]),
        ("Does not apply", [_title(one) for one in report.not_applicable]),
        ("Not counted, set aside", [_title(one) for one in report.aside]),
    ):
        if titles:
            yield from ("", f"{heading}: {', '.join(titles)}")
    aside = [line for group in report.groups for line in _set_aside(group, project)]
    if aside:
        yield from ("", "Set aside:", *aside)


def _findings(findings: Iterable[Finding], project: Project) -> Iterator[str]:
    """Each with its severity and journey; why and how once for those that say the same."""
    alike: dict[tuple[str, str, str], list[Finding]] = {}
    for one in findings:
        alike.setdefault((one.check, one.why, one.how), []).append(one)
    planned = plans(project)
    for (_, why, how), every in alike.items():
        for one in every:
            title = title_of(project, one.journey)
            where = f" [{_line(title)}]" if title else ""
            yield f"  {one.severity.value:<6}  {_line(one.message)}{where}"
            action = planned.get(one.reference, NO_PLAN).waiting
            if action is not None:
                due = due_said(project, action, date.today())
                yield f"          planned: {_line(action.text)}{', ' if due else ''}{due}"
        yield f"          Why: {why}"
        yield f"          How: {how}"


def _set_aside(group: Group, project: Project) -> Iterator[str]:
    for one in group.set_aside:
        yield f"  {one.check.title}: {_reason(one.dismissal, project)}"
    for finding, dismissal in group.closed:
        yield f"  {_line(finding.message)} {_reason(dismissal, project)}"


def _reason(dismissal: Dismissal, project: Project) -> str:
    """``we sell to consumers only (3 Mar 2026)``."""
    reason = _line(dismissal.reason) or "closed"
    if dismissal.set_on is None:
        return reason
    return f"{reason} ({write_date(dismissal.set_on, project.details.locale)})"


def _title(group: Group) -> str:
    return f"{group.mistake.number} {group.mistake.title}"


def _line(text: str) -> str:
    """A text in one line, so that nothing somebody typed looks like a finding of its own."""
    return " ".join(text.split())
