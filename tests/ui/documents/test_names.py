"""Names of uploaded files."""

import pytest

from ui.documents.names import LONGEST, NameRefusal, plain_name, refuse_name


@pytest.mark.parametrize(
    ("name", "refusal"),
    [
        ("", NameRefusal.EMPTY),
        ("../buiten.md", NameRefusal.PATH),
        ("/etc/passwd.md", NameRefusal.PATH),
        ("C:\\map\\buiten.md", NameRefusal.PATH),
        (".md", NameRefusal.HIDDEN),
        ("~$kaart.docx", NameRefusal.HIDDEN),
        ("Documenten.YAML", NameRefusal.RESERVED),
        ("con.md", NameRefusal.RESERVED),
        ("LPT1.oud.pdf", NameRefusal.RESERVED),
        ("regel\u202eeinde.md", NameRefusal.SIGNS),
        ("nul\0.md", NameRefusal.SIGNS),
        ("twee\nregels.md", NameRefusal.SIGNS),
        ("half\ud800.md", NameRefusal.SIGNS),
        ("a<b>.md", NameRefusal.SIGNS),
        ("x" * LONGEST + ".md", NameRefusal.LONG),
        ("€" * 80 + ".md", NameRefusal.LONG),
        ("programma.exe", NameRefusal.KIND),
        ("zonder-ending", NameRefusal.KIND),
    ],
)
def test_names_that_are_refused(name, refusal):
    assert refuse_name(name) is refusal


@pytest.mark.parametrize("name", ["kaart.docx", "Functie (2024) & profiel, versie 1.2.PDF", "résumé's.md"])
def test_names_that_are_taken(name):
    assert refuse_name(name) is None


def test_a_name_is_composed_and_stripped():
    assert plain_name(" re\u0301sume\u0301.md ") == "résumé.md"
