"""Rounds of review that come back: the file is read, its comments laid at their cards as one
edit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from journeymapper.analysis.naming import bare
from journeymapper.app.session import Session
from journeymapper.commands.base import plural
from journeymapper.commands.review_rounds import TakeComments, numbers_of
from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.domain.records import ReviewComment, ReviewRound
from journeymapper.importers.job import Refusal
from journeymapper.importers.review import ReadReview, read_review
from journeymapper.storage.trouble import of_system, shown


@frozen(kw_only=True)
class ReviewReport:
    """What came back: comments read and taken, those that were there already, those without a card
    (they lie in the round's list), and the lines that could not be read, of which at most twenty
    are named in ``refused`` and ``left_out`` is the count."""

    read: int = 0
    taken: int = 0
    duplicates: int = 0
    without_card: int = 0
    refused: tuple[Refusal, ...] = ()
    left_out: int = 0

    def __str__(self) -> str:
        if not self.read and not self.left_out:
            return "Nobody wrote a comment, so there was nothing to take in."
        parts = [f"Took in {self.taken} of {plural(self.read, 'comment')}."]
        if self.duplicates:
            verb = "was" if self.duplicates == 1 else "were"
            parts.append(f"{self.duplicates} {verb} there already.")
        if self.without_card:
            verb = "lies" if self.without_card == 1 else "lie"
            parts.append(f"{self.without_card} {verb} in the round's list, as no card is named.")
        if self.left_out:
            first = self.refused[0]
            more = f" ({self.left_out - 1} more)" if self.left_out > 1 else ""
            parts.append(f"Line {first.line} cannot be read{more}: {first.reason}")
        return " ".join(parts)


def round_called(project: Project, text: str) -> ReviewRound:
    """The round of review with this name or id, upper and lower case alike.

    Raises EditRefused, naming all rounds, where there is none.
    """
    rounds = by_rank(project.all(ReviewRound).values())
    for one in rounds:
        if one.id == text or bare(one.name) == bare(text):
            return one
    names = ", ".join(f"“{one.name}”" for one in rounds)
    choice = f"Choose one of: {names}." if names else "Start one before documents go out."
    raise EditRefused(f"There is no review round called “{text.strip()}”. {choice}")


def look_at_review(project: Project, path: Path, round_id: str) -> tuple[ReviewReport, ReadReview]:
    """What a file would bring to a round, without taking it in. Raises EditRefused and
    FileTrouble."""
    read = _read(path)
    made = len(TakeComments(round_id, read.comments).plan(project))
    cards = set(numbers_of(project, round_id).values())
    report = ReviewReport(
        read=len(read.comments),
        taken=made,
        duplicates=len(read.comments) - made,
        without_card=sum(one.number not in cards for one in read.comments),
        refused=read.refused,
        left_out=read.left_out,
    )
    return report, read


def take_review(
    session: Session,
    path: Path,
    round_id: str,
    *,
    on: date | None = None,
    asker: object = None,
) -> ReviewReport:
    """Take in the comments of a file that came back, as one edit; ``on`` is the day of it. What is
    there already is passed over, lines that cannot be read are reported.

    Raises EditRefused for what is no table with comments, and FileTrouble.
    """
    report, read = look_at_review(session.project, path, round_id)
    if report.taken:
        comments: list[ReviewComment] = [replace(one, received_on=on) for one in read.comments]
        session.dispatch(TakeComments(round_id, comments), asker)
    return report


def _read(path: Path) -> ReadReview:
    if path.is_dir():
        raise FileTrouble(f"{shown(path)} is a folder. Name the workbook in it.", "folder")
    try:
        return read_review(path)
    except OSError as error:
        raise of_system(error, path) from error
