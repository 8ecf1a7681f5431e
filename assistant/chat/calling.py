"""Put one question to a model, in a thread of its own, within its time."""

import random
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from queue import Empty, SimpleQueue
from threading import BoundedSemaphore, Event, Thread
from typing import TYPE_CHECKING, Any

from assistant.chat.deadline import Deadline
from assistant.chat.failures import ChatCallError, Failure, classify
from assistant.chat.reading import ReplyReader
from assistant.chat.structure import Schema, Structure, as_ollama, as_openai, as_tool
from assistant.chat.thinking import LateThinking, WithoutThinking
from assistant.chat.traits import Form, Habits, Traits
from assistant.chat.transport import CURRENT, Connection

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from tenacity import RetryCallState

_ATTEMPTS = 3
_FIRST_WAIT, _LONGEST_WAIT = 0.5, 5.0
"""Seconds between attempts: the first time, and at most; each next one doubles them."""


@dataclass(slots=True)
class Call:
    """A question on its way, shared by who waits for the reply and the thread that gets it."""

    system: str
    user: str
    schema: Schema | None
    deadline: Deadline
    has_passed_on: bool = False
    """A piece of the reply is out: asking again would say it twice."""
    abandoned: Event = field(default_factory=Event)
    """Nobody waits for it any more."""
    connection: Connection = field(init=False)
    _pieces: "SimpleQueue[str | ChatCallError | None]" = field(default_factory=SimpleQueue)

    def __post_init__(self) -> None:
        self.connection = Connection(self.deadline)

    def pieces(self) -> Iterator[str]:
        """Yield the reply as it comes in; raises ChatCallError when it does not come, or not in time."""
        while True:
            try:
                piece = self._pieces.get(timeout=self.deadline.remaining)
            except Empty:
                raise ChatCallError(Failure.SLOW) from None
            if piece is None:
                return
            if isinstance(piece, ChatCallError):
                raise piece
            yield piece

    def pass_on(self, piece: str) -> None:
        """Hand a piece to who waits."""
        self.has_passed_on = True
        self._pieces.put(piece)

    def end(self, error: ChatCallError | None = None) -> None:
        """Tell who waits that the reply is whole, or why it does not come."""
        self._pieces.put(error)

    def leave(self) -> None:
        """Wait for it no longer: its thread and its connection end as soon as they can."""
        self.abandoned.set()
        self.connection.shut()


class Caller:
    """Puts questions to one model. Safe to use from several threads."""

    def __init__(self, model: "BaseChatModel", traits: Traits, habits: Habits) -> None:
        self._model = model
        self._traits = traits
        self._habits = habits

    def start(self, call: Call, place: BoundedSemaphore) -> None:
        """Begin; ``place``, taken for it, is given back when its thread ends.

        Raises ChatCallError when the machine has no thread left for it.
        """

        def run() -> None:
            try:
                self._run(call)
            finally:
                place.release()

        # A daemon: a model that hangs must not hold up the end of the program.
        try:
            Thread(target=run, name="taalmodel", daemon=True).start()
        except RuntimeError:
            place.release()
            raise ChatCallError(Failure.BUSY) from None

    def _run(self, call: Call) -> None:
        from langsmith import tracing_context

        CURRENT.set(call.connection)
        try:
            # LangChain sends everything to LangSmith once the environment says so, whatever it was set for.
            with tracing_context(enabled=None if self._traits.is_traced else False):
                self._retry(call)
        except ChatCallError as error:
            call.end(error)
        except Exception as error:  # no failure may leave who waits without a word
            call.end(classify(error))
        else:
            call.end()

    def _retry(self, call: Call) -> None:
        """Ask, again where that may help and there is time for it."""
        from tenacity import Retrying, retry_if_exception, sleep_using_event, stop_after_attempt

        def may_ask_again(error: BaseException) -> bool:
            return isinstance(error, ChatCallError) and error.may_pass and not call.has_passed_on

        def is_too_late(state: "RetryCallState") -> bool:
            return call.abandoned.is_set() or state.upcoming_sleep >= call.deadline.remaining

        retrying = Retrying(
            retry=retry_if_exception(may_ask_again),
            stop=lambda state: stop_after_attempt(_ATTEMPTS)(state) or is_too_late(state),
            wait=_wait,
            sleep=sleep_using_event(call.abandoned),
            reraise=True,
        )
        retrying(self._ask, call)

    def _ask(self, call: Call) -> None:
        """Ask once, in the form that the server takes."""
        form = self._habits.form
        if call.schema is None:
            form = replace(form, structure=Structure.TEXT)
        while not call.abandoned.is_set():
            try:
                self._pass_on(call, form)
            except ChatCallError:
                raise
            except LateThinking:
                self._habits.thinks_first()
                raise ChatCallError(Failure.GARBLED) from None
            except Exception as error:  # each provider's package has its own
                other = None if call.has_passed_on else self._habits.after(form, error)
                if other is None:
                    raise _failed(error, call) from None
                form = other
            else:
                return
            finally:
                call.connection.closed()

    def _pass_on(self, call: Call, form: Form) -> None:
        model, options = self._prepared(form, call.schema)
        reader = ReplyReader(
            WithoutThinking(starts_thinking=form.starts_thinking),
            in_tool=form.structure is Structure.TOOL,
            marks_end=self._traits.marks_end,
            most_characters=self._traits.most_characters,
        )
        chunks = model.stream([("system", call.system), ("human", call.user)], **options)
        with closing(reader.read(chunks)) as pieces:
            for piece in pieces:
                self._habits.took(form, has_schema=call.schema is not None)
                if call.abandoned.is_set():
                    return
                if piece:
                    call.pass_on(piece)

    def _prepared(self, form: Form, schema: Schema | None) -> tuple[Any, dict[str, Any]]:
        """Return what is asked and with which arguments."""
        model: Any = self._model
        left_out = {key: value for name in form.without for key, value in self._traits.without[name].items()}
        if left_out:
            model = model.model_copy(update=left_out)
        if schema is None or form.structure is Structure.TEXT:
            return model, {}
        if form.structure is Structure.TOOL:
            tool, name = as_tool(schema)
            choice = "any" if self._traits.provider == "mistralai" else name
            return model.bind_tools([tool], tool_choice=choice), {}
        if self._traits.provider == "ollama":
            return model, as_ollama(form.structure, schema)
        return model, as_openai(form.structure, schema, getattr(model, "extra_body", None))


def _failed(error: Exception, call: Call) -> ChatCallError:
    found = classify(error)
    if call.has_passed_on and found.failure in (Failure.UNREACHABLE, Failure.GARBLED):
        return ChatCallError(Failure.CUT_OFF)
    return found


def _wait(state: "RetryCallState") -> float:
    """Return the seconds before asking again: as the server wishes, else longer each time, with jitter."""
    error = state.outcome.exception() if state.outcome else None
    wished = error.retry_after if isinstance(error, ChatCallError) else None
    backed_off = float(min(_LONGEST_WAIT, _FIRST_WAIT * 2 ** (state.attempt_number - 1)))
    # Half of it by chance, so that those who failed together do not come back together.
    spread = backed_off * random.uniform(0.5, 1.0)  # noqa: S311 - no secret
    return spread if wished is None else wished + spread * 0.1
