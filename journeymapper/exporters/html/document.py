"""One file that holds everything: parts in the order of the document, written one by one."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from hashlib import sha256
from html import escape

from journeymapper.analysis.evidence import is_mostly_assumed
from journeymapper.analysis.written import write_long_date
from journeymapper.commands.review_rounds import numbers_of
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.remark import Remark
from journeymapper.drawing.print_themes import theme_for
from journeymapper.exporters import told_plans, told_views
from journeymapper.exporters.html import decisions, people
from journeymapper.exporters.html.journeys import grid_of, loops_of, summary
from journeymapper.exporters.html.linking import Links
from journeymapper.exporters.html.maps import Maps
from journeymapper.exporters.html.marks import (
    Html,
    facts,
    fixed,
    heading,
    joined,
    quoted,
    section,
    text,
)
from journeymapper.exporters.html.steps import steps
from journeymapper.exporters.html.tables import tables
from journeymapper.exporters.job import ExportJob, IsCancelled, Progress, stop_if
from journeymapper.exporters.maps import map_options
from journeymapper.exporters.wording import ASSUMED, runs_from_right
from journeymapper.resource_folder import resource
from journeymapper.words import said

TOLD = (
    "cover", "summary", "map", "grid", "loops", "essentials", "states", "personas", "feedback",
    "closing", "triggers", "content", "experiments", "measures", "seasons", "votes", "actions",
    "evidence", "what-if",
)  # fmt: skip
"""What this format has of a document's parts, by the names that ``--sections`` knows."""
COLOURS = (
    "paper", "card", "ink", "muted", "line", "muted_line", "quiet", "accent", "accent_soft",
    "accent_faint", "on_accent",
)  # fmt: skip
_OF_A_JOURNEY = frozenset({"map", "grid", "loops"})
_IMAGES = {b"\x89PNG": "png", b"\xff\xd8": "jpeg"}

Telling = Callable[[], Iterable[Html] | Html]


def write(job: ExportJob, progress: Progress, cancelled: IsCancelled) -> tuple[Remark, ...]:
    """Write the document. Raises EditRefused where the chosen parts hold nothing."""
    made = _Making(job, progress, cancelled)
    with job.path.open("w", encoding="utf-8", newline="\n") as file:
        for part in made.parts():
            stop_if(cancelled)
            file.write(part)
    return tuple(dict.fromkeys(made.remarks))


