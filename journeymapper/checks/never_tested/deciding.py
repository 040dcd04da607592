"""What was decided after an experiment, and whether its numbers say so."""

from __future__ import annotations

import re

from journeymapper.analysis.experiments.results import Arm, Result
from journeymapper.checks.look import Look
from journeymapper.domain.records import Experiment
from journeymapper.domain.vocabulary import ExperimentStatus

_KEEPING = re.compile(
    r"(?:we\s+)?(?:keep|keeping|stay with|stick with|go with|choose|take|use|roll out|ship|launch|"
    r"adopt|switch to|introduce)\s+(?:(?:to|with|the|our|variant|version)\s+)*",
    re.IGNORECASE,
)


def there_are_experiments(look: Look) -> bool:
    return bool(look.project.all(Experiment))


def is_decided(experiment: Experiment) -> bool:
    return experiment.status is ExperimentStatus.DECIDED


def kept(result: Result) -> Arm | None:
    """The variant that a decision keeps, where its words leave no doubt: they are its name, or
    begin with keeping it and name no other."""
    said = " ".join(result.experiment.decision.split()).rstrip(".!").casefold()
    if not said:
        return None
    names = {" ".join(one.variant.name.split()).casefold(): one for one in result.arms}
    if said in names:
        return names[said]
    start = _KEEPING.match(said)
    if start is None:
        return None
    rest = said[start.end() :]
    found = [
        (name, arm)
        for name, arm in names.items()
        if name and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", rest)
    ]
    if len(found) == 1 and rest.startswith(found[0][0]):
        return found[0][1]
    return None
