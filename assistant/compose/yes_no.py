"""Yes or no: only where the text settles it."""

import re

from assistant import texts
from assistant.draft import Quote
from assistant.matching import in_text
from assistant.question import Question
from assistant.words import fold

_SAID = 0.8
"""Degree to which the quote must hold each thing that is asked about."""
_DENIES = re.compile(r"\b(?:niet|geen|nooit|zonder|noch|evenmin|niemand)\b")
_NO_DENIAL = re.compile(r"\bniet (?:ouder|meer|minder|later|langer|enkel|alleen|hoger|lager)\b")
_PLAINLY_NOT = re.compile(
    r"\b(?:mag|kan|moet|hoeft|is|heeft|krijgt|komt|wordt|doet|zit)\b (?:\w+ ){0,2}(?:niet|geen)\b"
)
_GOES_ON = re.compile(r"\b(?:en|maar|waar\w*|die|dat|zonder|noch)\b")
"""More is said than that one thing is not so."""
_LIMITS = re.compile(
    r"\b(?:tenzij|behalve|uitgezonderd|indien|mits|als|wanneer|desgevallend|in voorkomend geval|eventueel"
    r"|soms|bij voorkeur|pluspunt|of|enkel|alleen|slechts|maximaal|hoogstens|uitsluitend)\b"
)
"""The text settles it under a condition only, or in part."""
_DEGREES = re.compile(
    r"\b(?:altijd|nooit|enkel|alleen|ooit|elke?|iedere?|alle|allemaal|zelf|meer|minder|genoeg|voldoende"
    r"|vooral|eerder|hetzelfde|zelfde|of|only|always|never|all|every|more|less|or)\b"
)
"""The question asks how far something is so: a text that it is so does not settle that."""
_MAY = re.compile(
    r"\b(?:mag|mogen|kan|kun|kunt|kunnen|can|may|bevoegd\w*|gemachtigd|mogelijk\w*|delegeren|recht op)\b"
)
_MUST = re.compile(
    r"\b(?:moet|moeten|hoef\w*|dien\w*|verplicht\w*|must|has to|have to|vereist\w*|nodig|noodzakelijk"
    r"|minstens|minimaal|ten minste)\b"
)


def settled_by(question: Question, quote: Quote) -> str:
    """Return "Ja." or "Nee." where the quote settles a yes-or-no question, "" where it does not.

    It does when one sentence holds all that is asked about, without a condition, and is as strong as the
    question: what may be done need not be done.
    """
    asked, said = fold(question.text), fold(quote.text)
    if not question.closed or question.negated or _DEGREES.search(asked):
        return ""
    if _LIMITS.search(said) or _NO_DENIAL.search(said) or len(quote.passage.sentences) > 1:
        return ""
    facets = [facet for facet in question.facets if facet.is_substantial]
    if not facets or any(not facet.known or in_text(facet, quote.text) < _SAID for facet in facets):
        return ""
    may_be = bool(_MAY.search(asked)) == bool(_MAY.search(said))
    if not may_be or (_MUST.search(asked) and not _MUST.search(said)):
        return ""
    if not _DENIES.search(said):
        return texts.YES
    return texts.NO if _PLAINLY_NOT.search(said) and not _GOES_ON.search(said) else ""
