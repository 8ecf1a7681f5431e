"""A text cut into the stretches that each say one thing: where a negation or a number holds."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from assistant.numbers import NUMBERS
from assistant.verbs import separable_verbs
from assistant.verification.verb_forms import is_finite, is_verb, lemma, verbs_apart
from assistant.verification.vocabulary import phrases, word_list
from assistant.words import FUNCTION_WORDS, fold_letters, stem
from ingest.model import PassageKind, SectionKind

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W_]+|[%€]")
_SENTENCE_END = re.compile(r"[.;!?\n|]|\s[–—]\s")
_PAUSE = re.compile(r"[,()]")
_NOT_A = re.compile(r"\bniet-(?=\w)", re.IGNORECASE)
"""So begins a word for what something is not ("niet-bindend"): one word, no denial of a sentence."""
_COLON = re.compile(r":(?=\s)")
_MARKDOWN = re.compile(r"\\(?=[\W_])|\*\*|(?<!\w)[*_`]+|[*_`]+(?!\w)|^\s*[-•]\s+|<br\s*/?>", re.MULTILINE)
_LISTED = 4
"""Most words between two commas that are one of several things listed."""
_ASIDE = 3
"""Most words between two commas that stand within what goes on after them ("kan, na overleg, ...")."""
_ENUMERATION = re.compile(r"(?:[^,.;:()]{2,60}, )*[^,.;:()]{2,60} en (?=[^,.;:()]{2,})")
"""Things that are listed, up to the last of them."""
_LABEL = 4
"""Most words before a colon that name what comes after it."""


class _Token(NamedTuple):
    folded: str
    written: str
    after_comma: bool


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a text that says one thing."""

    words: tuple[str, ...]
    """Its words, folded."""
    written: tuple[str, ...]
    """The same as they stand."""
    sentence: int
    """Which sentence it belongs to, counted over the whole text."""
    opens: bool
    """It begins a sentence."""
    lemmas: tuple[str, ...]
    """Its words, with participles, irregular forms and separable verbs that stand apart as infinitives."""
    commas: frozenset[int] = frozenset()
    """Places of the words that a comma or bracket stands before."""
    organisation: str = ""
    """Whose text it is; "" for a statement."""
    kind: SectionKind | None = None
    """What the section that it stands in is about."""
    is_context: bool = False
    """It is no part of the quote, but introduces it."""
    form: PassageKind = PassageKind.TEXT
    """Where it stands: an item of a list often says what is done without a subject, a table row has none."""

    def acts(self) -> frozenset[str]:
        """Return what is done in it, as named in the data: its verbs and particles may stand apart."""
        index = phrases("acts")
        apart = tuple(sorted(verbs_apart(self.words)))
        return index.labels(self.words) | index.labels(self.lemmas) | index.labels(apart)

    def stems(self) -> frozenset[str]:
        """Return the stems of its words and of their infinitives."""
        return frozenset(map(stem, self.words)) | frozenset(map(stem, self.lemmas))


def plain(text: str) -> str:
    """Return a statement in Markdown without its markup."""
    return _MARKDOWN.sub("", text)


def things_listed(text: str) -> frozenset[int]:
    """Return how many things each enumeration of a text lists: 3 for "A, B en C"."""
    return frozenset(found.group(0).count(",") + 2 for found in _ENUMERATION.finditer(text))


@lru_cache(maxsize=2_000)
def one_segment(text: str) -> Segment:
    """Return a text as one stretch, however much it says."""
    tokens = [token for pieces in _sentences(_NOT_A.sub("niet", text)) for piece in pieces for token in piece]
    words = _words(tokens)
    return Segment(words, tuple(token.written for token in tokens), 0, True, words)


@lru_cache(maxsize=2_000)
def segments_of(
    text: str,
    *,
    first_sentence: int = 0,
    organisation: str = "",
    kind: SectionKind | None = None,
    is_context: bool = False,
    form: PassageKind = PassageKind.TEXT,
) -> tuple[Segment, ...]:
    """Return the stretches of a text, in order."""
    made: list[Segment] = []
    for sentence, pieces in enumerate(_sentences(_NOT_A.sub("niet", text)), first_sentence):
        for number, piece in enumerate(_stretches(pieces)):
            words = tuple(token.folded for token in piece)
            apart = dict(separable_verbs(" ".join(words)))
            made.append(
                Segment(
                    words=words,
                    written=tuple(token.written for token in piece),
                    sentence=sentence,
                    opens=number == 0,
                    lemmas=tuple(apart.get(at) or lemma(word) for at, word in enumerate(words)),
                    commas=frozenset(at for at, token in enumerate(piece) if token.after_comma),
                    organisation=organisation,
                    kind=kind,
                    is_context=is_context,
                    form=form,
                )
            )
    return tuple(made)


