"""What ``show --json`` says beside counts and loops: a key and a function for each, to add one is
to add a line. Each gives what JSON can hold, quickly, and never fails on a project that opens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from journeymapper.analysis.reviews import review_summary, ritual_summary
from journeymapper.analysis.seasons import season_summary
from journeymapper.analysis.template_words import template_summary
from journeymapper.analysis.validations import validation_summary
from journeymapper.analysis.what_if.summary import what_if_summary
from journeymapper.cli.decision_summaries import actions, actors, evidence, votes
from journeymapper.cli.experiment_summaries import experiments
from journeymapper.cli.feedback_summaries import feedback
from journeymapper.cli.grid_summaries import lanes
from journeymapper.cli.measure_summaries import measures, returns
from journeymapper.cli.plan_summaries import contacts, content, triggers
from journeymapper.cli.state_summaries import emotions, essentials, states
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey

OF_JOURNEY: Mapping[str, Callable[[Project, Journey], Any]] = {
    "template": template_summary,
    "seasons": season_summary,
    "reviews": review_summary,
    "validations": validation_summary,
    "emotions": emotions,
    "essentials": essentials,
    "lanes": lanes,
    "triggers": triggers,
    "contacts": contacts,
    "content": content,
    "measures": measures,
    "returns": returns,
    "evidence": evidence,
    "votes": votes,
    "what_if": what_if_summary,
}
OF_PROJECT: Mapping[str, Callable[[Project], Any]] = {
    "experiments": experiments,
    "rituals": ritual_summary,
    "states": states,
    "feedback": feedback,
    "actions": actions,
    "actors": actors,
}
