"""The lexicon (begrippenlijst): from the words people use to the terms of role documents."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path

import snowballstemmer
import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import LexiconError
from assistant.words import FUNCTION_WORDS, stem, tokens
from ingest.model import SectionKind
from ingest.yaml_data import parse_yaml

_ENGLISH_STEMMER = snowballstemmer.stemmer("english")
_MAX_GAP = 2
"""Words that may stand between the words of an idiom."""


class ConceptEntry(BaseModel):
    """One entry of a lexicon file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    term: str = Field(min_length=2)
    synonyms: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    everyday: tuple[str, ...] = ()
    dialect: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    broader: str | None = None
    part_of: str | None = None
    related: tuple[str, ...] = ()
    kinds: tuple[SectionKind, ...] = ()
    section: SectionKind | None = None


@dataclass(frozen=True, slots=True)
class Concept:
    """An official term and the words that people use for it."""

    id: str
    """Unique name."""
    term: str
    """The official term."""
    phrases: tuple[str, ...]
    """The term, its synonyms and abbreviations: what documents write."""
    kinds: tuple[SectionKind, ...]
    """Sections where it usually stands."""
    broader: str | None
    """Identifier of a wider concept."""
    related: tuple[str, ...]
    """Identifiers of its neighbours."""
    part_of: str | None = None
    """Identifier of the whole that it belongs to."""
    section: SectionKind | None = None
    """It is the name of a part of the document: everything in such a section is about it."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or idiom by which a concept is recognised in a question."""

    stems: tuple[str, ...]
    """Stems of its content words."""
    concept: str
    """Identifier of the concept."""
    official: bool
    """It is a term of the documents themselves, no everyday word."""
    case: str = ""
    """A short abbreviation that counts only in this spelling; else empty."""
    exact: bool = False
    """Its words count only as they are: stems of other words, or of another language, collide with them."""
    english: bool = False
    """It counts in a question in English only."""


@dataclass(frozen=True, slots=True)
class ConceptMatch:
    """A concept recognised in a question."""

    concept: Concept
    """What was recognised."""
    positions: tuple[int, ...]
    """Which tokens of the question said so."""
    official: bool
    """The question used the documents' own term."""


class Lexicon:
    """All concepts, ready to be recognised in questions."""

    def __init__(self, concepts: Iterable[Concept], triggers: Iterable[Trigger]) -> None:
        self.concepts = {concept.id: concept for concept in concepts}
        self._narrower: dict[str, list[str]] = {}
        for concept in self.concepts.values():
            for above in dict.fromkeys(filter(None, (concept.broader, concept.part_of))):
                self._narrower.setdefault(above, []).append(concept.id)
        self.triggers = tuple(triggers)
        self._by_first: dict[str, list[Trigger]] = {}
        self.words: set[str] = set()
        for trigger in self.triggers:
            for first in set(trigger.stems):
                self._by_first.setdefault(first, []).append(trigger)

    def narrower(self, identifier: str) -> list[str]:
        """Return the identifiers of the concepts right below one: narrower ones, and its parts."""
        return self._narrower.get(identifier, [])

    def recognise(
        self,
        words: Sequence[str],
        written: Sequence[str],
        *,
        english: bool = True,
        idle: Collection[str] = (),
    ) -> list[ConceptMatch]:
        """Return the concepts in a question, in the order of their words; longer idioms win.

        ``words`` are the question's folded tokens, ``written`` the same as the user wrote them; ``idle``
        are words that say nothing by themselves.
        """
        places: dict[str, list[int]] = {}
        exact: dict[str, list[int]] = {}
        for position, word in enumerate(words):
            places.setdefault(stem(word), []).append(position)
            exact.setdefault(word, []).append(position)
            if english:
                exact.setdefault(_english(word), []).append(position)
        found: list[tuple[tuple[int, ...], Trigger]] = []
        seen: set[int] = set()
        for first in {**places, **exact}:
            for trigger in self._by_first.get(first, ()):
                if id(trigger) in seen or (trigger.english and not english):
                    continue
                seen.add(id(trigger))
                found_in = exact if trigger.exact else places
                positions = (
                    _in_order(trigger.stems, found_in)
                    if trigger.official
                    else _place(trigger.stems, found_in)
                )
                if all(words[at] in idle for at in positions):
                    continue
                if positions and (not trigger.case or any(written[at] == trigger.case for at in positions)):
                    found.append((positions, trigger))
        found.sort(key=lambda item: (-len(item[0]), not item[1].official, item[0]))
        taken: dict[int, int] = {}
        matches: dict[str, ConceptMatch] = {}
        for positions, trigger in found:
            if any(taken.get(at, 0) > len(positions) for at in positions):
                continue
            for at in positions:
                taken[at] = max(taken.get(at, 0), len(positions))
            said, official = set(positions), trigger.official
            if trigger.concept in matches:  # named twice in other words: one match with all its words
                said |= set(matches[trigger.concept].positions)
                official |= matches[trigger.concept].official
            concept = self.concepts[trigger.concept]
            matches[trigger.concept] = ConceptMatch(concept, tuple(sorted(said)), official)
        return sorted(matches.values(), key=lambda match: match.positions)


