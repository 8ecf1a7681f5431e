"""Tell whether words in a document speak to the model that answers, and not to a reader.

A role document says what somebody does. It never says what an answer is to hold, in which language it is
given or which source stands beside it: a sentence that does so was planted there for the machine.
"""

import base64
import binascii
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from assistant.patterns import plain, read_patterns, without_digits
from ingest.yaml_data import package_data

_ENCODED = re.compile(r"[A-Za-z0-9+/]{20,}={0,2}")
_SPACED = re.compile(r"\b(?:[^\W\d_][ .\-]){11,}[^\W\d_]\b")
_LETTERS = 6
"""Different letters that spaced-out writing has; the marks in a table are few and alike."""
_LONG = 6
"""Letters of a sign that tells backwards writing; shorter ones stand in many a word."""
_READABLE = 0.7
"""Share of letters and spaces in what is a text, once decoded."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """One way of speaking to the model."""

    signs: tuple[str, ...]
    """Letters of which some stand in every text that fits one of the patterns."""
    hints: re.Pattern[str]
    """What stands in a word of every such text, also of one that is written backwards."""
    backwards: tuple[str, ...]
    """The longer ones of them, as they stand in a text that is written backwards."""
    patterns: tuple[re.Pattern[str], ...]
    """What such a text fits."""


def addresses_the_model(text: str) -> bool:
    """Tell whether a text speaks to the model that answers instead of to a reader.

    Written backwards, spaced out, in look-alike letters or in base64 it does so as well.
    """
    read = plain(text)
    return any(_fits(read, _kinds()[at]) for at in _hinted(read)) or _is_spaced_out(read) or _is_encoded(text)


def may_address_the_model(text: str) -> bool:
    """Tell whether a text, or one that goes on from it, may do so; looking takes a fraction of the time."""
    read = plain(text)
    return bool(_hinted(read)) or _is_spaced_out(read) or _is_encoded(text)


def _fits(read: str, kind: _Kind) -> bool:
    ways = [read] if any(sign in read for sign in kind.signs) else []
    if any(sign in read for sign in kind.backwards):
        ways.append(read[::-1])
    return any(pattern.search(way) for way in ways for pattern in kind.patterns)


def _hinted(read: str) -> frozenset[int]:
    """Return the numbers of the kinds of which a sign may stand in a text; no other can be there."""
    return frozenset(chain.from_iterable(map(_hints, read.split(" "))))


@lru_cache(maxsize=100_000)  # documents of one kind share most of their words
def _hints(word: str) -> tuple[int, ...]:
    """Return the numbers of the kinds of which a word may belong to a sign."""
    padded = f" {without_digits(word)} "
    return tuple(at for at, kind in enumerate(_kinds()) if kind.hints.search(padded))


@cache
def _kinds() -> tuple[_Kind, ...]:
    data = package_data("assistant", "planted.yaml")
    return tuple(
        _kind(kind["signs"], kind.get("beginnings", ()), read_patterns(data["words"], kind["patterns"]))
        for kind in data["kinds"].values()
    )


def _kind(signs: Sequence[str], beginnings: Sequence[str], patterns: tuple[re.Pattern[str], ...]) -> _Kind:
    every = (*signs, *beginnings)
    backwards = tuple(sign[::-1] for sign in every if len(sign) >= _LONG)
    anywhere = [re.escape(_longest_part(sign)) for sign in (*signs, *backwards)]
    at_begin = [rf"(?<![^\W_]){re.escape(sign)}" for sign in beginnings]
    return _Kind(every, re.compile("|".join((*anywhere, *at_begin))), backwards, patterns)


def _longest_part(sign: str) -> str:
    """Return the longest word of a sign with the spaces beside it: " are" of "you are"."""
    words = sign.split(" ")
    last = len(words) - 1
    parts = (f"{' ' if at else ''}{word}{' ' if at < last else ''}" for at, word in enumerate(words))
    return max(parts, key=len)


def _is_spaced_out(text: str) -> bool:
    return any(len(set(found.group()) - set(" .-")) >= _LETTERS for found in _SPACED.finditer(text))


def _is_encoded(text: str) -> bool:
    """Tell whether a text holds another one in base64, which no reader can read."""
    for found in _ENCODED.finditer(text):
        written = found.group().rstrip("=")
        try:
            decoded = base64.b64decode(written + "=" * (-len(written) % 4)).decode()
        except (binascii.Error, ValueError):
            continue
        letters = sum(sign.isalpha() or sign.isspace() for sign in decoded)
        if " " in decoded and letters >= _READABLE * len(decoded):
            return True
    return False
