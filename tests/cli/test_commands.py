"""What the command line says and answers with."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import IO

import pytest

from journeymapper import __version__
from journeymapper.app import own_templates
from journeymapper.app.own_templates import save_template
from journeymapper.app.session import Session
from journeymapper.app.templates import new_from_template, template_records, templates
from journeymapper.cli import main as cli
from journeymapper.cli.main import COMMANDS
from journeymapper.cli.progress import ProgressLine
from journeymapper.commands.journeys import AddJourney
from journeymapper.commands.records import EditFields
from journeymapper.commands.stickies import AddSticky
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, Sticky, new_id
from journeymapper.storage.format import CURRENT

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., tuple[int, str, str]]


class Window:
    """Stands for the real one: knows what it was opened on."""

    def __init__(self) -> None:
        self.opened: list[Path | None] = []

    def open(self, path: Path | None) -> int:
        self.opened.append(path)
        return 0


@pytest.fixture
def window() -> Window:
    return Window()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, window: Window) -> Run:
    """Run the command line here; exit code, output and error output."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # it is set; put it back

    def run_it(*arguments: str | Path) -> tuple[int, str, str]:
        code = cli.run([str(one) for one in arguments], open_window=window.open)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run_it


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "Trial to paid.journey"
    new_from_template(path, "trial-to-paid").close()
    return path


def in_a_process(
    arguments: Sequence[str | Path],
    stdout: IO[str] | int = subprocess.PIPE,
    **environment: str,
) -> subprocess.CompletedProcess[str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.executable, "-m", "journeymapper", *arguments],
        env={**kept, "PYTHONPATH": str(ROOT), **environment},
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )


