"""Edits of experiments that mean more than a field: plan, count, decide.

PlanExperiment(experiment, base_rate, wished_rate)       the size each variant needs comes along
CountVariant(variant, visitors=None, conversions=None)   None leaves a count as it is
MarkControl(variant)                                     the one that the others are compared with
TakeVariants(experiment, rows)                           a table: known names updated, others added
DecideExperiment(experiment, decision, reason, ended_on)
New experiments and variants: AddRecord; other fields: EditFields.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from journeymapper.analysis.experiments.planning import sample_size
from journeymapper.commands.base import Command, called, plural, tidy, wanted
from journeymapper.domain.change import Change, Changes
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import by_rank, ranks_after
from journeymapper.domain.project import Project
from journeymapper.domain.records import Experiment, Variant
from journeymapper.domain.vocabulary import ExperimentStatus


@frozen
class PlanExperiment(Command):
    """Set the rate that is usual and the one that is wished (0 to 1). With both, ``planned_size``
    becomes the visitors that each variant needs for 80% power; without, it stays."""

    experiment: str
    base_rate: float | None
    wished_rate: float | None

    def plan(self, project: Project) -> Changes:
        before = wanted(project, Experiment, self.experiment)
        size = before.planned_size
        base, wished = self.base_rate, self.wished_rate
        for rate in (base, wished):
            if rate is not None and not 0 <= rate <= 1:
                raise EditRefused("A rate lies between 0% and 100%.")
        if base is not None and wished is not None:
            if base == wished:
                raise EditRefused("The wished rate must differ from the rate as it is.")
            size = sample_size(base, wished)
        after = replace(before, base_rate=base, wished_rate=wished, planned_size=size)
        return _changed(before, after)

    def name(self, project: Project) -> str:
        return f"Plan experiment {called(project.find(self.experiment))}"


@frozen
class CountVariant(Command):
    """Set how many came and how many of them converted."""

    variant: str
    visitors: int | None = None
    conversions: int | None = None

    def plan(self, project: Project) -> Changes:
        before = wanted(project, Variant, self.variant)
        visitors = before.visitors if self.visitors is None else self.visitors
        conversions = before.conversions if self.conversions is None else self.conversions
        _refuse_impossible(before.name, visitors, conversions)
        return _changed(before, replace(before, visitors=visitors, conversions=conversions))

    def name(self, project: Project) -> str:
        what = "visitors" if self.conversions is None else "conversions"
        return f"Count {what} of {called(project.find(self.variant))}"


@frozen
class MarkControl(Command):
    """Make a variant its experiment's one control."""

    variant: str

    def plan(self, project: Project) -> Changes:
        chosen = wanted(project, Variant, self.variant)
        return tuple(
            Change(one, replace(one, is_control=one.id == chosen.id))
            for one in by_rank(project.referring(Variant, chosen.experiment))
            if one.is_control != (one.id == chosen.id)
        )

    def name(self, project: Project) -> str:
        return f"Make {called(project.find(self.variant))} the control"


@frozen(kw_only=True)
class VariantRow:
    """A line of a table of variants. ``id`` is for a variant that is new; None leaves a known
    variant's weight and control as they are."""

    id: str
    name: str
    visitors: int
    conversions: int
    weight: float | None = None
    is_control: bool | None = None


@frozen
class TakeVariants(Command):
    """Take a table in: variants that are known by name (case does not matter) are updated, others
    added. Where nothing says which is the control, the first variant of all is."""

    experiment: str
    rows: Sequence[VariantRow]

    def plan(self, project: Project) -> Changes:
        wanted(project, Experiment, self.experiment)
        _refuse_wrong_rows(self.rows)
        there = by_rank(project.referring(Variant, self.experiment))
        known: dict[str, Variant] = {}
        for one in there:
            known.setdefault(_key(one.name), one)
        last = max((one.rank for one in there), default="")
        ranks = iter(ranks_after(last, len(self.rows)))
        after = {one.id: one for one in there}
        for row in self.rows:
            fresh = Variant(id=row.id, experiment=self.experiment, name=tidy(row.name))
            variant = known.get(_key(row.name)) or replace(fresh, rank=next(ranks))
            after[variant.id] = _filled(variant, row)
        said = [one.is_control for one in self.rows]
        if True in said:
            control = _key(self.rows[said.index(True)].name)
            after = {
                key: replace(one, is_control=_key(one.name) == control)
                for key, one in after.items()
            }
        elif not any(one.is_control for one in after.values()) and False not in said:
            first = next(iter(after))
            after[first] = replace(after[first], is_control=True)
        before = {one.id: one for one in there}
        return tuple(
            Change(before.get(key), one) for key, one in after.items() if before.get(key) != one
        )

    def name(self, project: Project) -> str:
        return f"Bring {plural(len(self.rows), 'variant')} into {self._where(project)}"

    def _where(self, project: Project) -> str:
        return called(project.find(self.experiment))


@frozen
class DecideExperiment(Command):
    """Say what was decided and why, and on which day the experiment ended."""

    experiment: str
    decision: str
    reason: str
    ended_on: date

    def plan(self, project: Project) -> Changes:
        before = wanted(project, Experiment, self.experiment)
        decision = self.decision.strip()
        if not decision:
            raise EditRefused("Say what is decided, for example “keep the video”.")
        values: dict[str, Any] = {
            "status": ExperimentStatus.DECIDED,
            "decision": decision,
            "reason": self.reason.strip(),
            "ended_on": self.ended_on,
        }
        return _changed(before, replace(before, **values))

    def name(self, project: Project) -> str:
        return f"Decide experiment {called(project.find(self.experiment))}"


def _changed(before: Any, after: Any) -> Changes:
    return (Change(before, after),) if after != before else ()


def _filled(variant: Variant, row: VariantRow) -> Variant:
    weight = variant.weight if row.weight is None else row.weight
    return replace(variant, visitors=row.visitors, conversions=row.conversions, weight=weight)


def _refuse_wrong_rows(rows: Sequence[VariantRow]) -> None:
    names: set[str] = set()
    if not rows:
        raise EditRefused("There are no variants in this table.")
    for row in rows:
        if not tidy(row.name):
            raise EditRefused("A variant needs a name. Type it into the first column.")
        if _key(row.name) in names:
            raise EditRefused(f"“{tidy(row.name)}” is there twice. Take one line out.")
        names.add(_key(row.name))
        _refuse_impossible(row.name, row.visitors, row.conversions)
    if sum(row.is_control is True for row in rows) > 1:
        raise EditRefused("Only one variant can be the control. Mark one.")


def _refuse_impossible(name: str, visitors: int, conversions: int) -> None:
    if visitors < 0 or conversions < 0:
        raise EditRefused("Visitors and conversions are counted from 0.")
    if conversions > visitors:
        raise EditRefused(
            f"“{tidy(name)}” cannot have {conversions:,} conversions of {visitors:,} visitors. "
            "Count the visitors first."
        )


def _key(name: str) -> str:
    return tidy(name).casefold()
