"""Patterns from data files, and text as they are to read it, however it was disguised."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from assistant.words import fold

_BREAKS = frozenset({"Cc", "Zl", "Zp"})
_UNSEEN_CATEGORIES = frozenset({"Cf", "Co", "Cn", "Cs"})
"""Unicode categories: line ends and control signs; format, private, none, and half a character."""
_FRAGMENT = re.compile(r"<(\w+)>")
_LEET = str.maketrans("013457", "oieast")
_LEET_SIGN = re.compile(r"\d[a-z]|\b[a-z]\d")
"""What every word that mixes letters and digits holds; looking for it takes a fraction of the time."""
_LEET_WORD = re.compile(r"\b[a-z]*\d[a-z]\w*|\b[a-z]\d\w*")
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\U000e0000-\U000e0fff]"
)
"""Signs that take no room or show nothing (Unicode: Default_Ignorable_Code_Point)."""
_LOOK_ALIKE = str.maketrans("авезіјкмнорстухѕԁһԛԝьαβγεηικμνορτυχω", "abezijkmhopctyxsdhqwbabyenikuvoptuxw")
"""Cyrillic and Greek letters that look like Latin ones."""


def visible(text: str) -> str:
    """Return a text on one line without the signs in it that cannot be seen.

    Control signs and line ends become spaces; what reorders or hides what is read, belongs to no script or is
    half a character, which no file can hold, is gone.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return " ".join("".join(map(_visible_sign, text)).split())


@cache
def _visible_sign(sign: str) -> str:
    category = unicodedata.category(sign)
    if category in _BREAKS:
        return " "
    return "" if category in _UNSEEN_CATEGORIES else sign


def read_patterns(
    words: Mapping[str, Sequence[str]], patterns: Iterable[Sequence[str]]
) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a data file: each its pieces in a row, with its words filled in for <name>."""

    def filled(text: str) -> str:
        return _FRAGMENT.sub(lambda match: "".join(words.get(match.group(1), match.group(0))), text)

    # Twice: a word may hold another one.
    return tuple(re.compile(filled(filled("".join(pieces)))) for pieces in patterns)


def without_digits(word: str) -> str:
    """Return a word that mixes letters and digits with letters for the digits ("n3g33r"); others as is."""
    is_mixed = re.search(r"\d", word) and re.search("[a-z]", word)
    return word.translate(_LEET) if is_mixed else word


def plain(text: str) -> str:
    """Return the text folded on one line, as a reader sees it.

    Invisible signs are gone, letters of other scripts that look Latin are Latin, and where several words
    mix letters and digits, those digits are letters.
    """
    folded = " ".join(fold(text).split())
    if not folded.isascii():
        folded = _UNSEEN.sub("", folded).translate(_LOOK_ALIKE)
    if _LEET_SIGN.search(folded) is None or len(_LEET_WORD.findall(folded)) < 2:
        return folded
    return " ".join(map(without_digits, folded.split(" ")))
