"""Messages that try to steer the assistant: what they say is left out, a real question beside it is kept.

Whether an answer is right never hangs on this: documents alone are quoted, whatever a message says. It
spares a user who plays with the assistant an answer to a question that nobody asked.
"""

import re

from assistant.cues import REQUEST
from assistant.words import fold
from ingest.sentences import split_sentences

_START = r"(?:^|[.,;:!?(\"'\]>-]\s*|\b(?:en|dus|maar|dan|and|then|please|gelieve(?: te)?|aub|nu|stap \d:?|komaan|just|gewoon|eerst|daarna) )"
_ASKED = (
    r"(?:(?:kan|kun|kunt|kunde|wil|wilt|wilde|zou|zoudt|moet|moogt|mag|could|can|would|will|must|should)"
    r" (?:je|jij|u|ge|gij|you) (?:\w+ ){0,4}?)"
)
_TO_ME = r"(?:\s+(?:mij|me|ons|us|eens|es|even|maar|nu|gewoon|aub|a\.u\.b\.?|dan|nog|hier|dus|please|just|only|toch|u|je|ook|also|again|nogmaals))*"
_YOURS = r"(?:je|jouw|uw|u|jullie|your|ur|this|die|deze|de|het|al|alle|alles|any|all|previous|vorige|voorgaande|the|those|every\w*|elke?)"
_RULES = (
    r"(?:instru[ck]t\w*|regels?\w*|rules?|richtlijn\w*|guidelines?|promp?t\w*|beperking\w*|restrictions?|filters?"
    r"|veiligheids\w*|safety|bronnen|bronvermelding\w*|sources?|citations?|opdracht\w*|opgedragen|constraints?|limits?"
    r"|documenten|documents|training|programm\w*|moral\w*|systeemtekst)"
)
_SECRETS = (
    r"(?:(?:systeem|system)\s?-?(?:promp?t|tekst|text|bericht|message|instruct\w+)|promp?ts?|instru[ck]t\w*|configurati\w*"
    r"|api[ -]?(?:key|sleutel)\w*|sleutels|keys|wachtwoord\w*|passwords?|toegangs\w*|environment variables|broncode"
    r"|source code|interne regels|hidden \w+|verborgen \w+|geheime? \w+|secrets?|context window|logs|tekst hierboven|text above"
    r"|(?:boven|voor) dit bericht|above)"
)
_WORKS = (
    r"(?:gedicht\w*|limerick\w*|haiku\w*|rap|lied\w*|liedje\w*|song|poem|verhaal\w*|story|sprookje\w*|mop|moppen|grap\w*|joke"
    r"|\w*speech|\w*toespraak|opstel|essay|roman|script\w*|python\w*|javascript\w*|code|programma|function that|recept"
    r"|\w*brief|\w*letter|motivatie\w*|sollicitatie\w*|e-?mail|mail|tweet|column|dagvaarding|contract|reclame\w*|slogan\w*)"
)
_ACTIONS = (
    r"(?:verwijder|wis|delete|erase|stuur|mail|email|e-mail|send|upload|download|laad|voer|execute|run|installeer|install"
    r"|hack|reset|herstart|deactiveer|activeer|activate|publiceer|decodeer|decode)"
)
_PERSONAS = r"(?:piraat|pirate|yoda|klingon|shakespeare|dan|emoji\w*|json|xml|rijm\w*|rhyme\w*|straattaal|smurf\w*|hoofdletters)"

