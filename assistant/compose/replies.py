"""Read a chat model's reply as it comes in: its statements with their tokens, in whatever form they are.

Asked for is JSON: {"beweringen": [{"tekst": "...", "bronnen": ["p1234567"]}]}. Weak models wrap it in
words or code fences, name its fields otherwise, forget a comma, or write a list with tokens in brackets.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.words import fold

TOKEN = re.compile(r"(?<![^\W_])p[0-9a-f]{7}(?![^\W_])", re.IGNORECASE)
"""A token as it stands in a reply."""
REPLY_LIMIT = 24_000
"""Characters that are read of a reply."""
_OBJECT_LIMIT = 4_000
"""Characters of one statement as JSON."""
_DEPTH = 6
"""Objects within each other that may hold a statement: together with the limit this bounds the work."""
_TEXT = frozenset("tekst text bewering statement claim zin sentence antwoord answer content inhoud".split())
_SOURCES = frozenset(
    """
    bron bronnen source sources citaat citaten citation citations citatie citaties token tokens code codes
    passage passages id ids ref refs reference references referentie referenties bewijs evidence
    """.split()
)
_MARKER = re.compile(
    rf"[\[(]\s*(?:bron(?:nen)?:?\s*)?{TOKEN.pattern}(?:[\s,;&+\]\[]+(?:en\s+)?{TOKEN.pattern})*\s*[\])]",
    re.IGNORECASE,
)
"""Tokens in brackets, within or after a sentence."""
_BULLET = re.compile(r"^\s*(?:[-*•–]+|\d+[.)])?\s*(?:\*\*)?")
_OPENS, _CLOSES = "{[,:", ",:]}\"'"
"""Signs between which a quotation mark begins and ends a string of JSON."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement of a model, not yet checked."""

    text: str
    """Its words, on one line, without tokens."""
    sources: tuple[str, ...]
    """The tokens that it names, in lower case; what looks like none stays as it was written."""


class ReplyReader:
    """Reads a reply piece by piece; each sign of it a bounded number of times."""

    def __init__(self, *, is_inner: bool = False) -> None:
        self._text = ""
        self._at = 0
        self._starts: list[int] = []
        self._told: list[bool] = []
        self._arrays = 0
        self._quote = ""
        self._line = ""
        self._is_inner = is_inner

    @property
    def is_whole(self) -> bool:
        """Nothing that was opened is still open: the reply was not cut off."""
        return not self._starts and self._arrays <= 0 and not self.is_too_long

    @property
    def is_too_long(self) -> bool:
        """More came than is read."""
        return len(self._text) > REPLY_LIMIT

    def feed(self, piece: str) -> list[Claim]:
        """Return the statements that are complete with this piece."""
        self._text = (self._text + piece)[: REPLY_LIMIT + 1]
        return list(self._scan(at_end=False))

    def finish(self) -> list[Claim]:
        """Return the statements that the end of the reply completes."""
        claims = [*self._scan(at_end=True), *_in_line(self._line)]
        self._line = ""
        return claims

    def _scan(self, *, at_end: bool) -> Iterator[Claim]:
        while self._at < len(self._text):
            sign = self._text[self._at]
            if self._quote:
                if sign == "\\":
                    self._at += 1
                elif sign == self._quote:
                    following = self._following()
                    if not following and not at_end:
                        return  # whether it ends the string shows in the sign after it
                    if not following or following in _CLOSES:
                        self._quote = ""
            elif self._starts and (sign == '"' or (sign == "'" and self._preceding() in _OPENS)):
                self._quote = sign
            else:
                yield from self._structure(sign)
            self._at += 1

    def _structure(self, sign: str) -> Iterator[Claim]:
        if sign == "{":
            self._starts.append(self._at)
            self._told.append(False)
        elif sign == "}" and self._starts:
            yield from self._close()
        elif sign in "[]":
            self._arrays += 1 if sign == "[" else -1
        if self._starts or sign == "}":
            return
        if sign == "\n":
            yield from _in_line(self._line)
            self._line = ""
        else:
            self._line += sign

    def _close(self) -> Iterator[Claim]:
        """Read the object that ends here, unless statements inside it were read already."""
        start, told = self._starts.pop(), self._told.pop()
        inside = self._text[start : self._at + 1]
        if not told and len(self._starts) < _DEPTH and len(inside) <= _OBJECT_LIMIT:
            value = lenient(inside)
            claims = list(_in_object(value)) if isinstance(value, Mapping) else []
            if not claims and isinstance(value, Mapping) and not self._is_inner:
                claims = _in_strings(value)
            told = bool(claims)
            yield from claims
        if told and self._told:
            self._told[-1] = True

    def _following(self) -> str:
        return next((sign for sign in self._text[self._at + 1 : self._at + 200] if not sign.isspace()), "")

    def _preceding(self) -> str:
        before = self._text[max(0, self._at - 200) : self._at].rstrip()
        return before[-1:] or " "


