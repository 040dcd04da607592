"""What a table seems to be: which column holds what, in which layout; and rows read by it."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from journeymapper.app.feedback_import import look_into, plan_feedback
from journeymapper.domain.records import Touchpoint
from journeymapper.domain.vocabulary import Sentiment, Status
from journeymapper.importers.feedback.layout import Columns, Layout
from tests.a_project import a_project
from tests.importers.feedback.tables import TODAY, brought, counts, notes, written

SENTENCES = (
    "The delivery was late again and nobody told me",
    "I love how simple the checkout is now",
    "Support never answered my two mails",
    "Prices went up without any warning at all",
)


def columns_of(path: Path) -> dict[str, str]:
    glance = look_into(path, today=TODAY)
    return {field: glance.header[at] for field, at in glance.layout.columns.items()}


@pytest.mark.parametrize(
    "header",
    [
        "Review ID,User name,Review text,Stars,Review date",
        "Ticketnummer,Kunde,Kommentar,Bewertung,Datum",
        "Identifiant,Nom du client,Commentaire,Note,Horodateur",
        "Identificador,Cliente,Comentario,Puntuación,Fecha",
        "Codice,Utente,Commento,Punteggio,Data",
        "Número,Cliente,Comentário,Avaliação,Data de criação",
        "Key,Klant,Opmerking,Cijfer,Datum",
        "respondent_id,e-mail,What could we improve?,NPS,submitted_at",
        "a,b,c,d,e",
    ],
)
def test_columns_are_told_by_names_and_values(header: str, tmp_path: Path) -> None:
    rows = [
        f"R{n}9,Ann Lee,{SENTENCES[n % 4]} {n},{n % 5 + 1},2025-03-{n + 1:02}" for n in range(20)
    ]
    path = written(tmp_path / "a.csv", "\n".join([header, *rows]))
    fields = ("external_id", "customer", "text", "rating", "received_on")
    wanted = dict(zip(fields, header.split(","), strict=True))
    if header == "a,b,c,d,e":
        wanted = {"text": "c", "rating": "d", "received_on": "e"}
    assert columns_of(path) == wanted
    assert counts(brought(path))[:2] == (20, 20)


def test_two_columns_of_words_the_prose_is_the_text(tmp_path: Path) -> None:
    rows = "\n".join(f"{n},Shoes,{SENTENCES[n % 4]} {n}" for n in range(8))
    path = written(tmp_path / "a.csv", f"no,description,free answer given\n{rows}\n")
    assert columns_of(path)["text"] == "free answer given"


def test_a_table_without_header(tmp_path: Path) -> None:
    rows = "\n".join(f"2025-01-0{n + 1};{SENTENCES[n]};{n}" for n in range(4))
    result = brought(written(tmp_path / "a.csv", rows))
    assert counts(result) == (4, 4, 0, 0, 0)
    assert notes(result)[0].received_on == date(2025, 1, 1)
    assert result.header == ("Column 1", "Column 2", "Column 3")
    assert result.layout.has_header is False
    told = brought(written(tmp_path / "b.csv", rows), Layout(has_header=True))
    assert counts(told)[0] == 3


def test_one_column_with_commas_in_its_sentences(tmp_path: Path) -> None:
    text = "This was really good\nI did not like it, at all\nWhat, a, mess\nOnce more, please\n"
    result = brought(written(tmp_path / "a.csv", text))
    assert [one.text for one in notes(result)] == text.splitlines()


def test_titles_above_the_table_and_excel_s_hint(tmp_path: Path) -> None:
    rows = "\n".join(f"{n},{SENTENCES[n]},{n + 1}" for n in range(4))
    path = written(tmp_path / "a.csv", f"Export of 3 March\n\nid,comment,score\n{rows}\n")
    assert counts(brought(path)) == (4, 4, 0, 0, 0)
    hinted = written(tmp_path / "b.csv", "sep=;\nid;comment\n1;good, really good\n2;bad\n")
    assert [one.text for one in notes(brought(hinted))] == ["good, really good", "bad"]


def test_names_of_rows_as_statistics_programs_write_them(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", '"comment","score"\n"1","nice thing",5\n"2","bad thing",1\n')
    assert [one.text for one in notes(brought(path))] == ["nice thing", "bad thing"]


@pytest.mark.parametrize(
    ("days", "layout", "read"),
    [
        (("03/14/2025", "03/04/2025"), "mdy", (date(2025, 3, 14), date(2025, 3, 4))),
        (("14/03/2025", "03/04/2025"), "dmy", (date(2025, 3, 14), date(2025, 4, 3))),
        (("01-10-2025", "02-10-2025"), "dmy", (date(2025, 10, 1), date(2025, 10, 2))),
        (("03.04.25", "5.4.25"), "dmy", (date(2025, 4, 3), date(2025, 4, 5))),
        (("3/4/25 5:00 PM", "3/25/25 11:00 AM"), "mdy", (date(2025, 3, 4), date(2025, 3, 25))),
        (("2025-03-04T10:00:00Z", "2025/3/5"), "ymd", (date(2025, 3, 4), date(2025, 3, 5))),
        (("20250304", "20250305"), "ymd", (date(2025, 3, 4), date(2025, 3, 5))),
        (("Mon, 3 Mar 2025 10:00", "March 5, 2025"), "ymd", (date(2025, 3, 3), date(2025, 3, 5))),
        (("3. März 2025", "5 mars 2025"), "ymd", (date(2025, 3, 3), date(2025, 3, 5))),
        (("1741082400", "1741168800"), "ymd", (date(2025, 3, 4), date(2025, 3, 5))),
        (("45720", "45721.5"), "ymd", (date(2025, 3, 4), date(2025, 3, 5))),
    ],
)
def test_days(days: tuple[str, str], layout: str, read: tuple[date, date], tmp_path: Path) -> None:
    rows = "\n".join(f'"{day}";{SENTENCES[n]}' for n, day in enumerate(days))
    result = brought(written(tmp_path / "a.csv", f"date;comment\n{rows}\n"))
    assert tuple(one.received_on for one in notes(result)) == read
    assert result.layout.dates == layout


def test_a_day_that_comes_late_tells_for_all(tmp_path: Path) -> None:
    """The first thousand rows may be read either way; row 1,500 may not."""
    days = [f"0{n % 9 + 1}/0{n % 7 + 1}/2025" for n in range(1499)]
    rows = "\n".join(
        f"{day};Text number {n} of the table" for n, day in enumerate([*days, "03/31/2025"])
    )
    result = brought(written(tmp_path / "a.csv", f"date;comment\n{rows}\n"))
    assert counts(result) == (1500, 1500, 0, 0, 0)
    assert result.layout.dates == "mdy"


def test_a_bad_day_names_its_column(tmp_path: Path) -> None:
    text = "date;comment\n31/12/2025;one two\nfoo;three four\n31/31/2025;five\nNA;six\n;seven\n"
    result = brought(written(tmp_path / "a.csv", text))
    assert [one.line for one in result.refused] == [3, 4]
    assert result.refused[0].reason.startswith("column “date”: “foo” is no date")
    assert [one.received_on for one in notes(result)] == [date(2025, 12, 31), None, None]


NEG, NEU, POS = Sentiment.NEGATIVE, Sentiment.NEUTRAL, Sentiment.POSITIVE


@pytest.mark.parametrize(
    ("name", "ratings", "scale", "moods"),
    [
        ("nps", "0 6 7 8 9 10", "0-10", (NEG, NEG, NEU, NEU, POS, POS)),
        ("score", "1 2 3 4 5", "1-5", (NEG, NEG, NEU, POS, POS)),
        ("score", "10 7 3", "0-10", (POS, NEU, NEG)),
        ("nps", "3 4 5", "0-10", (NEG, NEG, NEG)),
        ("stars", "★★★★★ ★☆☆☆☆ ★★★☆☆", "stars", (POS, NEG, NEU)),
        ("rating", "4/5 1/5 3/5", "1-5", (POS, NEG, NEU)),
        ("rating", "-1 0 1", "-1/1", (NEG, NEU, POS)),
        ("rating", "-0.8 0.02 0.6", "-1..1", (NEG, NEU, POS)),
        ("csat", "20 50 90", "0-100", (NEG, NEU, POS)),
        ("rating", "good bad average", "", (POS, NEG, NEU)),
        ("bewertung", "gut schlecht mittel", "", (POS, NEG, NEU)),
        ("schulnote", "1 3 6", "grades", (POS, NEU, NEG)),
        ("rating", "0 1 1", "0/1", (NEG, POS, POS)),
        ("rating", "1 2 3 4 5 6 7 8 9 10", "1-10", (NEG,) * 4 + (NEU,) * 3 + (POS,) * 3),
        ("nps", "1 2 3 4 5 6 7 8 9 10", "0-10", (NEG,) * 6 + (NEU,) * 2 + (POS,) * 2),
        ("rating", "5 - 1", "1-5", (POS, None, NEG)),
    ],
)
def test_ratings_become_sentiment(
    name: str, ratings: str, scale: str, moods: tuple[Sentiment | None, ...], tmp_path: Path
) -> None:
    rows = "\n".join(f"{one};Words of note {n} here" for n, one in enumerate(ratings.split()))
    result = brought(written(tmp_path / "a.csv", f"{name};comment\n{rows}\n"))
    assert tuple(one.sentiment for one in notes(result)) == moods
    assert result.layout.scale == scale


def test_a_scale_that_is_told_wins_and_refuses_what_lies_outside(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "score;comment\n7;a b c\n8;d e f\n11;g h i\n")
    result = brought(path, Layout(scale="1-10"))
    assert [one.sentiment for one in notes(result)] == [NEU, POS]
    assert "lies outside of the scale" in result.refused[0].reason


def test_sentiment_wins_over_rating(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "score;sentiment;comment\n5;negative;a b\n1;;c d\n")
    assert [one.sentiment for one in notes(brought(path))] == [NEG, NEG]


def test_all_the_other_fields(tmp_path: Path) -> None:
    project = a_project()
    text = (
        "comment,touchpoint,persona,tags,status,reply,answered on,internal,source\n"
        'One two,guided  TOUR,Career changer,"late, box;late",,Thank you,2025-03-05,no,Call\n'
        "Three four,Nowhere,,,in progress,,,yes,\n"
        "Five six,,,,closed,,,,\n"
    )
    result = brought(written(tmp_path / "my_export.csv", text), project=project)
    first, second, third = notes(result)
    assert project.get(Touchpoint, first.touchpoint or "").name == "Guided tour"
    assert (first.persona, first.tags) == ("persona_1", ("box", "late"))
    assert (first.status, first.reply) == (Status.CLOSED, "Thank you")
    assert (first.answered_on, first.source) == (date(2025, 3, 5), "Call")
    assert (second.touchpoint, second.internal, second.status) == (None, True, Status.ACTING)
    assert (second.source, third.status) == ("my export", Status.CLOSED)
    assert result.remarks == (
        "No touchpoint of the project is called “Nowhere”: notes that name it (1) come in without.",
    )


@pytest.mark.parametrize(
    ("told", "wanted"),
    [("", [True, False, False]), ("all", [True] * 3), ("none", [False] * 3)],
)
def test_who_waits_for_an_answer(told: str, wanted: list[bool], tmp_path: Path) -> None:
    text = "customer,score,comment\nAnn,1,a b c\n,1,d e f\nBob,5,g h i\n"
    result = brought(written(tmp_path / "a.csv", text), Layout(needs_reply=told))
    assert [one.needs_reply for one in notes(result)] == wanted
    nobody = brought(written(tmp_path / "b.csv", "score,comment\n1,a b c\n"))
    assert [one.needs_reply for one in notes(nobody)] == [False]


def test_ratings_without_words_are_counted(tmp_path: Path) -> None:
    empty = ("NA", "n/a", "null", "None", "-", "--", "...", "", "  ", "#N/A", "nan", "k.A.")
    rows = "\n".join(f'5,"{one}"' for one in (*empty, "👍", "ok"))
    result = brought(written(tmp_path / "a.csv", f"score,comment\n{rows}\n"))
    assert counts(result) == (14, 2, 0, 12, 0)


def test_an_apostrophe_of_ours_is_taken_off_and_one_of_theirs_stays(tmp_path: Path) -> None:
    rows = "'=1+1\n2,'quoted'\n3,=2+2\n4,'@home' is fun\n"
    theirs = written(tmp_path / "a.csv", f"id,comment\n1,{rows}")
    assert [one.text for one in notes(brought(theirs))] == [
        "'=1+1", "'quoted'", "=2+2", "'@home' is fun",
    ]  # fmt: skip
    cells = ["'=1+1", "'\t-2", "'\r@x", "'＝3", "''=4", "'quoted'", "' +5"]
    path = tmp_path / "b.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(
            [["Line", "Why refused", "comment"], *(["7", "no date", one] for one in cells)]
        )
    assert [one.text for one in notes(brought(path))] == [
        "=1+1", "-2", "@x", "＝3", "'=4", "'quoted'", "+5",
    ]  # fmt: skip


def test_a_name_that_is_too_long_is_said(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", f"customer,comment\n{'x' * 501},a b\nAnn,{'y ' * 40_000}\n")
    result = brought(path)
    assert "the customer has 501 letters; at most 500 fit" in result.refused[0].reason
    assert counts(result) == (2, 1, 0, 0, 1)


def test_columns_that_are_told(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "comment,other\nfirst words,second words\n")
    result = brought(path, Layout(columns=Columns({"text": 1, "customer": 0})))
    assert (notes(result)[0].text, notes(result)[0].customer) == ("second words", "first words")


@pytest.mark.parametrize(
    ("common", "odd", "scale"),
    [
        ("1 2 3 4 5", "55", "1-5"),
        ("1 2 3 4 5", "11", "1-5"),
        ("0 3 6 8 9 10", "99", "0-10"),
        ("1 2 3 4 5", "-1", "1-5"),
    ],
)
def test_one_odd_rating_among_a_thousand_is_refused_alone(
    common: str, odd: str, scale: str, tmp_path: Path
) -> None:
    values = common.split()
    ratings = [values[at % len(values)] for at in range(1000)]
    ratings[700] = odd
    rows = "\n".join(f"{one};This is what number {at} said" for at, one in enumerate(ratings))
    result = brought(written(tmp_path / "a.csv", f"rating;comment\n{rows}\n"))
    assert result.layout.scale == scale
    assert [one.line for one in result.refused] == [702]
    assert f"“{odd}” lies outside of the scale" in result.refused[0].reason
    assert "1 rating does not fit." in " ".join(result.remarks)


@pytest.mark.parametrize(("ratings", "scale"), [("1 3 4 5 9", "0-10"), ("1 2 3 5 55", "1-5")])
def test_few_ratings_have_an_odd_one_only_where_it_is_far(
    ratings: str, scale: str, tmp_path: Path
) -> None:
    rows = "\n".join(f"{one};This is what {one} said" for one in ratings.split())
    result = brought(written(tmp_path / "a.csv", f"rating;comment\n{rows}\n"))
    assert result.layout.scale == scale


@pytest.mark.parametrize(
    ("customers", "day", "reply"),
    [
        (("Ann Lee", "ben"), "2026-05-20", "negative"),
        (("ann@example.com", "b7@example.com"), "2026-05-20", "negative"),
        (("Ann Lee", "ben"), "2025-10-01", "none"),
        (("u0744", "u0013"), "2026-05-20", "none"),
        (("8841", "8842"), "2026-05-20", "none"),
        (("9f1c2d3e-77aa-4b1c-8d7e-aa00bb11cc22", "deadbeefcafe"), "2026-05-20", "none"),
    ],
)
def test_only_people_who_can_still_be_answered_wait(
    customers: tuple[str, ...], day: str, reply: str, tmp_path: Path
) -> None:
    rows = "\n".join(f"{day},{one},1,{SENTENCES[n]}" for n, one in enumerate(customers))
    path = written(tmp_path / "a.csv", f"date,customer,rating,comment\n{rows}\n")
    assert look_into(path, today=TODAY).layout.needs_reply == reply


def test_a_row_that_stands_twice_is_no_note_that_was_there(tmp_path: Path) -> None:
    row = f"2025-03-01,{SENTENCES[0]}\n"
    result = brought(written(tmp_path / "a.csv", f"date,comment\n{row * 3}"))
    assert (result.taken, result.duplicates, result.repeated) == (1, 2, 2)


def test_a_header_of_short_names_above_short_answers_is_one(tmp_path: Path) -> None:
    rows = [",".join(f"Q{at}" for at in range(80))]
    rows += [",".join(("yes", "no", "often")[(at + n) % 3] for at in range(80)) for n in range(30)]
    glance = look_into(written(tmp_path / "a.csv", "\n".join(rows)), today=TODAY)
    assert glance.layout.has_header
    assert glance.header[:2] == ("Q0", "Q1")


@pytest.mark.parametrize(
    ("third", "is_said"), [("03-04-2025", True), ("13-04-2025", False), ("03-03-2025", True)]
)
def test_days_that_fit_both_orders_are_said(tmp_path: Path, third: str, is_said: bool) -> None:
    path = tmp_path / "reviews.csv"
    rows = zip(SENTENCES, ("01-10-2025", "02-10-2025", third), strict=False)
    path.write_text("text,date\n" + "".join(f"{a},{b}\n" for a, b in rows), encoding="utf-8")
    remarks = plan_feedback(a_project(), look_into(path, today=TODAY), open_of(path)).remarks
    assert any("fit both orders: “01-10-2025”" in one for one in remarks) is is_said


def open_of(path: Path) -> Layout:
    return look_into(path, today=TODAY).open_layout
