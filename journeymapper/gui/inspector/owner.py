"""The field that says who owns a record."""

from __future__ import annotations

from journeymapper.analysis.actors import actors_in_order, owner_name
from journeymapper.commands.base import Command
from journeymapper.commands.channels import SetOwner
from journeymapper.domain.records import Actor, new_id
from journeymapper.gui.inspector.fields import BoundPick, labelled
from journeymapper.gui.inspector.form import Form


class OwnerPick(BoundPick):
    """At the end of a form of a touchpoint, an action or a ritual. The actors can be chosen; a name
    that nobody has yet makes one."""

    def __init__(self, form: Form) -> None:
        super().__init__(form.workspace, self._own, name="Owner", placeholder="A team, a partner…")
        self._form = form
        form.bind(self, lambda record: owner_name(form.workspace.project, record))
        labelled("Owner", self, form.body)

    def show_value(self, value: str) -> None:
        super().show_value(value)
        self.show_names([one.name for one in actors_in_order(self._form.workspace.project)])

    def _own(self, name: str) -> Command | None:
        form = self._form
        return SetOwner(form.record_id, name, new_id(Actor)) if form.record else None
