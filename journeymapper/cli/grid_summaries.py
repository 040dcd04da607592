"""What ``show --json`` says of a journey's grid."""

from __future__ import annotations

from typing import Any

from journeymapper.analysis.grid import grid
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey


def lanes(project: Project, journey: Journey) -> list[dict[str, Any]]:
    """The lanes from above, hidden ones included, with the texts of their cells by stage."""
    shown = grid(project, journey.id, with_hidden=True)
    return [
        {
            "name": lane.name,
            "kind": lane.kind.value,
            "internal": lane.internal,
            "hidden": lane.hidden,
            "holes": shown.holes(lane.key),
            "cells": [
                {"stage": column.name, "texts": texts}
                for column in shown.columns
                if (texts := list(shown.cell(lane.key, column.key).lines))
            ],
        }
        for lane in shown.rows
    ]
