"""Load a prompt and fill in its names."""

from importlib import resources
from string import Template


class PromptError(Exception):
    """A prompt does not exist, or its names do not fit what is filled in."""


def load_prompt(name: str, **values: str) -> str:
    """Return the prompt ``name``.md with every ``$name`` in it filled in.

    Raises PromptError when a name is missing or is not in the prompt: a silent gap would reach a model.
    """
    source = resources.files("prompts").joinpath(f"{name}.md")
    if not source.is_file():
        raise PromptError(f"prompt bestaat niet: {name}")
    template = Template(source.read_text(encoding="utf-8"))
    wanted = set(template.get_identifiers())
    if wanted != set(values):
        raise PromptError(f"prompt {name}: verwacht {sorted(wanted)}, gekregen {sorted(values)}")
    return template.substitute(values)
