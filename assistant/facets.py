"""Take a question apart into facets: the things it asks about, each in every wording of the documents."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.answer import TermMatch
from assistant.concepts import ConceptMatch, Lexicon
from assistant.cues import CONTRASTS, REQUEST, is_english
from assistant.question import Facet, Phrase
from assistant.spelling import Spelling
from assistant.verbs import separable_verbs
from assistant.words import FUNCTION_WORDS, GENERIC_WORDS, fold, is_content, specificity, stem, tokens
from ingest.model import Document, SectionKind
from ingest.sentences import split_sentences

_WORD = re.compile(r"[^\W_]+")
_PREFIX = re.compile(r"^(?P<prefix>in|op|uit|aan|af|mee|na|bij|toe|door|samen|vast|voor)(?P<verb>\w{5,})$")
_OWN_ROLE = frozenset(
    """
    alg algemeen algemene directeur direkteur algemeendirecteur secretaris stadssecretaris gemeentesecretaris
    topambtenaar baas chef ceo manager
    """.split()
)
"""Words for the role that a document is about: they stand for the document, not for what is asked."""
_OTHER_ROLES = (
    "financieel directeur",
    "financieel beheerder",
    "adjunct algemeendirecteur",
    "adjunct algemeen directeur",
    "diensthoofd",
    "afdelingshoofd",
    "ombudsman",
    "korpschef",
    "schooldirecteur",
    "bibliothecaris",
    "preventieadviseur",
)
_WHOLE_ROLE = "resultaatgebieden"
"""The concept that answers what a role comes to."""
CONTRASTING = frozenset(word for group in CONTRASTS[:2] for word in group)
"""Words that tell siblings apart: a concept that holds them all would make them the same."""
_PART = 0.6
"""The name of a part of the document beside a subject counts for this much."""
_CONTEXT = 0.4
"""What a sentence says that only leads up to the question counts for this much."""
_ASIDE, _UNKNOWN = 0.25, 0.2
"""Weights of a word that is in every question, and of one that no document or lexicon holds."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a question asks about."""

    facets: tuple[Facet, ...]
    """In the order of the question."""
    terms: tuple[TermMatch, ...]
    """Everyday words that were read as official terms."""
    kinds: frozenset[SectionKind]
    """Kinds of section at which its concepts point."""


