"""What cannot be promised of a document for a client: names that nobody may read may still stand in
the texts that somebody wrote. Whoever hands it over is told where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from journeymapper.analysis.own_words import own_words
from journeymapper.analysis.pseudonyms import ORDINARY, Pseudonyms, bare, can_be_sought, words_in
from journeymapper.analysis.readers import owner_ids, project_for, pseudonyms_of
from journeymapper.domain.document_records import ExportPreset
from journeymapper.domain.project import Project
from journeymapper.domain.record import Record, with_article
from journeymapper.domain.records import TABLES, Actor, Attachment, Lane
from journeymapper.domain.remark import Remark
from journeymapper.domain.vocabulary import Audience
from journeymapper.going_on import go_on

_MOST = 5
"""So many names are told in one remark."""
_SHORTEST_PART = 3
_BEGINS_SENTENCE = re.compile(r"(?:^|[.!?:…\n])[^\w]*\Z")
_Place = tuple[Record, str]


def remarks_for(
    project: Project, options: ExportPreset, shown: Project | None = None
) -> tuple[Remark, ...]:
    """What whoever hands a document over to a client should look at; nothing for the team.
    ``shown`` is what ``project_for`` gives, where somebody has it already."""
    if options.audience is not Audience.CLIENT:
        return ()
    shown = shown or project_for(project, options)
    texts = _texts(shown)
    return (
        *_names_left(project, texts),
        *_parts_left(project, texts),
        *_never_sought(project),
        *_participants(shown),
        *_in_the_margin(project, options),
        *_pictures(shown),
    )


def _texts(shown: Project) -> dict[str, _Place]:
    """Every text that will be read, with one place where it stands."""
    found: dict[str, _Place] = {}
    for table, kind in TABLES.items():
        for field in own_words(table):
            go_on()
            for record in shown.all(kind).values():
                value = getattr(record, field)
                for text in value if isinstance(value, tuple) else (value,):
                    if text:
                        found.setdefault(text, (record, field))
    return found


def _names_left(project: Project, texts: Mapping[str, _Place]) -> Iterator[Remark]:
    owners = {bare(project.actors[one].name): one for one in owner_ids(project)}
    named = {bare(one.name): one.name for one in map(project.actors.__getitem__, owners.values())}
    lanes = project.all(Lane).values()
    told = {bare(one.name) for one in lanes if not one.internal}
    internal = {bare(one.name): one.name for one in lanes if one.internal}
    internal = {known: name for known, name in internal.items() if known not in told}
    sought = Pseudonyms("", (*named, *internal))
    left: dict[str, list[_Place]] = {}
    for text, place in texts.items():
        go_on()
        if isinstance(place[0], Actor) and place[0].id in owners.values():
            continue  # called by the word for its kind, which may be its name
        for name in sought.named_in(text):
            left.setdefault(name, []).append(place)
    for names, said in ((named, "Owners are"), (internal, "Internal lanes are")):
        found = {names[name]: places for name, places in left.items() if name in names}
        yield from _told(f"{said} left out, but their names still stand in texts", found)


def _parts_left(project: Project, texts: Mapping[str, _Place]) -> Iterator[Remark]:
    """First or family names alone, written as in the whole name. Of what is also a common word only
    where it is not written large for other reasons."""
    parts: dict[str, str] = {}
    common: set[str] = set()
    for customer in {one.customer for one in project.feedback_notes.values()}:
        go_on()
        words = words_in(customer)
        for word in words if len(words) > 1 else ():
            if len(word) >= _SHORTEST_PART and word[0].isupper() and bare(word) not in ORDINARY:
                parts[word] = max(parts.get(word, ""), customer)
                if words[-1].islower() and words[-1] in ORDINARY:
                    common.add(word)  # "Trial user" says what somebody is
    if not parts:
        return
    small = {word.lower(): word for word in parts}
    written: dict[str, set[str]] = {}
    for text in texts:
        go_on()
        words_there = set(words_in(text))
        common.update(small[one] for one in small.keys() & words_there)
        if found := parts.keys() & words_there:
            written[text] = found
    left: dict[str, list[_Place]] = {}
    for text, found in written.items():
        for word in found:
            if word not in common or _stands_out(word, text):
                left.setdefault(word, []).append(texts[text])
    yield from _told("Parts of customers’ names still stand in texts", left)


def _stands_out(word: str, text: str) -> bool:
    """Whether a word is written large within a sentence that is not written large altogether."""
    words = words_in(text)
    if all(one[:1].isupper() for one in words):
        return False
    places = re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text)
    return any(not _BEGINS_SENTENCE.search(text[: one.start()]) for one in places)


def _never_sought(project: Project) -> Iterator[Remark]:
    names = {one.customer for one in project.feedback_notes.values() if one.customer.strip()}
    passed = sorted(one for one in names if not can_be_sought(one))
    if passed:
        shown = ", ".join(f"“{one}”" for one in passed[:_MOST])
        more = f" and {len(passed) - _MOST:,} more" if len(passed) > _MOST else ""
        yield Remark(
            f"Customers called {shown}{more} got pseudonyms, but such a name could mean anything, "
            "so it was not looked for in other texts."
        )


def _participants(shown: Project) -> Iterator[Remark]:
    """They stay: who worked on it is for the client to read, but whoever hands it over decides."""
    names = [one for one in shown.details.participants if one.strip()]
    if names:
        some = ", ".join(f"“{one}”" for one in names[:_MOST])
        more = f" and {len(names) - _MOST:,} more" if len(names) > _MOST else ""
        yield Remark(
            f"Participants are named on the cover and in data: {some}{more}. Take them out of the "
            "project's details if the client shall not read them."
        )


def _in_the_margin(project: Project, options: ExportPreset) -> Iterator[Remark]:
    texts = {"header": options.header, "footer": options.footer}
    if not any(texts.values()):
        return
    pseudonyms = pseudonyms_of(project)
    for place, text in texts.items():
        if pseudonyms.named_in(text):
            yield Remark(
                f"The {place} names a customer. Change it if the client shall not read it."
            )


def _pictures(shown: Project) -> Iterator[Remark]:
    count = len({one.image for one in shown.all(Attachment).values()})
    if count:
        what = "1 picture goes along" if count == 1 else f"{count:,} pictures go along"
        yield Remark(f"{what}. What stands in a picture cannot be searched: look for names in it.")


def _told(said: str, left: Mapping[str, list[_Place]]) -> Iterator[Remark]:
    """Which names still stand where; nothing where none does."""
    if left:
        names = sorted(left)
        some = ", ".join(f"“{one}” {_where(left[one])}" for one in names[:_MOST])
        more = f", and {len(left) - _MOST:,} more" if len(left) > _MOST else ""
        yield Remark(f"{said}: {some}{more}. Change those texts if the client shall not read them.")


def _where(places: Iterable[_Place]) -> str:
    (record, field), *others = places
    more = f" and {len(others):,} more" if others else ""
    return f"(the {field.replace('_', ' ')} of {with_article(record.word)}{more})"
