"""The settings of the page, read once at the door like those of the assistant."""

from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


def _parts(value: object) -> object:
    """Split what is written with commas or spaces."""
    return tuple(value.replace(",", " ").split()) if isinstance(value, str) else value


_Names = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_parts)]


class PageSettings(BaseSettings):
    """Every setting is an environment variable FUNCTIEWIJZER_<NAME>."""

    model_config = SettingsConfigDict(
        env_prefix="FUNCTIEWIJZER_", env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    documents: Path | None = Field(
        None, description="Map met documenten die beheerders vullen; leeg is enkel bekijken"
    )
    data: Path | None = Field(None, description="Map voor beoordelingen en verslagen; leeg is niets bewaren")
    contact: str = Field("", description="Aan wie gebruikers een probleem melden: naam, e-mail of webadres")
    users: Path | None = Field(
        None, description="Gebruikersbestand; leeg is zonder aanmelden, enkel op deze machine"
    )
    session_hours: float = Field(12.0, gt=0, le=744, description="Uren dat een gebruiker aangemeld blijft")
    proxy_header: str = Field(
        "",
        pattern=r"^[A-Za-z0-9-]*$",
        description="Header waarmee een vertrouwde proxy de gebruiker noemt (bijvoorbeeld X-Remote-User)",
    )
    proxy_addresses: _Names = Field(
        ("127.0.0.1", "::1"), description="Adressen of netwerken van vertrouwde proxy's"
    )
    hosts: _Names = Field((), description="Namen waaronder de pagina bereikbaar is; leeg is niet beperkt")
    questions_per_minute: int = Field(
        60, ge=0, description="Vragen per minuut per gebruiker; 0 is zonder grens"
    )
