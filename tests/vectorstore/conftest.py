"""Small documents, and the default embedding model loaded once."""

import hashlib
from collections.abc import Callable

import pytest

from ingest.model import Document, Passage, PassageKind, Section, SectionKind
from vectorstore import Embedder, load_embedder

MakeDocument = Callable[..., Document]

GENK = (
    "De algemeen directeur leidt de diensten van de stad.",
    "Minimaal 4 jaar relevante beroepservaring is vereist.",
    "De tuchtoverheid legt de sancties op.",
)
KORTRIJK = (
    "De algemeen directeur leidt het managementteam.",
    "Minimaal 6 jaar relevante beroepservaring is vereist.",
    "Het bestuur stelt een bedrijfswagen ter beschikking.",
)


def build_document(name: str, sentences: tuple[str, ...]) -> Document:
    """Return a document of one section, a sentence a passage."""
    text = "\n".join(sentences)
    passages = []
    start = 0
    for number, sentence in enumerate(sentences):
        passages.append(
            Passage(
                number=number,
                kind=PassageKind.TEXT,
                section=0,
                start=start,
                end=start + len(sentence),
                text=sentence,
                headings=("Functieprofiel",),
            )
        )
        start += len(sentence) + 1
    return Document(
        name=name,
        title=f"Profiel {name}",
        organisation=name.split(".")[0].title(),
        role="algemeen directeur",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        spans=(),
        sections=(
            Section(
                0,
                "Functieprofiel",
                ("Functieprofiel",),
                1,
                SectionKind.GENERAL,
                None,
                0,
                len(text),
            ),
        ),
        passages=tuple(passages),
    )


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    return load_embedder()


@pytest.fixture
def make_document() -> MakeDocument:
    return build_document


@pytest.fixture
def genk() -> Document:
    return build_document("genk.txt", GENK)


@pytest.fixture
def kortrijk() -> Document:
    return build_document("kortrijk.txt", KORTRIJK)
