"""Choose a chat model by name: the only module that imports LangChain's model packages."""

from assistant.chat.model import ChatModel
from assistant.errors import ChatModelError


def load_chat_model(name: str, timeout_seconds: float = 20.0) -> ChatModel:
    """Return the chat model "provider:model" (LangChain's ``init_chat_model``), at temperature 0.

    ``timeout_seconds``: what it may take for one answer. Raises ChatModelError, one Dutch line, when its
    package is not installed or its settings are wrong.
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
    return ChatModel(name, model, timeout_seconds)