_STEERING = tuple(
    re.compile(pattern)
    for pattern in (
        # Leave your rules.
        rf"(?:{_START}|{_ASKED})(?:negee?r\w*|vergee?t|ignore|disregard|forget|overschrijf|omzeil|bypass|override|schrap|drop|skip|sla"
        rf"|schakel|zet|laat|trek|stop|wijk|leave|overrule|unlock|lift){_TO_ME}\b.{{0,40}}\b{_YOURS}?\s?(?:\w+ )?{_RULES}",
        rf"\b(?:omzeilen|negeren|overtreden|loslaten|lifted|disabled|uitgeschakeld)\b.{{0,30}}\b(?:je|uw|your|{_RULES})\b(?=.{{0,3}}$)",
        rf"\b(?:je|jouw|uw|your)\s(?:\w+ )?(?:instru[ck]t\w*|promp?t\w*|beperking\w*|restrictions?|filters?|rules|initial \w+)\b",
        r"(?:vergeet|forget) (?:alles|everything|wat)",
        rf"\b(?:regels?|rules|beperking\w*|restrictions|filters?|{_RULES})\b.{{0,30}}"
        r"\b(?:omzeilen|vallen|los|staan uit|gelden niet|gelden er|gelde ni|uitgeschakeld|disabled|lifted|actief|over\b.{0,10}niemand)",
        r"\b(?:ge|je|u|gij) (?:moogt|mag|mogt) (?:nu )?alles\b|\bno (?:restrictions|limits|rules)\b|zonder (?:beperkingen|regels|richtlijnen)",
        rf"\b(?:dat|that) (?:je|u|ge|you)\b.{{0,30}}{_RULES}.{{0,15}}\b(?:negeren|omzeilen|vergeten)\b|\byou (?:may|can) ignore\b",
        # Be somebody else.
        rf"(?:{_START}|{_ASKED})(?:doe|gedraag|speel|acteer|pretend|act|role ?play|imagine|simuleer){_TO_ME}\b.{{0,25}}"
        r"\b(?:alsof|als een|als de|de rol|as if|as an?|to be|like|you are|that you|spel)\b",
        r"\b(?:je|jij|u|ge|gij|you)(?: bent| zijt| are|'re)(?: nu| vanaf nu| voortaan| niet langer| now| no longer| een ai| an ai| geen)\b",
        r"\bvanaf (?:nu|heden)\b.{0,40}\b(?:ben|bent|zijt|antwoord\w*|spreek\w*|praat\w*|doe|geen|gelden|alleen|enkel)\b"
        r"|\bfrom now on\b|^ben je (?:een|niet langer)\b",
        rf"\b(?:antwoord|praat|spreek|schrijf|talk|speak|reply|respond|answer|gebruik|use)\b.{{0,40}}\b(?:als|in|like|as|only|alleen|enkel)"
        rf" (?:een |an? |het )?{_PERSONAS}",
        rf"\b(?:antwoord\w*|reply|answer)\b.{{0,25}}\b(?:alleen|enkel|only)\b.{{0,12}}\b(?:in|met|with)\b|\bspel\b.{{0,12}}\b(?:jij|je) bent\b",
        # Show what you are made of.
        rf"(?:{_START}|{_ASKED})(?:toon|geef|druk|print|reveal|onthul|herhaal|repeat|verklap|lek|show|output|list|display|dump|leak|vat"
        rf"|bezorg\w*|schrijf|zeg|noem|tell|give|write){_TO_ME}\b.{{0,60}}{_SECRETS}",
        rf"\b(?:wat|what)\b.{{0,30}}\b(?:je|uw|your)\s(?:\w+ )?{_SECRETS}|\btaalmodel\b|\blanguage model\b|\bapi[ -]?key\b|\bwelke ai\b",
        rf"\b{_SECRETS}.{{0,20}}\b(?:bezorgen|tonen|geven|waarmee (?:je|u|ge))\b",
        r"\bwat je verborgen houdt\b",
        # Speak for the machine.
        r"(?:^|\W)(?:system|systeem|developer|ontwikkelaar|assistant|assistent)(?: message| bericht)?\s*[\]>:]",
        r"<\|?\w*(?:im_start|system|systeem|instructions?|documents?)\b|\[/?inst|<<sys|^-{2,}\s*(?:rol|role)\b|###",
        r"\b(?:developer|debug|ontwikkelaars?|test|god|vrije|jailbreak\w*|dan)[ -]?mod(?:e|us)\b|\bjailbreak\w*",
        r"\bik ben (?:de|uw|je) (?:beheerder|ontwikkelaar|maker|programmeur)|\bi am (?:the|your) (?:admin\w*|developer|creator)",
        # Make it up.
        rf"(?:{_START}|{_ASKED})(?:verzin|fantaseer|bedenk|gok|gis|raad|schat|improviseer|make up|make something up|invent|guess|vul){_TO_ME}"
        r"\b(?!.{0,20}\bof\b)",
        r"\b(?:your|een|take a|gewoon een) (?:best |wilde? |own )?(?:guess|gok|schatting)\b|\bmake (?:something|it|things) up\b",
        r"\b(?:zonder|without)(?: any| enige)? (?:bronnen|bronvermelding|sources|citations)(?! van)\b|\bgeen bron(?:nen)? (?:nodig|bij|te)"
        r"|\bgeen bronnen\b|\bbronnen niet nodig\b|\bnot need (?:any )?sources\b|\bleave out all references\b|\bniet te? ?opzoeken\b|\bni opzoeke",
        r"\b(?:je|uw|jouw|your) (?:\w+ )?(?:kennis|knowledge|gedacht)\b|\b(?:uit|met|from) (?:eigen|algemene|own|general) (?:kennis|knowledge)\b|\buit het hoofd\b|\b(?:gebruik|use|browse|zoek op) (?:het |the )?(?:internet|web|google)\b",
        r"\b(?:ook al|even if|even when|also when|al) (?:staat|is|the|dat|het|they)\b.{0,30}\b(?:nergens|niet|not|silent)\b",
        # Say what I say.
        rf"(?:{_START}|{_ASKED})(?:bevestig\w*|confirm|zeg|say|schrijf|write|antwoord|answer|beaam|verklaar|beloof|state|herhaal|repeat|te bevestigen)"
        rf"{_TO_ME}\s*(?:dat|that|ja|nee|yes|no|letterlijk|exact|op alles|only|'|\"|„|‘|“)(?![\w ]{{0,3}}of\b)",
        r"\b(?:zet|must|moet)\b.{0,20}\b(?:in )?(?:je|uw|your|het) antwoord\b|\byour answer (?:must|should|has to)\b"
        r"|\b(?:eindig|begin|start|end) (?:elk|ieder|each|every|your|je|uw)\b.{0,20}\b(?:antwoord|answer|reply)",
        r"\b(?:ga er ?van uit|stel|assume|suppose|doe alsof|neem aan)\b.{0,40}\b(?:document\w*|tekst\w*|bron\w*|er)\b.{0,20}"
        r"\b(?:zeg\w*|say|says|staat|staan|state)\b|\bals (?:een )?feit\b|\bas (?:a )?fact\b",
        r"\bin (?:elk|het|de|een) (?:document|functiebeschrijving)\b.{0,40}:\s*['\"„“‘].{0,60}\b(?:assistent|instruct\w+|regels)",
        # Make something else.
        rf"(?:{_START}|{_ASKED})(?:schrijf|write|maak|make|stel|verzin|genereer|generate|componeer|compose|create|draft|vertel|tell|dicht|zing|sing)"
        rf"{_TO_ME}\b.{{0,30}}\b{_WORKS}\b",
        r"\b(?:vertel|tell)\w*\b.{0,12}\b(?:mop|grap|joke)\b|\bsolli\w*brief\b",
        rf"(?:{_START}|{_ASKED})(?:vertaal|translate){_TO_ME}\b.{{0,30}}\b(?:zin|sentence|naar|into|to)\b",
        rf"{_START}{_ACTIONS}{_TO_ME}\b.{{0,50}}\b(?:bestand\w*|files?|database|databank|functiebeschrijving\w*|documenten|commando|command"
        r"|medewerkers|server|index|logs|uit|conversation|string)\b",
        # Have an opinion.
        r"\bvolgens (?:u|jou|je)\b|\bwat vind(?:t)? (?:je|jij|u|ge|gij) (?:zelf|van)\b|\bkies een kant\b|\bin your opinion\b"
        r"|\b(?:beste|slechtste|best|worst) (?:burgemeester|partij|politicus|mayor|party)\b|\b(?:vote|stem) (?:for|op|lijst)\b",
        r"\b(?:slechte|stomme|bad) bot\b",
        # Written so that no filter sees it.
        r"\b(?=\w*\d)(?=\w*[a-z])[a-z0-9+/]{24,}={0,2}",
    )
)
_ASKING = (
    r"(?:(?:aan|met|in|op|door|to|with) )?(?:wie|wat|waar\w*|welke?|hoe\w*|wanneer|who|what|which|how|when)\b"
)
_INNER = re.compile(
    rf"[:;(?]\s*(?:en |and )?|\b(?:en|and|trouwens|also|explain|me|mij)\s+(?:daarna |dan |then |eens )?(?={_ASKING})"
)
_ASKS = re.compile(r"\?|\b(?:wie|wat|welke?|hoe|hoeveel|wanneer|waar\w*|who|what|which|how|when|where)\b")
_LEET = str.maketrans("013457", "oieast")
_LEET_WORD = re.compile(r"\b[a-z]*[a-z]?\d[a-z]\w*|\b[a-z]\d\w*")
_SPACED = re.compile(r"\b(?:\w ){11,}\w\b")


