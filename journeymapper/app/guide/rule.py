"""What a step is made of: what it counts, and the rules that ask for the next thing."""

from __future__ import annotations

from collections.abc import Callable

from journeymapper.app.guide.seen import Seen
from journeymapper.app.guide.step import Next, StepName
from journeymapper.domain.frozen import frozen

Rule = Callable[[Seen], Next | None]
"""What is missing; None where nothing is."""


@frozen(kw_only=True)
class Plan:
    """A step before it looks at a project. ``rules`` are asked in their order; ``there`` says what
    is there in sentences, the shortest first, none while nothing is."""

    name: StepName
    purpose: str
    enough_when: str
    there: Callable[[Seen], list[str]]
    rules: tuple[Rule, ...]
