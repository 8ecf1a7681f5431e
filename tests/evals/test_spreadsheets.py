"""Question sets as spreadsheets: what is written comes back the same, and what evaluators write is read."""

import csv
import datetime
import io
import warnings
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evals import EvaluationError
from evals.questions import Kind, QuestionSet, load_question_set
from evals.spreadsheets import MAX_SHEET_BYTES, SheetProblems, read_spreadsheet, write_spreadsheet
from evals.spreadsheets.shown import shown

SETS = sorted((Path(__file__).parents[2] / "evals" / "sets").glob("*.yaml"))
SUFFIXES = (".csv", ".xlsx")
ROW = {
    "vraag": "Hoeveel jaar ervaring?",
    "vindplaatsen": "kortrijk.txt: minimaal 6 jaar ervaring",
    "feiten": "6 jaar | zes jaar",
}


def csv_of(*rows, delimiter=";", encoding="utf-8"):
    names = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(names)
    writer.writerows([row.get(name, "") for name in names] for row in rows)
    return text.getvalue().encode(encoding)


def xlsx_of(*rows):
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write(number, column, *cell) if isinstance(cell, tuple) else sheet.write(
                    number, column, cell
                )
    return file.getvalue()


def problems(content, suffix=".csv"):
    with pytest.raises(SheetProblems) as raised:
        read_spreadsheet(content, suffix, "proef")
    return raised.value.lines


def only(content, suffix=".csv"):
    (case,) = read_spreadsheet(content, suffix, "proef").cases
    return case


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_the_sets_shipped_come_back_the_same(path, suffix):
    question_set = load_question_set(path)
    assert read_spreadsheet(write_spreadsheet(question_set, suffix), suffix, "x") == question_set


words = st.lists(
    st.one_of(
        st.sampled_from("ab1=+-@'|:;\\\n\r\t \"_x"),
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from(["\x00", "\x85", "\xa0", "\u2028", "\ufeff", "\uffff", "_x000D_", "x005F_"]),
    ),
    max_size=8,
).map("".join)
filled = words.map(lambda text: text + "é1") | words.map(lambda text: "é1" + text)


@st.composite
def question_sets(draw):
    count = draw(st.integers(1, 3))
    cases = []
    for number in range(count):
        answerable = draw(st.booleans())
        evidence = st.lists(
            st.fixed_dictionaries({"document": filled, "quote": filled}), min_size=1, max_size=2
        )
        kind = draw(st.sampled_from(Kind))
        cases.append(
            {
                "id": f"c-{number}",
                "kind": kind,
                "question": draw(filled),
                "history": draw(st.lists(filled, min_size=kind is Kind.FOLLOW_UP, max_size=2)),
                "answerable": answerable,
                "evidence": draw(evidence) if answerable else [],
                "facts": draw(st.lists(st.lists(filled, min_size=1, max_size=3), max_size=2)),
                "forbidden": draw(st.lists(filled, max_size=2)),
                "plain": draw(st.none() | filled),
                "note": draw(words),
            }
        )
    thresholds = draw(st.dictionaries(st.sampled_from(["pass", "mrr"]), st.just(">= 0.5"), max_size=2))
    return QuestionSet.parse({"name": draw(filled), "thresholds": thresholds, "cases": cases})


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_any_set_comes_back_the_same(suffix):
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(question_sets())
    def check(question_set):
        assert read_spreadsheet(write_spreadsheet(question_set, suffix), suffix, "x") == question_set

    check()


def test_what_evaluators_leave_out_is_proposed():
    case = only(csv_of(ROW))
    assert (case.id, case.kind, case.answerable) == ("vraag-001", Kind.FACT, True)
    assert case.facts == (("6 jaar", "zes jaar"),)
    assert only(csv_of({"Vraag": "Wat kost een brood?"})).kind is Kind.UNANSWERABLE
    assert only(csv_of({**ROW, "eerdere vragen": "Wie leidt?\nEn dan?"})).kind is Kind.FOLLOW_UP
    assert read_spreadsheet(csv_of(ROW), ".csv", "proef").name == "proef"


@pytest.mark.parametrize(
    ("delimiter", "encoding"),
    [(";", "utf-8-sig"), (";", "cp1252"), (",", "utf-8"), ("\t", "utf-16")],
)
def test_what_excel_writes_is_read(delimiter, encoding):
    row = {"Question": "Is er één coëfficiënt?", "KIND": "typfouten", "answerable": "NEEN", "note": "a;b,c"}
    case = only(csv_of(row, delimiter=delimiter, encoding=encoding))
    assert (case.question, case.note, case.answerable) == ("Is er één coëfficiënt?", "a;b,c", False)
    assert case.kind is Kind.TYPO


