"""Choose a chat model by name."""

import sys
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, requires
from typing import TYPE_CHECKING, Any

from assistant.chat import texts
from assistant.chat.environment import ProviderEnvironment, read_environment
from assistant.chat.model import DEFAULT_PARALLEL, ChatModel
from assistant.chat.providers import PROVIDERS, Prepared, Provider, Wanted
from assistant.chat.structure import Structure
from assistant.chat.traits import Traits
from assistant.errors import ChatModelUnusable
from assistant.settings import Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

DEFAULT_TOKENS = 2000
"""Most tokens of a reply: more than the longest answer takes, less than a model that does not end."""


@dataclass(frozen=True, slots=True)
class ChatOptions:
    """What a user can choose of a chat model beside its name."""

    url: str = ""
    """The address of its server; empty for the one of the provider's own settings."""
    tokens: int = DEFAULT_TOKENS
    """Most tokens of a reply."""
    structure: Structure | None = None
    """How it is told what form a reply has; None for the provider's best means."""
    parallel: int = DEFAULT_PARALLEL
    """Questions put to it at the same time."""
    is_traced: bool = False
    """What goes to and from it may also go to LangSmith, if the user's settings of LangSmith say so."""


def load_chosen_chat_model(settings: Settings) -> ChatModel | None:
    """Return the chat model that the settings choose; None when they choose none.

    Raises ChatModelUnusable, one Dutch line, as ``load_chat_model`` does.
    """
    if not settings.chat_model:
        return None
    structure = settings.chat_structure
    options = ChatOptions(
        url=settings.chat_url,
        tokens=settings.chat_tokens,
        structure=None if structure == "auto" else Structure(structure),
        parallel=settings.chat_parallel,
        is_traced=settings.chat_tracing,
    )
    return load_chat_model(settings.chat_model, settings.chat_timeout, options)


def load_chat_model(
    name: str,
    timeout_seconds: float = 20.0,
    options: ChatOptions = ChatOptions(),
    environment: ProviderEnvironment | None = None,
) -> ChatModel:
    """Return the chat model "provider:model", through LangChain's ``init_chat_model``, at temperature 0.

    ``timeout_seconds``: what it may take for one answer. ``environment``: the providers' own settings, such
    as OPENAI_API_KEY; by default as they are in the environment and in ``.env``. Nothing is asked of the
    model. Raises ChatModelUnusable, one Dutch line, when the name or a setting is wrong or its package is not
    installed.
    """
    provider_name, colon, model_name = name.partition(":")
    if not colon or not provider_name.strip() or not model_name.strip():
        raise ChatModelUnusable(texts.NO_NAME.format(name=name))
    provider = PROVIDERS.get(provider_name)
    if provider is None:
        known = ", ".join(sorted(PROVIDERS))
        raise ChatModelUnusable(texts.UNKNOWN_PROVIDER.format(name=name, provider=provider_name, known=known))
    wanted = Wanted(
        name,
        model_name,
        environment or read_environment(),
        options.url,
        options.tokens,
        timeout_seconds,
    )
    try:
        import_module(provider.module)
        prepared = provider.prepare(wanted)
        model = _init(name, dict(prepared.options))
    except ChatModelUnusable:
        raise
    except ImportError:
        raise ChatModelUnusable(_not_installed(name, provider)) from None
    except Exception:  # each package raises its own, and may name keys and addresses
        raise ChatModelUnusable(texts.NOT_LOADED.format(name=name)) from None
    traits = _traits(provider_name, provider, prepared, options)
    return ChatModel(name, model, timeout_seconds, traits, options.parallel)


def _init(name: str, options: dict[str, Any]) -> "BaseChatModel":
    from langchain.chat_models import init_chat_model

    try:
        made: BaseChatModel = init_chat_model(name, **options)
    except ValueError as error:
        if "temperature" not in str(error) or "temperature" not in options:
            raise
        del options["temperature"]  # a model that is known to take none
        made = init_chat_model(name, **options)
    return made


def _traits(provider_name: str, provider: Provider, prepared: Prepared, options: ChatOptions) -> Traits:
    first = options.structure
    structures = (first, Structure.TEXT) if first else provider.structures
    return Traits(
        provider=provider_name,
        url=prepared.url,
        structures=tuple(dict.fromkeys(structures)),
        without=prepared.without,
        tokens=options.tokens,
        is_traced=options.is_traced,
        marks_end=True,
    )


def _not_installed(name: str, provider: Provider) -> str:
    requirement = provider.package
    try:  # within the versions that this product is known to work with
        for line in requires("functiewijzer") or ():
            if line.startswith(provider.package):
                requirement = line.partition(";")[0].strip()
    except PackageNotFoundError:
        pass
    command = texts.INSTALL.format(python=sys.executable, requirement=requirement)
    return texts.NO_PACKAGE.format(name=name, package=provider.package, command=command)
