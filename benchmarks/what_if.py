"""A slider of the what-if: from a moved share to the new answer, on 2,000 touchpoints."""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy

from benchmarks.figures import Figure, middle
from benchmarks.projects import large_project
from journeymapper.analysis.what_if.answer import WhatIf
from journeymapper.analysis.what_if.chain import Chain, read_chain
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Journey, Record, Touchpoint
from journeymapper.domain.vocabulary import Outcome, TouchpointKind

TOUCHPOINTS, CONNECTIONS = 2_000, 5_000
MOVES = 60
DENSE_MOVES = 3


def run() -> list[Figure]:
    """Moves of sliders all over the journey, against solving the whole anew with a dense matrix,
    which is what one would write first."""
    chain = read_chain(Project(_records()), "journey_1")
    what_if = WhatIf(chain)
    what_if.answer()
    chance = random.Random(3)
    places = [place for place, group in chain.groups.items() if len(group.ways) > 1]
    moves, dense = [], []
    for number in range(MOVES):
        group = chain.groups[chance.choice(places)]
        moved = {group.place: group.moved(chance.choice(group.ways), chance.randrange(90) / 100)}
        begun = time.perf_counter()
        what_if.answer(moved)
        moves.append((time.perf_counter() - begun) * 1000)
        if number < DENSE_MOVES:
            dense.append(_dense(replace(chain, groups={**chain.groups, **moved})))
    begun = time.perf_counter()
    list(what_if.removals())
    removals = (time.perf_counter() - begun) * 1000
    floor = "a dense solve anew"
    name = f"what-if, a slider move on {TOUCHPOINTS:,} touchpoints, {CONNECTIONS:,} connections"
    return [
        Figure(f"{name}, median", middle(moves), "ms", 100.0),
        Figure(f"{name}, slowest of {MOVES}", max(moves), "ms", 100.0),
        Figure(f"{name}, median", middle(moves), "ms", 1.0, floor, middle(dense)),
        Figure("what-if, a page slider until its page shows it, median", _page(), "ms", 100.0),
        Figure(
            "what-if, all removal effects (in pieces, after the answer)", removals, "ms", 2000.0
        ),
        Figure("what-if, imports before the first answer", _import(""), "ms", 1000.0),
        Figure(
            "what-if, the same with scipy, beyond 100 touchpoints",
            _import("import scipy.sparse.linalg; "),
            "ms",
            1500.0,
        ),
    ]


def _records() -> list[Record]:
    """The large journey, with ends, shares on two ways of three, times and delays."""
    chance = random.Random(11)
    records: list[Record] = []
    journey = ""
    for one in large_project(TOUCHPOINTS, CONNECTIONS):
        if isinstance(one, Journey):
            journey = one.id
        if isinstance(one, Touchpoint):
            kind = TouchpointKind.END if chance.random() < 0.05 else TouchpointKind.TOUCHPOINT
            kind = TouchpointKind.START if chance.random() < 0.01 else kind
            outcome = Outcome.WON if kind is TouchpointKind.END else None
            one = replace(one, kind=kind, outcome=outcome, duration=chance.random())
        elif isinstance(one, Connection) and chance.random() < 0.66:
            one = replace(one, share=chance.random() / 8, delay_hours=chance.random() * 48)
        records.append(one)
    return [_of(one, journey) for one in records]


def _of(one: Record, journey: str) -> Record:
    """The same record of the journey ``journey_1``."""
    if isinstance(one, Journey):
        return replace(one, id="journey_1")
    return replace(one, journey="journey_1") if getattr(one, "journey", "") == journey else one  # type: ignore[call-arg]


def _dense(chain: Chain) -> float:
    begun = time.perf_counter()
    size = len(chain.ids)
    moves = numpy.zeros((size, size))
    split = {}
    for group in chain.groups.values():
        split.update(zip(group.ways, group.split()[0], strict=True))
    for way in chain.ways:
        moves[way.source, way.target] += split[way.id]
    begin = numpy.zeros(size)
    for one in chain.entries:
        begin[one.node] += one.weight
    numpy.linalg.solve((numpy.eye(size) - moves).T, begin)
    return (time.perf_counter() - begun) * 1000


def _page() -> float:
    """From the slider's new value until the page shows what it changes, events and all."""
    from PySide6.QtWidgets import QApplication

    from journeymapper.app.session import Session
    from journeymapper.gui.look import dress
    from journeymapper.gui.what_if.page import WhatIfPage
    from journeymapper.gui.what_if.share_row import ShareSlider
    from journeymapper.gui.workspace import Workspace

    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    dress(application)
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Session.create(Path(folder, "large.journey"), _records()))
        page = WhatIfPage(workspace)
        page.resize(1280, 900)
        page.show()
        application.processEvents()
        times = []
        for slider in page.points.findChildren(ShareSlider)[:30]:
            before = page.trial.after
            begun = time.perf_counter()
            slider.setValue((slider.value() + 330) % 900)
            while page.trial.after is before and time.perf_counter() - begun < 1:
                application.processEvents()
            page.repaint()
            times.append((time.perf_counter() - begun) * 1000)
        page.close()
        workspace.close()
    return middle(times)


def _import(also: str) -> float:
    """In a thread of its own, while the page says that it counts."""
    code = (
        "import time; begun = time.perf_counter(); import journeymapper.analysis.what_if.counting; "
        f"{also}print(time.perf_counter() - begun)"
    )
    times = [
        float(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True).stdout)
        for _ in range(3)
    ]
    return middle(times) * 1000
