"""Edits of personas and what they live and say, of feedback and stickies."""

from __future__ import annotations

import random

from journeymapper.commands.base import Command
from journeymapper.commands.details import SetLogo
from journeymapper.commands.empathy import AddEmpathyNote, MoveEmpathyNote
from journeymapper.commands.experiences import SetExperience
from journeymapper.commands.feedback import AddFeedback, PinFeedback, SetStatus
from journeymapper.commands.feedback_bulk import (
    MergeFeedback,
    PinEach,
    SetNeedsReply,
    TagFeedback,
    duplicates,
)
from journeymapper.commands.personas import (
    AddPersona,
    BringPersonas,
    MovePersona,
    PlacePersona,
    SetPortrait,
    StepPath,
    records_to_bring,
)
from journeymapper.commands.stickies import (
    AddStickies,
    AddSticky,
    PlaceSticky,
    TurnStickyIntoTouchpoint,
)
from journeymapper.domain import vocabulary as words
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Connection,
    EmpathyNote,
    FeedbackNote,
    Journey,
    Persona,
    Presence,
    Stage,
    Sticky,
    Touchpoint,
)
from tests.sample_images import tiny_png
from tests.walking.registry import (
    a_day,
    an_id,
    any_of,
    generates,
    maybe_id,
    place,
    some_ids,
    text,
    word,
)


@generates(AddPersona)
def add_persona(rng: random.Random, _project: Project) -> Command | None:
    return AddPersona(an_id(rng, Persona), text(rng), word(rng, words.BuyingRole))


@generates(MovePersona)
def move_persona(rng: random.Random, project: Project) -> Command | None:
    persona = any_of(rng, project, Persona)
    return persona and MovePersona(persona.id, maybe_id(rng, list(project.personas.values())))


@generates(PlacePersona)
def place_persona(rng: random.Random, project: Project) -> Command | None:
    persona, journey = any_of(rng, project, Persona), any_of(rng, project, Journey)
    if persona is None or journey is None:
        return None
    return PlacePersona(an_id(rng, Presence), persona.id, journey.id, *place(rng))


@generates(StepPath)
def step_path(rng: random.Random, project: Project) -> Command | None:
    persona, connection = any_of(rng, project, Persona), any_of(rng, project, Connection)
    if persona is None or connection is None:
        return None
    return StepPath(persona.id, connection.id, f"passage_{rng.getrandbits(64):016x}")


@generates(SetPortrait)
def set_portrait(rng: random.Random, project: Project) -> Command | None:
    persona = any_of(rng, project, Persona)
    image = rng.choice([None, tiny_png(rng.randrange(3))])
    return persona and SetPortrait(persona.id, image)


@generates(SetLogo)
def set_logo(rng: random.Random, _project: Project) -> Command | None:
    return SetLogo(rng.choice([None, tiny_png(rng.randrange(3))]))


@generates(BringPersonas)
def bring_personas(rng: random.Random, project: Project) -> Command | None:
    ids = some_ids(rng, project, Persona)
    if not ids or len(project.personas) > 30:
        return None
    return BringPersonas(records_to_bring(project, ids), an_id(rng, Persona))


@generates(SetExperience)
def set_experience(rng: random.Random, project: Project) -> Command | None:
    persona, card = any_of(rng, project, Persona), any_of(rng, project, Touchpoint)
    if persona is None or card is None:
        return None
    values = rng.choice(
        [
            {"emotion": rng.randint(-2, 2)},
            {"emotion": None},
            {"thought": text(rng), "evidence": word(rng, words.Evidence)},
            {"thought": "", "need": "", "emotional_trigger": "", "emotion": None},
        ]
    )
    new = f"experience_{rng.getrandbits(64):016x}"
    return SetExperience(persona.id, card.id, values, new, rng.choice([1, 1, 2]))


@generates(AddEmpathyNote)
def add_empathy_note(rng: random.Random, project: Project) -> Command | None:
    persona = any_of(rng, project, Persona)
    if persona is None:
        return None
    after = maybe_id(rng, project.referring(EmpathyNote, persona.id))
    section = word(rng, words.Section)
    return AddEmpathyNote(an_id(rng, EmpathyNote), persona.id, section, text(rng), after)


