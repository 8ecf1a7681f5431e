"""Reach a chat model: the only module that imports LangChain's model packages."""

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as WaitedTooLong
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
    except Exception as error:  # each provider package raises its own
        raise ChatModelError(
            f"taalmodel {name} kan niet geladen worden: {str(error).splitlines()[0]}"
        ) from error
    if not hasattr(model, "invoke"):
        raise ChatModelError(f"taalmodel {name} is geen chatmodel")
    return model


def ask_model(model: "BaseChatModel", system: str, user: str, timeout_seconds: float) -> str:
    """Return the model's answer as text. Raises ChatModelError when it fails or takes too long."""
    pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="taalmodel")
    try:
        future = pool.submit(model.invoke, [("system", system), ("human", user)])
        return str(future.result(timeout=timeout_seconds).text)
    except WaitedTooLong as error:
        raise ChatModelError("het taalmodel antwoordt niet op tijd") from error
    except Exception as error:  # a dead, refusing or misconfigured model: each provider raises its own
        raise ChatModelError(f"het taalmodel geeft een fout: {type(error).__name__}") from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)  # a hanging call must not hold up the answer
