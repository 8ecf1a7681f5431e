"""One document in six formats gives the same answers."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.answer import Answer
from assistant.concepts import load_lexicon
from ingest.reading import read_document
from ingest.sources import Source
from vectorstore import build_index, load_embedder, open_index

FOLDER = Path(__file__).parents[1] / "ingest" / "data" / "parity"


@pytest.fixture(scope="module")
def assistants(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Assistant]]:
    lexicon = load_lexicon()
    with ExitStack() as stack:
        opened = {}
        for path in sorted(FOLDER.glob("meersdonk-*")):
            folder = tmp_path_factory.mktemp("parity") / "index"
            build_index([read_document(Source.at(path))], folder, load_embedder())
            opened[path.suffix] = Assistant(stack.enter_context(open_index(folder)), lexicon)
        yield opened


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("Hoeveel vakantiedagen krijg ik in Meersdonk?", "dagen vakantie per jaar"),
        ("Welk niveau is vereist voor delegeren?", "2"),
        ("Wanneer is het assessment?", "3 februari 2026"),
        ("Aan welke voorwaarden moet ik voldoen?", "rijbewijs B"),
        ("Met wie bespreekt het afdelingshoofd moeilijke dossiers vooraf?", "bouwheer"),
        ("Tot welk bedrag beslist het afdelingshoofd zelf over aankopen?", "8.500 euro"),
        ("Over welke competenties moet het afdelingshoofd beschikken?", "Onderhandelen"),
        ("Krijgt het afdelingshoofd een bedrijfswagen?", ""),
    ],
)
def test_the_same_answer_from_each_format(assistants: dict[str, Assistant], question: str, part: str) -> None:
    answers = {suffix: assistant.ask(question) for suffix, assistant in assistants.items()}
    assert len(answers) == 6
    assert len({said(answer) for answer in answers.values()}) == 1
    assert part in answers[".pdf"].text


def said(answer: Answer) -> tuple[str, str, tuple[str, ...]]:
    return answer.status.value, answer.text, tuple(citation.quote for citation in answer.citations)