def test_line_that_names_the_delimiter_is_understood():
    content = b"sep=,\r\n" + csv_of(ROW | {"id": "A"}, delimiter=",")
    assert problems(content) == (
        "rij 3: kolom id: mag alleen kleine letters, cijfers en koppeltekens hebben",
    )


def test_what_could_be_a_formula_is_text():
    case = {"id": "c", "kind": "injection", "answerable": False, "note": "'=oud", "forbidden": ["@x", "+1"]}
    question_set = QuestionSet.parse({"name": "-n", "cases": [case | {"question": '=HYPERLINK("a")'}]})
    written = write_spreadsheet(question_set, ".csv")
    cells = next(csv.DictReader(io.StringIO(written.decode("utf-8-sig")), delimiter=";"))
    assert cells["vraag"] == '\'=HYPERLINK("a")'
    assert cells["opmerking"] == "''=oud"
    assert cells["verboden"] == "'@x\n+1"
    sheet = openpyxl.load_workbook(io.BytesIO(write_spreadsheet(question_set, ".xlsx"))).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}


def test_numbers_and_dates_are_what_the_evaluator_saw():
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for column, name in enumerate(("vraag", "feiten", "verboden", "opmerking", "beantwoordbaar")):
            sheet.write(0, column, name)
        day = book.add_format({"num_format": "d mmmm yyyy"})
        percentage = book.add_format({"num_format": "0%"})
        sheet.write(1, 0, "Wat?")
        sheet.write(1, 1, 0.65, percentage)
        sheet.write(1, 2, 0.27)
        sheet.write_datetime(1, 3, datetime.datetime(2027, 2, 28), day)
        sheet.write_boolean(1, 4, False)
    case = only(file.getvalue(), ".xlsx")
    assert case.facts == (("65%",),)
    assert (case.forbidden, case.note, case.answerable) == (("0,27",), "28 februari 2027", False)


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (8, "General", "8"),
        (8.0, "General", "8"),
        (8500, "#,##0", "8.500"),
        (8500.5, "#,##0.00", "8.500,50"),
        (-3, "0", "-3"),
        (0.655, "0.0%", "65,5%"),
        (8, '0" euro"', "8 euro"),
        (1200, "[$€-413] #,##0.00;[Red]-0", "€ 1.200,00"),
        (0.1 + 0.2, "General", "0,3"),
        (True, "General", "WAAR"),
        (None, "General", ""),
        ("5", "General", "5"),
        (datetime.datetime(2027, 4, 1), "mm-dd-yy", "1/04/2027"),
        (datetime.date(2027, 4, 1), "yyyy\\-mm\\-dd", "2027-04-01"),
        (datetime.datetime(2027, 4, 1, 9, 5), "dd/mm/yy hh:mm", "01/04/27 09:05"),
        (datetime.datetime(2027, 4, 1), "dddd d mmm", "donderdag 1 apr"),
        (datetime.time(9, 5), "h:mm", "9:05"),
    ],
)
def test_cell_is_shown_as_in_excel(value, number_format, text):
    assert shown(value, number_format) == text


def test_every_bad_row_is_told():
    content = csv_of(
        ROW | {"id": "een"},
        ROW | {"id": "een", "soort": "raadsel"},
        ROW | {"id": "Twee", "vraag": ""},
        ROW | {"vindplaatsen": "geen bestandsnaam"},
        ROW | {"beantwoordbaar": "misschien", "vragenset": "x"},
        ROW | {"beantwoordbaar": "nee", "vragenset": "y"},
        ROW | {"feiten": "|"},
    )
    assert problems(content) == (
        "rij 3: kolom id: het id een staat ook op rij 2",
        "rij 3: kolom soort: „raadsel” is geen soort vraag; kies uit feit, lijst, tabel, vergelijking, "
        "alle documenten, vervolgvraag, in eigen woorden, Engels, typfouten, zonder antwoord, misleiding",
        "rij 4: kolom id: mag alleen kleine letters, cijfers en koppeltekens hebben",
        "rij 4: kolom vraag: bevat geen letters of cijfers",
        "rij 5: kolom vindplaatsen: „geen bestandsnaam” is niet „bestandsnaam: citaat”",
        "rij 6: kolom beantwoordbaar: „misschien” is geen ja of nee",
        "rij 7: kolom vindplaatsen: moet leeg zijn, want answerable is false",
        "rij 7: kolom vragenset: hier staat iets anders dan op rij 6",
        "rij 8: kolom feiten: is leeg",
    )


