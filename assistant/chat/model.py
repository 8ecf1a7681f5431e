"""A chat model and how it is asked: within a budget of time, whatever it does."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from assistant.errors import ChatModelError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

Schema = Mapping[str, Any]
"""A JSON schema of what a reply is to look like."""


@dataclass(frozen=True, slots=True)
class ChatModel:
    """A chat model that can be asked."""

    name: str
    """As the user chose it: "provider:model", without a key or an address."""
    model: "BaseChatModel" = field(repr=False, compare=False)
    """The model as LangChain knows it."""
    budget_seconds: float = 20.0
    """What one answer may take, from the question to the last word."""

    def stream(
        self, system: str, user: str, *, schema: Schema | None = None, seconds: float | None = None
    ) -> Iterator[str]:
        """Yield the reply piece by piece.

        ``schema``: what the reply is to look like, where the provider can be told so; the pieces together
        are then meant to be its JSON text, but no model can be relied on for that. ``seconds``: until the
        last piece; by default the whole budget. Raises ChatModelError, one Dutch line, when the model fails
        or takes too long: pieces may have come before.
        """
        ends = time.monotonic() + (self.budget_seconds if seconds is None else seconds)
        pieces: SimpleQueue[str | Exception | None] = SimpleQueue()
        abandoned = Event()

        def call() -> None:
            try:
                for chunk in self.model.stream([("system", system), ("human", user)]):
                    if abandoned.is_set():
                        return
                    pieces.put(str(chunk.text))
                pieces.put(None)
            except Exception as error:  # a dead, refusing or misconfigured model: each provider has its own
                pieces.put(error)

        # A daemon: a model that hangs must hold up neither the answer nor the end of the program.
        Thread(target=call, name="taalmodel", daemon=True).start()
        try:
            while True:
                piece = pieces.get(timeout=max(0.0, ends - time.monotonic()))
                if piece is None:
                    return
                if isinstance(piece, Exception):
                    raise ChatModelError(f"het taalmodel geeft een fout: {type(piece).__name__}") from piece
                yield piece
        except Empty as error:
            raise ChatModelError("het taalmodel antwoordt niet op tijd") from error
        finally:
            abandoned.set()

    def reply(
        self, system: str, user: str, *, schema: Schema | None = None, seconds: float | None = None
    ) -> str:
        """Return the whole reply; otherwise as ``stream``."""
        return "".join(self.stream(system, user, schema=schema, seconds=seconds))


def as_chat_model(model: "ChatModel | BaseChatModel", budget_seconds: float) -> ChatModel:
    """Return a model of LangChain with a budget for each answer; one that has a budget is left as it is."""
    if isinstance(model, ChatModel):
        return model
    name = getattr(model, "model_name", None) or getattr(model, "model", None) or type(model).__name__
    return ChatModel(str(name), model, budget_seconds)
