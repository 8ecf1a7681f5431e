"""What answers the questions of a run, as far as the answers depend on it beside the documents."""

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from assistant.chat.address import without_password

if TYPE_CHECKING:
    from assistant import ChatModel
    from assistant.reranking import Reranking
    from assistant.verification.second_opinion import SecondOpinion
    from vectorstore import Embedder

_MARK = 12
"""Hexadecimal digits of a mark."""
_ADDRESS = re.compile(r"\w+://\S+")


class Equipped(Protocol):
    """What is asked of an assistant to know what answers; None for what it does without."""

    @property
    def embedder(self) -> "Embedder | None":
        """The search model."""

    @property
    def chat(self) -> "ChatModel | None":
        """The chat model that words answers."""

    @property
    def reranking(self) -> "Reranking | None":
        """What orders the passages that are found."""

    @property
    def second_opinion(self) -> "SecondOpinion | None":
        """What is asked of the statements of the chat model."""


@dataclass(frozen=True, slots=True)
class Answerer:
    """What answers. It holds no key and no address; of folders only the last part is kept."""

    embedder: str = ""
    """Name of the search model, or its folder."""
    embedder_revision: str = ""
    """Which version of it."""
    chat_model: str = ""
    """Name of the chat model; empty: none. What follows of it matters with one only."""
    chat_timeout: float = 0.0
    """Seconds that it has for an answer."""
    lexicon: Path | None = None
    """The user's own lexicon beside the one that is shipped."""
    reranker: str = ""
    """Name of the model that orders what is found, or its folder; empty: none."""
    rerank_ms: int = 0
    """Milliseconds that it has for a question."""
    query_prompt: str = ""
    """What the search model gets before each question."""
    passage_prompt: str = ""
    """What it gets before each passage."""
    chat_server: str = ""
    """By which the address of the chat model's server is known again; empty: not known."""
    chat_tokens: int = 0
    """Most tokens of a reply of the chat model."""
    chat_structure: str = ""
    """How the chat model is told at first what form a reply has."""
    statement_model: str = ""
    """Name of the model that gives a second opinion on statements, or its folder; empty: none."""
    statement_ms: int = 0
    """Milliseconds that it has for a statement."""

    def settings(self) -> dict[str, str | float]:
        """Return what config.json holds of it; nothing of what is not there."""
        chat: dict[str, str | float] = {
            "chat_timeout": self.chat_timeout,
            "chat_server": self.chat_server,
            "chat_tokens": self.chat_tokens,
            "chat_structure": self.chat_structure,
        }
        others: dict[str, str | float] = {
            "query_prompt": self.query_prompt,
            "passage_prompt": self.passage_prompt,
            "reranker": _model_name(self.reranker),
            "rerank_ms": self.rerank_ms,
            "statement_model": _model_name(self.statement_model),
            "statement_ms": self.statement_ms,
        }
        chosen = {**others, **(chat if self.chat_model else {})}
        return {
            "embedder": _model_name(self.embedder),
            "embedder_revision": self.embedder_revision,
            "chat_model": _ADDRESS.sub("", self.chat_model),
            **{name: value for name, value in chosen.items() if value},
        }


def answerer_of(assistant: Equipped, lexicon: Path | None) -> Answerer:
    """Return what an assistant answers with; ``lexicon``: the user's own."""
    embedder, chat = assistant.embedder, assistant.chat
    reranker, rerank_ms = assistant.reranking.described if assistant.reranking else ("", 0)
    opinion = assistant.second_opinion
    return Answerer(
        embedder=embedder.name if embedder else "",
        embedder_revision=embedder.revision if embedder else "",
        query_prompt=embedder.query_prompt if embedder else "",
        passage_prompt=embedder.passage_prompt if embedder else "",
        chat_model=chat.name if chat else "",
        chat_timeout=chat.budget_seconds if chat else 0.0,
        chat_server=_server_mark(chat.traits.url) if chat else "",
        chat_tokens=chat.traits.tokens if chat else 0,
        chat_structure=chat.traits.structures[0] if chat else "",
        lexicon=lexicon,
        reranker=reranker,
        rerank_ms=rerank_ms,
        statement_model=opinion.name if opinion else "",
        statement_ms=round(opinion.seconds * 1000) if opinion else 0,
    )


def _server_mark(url: str) -> str:
    """Return the same mark for the same address, whoever it was opened as."""
    shown = without_password(url).replace("***@", "").rstrip("/")
    return sha256(shown.encode()).hexdigest()[:_MARK] if url else ""


def _model_name(name: str) -> str:
    return Path(name).name if name and Path(name).is_dir() else name
