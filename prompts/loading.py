"""Load a prompt and fill in its names."""

from hashlib import sha256
from importlib import resources
from string import Template


class PromptError(Exception):
    """A prompt does not exist, or its names do not fit what is filled in."""


def load_prompt(name: str, **values: str) -> str:
    """Return the prompt ``name``.md with every ``$name`` in it filled in.

    Raises PromptError when a name is missing or is not in the prompt: a silent gap would reach a model.
    """
    template = Template(_source(name))
    wanted = set(template.get_identifiers())
    if wanted != set(values):
        raise PromptError(f"prompt {name}: verwacht {sorted(wanted)}, gekregen {sorted(values)}")
    return template.substitute(values)


def prompt_hash(*names: str) -> str:
    """Return the SHA-256 of the prompts as they ship, in hexadecimal digits; raises PromptError."""
    return sha256("\0".join(_source(name) for name in names).encode()).hexdigest()


def _source(name: str) -> str:
    file = resources.files("prompts").joinpath(f"{name}.md")
    if not file.is_file():
        raise PromptError(f"prompt bestaat niet: {name}")
    return file.read_text(encoding="utf-8")
