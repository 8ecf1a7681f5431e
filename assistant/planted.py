"""Tell whether words in a document speak to the model that answers, and not to a reader.

A role document says what somebody does. It never says what an answer is to hold, in which language it is
given or which source stands beside it: a sentence that does so was planted there for the machine.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.patterns import plain, read_patterns
from assistant.words import specificity
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
    backwards: tuple[str, ...]
    """The longer ones of them, as they stand in a text that is written backwards."""
    patterns: tuple[re.Pattern[str], ...]
    """What such a text fits."""


def addresses_the_model(text: str) -> bool:
    """Tell whether a text speaks to the model that answers instead of to a reader.

    Written backwards, spaced out, in look-alike letters or in base64 it does so as well.
    """
    read = plain(text)
    return any(_fits(read, kind) for kind in _kinds()) or _is_spaced_out(read) or _is_encoded(text)


def may_address_the_model(text: str) -> bool:
    """Tell whether a text or one that goes on from it may do so; looking takes a fraction of the time."""
    read = plain(text)
    signs = frozenset[str]().union(*map(_signs_told_by, read.split()))
    if any(sign in read for sign in signs):
        return True
    return _is_spaced_out(read) or _is_encoded(text)


@cache
def _signs() -> frozenset[str]:
    """Return the signs of all kinds, either way."""
    return frozenset(sign for kind in _kinds() for sign in (*kind.signs, *kind.backwards))


@lru_cache(maxsize=200_000)
def _signs_told_by(word: str) -> frozenset[str]:
    """Return the signs of which a word holds the piece that says most: few words do."""
    return frozenset(sign for piece, sign in _pieces() if piece in word)


@cache
def _pieces() -> tuple[tuple[str, str], ...]:
    """Return the word in each sign, either way, that says most, with the sign."""
    return tuple(
        (max(sign.split(), key=lambda word: (len(word), specificity(word))), sign) for sign in _signs()
    )


def _fits(read: str, kind: _Kind) -> bool:
    ways = [read] if any(sign in read for sign in kind.signs) else []
    if any(sign in read for sign in kind.backwards):
        ways.append(read[::-1])
    return any(pattern.search(way) for way in ways for pattern in kind.patterns)


@cache
def _kinds() -> tuple[_Kind, ...]:
    data = package_data("assistant", "planted.yaml")
    return tuple(
        _Kind(
            tuple(kind["signs"]),
            tuple(sign[::-1] for sign in kind["signs"] if len(sign) >= _LONG and sign.isalpha()),
            read_patterns(data["words"], kind["patterns"]),
        )
        for kind in data["kinds"].values()
    )


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
