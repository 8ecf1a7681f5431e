"""Read the reply of a model as it comes in: only what is for the reader, and whole or not at all."""

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.chat.failures import ChatCallError, Failure
from assistant.chat.thinking import WithoutThinking

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage

_CUT = frozenset({"length", "max_tokens", "model_length", "model_context_window_exceeded", "error", "load"})
"""What providers call the end of a reply that is not whole."""
_DECLINED = frozenset({"content_filter", "refusal"})
_REASONS = ("finish_reason", "stop_reason", "done_reason")


@dataclass(slots=True)
class ReplyReader:
    """Reads one reply, a chunk at a time."""

    thinking: WithoutThinking
    """Leaves out what is thought aloud."""
    in_tool: bool
    """The reply is the arguments of the first tool that is called, or what is said when none is."""
    marks_end: bool
    """The server says when the reply is whole."""
    most_characters: int
    """A longer reply never ends."""
    _length: int = 0
    _ending: str = ""
    _calls: int = 0
    _call: object = None
    _said: str = ""

    def read(self, chunks: "Iterable[BaseMessage]") -> Generator[str]:
        """Yield the pieces of the reply, one for each chunk and perhaps empty, as LangChain streams them.

        Raises ChatCallError for a reply that is not whole or too long, LateThinking, and what the provider's
        package raises. Closing the iterator closes the chunks.
        """
        iterator = iter(chunks)
        has_begun = False
        try:
            for chunk in iterator:
                has_begun = True
                yield self._take(chunk)
        except ValueError as error:
            if type(error) is ValueError and not has_begun and self.marks_end:  # LangChain's: an empty stream
                raise ChatCallError(Failure.GARBLED) from None
            raise
        finally:
            close = getattr(iterator, "close", None)
            if close:
                close()
        if not self._calls:
            yield self._said + self.thinking.finish()
        if self._ending in _DECLINED:
            raise ChatCallError(Failure.REJECTED)
        if self._ending in _CUT or (self.marks_end and not self._ending):
            raise ChatCallError(Failure.CUT_OFF)

    def _take(self, chunk: "BaseMessage") -> str:
        told = getattr(chunk, "response_metadata", None) or {}
        self._ending = next((str(told[name]) for name in _REASONS if told.get(name)), self._ending)
        text = str(chunk.text)
        arguments = self._arguments(chunk) if self.in_tool else ""
        self._length += len(text) + len(arguments)
        if self._length > self.most_characters:
            raise ChatCallError(Failure.CUT_OFF)
        shown = self.thinking.take(text) if text else ""
        if self.in_tool:
            self._said += shown
            return arguments
        return shown

    def _arguments(self, chunk: "BaseMessage") -> str:
        found = ""
        for part in getattr(chunk, "tool_call_chunks", None) or ():
            place = part.get("index")  # some servers repeat the name with each piece of one call
            if part.get("name") and (not self._calls or place is None or place != self._call):
                self._calls, self._call = self._calls + 1, place
            if self._calls <= 1:
                found += part.get("args") or ""
        return found
