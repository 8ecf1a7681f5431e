"""Ask for a reply in a given form by the provider's own means."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

Schema = Mapping[str, Any]
"""A JSON schema of what a reply is to look like."""

_NAME = "antwoord"
"""What the form is called towards the model."""


class Structure(StrEnum):
    """How a model is told what its reply is to look like."""

    SCHEMA = "schema"
    """By a JSON schema that its words are held to."""
    TOOL = "tool"
    """As the arguments of a tool that it is to call."""
    JSON = "json"
    """JSON of any form; the prompt says which."""
    TEXT = "text"
    """By the prompt alone."""


def as_openai(structure: Structure, schema: Schema, extra: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return arguments for a call in OpenAI's form. ``extra``: what is sent along with every request.

    It is sent as it is, past the package's own parsing of replies, which fails on one that is not JSON.
    """
    if structure is Structure.SCHEMA:
        named = {"name": _NAME, "schema": dict(schema), "strict": _is_closed(schema)}
        form: dict[str, Any] = {"type": "json_schema", "json_schema": named}
    elif structure is Structure.JSON:
        form = {"type": "json_object"}
    else:
        return {}
    return {"extra_body": {**(extra or {}), "response_format": form}}


def as_ollama(structure: Structure, schema: Schema) -> dict[str, Any]:
    """Return arguments for a call in Ollama's form."""
    if structure is Structure.SCHEMA:
        return {"format": dict(schema)}
    return {"format": "json"} if structure is Structure.JSON else {}


def as_tool(schema: Schema) -> tuple[dict[str, Any], str]:
    """Return the tool whose arguments are the reply, and its name."""
    told = {"name": _NAME, "description": "Geef het antwoord.", "parameters": dict(schema)}
    return {"type": "function", "function": told}, _NAME


def _is_closed(schema: object) -> bool:
    """Tell whether each object has all of its properties and no others, as OpenAI's strict mode asks."""
    if isinstance(schema, Mapping):
        if schema.get("type") == "object" and (
            schema.get("additionalProperties") is not False
            or set(schema.get("required", ())) != set(schema.get("properties", ()))
        ):
            return False
        return all(_is_closed(value) for value in schema.values())
    return all(_is_closed(value) for value in schema) if isinstance(schema, list) else True
