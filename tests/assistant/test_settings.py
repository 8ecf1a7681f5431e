"""Reading the settings."""

import os

import pytest
from pydantic import ValidationError

from assistant.errors import AssistantError
from assistant.settings import SettingsError, read_settings


@pytest.fixture(autouse=True)
def nowhere(monkeypatch, tmp_path):
    """Take away the settings of this machine."""
    for name in list(os.environ):
        if name.startswith("FUNCTIEWIJZER_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_defaults():
    settings = read_settings()
    assert str(settings.index) == ".functiewijzer"
    assert (settings.host, settings.port) == ("127.0.0.1", 7860)
    assert settings.chat_model == settings.embedder == ""
    assert settings.lexicon is None


def test_the_environment_sets_every_setting(monkeypatch):
    values = {
        "INDEX": "elders",
        "EMBEDDER": "model",
        "CHAT_MODEL": "ollama:klein",
        "CHAT_TIMEOUT": "2.5",
        "LEXICON": "eigen.yaml",
        "HOST": "0.0.0.0",  # noqa: S104 - not used
        "PORT": "8000",
    }
    for name, value in values.items():
        monkeypatch.setenv(f"FUNCTIEWIJZER_{name}", value)
    settings = read_settings()
    assert {name: str(getattr(settings, name.lower())) for name in values} == values


def test_a_dotenv_file_is_read_and_the_environment_wins(nowhere, monkeypatch):
    (nowhere / ".env").write_text("FUNCTIEWIJZER_PORT=1\nFUNCTIEWIJZER_HOST=localhost\nOTHER=x\n")
    monkeypatch.setenv("FUNCTIEWIJZER_PORT", "2")
    settings = read_settings()
    assert (settings.host, settings.port) == ("localhost", 2)


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "abc"), ("PORT", "-1"), ("PORT", "70000"), ("CHAT_TIMEOUT", "0"), ("CHAT_TIMEOUT", "lang")],
)
def test_a_bad_value_is_one_line_that_names_the_setting(monkeypatch, name, value):
    monkeypatch.setenv(f"FUNCTIEWIJZER_{name}", value)
    with pytest.raises(SettingsError, match=f"FUNCTIEWIJZER_{name}") as caught:
        read_settings()
    assert isinstance(caught.value, AssistantError)
    assert "\n" not in str(caught.value)


def test_settings_cannot_be_changed():
    settings = read_settings()
    with pytest.raises(ValidationError):
        settings.port = 1
