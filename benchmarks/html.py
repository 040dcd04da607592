"""A page of 1,000 touchpoints in a real browser: until it is drawn, and while the map is moved."""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.figures import Figure, middle
from benchmarks.projects import canvas_project
from journeymapper.app.export import export
from journeymapper.domain.document_records import chosen
from journeymapper.domain.project import Project
from tests.chromium import IS_THERE, browser

TOUCHPOINTS = 1000
AT = datetime(2026, 1, 1, tzinfo=UTC)
_MOVED = """
const done = arguments[arguments.length - 1];
const box = document.querySelector('.stage');
for (let n = 0; n < 6; n += 1) box.dispatchEvent(new KeyboardEvent('keydown', {key: '+'}));
setTimeout(() => {
  const times = [];
  let number = 0;
  const step = (now) => {
    times.push(now);
    number += 1;
    const way = number % 120 < 60 ? 1 : -1;
    const turned = {deltaX: 12 * way, deltaY: 7 * way, cancelable: true};
    box.dispatchEvent(new WheelEvent('wheel', turned));
    if (number < 181) requestAnimationFrame(step);
    else done(times.slice(1).map((time, place) => time - times[place]));
  };
  requestAnimationFrame(step);
}, 1000);
"""


def run() -> list[Figure]:
    """Seconds to write and to open, and frames a second; nothing without a browser."""
    if not IS_THERE:
        print("html: no chromium and chromedriver here, so not measured", file=sys.stderr)
        return []
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "large.html")
        begun = time.process_time()
        export(Project(canvas_project(TOUCHPOINTS)), out, chosen(), at=AT)
        written = time.process_time() - begun
        with browser(Path(folder, "profile")) as page:
            page.open(out)
            shown = page.wait_for(
                "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame("
                "() => done(performance.now())))"
            )
            frames = [float(one) for one in page.wait_for(_MOVED)]
        size = out.stat().st_size / 1e6
    name = f"HTML of {TOUCHPOINTS:,} touchpoints"
    return [
        Figure(f"{name}, written (processor)", written, "s", limit=20.0),
        Figure(f"{name}, size", size, "MB", limit=20.0),
        Figure(f"{name}, opened and drawn", shown / 1000, "s", limit=5.0),
        Figure(f"{name}, moved, median frame", middle(frames), "ms", limit=34.0),
        Figure(f"{name}, moved, mean frame", sum(frames) / len(frames), "ms", limit=34.0),
    ]
