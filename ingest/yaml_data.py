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
ALIAS = "aliases without end"
"""The problem that a yaml.composer.ComposerError names."""
_MOST_NODES = 1_000_000
"""Values, lists and mappings, counted wherever an alias repeats them: no file that people write has more."""


class _Careful(yaml.SafeLoader):
    """The loader for files of others.

    The fast one crashes on deep nesting, all of them hide a key that comes twice, and what refers to
    what can grow without end. Aliases themselves are read: programs write them for what stands in two places.
    """

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self._composed = 0
        self._sizes: dict[int, int] = {}
        """Of each node that is whole, by its identity: how many nodes it stands for."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        mark, is_alias, before = self.get_mark(), self.check_event(yaml.AliasEvent), self._composed
        node = super().compose_node(parent, index)
        if is_alias and id(node) not in self._sizes:  # it refers to what it is a part of
            raise yaml.composer.ComposerError(None, None, ALIAS, mark)
        self._composed += self._sizes[id(node)] if is_alias else 1
        if self._composed > _MOST_NODES:
            raise yaml.composer.ComposerError(None, None, ALIAS, mark)
        if not is_alias:
            self._sizes[id(node)] = self._composed - before
        return node

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, TWICE, key.start_mark)
            seen.add(str(key.value))
        return super().construct_mapping(node, deep)


def parse_foreign_yaml(text: str) -> Any:  # noqa: ANN401 - YAML holds anything
    """Return what a text that a user brings holds.

    Raises yaml.YAMLError when it is no YAML, has aliases that go on without end or a key that comes
    twice, ValueError for a day that does not exist and RecursionError for nesting without end.
    """
    return yaml.load(text, Loader=_Careful)  # noqa: S506 - a safe loader


def package_data(package: str, name: str) -> Any:  # noqa: ANN401 - YAML holds anything
    """Return what a file in the data folder of one of the packages holds ("assistant", "judging.yaml")."""
    return parse_yaml((resources.files(package) / "data" / name).read_text(encoding="utf-8"))