@generates(MoveEmpathyNote)
def move_empathy_note(rng: random.Random, project: Project) -> Command | None:
    note = any_of(rng, project, EmpathyNote)
    if note is None:
        return None
    before = maybe_id(rng, project.referring(EmpathyNote, note.persona))
    return MoveEmpathyNote(note.id, word(rng, words.Section), before)


@generates(AddFeedback)
def add_feedback(rng: random.Random, project: Project) -> Command | None:
    card, persona = any_of(rng, project, Touchpoint), any_of(rng, project, Persona)
    return AddFeedback(
        an_id(rng, FeedbackNote),
        text(rng),
        touchpoint=card and card.id,
        persona=persona and persona.id,
        customer=text(rng),
        received_on=rng.choice([None, a_day(rng)]),
        sentiment=word(rng, words.Sentiment),
        rating=rng.choice([None, 4.5]),
        tags=("office", text(rng)),
    )


@generates(PinFeedback)
def pin_feedback(rng: random.Random, project: Project) -> Command | None:
    ids = some_ids(rng, project, FeedbackNote)
    card = any_of(rng, project, Touchpoint)
    return PinFeedback(ids, rng.choice([None, card and card.id])) if ids else None


@generates(SetStatus)
def set_status(rng: random.Random, project: Project) -> Command | None:
    ids = some_ids(rng, project, FeedbackNote)
    reply = rng.choice([None, text(rng)])
    noted = rng.random() < 0.3
    return SetStatus(ids, word(rng, words.Status), reply, a_day(rng), noted) if ids else None


@generates(SetNeedsReply)
def set_needs_reply(rng: random.Random, project: Project) -> Command | None:
    ids = some_ids(rng, project, FeedbackNote)
    return SetNeedsReply(ids, rng.random() < 0.5) if ids else None


@generates(TagFeedback)
def tag_feedback(rng: random.Random, project: Project) -> Command | None:
    ids = some_ids(rng, project, FeedbackNote)
    return TagFeedback(ids, ("price", text(rng))) if ids else None


@generates(PinEach)
def pin_each(rng: random.Random, project: Project) -> Command | None:
    ids, card = some_ids(rng, project, FeedbackNote), any_of(rng, project, Touchpoint)
    return PinEach([(one, card.id) for one in ids]) if ids and card else None


@generates(MergeFeedback)
def merge_feedback(rng: random.Random, project: Project) -> Command | None:
    del rng
    groups = duplicates(project.feedback_notes.values())
    return MergeFeedback(groups) if groups else None


def _sticky_place(rng: random.Random, project: Project, journey: str) -> dict[str, str | None]:
    stage = maybe_id(rng, project.referring(Stage, journey))
    touchpoint = maybe_id(rng, project.referring(Touchpoint, journey))
    return {"stage": stage, "touchpoint": rng.choice([None, touchpoint])}


@generates(AddSticky)
def add_sticky(rng: random.Random, project: Project) -> Command | None:
    journey, kind = any_of(rng, project, Journey), word(rng, words.StickyKind)
    if journey is None:
        return None
    where = _sticky_place(rng, project, journey.id)
    return AddSticky(an_id(rng, Sticky), journey.id, text(rng), kind, **where)


@generates(AddStickies)
def add_stickies(rng: random.Random, project: Project) -> Command | None:
    journey = any_of(rng, project, Journey)
    ids = [an_id(rng, Sticky) for _ in range(3)]
    return journey and AddStickies(ids, [text(rng), " ", text(rng)], journey.id)


@generates(PlaceSticky)
def place_sticky(rng: random.Random, project: Project) -> Command | None:
    sticky = any_of(rng, project, Sticky)
    return sticky and PlaceSticky([sticky.id], **_sticky_place(rng, project, sticky.journey))


@generates(TurnStickyIntoTouchpoint)
def turn_sticky(rng: random.Random, project: Project) -> Command | None:
    sticky = any_of(rng, project, Sticky)
    new = an_id(rng, Touchpoint)
    return sticky and TurnStickyIntoTouchpoint(sticky.id, new, *place(rng))
