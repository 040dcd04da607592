"""How well things are known: what of a project is assumed, partly known or researched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import EmpathyNote, Experience, Sticky, Touchpoint
from journeymapper.domain.vocabulary import Evidence


@frozen
class EvidenceShares:
    """Counts of what says how well it is known, by how well that is."""

    assumed: int
    partial: int
    researched: int

    @property
    def total(self) -> int:
        return self.assumed + self.partial + self.researched

    def share(self, evidence: Evidence) -> float:
        """The part, 0 to 1, that is known this well; 0 where there is nothing."""
        count: int = getattr(self, evidence.value)
        return count / self.total if self.total else 0.0


def evidence_shares(project: Project, persona: str | None = None) -> EvidenceShares:
    """Over the experiences and empathy notes of a persona, or of the project."""
    lived: Iterable[Experience] = project.experiences.values()
    noted: Iterable[EmpathyNote] = project.empathy_notes.values()
    counts = Counter(one.evidence for one in lived if persona in (None, one.persona))
    counts.update(one.evidence for one in noted if persona in (None, one.persona))
    return EvidenceShares(
        counts[Evidence.ASSUMED], counts[Evidence.PARTIAL], counts[Evidence.RESEARCHED]
    )


Known = Touchpoint | Experience | Sticky
"""What of a journey says how well it is known."""


def known_on(project: Project, journey: str) -> list[Known]:
    """A journey's touchpoints, what is lived there, and its stickies, as they were entered."""
    touchpoints = project.referring(Touchpoint, journey)
    lived = [
        one for touchpoint in touchpoints for one in project.referring(Experience, touchpoint.id)
    ]
    return [*touchpoints, *lived, *project.referring(Sticky, journey)]


def journey_evidence(project: Project, journey: str) -> EvidenceShares:
    """Over the touchpoints, experiences and stickies of a journey."""
    counts = Counter(one.evidence for one in known_on(project, journey))
    return EvidenceShares(
        counts[Evidence.ASSUMED], counts[Evidence.PARTIAL], counts[Evidence.RESEARCHED]
    )


def is_mostly_assumed(project: Project) -> bool:
    """Whether more than half is assumed: then it is an assumption map. So is one on which nobody
    lives anything yet."""
    shares = evidence_shares(project)
    return shares.total == 0 or shares.assumed * 2 > shares.total
