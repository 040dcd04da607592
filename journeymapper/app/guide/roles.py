"""The step of personas and roles: who buys, who has a say, and how they behave."""

from __future__ import annotations

from collections import Counter
from functools import partial

from journeymapper.analysis.listed import listed
from journeymapper.app.guide.people import needs_persona
from journeymapper.app.guide.rule import Plan
from journeymapper.app.guide.saying import short
from journeymapper.app.guide.seen import Seen
from journeymapper.app.guide.step import Choice, Lead, Line, Next, StepName
from journeymapper.commands.base import Command
from journeymapper.commands.checks import SetAside
from journeymapper.commands.personas import AddPersona
from journeymapper.commands.records import EditFields
from journeymapper.domain.records import (
    Dismissal,
    Persona,
    new_id,
)
from journeymapper.domain.vocabulary import BuyingRole, Market

MARKET_RULE = "guide market"
_BUYERS = (BuyingRole.END_USER, BuyingRole.DECISION_MAKER, BuyingRole.INFLUENCER)


def _personas_there(seen: Seen) -> list[str]:
    if not seen.personas:
        return []
    roles = Counter(one.role.label for one in seen.personas)
    words = [f"{role} ({count})" if count > 1 else role for role, count in roles.items()]
    said = [seen.count(len(seen.personas), "persona"), f"In the role of {listed(words)}"]
    market = {Market.B2B: "Businesses buy (B2B)", Market.B2C: "People buy (B2C)"}
    if seen.journey.market in market:
        said.append(market[seen.journey.market])
    elif _nobody_buys(seen):
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
                lambda: SetAside(
                    new_id(Dismissal), MARKET_RULE, "Nobody buys here", (journey,), seen.today
                ),
            ),
        ),
    )


def _nobody_buys(seen: Seen) -> bool:
    return any(
        (one.check, one.about) == (MARKET_RULE, seen.journey.id)
        for one in seen.project.all(Dismissal).values()
    )


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
        knows_value = None not in (persona.recency, persona.frequency, persona.monetary)
        if not persona.behaviours.strip() and not knows_value:
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
    rules=(needs_persona, _needs_market, _needs_roles, _needs_behaviour),
)