def _in_order(stems: Sequence[str], places: dict[str, list[int]]) -> tuple[int, ...]:
    """Return the positions of all stems one after the other, with at most one word between; () if not so."""
    for start in places.get(stems[0], ()):
        chosen = [start]
        for wanted in stems[1:]:
            following = [at for at in places.get(wanted, ()) if chosen[-1] < at <= chosen[-1] + 2]
            if not following:
                break
            chosen.append(following[0])
        else:
            return tuple(chosen)
    return ()


def _place(stems: Sequence[str], places: dict[str, list[int]]) -> tuple[int, ...]:
    """Return the positions of all stems close together, () when they are not."""
    if any(wanted not in places for wanted in stems):
        return ()
    best: tuple[int, ...] = ()
    for anchor in places[stems[0]]:
        chosen = [anchor]
        for wanted in stems[1:]:
            free = [at for at in places[wanted] if at not in chosen]
            if not free:
                break
            chosen.append(min(free, key=lambda at: abs(at - anchor)))
        else:
            span = max(chosen) - min(chosen) + 1
            if span <= len(stems) + _MAX_GAP and (not best or span < max(best) - min(best) + 1):
                best = tuple(sorted(chosen))
    return best


@cache
def standard_lexicon() -> Lexicon:
    """Return the lexicon that ships with the product."""
    return _lexicon(_standard_entries())


def load_lexicon(extra: Path | None = None) -> Lexicon:
    """Return the standard lexicon with a user's own file added to it; the same id replaces a concept.

    Raises LexiconError, one line, when the file cannot be read or breaks the schema.
    """
    if extra is None:
        return standard_lexicon()
    try:
        own = _parse(extra.name, extra.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"begrippenlijst niet leesbaar: {extra}") from error
    replaced = {entry.id for entry in own}
    return _lexicon([entry for entry in _standard_entries() if entry.id not in replaced] + own)


def _standard_entries() -> list[ConceptEntry]:
    folder = resources.files("assistant").joinpath("lexicon")
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda f: f.name)
    return [entry for file in files for entry in _parse(file.name, file.read_text(encoding="utf-8"))]


def _parse(name: str, text: str) -> list[ConceptEntry]:
    try:
        return [ConceptEntry.model_validate(entry) for entry in parse_yaml(text) or []]
    except yaml.YAMLError as error:
        raise LexiconError(f"begrippenlijst {name} is geen geldige YAML") from error
    except (ValidationError, TypeError) as error:
        detail = error.errors()[0] if isinstance(error, ValidationError) else {"loc": (), "msg": str(error)}
        place = ".".join(str(part) for part in detail["loc"])
        raise LexiconError(f"begrippenlijst {name}: {place}: {detail['msg']}") from error


def _lexicon(entries: Sequence[ConceptEntry]) -> Lexicon:
    concepts = [
        Concept(
            entry.id,
            entry.term,
            tuple(dict.fromkeys((entry.term, *entry.synonyms, *entry.abbreviations))),
            entry.kinds,
            entry.broader,
            entry.related,
            entry.part_of,
            entry.section,
        )
        for entry in entries
    ]
    lexicon = Lexicon(concepts, [trigger for entry in entries for trigger in _triggers(entry)])
    for entry in entries:
        for phrase in (
            entry.term,
            *entry.synonyms,
            *entry.everyday,
            *entry.dialect,
            *entry.english,
        ):
            lexicon.words.update(tokens(phrase))
    return lexicon


def _triggers(entry: ConceptEntry) -> Iterable[Trigger]:
    official = (entry.term, *entry.synonyms)
    for phrase in official:
        yield Trigger(tuple(stem(word) for word in _content_words(phrase)), entry.id, True)
    for phrase in (*entry.everyday, *entry.dialect):
        words = _content_words(phrase)
        # One telling word is too little for a stem: "nood" must not be read in "nodig".
        exact = len(words) < 3 and sum(word not in FUNCTION_WORDS for word in words) < 2
        if not exact or any(len(word) > 3 for word in words):
            yield Trigger(tuple(words if exact else map(stem, words)), entry.id, False, exact=exact)
    for phrase in entry.english:
        words = _content_words(phrase)
        yield Trigger(tuple(map(_english, words)), entry.id, False, exact=True, english=True)
    for abbreviation in entry.abbreviations:
        stems = tuple(stem(word) for word in tokens(abbreviation))
        if stems:
            yield Trigger(stems, entry.id, True, abbreviation if _may_be_a_word(abbreviation) else "")


@lru_cache(maxsize=20_000)
def _english(word: str) -> str:
    """Return the English stem of a folded word, marked as such: it must not meet a Dutch word."""
    return f"en:{_ENGLISH_STEMMER.stemWord(word)}"


def _may_be_a_word(abbreviation: str) -> bool:
    """Tell whether an abbreviation counts in capitals only: "EER" is also "eer", "RMW" is nothing else."""
    return len(abbreviation) <= 2 or (
        len(abbreviation) == 3 and any(c in "aeiou" for c in abbreviation.lower())
    )


_ARTICLES = frozenset(
    """
    de het een 't the a an
    """.split()
)


def _content_words(phrase: str) -> list[str]:
    words = tokens(phrase)
    kept = [word for word in words if word not in _ARTICLES]
    return kept if len(kept) > 1 or len(words) == 1 or (kept and _alone_enough(kept[0])) else words


def _alone_enough(word: str) -> bool:
    return word not in FUNCTION_WORDS and len(word) >= 5
