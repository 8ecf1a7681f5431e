"""Recognise which local governments a question is about."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from assistant.words import FUNCTION_WORDS, fold, specificity, tokens
from ingest.model import UNKNOWN_ORGANISATION, Document
from ingest.municipalities import Municipality, municipalities

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_PLACE_BEFORE = frozenset(
    """
    in te bij van voor stad gemeente stadsbestuur gemeentebestuur ocmw of at from for city
    """.split()
)
_GENERIC_PARTS = frozenset(
    """
    de den het van der ter aan op bij en stad gemeente ocmw
    """.split()
)
_ADJECTIVE = ("lijke", "lijk", "ende", "ale")
_TELLING = 0.6
"""How specific a word of a name must be to stand for the whole name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A local government named in a question."""

    organisation: str
    """Its name: as in the index, or the official name of one that has no document."""
    known: bool
    """The index has a document of it."""
    start: int
    """Offset in the question."""
    end: int
    """Offset after it."""


class OrganisationFinder:
    """Finds the names of organisations, their adjectives and misspellings in questions."""

    def __init__(self, documents: Iterable[Document], vocabulary: frozenset[str]) -> None:
        self._known: dict[str, str] = {}
        self._elsewhere: dict[str, Municipality] = {}
        self._vocabulary = vocabulary
        names = {d.organisation for d in documents if d.organisation != UNKNOWN_ORGANISATION}
        by_name = {entry.name: entry for entry in municipalities()}
        for name in sorted(names):
            for form in (name, *_forms(by_name.get(name), name)):
                self._known.setdefault(fold(form), name)
        for entry in municipalities():
            if entry.name not in names:
                for form in (entry.name, *entry.aliases, *entry.adjectives, *entry.inhabitants):
                    self._elsewhere.setdefault(fold(form), entry)
        self._official = frozenset(by_name)
        self.names = tuple(sorted(names))
        self._longest = max((len(form.split()) for form in (*self._known, *self._elsewhere)), default=1)

    def find(self, question: str) -> list[Mention]:
        """Return the organisations that the question names, in order; at each place the longest name."""
        words = list(_WORD.finditer(question))
        mentions: list[Mention] = []
        position = 0
        while position < len(words):
            mention, used = self._at(question, words, position)
            if mention:
                mentions.append(mention)
            position += used
        # A capitalised word is taken for an unknown organisation only where no known one is named.
        named = any(mention.known or mention.organisation in self._official for mention in mentions)
        return [m for m in mentions if m.known or m.organisation in self._official or not named]

    def _at(self, question: str, words: Sequence[re.Match[str]], position: int) -> tuple[Mention | None, int]:
        for count in range(min(self._longest, len(words) - position), 0, -1):
            start, end = words[position].start(), words[position + count - 1].end()
            form = fold(question[start:end])
            if form in self._known:
                return Mention(self._known[form], True, start, end), count
            entry = self._elsewhere.get(form)
            if entry and self._is_name(question, entry, start, end, position):
                return Mention(entry.name, False, start, end), count
        return self._guess(question, words, position), 1

    def _is_name(self, question: str, entry: Municipality, start: int, end: int, position: int) -> bool:
        written = question[start:end]
        if entry.common_word or fold(written) in self._vocabulary or fold(written) in FUNCTION_WORDS:
            return written[0].isupper() and position > 0
        return True

    def _guess(self, question: str, words: Sequence[re.Match[str]], position: int) -> Mention | None:
        """A misspelled known name, or a capitalised name after "in", "van", "stad" that no document holds."""
        match = words[position]
        written, folded = match.group(0), fold(match.group(0))
        if len(folded) < 4 or folded in FUNCTION_WORDS or folded in self._vocabulary:
            return None
        allowed = 1 if len(folded) <= 6 else 2
        close = [
            (distance, form)
            for form in self._known
            if len(form) >= 4 and form[0] == folded[0]
            if (distance := OSA.distance(folded, form, score_cutoff=allowed)) <= allowed
        ]
        if close:
            return Mention(self._known[min(close)[1]], True, match.start(), match.end())
        before = fold(words[position - 1].group(0)) if position else ""
        strange = not any(part in self._vocabulary for part in tokens(written))
        if written[0].isupper() and before in _PLACE_BEFORE and not written.isupper() and strange:
            return Mention(written, False, match.start(), match.end())
        return None


def _forms(entry: Municipality | None, name: str) -> Iterable[str]:
    if entry is not None:
        yield from (*entry.adjectives, *entry.inhabitants, *entry.aliases)
        return
    parts = [part for part in tokens(name) if part not in _GENERIC_PARTS]
    if len(parts) > 1:
        # "de Welzijnsband", "Meetjesland"; but every "intergemeentelijke samenwerking" names no association
        nouns = (part for part in parts if not part.endswith(_ADJECTIVE))
        yield from (part for part in nouns if specificity(part) >= _TELLING)
        proper = [word for word in name.split()[1:] if word[:1].isupper()]
        if len(proper) > 1:
            yield " ".join(proper)  # "Drie Beken", each of which is an everyday word
    last = fold(name)
    yield from (last + "s", last + "se", last + "er", last + "ers")
    if last.endswith("e"):
        yield from (last[:-1] + "se", last[:-1] + "enaar", last + "naar", last + "naren")
