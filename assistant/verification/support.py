"""Whether quotes support a statement that a model worded: rules and data, no model."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from wordfreq import zipf_frequency

from assistant import texts
from assistant.answer import Verdict
from assistant.draft import Quote
from assistant.verification.actors import wrong_body
from assistant.verification.alignment import Aligned, align
from assistant.verification.bodies import mentions_of
from assistant.verification.copies import is_verbatim, wrong_copy
from assistant.verification.coverage import Item, items_of, joint_vocabulary, weight
from assistant.verification.directions import tells_relation, wrong_direction, wrong_doer
from assistant.verification.exchanges import are_exchanged, mixes_rows
from assistant.verification.lexical import municipality_names
from assistant.verification.operators import operators_of
from assistant.verification.quantities import quantities_of
from assistant.verification.reach import wrong_reach
from assistant.verification.segments import Segment, plain, segments_of, things_listed
from assistant.verification.source import Source, source_of
from assistant.verification.turns import (
    wrong_company,
    wrong_denial,
    wrong_exception,
    wrong_modality,
    wrong_order,
)
from assistant.verification.values import wrong_quantity, wrong_word
from assistant.verification.vocabulary import absence, english_words, word_list
from assistant.words import FUNCTION_WORDS, fold, stem, tokens

_ENGLISH = 0.25
"""Share of English function words from which a statement is not Dutch."""
_ANSWER = re.compile(r"^\s*(ja|nee|neen)\b[\s,.:;!–-]*", re.IGNORECASE)
_MISSING = 0.5
"""Share of the words of a sentence (by weight) that may put things in words that the source does not use."""
_LITTLE = 0.2
"""The same, for a single word, to need no mark."""
_CLIPPED = frozenset("dkmnst")
"""Letters that are what is left of a word or ending beside an apostrophe."""
_UNKNOWN = 1.0
"""Zipf frequency below which a word is no word of Dutch."""
_ORIGIN = 4
"""Letters that a name and its adjective begin with ("Belg", "Belgische")."""
_RANK = {Verdict.SUPPORTED: 0, Verdict.PARTLY: 1, Verdict.UNSUPPORTED: 2}


@dataclass(frozen=True, slots=True)
class Judgement:
    """How far quotes support a statement."""

    verdict: Verdict
    """How far."""
    reason: str = ""
    """Why no further, in a few Dutch words; empty when it is supported."""


SUPPORTED = Judgement(Verdict.SUPPORTED)


def judge(statement: str, quotes: Sequence[Quote]) -> Judgement:
    """Judge a statement (Markdown) that a model worded by its quotes."""
    text = plain(statement)
    if not any(sign.isalnum() for sign in text):
        return _unsupported(texts.UNSUPPORTED_EMPTY)
    if _is_english(text):
        return _unsupported(texts.UNSUPPORTED_LANGUAGE)
    if any(pattern.search(fold(text)) for pattern in absence()):
        return _unsupported(texts.UNSUPPORTED_ABSENCE)
    answer = _ANSWER.match(text)
    if answer:
        text = text[answer.end() :]
    source = source_of(quotes)
    segments = segments_of(text)
    if not segments or not any(map(_says_something, segments)):
        return _unsupported(texts.UNSUPPORTED_EMPTY)
    if answer and not _fits(answer.group(1).lower(), segments):
        return _unsupported(texts.UNSUPPORTED_DENIAL)
    if _unknown_name(text, source):
        return _unsupported(texts.UNSUPPORTED_NAME)
    if is_verbatim(text, source):
        return SUPPORTED
    if reason := wrong_copy(text, source):
        return _unsupported(reason)
    listed = frozenset[int]().union(*map(things_listed, (text, *source.quoted)))
    source = replace(source, listed=listed)
    if reason := _wrong_as_a_whole(segments, source):
        return _unsupported(reason)
    return _worst(_segment(number, segments, source) for number in range(len(segments)))


def _wrong_as_a_whole(segments: Sequence[Segment], source: Source) -> str:
    """Check what only shows over the segments of a statement together: who does it, what goes with what."""
    if wrong_doer(segments, source):
        return texts.UNSUPPORTED_ROLE
    if mixes_rows(segments, source) or are_exchanged(segments, source):
        return texts.UNSUPPORTED_CROSSED
    return ""


def _worst(judgements: Iterable[Judgement]) -> Judgement:
    return max(judgements, key=lambda judgement: _RANK[judgement.verdict], default=SUPPORTED)


def _unsupported(reason: str) -> Judgement:
    return Judgement(Verdict.UNSUPPORTED, reason)


def _is_english(text: str) -> bool:
    words = tokens(text)
    foreign = [word for word in words if word in english_words()]
    return len(set(foreign)) > 1 and len(foreign) >= _ENGLISH * len(words)


def _says_something(segment: Segment) -> bool:
    return bool(items_of(segment) or quantities_of(segment) or mentions_of(segment))


def _fits(answer: str, segments: Sequence[Segment]) -> bool:
    """Tell whether "ja" is followed by no denial, and "nee" by one."""
    denies = any(ops.denials or ops.implied or "only" in ops.reach for ops in map(operators_of, segments))
    return denies if answer != "ja" else not any(operators_of(s).denials for s in segments)


def _unknown_name(text: str, source: Source) -> str:
    """Return a name in the statement that stands nowhere in the source, "" when there is none."""
    known = joint_vocabulary((*source.segments, *source.around))
    words = {word for segment in (*source.segments, *source.around) for word in segment.words}
    for segment in segments_of(text):
        spoken = {at for mention in mentions_of(segment) for at in range(mention.at, mention.end)}
        spoken |= {at for q in quantities_of(segment) for at in range(q.at, q.end)}
        items = {item.at: item for item in items_of(segment)}
        for at, written in enumerate(segment.written):
            word = segment.words[at]
            if at in spoken or word in words or word.isdigit():
                continue
            if len(word) < 2:
                if (
                    written.isalpha()
                    and word not in FUNCTION_WORDS
                    and word not in _CLIPPED
                    and (at or written.islower())
                ):
                    return written
                continue
            is_first = at == 0 and segment.opens
            capital = written[0].isupper() and (not is_first or zipf_frequency(word, "nl") < _UNKNOWN)
            if word in municipality_names() and written[0].isupper():
                capital = True
            item = items.get(at, Item(at, word, 1.0))
            derived = any(other[:_ORIGIN] == word[:_ORIGIN] for other in words if len(other) >= _ORIGIN)
            if capital and not (word in FUNCTION_WORDS or derived or known.covers(item, segment)):
                return written
    return ""


def _align(number: int, segments: Sequence[Segment], source: Source) -> Aligned:
    """Return what a segment of a statement draws on: of the documents of the organisation it is about."""
    said = segments[number]
    named = _organisations_named(segments[: number + 1], source)
    if named and len(source.organisations) > 1:
        source = source.only(named)
    own = {stem(word) for organisation in source.organisations for word in tokens(organisation)}
    items = [item for item in items_of(said) if stem(item.word) not in own]
    aligned = align(said, items, segments, source)
    if aligned.best or not number or segments[number - 1].sentence != said.sentence:
        return aligned
    before = _align(number - 1, segments, source)  # it goes on about the same
    return replace(aligned, best=before.best, used=before.used)


_CHECKS = (
    wrong_quantity,
    wrong_word,
    wrong_body,
    wrong_direction,
    wrong_order,
    wrong_denial,
    wrong_exception,
    wrong_modality,
    wrong_company,
    wrong_reach,
)


def _segment(number: int, segments: Sequence[Segment], source: Source) -> Judgement:
    aligned = _align(number, segments, source)
    judgement = _checked(aligned)
    if judgement.verdict is not Verdict.UNSUPPORTED or not _is_set_against(number, segments):
        return judgement
    # "Niet X, maar Y": where the source says Y, and X cannot be so at once, it says so too.
    positive = _without_denial(segments[number])
    others = [positive if segment is segments[number] else segment for segment in segments]
    turned = _checked(replace(_align(number, others, source), sentence=(positive,)))
    return SUPPORTED if turned.verdict is Verdict.UNSUPPORTED else judgement


def _checked(aligned: Aligned) -> Judgement:
    for check in _CHECKS:
        if reason := check(aligned):
            return _unsupported(reason)
    return _coverage(aligned)


def _is_light(item: Item, said: Segment) -> bool:
    """Tell whether a word only puts a thing in words; a verb does not: what is done is the claim."""
    return not word_list("light").isdisjoint((said.words[item.at], item.word))


def _is_set_against(number: int, segments: Sequence[Segment]) -> bool:
    """Tell whether a segment denies something and the next says what is so instead."""
    if number + 1 == len(segments) or len(operators_of(segments[number]).denials) != 1:
        return False
    follows = segments[number + 1].words
    return follows[0] in ("maar", "enkel") or follows[:2] in (("dat", "doet"), ("dat", "is"))


def _without_denial(segment: Segment) -> Segment:
    denials = operators_of(segment).denials
    kept = [at for at in range(len(segment.words)) if at not in denials]
    words, written, lemmas = (
        tuple(some[at] for at in kept) for some in (segment.words, segment.written, segment.lemmas)
    )
    return replace(segment, words=words, written=written, lemmas=lemmas)


def _organisations_named(segments: Sequence[Segment], source: Source) -> frozenset[str]:
    """Return the organisations that the last of the segments that names one names."""
    for segment in reversed(segments):
        words = set(segment.words)
        named = frozenset(
            organisation for organisation in source.organisations if set(tokens(organisation)) & words
        )
        if named:
            return named
    return frozenset()


def _coverage(aligned: Aligned) -> Judgement:
    """Judge the words that state something by whether the source says them too."""
    source, said = aligned.source, aligned.said
    known = joint_vocabulary((*source.segments, *source.around))
    missing = [item for item in aligned.items if not known.covers(item, said)]
    if not missing:
        return SUPPORTED
    share = weight(missing) / weight([item for segment in aligned.sentence for item in items_of(segment)])
    words = texts.UNSUPPORTED_WORDS.format(words=", ".join(item.word for item in missing[:4]))
    missing = [item for item in missing if not tells_relation(item.at, said, source.segments)]
    if not missing:
        return SUPPORTED
    if share > _MISSING or not all(_is_light(item, said) for item in missing):
        return _unsupported(words)
    return SUPPORTED if len(missing) == 1 and share <= _LITTLE else Judgement(Verdict.PARTLY, words)