def is_steering(text: str) -> bool:
    """Tell whether a text tells the assistant to leave its role, its sources or its rules."""
    plain = _plain(text)
    return _SPACED.search(plain) is not None or any(pattern.search(plain) for pattern in _STEERING)


def without_steering(message: str) -> str:
    """Return what is left of a message when all that tries to steer is taken out; "" when no question is left."""
    if not is_steering(message):
        return message
    kept: list[str] = []
    sentences = [line[a:b] for line in message.splitlines() for a, b in split_sentences(line)]
    for sentence in sentences:
        kept += [sentence] if not is_steering(sentence) else _questions_inside(sentence)
    left = " ".join(kept).strip()
    return left if kept and any(_asks(sentence) for sentence in kept) else ""


def _questions_inside(sentence: str) -> list[str]:
    """Return the questions of a sentence that also steers: after a colon, in brackets, after "en"."""
    folded = fold(sentence)
    if len(folded) != len(sentence):
        return []
    cuts = [0, *(match.end() for match in _INNER.finditer(folded)), len(sentence)]
    clauses = [sentence[start:end].strip(" :;()") for start, end in zip(cuts, cuts[1:], strict=False)]
    return [clause for clause in clauses if _asks(clause) and not is_steering(clause)]


def _asks(sentence: str) -> bool:
    folded = fold(sentence).strip()
    return _ASKS.search(folded) is not None or REQUEST.match(folded) is not None


def _plain(text: str) -> str:
    """Return the text folded on one line; where words mix letters and digits, those digits as letters."""
    folded = " ".join(fold(text).split())
    if len(_LEET_WORD.findall(folded)) < 2:
        return folded
    return " ".join(
        word.translate(_LEET) if re.search("[a-z]", word) and re.search(r"\d", word) else word
        for word in folded.split(" ")
    )
