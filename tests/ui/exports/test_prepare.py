"""A report is made fit for any file before it is written."""

from dataclasses import replace
from itertools import pairwise

from tests.ui.exports.conftest import HASH
from ui.exports.notes import day, is_link, place
from ui.exports.prepare import prepared, printable
from ui.exports.report import Heading, Paragraph, Quoted, Report, Run, SourceNote, plain
from ui.texts.exports import DUTCH, ENGLISH


def test_signs_that_no_file_holds_are_left_out_and_all_others_kept() -> None:
    assert printable("a\x00b\x1bc\ud800d\ufffee\u202ef\x85") == "abcdef"
    kept = "é ë → ≥ € “ ” ’ \u00a0 \u00ad 👩‍👩‍👧 中文\tx\ny"
    assert printable(kept) == kept
    assert printable("a\r\nb\rc\fd\u2028e") == "a\nb\nc\nd\ne"


def test_headings_skip_no_level_and_say_something(hostile: Report) -> None:
    levels = [block.level for block in prepared(hostile).blocks if isinstance(block, Heading)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(block.text for block in prepared(hostile).blocks if isinstance(block, Heading))


def test_tables_are_rectangular_and_wider_where_more_is_said(matrix: Report) -> None:
    (table,) = prepared(matrix).tables()
    assert [len(row) for row in table.rows] == [3, 3]
    assert table.weights[1] == max(table.weights)
    (given,) = prepared(replace(matrix, blocks=(replace(table, weights=(1, 2, 3)),))).tables()
    assert given.weights == (1, 2, 3)


def test_only_harmless_links_and_known_anchors_lead_anywhere(hostile: Report) -> None:
    made = prepared(hostile)
    found = [
        run
        for block in made.blocks
        if isinstance(block, Paragraph)
        for run in block.text
        if isinstance(run, Run)
    ]
    assert not any(run.link or run.target for run in found)
    assert [block.anchor for block in made.blocks if isinstance(block, Quoted)] == ["bron-1", "", ""]
    assert not any(map(is_link, ("javascript:x", "/bron/x", "https://a b", "file:///x", "data:x")))


def test_the_register_names_each_file_once_with_date_and_hash(matrix: Report, note: SourceNote) -> None:
    blocks = prepared(matrix).blocks
    assert blocks[-3].text == "Documenten"
    assert plain(blocks[-1].text) == (
        "Profiel directeur – Testdorp\nBestand: profiel_directeur.docx\n"
        f"Datum van het document: maart 2021\nSHA-256: {HASH}"
    )
    other = Quoted("x", replace(note, document="ander.pdf", sha256="", date=""))
    first, second = (
        plain(block.text) for block in prepared(replace(matrix, blocks=(*matrix.blocks, other))).blocks[-2:]
    )
    assert first.startswith("Profiel directeur (profiel_directeur.docx) – ")
    assert second.startswith("Profiel directeur (ander.pdf) – ")
    assert "niet vermeld" in second
    assert "gewijzigd" in second


def test_a_place_is_said_in_words(note: SourceNote) -> None:
    assert plain(place(note, DUTCH)) == "Testdorp, Profiel directeur › Taken & rollen, bladzijde\u00a02"
    bare = replace(note, title="", headings=(), page=None, url="/bron/x/0")
    assert plain(place(bare, ENGLISH)) == "Testdorp, profiel_directeur.docx (/bron/x/0)"


def test_dates_are_written_as_far_as_they_are_known() -> None:
    assert [day(value, DUTCH) for value in ("2021-03-04", "2021-12", "2021", "ooit")] == [
        "4 maart 2021",
        "december 2021",
        "2021",
        "ooit",
    ]
    assert day("2021-03-04", ENGLISH) == "4 March 2021"
