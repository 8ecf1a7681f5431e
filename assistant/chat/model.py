"""A chat model and how it is asked: within a budget of time, whatever it does."""

from collections.abc import Generator
from dataclasses import dataclass, field, replace
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from assistant.chat.address import Reach
from assistant.chat.breaker import Breaker, CircuitState
from assistant.chat.calling import Call, Caller
from assistant.chat.deadline import Deadline
from assistant.chat.failures import ChatCallError, Failure
from assistant.chat.structure import Schema, Structure
from assistant.chat.traits import Habits, Traits

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

DEFAULT_PARALLEL = 8
"""Questions put to one model at the same time."""
_QUEUE_SECONDS = 2.0
"""How long a question waits for a place: whoever asks has an answer of the documents' own words already."""


class _Shared:
    """What a model remembers between questions."""

    def __init__(self, model: "BaseChatModel", traits: Traits, parallel: int) -> None:
        self.breaker = Breaker()
        self.habits = Habits(traits)
        self.caller = Caller(model, traits, self.habits)
        self.places = BoundedSemaphore(parallel)


@dataclass(frozen=True, slots=True)
class ChatModel:
    """A chat model that can be asked. Safe to use from several threads."""

    name: str
    """As the user chose it: "provider:model", without a key or an address."""
    model: "BaseChatModel" = field(repr=False, compare=False)
    """The model as LangChain knows it."""
    budget_seconds: float = 20.0
    """What one answer may take, from the question to the last word."""
    traits: Traits = field(default=Traits(), repr=False)
    """What is known of its server."""
    parallel: int = DEFAULT_PARALLEL
    """Questions put to it at the same time."""
    is_guarded: bool = True
    """It is left alone for a while once it keeps failing."""
    deadline: Deadline | None = None
    """When all that is asked of it has to be done; None: each call has the whole budget."""
    _shared: _Shared = field(default=None, repr=False, compare=False)  # type: ignore[assignment]

    def __post_init__(self) -> None:
        if self._shared is None:
            object.__setattr__(self, "_shared", _Shared(self.model, self.traits, self.parallel))

    def for_one_answer(self, seconds: float | None = None) -> "ChatModel":
        """Return the same model, all of whose calls share one budget, which begins to run now.

        ``seconds``: the budget; by default ``budget_seconds``.
        """
        return replace(self, deadline=Deadline.after(self.budget_seconds if seconds is None else seconds))

    @property
    def circuit(self) -> CircuitState:
        """Whether questions go through to it, and if not, why and for how long."""
        return self._shared.breaker.state

    @property
    def structure(self) -> Structure:
        """How it is told what form a reply has, as far as its server has turned out to take that."""
        return self._shared.habits.form.structure

    @property
    def reach(self) -> Reach | None:
        """How far a question to it travels; None when that is not known. May look up a name."""
        return self.traits.reach(self.name)

    def stream(
        self, system: str, user: str, *, schema: Schema | None = None, seconds: float | None = None
    ) -> Generator[str]:
        """Yield the reply piece by piece.

        ``schema``: what the reply is to look like, where the provider can be told so; the pieces together
        are then meant to be its JSON text, but no model can be relied on for that. ``seconds``: until the
        last piece, within what is left of the answer's budget; by default all of that. Raises
        ChatCallError, one Dutch line, when the model fails, takes too long, or is left alone for a while
        because it failed before: pieces may have come before. That it takes longer than ``seconds`` does not
        count as failing where an answer may take longer.
        """
        call = Call(system, user, schema, self._until(seconds))
        if not call.deadline.remaining:
            raise ChatCallError(Failure.SLOW)  # all that came before took the time
        shared = self._shared
        breaker = shared.breaker if self.is_guarded else Breaker()
        is_trial = breaker.enter()
        is_asked = False
        try:
            if not shared.places.acquire(timeout=min(_QUEUE_SECONDS, call.deadline.remaining)):
                raise ChatCallError(Failure.BUSY)
            shared.caller.start(call, shared.places)
            is_asked = True
            yield from call.pieces()
            breaker.succeeded()
        except ChatCallError as error:
            is_hurried = seconds is not None and seconds < self.budget_seconds
            if is_asked and not (is_hurried and error.failure is Failure.SLOW):
                breaker.failed(error.failure, is_trial=is_trial)
            else:  # it says nothing of the model
                breaker.left(is_trial=is_trial)
            raise
        except BaseException:  # whoever asked has enough, or is gone
            if call.has_passed_on:
                breaker.succeeded()
            else:
                breaker.left(is_trial=is_trial)
            raise
        finally:
            call.leave()

    def reply(
        self, system: str, user: str, *, schema: Schema | None = None, seconds: float | None = None
    ) -> str:
        """Return the whole reply; otherwise as ``stream``."""
        return "".join(self.stream(system, user, schema=schema, seconds=seconds))

    def _until(self, seconds: float | None) -> Deadline:
        if seconds is None:
            return self.deadline or Deadline.after(self.budget_seconds)
        return Deadline.after(seconds).earliest(self.deadline)


def as_chat_model(model: "ChatModel | BaseChatModel", budget_seconds: float) -> ChatModel:
    """Return a model of LangChain with a budget for each answer; one that has a budget is left as it is."""
    if isinstance(model, ChatModel):
        return model
    name = getattr(model, "model_name", None) or getattr(model, "model", None) or type(model).__name__
    return ChatModel(str(name), model, budget_seconds)