class _Making:
    def __init__(self, job: ExportJob, progress: Progress, cancelled: IsCancelled) -> None:
        self.job, self.progress, self.cancelled = job, progress, cancelled
        self.project, self.options = job.project, job.options
        self.at = job.at.astimezone().date()
        self.journeys = [job.project.journeys[one] for one in job.journeys]
        self.theme = theme_for(job.options)
        self.remarks: list[Remark] = []
        wished = job.options.sections
        self.wanted = [one for one in TOLD if not wished or one in wished]
        strange = [f"“{one}”" for one in wished if one not in TOLD]
        if not self.wanted:
            raise EditRefused(f"HTML has none of the chosen parts. Choose of: {', '.join(TOLD)}.")
        if strange:
            left = f"HTML leaves out {', '.join(strange)}; it has: {', '.join(TOLD)}."
            self.remarks.append(Remark(left))
        self.links = Links(job, self.wanted)
        self.maps = Maps(
            job.project,
            self.links,
            self.theme,
            map_options(job),
            lambda: stop_if(cancelled),
        )
        number = job.options.review_round
        self.numbers = numbers_of(job.project, number) if number else {}

    def parts(self) -> Iterator[str]:
        contents = []
        named: list[tuple[str, str]] = []
        for number, (title, target, telling) in enumerate(self._tellings()):
            self.progress(number / (len(self.wanted) + len(self.journeys)), f"Writing {title}")
            stop_if(self.cancelled)
            told = telling()
            pieces = []
            for piece in [Html(told)] if isinstance(told, str) else told:
                stop_if(self.cancelled)
                pieces.append(piece)
            part = section(2, title, target, joined(pieces, "\n"))
            if part:
                contents.append(part)
                named.append((title, target))
        if not contents and "cover" not in self.wanted:
            raise EditRefused(
                "The document would be empty: the chosen parts hold nothing yet. Choose other "
                "parts, or fill these first."
            )
        yield from self._head()
        yield self._top(named)
        yield '<main id="contents" tabindex="-1">\n'
        yield from contents
        yield "</main>\n"
        yield from self._foot()

    def _tellings(self) -> Iterator[tuple[str, str, Telling]]:
        project, journeys, links, at = self.project, self.journeys, self.links, self.at
        last: list[tuple[str, str, Telling]] = [
            (
                "essentials",
                said("Essentials"),
                lambda: tables(told_views.essentials(project, journeys), links),
            ),
            (
                "states",
                said("States side by side"),
                lambda: tables(told_views.states(project, journeys), links),
            ),
            ("personas", said("Personas"), lambda: people.personas(project, journeys, links)),
            ("feedback", said("Feedback"), lambda: people.feedback(project, journeys, links)),
            (
                "closing",
                said("Closing the loop"),
                lambda: tables(told_plans.closing(project, journeys, at), links),
            ),
            (
                "triggers",
                said("Triggers"),
                lambda: tables(told_plans.triggers(project, journeys), links),
            ),
            (
                "content",
                said("Content"),
                lambda: tables(told_plans.content(project, journeys), links),
            ),
            (
                "experiments",
                said("Experiments"),
                lambda: decisions.experiments(project, journeys, links, at),
            ),
            (
                "measures",
                said("Measures"),
                lambda: decisions.measures(project, journeys, links, at),
            ),
            (
                "seasons",
                said("Seasons and reviews"),
                lambda: tables(told_plans.seasons(project, journeys, at), links),
            ),
            ("votes", said("Votes"), lambda: tables(told_plans.votes(project, journeys), links)),
            ("actions", said("Actions"), lambda: decisions.actions(project, journeys, links, at)),
        ]
        if "summary" in self.wanted:
            yield said("Summary"), "summary", lambda: summary(project, journeys, links, at)
        if _OF_A_JOURNEY & set(self.wanted):
            for number, _journey in enumerate(journeys):
                title = journeys[number].title or said("Journey")
                yield title, f"journey-{number}", partial(self._journey, number)
        for name, title, telling in last:
            if name in self.wanted:
                yield title, name, telling
        if "evidence" in self.wanted:
            yield said("Evidence"), "evidence", lambda: decisions.evidence(project, journeys, links)
        if "what-if" in self.wanted:
            asked = told_views.what_if(project, journeys)
            yield said("What if"), "what-if", lambda: tables(asked, links)

    def _journey(self, number: int) -> Iterator[Html]:
        journey, links = self.journeys[number], self.links
        if "map" in self.wanted:
            yield section(
                3,
                said("Map"),
                f"map-of-{number}",
                joined([self.maps.figure(journey, number), self.maps.curve(journey, number)]),
            )
        if "grid" in self.wanted:
            yield section(
                3, said("Grid"), f"grid-of-{number}", grid_of(self.project, journey, links)
            )
        if links.has_steps:
            told = steps(self.project, journey, links, self.numbers)
            yield section(3, said("Touchpoints"), f"steps-of-{number}", joined(told))
        if "loops" in self.wanted:
            told_loops = loops_of(self.project, journey, links)
            yield section(3, said("Loops and hand-offs"), f"loops-of-{number}", told_loops)

    def _head(self) -> Iterator[str]:
        style, script = self._style(), _shipped("document.js")
        policy = (
            f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
            "img-src data:; base-uri 'none'; form-action 'none'"
        )
        self._script = script
        direction = ' dir="rtl"' if runs_from_right() else ""
        title = quoted(self.project.details.title) or fixed(said("Journey map"))
        yield (
            f'<!DOCTYPE html>\n<html lang="{quoted(self.options.language) or "en"}"{direction}>\n'
            "<head>\n"
            '<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        )

    def _style(self) -> str:
        colours = "".join(
            f"--{name.replace('_', '-')}:{self.theme.colour(name)};" for name in COLOURS
        )
        return f":root{{{colours}}}\n{_shipped('document.css')}"

    def _top(self, named: list[tuple[str, str]]) -> Html:
        details = self.project.details
        entries = "".join(
            f'<li><a href="#{target}">{text(title) or fixed(said("Journey"))}</a></li>'
            for title, target in named
        )
        told = self._cover() if "cover" in self.wanted else Html("")
        running = (
            f'<p class="running">{text(self.options.header)}</p>' if self.options.header else ""
        )
        return Html(
            f'<a class="skip" href="#contents">{fixed(said("Skip to the contents"))}</a>\n'
            f"<header>{running}{self._logo()}"
            f"{heading(1, details.title or said('Journey map'))}{told}</header>\n"
            f'<nav aria-label="{fixed(said("Contents"))}"><ul>{entries}</ul></nav>\n'
        )

    def _cover(self) -> Html:
        details = self.project.details
        assumed = (
            f"<p class='assumed'>{fixed(said(ASSUMED))}</p>"
            if is_mostly_assumed(self.project)
            else ""
        )
        told = facts(
            [
                (said("For"), text(details.client)),
                (said("Prepared by"), text(details.author)),
                (said("With"), text(" · ".join(details.participants))),
                (said("Version"), text(details.version_label)),
                (said("State"), text(said("draft") if details.is_draft else "")),
                (said("Confidentiality"), text(details.confidentiality)),
                (said("Last edited"), text(write_long_date(self.at, details.locale))),
            ]
        )
        return Html(assumed + told)

    def _logo(self) -> Html:
        wished = self.options.logo or self.project.details.logo
        image = self.project.images.get(wished or "")
        kind = next((_IMAGES[one] for one in _IMAGES if image and image.data.startswith(one)), "")
        if image is None or not kind or not self.options.with_logo:
            return Html("")
        data = base64.b64encode(image.data).decode("ascii")
        return Html(
            f'<img class="logo" alt="{fixed(said("Logo"))}" src="data:image/{kind};base64,{data}">'
        )

    def _foot(self) -> Iterator[str]:
        yield (
            f'<aside id="panel" aria-label="{fixed(said("Details of a touchpoint"))}" '
            f'tabindex="-1" hidden><button type="button" id="close" '
            f'aria-label="{fixed(said("Close"))}">×</button>'
            '<div id="told"></div></aside>\n'
        )
        if self.options.footer.strip():
            yield f"<footer>{text(self.options.footer)}</footer>\n"
        yield f"<script>{self._script}</script>\n</body>\n</html>\n"


def _shipped(name: str) -> str:
    return resource("html", name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _hash(content: str) -> str:
    digest = base64.b64encode(sha256(content.encode("utf-8")).digest()).decode("ascii")
    return escape(f"sha256-{digest}")
