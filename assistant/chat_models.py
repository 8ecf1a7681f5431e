"""Reach a chat model: the only module that imports LangChain's model packages."""

from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

from assistant.errors import ChatModelError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel


def load_chat_model(name: str, timeout_seconds: float = 30.0) -> "BaseChatModel":
    """Return the chat model "provider:model" (LangChain's ``init_chat_model``), at temperature 0.

    Raises ChatModelError, one Dutch line, when its package is not installed or its settings are wrong.
    """
    from langchain.chat_models import init_chat_model

    try:
        model = init_chat_model(name, temperature=0, timeout=timeout_seconds, max_retries=1)
    except ImportError as error:
        raise ChatModelError(
            f"taalmodel {name}: het pakket van deze aanbieder is niet geïnstalleerd"
        ) from error
    except Exception as error:  # each provider package raises its own
        hint = "controleer de naam (aanbieder:model) en de instellingen van de aanbieder"
        raise ChatModelError(f"taalmodel {name} kan niet geladen worden: {hint}") from error
    if not hasattr(model, "invoke"):
        raise ChatModelError(f"taalmodel {name} is geen chatmodel")
    return model


def ask_model(model: "BaseChatModel", system: str, user: str, timeout_seconds: float) -> str:
    """Return the model's answer as text. Raises ChatModelError when it fails or takes too long."""
    replies: SimpleQueue[str | Exception] = SimpleQueue()

    def call() -> None:
        try:
            replies.put(str(model.invoke([("system", system), ("human", user)]).text))
        except Exception as error:  # a dead, refusing or misconfigured model: each provider raises its own
            replies.put(error)

    # A daemon: a model that hangs must hold up neither the answer nor the end of the program.
    Thread(target=call, name="taalmodel", daemon=True).start()
    try:
        reply = replies.get(timeout=timeout_seconds)
    except Empty as error:
        raise ChatModelError("het taalmodel antwoordt niet op tijd") from error
    if isinstance(reply, Exception):
        raise ChatModelError(f"het taalmodel geeft een fout: {type(reply).__name__}") from reply
    return reply