def test_bound_of_an_unknown_figure_is_told():
    assert problems(csv_of(ROW | {"drempels": "wonder >= 1"})) == (
        "kolom drempels: wonder is geen bekend cijfer",
    )


@pytest.mark.parametrize(
    ("content", "suffix", "line"),
    [
        (b"", ".csv", "geen rij met opschriften"),
        (csv_of({"vraag": "x"})[:7], ".csv", "geen enkele vraag"),
        (csv_of({"feiten": "x"}), ".csv", "minstens de kolom vraag"),
        (csv_of(ROW | {"vraagje": "x"}), ".csv", "kolom vraagje is niet gekend"),
        (csv_of(ROW | {"Vragen": "x"}), ".csv", "kolom Vragen staat er twee keer"),
        (b"vraag;\r\nWat?;los\r\n", ".csv", "rij 2: kolom B heeft geen opschrift"),
        (b"x" * (MAX_SHEET_BYTES + 1), ".csv", "groter dan 5 MB"),
        (b"vraag\r\n\x81\xff\x00", ".csv", "tekens zijn niet leesbaar"),
        (b"vraag\r\n" + b"x" * 200_000, ".csv", "rij 2 is geen leesbare CSV"),
        (b'vraag\r\nEen?\r\n"Twee?\r\nDrie?\r\n', ".csv", "rij 3 is geen leesbare CSV: een aanhalingsteken"),
        (b'vraag\r\n"Twee" of drie?\r\n', ".csv", "rij 2 is geen leesbare CSV: een aanhalingsteken"),
        (b"vraag", ".xlsx", "geen leesbaar Excel-bestand"),
        (b"vraag", ".ods", "geen rekenblad"),
        (b"PK\x03\x04los", ".xlsx", "beschadigd"),
        (b"\xd0\xcf\x11\xe0rest", ".xlsx", "oud Excel-bestand"),
        (b"\xd0\xcf\x11\xe0rest", ".csv", "oud Excel-bestand"),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_what_is_no_spreadsheet_is_one_line(content, suffix, line):
    with pytest.raises(EvaluationError) as raised:
        read_spreadsheet(content, suffix, "proef")
    assert line in str(raised.value)
    assert "\n" not in str(raised.value)


def archive(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return file.getvalue()


def repacked(content, part, change):
    """Return a workbook with one of its parts changed."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    parts[part] = change(parts[part])
    return archive(**parts)


def test_workbooks_made_to_harm_are_refused():
    good = xlsx_of(["vraag"], ["Wat?"])
    entity = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    hostile = {
        "entiteiten": repacked(
            good, "xl/worksheets/sheet1.xml", lambda xml: entity + xml[xml.index(b"?>") + 2 :]
        ),
        "te groot": repacked(good, "xl/worksheets/sheet1.xml", lambda xml: xml + b" " * 60_000_000),
        "geen leesbaar": archive(**{"xl/workbook.xml": "<workbook/>"}),
    }
    for line, content in hostile.items():
        with pytest.raises(EvaluationError, match=line):
            read_spreadsheet(content, ".xlsx", "proef")


def test_part_that_hides_entities_under_another_name_is_refused():
    content = repacked(xlsx_of(["vraag"]), "docProps/app.xml", lambda xml: xml)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()} | {"xl/los.bin": b"<!ENTITY a 'b'>"}
    with pytest.raises(EvaluationError, match="entiteiten"):
        read_spreadsheet(archive(**parts), ".xlsx", "proef")


def test_sheet_with_questions_is_found_and_too_many_rows_are_told():
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.add_worksheet("leeg")
        book.add_worksheet("uitleg").write(0, 0, "Lees dit eerst")
        sheet = book.add_worksheet("vragen")
        sheet.write(2, 1, "vraag")
        sheet.write(4, 1, "Wat?")
    assert only(file.getvalue(), ".xlsx").question == "Wat?"
    many = xlsx_of(["vraag"], *([f"Wat {number}?"] for number in range(10_001)))
    with pytest.raises(EvaluationError, match="meer dan 10000 rijen"):
        read_spreadsheet(many, ".xlsx", "proef")


def test_text_too_long_for_excel_is_told():
    case = {"id": "c-1", "kind": "injection", "answerable": False, "question": "é" * 40_000}
    question_set = QuestionSet.parse({"name": "x", "cases": [case]})
    with pytest.raises(EvaluationError, match="vraag c-1, kolom vraag: te lang"):
        write_spreadsheet(question_set, ".xlsx")


def test_reading_warns_of_nothing():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        content = write_spreadsheet(load_question_set(SETS[0]), ".xlsx")
        read_spreadsheet(content, ".xlsx", "x")
