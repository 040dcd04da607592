"""The steps about people: the empathy map, what is known of them, personas and their roles."""

from __future__ import annotations

from collections import Counter

from journeymapper.analysis.evidence import EvidenceShares, evidence_shares
from journeymapper.app.guide.rule import Plan
from journeymapper.app.guide.seen import Seen, listed, short
from journeymapper.app.guide.step import Choice, Lead, Line, Next, StepName
from journeymapper.commands.checks import SetAside
from journeymapper.commands.personas import AddPersona
from journeymapper.commands.records import EditFields
from journeymapper.domain.records import (
    Citation,
    Dismissal,
    EmpathyNote,
    Persona,
    Source,
    new_id,
)
from journeymapper.domain.vocabulary import BuyingRole, Evidence, Market, Section

MARKET_RULE = "guide market"

_ASKED: tuple[tuple[Section, str, tuple[str, ...]], ...] = (
    (Section.SAY, "Write what {} says", ("What do they say?", "Says")),
    (Section.DO, "Write what {} does", ("What do they do?", "Does")),
    (Section.THINK, "Write what {} thinks", ("Thinks",)),
    (Section.FEEL, "Write how {} feels", ("Feels",)),
    (Section.PAINS, "Write what hurts {}", ("Pains",)),
    (Section.GAINS, "Write what {} hopes for", ("Gains",)),
)
"""What an empathy map needs at least, the button, and what its field is called in the canons."""
_BUYERS = (BuyingRole.END_USER, BuyingRole.DECISION_MAKER, BuyingRole.INFLUENCER)


def _empathy_there(seen: Seen) -> list[str]:
    notes = seen.project.empathy_notes.values()
    if not notes:
        return []
    of = {one.persona for one in notes}
    said = [f"{seen.count(len(notes), 'note')} on {seen.count(len(of), 'persona')}"]
    for persona in seen.personas[:3]:
        written = _sections(seen, persona)
        done = sum(section in written for section, _, _ in _ASKED)
        said.append(f"{short(persona.name)}: {done} of {len(_ASKED)} parts that matter most")
    return said


def needs_persona(seen: Seen) -> Next | None:
    """Whoever it is about comes first."""
    if seen.personas:
        return None
    return Next(
        rule="guide persona",
        text="Add a persona",
        why="Name somebody who stands for many: “Ada, works full time”.",
        lead=Lead(page="empathy", says="Type a name, then Enter."),
    )


def _needs_notes(seen: Seen) -> Next | None:
    for persona in seen.personas:
        written = _sections(seen, persona)
        for section, text, names in _ASKED:
            if section not in written:
                return Next(
                    rule="guide empathy",
                    text=text.format(short(persona.name)),
                    why="One thought a note; what you only guess may stand as assumed.",
                    lead=Lead(
                        page="empathy",
                        record=persona.id,
                        fields=tuple(f"New note: {one}" for one in names),
                    ),
                )
    return None


def _sections(seen: Seen, persona: Persona) -> set[Section]:
    return {one.section for one in seen.project.referring(EmpathyNote, persona.id)}


def _data_there(seen: Seen) -> list[str]:
    project = seen.project
    sources, shares = len(project.all(Source)), evidence_shares(project)
    notes = len(project.feedback_notes)
    said = []
    if sources:
        rests = len({one.record for one in project.all(Citation).values()})
        said.append(seen.count(sources, "source"))
        said.append(f"{seen.count(rests, 'thing')} {'rests' if rests == 1 else 'rest'} on them")
    if shares.total and (sources or shares.assumed < shares.total):
        said.append(_assumed(seen, shares))
    if notes:
        said.append(f"{seen.count(notes, 'feedback note')} of customers")
    return said


def _needs_source(seen: Seen) -> Next | None:
    if seen.project.all(Source):
        return None
    return Next(
        rule="guide source",
        text="Note what you know it from",
        why="An interview, a survey, a funnel: who says so, and how many were asked?",
        lead=Lead(page="sources", says="Type a source and how many were asked, then Enter."),
    )


def _needs_more_than_guesses(seen: Seen) -> Next | None:
    shares = evidence_shares(seen.project)
    if shares.assumed * 2 <= shares.total:
        return None
    assumed = [
        one for one in seen.project.empathy_notes.values() if one.evidence is Evidence.ASSUMED
    ]
    if not assumed:
        return None  # feelings alone: they are said where they are lived, and a check asks
    return Next(
        rule="guide evidence",
        text="Say what is more than a guess",
        why=f"{_assumed(seen, shares)}. Which of them can you vouch for?",
        lead=Lead(
            page="empathy",
            record=assumed[0].id,
            says="Press R on a note: partial; once more: researched. Down goes on.",
        ),
    )


def _assumed(seen: Seen, shares: EvidenceShares) -> str:
    of = f"{seen.number(shares.assumed)} of {seen.number(shares.total)}"
    return f"{of} notes and feelings are only assumed"


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
                    command=lambda text, role=role: AddPersona(  # type: ignore[misc]
                        new_id(Persona), text, role
                    ),
                ),
            )
    return None


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


EMPATHY = Plan(
    name=StepName.EMPATHY,
    purpose=(
        "Begin with the people: what they say and do, think and feel. A map that begins with our "
        "own process shows our process."
    ),
    enough_when=(
        "Enough: for everybody a note on what they say, do, think and feel, on pains and gains."
    ),
    there=_empathy_there,
    rules=(needs_persona, _needs_notes),
)
DATA = Plan(
    name=StepName.DATA,
    purpose=(
        "Hold it against what you really know. Whoever sees where a sentence comes from can "
        "trust it, and sees what is still a guess."
    ),
    enough_when="Enough: a source is named, and at most half of notes and feelings are assumed.",
    there=_data_there,
    rules=(_needs_source, _needs_more_than_guesses),
)
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