class TestNew:
    def test_a_new_file_has_five_stages_and_gets_its_ending(self, run: Run, tmp_path: Path) -> None:
        code, out, err = run("new", tmp_path / "City library")
        assert (code, err) == (0, "")
        path = tmp_path / "City library.journey"
        assert out == f"Made {path}: 5 stages, 0 touchpoints, 0 loops.\n"
        with Session.open(path) as session:
            assert session.project.details.title == "City library"

    @pytest.mark.parametrize("name", [one.name for one in templates()])
    def test_every_template_makes_a_file(self, run: Run, tmp_path: Path, name: str) -> None:
        code, _, err = run("new", tmp_path / "copy.journey", "--template", name)
        assert (code, err) == (0, "")
        with Session.open(tmp_path / "copy.journey", read_only=True) as session:
            assert session.project.stages

    def test_templates_are_listed(self, run: Run) -> None:
        code, out, _ = run("new", "--list-templates")
        assert code == 0
        assert [line.split()[0] for line in out.splitlines()] == [one.name for one in templates()]

    def test_ones_own_templates_are_listed_last_and_opened_by_name(
        self, run: Run, tmp_path: Path
    ) -> None:
        project = Project(template_records("saas-trial"))
        save_template(project, next(iter(project.journeys)), "My trial", "")
        (own_templates.folder() / "torn.json").write_text("{")
        code, out, err = run("new", "--list-templates")
        assert code == 0
        assert out.splitlines()[-1].split(maxsplit=1) == ["my-trial", "My trial (your own)"]
        assert err == "The template “torn” was passed over: it is no JSON text.\n"
        code, out, _ = run("new", tmp_path / "next.journey", "--template", "my-trial")
        assert code == 0
        assert "Made" in out
        _, out, _ = run("show", "--json", tmp_path / "next.journey")
        (journey,) = json.loads(out)["journeys"]
        told = journey["template"]
        assert told["title"] == "My trial"
        assert told["texts"] == told["still_its_words"] > 40
        code, _, err = run("new", tmp_path / "torn.journey", "--template", "torn")
        assert (code, (tmp_path / "torn.journey").exists()) == (2, False)
        assert "passed over" in err

    def test_a_file_that_is_there_is_left_alone(self, run: Run, sample: Path) -> None:
        before = sample.read_bytes()
        code, out, err = run("new", sample)
        assert (code, out) == (3, "")
        assert "already" in err
        assert sample.read_bytes() == before

    def test_an_unknown_template_is_refused_and_makes_no_file(
        self, run: Run, tmp_path: Path
    ) -> None:
        code, _, err = run("new", tmp_path / "x.journey", "--template", "nope")
        assert code == 2
        assert "trial-to-paid" in err
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize("name", ["", ".", "..", ".journey", "/", " .journey"])
    def test_a_file_needs_a_name(
        self, run: Run, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        code, out, err = run("new", name)
        assert (code, out) == (2, "")
        assert err == "The new file needs a name, as in: journeymapper new client.journey\n"
        assert list(tmp_path.iterdir()) == []


class TestShow:
    def test_json_is_one_document_with_what_the_file_holds(self, run: Run, sample: Path) -> None:
        code, out, err = run("show", sample, "--json")
        assert (code, err) == (0, "")
        shown = json.loads(out)
        assert list(shown)[:3] == ["project", "records", "journeys"]
        assert shown["project"]["title"] == "Trial to paid"
        assert shown["records"]["touchpoints"] == 44
        assert shown["records"]["images"] == 0
        before, after = shown["journeys"]
        assert list(before)[:6] == [
            "title",
            "state",
            "stages",
            "touchpoints",
            "connections",
            "loops",
        ]
        assert (before["title"], before["state"], before["stages"]) == ("Before", "current", 6)
        assert (after["touchpoints"], len(after["loops"])) == (24, 4)
        habit = next(one for one in after["loops"] if one["kind"] == "habit")
        assert habit == {
            "name": "next course",
            "kind": "habit",
            "touchpoints": ["Evening lesson", "First course done"],
        }

    def test_words_for_people(self, run: Run, sample: Path) -> None:
        code, out, _ = run("show", sample)
        assert code == 0
        assert out.startswith("Trial to paid, for Northlight Learning\n")
        assert "  44 touchpoints\n" in out
        assert "After (future): 6 stages, 24 touchpoints, 31 connections" in out
        assert "↺ next course (habit): Evening lesson → First course done → Evening lesson" in out

    def test_a_file_that_is_open_elsewhere_can_be_looked_at(self, run: Run, sample: Path) -> None:
        with Session.open(sample):
            assert run("show", sample)[0] == 0

    def test_one_of_a_kind_is_told_in_the_singular(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "small.journey"
        with Session.create(path) as session:
            journey = new_id(Journey)
            session.dispatch(AddJourney(journey, "First visit"))
            session.dispatch(AddSticky(new_id(Sticky), journey, "Tea"))
            session.dispatch(AddSticky(new_id(Sticky), journey, "Cake"))
        assert run("show", path)[1].splitlines()[1:3] == ["  1 journey", "  2 stickies"]


class TestExport:
    def test_the_ending_says_the_format_and_what_was_made_is_told(
        self, run: Run, sample: Path, tmp_path: Path
    ) -> None:
        for name, beginning in (("map.pdf", b"%PDF"), ("map.png", b"\x89PNG"), ("map.svg", b"<")):
            chosen = {"map.pdf": ("--page", "A3"), "map.png": ("--scale", "0.5")}.get(name, ())
            code, said, err = run("export", sample, tmp_path / name, *chosen)
            assert (code, err, said.count("\n")) == (0, "", 1)
            assert said.startswith(f"“{name}” is ready: ") and ("pages, " in said) == (
                "pdf" in name
            )
            assert (tmp_path / name).read_bytes().startswith(beginning)

    def test_options_choose_format_journey_and_page(
        self, run: Run, sample: Path, tmp_path: Path
    ) -> None:
        chosen = ("--as", "pdf", "--journey", "after", "--page", "a3")
        assert run("export", sample, tmp_path / "map.out", *chosen)[0] == 0
        assert (tmp_path / "map.out").read_bytes().startswith(b"%PDF")

    @pytest.mark.parametrize(
        ("arguments", "code", "sentence"),
        [
            (("map.docx",), 2, "stands for no format"),
            (("map.pdf", "--journey", "Never"), 2, "There is no journey called “Never”"),
            (("map.pdf", "--page", "A7"), 2, "A7"),
            (("map.png", "--scale", "0"), 2, "--scale"),
            ((), 2, "Missing argument 'OUT'. See journeymapper export --help."),
            (("nowhere/map.pdf",), 3, "There is no folder"),
            (("Trial to paid.journey", "--as", "png"), 2, "is the project itself"),
            ((".",), 2, "“.” is a folder. Name the file in it: map.pdf"),
            (("",), 2, "“.” is a folder."),
            (("..", "--as", "pdf"), 2, "“..” is a folder. Name the file in it: ../map.pdf"),
        ],
    )
    def test_what_does_not_work_is_one_sentence_and_no_file(
        self,
        run: Run,
        sample: Path,
        tmp_path: Path,
        arguments: tuple[str, ...],
        code: int,
        sentence: str,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.chdir(tmp_path)
        answer, out, err = run("export", sample, *arguments)
        assert (answer, out) == (code, "")
        assert sentence in err
        assert err.count("\n") == 1
        assert list(tmp_path.iterdir()) == [sample]

    def test_the_pdf_of_the_sample_needs_none_of_the_slow_libraries(
        self, sample: Path, tmp_path: Path
    ) -> None:
        script = (
            "import sys\n"
            "from journeymapper.__main__ import main\n"
            f"sys.argv[1:] = ['export', {str(sample)!r}, {str(tmp_path / 'map.pdf')!r}]\n"
            "assert main() == 0\n"
            "print([one for one in ('PySide6', 'sqlite_utils') if one in sys.modules])\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=ROOT
        )
        assert done.stdout.endswith(".\n[]\n"), done.stderr
        assert (tmp_path / "map.pdf").stat().st_size < 600_000


class TestHistory:
    def test_steps_and_milestones(self, run: Run, sample: Path) -> None:
        assert run("history", sample) == (0, "Nothing was done to this file yet.\n", "")
        with Session.open(sample) as session:
            (first, second, *_) = session.project.journeys
            session.dispatch(EditFields(first, {"title": "Then"}))
            session.name_milestone("end of day 1")
            session.dispatch(EditFields(second, {"title": "Now"}))
            session.undo()
        code, out, _ = run("history", sample)
        assert code == 0
        newest, middle, oldest = out.splitlines()
        assert "undone  Rename journey “After”" in newest
        assert middle.endswith("★ end of day 1")
        assert oldest.endswith("Rename journey “Before”")
        shown = json.loads(run("history", sample, "--json")[1])
        assert [one["undone"] for one in shown["steps"]] == [False, False, True]
        assert [one["position"] for one in shown["steps"]] == [1, 2, 3]
        assert [one["name"] for one in shown["milestones"]] == ["end of day 1"]


class TestFileTrouble:
    @pytest.mark.parametrize("command", ["show", "history", "export"])
    def test_files_that_cannot_be_opened(self, run: Run, tmp_path: Path, command: str) -> None:
        text = tmp_path / "notes.journey"
        text.write_text("no journey at all, just words")
        strange = tmp_path / "strange.journey"
        with sqlite3.connect(strange) as connection:
            connection.execute("CREATE TABLE dogs (name)")
        connection.close()
        rest = [tmp_path / "map.png"] if command == "export" else []
        for path, sentence in (
            (tmp_path / "missing.journey", "There is no file “missing.journey”"),
            (text, "“notes.journey” is no Journey Mapper file"),
            (strange, "“strange.journey” is no Journey Mapper file"),
        ):
            code, out, err = run(command, path, *rest)
            assert (code, out) == (3, "")
            assert sentence in err

    @pytest.mark.parametrize("command", ["show", "history", "export"])
    def test_a_newer_format_is_refused_since_something_would_be_missing(
        self, run: Run, sample: Path, tmp_path: Path, command: str
    ) -> None:
        with closing(sqlite3.connect(sample)) as connection:
            connection.execute(f"PRAGMA user_version = {CURRENT.number + 1}")
        out_file = tmp_path / "map.pdf"
        code, out, err = run(command, sample, *([out_file] if command == "export" else []))
        assert (code, out) == (3, "")
        assert err.startswith("“Trial to paid.journey” was written by a newer Journey Mapper")
        assert err.count("\n") == 1
        assert not out_file.exists()

    @pytest.mark.parametrize("command", ["show", "history", "export"])
    def test_a_file_that_may_not_be_read(
        self, run: Run, sample: Path, tmp_path: Path, command: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # Root may read everything: here the system says no.
        monkeypatch.setattr(os, "access", lambda path, mode, **_: mode != os.R_OK)
        rest = [tmp_path / "map.svg"] if command == "export" else []
        code, out, err = run(command, sample, *rest)
        assert (code, out) == (3, "")
        assert err.startswith("You may not read “Trial to paid.journey” in “")


class TestTheOutput:
    @pytest.mark.parametrize(
        "words", [("show",), ("show", "--json"), ("history",), ("new", "--list-templates")]
    )
    def test_where_nothing_can_be_written_it_is_said(
        self, sample: Path, words: tuple[str, ...]
    ) -> None:
        if not Path("/dev/full").exists():
            pytest.skip("there is no full device here")
        file = [] if words[0] == "new" else [sample]
        with Path("/dev/full").open("w", encoding="utf-8") as full:
            done = in_a_process([*words, *file], stdout=full)
        assert done.returncode == 3
        assert done.stderr.startswith("The answer could not be written: ")
        assert done.stderr.count("\n") == 1

    def test_a_reader_who_has_seen_enough_is_no_trouble(self, sample: Path) -> None:
        reader, writer = os.pipe()
        os.close(reader)
        with os.fdopen(writer, "w") as closed:
            done = in_a_process(["show", "--json", sample], stdout=closed)
        assert (done.returncode, done.stderr) == (0, "")


class TestTheWindow:
    def test_without_a_screen_the_sentence_is_ours(self, sample: Path) -> None:
        if not sys.platform.startswith("linux"):
            pytest.skip("other systems always have a screen")
        for arguments in ([], [sample], ["--sample"]):
            done = in_a_process(arguments)
            assert done.returncode == 2
            assert done.stderr.startswith("There is no screen here")

    def test_a_screen_that_does_not_answer_is_no_screen(self, sample: Path) -> None:
        if not sys.platform.startswith("linux"):
            pytest.skip("other systems always have a screen")
        for dead in ({"DISPLAY": ":4321"}, {"WAYLAND_DISPLAY": "nobody-1"}):
            done = in_a_process([sample], **dead)
            assert done.returncode == 2
            assert "There is no screen here" in done.stderr.splitlines()[-1]

    def test_wrong_usage_leads_to_the_help_that_there_is(self, run: Run, sample: Path) -> None:
        code, _, err = run(sample, "--colour")
        assert code == 2
        assert err.endswith("See journeymapper --help.\n")
        assert run("show", "--colour")[2].endswith("See journeymapper show --help.\n")

    def test_what_is_neither_file_nor_command(self, run: Run, tmp_path: Path) -> None:
        code, _, err = run("exprot")
        assert code == 2
        assert "no file and no command called “exprot”" in err
        assert all(one in err for one in COMMANDS)
        code, _, err = run(tmp_path / "missing.journey")
        assert code == 3
        assert "journeymapper new missing.journey" in err

    def test_only_one_file_opens(self, run: Run, sample: Path) -> None:
        assert run(sample, sample)[0] == 2
        assert run("--sample", sample)[0] == 2

    def test_the_window_opens_on_what_was_asked_for(
        self, run: Run, window: Window, sample: Path, home: Path
    ) -> None:
        assert run()[0] == 0
        assert run(sample)[0] == 0
        assert run("--sample")[0] == 0
        own_copy = home / "Documents" / "Trial to paid.journey"
        with Session.open(own_copy):  # in another window; this one then says so
            assert run("--sample")[0] == 0
        assert window.opened == [None, sample, own_copy, own_copy]


class TestItself:
    def test_version_and_help(self, run: Run) -> None:
        assert run("--version")[:2] == (0, f"Journey Mapper {__version__}\n")
        code, out, _ = run("--help")
        assert code == 0
        assert all(f"  {one} " in out for one in COMMANDS)
        assert "Exit codes: 0 done" in out
        for one in COMMANDS:
            assert run(one, "--help")[0] == 0

    def test_a_bug_ends_with_a_report_and_exit_code_1(self, sample: Path) -> None:
        script = (
            "import sys\n"
            "from journeymapper.__main__ import main\n"
            "from journeymapper.cli import show\n"
            "def broken(project): raise ZeroDivisionError('the bug')\n"
            "show._lines = broken\n"
            f"sys.argv[1:] = ['show', {str(sample)!r}]\n"
            "sys.exit(main())\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=ROOT
        )
        assert done.returncode == 1
        assert "ZeroDivisionError: the bug" in done.stderr
        assert f"Journey Mapper {__version__}" in done.stderr
        assert "Something went wrong inside Journey Mapper" in done.stderr.splitlines()[-1]

    def test_the_module_runs_as_a_program(self) -> None:
        done = in_a_process(["--version"])
        assert (done.returncode, done.stdout) == (0, f"Journey Mapper {__version__}\n")


def test_progress_is_one_line_on_a_terminal_and_nothing_elsewhere() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for stream, shown in ((Terminal(), True), (io.StringIO(), False)):
        with ProgressLine(stream) as progress:
            progress(0.5, "Drawing the map")
        text = stream.getvalue()
        assert ("█" * 12 + "·" * 12 + " Drawing the map" in text) is shown
        assert "\n" not in text
