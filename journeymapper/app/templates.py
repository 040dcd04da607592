"""The sample and the templates: listed for the welcome page, opened as the user's own copies.

Those of the program are JSON files in ``resources/templates`` and ``resources/samples``, the user's
own in their data folder; their form is told in ``resources/samples/README.md``. Whatever reads and
writes them is imported late: a window that opens a project needs none of it.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from journeymapper.app.session import Session
from journeymapper.commands.base import tidy
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, ProjectDetails, Record

if TYPE_CHECKING:
    from journeymapper.app.template_files import TemplateFile, TemplateInfo

SAMPLE = "trial-to-paid"
EMPTY = "empty"
ENDING = ".journey"
_UNFIT_FOR_FILE_NAMES = frozenset('<>:"/\\|?*')
_LONGEST_STEM = 80


def templates() -> list[TemplateInfo]:
    """The sample first, then the templates in the order that their files ask for, then the user's
    own."""
    from journeymapper.app import own_templates

    own = own_templates.own_templates().found.values()
    return [*shipped_templates(), *(one.info for one in own)]


def shipped_templates() -> list[TemplateInfo]:
    """The sample and the templates that come with the program, in order."""
    from journeymapper.app.template_files import shipped_infos

    return shipped_infos()


def title_of(name: str) -> str:
    """What a template is called; raises EditRefused where there is none of this name."""
    return _template(name).info.title


def template_records(name: str) -> tuple[Record, ...]:
    """The records of a template with fresh ids, ready for ``Session.create``.

    Raises EditRefused when there is no template of this name, or when its file is broken.
    """
    return _template(name).records()


def new_from_template(path: Path, name: str) -> Session:
    """Make the file and open it. A template's project takes its title from the file's name and its
    journeys keep whose words they are in; the sample keeps its title and is nobody's template.

    Raises EditRefused for an unknown template, FileTrouble when the file cannot be made.
    """
    template = _template(name)
    records = template.records()
    if not template.info.is_sample:
        from journeymapper.analysis.template_words import template_words

        title = tidy(path.stem)
        words = template_words(records)
        records = tuple(_begun(one, title, template.info.title, words) for one in records)
    return Session.create(path, records)


def new_from_json(source: Path) -> Session:
    """Make the project that was exported as JSON a new file beside it, and open that.

    Raises EditRefused for what is no such project, FileTrouble.
    """
    from journeymapper.app.project_import import import_project

    return import_project(source, free_path(source.parent, source.stem))


def save_as_template(
    project: Project, journey_id: str, title: str, description: str, *, replace: str = ""
) -> str:
    """Keep a journey as a template of one's own and give its title, with a number where another
    has it; ``replace`` and what is raised are as in ``own_templates.save_template``."""
    from journeymapper.app import own_templates

    name = own_templates.save_template(project, journey_id, title, description, replace=replace)
    return title_of(name)


def own_sample() -> Path:
    """The user's own copy of the sample in their documents folder; made when it is not there.

    Raises FileTrouble when it cannot be made.
    """
    title = title_of(SAMPLE)
    path = default_folder() / f"{title}{ENDING}"
    if not path.exists():
        new_from_template(path, SAMPLE).close()
    return path


def open_sample() -> Session:
    """The user's own copy of the sample, opened.

    Raises FileTrouble, for example while another window has it open.
    """
    return Session.open(own_sample())


def default_folder() -> Path:
    """Where new projects go: the user's documents folder, or their home while they have none."""
    import platformdirs

    documents = Path(platformdirs.user_documents_path())
    return documents if documents.is_dir() else Path.home()


def free_path(folder: Path, title: str) -> Path:
    """A path in the folder that nothing has yet: ``Title.journey``, ``Title 2.journey``, …"""
    stem = _file_stem(title)
    path = folder / f"{stem}{ENDING}"
    number = 2
    while path.exists() or path.is_symlink():
        path = folder / f"{stem} {number}{ENDING}"
        number += 1
    return path


def _template(name: str) -> TemplateFile:
    from journeymapper.app import own_templates
    from journeymapper.app.template_files import read, shipped_paths

    shipped = shipped_paths()
    if name in shipped:
        return read(shipped[name])
    path = own_templates.path_of(name)
    if path is None:
        names = [*sorted(shipped), *own_templates.own_templates().found]
        raise EditRefused(
            f"There is no template called “{name}”. Choose one of: {', '.join(names)}."
        )
    return read(path, is_own=True)


def _begun(record: Record, title: str, template: str, words: tuple[str, ...]) -> Record:
    if isinstance(record, ProjectDetails) and title:
        return replace(record, title=title)
    if isinstance(record, Journey) and words:
        return replace(record, template=template, template_words=words)
    return record


def _file_stem(title: str) -> str:
    """A title as a file name that every system takes."""
    plain = "".join(" " if one in _UNFIT_FOR_FILE_NAMES or ord(one) < 32 else one for one in title)
    return tidy(plain)[:_LONGEST_STEM].strip(" .") or "Journey"
