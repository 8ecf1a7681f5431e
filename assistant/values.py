"""What a value looks like in a document: an amount, a date, a level, how often, how long."""

import re
from collections.abc import Mapping

from assistant.question import Expects
from ingest.dates import MONTHS
from ingest.model import Passage

_MONTHS = "|".join(MONTHS)
_UNITS = r"(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)"
_TENS = r"(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)"
_NUMBER_WORDS = (
    rf"{_UNITS}(?:en|ën){_TENS}|{_TENS}|[eé]én|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf"
    r"|(?:der|veer|vijf|zes|zeven|acht|negen)tien|honderd|duizend"
)
VALUES: Mapping[Expects, re.Pattern[str]] = {
    Expects.PERCENTAGE: re.compile(
        rf"(?:\d+(?:[.,]\d+)?|\b(?:{_NUMBER_WORDS}))\s*(?:%|procent|percent)|\bpunten op \d+\b",
        re.IGNORECASE,
    ),
    Expects.AMOUNT: re.compile(r"(?:€\s*\d[\d.,]*|\d[\d.,]*\s*(?:euro|eur|€))", re.IGNORECASE),
    Expects.DATE: re.compile(
        rf"\b\d{{1,2}}\s*(?:{_MONTHS})\b(?:\s*\d{{4}})?|\b\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}\b"
        rf"|\b(?:begin|midden|half|einde?|vanaf|(?:eerste|tweede|1e|2e) helft)?\s*(?:{_MONTHS})\b"
        r"(?:\s*\d{4})?"
        r"|\b(?:begin|midden|half|eind|einde|vanaf|sinds|tot|tegen|in)\s+(?:19|20)\d{2}\b",
        re.IGNORECASE,
    ),
    Expects.NUMBER: re.compile(rf"\b\d[\d.,]*\b|\b(?:{_NUMBER_WORDS})\b", re.IGNORECASE),
    Expects.FREQUENCY: re.compile(
        r"\b(?:twee|drie|vier|vijf)?(?:half)?(?:jaar|maande|weke|dage|kwartaal)lijks\w*"
        r"|\bper (?:jaar|maand|week|dag|kwartaal|trimester|semester)\b|\b\w+ (?:keer|maal)\b"
        r"|\bperiodiek\w*|\bregelmatig\w*|\bom de \w+|\btelkens\b"
        r"|\b(?:elke?|iedere?) (?:\w+ )?(?:ja+r|maand|we+k|dag|kwartaal)\w*",
        re.IGNORECASE,
    ),
    Expects.DURATION: re.compile(
        rf"\b(?:\d[\d.,]*|{_NUMBER_WORDS}|een|één)\s+(?:\w+\s+)?(?:jaar|jaren|maand\w*|we(?:ek|ken)|\w*dag(?:en)?|uur|uren|minuten"
        r"|kwartaal|kwartalen)\b",
        re.IGNORECASE,
    ),
    Expects.LEVEL: re.compile(
        r"\b(?:niveau|gradatie|graad|level)\w*\s*:?\s*(?:[IVX]{1,4}|\d|[A-E])\b"
        r"|(?-i:\b[IVX]{1,4}\b|\b[ABCD]\d?[a-z]?\b(?! ))"
        r"|\b(?:basis|gevorderd|expert|elementair|grondig|uitstekend)\w*|\|",
        re.IGNORECASE,
    ),
    Expects.PLACE: re.compile(
        r"beschikbaar|te vinden|terug ?vinden|raadple\w+|website|\.(?:be|net|eu)\b|bijlage|gids|ter inzage",
        re.IGNORECASE,
    ),
}
"""What a value of each kind looks like in a document."""
REQUIRED_VALUES = frozenset({Expects.AMOUNT, Expects.DATE, Expects.PERCENTAGE})
"""Values that must stand in the document: a passage without one is no answer."""


_NUMBERING = re.compile(r"^(?:\w{1,3}[.)]\s*)*(?:\d+(?:\.\d+)*[.)]?\s+(?=[A-ZÀ-Þ]))?")


def value_text(passage: Passage) -> str:
    """Return the words in which a value may stand: the passage, and the heading right above it.

    The number of the heading is no value.
    """
    return "\n".join((passage.text, *(_NUMBERING.sub("", heading) for heading in passage.headings[-1:])))
