"""On which lines of a YAML text things stand."""

from collections.abc import Iterator

import yaml

from evals.checking.finding import Place

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Lines:
    """The lines of a text that was read as YAML before."""

    def __init__(self, text: str) -> None:
        root = yaml.compose(text, Loader=_Loader)
        self._lines: dict[Place, int] = dict(_lines(root, ())) if root else {}

    def line(self, place: Place) -> int:
        """Return the line, counted from 1, of a place, or of the nearest thing around it that is there."""
        while place and place not in self._lines:
            place = place[:-1]
        return self._lines.get(place, 1)


def _lines(node: yaml.Node, place: Place) -> Iterator[tuple[Place, int]]:
    yield place, node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                field = (*place, key.value)
                yield from _lines(value, field)
                yield field, key.start_mark.line + 1  # of the key: a long text begins on a line below it
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from _lines(item, (*place, number))
