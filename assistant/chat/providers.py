"""The providers of chat models: what each is told, and what it can do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import SecretStr

from assistant.chat import texts
from assistant.chat.address import is_loopback, is_web_address
from assistant.chat.environment import ProviderEnvironment
from assistant.chat.structure import Structure
from assistant.chat.transport import CONNECT_SECONDS, event_hooks
from assistant.errors import ChatModelUnusable

_NO_KEY = "geen-sleutel"
"""Sent to a server of one's own that asks for none: the package does not work without."""
_OPENAI, _MISTRAL, _ANTHROPIC = (
    "https://api.openai.com/v1",
    "https://api.mistral.ai/v1",
    "https://api.anthropic.com",
)
_OLLAMA = "http://127.0.0.1:11434"
_OLLAMA_PORT = 11434
_LISTENED_ON = {"0.0.0.0": "127.0.0.1", "[::]": "[::1]"}  # noqa: S104 - not listened on
"""Addresses on which a server listens everywhere, with that at which it is asked on this machine."""
_OLLAMA_WINDOW = 8192
"""Tokens of question and answer together: of longer ones Ollama silently drops the beginning."""
_SEED = 1


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of any model."""

    name: str
    """"provider:model", for messages."""
    model: str
    """The model alone."""
    environment: ProviderEnvironment
    """The provider's own settings."""
    url: str
    """The address that was chosen for it in particular; empty for the provider's."""
    tokens: int
    """Most tokens of a reply."""
    seconds: float
    """What one answer may take."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """How a model is made."""

    options: Mapping[str, Any]
    """Arguments for LangChain's ``init_chat_model``."""
    url: str
    """Where its server is."""
    without: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Parameters that its server may not take, with what the model is changed to without each."""


@dataclass(frozen=True, slots=True)
class Provider:
    """A provider that is supported."""

    package: str
    """What has to be installed, as pip knows it."""
    module: str
    """The same, as Python imports it."""
    prepare: Callable[[Wanted], Prepared]
    """Tells how a model is made; raises ChatModelUnusable, one Dutch line, when a setting is missing."""
    structures: tuple[Structure, ...]
    """Its means to ask for a form: the best first, text last."""


def _openai(wanted: Wanted) -> Prepared:
    from openai import DefaultHttpxClient

    given = wanted.url or wanted.environment.openai_base_url
    url = _address(wanted, given or _OPENAI, "OPENAI_BASE_URL")
    key = wanted.environment.openai_api_key.get_secret_value()
    if not key and not given:
        line = texts.NO_KEY_OR_ADDRESS.format(
            name=wanted.name, key="OPENAI_API_KEY", address="OPENAI_BASE_URL"
        )
        raise ChatModelUnusable(line)
    client = DefaultHttpxClient(base_url=url, **_client(wanted, url))
    options = _common(wanted) | {
        "base_url": url,
        "api_key": SecretStr(key or _NO_KEY),
        "http_client": client,
        "seed": _SEED,
        "stream_usage": False,
    }
    without = {"temperature": {"temperature": None}, "seed": {"seed": None}}
    if url.startswith(_OPENAI):
        return Prepared(options, url, without | {"max_completion_tokens": {"max_tokens": None}})
    # Servers of others often know the older name only.
    del options["max_tokens"]
    options["extra_body"] = {"max_tokens": wanted.tokens}
    return Prepared(options, url, without | {"max_tokens": {"extra_body": None}})


def _azure(wanted: Wanted) -> Prepared:
    from openai import DefaultHttpxClient

    environment = wanted.environment
    url = _address(wanted, wanted.url or environment.azure_openai_endpoint, "AZURE_OPENAI_ENDPOINT")
    if not environment.openai_api_version:
        raise ChatModelUnusable(texts.NO_VERSION.format(name=wanted.name))
    key, token = environment.azure_openai_api_key, environment.azure_openai_ad_token
    if not key.get_secret_value() and not token.get_secret_value():
        raise ChatModelUnusable(texts.NO_KEY.format(name=wanted.name, key="AZURE_OPENAI_API_KEY"))
    options = _common(wanted) | {
        "azure_endpoint": url,
        "azure_deployment": wanted.model,
        "api_version": environment.openai_api_version,
        "http_client": DefaultHttpxClient(**_client(wanted, url)),
        "seed": _SEED,
        "stream_usage": False,
    }
    options |= {"api_key": key} if key.get_secret_value() else {"azure_ad_token": token}
    without = {
        "temperature": {"temperature": None},
        "seed": {"seed": None},
        "max_completion_tokens": {"max_tokens": None},
    }
    return Prepared(options, url, without)


def _ollama(wanted: Wanted) -> Prepared:
    from httpx import Timeout

    url = _ollama_address(wanted.url or wanted.environment.ollama_host)
    url = _address(wanted, url, "OLLAMA_HOST")
    key = wanted.environment.ollama_api_key.get_secret_value()
    options: dict[str, Any] = {
        "temperature": 0,
        "seed": _SEED,
        "num_predict": wanted.tokens,
        "num_ctx": _OLLAMA_WINDOW,
        "reasoning": False,
        "base_url": url,
        "sync_client_kwargs": _client(wanted, url)
        | {"timeout": Timeout(wanted.seconds, connect=CONNECT_SECONDS)}
        | ({"headers": {"Authorization": f"Bearer {key}"}} if key else {}),
    }
    return Prepared(options, url, {"thinking": {"reasoning": None}, "think": {"reasoning": None}})


def _mistral(wanted: Wanted) -> Prepared:
    from httpx import Client, Timeout

    url = _address(
        wanted, wanted.url or wanted.environment.mistral_base_url or _MISTRAL, "MISTRAL_BASE_URL"
    ).rstrip("/")
    key = _key(wanted, wanted.environment.mistral_api_key, "MISTRAL_API_KEY")
    client = Client(
        base_url=url,
        headers={"Accept": "application/json", "Authorization": f"Bearer {key.get_secret_value()}"},
        timeout=Timeout(wanted.seconds, connect=CONNECT_SECONDS),
        **_client(wanted, url),
    )
    options = _common(wanted) | {
        "base_url": url,
        "api_key": key,
        "client": client,
        "timeout": max(1, round(wanted.seconds)),
        "random_seed": _SEED,
    }
    without = {"temperature": {"temperature": None}, "random_seed": {"random_seed": None}}
    return Prepared(options | {"max_retries": 1}, url, without)


def _anthropic(wanted: Wanted) -> Prepared:
    url = _address(
        wanted, wanted.url or wanted.environment.anthropic_base_url or _ANTHROPIC, "ANTHROPIC_BASE_URL"
    )
    options = _common(wanted) | {
        "base_url": url,
        "api_key": _key(wanted, wanted.environment.anthropic_api_key, "ANTHROPIC_API_KEY"),
    }
    return Prepared(options, url, {"temperature": {"temperature": None}})


PROVIDERS: Mapping[str, Provider] = {
    "ollama": Provider("langchain-ollama", "langchain_ollama", _ollama, (Structure.SCHEMA, Structure.TEXT)),
    "openai": Provider("langchain-openai", "langchain_openai", _openai, (Structure.SCHEMA, Structure.TEXT)),
    "mistralai": Provider(
        "langchain-mistralai", "langchain_mistralai", _mistral, (Structure.TOOL, Structure.TEXT)
    ),
    "anthropic": Provider(
        "langchain-anthropic", "langchain_anthropic", _anthropic, (Structure.TOOL, Structure.TEXT)
    ),
    "azure_openai": Provider(
        "langchain-openai", "langchain_openai", _azure, (Structure.SCHEMA, Structure.TEXT)
    ),
}
"""By the name that LangChain knows them by."""


def _common(wanted: Wanted) -> dict[str, Any]:
    """What all packages but Ollama's call the same. They do not retry: that is done within the budget."""
    return {
        "temperature": 0,
        "max_tokens": wanted.tokens,
        "timeout": wanted.seconds,
        "max_retries": 0,
    }