class FacetFinder:
    """Finds the facets of questions about a given set of documents."""

    def __init__(
        self, documents: Mapping[str, Document], lexicon: Lexicon, vocabulary: frozenset[str]
    ) -> None:
        self._documents = documents
        self._lexicon = lexicon
        self._spelling = Spelling(vocabulary, lexicon.words)
        self._stems = frozenset(map(stem, vocabulary))
        self._role_words = _OWN_ROLE | {tokens(d.role)[0] for d in documents.values() if tokens(d.role)}

    def find(self, text: str, without: Sequence[tuple[int, int]] = ()) -> Subject:
        """Return what the text asks about, leaving out the stretches (start, end) that name organisations."""
        every = list(_WORD.finditer(text))
        found = [m for m in every if not any(start <= m.start() < end for start, end in without)]
        verbs = {every[place].start(): verb for place, verb in separable_verbs(text) if place < len(every)}
        written, words = self._known_words([verbs.get(m.start(), m.group(0)) for m in found])
        idle = self._role_words | CONTRASTING | GENERIC_WORDS | FUNCTION_WORDS | {"niveau"}
        matches = self._lexicon.recognise(
            _without_role(words), written, english=is_english(fold(text)), idle=idle
        )
        clusters = _clusters([match for match in matches if not _is_own_role(match)])
        clusters = [_of_the_domain(cluster) for cluster in clusters]
        facets: list[tuple[tuple[int, ...], Facet]] = []
        terms: list[TermMatch] = []
        for cluster in clusters:
            said = tuple(sorted({at for match in cluster for at in match.positions}))
            facets.append((said, self._concept_facet(cluster, [words[at] for at in said])))
            for match in cluster:
                if not match.official:
                    term = TermMatch(" ".join(written[at] for at in match.positions), match.concept.term)
                    terms.append(term)
        taken = {at for said, _ in facets for at in said}
        for position, word in enumerate(words):
            if position not in taken and is_content(word) and word not in self._role_words:
                facets.append(((position,), self._word_facet(word, fold(written[position]))))
        ordered = _subject_first(
            _without_context(sorted(facets, key=lambda f: f[0]), _context(text, found, written))
        )
        kinds = frozenset(kind for cluster in clusters for match in cluster for kind in match.concept.kinds)
        return Subject(merged([facet for _, facet in ordered]), tuple(terms), kinds)

    def corrected(self, text: str) -> str:
        """Return the text folded, with its misspelled words repaired: to look for cues in."""
        return _WORD.sub(lambda match: self._spelling.repair(match.group(0)), fold(text))

    def _known_words(self, said: Sequence[str]) -> tuple[list[str], list[str]]:
        """Return the words as written and as understood: repaired, an unknown compound in its parts."""
        written: list[str] = []
        words: list[str] = []
        for word in said:
            understood = self._spelling.repair(fold(word))
            parts = () if self._spelling.knows(understood) else self._spelling.parts(understood)
            words.extend(parts or (understood,))
            written.extend([word] * (len(parts) or 1))
        return written, words

    def whole_role(self) -> tuple[Facet, ...]:
        """Return the facet of a question that asks for the role as a whole ("wat doet de directeur?")."""
        concept = self._lexicon.concepts.get(_WHOLE_ROLE)
        if concept is None:
            return ()
        phrases = tuple(Phrase(_content(phrase), 0.9) for phrase in concept.phrases)
        return (Facet(concept.term, phrases, 1.0, kinds=concept.kinds, section=concept.section),)

    def roles(self, folded: str, organisations: Sequence[str]) -> tuple[Facet, ...]:
        """Return a required facet for each role named that the documents asked are not about."""
        own = {
            fold(d.role)
            for d in self._documents.values()
            if not organisations or d.organisation in organisations
        }
        return tuple(
            Facet(role, (Phrase(tuple(role.split()), 1.0),), 1.0, required=True)
            for role in _OTHER_ROLES
            if role in folded and not any(self._same_role(role, document_role) for document_role in own)
        )

    def _same_role(self, role: str, document_role: str) -> bool:
        """Tell whether a document is about the role, under this name or another ("afdelingshoofd")."""
        names = {role}
        for concept in self._lexicon.concepts.values():
            phrases = set(map(fold, concept.phrases))
            if role in phrases:
                names |= phrases
        return any(name in document_role for name in names)

    def _concept_facet(self, cluster: Sequence[ConceptMatch], said: Sequence[str]) -> Facet:
        """One facet for all readings of the same words: the user's own words first, then the terms."""
        own = tuple(word for word in said if is_content(word))
        phrases = [Phrase(own, 1.0)] if own else []
        if len(own) == 1 and (parts := self._spelling.parts(own[0])):
            phrases.append(Phrase(parts, 0.85))
        concepts = self._lexicon.concepts
        for match in cluster:
            phrases.extend(Phrase(_content(phrase), 0.9) for phrase in match.concept.phrases)
            for identifier in (*match.concept.related, *self._lexicon.narrower(match.concept.id)):
                if identifier in concepts:
                    phrases.extend(
                        Phrase(_content(phrase), 0.45) for phrase in concepts[identifier].phrases[:3]
                    )
        kinds = tuple(dict.fromkeys(kind for match in cluster for kind in match.concept.kinds))
        label = cluster[0].concept.term
        named = any(match.official and _together(match.positions) for match in cluster)
        if named and all(match.concept.kinds[:1] == (SectionKind.COMPETENCIES,) for match in cluster):
            # Documents define competencies by name: a neighbour's word is not the competency asked for.
            phrases = [phrase if phrase.words == own else replace(phrase, weight=0.55) for phrase in phrases]
        section = next((match.concept.section for match in cluster if match.concept.section), None)
        found = tuple(phrase for phrase in phrases if phrase.words)
        if kinds:
            return Facet(label, found, 1.0, kinds=kinds, section=section, named=named)
        # General vocabulary: it says as much as the user's own words, whatever it leads to.
        telling = max(map(specificity, own), default=1.0)
        return Facet(label, found, 1.0, section=section, specificity=telling)

    def _word_facet(self, word: str, written: str) -> Facet:
        split = _PREFIX.match(word)
        splits = split is not None and stem(split["verb"]) in self._stems
        known = word in GENERIC_WORDS or stem(word) in self._stems or splits
        weight = _ASIDE if word in GENERIC_WORDS else 1.0 if known else _UNKNOWN
        phrases = [Phrase((word,), 1.0)]
        if split is not None and splits:  # "inschrijven" may stand as "schrijf ... in"
            phrases.append(Phrase((split["verb"], split["prefix"]), 0.8))
        if written != word:
            phrases.append(Phrase((written,), 1.0))
        return Facet(word, tuple(phrases), weight, known=known, specificity=specificity(word))


