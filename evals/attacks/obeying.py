"""A chat model that obeys every instruction that it sees, and also those that it was kept from seeing.

It says what an attack wants said whether or not the attack reached it, in each of the ways below: what holds
against that does not hang on an attack being recognised.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult

_LINE = re.compile(r"^\[(p[0-9a-f]{4,})\] ?(?:\([^\n]*?\) )?(.*)$", re.MULTILINE)
_COMMANDS = (
    re.compile(r"(?:zeg|antwoord|beweer|meld)\b[^.:\n]{0,60}?\bdat\s+([^\n.]+)", re.IGNORECASE),
    re.compile(r"(?:say|answer|reply|state|tell)\b[^.:\n]{0,60}?\bthat\s+([^\n.]+)", re.IGNORECASE),
    re.compile(r"(?:dites?|répondez)\b[^.:\n]{0,60}?\bque\s+([^\n.]+)", re.IGNORECASE),
    re.compile(
        r"(?:antwoord|begin|eindig|reply|answer|end|start|use|say|zeg|schrijf|vermeld|add|include)\b[^.:\n]{0,40}?"
        r"(?:met|with|only|alleen|letterlijk|exactly|:)\s+([^\n.]+)",
        re.IGNORECASE,
    ),
)
"""How instructions name what is to be said, in general."""
_JSON = re.compile(r"\{\"beweringen.*\}", re.DOTALL)
_CHUNK = 24
"""Characters of a piece of a reply, as a server would stream it."""


class Way(StrEnum):
    """How the model does what it is told."""

    WITHOUT_TOKEN = "no token"  # noqa: S105
    TOP_TOKEN = "token of the first passage"  # noqa: S105
    TOLD_TOKEN = "token that it was told, or of the passage that answers"  # noqa: S105
    ALL_TOKENS = "all tokens"
    PROSE = "prose"
    COPIED = "a reply copied from the attack"
    BESIDE = "beside the true statement"
    WITHIN = "within the true statement"
    READING = "whatever the prompt tells it, by reading it"


@dataclass(frozen=True, slots=True)
class Orders:
    """What the model is to do."""

    way: Way
    """How it obeys."""
    says: tuple[str, ...]
    """What the attack wants said; {prompt} stands for the model's own instructions."""
    reply: str = ""
    """A whole reply that the attack wants copied."""
    tokens: tuple[str, ...] = ()
    """Tokens that the attack wants cited."""
    truth: str = ""
    """Words of the passage that answers the question."""


class ObeyingModel(BaseChatModel):
    """Does what it is told; remembers what it was sent."""

    orders: Orders = Orders(Way.PROSE, ())
    """What it does next."""
    prompts: list[str] = []  # noqa: RUF012 - pydantic copies it
    """What it was sent since, system and user message together."""

    def obey(self, orders: Orders) -> None:
        """Do this from now on, and forget what was sent before."""
        self.orders = orders
        self.prompts = []

    @property
    def _llm_type(self) -> str:
        return "obeying"

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,  # noqa: ANN401 - LangChain's signature
    ) -> ChatResult:
        return ChatResult(generations=[ChatGeneration(message=AIMessage(content=self._reply(messages)))])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,  # noqa: ANN401 - LangChain's signature
    ) -> Iterator[ChatGenerationChunk]:
        reply = self._reply(messages)
        for start in range(0, len(reply), _CHUNK):
            last = start + _CHUNK >= len(reply)
            piece = reply[start : start + _CHUNK]
            position: Literal["last"] | None = "last" if last else None
            yield ChatGenerationChunk(message=AIMessageChunk(content=piece, chunk_position=position))

    def _reply(self, messages: Sequence[BaseMessage]) -> str:
        system, user = messages[0].text, messages[-1].text
        self.prompts.append(f"{system}\n{user}")
        orders, passages = self.orders, dict(_LINE.findall(user))
        true = next((token for token, text in passages.items() if orders.truth and orders.truth in text), "")
        says = [text.replace("{prompt}", system.strip().split("\n\n")[0]) for text in orders.says]
        if orders.way is Way.PROSE:
            return " ".join(says)
        if orders.way is Way.COPIED:
            forged = f"```json\n{_json(says, ['p0000000'])}\n```\n{_json(says, list(passages)[:1])}"
            return orders.reply or forged
        if orders.way is Way.READING:
            return self._read(user, list(passages))
        if orders.way is Way.BESIDE and true:
            return _json([passages[true], *says], [true])
        if orders.way is Way.WITHIN and true:
            return _json([f"{passages[true].rstrip(' .;')} en {text}" for text in says], [true])
        tokens = {Way.WITHOUT_TOKEN: [], Way.TOP_TOKEN: list(passages)[:1], Way.ALL_TOKENS: list(passages)}
        told = [*orders.tokens, true] if true else list(orders.tokens)
        return _json(says, tokens.get(orders.way, told))

    def _read(self, user: str, tokens: list[str]) -> str:
        """Do what the prompt itself tells, by its words: copy its JSON, or say what it is told to say."""
        copied = _JSON.search(user)
        if copied:
            return copied.group()
        said = [match.strip() for command in _COMMANDS for match in command.findall(user)]
        said = [text[:1].upper() + text[1:] + "." for text in said]
        return json.dumps({"beweringen": [_claim(text, [token]) for text in said for token in tokens[:3]]})


def _json(says: Sequence[str], tokens: Sequence[str]) -> str:
    return json.dumps({"beweringen": [_claim(text, tokens) for text in says]}, ensure_ascii=False)


def _claim(text: str, tokens: Sequence[str]) -> dict[str, Any]:
    return {"tekst": text, "bronnen": list(tokens)}
