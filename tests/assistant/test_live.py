"""A running assistant and an index that changes under it."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant import Assistant, LiveAssistant, Status
from assistant.concepts import load_lexicon
from ingest.readers.markdown import read
from ingest.reading import document_from
from vectorstore import Embedder, IndexEmpty, IndexMissing, build_index, load_embedder, open_index

QUESTION = "Hoeveel maaltijdcheques krijgt de jurist?"
NOTICE = """# Functiebeschrijving jurist

Gemeente Vliervelde

## Aanbod

U krijgt maaltijdcheques van {} euro.
"""


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return load_embedder()


@pytest.fixture
def folder(tmp_path: Path, embedder: Embedder) -> Path:
    publish(tmp_path / "index", embedder, 6)
    return tmp_path / "index"


@pytest.fixture
def live(folder: Path, embedder: Embedder) -> Iterator[LiveAssistant]:
    def open_again() -> Assistant:
        return Assistant(open_index(folder, embedder), load_lexicon())

    running = LiveAssistant(open_again(), open_again, poll_seconds=3600)
    yield running
    running.close()


def publish(folder: Path, embedder: Embedder, *amounts: int) -> None:
    documents = [
        document_from(read(NOTICE.format(amount).encode()), f"jurist-{amount}.md", f"{amount:064d}")
        for amount in amounts
    ]
    build_index(documents, folder, embedder)


def quotes(live: LiveAssistant) -> str:
    return " ".join(citation.quote for citation in live.ask(QUESTION).citations)


def test_a_new_index_answers_without_a_restart(live, folder, embedder):
    assert "6 euro" in quotes(live)
    publish(folder, embedder, 7)
    assert "6 euro" in quotes(live), "the old index answers until the new one is open"
    live.refresh()
    assert "7 euro" in quotes(live)
    assert list(live.documents) == ["jurist-7.md"]


def test_the_index_is_watched(folder, embedder):
    opened = threading.Event()

    def open_again() -> Assistant:
        opened.set()
        return Assistant(open_index(folder, embedder), load_lexicon())

    live = LiveAssistant(open_again(), open_again, poll_seconds=0.01)
    opened.clear()
    publish(folder, embedder, 8)
    assert opened.wait(30)
    live.close()


def test_no_answer_mixes_versions(live, folder, embedder):
    def ask(_: int) -> set[str]:
        answer = live.ask(QUESTION)
        assert answer.status is Status.ANSWERED
        return {item.document for item in answer.retrieved}

    with ThreadPoolExecutor(4) as threads:
        asked = []
        for amount in (7, 8, 9):
            asked += [threads.submit(ask, number) for number in range(10)]
            publish(folder, embedder, amount)
            live.refresh()
        seen = [question.result() for question in asked]
    assert all(len(documents) == 1 for documents in seen)
    assert ask(0) == {"jurist-9.md"}


def test_an_index_that_was_emptied_answers_no_more(live, folder, embedder):
    build_index([], folder, embedder)
    live.refresh()
    with pytest.raises(IndexEmpty):
        live.ask(QUESTION)
    assert (live.documents, live.organisations, live.examples()) == ({}, (), ())
    publish(folder, embedder, 6)
    live.refresh()
    assert "6 euro" in quotes(live)


def test_an_index_that_is_gone_answers_no_more(live, folder):
    (folder / "current").unlink()
    live.refresh()
    with pytest.raises(IndexMissing):
        live.ask(QUESTION)


def test_a_damaged_new_index_leaves_the_old_one_answering(live, folder, embedder, caplog):
    (folder / "current").write_text("weg\n", encoding="utf-8")
    live.refresh()
    live.refresh()
    assert "6 euro" in quotes(live)
    assert len(caplog.records) == 1, "told once, not every second"
    publish(folder, embedder, 7)
    live.refresh()
    assert "7 euro" in quotes(live)


def test_an_old_assistant_is_closed_after_its_last_question(folder, embedder):
    class Slow(Assistant):
        closed = False

        def ask(self, question, *others):
            asked.set()
            assert may_answer.wait(30)
            assert not self.closed
            return super().ask(question, *others)

        def close(self):
            self.closed = True
            super().close()

    asked, may_answer = threading.Event(), threading.Event()
    first = Slow(open_index(folder, embedder), load_lexicon())
    live = LiveAssistant(
        first, lambda: Assistant(open_index(folder, embedder), load_lexicon()), poll_seconds=3600
    )
    with ThreadPoolExecutor(1) as threads:
        answer = threads.submit(live.ask, QUESTION)
        assert asked.wait(30)
        publish(folder, embedder, 7)
        live.refresh()
        assert not first.closed
        may_answer.set()
        assert "6 euro" in answer.result().citations[0].quote
    assert first.closed
    assert "7 euro" in quotes(live)
    live.close()