def _of_the_domain(cluster: list[ConceptMatch]) -> list[ConceptMatch]:
    """Return the readings as terms of role documents; where there are none, those as general words."""
    return [match for match in cluster if match.concept.kinds] or cluster


def _is_own_role(match: ConceptMatch) -> bool:
    """Tell whether a concept is the head that the documents are about, in whatever words ("city clerk")."""
    return any(_OWN_ROLE.issuperset(tokens(phrase)) for phrase in match.concept.phrases)


def _without_context(
    facets: Sequence[tuple[tuple[int, ...], Facet]], aside: frozenset[int]
) -> list[tuple[tuple[int, ...], Facet]]:
    """Let what only leads up to the question count less, where the question itself says what it is about."""
    asked = [facet for said, facet in facets if not aside.issuperset(said)]
    if not any(facet.weight >= 1.0 for facet in asked):
        return list(facets)
    return [
        (said, replace(f, weight=_CONTEXT * f.weight, named=False) if aside.issuperset(said) else f)
        for said, f in facets
    ]


def _subject_first(facets: Sequence[tuple[tuple[int, ...], Facet]]) -> list[tuple[tuple[int, ...], Facet]]:
    """Let the name of a part of the document ("competentie") step back where a subject is named beside it."""
    if not any(facet.weight >= 1.0 and facet.kinds and not facet.section for _, facet in facets):
        return list(facets)
    return [(said, replace(f, weight=_PART * f.weight) if f.section else f) for said, f in facets]


def _asks(sentence: str) -> bool:
    return sentence.rstrip().endswith("?") or REQUEST.match(fold(sentence)) is not None


def _context(text: str, found: Sequence[re.Match[str]], written: Sequence[str]) -> frozenset[int]:
    """Return the positions of words in sentences that only lead up to the question."""
    sentences = [(start, end) for start, end in split_sentences(text)]
    asking = [span for span in sentences if _asks(text[slice(*span)])]
    if not asking or len(asking) == len(sentences):
        return frozenset()
    starts = iter(found)
    current = next(starts, None)
    positions = []
    for position, word in enumerate(written):
        while current is not None and current.group(0) != word:
            current = next(starts, None)
        if current is None:
            break
        at = current.start()
        if not any(start <= at < end for start, end in asking):
            positions.append(position)
    return frozenset(positions)


def merged(facets: Sequence[Facet]) -> tuple[Facet, ...]:
    """Return the facets with each label once, the first one kept."""
    by_label: dict[str, Facet] = {}
    for facet in facets:
        by_label.setdefault(facet.label, facet)
    return tuple(by_label.values())


def search_words(text: str, without: Sequence[tuple[int, int]]) -> str:
    """Return the words of a question that are worth searching, organisations left out."""
    kept = text
    for start, end in sorted(without, reverse=True):
        kept = f"{kept[:start]} {kept[end:]}"
    return " ".join(word for word in tokens(kept) if is_content(word) and word not in _OWN_ROLE)


def _content(phrase: str) -> tuple[str, ...]:
    return tuple(word for word in tokens(phrase) if word not in FUNCTION_WORDS)


def _together(positions: Sequence[int]) -> bool:
    return positions[-1] - positions[0] == len(positions) - 1


def _without_role(words: Sequence[str]) -> list[str]:
    """Return the words with "algemene directeur" blanked: its halves must not be read as something else."""
    kept = list(words)
    for position, (first, second) in enumerate(pairwise(words)):
        if first in _OWN_ROLE and second in _OWN_ROLE:
            kept[position] = kept[position + 1] = ""
    return kept


def _clusters(matches: Sequence[ConceptMatch]) -> list[list[ConceptMatch]]:
    """Put matches that rest on the same words together: several readings of one thing."""
    clusters: list[list[ConceptMatch]] = []
    for match in sorted(matches, key=lambda m: (-len(m.positions), not m.official, m.positions)):
        home = next((c for c in clusters if any(set(match.positions) & set(o.positions) for o in c)), None)
        if home is None:
            clusters.append([match])
        else:
            home.append(match)
    return sorted(clusters, key=lambda cluster: cluster[0].positions)
