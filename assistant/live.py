"""The assistant over whatever index is live: what an ingest publishes answers without a restart."""

import logging
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answer import Answer, Mode
from assistant.assistant import Assistant
from assistant.chat.model import ChatModel
from assistant.examples import Audience
from ingest.model import Document
from vectorstore import Embedder, IndexEmpty, IndexMissing, VectorStoreError

if TYPE_CHECKING:
    from assistant.reranking import Reranking
    from assistant.verification.second_opinion import SecondOpinion

_LOGGER = logging.getLogger(__name__)
POLL_SECONDS = 1.0


@dataclass(slots=True)
class _Held:
    """An assistant, and how many questions it is answering."""

    assistant: Assistant
    questions: int = 0
    retired: bool = False
    """A newer one has taken its place: it is closed after its last question."""


class LiveAssistant:
    """Answers as an Assistant does, from the index as it is now. Safe to use from several threads.

    While a new index is being opened the old one answers; each question is answered by one of them
    from beginning to end. Once the index is emptied or gone nothing answers for it any more: every
    question then raises IndexEmpty or IndexMissing. A new index that cannot be opened leaves the old
    one answering, and is tried again.
    """

    def __init__(
        self, assistant: Assistant, open_again: Callable[[], Assistant], poll_seconds: float = POLL_SECONDS
    ) -> None:
        """Take over an open assistant; ``open_again`` opens one on the index that is live then."""
        self._held: _Held | None = _Held(assistant)
        self._missing: VectorStoreError | None = None
        self._open = open_again
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._failure = ""
        self._watcher = threading.Thread(target=self._watch, args=(poll_seconds,), daemon=True)
        self._watcher.start()

    @property
    def documents(self) -> Mapping[str, Document]:
        """The documents by file name; none while there is no index."""
        held = self._held
        return held.assistant.documents if held else {}

    @property
    def chat(self) -> ChatModel | None:
        """The chat model that words answers; None without one, or while there is no index."""
        held = self._held
        return held.assistant.chat if held else None

    @property
    def embedder(self) -> Embedder | None:
        """The search model of the index; none while there is no index."""
        held = self._held
        return held.assistant.embedder if held else None

    @property
    def reranking(self) -> "Reranking | None":
        """What orders the passages that are found; None without a reranker, or while there is no index."""
        held = self._held
        return held.assistant.reranking if held else None

    @property
    def second_opinion(self) -> "SecondOpinion | None":
        """What is asked of the statements of the chat model; None without one, or while there is no index."""
        held = self._held
        return held.assistant.second_opinion if held else None

    @property
    def organisations(self) -> tuple[str, ...]:
        """Names of the organisations that have a document, in alphabetical order."""
        held = self._held
        return held.assistant.organisations if held else ()

    @property
    def roles(self) -> tuple[str, ...]:
        """Roles that have a document, in alphabetical order."""
        held = self._held
        return held.assistant.roles if held else ()

    def examples(self) -> tuple[str, ...]:
        """Return questions that the documents answer."""
        held = self._held
        return held.assistant.examples() if held else ()

    def starters(self) -> Mapping[Audience, tuple[str, ...]]:
        """Return questions that the documents answer, by kind of user."""
        held = self._held
        return held.assistant.starters() if held else {}

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        organisations: Sequence[str] = (),
        roles: Sequence[str] = (),
        mode: Mode | None = None,
    ) -> Answer:
        """Answer a question from one version of the index.

        Raises InvalidQuestion, and IndexEmpty or IndexMissing where there is no index any more.
        """
        with self._lease() as assistant:
            return assistant.ask(question, history, organisations, roles, mode)

    def ask_in_steps(
        self,
        question: str,
        history: Sequence[str] = (),
        organisations: Sequence[str] = (),
        roles: Sequence[str] = (),
        mode: Mode | None = None,
    ) -> Iterator[tuple[Answer, bool]]:
        """Answer a question as ``Assistant.ask_in_steps`` does, from one version of the index."""
        with self._lease() as assistant:
            yield from assistant.ask_in_steps(question, history, organisations, roles, mode)

    def refresh(self) -> None:
        """Open the index anew if another version is live; errors are logged, and told only once."""
        held = self._held
        try:
            if held is not None and held.assistant.is_current():
                return
            self._replace(_Held(self._open()))
        except (IndexEmpty, IndexMissing) as error:
            self._missing = error
            self._replace(None)
        except Exception as error:  # whatever is wrong with the new index, the old one goes on
            if str(error) != self._failure:
                self._failure = str(error)
                _LOGGER.warning(
                    "de nieuwe index kan niet geopend worden; de vorige antwoordt nog (%s)", error
                )
        else:
            self._failure = ""

    def close(self) -> None:
        """Stop watching the index and let go of it."""
        self._stopped.set()
        self._watcher.join()
        self._replace(None)

    def _watch(self, poll_seconds: float) -> None:
        while not self._stopped.wait(poll_seconds):
            self.refresh()

    def _replace(self, new: _Held | None) -> None:
        with self._lock:
            old, self._held = self._held, new
            idle = old is not None and old.questions == 0
            if old is not None:
                old.retired = True
        if old is not None and idle:
            old.assistant.close()

    @contextmanager
    def _lease(self) -> Iterator[Assistant]:
        with self._lock:
            held = self._held
            if held is None:
                raise self._missing or IndexMissing()
            held.questions += 1
        try:
            yield held.assistant
        finally:
            with self._lock:
                held.questions -= 1
                last = held.retired and held.questions == 0
            if last:
                held.assistant.close()
