"""What an action says that begins from a finding: a to-do that a client may read.

Actions stand in the client's document. What a check says, its message and why it matters, is for
whoever draws the map, and must not be in there; nor what only makes sense in front of the program.
"""

from __future__ import annotations

from journeymapper.checks.finding import Finding
from journeymapper.domain.project import Project
from journeymapper.domain.record import Record
from journeymapper.domain.records import FeedbackNote

LONGEST = 200
_LONGEST_NAME = 48
_MOST_NAMED = 2
_SAID: dict[str, str] = {
    "automated_truth": "Let customers reach a person there",
    "decision_against_numbers": "Take the better variant, or write down the reason that weighs "
    "more than the numbers",
    "essential_without_emotion": "Find out how customers feel there",
    "feedback_twice": "Merge the copies",
    "no_empathy_map": "Write down what customers see, say, do, think and feel",
    "no_persona": "Describe those who go this way, beginning with an empathy map",
    "no_survey": "Ask customers some weeks after the purchase how it goes",
    "no_touchpoints": "Draw the first steps",
    "none_on_phone": "Find out on which devices customers come, and try each step on a phone",
    "old_terms": "Read legal text and prices through and correct what changed",
    "opt_out_rising": "Look at what was sent in the weeks before, and send less, or what helps",
    "over_the_limit": "Leave out a contact, let one wait, or use another channel",
    "persona_without_path": "Find out where they come in and which way they go",
    "review_overdue": "Look the journey through with the people concerned",
    "same_tag_no_action": "Decide what to change there, who does it and by when",
    "straight_line": "Ask where customers go back to and why, and draw it",
    "target_never_read": "Measure where it stands today, even roughly",
    "without_phone": "Try the step on a phone and note what fails there",
}
"""By check, where ``how`` speaks of the program."""


def to_do(project: Project, finding: Finding) -> str:
    """``T2: connect it to where they go next``; without a place the to-do alone."""
    said = _SAID.get(finding.check) or _first_sentence(finding.how)
    place = _place(project, finding)
    text = f"{place}: {said[:1].lower()}{said[1:]}" if place else said
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def _first_sentence(how: str) -> str:
    return how.partition(". ")[0].rstrip(".")


def _place(project: Project, finding: Finding) -> str:
    """The names of one or two records, else that of the journey; empty without any."""
    names = [_name(_stands_for(project, project.find(one))) for one in finding.records]
    found = list(dict.fromkeys(one for one in names if one))
    if 0 < len(found) <= _MOST_NAMED:
        return " and ".join(found)
    return _name(project.journeys.get(finding.journey or ""))


def _stands_for(project: Project, record: Record | None) -> Record | None:
    """A note's words are a customer's: its touchpoint stands for it."""
    if isinstance(record, FeedbackNote):
        return project.find(record.touchpoint or "")
    return record


def _name(record: Record | None) -> str:
    said = getattr(record, "name", "") or getattr(record, "title", "")
    name = " ".join(str(said).split())
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"
