"""Edits of experiments: planning, counting, deciding."""

from __future__ import annotations

import random

from journeymapper.commands.base import Command
from journeymapper.commands.experiments import (
    CountVariant,
    DecideExperiment,
    MarkControl,
    PlanExperiment,
    TakeVariants,
    VariantRow,
)
from journeymapper.domain.project import Project
from journeymapper.domain.records import Experiment, Variant
from tests.walking.registry import a_day, an_id, any_of, generates, text


@generates(PlanExperiment)
def plan_experiment(rng: random.Random, project: Project) -> Command | None:
    experiment = any_of(rng, project, Experiment)
    rates = [rng.choice([None, 0, 0.12, 0.27, 1]) for _ in range(2)]
    return experiment and PlanExperiment(experiment.id, *rates)


@generates(CountVariant)
def count_variant(rng: random.Random, project: Project) -> Command | None:
    variant = any_of(rng, project, Variant)
    return variant and CountVariant(
        variant.id, rng.choice([None, 0, 920]), rng.choice([None, 0, 110])
    )


@generates(MarkControl)
def mark_control(rng: random.Random, project: Project) -> Command | None:
    variant = any_of(rng, project, Variant)
    return variant and MarkControl(variant.id)


@generates(TakeVariants)
def take_variants(rng: random.Random, project: Project) -> Command | None:
    experiment = any_of(rng, project, Experiment)
    rows = [
        VariantRow(
            id=an_id(rng, Variant),
            name=text(rng),
            visitors=rng.choice([100, 920]),
            conversions=rng.randint(0, 110),
            weight=rng.choice([None, 2.0]),
            is_control=rng.choice([None, False, True]),
        )
        for _ in range(rng.randint(0, 3))
    ]
    return experiment and TakeVariants(experiment.id, rows)


@generates(DecideExperiment)
def decide_experiment(rng: random.Random, project: Project) -> Command | None:
    experiment = any_of(rng, project, Experiment)
    return experiment and DecideExperiment(experiment.id, text(rng), text(rng), a_day(rng))
