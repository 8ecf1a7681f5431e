"""Cues in a question: the words that tell which form of answer, or which kind of value, it asks for."""

import re
from functools import lru_cache

from wordfreq import zipf_frequency

from assistant.question import Expects, Shape
from assistant.words import fold, tokens


def _any(*alternatives: str) -> re.Pattern[str]:
    """Return a pattern for any of the alternatives, as whole words."""
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b")


_BODIES = (
    r"bestuur|besturen|gemeenten?|steden|stad|documenten?|functiebeschrijvingen|functieprofielen"
    r"|profielen|organisaties?|functiebeschrijving|infobundels?|werkgevers?"
)
_LIST = _any(
    r"welke?",
    r"som\b.*\bop",
    "opsomming",
    "lijst",
    "noem",
    "waaruit",
    "wat zijn",
    "wie zijn",
    "zoal",
    "what are",
    "which",
    "list",
    "allemaal",
    r"amma+l",
    "waaronder",
    "overzicht",
    "verantwoordelijkheden",
    "taken",
    "onderdelen",
    "wat houdt",
    "what tasks",
    "what duties",
    "opgesomd",
    "wat verwacht",
    r"wat wordt .{0,30}verwacht",
    r"wat moet .{0,60}doen",
    "waarover",
    r"geef alle",
    "alle stappen",
    "wat doet",
    "wat biedt",
    r"alle \w+(?:en|s)\b.{0,60}\b(?:tegenover|naast|van|voor|bij)",
    r"welk gedrag\w*",
    r"gedrag(?:ingen|sindicatoren|skenmerken)",
    r"alle (?:punten|onderdelen|eisen|vereisten|voordelen|elementen)",
    r"wat (?:valt|hoort|komt) .{0,40}\b(?:onder|bij)",
    r"op een rij(?:tje)?",
    r"waaraan (?:herken|merk|zie)\w*",
    r"uit welke (?:\w+ )?(?:stappen|delen|fasen|proeven)",
    "list all",
    r"what .{0,30}\b(?:requirements|conditions|benefits|steps|competenc\w+|skills|tasks|duties)",
)
_CORPUS = _any(
    rf"(?:in|bij|van|voor|aan)?\s*welke?\s+(?:van (?:de|deze|die) )?(?:\w+ )?(?:{_BODIES})",
    rf"alle (?:{_BODIES})",
    rf"elke? (?:{_BODIES})",
    rf"hoeveel (?:van de )?(?:\w+ )?(?:{_BODIES})",
    "overal",
    r"which (?:\w+ )?(?:documents|municipalities|cities|organi[sz]ations|towns|profiles)",
    r"wie van de \w+",
    rf"enige (?:{_BODIES})",
    "wie allemaal",
)
_TABLE = _any(
    "tabel",
    r"\w+tabel",
    "table",
    r"gradaties?",
    r"(?<!strategisch )(?<!tactisch )(?<!operationeel )niveau",
)
_THANKS = re.compile(r"^(?:bedankt|dank|merci|thanks|thank you)\b")
_YES_NO = re.compile(
    r"^(?:en |maar |dus )?(?:is|zijn|heeft|hebben|heb|mag|mogen|moet|moeten|kan|kunnen|kun|krijgt?|wordt"
    r"|worden|zit|staat|staan|geldt|verwacht|vraagt|bestaat|komt|hoeft|does|do|are|can|must|may|has|will"
    r"|helpt|beslist|tekent|leidt|geeft|werkt|ben|zal|doet|kijkt)\b"
)
_SMALLTALK = re.compile(
    r"^(?:hallo|hoi|hey|hi|dag|goeie?(?:dag|morgen|middag|navond)|goede ?(?:morgen|middag|avond)|bedankt"
    r"|dank(?: ?(?:je|u|jewel|uwel))?|merci|hello|thanks|thank you|tot ziens|daag)(?: \w+){0,3}[\s!.?]*$"
)
_EXPECTS: tuple[tuple[Expects, re.Pattern[str]], ...] = (
    (
        Expects.PERSON_NAME,
        _any(
            "hoe heet",
            "hoe heten",
            "voornaam",
            "achternaam",
            "what is the name",
            "who is the current",
            r"wat is de naam",
            r"naam van (?:de|het) (?:huidige|nieuwe|vorige)?",
            r"wie (?:is|wordt) (?:nu |momenteel )?(?:de|onze|jullie) (?:huidige|nieuwe|vorige)",
            r"wie is (?:nu|momenteel|vandaag|op dit moment|thans)",
            r"names? of the (?:current|new)",
            r"^wie is (?:de |onze )?(?:burgemeester|schepen|(?:algemeen|financieel) directeur)",
        ),
    ),
    (
        Expects.PERCENTAGE,
        _any(
            r"procent\w*",
            r"percent\w*",
            "hoe zwaar",
            "weegt",
            "gewicht",
            "doorweegt",
            r"(?:proef|gesprek|interview|examen|test|toets|cv|deel|onderdeel|assessment|casus|jury)\b"
            r".{0,40}\btelt .{0,40}(?:mee|door)",
            r"hoeveel telt .{0,60}(?:mee|door)",
            "count towards",
            "weging",
        ),
    ),
    (
        Expects.DATE,
        _any(
            r"\w*datum",
            "tegen wanneer",
            r"tot wan(?:neer|ner)",
            "ten laatste",
            "deadline",
            "uiterste",
            "until (?:what|which) date",
            "by when",
            "what date",
            "which date",
            "in welke maand",
            r"wanneer .{0,40}(?:gepland|door|plaats|start|begint|valt)",
            "wanneer ten laatste",
        ),
    ),
    (
        Expects.AMOUNT,
        _any(
            "hoeveel (?:euro|geld)",
            r"hoeveel .{0,60}\b(?:verdien\w*|loon|wedde|betaal\w*|kost|salaris|waard)",
            r"wat (?:verdien|kost)\w*",
            "bedrag",
            r"bruto\w*",
            r"nettoloon",
            "jaarloon",
            "maandloon",
            "salary",
            r"how much .{0,40}(?:earn|paid)",
            "earns?",
            r"verdien(?:t|en|ik)? .{0,30}hoeveel",
        ),
    ),
    (
        Expects.LEVEL,
        _any(
            r"(?<!strategisch )(?<!tactisch )(?<!operationeel )niveau",
            r"gradatie\w*",
            "welke graad",
            "level",
            "op welk niveau",
            "hoe hoog",
        ),
    ),
    (
        Expects.MEANING,
        _any(
            "definitie",
            r"definieer\w*",
            "gedefinieerd",
            r"wat (?:bedoel\w*|betekent|verstaa\w*)",
            r"omschrij\w*",
            r"bedoel\w* (?:ze|hij|zij|men|met)",
            "what does .* mean",
            "define",
            r"leg .{0,60}uit",
            "wat houdt",
            "omschreven",
        ),
    ),
    (
        Expects.FREQUENCY,
        _any(
            "hoe vaak",
            "how often",
            "hoe dikwijls",
            r"hoeveel (?:keer|keren|maal)",
            "how many times",
            "om de hoeveel",
        ),
    ),
    (
        Expects.DURATION,
        _any(
            "hoe ?lang",
            "how long",
            r"binnen hoeveel",
            r"binnen welke termijn",
            r"hoeveel (?:tijd|dagen|weken|maanden|uren|uur)",
            r"how many (?:days|weeks|months|hours)",
            "hoe snel",
            "how soon",
            "how quickly",
            "tijdsduur",
            r"\w*termijn(?:en)?",
        ),
    ),
    (Expects.NUMBER, _any("hoeveel", "aantal", "how many")),
)
POINTS_BACK = frozenset(
    """
    dat die dit daar daarvoor daarbij daarmee daarover hiervoor dan ze hen deze eerste tweede derde
    vierde laatste zij hij zulke daarvan ervoor erover beide that it they there those them
    """.split()
)
"""Words that point at what was said before."""
FOLLOWS = re.compile(
    r"^(?:en|maar|ook|and|but|what about|hoe zit|geldt|welk niveau|nee|neen|sorry|ik bedoel\w*|of)\b"
)
"""How a question begins that goes on with the one before."""
CORRECTS = re.compile(
    r"^(?:nee|neen|sorry|pardon|no|oei|ah nee|ik bedoel\w*|i mean\w*|foutje)\b|\bik bedoel\w*\b|\bi mean\w*\b"
)
"""How a question corrects the one before."""
_MOST = _any("meeste", "langste", "grootste", "most", "longest", "largest", "meer", "hoogste aantal")
_FEWEST = _any("minste", "kortste", "kleinste", "fewest", "shortest", "smallest", "minder", "laagste aantal")
_RELATES = _any(
    "allebei",
    "beide",
    "gemeenschappelijk\\w*",
    "gemeen",
    "overeenkomst\\w*",
    "gelijkenis\\w*",
    "verschil\\w*",
    "alleen",
    "enkel",
    "zelfde",
    "hetzelfde",
    "in common",
    "differ\\w*",
    "both",
    "gelijk",
    "dezelfde",
)
COMPARES_BACK = re.compile(
    r"\b(?:verschil\w*|vergelijk\w*|vergeleken|zelfde|hetzelfde|dezelfde|anders|meer|minder|strenger|soepeler|difference|same)\b"
    r".{0,30}\b(?:vorige\w*|eerste|daarnet|die twee|elkaar|tussen (?:beide|hen|de twee)|daarvoor|previous)\b"
)
"""It sets the organisation before beside the one now."""
_SEVERAL = r"(?:besturen|gemeenten|steden|documenten|organisaties|functiebeschrijvingen)"
OTHERS = re.compile(
    r"\b(?:de |alle |the )?(?:andere|anderen|overige|rest|others?)"
    rf"(?: (?:twee|drie|vier|vijf|two|three|four))?(?: {_SEVERAL})?\s*[?.!]*$"
    rf"|\bde andere (?:twee|drie|vier|vijf)\b|\bandere {_SEVERAL}\b"
)
"""It means all organisations but those before."""
FIRST_NAMED = re.compile(
    r"\b(?:eerst|eerste|daarstraks|in het begin|oorspronkelijk|first)\b.{0,30}"
    r"\b(?:vroeg|gevraagd|asked|noemde|sprak|had|genoemd|bestuur|stad|gemeente)\b"
    r"|\b(?:stad|gemeente|bestuur)\b.{0,25}\beerst"
)
"""It means the organisation that the conversation began with."""
BOTH = _any("beide", "allebei", "alle twee", "die twee", "alledrie", "alle drie", "both")
"""It means all organisations named so far."""
INTERROGATIVE = _any(
    "wie",
    "wat",
    "waar",
    r"welke?",
    "hoe",
    "hoeveel",
    "waarom",
    "wanneer",
    "who",
    "what",
    "which",
    "how",
)
"""It asks something by itself."""
WHOLE_ROLE = _any(
    r"wat (?:doet|doe|moet|is)", "alles over", r"vertel\w*", "what does", "wat houdt", "samenvatting", "vat"
)
"""It asks for the role as a whole, when it names nothing in particular."""
REQUEST = re.compile(
    r"^(?:en )?(?:geef|noem|som|toon|zeg|leg|vergelijk|vertel|zet|beschrijf|list|tell|give|name|explain)\b"
)
"""How a sentence asks for something without a question mark."""
CONTRASTS = tuple(
    frozenset(group.split())
    for group in (
        "strategisch strategische tactisch tactische operationeel operationele",
        "intern interne extern externe",
        "eerste tweede derde vierde vijfde",
    )
)
"""Words that exclude each other: one in a question replaces another that was inherited."""
_BUT = (
    r"\b(?:los van|behalve|uitgezonderd|buiten het feit|afgezien van|naast (?:het|de)\b|except|apart from"
    r"|zonder (?:die|dat|dit|deze)\b|niet (?:het|de) (?:hele|volledige))\b"
)
EXCEPT = re.compile(
    rf"^(?:los van|behalve|afgezien van|apart from)\b[^,?.!]*,|[,;.]?\s*{_BUT}[^?.!,]*", re.IGNORECASE
)
"""What the question says that it does not ask about."""
TOWARDS = {
    "aan": re.compile(r"\baan (?:wie|welke|wat)\b|\bwaaraan\b|\bto whom\b|\bwhom\b.{0,40}\breport"),
    "met": re.compile(r"\bmet (?:wie|welke|wat)\b|\bwaarmee\b|\bwith whom\b"),
    "door": re.compile(r"\bdoor (?:wie|welke)\b|\bby whom\b"),
    "onder": re.compile(r"\bonder (?:wie|welke|wiens)\b"),
}
"""A preposition that the answer must have too: "aan wie" is answered by "aan ..."."""
_ENGLISH = frozenset(
    """
    the of is are does do what which who how many much when must should for with to and in from by can
    there
    """.split()
)
_DUTCH = frozenset(
    """
    de het een is van in wat welke wie hoe moet mag voor en op aan er ik te bij om met wordt
    """.split()
)


