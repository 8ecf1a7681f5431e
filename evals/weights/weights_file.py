"""vectorstore/data/weights.yaml: putting a measured weight in it."""

import re
from collections.abc import Mapping
from typing import Any

import yaml

from vectorstore.prompting import known_as

_TEMPLATE = """\
# How much a model counts (vectorstore/fusion.py), by its name. Made by `make weights` (docs/embedders.md):
# what is measured takes the place of what was measured before. The first entry whose pattern (regular
# expression) is found in the name counts; in lower case, with - for _, of a folder the last three parts.

# Share of the dense score in the search; the rest is that of words.
embedders:{embedders}
# Not measured: a model that knows synonyms, which words do not.
other_embedder: {other_embedder}

# Share of a reranker in the score of the passages that it scored; the rest is that of all other signals.
rerankers:{rerankers}
# Not measured.
other_reranker: {other_reranker}
"""


def pattern_for(name: str) -> str:
    """Return the pattern of a model: its name wherever it comes from, and no other that begins with it."""
    last = known_as(name).partition("@")[0].rpartition("/")[2]
    return rf"(^|[/-]){re.escape(last).replace(chr(92) + '-', '-')}($|[@/])"


def with_entry(weights: Mapping[str, Any], kind: str, pattern: str, share: float, measured: str) -> str:
    """Return the text of the file with the weight of a model of a kind ("embedder", "reranker")."""
    entry = {"pattern": pattern, "share": share, "measured": measured}
    others = [one for one in weights[f"{kind}s"] if one["pattern"] != pattern]
    return file_text({**weights, f"{kind}s": [*others, entry]})


def file_text(weights: Mapping[str, Any]) -> str:
    """Return the text of the file."""
    lists = {kind: _list(weights[kind]) for kind in ("embedders", "rerankers")}
    return _TEMPLATE.format(**{**weights, **lists})


def _list(entries: list[dict[str, Any]]) -> str:
    text = yaml.safe_dump(entries, sort_keys=False, width=110, allow_unicode=True).rstrip()
    return f"\n{text}" if entries else f" {text}"
