"""Which step of the guide a finding belongs to: that of its mistake, but for a few checks."""

from __future__ import annotations

from collections.abc import Mapping

from journeymapper.app.guide.step import StepName

OF_MISTAKE: Mapping[int, StepName] = {
    1: StepName.TOUCHPOINTS,
    2: StepName.TRIGGERS,
    3: StepName.PERSONAS,
    4: StepName.TOUCHPOINTS,
    5: StepName.GAPS,
    6: StepName.DATA,
    7: StepName.CONTENT,
    8: StepName.TEST,
    9: StepName.TRIGGERS,
    10: StepName.GAPS,
    11: StepName.PERSONAS,
    12: StepName.TEST,
    13: StepName.CONTENT,
    14: StepName.TEST,
    15: StepName.TEST,
    16: StepName.GAPS,
}
OF_CHECK: Mapping[str, StepName] = {
    "no_persona": StepName.EMPATHY,
    "mostly_assumed": StepName.DATA,
    "never_validated": StepName.VALIDATE,
    "personas_alike": StepName.PERSONAS,
    "too_many_personas": StepName.PERSONAS,
    "nothing_after": StepName.TOUCHPOINTS,
    "personas_same_name": StepName.PERSONAS,
    "touchpoints_same_name": StepName.TOUCHPOINTS,
    "readings_contradict": StepName.TEST,
    "automated_truth": StepName.GAPS,
    "content_without_role": StepName.CONTENT,
    "one_path_for_all": StepName.TOUCHPOINTS,
    "old_terms": StepName.CONTENT,
    "no_empathy_map": StepName.EMPATHY,
    "nobody_owns": StepName.TOUCHPOINTS,
    "straight_line": StepName.TOUCHPOINTS,
}
"""Checks that belong elsewhere than their mistake does."""


ASKED_BY: Mapping[str, frozenset[str]] = {
    "guide persona": frozenset({"no_persona"}),
    "guide empathy": frozenset({"no_empathy_map"}),
    "guide evidence": frozenset({"mostly_assumed"}),
    "guide roles": frozenset({"no_decision_maker", "no_end_user", "no_influencer"}),
    "guide touchpoints": frozenset({"no_touchpoints", "nothing_after"}),
    "guide stages": frozenset({"stage_without_touchpoints", "nothing_after"}),
    "guide loop": frozenset({"straight_line"}),
    "guide path": frozenset({"persona_without_path"}),
    "guide presence": frozenset({"persona_without_path"}),
    "guide devices": frozenset({"none_on_phone"}),
    "guide owner": frozenset({"nobody_owns"}),
    "guide feelings": frozenset({"essential_without_emotion"}),
    "guide lowest": frozenset({"lowest_point"}),
    "guide content": frozenset({"essential_without_content"}),
    "guide content for roles": frozenset({"same_content_for_all"}),
    "guide small steps": frozenset({"stage_without_micro_conversion"}),
    "guide worth": frozenset({"micro_conversion_without_value"}),
    "guide validation": frozenset({"never_validated"}),
}
"""What a rule of the guide asks for anyway: while it does, these checks say nothing beside it."""


def step_of(check: str, mistake: int) -> StepName:
    """The one step that a check of a mistake belongs to; raises KeyError for an unknown mistake."""
    return OF_CHECK.get(check) or OF_MISTAKE[mistake]
