"""Choosing a chat model by name and settings."""

import sys

import pytest

from assistant.chat.environment import ProviderEnvironment, read_environment
from assistant.chat.loading import ChatOptions, load_chat_model, load_chosen_chat_model
from assistant.chat.structure import Structure
from assistant.errors import ChatModelError
from assistant.settings import SettingsError, read_settings

VARIABLES = (
    *("OPENAI_BASE_URL", "OPENAI_API_BASE", "OPENAI_API_KEY", "OPENAI_API_VERSION"),
    *("OLLAMA_HOST", "OLLAMA_API_KEY", "MISTRAL_API_KEY", "MISTRAL_BASE_URL"),
    *("ANTHROPIC_API_KEY", "ANTHROPIC_BASE_URL", "ANTHROPIC_API_URL"),
    *("AZURE_OPENAI_ENDPOINT", "AZURE_OPENAI_API_KEY", "AZURE_OPENAI_AD_TOKEN", "AZURE_OPENAI_API_VERSION"),
)


@pytest.fixture(autouse=True)
def _bare(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("name", ["", ":", "geen-aanbieder", "ollama:", ":model", " :model"])
def test_a_name_without_provider_and_model_is_one_dutch_line(name):
    with pytest.raises(ChatModelError, match="schrijf aanbieder:model") as caught:
        load_chat_model(name)
    assert "\n" not in str(caught.value)


def test_an_unknown_provider_is_told_with_those_there_are():
    with pytest.raises(
        ChatModelError, match=r"bestaatniet.*anthropic, azure_openai, mistralai, ollama, openai"
    ):
        load_chat_model("bestaatniet:model")


def test_a_missing_package_is_told_with_the_command_to_type(monkeypatch):
    monkeypatch.setitem(sys.modules, "langchain_mistralai", None)
    monkeypatch.setenv("MISTRAL_API_KEY", "x")
    with pytest.raises(
        ChatModelError, match=r"niet geïnstalleerd; typ: .*-m pip install .*langchain-mistralai"
    ):
        load_chat_model("mistralai:klein")


@pytest.mark.parametrize(
    ("name", "missing"),
    [
        ("openai:klein", "OPENAI_API_KEY"),
        ("mistralai:klein", "MISTRAL_API_KEY"),
        ("anthropic:klein", "ANTHROPIC_API_KEY"),
        ("azure_openai:klein", "AZURE_OPENAI_ENDPOINT"),
    ],
)
def test_a_missing_setting_is_named(name, missing):
    with pytest.raises(ChatModelError, match=missing):
        load_chat_model(name)


def test_a_missing_setting_of_azure_is_named(monkeypatch):
    monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", "https://voorbeeld.openai.azure.com")
    with pytest.raises(ChatModelError, match="OPENAI_API_VERSION"):
        load_chat_model("azure_openai:klein")
    monkeypatch.setenv("OPENAI_API_VERSION", "2024-10-21")
    with pytest.raises(ChatModelError, match="AZURE_OPENAI_API_KEY"):
        load_chat_model("azure_openai:klein")
    monkeypatch.setenv("AZURE_OPENAI_AD_TOKEN", "x")
    assert load_chat_model("azure_openai:klein").traits.url == "https://voorbeeld.openai.azure.com"


@pytest.mark.parametrize("url", ["localhost", "ftp://hier/v1", "http://", "http://hier:abc/v1"])
def test_an_address_that_is_none_is_told_without_it(monkeypatch, url):
    monkeypatch.setenv("OPENAI_BASE_URL", url)
    with pytest.raises(ChatModelError, match="OPENAI_BASE_URL is geen webadres") as caught:
        load_chat_model("openai:klein")
    assert url not in str(caught.value).replace("http://127.0.0.1:8000/v1", "")


@pytest.mark.parametrize("name", ["OPENAI_BASE_URL", "OPENAI_API_BASE"])
@pytest.mark.parametrize("is_file", [True, False])
def test_the_usual_address_is_read_from_environment_and_file(server, monkeypatch, tmp_path, name, is_file):
    if is_file:
        (tmp_path / ".env").write_text(f"{name}={server.url}/v1\nOPENAI_API_KEY=mijn-sleutel\n")
    else:
        monkeypatch.setenv(name, f"{server.url}/v1")
        monkeypatch.setenv("OPENAI_API_KEY", "mijn-sleutel")
    assert load_chat_model("openai:klein").reply("s", "v") == "Dag wereld"
    assert server.paths == ["/v1/chat/completions"]
    assert server.headers[0]["authorization"] == "Bearer mijn-sleutel"


def test_a_server_of_ones_own_needs_no_key(server, monkeypatch):
    monkeypatch.setenv("OPENAI_BASE_URL", f"{server.url}/v1")
    assert load_chat_model("openai:klein").reply("s", "v") == "Dag wereld"
    assert server.asked[0]["model"] == "klein"


@pytest.mark.parametrize(
    "form", ["http://127.0.0.1:{}", "127.0.0.1:{}", "0.0.0.0:{}", "http://127.0.0.1:{}/"]
)
def test_the_host_of_ollama_has_several_forms(server, monkeypatch, form):
    monkeypatch.setenv("OLLAMA_HOST", form.format(server.server_port))
    assert load_chat_model("ollama:klein").reply("s", "v") == "Dag wereld"
    assert server.paths == ["/api/chat"]


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("", "http://127.0.0.1:11434"),
        ("reken-pc", "http://reken-pc:11434"),
        ("[::1]", "http://[::1]:11434"),
        ("[::]:9", "http://[::1]:9"),
        ("10.0.0.0", "http://10.0.0.0:11434"),
        ("https://ollama.voorbeeld.be", "https://ollama.voorbeeld.be"),
    ],
)
def test_the_port_of_ollama_is_filled_in(host, url):
    environment = ProviderEnvironment(ollama_host=host, _env_file=None)
    assert load_chat_model("ollama:klein", environment=environment).traits.url == url


