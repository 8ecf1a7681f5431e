"""Tell whether words in a document speak to the model that answers, and not to a reader.

A role document says what somebody does. It never says what an answer is to hold, in which language it is
given or which source stands beside it: a sentence that does so was planted there for the machine.
"""

import base64
import binascii
import re
from collections.abc import Collection
from functools import cache

from assistant.patterns import plain, read_patterns
from ingest.yaml_data import package_data

_ENCODED = re.compile(r"[A-Za-z0-9+/]{20,}={0,2}")
_SPACED = re.compile(r"\b(?:[^\W\d_][ .\-]){11,}[^\W\d_]\b")
_LETTERS = 6
"""Different letters that spaced-out writing has; the marks in a table are few and alike."""
_LONG = 6
"""Letters of a sign that tells backwards writing; shorter ones stand in many a word."""
_READABLE = 0.7
"""Share of letters and spaces in what is a text, once decoded."""


def addresses_the_model(text: str) -> bool:
    """Tell whether a text speaks to the model that answers instead of to a reader.

    Written backwards, spaced out, in look-alike letters or in base64 it does so as well.
    """
    return _fits(plain(text)) or _is_encoded(text)


def traces_in(text: str) -> frozenset[str]:
    """Return the letters in a text without which no part of it can address the model."""
    read = plain(text)
    return frozenset(sign for sign in (*_signs(), *_backward_signs()) if sign in read)


def may_address_the_model(text: str, traces: Collection[str]) -> bool:
    """Tell whether a text or one that goes on from it may do so; looking takes a fraction of the time.

    ``traces``: those of the whole that the text is a part of.
    """
    read = plain(text)
    return any(trace in read for trace in traces) or _is_spaced_out(read) or _is_encoded(text)


def _fits(read: str) -> bool:
    return any(pattern.search(way) for way in _ways(read) for pattern in _patterns()) or _is_spaced_out(read)


def _ways(read: str) -> list[str]:
    """Return the text, and the text read backwards, as far as there is any sign in them."""
    ways = [read] if any(sign in read for sign in _signs()) else []
    return [*ways, read[::-1]] if any(sign in read for sign in _backward_signs()) else ways


@cache
def _signs() -> tuple[str, ...]:
    """Return letters of which some stand in every text that fits one of the patterns."""
    return tuple(package_data("assistant", "planted.yaml")["signs"])


@cache
def _backward_signs() -> tuple[str, ...]:
    return tuple(sign[::-1] for sign in _signs() if len(sign) >= _LONG)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return read_patterns(package_data("assistant", "planted.yaml"))


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
