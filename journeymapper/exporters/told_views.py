"""Journeys seen in other ways, as tables: what is essential, states side by side, what if."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from journeymapper.analysis.alignment import measures_aligned
from journeymapper.analysis.emotion import curve, emotion_name
from journeymapper.analysis.essentials import drop_offs, essential_count
from journeymapper.analysis.feelings import signed
from journeymapper.analysis.measures import place_name, target_text
from journeymapper.analysis.states import compare, families
from journeymapper.analysis.what_if.answer import WhatIf
from journeymapper.analysis.what_if.chain import Chain, read_chain
from journeymapper.analysis.what_if.refusal import ChainRefused
from journeymapper.analysis.what_if.results import Answer
from journeymapper.analysis.what_if.said import (
    loop_time,
    note_on,
    ranged_money,
    ranged_share,
    rounds_said,
    share_said,
    time_said,
    worths_said,
)
from journeymapper.domain.order import journey_order, personas_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Journey
from journeymapper.drawing.pages.what_if_pages import by_outcome, end_named
from journeymapper.exporters.telling import Cell, Told, cells, named
from journeymapper.exporters.wording import on_target_told
from journeymapper.words import said

_EMPTY = (Cell(""), Cell(""), Cell(""))


def essentials(project: Project, journeys: Sequence[Journey]) -> Iterator[Told]:
    """For each journey with essential touchpoints the three questions and their answers."""
    for journey in journeys:
        if not essential_count(project, journey.id)[0]:
            continue
        problem = journey.problem.strip() or said("Nobody has said it yet.")
        question = said("1  What is the primary problem we solve?")
        yield Told(title=f"{journey.title} · {question}", sentences=(problem,))
        critical = [
            [Cell(one.name, one.id), named(project, one.stage)]
            for one in journey_order(project, journey.id)
            if one.essential
        ]
        question = said("2  Which touchpoints are critical for conversion?")
        heads: tuple[str, ...] = (said("Touchpoint"), said("Stage"))
        yield Told(title=f"{journey.title} · {question}", heads=heads, rows=critical)
        leaving = [
            [
                Cell(one.measure.name, one.measure.id),
                Cell(place_name(project, one.measure), one.measure.touchpoint or ""),
                Cell(one.text or said("no reading"), one.measure.id),
                Cell(on_target_told(one.is_on_target)),
            ]
            for one in drop_offs(project, journey.id)
        ]
        nobody = () if leaving else (said("Nobody has measured it yet."),)
        question = said("3  Where do customers drop off?")
        heads = (said("Measure"), said("Where"), said("Latest"), said("Target"))
        title = f"{journey.title} · {question}"
        yield Told(title=title, heads=heads, rows=leaving, sentences=nobody)


def states(project: Project, journeys: Sequence[Journey]) -> Iterator[Told]:
    """Of each family of journeys: what is felt in each state, what is new, dropped and changed, and
    the measures."""
    for family in families(project, [one.id for one in journeys]):
        titles = [project.journeys[one].title for one in family]
        for persona in personas_in_order(project):
            rows = [
                [
                    Cell(project.journeys[journey].title),
                    named(project, point.touchpoint),
                    Cell(f"{signed(point.emotion)} {emotion_name(project, point.emotion)}"),
                ]
                for journey in family
                for point in curve(project, journey, persona.id)
            ]
            heads: tuple[str, ...] = (said("Journey"), said("Touchpoint"), said("Emotion"))
            yield Told(title=persona.name or said("Persona"), heads=heads, rows=rows)
        for before, after in pairwise(family):
            found = compare(project, before, after)
            changes = [
                *([Cell(said("New")), named(project, one), *_EMPTY] for one in found.added),
                *([Cell(said("Dropped")), named(project, one), *_EMPTY] for one in found.dropped),
                *(
                    [
                        Cell(said("Changed")),
                        named(project, one.after),
                        Cell(each.what),
                        Cell(each.old or "–"),
                        Cell(each.new or "–"),
                    ]
                    for one in found.changed
                    for each in one.changes
                ),
            ]
            first, then = (project.journeys[one].title for one in (before, after))
            heads = (said("Change"), said("Touchpoint"), said("What"), first, then)
            yield Told(title=f"{first} → {then}", heads=heads, rows=changes)
        measured = [
            [
                Cell(one.name),
                Cell(one.place),
                *(
                    Cell(state.text, state.measure.id) if state is not None else Cell("–")
                    for state in one.states
                ),
                Cell(target_text(project, [each for each in one.states if each is not None][-1])),
            ]
            for one in measures_aligned(project, family)
            if sum(state is not None for state in one.states) > 1
        ]
        heads = (said("Measure"), said("Where"), *titles, said("Target"))
        yield Told(title=said("Measures"), heads=heads, rows=measured)


def what_if(project: Project, journeys: Sequence[Journey]) -> Iterator[Told]:
    """What the shares on the ways of each journey come to; where they have no answer, why."""
    for journey in journeys:
        try:
            chain = read_chain(project, journey.id)
            if not chain.has_shares:
                continue
            asked = WhatIf(chain)
            answer = asked.answer()
            removals = [one for some in asked.removals() for one in some]
        except ChainRefused as refusal:
            if project.referring(Connection, journey.id):
                yield Told(title=journey.title, sentences=(str(refusal),))
            continue
        locale = project.details.locale
        yield _sums(project, journey, chain, answer)
        entries = [
            (
                said("at {place}", place=one.name) if one.within else one.name,
                ranged_share(one.conversion, locale),
            )
            for one in answer.entries
        ]
        essential = [
            (said("from {place}", place=one.name), ranged_share(one.conversion, locale))
            for one in answer.essentials
        ]
        ends = [
            (end_named(one), ranged_share(one.share, locale))
            for one in sorted(answer.ends, key=by_outcome)
        ]
        rounds = [(one.name, rounds_said(one.rounds, locale)) for one in answer.loops]
        own = [(one.name, loop_time(one, locale)) for one in chain.organisation]
        removals.sort(key=lambda one: -one.effect)
        carrying = [(one.name, share_said(one.effect, locale)) for one in removals]
        for title, rows in (
            (said("By entry"), entries),
            (said("From what is essential"), essential),
            (said("Where customers end"), ends),
            (said("Rounds of loops, per customer"), rounds),
            (said("Walked by the organisation, not counted"), own),
            (said("What carries the conversion"), carrying),
        ):
            heads = (said("What"), said("How many"))
            yield Told(
                title=f"{title} ({journey.title})", heads=heads, rows=[cells(one) for one in rows]
            )


def _sums(project: Project, journey: Journey, chain: Chain, answer: Answer) -> Told:
    locale, currency = project.details.locale, project.details.currency
    rows = [
        cells((said("of all customers convert"), ranged_share(answer.conversion, locale))),
        cells((said("Time until an end"), time_said(chain, answer.hours, locale))),
    ]
    sentences = [note_on(answer)]
    if answer.measured:
        sentences.append(said("In brackets the range where the true number lies 95 times in 100."))
    if chain.worths:
        value = ranged_money(answer.value, currency, locale)
        rows.append(cells((said("Value per customer"), value)))
        sentences.append(worths_said(chain.worths, currency, locale))
    heads = (said("What"), said("How many"))
    told = tuple(one for one in sentences if one)
    return Told(title=journey.title, heads=heads, rows=rows, sentences=told)
