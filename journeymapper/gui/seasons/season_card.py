"""A season: its name and how it stands; open, its days, what changes, and where."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import partial
from operator import attrgetter

from journeymapper.analysis.seasons import SeasonNow
from journeymapper.analysis.written import write_date
from journeymapper.commands.base import Command
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.order import journey_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Season
from journeymapper.gui.entries import Entry
from journeymapper.gui.inspector.fields import BoundCheck, BoundDate, BoundTags, labelled
from journeymapper.gui.inspector.form import Form
from journeymapper.gui.inspector.opening_card import OpeningCard
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.look import mark
from journeymapper.gui.parts import button, label, row
from journeymapper.gui.seasons.saying import season_said
from journeymapper.gui.workspace import Workspace


class SeasonCard(OpeningCard["SeasonForm"]):
    """One season; a click on its head opens it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(Entry(), lambda: SeasonForm(workspace), margin=4)
        self._workspace = workspace
        self.setProperty("role", "sheet")
        line = row(self.head, (12, 8, 12, 8), 8)
        self._name = ElidedLabel(role="strong")
        self._said = label("", "quiet-pill")
        line.addWidget(self._name, 1)
        line.addWidget(self._said)

    def show_season(self, now: SeasonNow, today: date, *, is_open: bool) -> None:
        season = now.season
        self._name.show_text(season.name)
        said = season_said(now, today, self._workspace.project.details.locale)
        self._said.setText(said)
        role = "good-pill" if now.is_running else "quiet-pill"
        mark(self._said, role=role)
        self.head.setAccessibleName(f"Season {season.name}: {said}")
        self.open(season.id, is_open=is_open)


class SeasonForm(Form):
    """Everything of a season."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.body.setContentsMargins(12, 0, 12, 12)
        self.line("Name", "name", "New Year, budget weeks, school holidays")
        days = row(gap=8)
        for text, name in (("From", "starts"), ("To", "ends")):
            field = BoundDate(workspace, partial(self._set_day, name), name=text)
            self.bind(field, attrgetter(name))
            days.addWidget(labelled(text, field), 1)
        self.body.addLayout(days)
        yearly = BoundCheck(workspace, self._set_yearly, "Comes every year")
        self.bind(yearly, attrgetter("every_year"))
        self.body.addWidget(yearly)
        self.text("What changes", "what_changes", "What people want then, and what we do", lines=2)
        self.where = BoundTags(
            workspace,
            self._set_places,
            name="Touchpoints",
            placeholder="add a touchpoint…",
            only_known="no touchpoint of this journey",
        )
        self.bind(self.where, self._names)
        labelled("Where it changes something", self.where, self.body)
        self.body.addWidget(self.where.below())
        actions = row()
        actions.addStretch()
        actions.addWidget(button("Delete season", self._delete, "link"))
        self.body.addLayout(actions)

    def show_more(self, record: Season) -> None:
        self.where.show_names(list(_places(self.workspace.project, record.journey)))

    def _names(self, season: Season) -> list[str]:
        places = _places(self.workspace.project, season.journey)
        return [name for name, touchpoint in places.items() if touchpoint in season.touchpoints]

    def _set_places(self, names: tuple[str, ...]) -> Command | None:
        season = self.record
        if season is None:
            return None
        places = _places(self.workspace.project, season.journey)
        ids = tuple(sorted({places[name] for name in names if name in places}))
        return EditFields(season.id, {"touchpoints": ids})

    def _set_day(self, name: str, day: date | None) -> Command | None:
        season = self.record
        if season is None:
            return None
        starts, ends = (day, season.ends) if name == "starts" else (season.starts, day)
        if not season.every_year and _is_backwards(starts, ends):
            raise EditRefused(self._backwards(starts, ends))
        return EditFields(season.id, {name: day})

    def _set_yearly(self, yearly: bool) -> Command | None:
        season = self.record
        if season is None:
            return None
        if not yearly and _is_backwards(season.starts, season.ends):
            self.workspace.refused.emit(self._backwards(season.starts, season.ends))
            return None
        return EditFields(season.id, {"every_year": yearly})

    def _backwards(self, starts: date | None, ends: date | None) -> str:
        locale = self.workspace.project.details.locale
        first, last = (write_date(one, locale) if one else "" for one in (starts, ends))
        return f"It would end on {last}, before it starts on {first}. Type a day that fits."

    def _delete(self) -> None:
        self.workspace.run(DeleteRecords([self.record_id]))


def _is_backwards(starts: date | None, ends: date | None) -> bool:
    return starts is not None and ends is not None and ends < starts


def _places(project: Project, journey: str) -> dict[str, str]:
    """The journey's touchpoints by a name that only one of them has."""
    cards = journey_order(project, journey)
    counts = Counter(one.name for one in cards)
    places: dict[str, str] = {}
    for card in cards:
        name = card.name.replace(",", " ")
        if counts[card.name] > 1:
            stage = project.stages.get(card.stage or "")
            name = f"{name} ({stage.name if stage else 'no stage'})"
        number = 2
        free = name
        while free in places:
            free, number = f"{name} {number}", number + 1
        places[free] = card.id
    return places
