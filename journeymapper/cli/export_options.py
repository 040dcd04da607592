"""The options of ``journeymapper export``: everything that an ExportPreset holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import click

from journeymapper.analysis.titles import journeys_called
from journeymapper.app.export import SCALES, SECTION_NAMES
from journeymapper.cli.files import FILE
from journeymapper.cli.languages import LANGUAGES
from journeymapper.domain.document_records import ExportPreset
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.project import Project
from journeymapper.domain.record import Record
from journeymapper.domain.records import Persona, ReviewRound
from journeymapper.domain.vocabulary import Audience, Ink, Orientation, PageWay
from journeymapper.drawing.pages import PAGE_SIZES, section_called
from journeymapper.drawing.pages.paper import CUSTOM
from journeymapper.exporters.registry import exporters

_Command = Callable[..., Any]
_WORDS = {
    "audience": Audience,
    "orientation": Orientation,
    "way": PageWay,
    "ink": Ink,
}
_PLAIN = {
    "page_width",
    "page_height",
    "page_size",
    "margin",
    "overlap",
    "reading_distance",
    "accent",
    "header",
    "footer",
    "language",
    "scale",
    "background",
    "with_logo",
    "template",
    "format_name",
}
GROUPS = {
    "What": ("format_name", "preset", "journeys", "personas", "sections"),
    "For whom": ("audience", "numbers"),
    "Pages (PDF)": ("page_size", "page_width", "page_height", "is_portrait", "margin"),
    "Maps on paper (PDF)": ("way", "overlap", "reading_distance"),
    "Look": ("ink", "accent", "logo_file", "no_logo", "header", "footer", "language", "template"),
    "Pictures (PNG, SVG)": ("scale", "no_background"),
}
"""The headings of ``--help``, and the options under each."""
PRESET = click.option(
    "--preset",
    "preset",
    metavar="NAME",
    default="",
    help="Begin with the choices kept in the project under this name; other options change them.",
)


def _words(kind: type[Any]) -> click.Choice[str]:
    return click.Choice([one.value.replace("_", "-") for one in kind])


_OPTIONS: tuple[Callable[[_Command], _Command], ...] = (
    click.option(
        "--as",
        "format_name",
        metavar="NAME",
        help="The format, where OUT's ending does not say it: "
        f"{', '.join(one.name for one in exporters())}.",
    ),
    PRESET,
    click.option(
        "--journey",
        "journeys",
        metavar="TITLE",
        multiple=True,
        help="Only this journey; may be given several times. Otherwise all of them.",
    ),
    click.option(
        "--persona",
        "personas",
        metavar="NAME",
        multiple=True,
        help="Only this persona and the ways it goes; may be given several times.",
    ),
    click.option(
        "--sections",
        metavar="NAMES",
        help=f"Only these parts of a document, with commas between: {', '.join(SECTION_NAMES)}.",
    ),
    click.option(
        "--audience",
        type=_words(Audience),
        help="For whom: a client is shown nothing internal, no owners, and customers under other "
        "names.  [default: team]",
    ),
    click.option(
        "--page",
        "page_size",
        type=click.Choice(PAGE_SIZES, case_sensitive=False),
        metavar="SIZE",
        help=f"Paper: {', '.join(PAGE_SIZES)}; content is as large as what is on it.  "
        "[default: A4]",
    ),
    click.option(
        "--width",
        "page_width",
        type=float,
        metavar="MM",
        help="How wide the paper is, of a size of your own.",
    ),
    click.option("--height", "page_height", type=float, metavar="MM", help="How high it is."),
    click.option(
        "--portrait/--landscape",
        "is_portrait",
        default=None,
        help="How the paper lies.  [default: landscape]",
    ),
    click.option(
        "--margin",
        type=float,
        metavar="MM",
        help="Kept free around each page; otherwise as suits the paper.",
    ),
    click.option(
        "--way",
        type=_words(PageWay),
        help="How a map comes to paper: shrunk to fit one page, as a poster at true size, tiled "
        "over several sheets, or by stages.  [default: fit]",
    ),
    click.option(
        "--overlap",
        type=float,
        metavar="MM",
        help="By how much tiled sheets overlap, to be glued.  [default: 10]",
    ),
    click.option(
        "--read-from",
        "reading_distance",
        type=float,
        metavar="METRES",
        help="From where it will be read; you are told when text is too small for that, and "
        "posters grow with it. In the hand 0.35, on a table 0.7, on a wall 1.5.  [default: 0.35]",
    ),
    click.option(
        "--ink",
        type=_words(Ink),
        help="In colour, in greys, or with the most contrast.  [default: colour]",
    ),
    click.option("--accent", metavar="#RRGGBB", help="Another colour in place of the usual teal."),
    click.option(
        "--logo",
        "logo_file",
        type=FILE,
        metavar="PICTURE",
        help="A PNG or JPEG file in place of the project's logo.",
    ),
    click.option("--no-logo", is_flag=True, help="No logo at all."),
    click.option("--header", metavar="TEXT", help="Stands at the top of every page."),
    click.option("--footer", metavar="TEXT", help="Stands at the foot of every page."),
    click.option(
        "--language",
        metavar="CODE",
        help=f"Of the fixed words: {LANGUAGES}. With another code they stay English, and screen "
        "readers speak the document in the language of the code.  [default: en]",
    ),
    click.option(
        "--scale",
        type=click.FloatRange(*SCALES),
        metavar="NUMBER",
        help="Pixels to a journey unit, for pictures. 1 is what the window shows at 100%.  "
        "[default: 2.0]",
    ),
    click.option(
        "--no-background", is_flag=True, help="Nothing behind the picture: it is transparent."
    ),
    click.option(
        "--template",
        type=FILE,
        metavar="PPTX",
        help="A presentation of the client's own whose look the slides take.",
    ),
    click.option("--numbers", metavar="ROUND", help="Number the cards as in this review round."),
)


def export_options(command: _Command) -> _Command:
    """Give a command all of them."""
    for one in reversed(_OPTIONS):
        command = one(command)
    return command


def wished(project: Project, given: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of an ExportPreset that were given on the command line, names looked up in the
    project. Raises EditRefused for a name that nothing has."""
    fields: dict[str, Any] = {}
    for name, value in given.items():
        if value is None or value == ():
            continue
        if name in _WORDS:
            fields[name] = _WORDS[name](value.replace("-", "_"))
        elif name in _PLAIN:
            fields[name] = str(value) if name == "template" else value
    if given["journeys"]:
        fields["journeys"] = journeys_called(project, given["journeys"])
    fields |= _looked_up(project, given)
    if given["sections"] is not None:
        names = [one for one in given["sections"].split(",") if one.strip()]
        if not names:
            raise EditRefused(f"--sections names none. Choose of: {', '.join(SECTION_NAMES)}.")
        fields["sections"] = tuple(section_called(one).name for one in names)
    if given["is_portrait"] is not None:
        way = Orientation.PORTRAIT if given["is_portrait"] else Orientation.LANDSCAPE
        fields["orientation"] = way
    if given["no_logo"]:
        fields["with_logo"] = False
    if given["no_background"]:
        fields["background"] = False
    is_sized = given["page_width"] is not None or given["page_height"] is not None
    if is_sized and given["page_size"] is None:
        fields["page_size"] = CUSTOM
    if is_sized and fields["page_size"] != CUSTOM:
        raise EditRefused(
            f"--width and --height are for paper of your own, not for {fields['page_size']}. Leave "
            "--page out, or leave them out."
        )
    return fields


def _looked_up(project: Project, given: Mapping[str, Any]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if given["personas"]:
        fields["personas"] = tuple(
            called(project, Persona, one, "persona") for one in given["personas"]
        )
    if given["numbers"]:
        fields["review_round"] = called(project, ReviewRound, given["numbers"], "review round")
    return fields


def preset_called(project: Project, name: str) -> ExportPreset:
    """Raises EditRefused, naming all presets, where none is called so."""
    found = project.find(called(project, ExportPreset, name, "preset"))
    assert isinstance(found, ExportPreset)
    return found


def called(project: Project, kind: type[Record], name: str, word: str) -> str:
    """The id of the record with this name, upper and lower case alike. Raises EditRefused, naming
    all of them, where there is none."""
    wanted = " ".join(name.split()).casefold()
    names: list[str] = []
    for one in project.all(kind).values():
        own = str(getattr(one, "name", ""))
        if one.id == name or " ".join(own.split()).casefold() == wanted:
            return one.id
        names.append(f"“{own}”")
    choice = f"Choose one of: {', '.join(sorted(names))}." if names else "The project has none."
    raise EditRefused(f"There is no {word} called “{name}”. {choice}")
