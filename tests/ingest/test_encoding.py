"""Character sets of text files."""

import unicodedata

import pytest

from ingest.encoding import decode

SENTENCES = (
    "De algemeen directeur coördineert de financiële dienst.",
    "Je hebt één jaar ervaring en een bachelor- of geüpgraded diploma.",
    "COÖRDINATOR FINANCIËN",
    "Vraag het vóór 1 mei aan het café of de crèche.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"],
)
def test_reads_what_flemish_administrations_write(sentence: str, encoding: str) -> None:
    assert decode(sentence.encode(encoding)) == sentence


@pytest.mark.parametrize("sentence", SENTENCES[:3])
def test_reads_old_files_of_dos(sentence: str) -> None:
    assert decode(sentence.encode("cp850")) == sentence


def test_quotes_and_dashes_of_windows() -> None:
    sentence = "Wij bieden – vanaf dag één – ‘zorg op maat’ en 8 € per dag."
    assert decode(sentence.encode("cp1252")) == sentence


def test_the_declared_character_set_counts_where_the_bytes_leave_room() -> None:
    assert decode("8 €".encode("iso-8859-15"), "iso-8859-15") == "8 €"
    assert decode("financiële".encode(), "iso-8859-1") == "financiële"
    assert decode(b"caf\xe9", "onbestaand") == "café"


@pytest.mark.parametrize("sentence", SENTENCES)
def test_text_that_was_encoded_twice_is_put_right(sentence: str) -> None:
    garbled = sentence.encode().decode("cp1252", errors="replace")
    if "\ufffd" not in garbled:
        assert decode(f"Een zin.\n{garbled}\n".encode()) == f"Een zin.\n{sentence}\n"


@pytest.mark.parametrize("text", ["SÃO PAULO", "âge", "Ålesund", unicodedata.normalize("NFD", "één")])
def test_text_that_only_looks_garbled_stays(text: str) -> None:
    assert decode(text.encode()) == text


@pytest.mark.parametrize("data", [b"PK\x03\x04\0\0\0\0", b"\0", b"\0\1", bytes(range(256))])
def test_other_files_are_no_text(data: bytes) -> None:
    assert decode(data) is None
