"""Load a prompt and fill in its names."""

import re
from hashlib import sha256
from importlib import resources
from string import Template

_VERSION = re.compile(r"<!-- versie: (?P<number>[1-9]\d*) -->\n+")
"""How every prompt begins; not sent."""


class PromptError(Exception):
    """A prompt does not exist, has no version, or its names do not fit what is filled in."""


def load_prompt(name: str, **values: str) -> str:
    """Return the prompt ``name``.md with every ``$name`` in it filled in.

    Raises PromptError when a name is missing or is not in the prompt: a silent gap would reach a model.
    """
    source = _source(name)
    template = Template(source[_version(name, source).end() :])
    wanted = set(template.get_identifiers())
    if wanted != set(values):
        raise PromptError(f"prompt {name}: verwacht {sorted(wanted)}, gekregen {sorted(values)}")
    return template.substitute(values)


def prompt_versions(*names: str) -> str:
    """Return which prompts these are: "answer_system 3, answer_user 2 (0f1e2d3c4b5a)"; raises PromptError.

    The 12 digits in brackets are those with which ``prompt_hash`` of the same names begins.
    """
    versions = [f"{name} {_version(name, _source(name))['number']}" for name in names]
    return f"{', '.join(versions)} ({prompt_hash(*names)[:12]})"


def prompt_hash(*names: str) -> str:
    """Return the SHA-256 of the prompts as they ship, in hexadecimal digits; raises PromptError."""
    return sha256("\0".join(_source(name) for name in names).encode()).hexdigest()


def _version(name: str, source: str) -> re.Match[str]:
    match = _VERSION.match(source)
    if match is None:
        raise PromptError(f"prompt zonder versie: {name}")
    return match


def _source(name: str) -> str:
    file = resources.files("prompts").joinpath(f"{name}.md")
    if not file.is_file():
        raise PromptError(f"prompt bestaat niet: {name}")
    return file.read_text(encoding="utf-8")
