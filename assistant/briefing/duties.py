"""What the holder of the role signs, decides, prepares and attends: found by what a sentence says is done."""

import re
from collections.abc import Sequence
from functools import cache

from assistant.briefing.items import Items
from assistant.briefing.model import Group, Item, Topic
from assistant.briefing.vocabulary import data, standard_parties
from assistant.signs import Signs, Words, signs, words_of
from assistant.units import Reader
from assistant.words import FUNCTION_WORDS, fold, tokens
from ingest.model import Document, SectionKind

DUTIES = (Topic.SIGN, Topic.DECIDE, Topic.PREPARE, Topic.ATTEND)
KINDS = (
    SectionKind.PURPOSE,
    SectionKind.POSITION,
    SectionKind.RESULT_AREA,
    SectionKind.TASKS,
    SectionKind.CONTACTS,
    SectionKind.GENERAL,
)
"""Sections in which a document says what the holder does; elsewhere "beslissen" is a competency."""
_CLAUSE = re.compile(r"(?:[^.;:,!?()–]|(?<=\d)[.,](?=\d))+")
_FIRST = 4
"""Words at the start of a clause among which its subject stands."""


def duty_groups(reader: Reader, topic: Topic) -> tuple[Group, ...]:
    """Return the group of what the holder signs, decides, prepares or attends; none without any."""
    wanted, items, found = _signs(topic), Items(topic), list[Item]()
    for unit in reader.units(KINDS):
        needs_holder = reader.kind(unit.passage) is SectionKind.GENERAL
        heading = unit.passage.headings[-1] if unit.passage.headings else ""
        announced = bool(unit.announced) and does(unit.announced, wanted, reader.document)
        if announced or does(unit.text, wanted, reader.document, needs_holder=needs_holder):
            item = items.make(unit, lead_in=unit.above if announced else unit.lead_in)
        elif heading and does(heading, wanted, reader.document):
            item = items.make(unit, lead_in=unit.lead_in)
        else:
            continue
        found += [item] if item else []
    return (Group(tuple(found)),) if found else ()


def does(text: str, wanted: Signs, document: Document, *, needs_holder: bool = False) -> bool:
    """Tell whether a text says that the holder does one of the things wanted.

    What others do ("wanneer de gemeenteraad beslist") or are made to do ("laten ondertekenen") does not
    count. ``needs_holder``: the holder must be named, for text that is about anything.
    """
    holder = holder_words(document)
    if needs_holder and not holder.intersection(tokens(text)):
        return False
    clauses = [words_of(clause) for clause in main_clauses(text, holder)]
    return any(_says(words, wanted, holder) for words in clauses) or _says_apart(clauses, wanted, holder)


def _says_apart(clauses: Sequence[Words], wanted: Signs, holder: frozenset[str]) -> bool:
    """Tell whether the holder is the subject of a verb of which the rest comes in a later clause."""
    joined = words_of(", ".join(" ".join(words.written) for words in clauses))
    places = [(words, at) for words in clauses for at in range(len(words.folded))]
    return any(
        not _is_of_other(*places[at], holder) for at in wanted.apart_places(joined) if at < len(places)
    )


def holder_words(document: Document) -> frozenset[str]:
    """Return the folded words by which a document speaks of the holder of the role."""
    role = [word for word in tokens(document.role) if word not in FUNCTION_WORDS]
    heads = [word for word in role if word.endswith(tuple(data()["heads"]))]
    return frozenset(map(fold, data()["holder"])).union(heads or role)


def main_clauses(text: str, holder: frozenset[str]) -> list[str]:
    """Return the clauses that say what the holder does: no conditions, none that are about others."""
    found = []
    for sentence in _CLAUSE.findall(text):
        parts = _subordinate().split(sentence)  # clause, opening word, clause, ...
        for clause, opening in zip(parts[::2], ["", *parts[1::2]], strict=True):
            counts = not opening or (
                opening.lower() not in data()["conditions"] and holder.intersection(tokens(clause))
            )
            if clause.strip() and counts:
                found.append(clause)
    return found


def _says(words: Words, wanted: Signs, holder: frozenset[str]) -> bool:
    acts = [at for at in wanted.verb_places(words) if not _is_caused(words, at)]
    return any(not _is_of_other(words, at, holder) for at in (*acts, *wanted.name_places(words)))


def _is_caused(words: Words, at: int) -> bool:
    return at > 0 and words.folded[at - 1] in data()["causatives"]


def _is_of_other(words: Words, at: int, holder: frozenset[str]) -> bool:
    """Tell whether another body does it: it comes first and a finite verb follows, or right behind that."""
    if holder.intersection(words.folded[:at]):
        return False
    form, after = words.folded[at], words.folded[at + 1 :]
    plural = form.endswith("en") and at <= _FIRST and after[:1] and after[0] not in ("en", "of", "van")
    finite = form.endswith("t") or plural
    if not finite or (after[:1] and after[0] in holder):
        return False
    return _opens_with_body(words.written[:at]) or (
        form.endswith("t") and _opens_with_body(words.written[at + 1 :])
    )


def _opens_with_body(written: Sequence[str]) -> bool:
    start = next((at for at, word in enumerate(written) if fold(word) not in FUNCTION_WORDS), len(written))
    near = words_of(" ".join(written[start : start + _FIRST]))
    names = [_others(), *(party.signs for party in standard_parties())]
    return any({0, 1}.intersection(sign.name_places(near)) for sign in names)


@cache
def _subordinate() -> re.Pattern[str]:
    words = "|".join((*data()["conditions"], *data()["subordinators"]))
    return re.compile(rf"\b({words})\b", re.IGNORECASE)


@cache
def _others() -> Signs:
    return signs({"nouns": data()["others"]})


@cache
def _signs(topic: Topic) -> Signs:
    return signs(data()["duties"][topic.value])
