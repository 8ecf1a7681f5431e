"""Page furniture."""

import pytest

from ingest.noise import contents_lines, is_address, is_continuation, is_empty_mark, page_furniture


@pytest.mark.parametrize(
    "line",
    [
        "*Vervolg op volgende pagina*",
        "# Functiebeschrijving jurist (m/v/x), *Vervolg*",
        "## **Functie-inhoud** (*vervolg*)",
        "Vervolg van vorige bladzijde",
        "Contacten, vervolg",
    ],
)
def test_a_line_that_only_says_that_the_page_goes_on(line: str) -> None:
    assert is_continuation(line)


@pytest.mark.parametrize(
    "line",
    [
        "U volgt het vervolg op",
        "De jurist zorgt voor het vervolg van dit dossier en rapporteert daarover.",
        "Vervolgopleiding",
        "Taken",
    ],
)
def test_a_sentence_about_what_follows_is_no_furniture(line: str) -> None:
    assert not is_continuation(line)


@pytest.mark.parametrize("line", ["---", "• …", "…", "...", " - ", "* * *"])
def test_marks_without_words(line: str) -> None:
    assert is_empty_mark(line)


@pytest.mark.parametrize("line", ["A", "1", "", "- a", "... enz."])
def test_lines_with_words(line: str) -> None:
    assert not is_empty_mark(line)


def test_bare_addresses() -> None:
    assert is_address("https://www.voorbeeld.be/een-pad?x=1")
    assert is_address("mailto:personeel@voorbeeld.be")
    assert is_address("personeel@voorbeeld.be")
    assert not is_address("Mail naar personeel@voorbeeld.be")


def test_page_numbers_and_numbered_headers_that_stand_apart() -> None:
    lines = ["Tekst.", "", "Pagina 3 van 12", "", "INFOBUNDEL | JURIST  6", "", "7", "", "Slot."]
    assert page_furniture(lines) == {2, 4, 6}


def test_a_number_within_a_paragraph_or_table_stays() -> None:
    assert page_furniture(["Aantal", "12", "Niveau"]) == frozenset()


def test_a_line_that_recurs_with_a_changing_number_is_a_header() -> None:
    lines = [
        "Functiebeschrijving jurist 1",
        "",
        "a",
        "",
        "Functiebeschrijving jurist 2",
        "",
        "b",
        "",
    ]
    lines += ["Functiebeschrijving jurist 3", "", "c"]
    assert page_furniture(lines) == {0, 4, 8}


def test_a_heading_that_each_part_repeats_stays() -> None:
    assert page_furniture(["Taken", "", "a", "", "Taken", "", "b", "", "Taken", "", "c"]) == frozenset()


def test_a_line_that_recurs_at_form_feeds_is_a_header() -> None:
    lines = ["Stad X", "", "a", "", "\fStad X", "", "b", "", "\fStad X", "", "c", "", "\fStad X"]
    assert {4, 8, 12} <= page_furniture(lines)


def test_bare_numbers_that_do_not_rise_are_cells_not_pages() -> None:
    cells = ["Plannen", "", "3", "", "Spreken", "", "2", "", "Leiden", "", "3"]
    assert page_furniture(cells) == frozenset()
    near = ["Basis", "", "1", "", "Gevorderd", "", "2"]
    assert page_furniture(near) == frozenset()
    text = [f"Regel {letter}." for letter in "abcdefghijkl"]
    assert page_furniture([*text, "", "1", "", *text, "", "2"]) == {13, 28}


def test_header_and_footer_without_blank_lines() -> None:
    lines = [
        "Jurist – stad",
        "Doel",
        "Pagina 1 van 3",
        "Jurist – stad",
        "a",
        "Pagina 2 van 3",
        "Jurist – stad",
    ]
    assert page_furniture(lines) == {0, 2, 3, 5, 6}


def test_a_header_of_two_lines_with_a_page_number() -> None:
    lines = ["Jurist – stad", "Pagina 1", "", "a", "", "Jurist – stad", "Pagina 2", "", "b", ""]
    assert page_furniture([*lines, "Jurist – stad", "Pagina 3"]) == {0, 1, 5, 6, 10, 11}


def test_what_recurs_at_the_edges_of_pages() -> None:
    pages = ["Stad\nDienst\n\nTaken\nleiden\n\nKaart 1/2", "Stad\nDienst\n\nProfiel\nplannen\n\nKaart 2/2"]
    lines = "\n\f".join(pages).split("\n")
    assert {lines[index].strip("\f") for index in page_furniture(lines)} == {
        "Stad",
        "Dienst",
        "Kaart 1/2",
        "Kaart 2/2",
    }


@pytest.mark.parametrize("lead", [" ..... ", "\t", "     "])
def test_a_table_of_contents(lead: str) -> None:
    entries = [f"1. Doel{lead}2", f"2. Taken{lead}2", f"3. Profiel{lead}4"]
    lines = ["Inhoud", "", *entries, "", "1. Doel", "x", "2. Taken", "y", "3. Profiel", "z"]
    assert contents_lines(lines) == {0, 2, 3, 4}


def test_levels_after_dots_are_no_table_of_contents() -> None:
    assert contents_lines(["Plannen ..... 2", "Leiden ..... 2", "Spreken ..... 3", "Slot"]) == frozenset()


def test_numbered_headings_that_each_part_repeats_are_no_furniture() -> None:
    lines = [line for part in "345" for line in (f"{part}.1 Doel", "", "De jurist adviseert.", "")]
    assert page_furniture(["Titel", "", *lines]) == frozenset()