def _client(wanted: Wanted, url: str) -> dict[str, Any]:
    """What an HTTP client is made with: no proxy of the environment for this machine's own addresses."""
    return {"event_hooks": event_hooks(), "trust_env": not is_loopback(url)}


def _key(wanted: Wanted, key: SecretStr, name: str) -> SecretStr:
    if key.get_secret_value():
        return key
    if wanted.url:
        return SecretStr(_NO_KEY)
    raise ChatModelUnusable(texts.NO_KEY.format(name=wanted.name, key=name))


def _address(wanted: Wanted, url: str, name: str) -> str:
    name = "FUNCTIEWIJZER_CHAT_URL" if wanted.url else name
    if not url:
        raise ChatModelUnusable(texts.NO_ADDRESS.format(name=wanted.name, address=name))
    if not is_web_address(url):
        raise ChatModelUnusable(texts.BAD_ADDRESS.format(name=wanted.name, address=name))
    return url


def _ollama_address(host: str) -> str:
    """Return the address that OLLAMA_HOST means: a host, a host and port, or an address.

    A server that listens on every address (0.0.0.0) is asked on this machine's own.
    """
    host = host.strip().rstrip("/").removesuffix("/v1")  # of its imitation of OpenAI, which is not asked
    if not host:
        return _OLLAMA
    url = host if "://" in host else f"http://{host}"
    scheme, _, rest = url.partition("://")
    place, slash, path = rest.partition("/")
    for every, own in _LISTENED_ON.items():
        if place == every or place.startswith(f"{every}:"):
            place = place.replace(every, own, 1)
    if ":" not in place.rpartition("@")[2].rpartition("]")[2] and "://" not in host:
        place = f"{place}:{_OLLAMA_PORT}"
    return f"{scheme}://{place}{slash}{path}"
