"""What a drawing of maps says of each part, and where a click on it leads within the drawing."""

from __future__ import annotations

from journeymapper.domain.records import Connection, Touchpoint
from journeymapper.exporters.job import ExportJob
from journeymapper.exporters.pictures.words import words_of_map
from journeymapper.pens.svg import Told, safe_id


def told_of_maps(job: ExportJob) -> dict[str, Told]:
    """By id: a connection leads to where it ends, and a touchpoint that opens another journey to
    that one, where it is drawn too."""
    project = job.project
    found = {}
    for journey_id in job.journeys:
        journey = project.journeys[journey_id]
        for record_id, spoken in words_of_map(project, journey).items():
            record = project.find(record_id)
            leads_to = ""
            if isinstance(record, Connection) and record.target in project.touchpoints:
                leads_to = record.target
            elif isinstance(record, Touchpoint) and record.opens_journey in job.journeys:
                leads_to = record.opens_journey if len(job.journeys) > 1 else ""
            found[record_id] = Told(
                title=spoken.name,
                description=spoken.more,
                href=f"#{safe_id(leads_to)}" if leads_to else "",
            )
        found[journey_id] = Told(title=journey.title, role="heading")
    return found
