"""The examples of docs/scripting.md run as they stand, one after another, without Qt."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs" / "scripting.md"


def test_every_example_runs_and_does_what_it_says(tmp_path: Path) -> None:
    blocks = re.findall(r"^```python\n(.*?)^```$", GUIDE.read_text(encoding="utf-8"), re.S | re.M)
    before_the_picture = "\n".join(blocks[:-1])
    script = (
        f"{before_the_picture}\n"
        "import sys\n"
        "assert not [one for one in sys.modules if one.startswith('PySide6')]\n"
        f"{blocks[-1]}"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = done.stdout.splitlines()
    assert said[0] == "Trial to paid"
    assert "Compare plans 1" in said
    assert any(one.startswith("nurture loop · Ask a coach → ") for one in said)
    assert "loop" in said
    assert any("needs a name" in one for one in said)
    assert any(one.startswith("Rename touchpoint “Call back” ['tp_") for one in said)
    stages = "['Awareness', 'Consideration', 'Decision', 'Post-purchase', 'Advocacy']"
    assert stages in said
    assert any(" of the " in one and " that apply" in one for one in said)
    assert "False" in said, "a hint that was closed"
    assert "No survey a month after the purchase · We sell to passers-by." in said
    for name, beginning in (
        ("Trial to paid.pdf", b"%PDF-"),
        ("After.png", b"\x89PNG"),
        ("City library.pdf", b"%PDF-"),
    ):
        assert (tmp_path / name).read_bytes().startswith(beginning)
