"""All settings, read once at the door from the environment and from ``.env``."""

from pathlib import Path
from typing import Literal, TypeVar

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.errors import AssistantError


class SettingsError(AssistantError):
    """A setting has a value that cannot be used."""


class EntailmentSettings(BaseSettings):
    """What answering and evaluating share."""

    nli_model: str = Field(
        "",
        description="NLI-model dat nagaat of citaten een bewering steunen; leeg is met regels alleen",
    )


class Settings(EntailmentSettings):
    """Every setting is an environment variable FUNCTIEWIJZER_<NAME>."""

    model_config = SettingsConfigDict(
        env_prefix="FUNCTIEWIJZER_", env_file=".env", extra="ignore", frozen=True
    )

    index: Path = Field(Path(".functiewijzer"), description="Map met de index")
    embedder: str = Field("", description="Zoekmodel: leeg is het meegeleverde model")
    query_prompt: str | None = Field(
        None, description="Tekst voor elke vraag aan het zoekmodel; niet ingesteld is zoals het model het wil"
    )
    passage_prompt: str | None = Field(
        None,
        description="Tekst voor elke passage aan het zoekmodel; niet ingesteld is zoals het model het wil",
    )
    reranker: str = Field("", description="Model dat herschikt wat gevonden is; leeg is zonder")
    rerank_ms: int = Field(
        300, ge=1, le=60_000, description="Milliseconden die het herschikken van een vraag mag duren"
    )
    chat_model: str = Field("", description="Taalmodel als aanbieder:model; leeg is zonder taalmodel")
    chat_timeout: float = Field(
        20.0, gt=0, le=600, description="Seconden voor een antwoord met het taalmodel"
    )
    chat_url: str = Field(
        "", description="Adres van het taalmodel; leeg is het adres uit de instellingen van de aanbieder"
    )
    chat_tokens: int = Field(
        2000,
        ge=100,
        le=100_000,
        description="Tokens van een antwoord van het taalmodel, hoogstens",
    )
    chat_structure: Literal["auto", "schema", "tool", "json", "text"] = Field(
        "auto",
        description="Hoe het taalmodel de vorm van een antwoord krijgt: auto, schema, tool, json of text",
    )
    nli_ms: int = Field(
        500,
        ge=1,
        le=60_000,
        description="Milliseconden die het NLI-model krijgt voor een bewering van een taalmodel",
    )
    chat_parallel: int = Field(8, ge=1, le=64, description="Vragen die tegelijk naar het taalmodel gaan")
    chat_tracing: bool = Field(
        False,
        description="Of vragen en antwoorden ook naar LangSmith mogen, volgens uw LANGSMITH-instellingen",
    )
    lexicon: Path | None = Field(None, description="Eigen begrippenlijst (YAML) bovenop de meegeleverde")
    host: str = Field("127.0.0.1", description="Adres van de webpagina")
    port: int = Field(7860, ge=0, le=65535, description="Poort van de webpagina")


_Kind = TypeVar("_Kind", bound=BaseSettings)


def read_settings() -> Settings:
    """Return the settings; raises SettingsError, one Dutch line, for a value that cannot be used."""
    return read_settings_of(Settings)


def read_settings_of(kind: type[_Kind]) -> _Kind:
    """Return settings of a kind; raises SettingsError, one Dutch line, for a value that cannot be used."""
    try:
        return kind()
    except ValidationError as error:
        first = error.errors()[0]
        name = "FUNCTIEWIJZER_" + "_".join(str(part) for part in first["loc"]).upper()
        raise SettingsError(f"instelling {name} heeft een ongeldige waarde: {first['input']}") from error
