"""Take a message apart that asks several things ("Aan wie rapporteert zij, en hoe vaak?")."""

import re

from assistant.words import FUNCTION_WORDS, fold, tokens
from ingest.sentences import split_sentences

_MOST = 4
"""Questions that one message may hold; the rest stays with the last one."""
_SHORTEST = 4
"""Words that a question has before another one is joined to it by "en": "welke kennis en welke inzichten"."""
_PREPOSITION = (
    r"(?:aan|met|door|bij|van|op|in|binnen|voor|tegen|tot|vanaf|onder|over|uit"
    r"|to|with|by|at|within|for|from)"
)
_ASKING = (
    rf"(?:{_PREPOSITION} )?(?:wie|wat|waar\w*|welke?|hoe|hoeveel|hoelang|wanneer|waarom|wiens"
    r"|who|what|where|when|how|why|which|whom)"
)
_JOINED = re.compile(rf"(?:\s*[,;]\s*(?:en|maar|and|but)?|\s+(?:en|maar|and|but))\s+(?={_ASKING}\b)")
_OWN_ASKING = re.compile(rf"\b{_ASKING}\b")


def questions_in(text: str) -> tuple[str, ...]:
    """Return the questions that a message holds, in order; () when it holds one at most.

    What only leads up to a question stays with the one that follows it. The second of two questions keeps
    the word that joins it ("en hoe vaak?"): it leans on the first.
    """
    asked: list[str] = []
    lead = ""
    for start, end in split_sentences(text):
        sentence = text[start:end]
        if not sentence.rstrip().endswith("?"):
            lead = f"{lead} {sentence}".strip()
            continue
        first, *joined = _joined_questions(sentence)
        asked += [f"{lead} {first}".strip(), *joined]
        lead = ""
    if lead and asked:
        asked[-1] = f"{asked[-1]} {lead}"
    return tuple(asked) if 1 < len(asked) <= _MOST else ()


def _joined_questions(sentence: str) -> list[str]:
    """Return the questions of one sentence, joined by a comma or "en"."""
    folded = fold(sentence)
    if len(folded) != len(sentence):  # offsets would not fit
        return [sentence]
    found = []
    begin = 0
    for match in _JOINED.finditer(folded):
        before = folded[begin : match.start()]
        if len(tokens(before)) < _SHORTEST or not _asks(before) or not _says_something(folded[match.end() :]):
            continue
        found.append(sentence[begin : match.start()].rstrip(" ,;") + "?")
        begin = match.start() + len(match.group(0)) - len(match.group(0).lstrip(" ,;"))
    return [*found, sentence[begin:]]


def _asks(clause: str) -> bool:
    """Tell whether a clause asks by itself: no statement before a relative clause, no "waar lees ik wat ...".

    Of the last one the second half ("... en welke er zijn") hangs on the same verb.
    """
    asking = len(_OWN_ASKING.findall(clause))
    return asking == 1 or (asking == 0 and tokens(clause)[0] in _VERBS_FIRST)


def _says_something(clause: str) -> bool:
    words = tokens(clause)
    return len(words) >= 2 and any(word not in FUNCTION_WORDS or word in _MEASURES for word in words)


_MEASURES = frozenset({"hoeveel", "wie", "wanneer", "who", "when", "waar", "where", "waarom", "why"})
_VERBS_FIRST = frozenset(
    """
    is zijn heeft hebben mag mogen moet moeten kan kunnen krijgt krijg krijgen wordt worden zit staat
    geldt verwacht vraagt bestaat komt hoeft does do are can must may has will ben zal doet
    """.split()
)