@pytest.mark.parametrize("provider", ["openai", "ollama", "mistralai", "azure_openai", "anthropic"])
def test_every_model_is_told_to_be_steady_and_not_without_end(server, load, provider):
    load(provider, tokens=321).reply("systeem", "vraag")
    asked = server.asked[0]
    asked |= asked.get("options", {})
    assert asked["temperature"] == 0
    assert 321 in (asked.get(name) for name in ("max_tokens", "max_completion_tokens", "num_predict"))
    assert asked["stream"] is True
    if provider != "anthropic":
        assert asked.get("seed", asked.get("random_seed")) is not None
    if provider == "ollama":
        assert asked["think"] is False
        assert asked["num_ctx"] >= 4096


def test_an_address_in_the_settings_wins_and_is_for_the_chosen_model_only(server, monkeypatch):
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("FUNCTIEWIJZER_CHAT_MODEL", "openai:klein")
    monkeypatch.setenv("FUNCTIEWIJZER_CHAT_URL", f"{server.url}/v1")
    monkeypatch.setenv("FUNCTIEWIJZER_CHAT_STRUCTURE", "json")
    chat = load_chosen_chat_model(read_settings())
    assert chat.reply("s", "v") == "Dag wereld"
    assert chat.structure is Structure.JSON
    assert load_chat_model("openai:klein").traits.url == "http://127.0.0.1:9/v1"


def test_no_model_is_chosen_by_default():
    assert load_chosen_chat_model(read_settings()) is None


def test_nothing_is_written_to_the_environment(tmp_path, monkeypatch):
    import os

    (tmp_path / ".env").write_text("OPENAI_API_KEY=uit-het-bestand\n")
    before = dict(os.environ)
    load_chat_model("openai:klein")
    assert dict(os.environ) == before


def test_keys_and_addresses_are_not_shown():
    environment = ProviderEnvironment(openai_api_key="sk-geheim", _env_file=None)
    options = ChatOptions(url="http://jan:wachtwoord@127.0.0.1:9/v1")
    chat = load_chat_model("openai:klein", options=options, environment=environment)
    assert "geheim" not in repr(chat) + repr(environment)
    assert "wachtwoord" not in repr(chat)
    assert chat.name == "openai:klein"


def test_a_settings_file_that_is_no_text_is_one_line(tmp_path):
    (tmp_path / ".env").write_bytes(b"\xff\xfe\x00A")
    with pytest.raises(SettingsError, match=r"\.env"):
        read_environment()


@pytest.mark.parametrize("provider", ["openai", "ollama", "mistralai"])
def test_this_machine_is_reached_whatever_proxy_is_set(server, load, monkeypatch, provider):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    assert load(provider).reply("s", "v") == "Dag wereld"


@pytest.mark.parametrize("provider", ["openai", "ollama", "mistralai"])
def test_an_address_elsewhere_is_reached_by_the_proxy_that_is_set(server, load, monkeypatch, provider):
    monkeypatch.setenv("HTTP_PROXY", server.url)
    monkeypatch.delenv("NO_PROXY", raising=False)
    assert load(provider, url="http://model.voorbeeld.invalid/v1").reply("s", "v") == "Dag wereld"
    assert server.paths[0].startswith("http://model.voorbeeld.invalid/")


def test_a_gateway_of_langsmith_in_the_environment_is_not_used(server, load, monkeypatch):
    monkeypatch.setenv("LANGSMITH_GATEWAY", "http://127.0.0.1:9")
    assert load().reply("s", "v") == "Dag wereld"
    environment = ProviderEnvironment(openai_api_key="x", _env_file=None)
    chat = load_chat_model("openai:klein", environment=environment)
    assert chat.model.openai_api_base == "https://api.openai.com/v1"
