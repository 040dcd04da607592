"""The first steps: the empathy map, and how much of it is known."""

from __future__ import annotations

from journeymapper.analysis.evidence import EvidenceShares, evidence_shares
from journeymapper.app.guide.rule import Plan
from journeymapper.app.guide.saying import short
from journeymapper.app.guide.seen import Seen
from journeymapper.app.guide.step import Choice, Lead, Next, StepName
from journeymapper.domain.records import (
    Citation,
    EmpathyNote,
    Persona,
    Source,
)
from journeymapper.domain.vocabulary import Evidence, Section

_ASKED: tuple[tuple[Section, str, tuple[str, ...]], ...] = (
    (Section.SAY, "Write what {} says", ("What do they say?", "Says")),
    (Section.DO, "Write what {} does", ("What do they do?", "Does")),
    (Section.THINK, "Write what {} thinks", ("Thinks",)),
    (Section.FEEL, "Write how {} feels", ("Feels",)),
    (Section.PAINS, "Write what hurts {}", ("Pains",)),
    (Section.GAINS, "Write what {} hopes for", ("Gains",)),
)
"""What an empathy map needs at least, the button, and what its field is called in the canons."""


def _empathy_there(seen: Seen) -> list[str]:
    notes = seen.project.empathy_notes.values()
    if not notes:
        return []
    of = {one.persona for one in notes}
    said = [f"{seen.count(len(notes), 'note')} on {seen.count(len(of), 'persona')}"]
    for persona in seen.personas[:3]:
        written = _sections(seen, persona)
        done = sum(section in written for section, _, _ in _ASKED)
        said.append(f"{short(persona.name)}: {done} of {len(_ASKED)} main parts filled")
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
        said.append(seen.count(sources, "source"))
        said.append(_resting(seen, sources))
    if shares.total and (sources or shares.assumed < shares.total):
        said.append(_assumed(seen, shares))
    if notes:
        said.append(f"{seen.count(notes, 'feedback note')} of customers")
    unproven = _without_source(seen)
    if unproven:
        verb = "is" if unproven == 1 else "are"
        said.append(f"{seen.count(unproven, 'note')} {verb} called researched without a source")
    return said


def _resting(seen: Seen, sources: int) -> str:
    rests = len({one.record for one in seen.project.all(Citation).values()})
    if not rests:
        return f"Nothing rests on {'it' if sources == 1 else 'them'} yet"
    verb = "rests" if rests == 1 else "rest"
    return f"{seen.count(rests, 'note or card')} {verb} on {'it' if sources == 1 else 'them'}"


def _without_source(seen: Seen) -> int:
    cited = {one.record for one in seen.project.all(Citation).values()}
    return sum(
        one.evidence is Evidence.RESEARCHED and one.id not in cited
        for one in seen.project.empathy_notes.values()
    )


def _needs_source(seen: Seen) -> Next | None:
    if seen.project.all(Source):
        return None
    return Next(
        rule="guide source",
        text="Note what you know it from",
        why="An interview, a survey, a funnel: who says so, and how many were asked?",
        lead=Lead(page="sources", says="Type a source and how many were asked, then Enter."),
        choices=(Choice("Import feedback…", lead=Lead(page="import")),),
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
        missing=_assumed(seen, shares),
        lead=Lead(
            page="empathy",
            record=assumed[0].id,
            says="R: partly known. R again: researched. Down goes to the next note.",
        ),
    )


def _assumed(seen: Seen, shares: EvidenceShares) -> str:
    of = f"{seen.number(shares.assumed)} of {seen.number(shares.total)}"
    return f"{of} notes and feelings are only assumed"


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
        "Check the map against what you really know. Whoever sees where a sentence comes from "
        "can trust it, and sees what is still a guess."
    ),
    enough_when="Enough: a source is named, and at most half of notes and feelings are assumed.",
    there=_data_there,
    rules=(_needs_source, _needs_more_than_guesses),
)