def _sentences(text: str) -> Iterator[list[list[_Token]]]:
    """Yield the sentences, each as the tokens between its commas."""
    pieces: list[list[_Token]] = [[]]
    end = 0
    for match in _TOKEN.finditer(text):
        gap = text[end : match.start()]
        labels = len(pieces) == 1 and len(pieces[0]) <= _LABEL
        ends = _SENTENCE_END.search(gap) or (_COLON.search(gap) and not labels)
        paused = False
        if ends and pieces != [[]]:
            yield pieces
            pieces = [[]]
        elif _PAUSE.search(gap) and pieces[-1]:
            paused = True
            pieces.append([])
        pieces[-1].append(_Token(fold_letters(match.group(0)), match.group(0), paused))
        end = match.end()
    if pieces != [[]]:
        yield pieces


def _stretches(pieces: Sequence[Sequence[_Token]]) -> Iterator[list[_Token]]:
    """Yield stretches: the pieces between commas, those of an enumeration together, cut where it turns."""
    current: list[_Token] = []
    goes_on = False
    for number, piece in enumerate(pieces):
        first = piece[0].folded
        turns = first in word_list("turns_after_comma")
        listed = number > 0 and (
            (len(piece) <= _LISTED and first not in word_list("opens"))
            or _continues_list(_words(pieces[number - 1]), _words(piece))
        )
        aside = 0 < number < len(pieces) - 1 and len(piece) <= _ASIDE and not turns
        if current and not (listed or aside or (goes_on and not turns)):
            yield from _turned(current)
            current = []
        goes_on = aside and not listed
        current += piece
    if current:
        yield from _turned(current)


def _words(tokens: Sequence[_Token]) -> tuple[str, ...]:
    return tuple(token.folded for token in tokens)


def _continues_list(last: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Tell whether a piece goes on with an enumeration: of bodies, or "vast bureau en raden opmaken"."""
    first = words[: _LISTED + 1]
    if first[0] not in word_list("opens") and {"en", "of"} & set(first) and not any(map(is_finite, first)):
        return True
    named = [found.start for found in phrases("parties").longest(words[:_LISTED])]
    ended = [found.end for found in phrases("parties").longest(last)]
    return bool(named and ended) and named[0] <= 1 and ended[-1] == len(last)


def _turned(tokens: Sequence[_Token]) -> Iterator[list[_Token]]:
    """Cut before words that turn what is said, and at "en" between two stretches that each say something."""
    words = _words(tokens)
    start = 0
    for at in range(1, len(words)):
        if _turns_at(words, start, at):
            yield list(tokens[start:at])
            start = at
    yield list(tokens[start:])


def _turns_at(words: tuple[str, ...], start: int, at: int) -> bool:
    word, before, after = words[at], words[start:at], words[at + 1 :]
    if word in word_list("turns"):
        return True
    if word in word_list("turns_before_clause") and after:
        return after[0] in word_list("begins_clause") and any(map(is_finite, after))
    if word not in ("en", "of", "maar") or not after:
        return False
    if _counts(before) and _counts(after) and _tells(before):
        return True
    if _joins_bodies(before, after):
        return False
    points_back = after[0] in word_list("points_back")
    return word == "en" and (points_back or (_has_verb(before) and _has_verb(after)))


def _joins_bodies(before: tuple[str, ...], after: tuple[str, ...]) -> bool:
    """Tell whether "en" stands between two bodies of which one thing is said."""
    ended, begun = phrases("parties").longest(before), phrases("parties").longest(after)
    if not (ended and begun and ended[-1].end == len(before) and begun[0].start <= 1):
        return False
    return begun[0].end >= len(after) or not is_finite(after[begun[0].end])


def _has_verb(words: Sequence[str]) -> bool:
    return any(is_verb(word) for word in words)


def _counts(words: Sequence[str]) -> bool:
    return any(_is_number(word) or word.endswith(("lijks", "lijkse")) for word in words)


def _tells(words: Sequence[str]) -> bool:
    """Whether something is counted there: no bare number as in "gradatie 1 en 2"."""
    return not _is_number(words[-1]) and sum(word not in FUNCTION_WORDS for word in words) > 1


def _is_number(word: str) -> bool:
    return word[0].isdigit() or (word in NUMBERS and word != "een")
