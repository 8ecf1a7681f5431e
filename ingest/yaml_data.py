"""Read YAML, with the fast loader where the machine has it; a safe one either way."""

from collections.abc import Hashable
from importlib import resources
from typing import Any

import yaml


def parse_yaml(text: str) -> Any:  # noqa: ANN401 - YAML holds anything
    """Return what the text holds. Raises yaml.YAMLError when it is no YAML."""
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - a safe loader


TWICE = "a key comes twice"
"""The problem that a yaml.constructor.ConstructorError names."""
ALIAS = "aliases are not read"
"""The problem that a yaml.composer.ComposerError names."""


class _Careful(yaml.SafeLoader):
    """The loader for files of others.

    The fast one crashes on deep nesting, all of them hide a key that comes twice, and what refers to
    what can grow without end.
    """

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.composer.ComposerError(None, None, ALIAS, self.get_mark())
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, TWICE, key.start_mark)
            seen.add(str(key.value))
        return super().construct_mapping(node, deep)


def parse_foreign_yaml(text: str) -> Any:  # noqa: ANN401 - YAML holds anything
    """Return what a text that a user brings holds.

    Raises yaml.YAMLError when it is no YAML, has aliases or a key that comes twice, ValueError for a
    day that does not exist and RecursionError for nesting without end.
    """
    return yaml.load(text, Loader=_Careful)  # noqa: S506 - a safe loader


def package_data(package: str, name: str) -> Any:  # noqa: ANN401 - YAML holds anything
    """Return what a file in the data folder of one of the packages holds ("assistant", "judging.yaml")."""
    return parse_yaml((resources.files(package) / "data" / name).read_text(encoding="utf-8"))
