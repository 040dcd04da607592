"""Asking again only what an edit touched gives what asking everything gives."""

from __future__ import annotations

import random
from datetime import date

import pytest

from journeymapper.app.templates import SAMPLE, template_records
from journeymapper.checks.health import Health
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.project import Project
from journeymapper.domain.rules import check as check_rules
from tests.walk import RANDOM_COMMANDS

TODAY = date(2026, 11, 22)


def _said(health: Health) -> list[str]:
    return sorted(
        f"{one.reference}: {one.message} {one.severity} {one.journey}"
        for one in health.run().report().findings
    )


@pytest.mark.parametrize("seed", range(6))
def test_after_every_edit_the_findings_are_those_of_a_first_look(seed: int) -> None:
    rng = random.Random(seed)
    project = Project(template_records(SAMPLE))
    health = Health(project, TODAY).run()
    for turn in range(120):
        command = rng.choice(RANDOM_COMMANDS)(rng, project)
        if command is None:
            continue
        try:
            changes = command.plan(project)
            check_rules(project, changes)
        except EditRefused:
            continue
        project.apply(changes)
        health.changed(changes)
        if turn % 3 == 0:
            health.step(0.001)
        if turn % 8 == 0:
            fresh = Health(project, TODAY)
            assert _said(health) == _said(fresh), command
            references = [one.reference for one in fresh.report().findings]
            assert len(references) == len(set(references)), "a closed hint closes only itself"
            assert health.report().score == fresh.report().score


def test_work_comes_in_slices() -> None:
    health = Health(Project(template_records(SAMPLE)), TODAY)
    steps = 0
    while health.step(0.0):
        steps += 1
    assert steps > len(health.checks)
    assert _said(health) == _said(Health(health.look.project, TODAY))
