"""Variants of an experiment from a table: their names, visitors and conversions.

``IMPORTER`` brings a file in, which may hold several experiments with a column that names them;
``read_variants`` reads what is pasted into one as well.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from journeymapper.analysis.locales import NotUnderstood, plain
from journeymapper.analysis.titles import journeys_called
from journeymapper.analysis.written import read_count, read_number, read_share, write_number
from journeymapper.commands.base import Command, Together
from journeymapper.commands.experiments import TakeVariants, VariantRow
from journeymapper.commands.records import AddRecord
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.domain.records import Experiment, Variant, new_id
from journeymapper.domain.vocabulary import ExperimentStatus
from journeymapper.importers.job import MOST_REFUSED, Brought, Importer, ImportOptions, Refusal
from journeymapper.importers.table import TableRefused, TableRow, read_table

COLUMNS = {
    "variant": ("name", "variation", "group", "arm", "bucket", "version"),
    "visitors": ("users", "people", "sessions", "participants", "sample size", "size", "n"),
    "conversions": ("converted", "conversion", "successes", "goals", "orders"),
    "weight": ("split", "allocation"),
    "control": ("is control", "baseline"),
}
FILE_COLUMNS = {
    **COLUMNS,
    "experiment": ("test", "ab test", "a/b test", "experiment name"),
}
REQUIRED = ("variant", "visitors", "conversions")
MOST_VARIANTS = 100
_YES = frozenset({"yes", "y", "true", "1", "x", "✓", "✔", "control"})
_NO = frozenset({"no", "n", "false", "0", "-", ""})


def read_variants(
    given: str | bytes, locale: str = "", *, pasted: bool = False
) -> tuple[list[VariantRow], list[Refusal]]:
    """The rows of a table, and what is wrong with others. What is pasted may lack a header: then
    its columns are name, visitors, conversions, weight, control.

    Raises TableRefused for wrong columns, no rows or more than 100.
    """
    headless = tuple(COLUMNS) if pasted else ()
    table = read_table(given, COLUMNS, REQUIRED, headless=headless)
    _refuse_number(table.rows)
    return _read_rows(table.rows, locale)


def _refuse_number(rows: Sequence[TableRow]) -> None:
    if not rows:
        raise TableRefused(2, "There is no variant here. Each has a line of its own.")
    if len(rows) > MOST_VARIANTS:
        line = rows[MOST_VARIANTS].line
        raise TableRefused(line, f"There are more than {MOST_VARIANTS} variants. Bring fewer.")


def _read_rows(table: Sequence[TableRow], locale: str) -> tuple[list[VariantRow], list[Refusal]]:
    rows: list[VariantRow] = []
    refused: list[Refusal] = []
    lines: dict[str, int] = {}
    for row in table:
        try:
            read = _read(row, locale)
            _refuse_twice(row, read, lines)
            rows.append(read)
        except TableRefused as refusal:
            refused.append(Refusal(refusal.line, refusal.reason))
    return rows, refused[:MOST_REFUSED]


def as_table(variants: Sequence[Variant], project: Project) -> str:
    """Variants as tab-separated text that ``read_variants`` reads back, for a spreadsheet."""
    locale = project.details.locale
    lines = ["\t".join(COLUMNS)]
    for one in variants:
        counts = (write_number(each, locale) for each in (one.visitors, one.conversions))
        weight = write_number(one.weight, locale, 6)
        control = "yes" if one.is_control else "no"
        name = " ".join(one.name.replace('"', "”").split())
        lines.append("\t".join((name, *counts, weight, control)))
    return "\n".join(lines)


def plan(project: Project, given: str | bytes, options: ImportOptions) -> Brought:
    """Takes a table into the experiments that its rows name, else the options; where the project
    has none yet, into new ones of these names. What was decided is not counted anew.

    Raises EditRefused for an unknown journey, or where the experiment of rows that name none is
    not clear.
    """
    within = journeys_called(project, (options.journey,)) if options.journey else ()
    try:
        table = read_table(given, FILE_COLUMNS, REQUIRED)
        _refuse_number(table.rows[:1])
    except TableRefused as refusal:
        return Brought(refused=(Refusal(refusal.line, refusal.reason),))
    groups: dict[str, list[TableRow]] = {}
    for row in table.rows:
        groups.setdefault(_key(row.cell("experiment") or options.experiment), []).append(row)
    commands: list[Command] = []
    refused: list[Refusal] = []
    taken = 0
    for rows in groups.values():
        try:
            made, count = _plan_one(project, rows, options, within, refused)
        except TableRefused as refusal:
            refused.append(Refusal(refusal.line, refusal.reason))
        else:
            commands += made
            taken += count
    read = len(table.rows)
    if refused:
        refused.sort(key=lambda one: one.line)
        return Brought(read=read, refused=tuple(refused[:MOST_REFUSED]))
    if not commands:
        return Brought(read=read, duplicates=read)
    command = commands[0] if len(commands) == 1 else Together(_title(groups), commands)
    return Brought(read=read, taken=taken, duplicates=read - taken, command=command)


def _plan_one(
    project: Project,
    table: Sequence[TableRow],
    options: ImportOptions,
    within: Collection[str],
    refused: list[Refusal],
) -> tuple[list[Command], int]:
    """The edits for one experiment's rows, and how many of them are new; what is wrong with a row
    goes to ``refused``."""
    said = table[0].cell("experiment")
    _refuse_number(table)
    try:
        experiment, is_new = _experiment(project, said or options.experiment, within)
    except EditRefused as refusal:
        if not said:
            raise
        raise table[0].refusal("experiment", str(refusal)) from refusal
    rows, wrong = _read_rows(table, project.details.locale)
    refused += wrong
    if wrong:
        return [], 0
    take = TakeVariants(experiment.id, rows)
    if is_new:
        return [AddRecord(experiment), take], len(rows)
    changes = take.plan(project)
    if changes and experiment.status is ExperimentStatus.DECIDED:
        raise TableRefused(
            table[0].line,
            f"“{experiment.name}” is decided, and its counts stay as they were decided upon. "
            "Set its status back to running first.",
        )
    new = {_key(str(getattr(change.after, "name", ""))) for change in changes}
    return [take] if changes else [], sum(_key(row.name) in new for row in rows)


def _title(groups: Mapping[str, Sequence[TableRow]]) -> str:
    if len(groups) > 1:
        return f"Bring variants of {len(groups)} experiments"
    ((key, rows),) = groups.items()
    return f"Bring experiment “{' '.join((rows[0].cell('experiment') or key).split())}”"


def _experiment(project: Project, called: str, within: Collection[str]) -> tuple[Experiment, bool]:
    """The experiment of this name or id (the only one there is, without a name) in one of these
    journeys (none given: anywhere), and whether it is new. Raises EditRefused where it is not
    clear."""
    every = by_rank(project.all(Experiment).values())
    there = [one for one in every if not within or not _journeys(project, one).isdisjoint(within)]
    if not called.strip():
        if len(there) == 1:
            return there[0], False
        raise EditRefused(f"Say which experiment these variants belong to.{_choice(there)}")
    if not every:
        return Experiment(id=new_id(Experiment), name=" ".join(called.split())), True
    found = [one for one in there if one.id == called or _key(one.name) == _key(called)]
    if len(found) != 1:
        many = "more than one" if found else "no"
        raise EditRefused(f"There is {many} experiment called “{called.strip()}”.{_choice(there)}")
    return found[0], False


def _journeys(project: Project, experiment: Experiment) -> set[str]:
    """The ids of the journeys that an experiment is about."""
    if experiment.touchpoint is not None:
        return {project.touchpoints[experiment.touchpoint].journey}
    if experiment.connection is not None:
        return {project.connections[experiment.connection].journey}
    return {one.path for one in project.referring(Variant, experiment.id) if one.path}


def _choice(there: list[Experiment]) -> str:
    names = ", ".join(f"“{one.name}”" for one in there[:10])
    return f" Choose one of: {names}." if names else ""


def _read(row: TableRow, locale: str) -> VariantRow:
    name = " ".join(row.cell("variant").split())
    if not name:
        raise row.refusal("variant", "A variant needs a name.")
    visitors = row.read("visitors", _whole(locale))
    conversions = row.read("conversions", _whole(locale))
    if conversions > visitors:
        raise row.refusal("conversions", f"{conversions:,} of {visitors:,} visitors cannot be.")
    return VariantRow(
        id=new_id(Variant),
        name=name,
        visitors=visitors,
        conversions=conversions,
        weight=row.read("weight", _weight(locale)),
        is_control=row.read("control", _is_control) if "control" in row.cells else None,
    )


def _whole(locale: str) -> Callable[[str], int]:
    def read(text: str) -> int:
        number = read_count(text, locale)
        if number < 0 or number > 1e12 or not number.is_integer():
            raise NotUnderstood(f"“{text}” is no count of people. Type a whole number from 0 on.")
        return int(number)

    return read


def _weight(locale: str) -> Callable[[str], float | None]:
    def read(text: str) -> float | None:
        if not text:
            return None
        weight = read_share(text, locale) if "%" in plain(text) else read_number(text, locale)
        if not 0 <= weight <= 1e9:
            raise NotUnderstood(f"“{text}” is no weight. Type one from 0 on, for example 50%.")
        return weight

    return read


def _is_control(text: str) -> bool:
    lowered = text.casefold()
    if lowered not in _YES | _NO:
        raise NotUnderstood(f"“{text[:40]}” is neither yes nor no.")
    return lowered in _YES


def _refuse_twice(row: TableRow, read: VariantRow, lines: dict[str, int]) -> None:
    """A name that is there before, or a second control."""
    first = lines.setdefault(_key(read.name), row.line)
    if first != row.line:
        raise row.refusal("variant", f"“{read.name}” is in line {first} already.")
    if read.is_control:
        first = lines.setdefault("\0control", row.line)
        if first != row.line:
            raise row.refusal("control", f"The control is in line {first} already.")


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


IMPORTER = Importer(
    name="variants",
    title="Variants of an experiment",
    columns=FILE_COLUMNS,
    required=REQUIRED,
    plan=plan,
)
