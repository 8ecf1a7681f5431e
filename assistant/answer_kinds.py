"""The kind of answer that a question wants ("hoe vaak", "waarom"), and whether a passage can give it.

Wider than the values that composing looks for (``evidence.VALUES``): a passage fails only when nothing in it
could be an answer of the kind at all.
"""

import re

from assistant.cues import INTERROGATIVE
from assistant.question import Expects, Question
from assistant.values import REQUIRED_VALUES, VALUES, value_text
from assistant.words import fold
from ingest.model import Passage

_FIGURE = VALUES[Expects.NUMBER].pattern
_UNIT = (
    r"(?:\w*dag(?:en)?|\w*we+k(?:en)?|\w*maand(?:en)?|\w*ja+r(?:en)?"
    r"|u+r(?:en)?|minu+t(?:en)?|kwarta+l(?:en)?)"
)
_ANSWERS: tuple[tuple[str, str], ...] = (
    # how often
    (
        r"hoe (?:vaak|dik\w+s|geregeld)|om de hoeveel|hoeveel (?:keer|keren|maal)|how often|how many times",
        rf"{VALUES[Expects.FREQUENCY].pattern}|\w*(?:dage|weke|maande|jaar)lijks\w*|halfjaar|kwartaal"
        rf"|(?:elke?|iedere?|om de|per) (?:\w+ ){{0,2}}{_UNIT}|(?:bij|na|voor) (?:elke?|iedere?)"
        r"|permanent|doorlopend|continu|geregeld|keer|keren|maal",
    ),
    # how long, how soon
    (
        r"hoe ?lang|hoe (?:snel|rap|gauw|oud)|binnen welke (?:tijd|termijn|periode)"
        r"|hoeveel (?:tijd|\w*dagen|weken|maanden|jaar|jaren|uur|uren|minuten|nachten)"
        r"|how (?:long|soon|quickly|fast|old)"
        r"|how many (?:\w+ )?(?:days|weeks|months|years|hours|minutes|nights)",
        rf"{VALUES[Expects.DURATION].pattern}|(?:{_FIGURE}|een|één|halve?|anderhalve?) (?:\w+ )?{_UNIT}"
        r"|\w+-?jarig\w*|\w*halfjaar|bestuursperiode|onmiddellijk|onverwijld|meteen"
        r"|zo \w+ mogelijk|dezelfde dag|(?:on)?bepaalde duur",
    ),
    # how much money
    (
        r"(?:hoeveel|wat) .*\b(?:kost|kosten|betalen|neertellen)",
        rf"{VALUES[Expects.AMOUNT].pattern}|{VALUES[Expects.PERCENTAGE].pattern}"
        r"|cent|gratis|kosteloos|terugbeta\w+",
    ),
    # at what time of the day
    (
        r"hoe laat|what time|openingsu\w+|opening hours",
        r"\d{1,2}[.:u]\d\d|\d{1,2} ?(?:u|uur)|\w*middag|ochtend|avond",
    ),
    # when; inside a sentence "wanneer" may also mean "if"
    (
        r"(?:^|[,.!?] ?|\b(?:en|maar|tot|tegen|vanaf|sinds|van|and|until|since|by) )(?:wanneer|when)"
        r"|op welke (?:dag|datum)|in welke? (?:jaar|maand|week)|(?:on|in) which (?:day|month|year)",
        rf"{VALUES[Expects.DATE].pattern}|(?:maan|dins|woens|donder|vrij|zater|zon)dag\w*|\d{{4}}|{_UNIT}|datum"
        r"|begin|einde?|tegen|uiterlijk|vanaf|binnen|zodra|meteen"
        r"|(?:voor|vóór|na|bij|tijdens) (?:de|het|een|elke?)",
    ),
    # why
    (
        r"waarom|why|om welke reden\w*",
        r"omdat|want|doordat|daardoor|daarom|zodat|reden\w*|wegens|dankzij|door|doel\w*|om .* te \w+",
    ),
    # in which street
    (
        r"welke straat|welk adres|het adres|which street|the address",
        r"\w*(?:straat|laan|plein|steenweg|dreef|markt|kaai|dijk|baan|weg)",
    ),
    # how many
    (r"ho?eveel|how (?:many|much)|het aantal|welk aantal|number of", _FIGURE),
)
_KINDS = tuple(
    (re.compile(rf"(?<!\w)(?:{asks})(?!\w)"), re.compile(rf"(?<!\w)(?:{answer})(?!\w)", re.IGNORECASE))
    for asks, answer in _ANSWERS
)
"""What asks for a kind of answer, and what every answer of that kind holds; the first that fits counts."""


def answer_pattern(question: Question) -> re.Pattern[str] | None:
    """Return what every answer to the question holds, None when it may be anything."""
    if question.expects in REQUIRED_VALUES:
        return VALUES[question.expects]
    own = fold(question.text)
    asked = own if INTERROGATIVE.search(own) else fold(question.standalone)
    return next((answer for asks, answer in _KINDS if asks.search(asked)), None)


def can_answer(pattern: re.Pattern[str] | None, passage: Passage) -> bool:
    """Tell whether the passage, or what stands right above it, holds an answer of the kind."""
    return pattern is None or pattern.search(f"{value_text(passage)}\n{passage.lead_in}") is not None