def read_reply(reply: str) -> list[Claim]:
    """Return the statements in a whole reply; none when nothing in it looks like one."""
    reader = ReplyReader()
    return [*reader.feed(reply), *reader.finish()]


def lenient(text: str) -> object:
    """Return the value of JSON text, repaired where a model wrote it carelessly; None when it is none."""
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        pass
    import json_repair

    try:
        return json_repair.loads(text)
    except (ValueError, RecursionError):
        return None


def _in_object(value: Mapping[object, object]) -> Iterator[Claim]:
    fields = {fold(str(key)): field for key, field in value.items()}
    text = next((field for key, field in fields.items() if key in _TEXT and isinstance(field, str)), "")
    if not text.strip() or _is_json(text):
        return
    sources = [code for key in fields if key in _SOURCES for code in _codes(fields[key])]
    if not sources:
        claims = list(_in_line(text))
        yield from claims or [Claim(_bare(text), ())]
        return
    yield Claim(_bare(text), tuple(dict.fromkeys([*sources, *_codes_in(text)])))


def _in_strings(value: Mapping[object, object]) -> list[Claim]:
    """Return the statements in JSON that stands as a string inside JSON: the arguments of a tool call."""
    claims: list[Claim] = []
    for field in value.values():
        if isinstance(field, str) and _is_json(field):
            reader = ReplyReader(is_inner=True)
            claims += [*reader.feed(field), *reader.finish()]
    return claims


def _is_json(text: str) -> bool:
    return re.match(r"\s*(?:\[\s*)?\{", text) is not None


def _in_line(line: str) -> Iterator[Claim]:
    """Return the statements of a line of ordinary text: what stands before tokens in brackets."""
    begin = 0
    for match in _MARKER.finditer(line):
        text = _bare(_BULLET.sub("", line[begin : match.start()], count=1).lstrip(" .;,"))
        if any(sign.isalnum() for sign in text):
            yield Claim(text, tuple(_codes_in(match.group(0))))
        begin = match.end()


def _codes(value: object) -> Iterator[str]:
    """Return the tokens in a field, however deep they are wrapped."""
    if isinstance(value, str):
        found = _codes_in(value)
        yield from found or [" ".join(value.split())] * bool(value.strip())
    elif isinstance(value, Mapping):
        yield from (code for inner in value.values() for code in _codes(inner))
    elif isinstance(value, list):
        yield from (code for inner in value for code in _codes(inner))
    elif value is not None:
        yield str(value)


def _codes_in(text: str) -> list[str]:
    return [match.group(0).lower() for match in TOKEN.finditer(text)]


def _bare(text: str) -> str:
    """Return the words of a statement on one line, without tokens and emphasis."""
    words = " ".join(TOKEN.sub("", _MARKER.sub("", text)).replace("**", "").split())
    return re.sub(r" (?=[.,;:!?](?:\s|$))", "", words)
