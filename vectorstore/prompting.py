"""What is put before a text so that a model knows whether it is a query or a passage."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.yaml_data import package_data

CONFIGURATION = "config_sentence_transformers.json"
QUERY_KEYS = ("query", "search_query")
PASSAGE_KEYS = ("passage", "document", "search_document")
ORIGIN = "functiewijzer.json"
"""File beside a model in a folder that says under which name it was pulled."""


@dataclass(frozen=True, slots=True)
class Prompts:
    """What is put before the texts that a model gets."""

    query: str = ""
    """Before every query."""
    passage: str = ""
    """Before every passage."""


NO_PROMPTS = Prompts()
"""Nothing is put before any text."""


@dataclass(frozen=True, slots=True)
class ChosenPrompts:
    """What the settings say; None is as the model wants it."""

    query: str | None = None
    """Before every query."""
    passage: str | None = None
    """Before every passage."""


AS_THE_MODEL_WANTS = ChosenPrompts()


def known_as(name: str) -> str:
    """Return the name by which the data files know a model: lower case, with - for _.

    Of a folder: the name under which it was pulled, or else the last three parts of its path.
    """
    folder = Path(name)
    if folder.is_dir():
        pulled = read_json(folder / ORIGIN).get("name")
        name = pulled if isinstance(pulled, str) else "/".join(folder.resolve().parts[-3:])
    return name.lower().replace("_", "-")


def prompts_for(name: str, own: Mapping[str, object], chosen: ChosenPrompts = AS_THE_MODEL_WANTS) -> Prompts:
    """Return the prompts of a model: those chosen, else its own, else those of data/prompts.yaml.

    ``own``: the prompts in its configuration, by name. A model that has only blank ones says nothing: the
    library writes those by itself.
    """
    said = Prompts(_first(own, QUERY_KEYS), _first(own, PASSAGE_KEYS))
    found = said if said != NO_PROMPTS else _known(name)
    return Prompts(
        found.query if chosen.query is None else chosen.query,
        found.passage if chosen.passage is None else chosen.passage,
    )


def own_prompts(folder: Path) -> Mapping[str, object]:
    """Return the prompts in the configuration in a model's folder, by name; none where it has none."""
    found = read_json(folder / CONFIGURATION).get("prompts")
    return found if isinstance(found, dict) else {}


def read_json(path: Path) -> Mapping[str, object]:
    """Return the object in a JSON file; an empty one where there is none that can be read."""
    found = _parsed(path)
    return found if isinstance(found, dict) else {}


def read_json_list(path: Path) -> Sequence[object]:
    """Return the list in a JSON file; an empty one where there is none that can be read."""
    found = _parsed(path)
    return found if isinstance(found, list) else []


def _parsed(path: Path) -> object:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _first(own: Mapping[str, object], keys: tuple[str, ...]) -> str:
    return next((text for key in keys if isinstance(text := own.get(key), str) and text), "")


def _known(name: str) -> Prompts:
    wanted = known_as(name)
    for entry in package_data("vectorstore", "prompts.yaml"):
        if re.search(entry["pattern"], wanted):
            return Prompts(entry["query"], entry["passage"])
    return NO_PROMPTS