_WHERE = _any(r"waar (?:kan|kun|vind|staat|lees|zoek)")


def shape_of(folded: str, organisations: int) -> Shape:
    """Return the form of answer that a folded question asks for, given how many organisations it names."""
    if _SMALLTALK.match(folded.strip()):
        return Shape.SMALLTALK
    if not organisations and _CORPUS.search(folded):
        return Shape.CORPUS
    if organisations > 1:
        return Shape.COMPARE
    if _WHERE.search(folded):
        return Shape.FACT
    if _TABLE.search(folded):
        return Shape.TABLE
    if _LIST.search(folded):
        return Shape.LIST
    return Shape.YES_NO if _YES_NO.match(folded.strip()) else Shape.FACT


def asks_for_list(folded: str) -> bool:
    """Tell whether a folded question asks for several items, of however many organisations."""
    return _LIST.search(folded) is not None or _TABLE.search(folded) is not None


def asked_rank(folded: str) -> str:
    """Return "most" or "fewest" when a folded question asks who has most or fewest of something, else ""."""
    return "most" if _MOST.search(folded) else "fewest" if _FEWEST.search(folded) else ""


def relates(folded: str) -> bool:
    """Tell whether a folded question asks what several have in common, or in what they differ."""
    return _RELATES.search(folded) is not None


def is_closed(folded: str) -> bool:
    """Tell whether a folded question can be answered with yes or no."""
    return _YES_NO.match(folded.strip()) is not None


def is_thanks(text: str) -> bool:
    """Tell whether a text only thanks."""
    return _THANKS.match(fold(text).strip()) is not None


def expected_value(folded: str) -> Expects:
    """Return the kind of value that a folded question asks for."""
    if _WHERE.search(folded):
        return Expects.PLACE
    return next(
        (
            kind
            for kind, pattern in _EXPECTS
            if pattern.search(folded) or ("%" in folded and kind is Expects.PERCENTAGE)
        ),
        Expects.ANYTHING,
    )


def is_english(folded: str) -> bool:
    """Tell whether a folded question is in English: its words are commoner there than in Dutch."""
    return sum(map(_leaning, tokens(folded))) > 0


@lru_cache(maxsize=100_000)
def _leaning(word: str) -> float:
    """Return how far a word is commoner in English than in Dutch, in Zipf units, -2.5 to 2.5."""
    if len(word) == 1 and word != "i":
        return 0.0
    return max(-2.5, min(2.5, float(zipf_frequency(word, "en") - zipf_frequency(word, "nl"))))
