"""The step of personas and roles: who buys, who has a say, and how they behave."""

from __future__ import annotations

from collections import Counter
from functools import partial

from journeymapper.analysis.listed import listed
from journeymapper.app.guide.people import needs_persona
from journeymapper.app.guide.rule import Plan
from journeymapper.app.guide.saying import short
from journeymapper.app.guide.seen import MARKET_RULE, Seen
from journeymapper.app.guide.step import Choice, Lead, Line, Next, StepName
from journeymapper.checks.demographics_only.knowing import knows_behaviour
from journeymapper.commands.base import Command, Together
from journeymapper.commands.checks import SetAside
from journeymapper.commands.personas import AddPersona
from journeymapper.commands.records import EditFields
from journeymapper.domain.records import (
    Dismissal,
    Persona,
    new_id,
)
from journeymapper.domain.vocabulary import BuyingRole, Market

ROLE_RULE = "guide role"
_BUYERS = (BuyingRole.END_USER, BuyingRole.DECISION_MAKER, BuyingRole.INFLUENCER)


def _personas_there(seen: Seen) -> list[str]:
    if not seen.personas:
        return []
    said = [seen.count(len(seen.personas), "persona")]
    if seen.journey.market is Market.B2B:
        roles = Counter(one.role.label for one in seen.personas)
        words = [f"{role} ({count})" if count > 1 else role for role, count in roles.items()]
        said.append(f"In the role of {listed(words)}")
    market = {Market.B2B: "Businesses buy (B2B)", Market.B2C: "People buy (B2C)"}
    if seen.journey.market in market:
        said.append(market[seen.journey.market])
    elif seen.nobody_buys:
        said.append("Nobody buys anything here")
    return said


def _needs_market(seen: Seen) -> Next | None:
    if seen.is_commercial:
        return None
    journey = seen.journey.id

    def sold_to(market: Market) -> EditFields:
        return EditFields(journey, {"market": market})

    return Next(
        rule=MARKET_RULE,
        text="Say who buys: businesses or people",
        why="It decides which roles and which known mistakes matter here.",
        choices=(
            Choice("Businesses", lambda: sold_to(Market.B2B)),
            Choice("People", lambda: sold_to(Market.B2C)),
            Choice(
                "Nobody buys",
                lambda: _noted(
                    "Note that nobody buys", MARKET_RULE, "Nobody buys here", journey, seen
                ),
            ),
        ),
    )


def _noted(title: str, rule: str, reason: str, about: str, seen: Seen) -> Command:
    """An answer that no field of a record holds."""
    return Together(title, [SetAside(new_id(Dismissal), rule, reason, (about,), seen.today)])


def _needs_role_said(seen: Seen) -> Next | None:
    """A persona begins as an end user; while nobody has another role, that may be no answer."""
    if seen.journey.market is not Market.B2B:
        return None
    if any(one.role is not BuyingRole.END_USER for one in seen.personas):
        return None
    said = {one.about for one in seen.project.all(Dismissal).values() if one.check == ROLE_RULE}
    for persona in seen.personas:
        if persona.id not in said:
            return Next(
                rule=ROLE_RULE,
                text=f"Which role has {short(persona.name)}?",
                why="In a business several people buy together, and each wants something else.",
                choices=tuple(
                    Choice(
                        f"{role.label[:1].upper()}{role.label[1:]}",
                        partial(_play, seen, persona, role),
                    )
                    for role in BuyingRole
                ),
            )
    return None


def _play(seen: Seen, persona: Persona, role: BuyingRole) -> Command:
    if role is not BuyingRole.END_USER:
        return EditFields(persona.id, {"role": role})
    title = f"Note that {short(persona.name)} is an end user"
    return _noted(title, ROLE_RULE, "An end user", persona.id, seen)


def _needs_roles(seen: Seen) -> Next | None:
    if seen.journey.market is not Market.B2B or not seen.personas:
        return None
    played = {one.role for one in seen.personas}
    for role in _BUYERS:
        if role not in played:
            article = "an" if role.label[0] in "aeiou" else "a"
            return Next(
                rule="guide roles",
                text=f"Add {article} {role.label}",
                why="In a business several people buy together, and each wants something else.",
                line=Line(
                    name=f"Name of the {role.label}",
                    placeholder="Name, then Enter",
                    command=partial(_persona, role),
                ),
            )
    return None


def _persona(role: BuyingRole, text: str) -> Command:
    return AddPersona(new_id(Persona), text, role)


def _needs_behaviour(seen: Seen) -> Next | None:
    for persona in seen.walkers:
        if not knows_behaviour(seen.project, persona):
            return Next(
                rule="guide behaviour",
                text=f"Say how {short(persona.name)} behaves",
                why="Age and place explain little. What they do tells what they will do next.",
                lead=Lead(page="persona", record=persona.id, fields=("Behaviours",)),
            )
    return None


PERSONAS = Plan(
    name=StepName.PERSONAS,
    purpose=(
        "Few people, told apart by what they do and what they decide. In a business several buy "
        "together, and each has a role."
    ),
    enough_when=(
        "Enough: who buys is said, everybody’s behaviour too, and in a business there are an end "
        "user, a decision maker and an influencer."
    ),
    there=_personas_there,
    rules=(needs_persona, _needs_market, _needs_role_said, _needs_roles, _needs_behaviour),
)
