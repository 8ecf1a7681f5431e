"""In what a document differs from those of other organisations about the same role.

Only what can be said truthfully: a name counts as missing only where none of its telling words stands
anywhere in the other document, under no wording that the lexicon knows; and a document without such a chapter
is not compared.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.answer import Citation
from assistant.briefing.model import Aspect, Chapter, Difference, Differences, Item, Topic
from assistant.briefing.position import recipients
from assistant.briefing.vocabulary import parties_in
from assistant.competencies import standard_names
from assistant.concepts import standard_lexicon
from assistant.matching import is_part
from assistant.signs import Signs, Words, names, words_of
from assistant.words import FUNCTION_WORDS, core, specificity, stem, telling_stems, tokens
from ingest.model import Document

_TOPICS = (Topic.POSITION, Topic.RESULT_AREAS, Topic.COMPETENCIES, Topic.KNOWLEDGE)
_SHORT_NAME = 80
"""Characters that a name may have to be compared; a sentence can say the same in other words."""
_TELLING = 0.55
"""How specific a word must be to show by itself that the other document is about the same."""


@dataclass(frozen=True, slots=True)
class _Named:
    """Something of a chapter that can be compared by its name."""

    name: str
    citation: Citation
    concepts: frozenset[str] = frozenset()
    """What it stands for, where names of competencies are known to stand for the same."""


@dataclass(frozen=True, slots=True)
class _Side:
    """What one document says in one chapter."""

    organisation: str
    names: tuple[_Named, ...]
    words: Words
    """All words of the document; of a chapter whose names are persons and bodies, only those."""
    bodies: frozenset[str] | None = None
    """Persons and bodies, where the chapter is about those."""

    def has(self, named: _Named) -> bool:
        """Tell whether it may be there, under this or another wording."""
        if self.bodies is not None:
            return named.name in self.bodies
        return self._means(named) or _stands_in(named, self.words)

    def names_it(self, named: _Named) -> bool:
        """Tell whether it is there by this name, or a part of the name by itself."""
        if self.bodies is not None:
            return self.has(named)
        if self._means(named):
            return True
        stems = telling_stems(named.name)
        own = [telling_stems(other.name) for other in self.names]
        return any(other <= stems or stems <= other for other in own if other)

    def _means(self, named: _Named) -> bool:
        """Tell whether it names the same under another name."""
        return any(named.concepts & other.concepts for other in self.names)


def _stands_in(named: _Named, words: Words) -> bool:
    telling = [word for word in tokens(named.name) if stem(word) in telling_stems(named.name)]
    specific = [word for word in telling if specificity(word) >= _TELLING]
    found = [word for word in telling if _occurs(word, words)]
    if set(found) & set(specific) or (telling and len(found) == len(telling)):
        return True
    return any(signs.name_places(words) for signs in _wordings(named))


def _occurs(word: str, words: Words) -> bool:
    """Tell whether a word stands there, inflected or in a compound."""
    part = core(word)
    stems = stem(word)
    every = _vocabulary(words)
    return stems in every.stems or (
        len(part) >= 5 and any(part in other and is_part(part, other) for other in every.words)
    )


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """The words of a text, each once."""

    words: frozenset[str]
    stems: frozenset[str]


@lru_cache(maxsize=200)
def _vocabulary(words: Words) -> _Vocabulary:
    every: frozenset[str] = frozenset()
    return _Vocabulary(frozenset(words.folded), every.union(*words.stems))


def _wordings(named: _Named) -> Iterator[Signs]:
    """Yield the wordings of what a name is called by in the lexicon, and of what it stands for."""
    yield from _wordings_of_name(named.name)
    yield from map(_wordings_of_concept, sorted(named.concepts))


@lru_cache(maxsize=5_000)
def _wordings_of_name(name: str) -> tuple[Signs, ...]:
    words = tokens(name)
    if not words:
        return ()
    matches = standard_lexicon().recognise(words, words, english=False, idle=FUNCTION_WORDS)
    return tuple(names(match.concept.phrases) for match in matches if match.official)


@cache
def _wordings_of_concept(concept: str) -> Signs:
    return names(standard_names().wordings(concept))


def find_differences(
    document: Document, own: Sequence[Chapter], others: Mapping[str, tuple[Document, Sequence[Chapter]]]
) -> Differences:
    """Return what only this document has, and what most of the others have and this one has not."""
    only_here: list[Difference] = []
    not_here: list[Difference] = []
    for topic in _TOPICS:
        mine = _side(document, _chapter(own, topic))
        sides = [_side(other, _chapter(chapters, topic)) for other, chapters in others.values()]
        sides = [side for side in sides if side.names]
        if not mine.names or not sides:
            continue
        organisations = tuple(dict.fromkeys(side.organisation for side in sides))
        only_here += [
            Difference(topic, named.name, named.citation, organisations)
            for named in mine.names
            if not any(side.has(named) for side in sides)
        ]
        not_here += _missing(topic, mine, sides)
    compared = tuple(dict.fromkeys(other.organisation for other, _ in others.values()))
    return Differences(compared, tuple(only_here), tuple(not_here))


def _missing(topic: Topic, mine: _Side, sides: Sequence[_Side]) -> Iterator[Difference]:
    """Yield what more than half of the others have, each thing once."""
    seen: list[_Named] = []
    for side in sides:
        for named in side.names:
            if mine.has(named) or any(_is_same(named, other) for other in seen):
                continue
            seen.append(named)
            having = tuple(dict.fromkeys(other.organisation for other in sides if other.names_it(named)))
            if len(having) * 2 > len(sides):
                yield Difference(topic, named.name, named.citation, having)


def _is_same(named: _Named, other: _Named) -> bool:
    return bool(named.concepts & other.concepts) or _stands_in(named, words_of(other.name))


def _chapter(chapters: Sequence[Chapter], topic: Topic) -> Chapter:
    return next(chapter for chapter in chapters if chapter.topic is topic)


def _side(document: Document, chapter: Chapter) -> _Side:
    words = words_of(document.text)
    if chapter.topic is not Topic.POSITION:
        return _Side(document.organisation, tuple(_names(chapter)), words)
    items = [i for group in chapter.groups if group.aspect is Aspect.REPORTS_TO for i in group.items]
    found = tuple(named for named in _bodies(items) if stem(named.name) != stem(document.role))
    return _Side(document.organisation, found, words, frozenset(named.name for named in found))


def _bodies(items: Iterable[Item]) -> Iterator[_Named]:
    """Yield the persons and bodies to whom the holder reports, each once."""
    seen: set[str] = set()
    for item in items:
        for party in parties_in(recipients(item.citation.quote)):
            if party.term not in seen:
                seen.add(party.term)
                yield _Named(party.term, item.citation)


def _names(chapter: Chapter) -> Iterator[_Named]:
    if chapter.topic is Topic.RESULT_AREAS:
        found = [(group.title, group.items[0].citation) for group in chapter.groups if group.items]
    else:
        found = [(item.label, item.citation) for item in chapter.items]
    for name, citation in found:
        if name and len(name) <= _SHORT_NAME and telling_stems(name):
            # How one document names its areas or knowledge tells nothing of another: no concepts there.
            is_known = chapter.topic is Topic.COMPETENCIES
            yield _Named(name, citation, frozenset(standard_names().concepts(name) if is_known else ()))
