"""The usual settings of providers, read from the environment and from ``.env``."""

from pydantic import AliasChoices, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.settings import SettingsError


class ProviderEnvironment(BaseSettings):
    """What the providers' own packages read, by the names that they gave it. Nothing is written to either."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True)

    ollama_host: str = ""
    ollama_api_key: SecretStr = SecretStr("")
    openai_base_url: str = Field("", validation_alias=AliasChoices("OPENAI_BASE_URL", "OPENAI_API_BASE"))
    openai_api_key: SecretStr = SecretStr("")
    mistral_base_url: str = ""
    mistral_api_key: SecretStr = SecretStr("")
    anthropic_base_url: str = Field(
        "", validation_alias=AliasChoices("ANTHROPIC_BASE_URL", "ANTHROPIC_API_URL")
    )
    anthropic_api_key: SecretStr = SecretStr("")
    azure_openai_endpoint: str = ""
    azure_openai_api_key: SecretStr = SecretStr("")
    azure_openai_ad_token: SecretStr = SecretStr("")
    openai_api_version: str = Field(
        "", validation_alias=AliasChoices("OPENAI_API_VERSION", "AZURE_OPENAI_API_VERSION")
    )


def read_environment() -> ProviderEnvironment:
    """Return the providers' settings; raises SettingsError, one Dutch line, for a file that is no text."""
    try:
        return ProviderEnvironment()
    except (ValidationError, UnicodeDecodeError) as error:
        raise SettingsError("het bestand .env is niet te lezen") from error
