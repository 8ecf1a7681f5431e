"""The words by which a sentence tells what it says: assistant/data/verification.yaml, ready for use."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from assistant.verification.phrases import PhraseIndex, Phrases
from assistant.words import stem
from ingest.yaml_data import package_data

_GROUPED = ("acts", "together", "modality", "quantifiers", "bounds")
"""Parts of the data file that have phrases by what they stand for."""
_LISTED = (
    "negations", "not_negations", "denials", "exceptions", "may_be_duty", "granted", "not_only", "states",
    "converse", "idioms",
)  # fmt: skip
"""Parts that are one list of phrases."""


@cache
def data() -> Mapping[str, Any]:
    """Return what the data file holds."""
    found: Mapping[str, Any] = package_data("assistant", "verification.yaml")
    return found


@cache
def _index() -> PhraseIndex:
    contrasts = {
        f"{group}/{member}": written
        for group, members in {**data()["contrasts"], **data()["opposites"]}.items()
        for member, written in members.items()
    }
    parts: dict[str, Mapping[str, Sequence[str]]] = {
        "parties": {**data()["parties"], "self": data()["self"]},
        "families": {
            str(number): [str(word) for word in words] for number, words in enumerate(data()["families"])
        },
        "contrasts": contrasts,
        **{
            f"{kind}-{side}": {kind: written}
            for kind, sides in data()["relations"].items()
            for side, written in sides.items()
        },
        "antonyms": {
            f"{number}/{side}": written
            for number, pair in enumerate(data()["antonyms"])
            for side, written in enumerate(pair)
        },
        **{name: data()[name] for name in _GROUPED},
        **{name: {name: data()[name]} for name in _LISTED},
    }
    return PhraseIndex(parts)


@cache
def phrases(name: str) -> Phrases:
    """Return a part of the phrases.

    ``parties``: bodies and roles, and the holder of the role ("self"); ``families``: words that say nearly
    the same; ``contrasts``: words that exclude others, as "group/member", of both kinds; else a part of the
    data file.
    """
    return Phrases(_index(), name)


def is_strict(contrast: str) -> bool:
    """Tell whether a word that excludes others ("group/member") must stand in the source itself."""
    return contrast.partition("/")[0] in data()["contrasts"]


@cache
def word_list(name: str) -> frozenset[str]:
    """Return a part of the data file that is one line of words."""
    return frozenset(data()[name].split())


@cache
def frame_stems() -> frozenset[str]:
    """Return the stems of the words that dress a sentence and state nothing."""
    return frozenset(map(stem, word_list("frame")))


@cache
def english_words() -> frozenset[str]:
    """Return English function words."""
    return frozenset(data()["english"])


@cache
def absence() -> Sequence[re.Pattern[str]]:
    """Return patterns of claims about what a document does not say."""
    return tuple(re.compile(pattern) for pattern in data()["absence"])


def same_party(said: str, written: str) -> bool:
    """Tell whether a party of a statement may be the one that a document names, more widely or narrowly."""
    wider: Mapping[str, Sequence[str]] = data()["wider"]
    return said == written or written in wider.get(said, ()) or said in wider.get(written, ())
