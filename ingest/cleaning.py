"""Clean characters, inline markup and hyphens, without changing a single word."""

import html
import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
_EXOTIC_SPACE = re.compile(r"[^\S\n\t\f ]")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_ITALIC = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])(.+?)(?<=[^\s*_])\1(?![\w*])")
_INLINE_TAG = re.compile(r"</?(?:a|b|i|u|em|strong|span|font|small|sup|sub|o:p)(?:\s[^<>]*)?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,5}|#x[\da-f]{2,4});", re.IGNORECASE)
_LEFTOVER = re.compile(r"\[bookmark:[^\]]*\]|!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]+)\]\((?:https?:|mailto:|#)[^)]*\)")
_BROKEN_COMPOUND = re.compile(r"(\w{3,})- (?!(?:en|of|als|tot|noch|dan)\b)(\w*[a-zà-ÿ]\w*)")
_VOWEL_CLASHES = re.compile(r"aa|ee|ii|oo|uu|ai|ei|ie|oi|ui|au|eu|ou|oe|ae|ji", re.IGNORECASE)
_SUSPENDED = re.compile(r"(?:en|of|als|tot|noch|dan)\b")


def clean_characters(text: str) -> str:
    """Return the text in NFC, invisible characters gone, exotic spaces as spaces.

    Keeps newlines, tabs and runs of spaces: indentation and columns are layout.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _EXOTIC_SPACE.sub(" ", _INVISIBLE.sub("", text))


def strip_inline_markup(text: str) -> str:
    """Return the text without Markdown emphasis, inline tags, entities and export left-overs."""
    text = _LEFTOVER.sub("", _INLINE_TAG.sub("", text))
    text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), _LINK.sub(r"\1", text))
    for _ in range(2):  # bold may hold italic
        text = _ITALIC.sub(r"\2", _EMPHASIS.sub(r"\2", text))
    return text


def join_lines(first: str, second: str) -> str:
    """Join two lines of one running text, healing a word that was hyphenated at the line's end.

    The hyphen stays where it belongs to the word: before "en" or "of" (suspended compound), after
    capitals ("OCMW-raad"), before a capital or digit, and where two vowels would clash
    ("zij-instromer").
    """
    first, second = first.rstrip(), second.lstrip()
    if not first or not second:
        return first or second
    if not re.search(r"\w-$", first[-2:]):
        return f"{first} {second}"
    if _SUSPENDED.match(second) and not re.search(r"\bzo-$", first):
        return f"{first} {second}"
    stem = first[:-1]
    last_part = re.split(r"[\s-]", stem)[-1]
    acronym = len(last_part) > 1 and last_part.isupper()
    clash = _VOWEL_CLASHES.match(stem[-1] + second[0]) is not None
    if not second[0].islower() or acronym or clash:
        return first + second
    return stem + second


def heal_spaced_hyphens(text: str, vocabulary: frozenset[str], *, always: bool = False) -> str:
    """Join "arbeidsom- standigheden" where the joined word is known, or always (in headings).

    ``vocabulary`` holds the document's own words in lower case.
    """

    def heal(match: re.Match[str]) -> str:
        joined = join_lines(match.group(1) + "-", match.group(2))
        hyphen_stays = "-" in joined and match.group(2)[0].islower()
        known = hyphen_stays or joined.lower() in vocabulary
        return joined if always or known else match.group(0)

    return _BROKEN_COMPOUND.sub(heal, text)


def squeeze(text: str) -> str:
    """Return the text on one line with single spaces."""
    return " ".join(text.split())


def letters(text: str) -> str:
    """Return the letters only, lower case: to compare lines that differ in markup or digits."""
    return "".join(character for character in text.lower() if character.isalpha())
