"""The words by which a sentence tells what it says: assistant/data/verification.yaml, ready for use."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from assistant.verification.phrases import PhraseIndex
from assistant.words import stem
from ingest.yaml_data import package_data


@cache
def data() -> Mapping[str, Any]:
    """Return what the data file holds."""
    found: Mapping[str, Any] = package_data("assistant", "verification.yaml")
    return found


@cache
def phrases(name: str) -> PhraseIndex:
    """Return a part of the data file that has phrases by what they stand for."""
    return PhraseIndex(data()[name])


@cache
def listed(name: str) -> PhraseIndex:
    """Return a part of the data file that is one list of phrases; its label is the name of the part."""
    return PhraseIndex({name: data()[name]})


@cache
def parties() -> PhraseIndex:
    """Return the names of bodies and roles, and of the holder of the role ("self")."""
    return PhraseIndex({**data()["parties"], "self": data()["self"]})


@cache
def families() -> PhraseIndex:
    """Return the words that say nearly the same, by the number of their family."""
    groups = [*data()["families"], *package_data("assistant", "synonyms.yaml")]
    return PhraseIndex({str(number): [str(word) for word in words] for number, words in enumerate(groups)})


@cache
def contrasts() -> PhraseIndex:
    """Return the words that exclude others, as "group/member"."""
    return PhraseIndex(
        {
            f"{group}/{member}": written
            for group, members in data()["contrasts"].items()
            for member, written in members.items()
        }
    )


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
    """Return English function words that are no Dutch words."""
    return frozenset(data()["english"])


@cache
def absence() -> Sequence[re.Pattern[str]]:
    """Return patterns of claims about what a document does not say."""
    return tuple(re.compile(pattern) for pattern in data()["absence"])


def same_party(said: str, written: str) -> bool:
    """Tell whether a party of a statement may be the one that a document names, more widely or narrowly."""
    wider: Mapping[str, Sequence[str]] = data()["wider"]
    return said == written or written in wider.get(said, ()) or said in wider.get(written, ())
