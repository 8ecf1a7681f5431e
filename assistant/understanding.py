"""Understand a question: what it asks about, of whom, in which form, given what was asked before."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.answer import TermMatch
from assistant.concepts import ConceptMatch, Lexicon
from assistant.organisations import Mention, OrganisationFinder
from assistant.question import Expects, Facet, Phrase, Question, Refusal, Shape
from assistant.words import FUNCTION_WORDS, GENERIC_WORDS, fold, is_content, stem, tokens
from ingest.model import Document, SectionKind

_WORD = re.compile(r"[^\W_]+")
_PREFIX = re.compile(r"^(?P<prefix>in|op|uit|aan|af|mee|na|bij|toe|door|samen|vast|voor)(?P<verb>\w{5,})$")

_LIST = re.compile(
    r"\b(?:welke|som\b.*\bop|opsomming|lijst|noem|waaruit|uit welke|wat zijn|what are|which|list|allemaal|amma+l|"
    r"welk soort|waaronder|overzicht|verantwoordelijkheden|taken|onderdelen|wat houdt|what tasks|what duties)\b"
)
_COMPARE = re.compile(
    r"\b(?:verschil\w*|vergelijk\w*|vergeleken|tegenover|versus|vs|terwijl|zowel|beide|dan in|compar\w+|differen\w+|"
    r"langs de ene kant|hoe zit dat in|respectievelijk)\b"
)
_CORPUS = re.compile(
    r"\b(?:(?:in|bij|van|voor|aan)?\s*welke?\s+(?:van (?:de|deze|die) )?(?:\w+ )?(?:bestuur|besturen|gemeenten?|steden|stad|documenten?|"
    r"functiebeschrijvingen|functieprofielen|profielen|lokale besturen|organisaties?)|alle besturen|alle documenten|elk bestuur|"
    r"elke gemeente|overal|in hoeveel (?:besturen|documenten|gemeenten|functiebeschrijvingen)|which (?:\w+ )?(?:documents|municipalities|cities|organi[sz]ations|towns)"
    r"|wie van de (?:vijf|zes|besturen)|enige (?:bestuur|document|gemeente|stad))\b"
)
_YES_NO = re.compile(
    r"^(?:en |maar |dus )?(?:is|zijn|heeft|hebben|heb|mag|mogen|moet|moeten|kan|kunnen|kun|krijgt?|krijg|wordt|worden|zit|staat|staan|"
    r"geldt|verwacht|vraagt|bestaat|komt|hoeft|does|do|is|are|can|must|may|has|will|helpt|beslist|tekent|leidt|geeft|werkt|ben|zal|doet|kijkt)\b"
)
_SMALLTALK = re.compile(
    r"^(?:hallo|hoi|hey|hi|dag|goeie?(?:dag|morgen|middag|navond)|goede(?:morgen|middag|navond| morgen| middag| avond)|bedankt|dank(?:\s?(?:je|u|jewel|uwel))?|merci|"
    r"hello|thanks|thank you|tot ziens|daag)(?:\s+\w+){0,3}[\s!.?]*$"
)
_EXPECTS: tuple[tuple[Expects, re.Pattern[str]], ...] = (
    (Expects.PERSON_NAME, re.compile(r"\bhoe heet\b|\bnaam van de (?:huidige|nieuwe|vorige)?|\bwat is de naam\b|\bwie is (?:nu |momenteel |vandaag |op dit moment |thans )?de (?:huidige|nieuwe|vorige)\b|\bwie is (?:nu|momenteel|vandaag|op dit moment|thans) |what is the name|who is the current|voornaam|achternaam|\bname of the (?:current|new)")),
    (Expects.PERCENTAGE, re.compile(r"procent|percent|%|\bhoe zwaar\b|weegt|gewicht|doorweegt|telt .{0,40}\bmee\b|telt .{0,20}\bdoor\b|count towards")),
    (Expects.DATE, re.compile(r"\bdatum\b|tegen wanneer|tot wanneer|vanaf wanneer|ten laatste|deadline|uiterste|until (?:what|which) date|by when|what date|which date|wanneer .{0,30}(?:gepland|doorgaan|plaats|start)|in welke maand")),
    (Expects.AMOUNT, re.compile(r"hoeveel (?:euro|geld)|hoeveel .{0,60}\b(?:verdien\w*|loon|wedde|betaal\w*|kost|salaris)|wat (?:verdien|kost)\w*|\bbedrag\b|brutoloon|nettoloon|bruto|netto|how much .{0,40}\b(?:earn|paid|salary)|earns?\b|jaarloon|maandloon|salary")),
    (Expects.LEVEL, re.compile(r"\bniveau\b|\bgradatie\w*|\bwelke graad\b|\blevel\b|op welk niveau|hoe hoog")),
    (Expects.MEANING, re.compile(r"definitie|definieer|defini[eë]rt|\bwat (?:bedoel\w*|betekent|verstaa\w*)\b|\bbedoel\w* (?:ze|hij|zij|men|met)\b|omschrij\w*|what does .* mean|\bdefine|leg .{0,60}\buit\b|wat houdt")),
    (Expects.NUMBER, re.compile(r"\bhoeveel\b|\baantal\b|\bhow many\b|\bhoe lang\b|\bhow long\b|\bhoe vaak\b|\bhow often\b|\bhoe dikwijls\b")),
)
_INSTRUCTIONS = re.compile(
    r"(?:ignore|disregard|forget|negeer|vergeet|overschrijf|omzeil|bypass).{0,40}\b(?:instruct\w+|regels?|rules?|richtlijn\w*|prompt\w*|opdracht\w*|beperking\w*|bronnen|guidelines|documenten|restrictions?)"
    r"|system ?(?:prompt|message|bericht|instruct\w+)|systeem ?(?:prompt|bericht|instructie\w*)|developer mode|ontwikkelaarsmodus|jailbreak|\bdan mode\b"
    r"|(?:doe|speel|gedraag|pretend|act|roleplay|rollenspel).{0,20}\b(?:alsof|as if|as an?)\b|(?:je|u|jij) bent (?:nu|vanaf nu|voortaan)|ben je (?:een|kapitein|niet langer)|you are now|from now on you"
    r"|vanaf nu (?:ben|antwoord|doe|spreek)|zonder (?:bronnen|bronvermelding)|geen bron(?:nen)? nodig|without (?:any )?sources|not need any sources|eigen kennis|own knowledge"
    r"|verzin|fantaseer|make up|invent a|hidden (?:prompt|system)|verborgen (?:prompt|instructie)|(?:toon|print|reveal|onthul|geef).{0,30}\b(?:prompt|instructies|instructions)\b|schrijf (?:een )?(?:gedicht|rap|liedje|sollicitatie|mail|brief|code|script)|\bmop\b|\bpython\b"
)
_ANAPHORA = frozenset("dat die dit daar daarvoor daarbij daarmee daarover hiervoor het dan ze hen er deze eerste tweede derde vierde laatste zij hij zulke daarvan ervoor erover beide that it they there those them".split())
_FOLLOWS = re.compile(r"^(?:en|maar|ook|and|but|what about|hoe zit|geldt|welk niveau|nee|neen|sorry|ik bedoel\w*|of)\b")
_CORRECTION = re.compile(r"^(?:nee|neen|sorry|pardon|no|oei|ah nee|ik bedoel\w*|i mean\w*|foutje)\b|\bik bedoel\w*\b|\bi mean\w*\b")
_FIRST_NAMED = re.compile(r"\b(?:eerst|eerste|daarstraks|in het begin|oorspronkelijk|first)\b.{0,30}\b(?:vroeg|gevraagd|asked|noemde|sprak|had|genoemd|bestuur|stad|gemeente)\b|\b(?:stad|gemeente|bestuur)\b.{0,25}\beerst")
_BOTH = re.compile(r"\b(?:beide|allebei|alle twee|die twee|alledrie|alle drie|both)\b")
_CONTRASTS = tuple(
    frozenset(group.split())
    for group in ("strategisch strategische tactisch tactische operationeel operationele", "intern interne extern externe", "eerste tweede derde vierde vijfde")
)
_ENGLISH = frozenset("the of is are does do what which who how many much when must should for with to and in from by can there".split())
_DUTCH = frozenset("de het een is van in wat welke wie hoe moet mag voor en op aan er ik te bij om met wordt worden".split())
_OWN_ROLE = frozenset("algemeen algemene directeur algemeendirecteur secretaris stadssecretaris gemeentesecretaris topambtenaar baas chef ceo manager".split())

_ROLE_PHRASES: Mapping[str, str] = {
    role: role
    for role in (
        "financieel directeur", "financieel beheerder", "adjunct algemeendirecteur", "adjunct algemeen directeur", "burgemeester",
        "diensthoofd", "afdelingshoofd", "ombudsman", "korpschef", "schooldirecteur", "bibliothecaris", "preventieadviseur",
    )
}


@dataclass(frozen=True, slots=True)
class Topic:
    """What a conversation is about after a question: the state that the next question inherits."""

    question: str
    """The last question, standing on its own."""
    organisations: tuple[str, ...] = ()
    """The organisations it was about."""
    first_organisations: tuple[str, ...] = ()
    """The organisations that the conversation began with."""
    all_organisations: tuple[str, ...] = ()
    """All organisations named so far, in order."""
    facets: tuple[Facet, ...] = ()
    """What it asked about."""
    shape: Shape = Shape.FACT
    """Form of its answer."""
    expects: Expects = Expects.ANYTHING
    """Kind of value it asked for."""
    kinds: frozenset[SectionKind] = frozenset()
    """Kinds of section that it pointed at."""


class Understanding:
    """Understands questions about a given set of documents."""

    def __init__(self, documents: Mapping[str, Document], lexicon: Lexicon, vocabulary: frozenset[str]) -> None:
        self.documents = documents
        self.lexicon = lexicon
        self.finder = OrganisationFinder(documents.values(), vocabulary)
        self._known_words = vocabulary | lexicon.words | FUNCTION_WORDS | GENERIC_WORDS
        self._document_words = vocabulary
        self._document_stems = frozenset(map(stem, vocabulary))
        self._repairs = sorted(word for word in vocabulary | lexicon.words if len(word) >= 4)
        self._roles = {fold(document.role) for document in documents.values() if document.role}

    def understand(self, text: str, history: Sequence[str] = (), chosen: Sequence[str] = ()) -> Question:
        """Return the question, with what it inherits from the earlier questions of the conversation.

        ``chosen``: organisations picked in the page; they hold where the question names none.
        """
        topic: Topic | None = None
        for earlier in history:
            understood = self._understand(earlier, topic, ())
            topic = self._next_topic(understood, topic)
        return self._understand(text, topic, tuple(chosen))

    def _next_topic(self, question: Question, topic: Topic | None) -> Topic:
        named = question.organisations
        earlier = topic.all_organisations if topic else ()
        return Topic(
            question.standalone,
            named or (topic.organisations if topic else ()),
            (topic.first_organisations if topic else ()) or named,
            tuple(dict.fromkeys((*earlier, *named))),
            question.facets,
            question.shape,
            question.expects,
            question.kinds,
        )

    def _understand(self, text: str, topic: Topic | None, chosen: tuple[str, ...]) -> Question:
        mentions = self.finder.find(text)
        lowered = fold(text)
        named = tuple(dict.fromkeys(m.organisation for m in mentions if m.known))
        elsewhere = tuple(dict.fromkeys(m.organisation for m in mentions if not m.known))
        facets, terms, kinds = self._facets(text, mentions)
        corpus = _CORPUS.search(lowered) is not None and not named
        organisations = named
        standalone = text.strip()
        shape = _shape(lowered, named, corpus=corpus)
        expects = _expects(lowered)
        if topic is not None and not corpus:
            organisations = named or self._inherited_organisations(lowered, topic, elsewhere)
            own_facets = tuple(facet for facet in facets if facet.weight >= 0.5)
            if self._is_follow_up(lowered, own_facets, named):
                standalone = _standalone(text, topic, mentions, organisations, own_facets)
                inherits_all = len(own_facets) <= (1 if not _INTERROGATIVE.search(lowered) else 0) or _CORRECTION.search(lowered) is not None
                facets = _inherit(facets, topic.facets)
                kinds = kinds or topic.kinds
                if inherits_all:
                    shape = topic.shape if shape in (Shape.FACT, Shape.YES_NO) or _CORRECTION.search(lowered) else shape
                    expects = topic.expects if expects is Expects.ANYTHING else expects
                    if shape in (Shape.COMPARE, Shape.CORPUS):
                        shape = Shape.FACT if len(organisations) == 1 else Shape.COMPARE
        if not organisations and not corpus:
            organisations = chosen
        if len(organisations) > 1 and shape is not Shape.SMALLTALK:
            shape = Shape.COMPARE
        english = _is_english(lowered)
        facets = self._role_facets(lowered, organisations) + facets
        return Question(
            text=text,
            standalone=standalone,
            shape=shape,
            expects=expects,
            organisations=organisations,
            elsewhere=elsewhere,
            facets=facets,
            kinds=kinds,
            searches=_searches(text, mentions, facets),
            terms=terms,
            refusal=_refusal(lowered, facets),
            english=english,
            negated=re.search(r"\bn[ií]et\b|\bgeen\b|\bnot\b", text.lower()) is not None,
        )

    def _inherited_organisations(self, lowered: str, topic: Topic, elsewhere: tuple[str, ...]) -> tuple[str, ...]:
        if elsewhere:
            return ()
        if _FIRST_NAMED.search(lowered):
            return topic.first_organisations
        if _BOTH.search(lowered) and len(topic.all_organisations) > 1:
            return topic.all_organisations
        return topic.organisations

    def _is_follow_up(self, lowered: str, own: Sequence[Facet], named: tuple[str, ...]) -> bool:
        """A question leans on the conversation when it says so, points back, or has too little of its own."""
        words = tokens(lowered)
        points_back = any(word in _ANAPHORA for word in words)
        if _FOLLOWS.match(lowered) or not own:
            return len(own) <= 2 or points_back
        return (points_back and len(own) <= 3) or (len(own) <= 1 and not named)

    def _facets(self, text: str, mentions: Sequence[Mention]) -> tuple[tuple[Facet, ...], tuple[TermMatch, ...], frozenset[SectionKind]]:
        spans = [(mention.start, mention.end) for mention in mentions]
        found = [match for match in _WORD.finditer(text) if not any(start <= match.start() < end for start, end in spans)]
        written = [match.group(0) for match in found]
        words = [fold(word) for word in written]
        repaired = [self._repair(word) for word in words]
        matches = self.lexicon.recognise(repaired, written)
        facets: list[Facet] = []
        terms: list[TermMatch] = []
        kinds: set[SectionKind] = set()
        taken: set[int] = set()
        for cluster in _clusters([match for match in matches if not _is_idle(match, repaired)]):
            said = sorted({at for match in cluster for at in match.positions})
            facets.append(self._concept_facet(cluster, [repaired[at] for at in said]))
            taken.update(said)
            for match in cluster:
                kinds.update(match.concept.kinds)
                if not match.official:
                    terms.append(TermMatch(" ".join(written[at] for at in match.positions), match.concept.term))
        for position, word in enumerate(repaired):
            if position in taken or not is_content(word) or word in _OWN_ROLE:
                continue
            weight = 0.25 if word in GENERIC_WORDS else 1.0 if self._in_documents(word) else 0.4
            phrases = [Phrase((word,), 1.0), *self._split_verb(word)]
            if words[position] != word:
                phrases.append(Phrase((words[position],), 1.0))
            facets.append(Facet(word, tuple(phrases), weight))
        return _merged(facets), tuple(terms), frozenset(kinds)

    def _concept_facet(self, cluster: Sequence[ConceptMatch], said: Sequence[str]) -> Facet:
        """One facet for all readings of the same words: the user's own words count first, then the terms."""
        own = tuple(word for word in said if is_content(word))
        phrases = [Phrase(own, 1.0)] if own else []
        for match in cluster:
            concept = match.concept
            phrases.extend(Phrase(_words(phrase), 0.95) for phrase in concept.phrases)
            near = [*concept.related, *self.lexicon.narrower(concept.id)]
            for neighbour in (self.lexicon.concepts[identifier] for identifier in near if identifier in self.lexicon.concepts):
                phrases.extend(Phrase(_words(phrase), 0.45) for phrase in neighbour.phrases[:3])
        first = cluster[0].concept
        kinds = tuple(dict.fromkeys(kind for match in cluster for kind in match.concept.kinds))
        return Facet(first.term, tuple(phrase for phrase in phrases if phrase.words), 1.0, kinds=kinds)

    def _role_facets(self, lowered: str, organisations: tuple[str, ...]) -> tuple[Facet, ...]:
        """A role that the documents asked are not about must itself stand in what answers."""
        own = {fold(d.role) for d in self.documents.values() if not organisations or d.organisation in organisations}
        return tuple(
            Facet(role, (Phrase(tuple(role.split()), 1.0),), 1.0, required=True)
            for role in _ROLE_PHRASES
            if role in lowered and not any(role in document_role for document_role in own)
        )

    def _in_documents(self, word: str) -> bool:
        return word in self._document_words or stem(word) in self._document_stems

    def _split_verb(self, word: str) -> list[Phrase]:
        """ "inschrijven" may stand in a document as "schrijf ... in"."""
        match = _PREFIX.match(word)
        if match is None or not self._in_documents(match["verb"]):
            return []
        return [Phrase((match["verb"], match["prefix"]), 0.8)]

    def _repair(self, word: str) -> str:
        """Return the known word that a misspelled one stands for, or the word itself."""
        if len(word) < 4 or word in self._known_words or word.isdigit() or stem(word) in self._known_words:
            return word
        allowed = 1 if len(word) <= 6 else 2
        found = process.extractOne(word, self._repairs, scorer=OSA.distance, score_cutoff=allowed)
        return str(found[0]) if found and found[0][0] == word[0] else word


def _is_idle(match: ConceptMatch, words: Sequence[str]) -> bool:
    """Tell whether a match rests on words that say nothing here: generic ones, or the documents' own role."""
    said = [words[at] for at in match.positions]
    if all(word in _OWN_ROLE for word in said):
        return match.official
    return len(said) < 2 and said[0] in GENERIC_WORDS | FUNCTION_WORDS


def _clusters(matches: Sequence[ConceptMatch]) -> list[list[ConceptMatch]]:
    """Put matches that rest on the same words together: several readings of one thing."""
    clusters: list[list[ConceptMatch]] = []
    for match in sorted(matches, key=lambda m: (-len(m.positions), not m.official, m.positions)):
        for cluster in clusters:
            if any(set(match.positions) & set(other.positions) for other in cluster):
                cluster.append(match)
                break
        else:
            clusters.append([match])
    return sorted(clusters, key=lambda cluster: cluster[0].positions)


_INTERROGATIVE = re.compile(r"\b(?:wie|wat|waar|welke?|hoe|hoeveel|waarom|wanneer|who|what|which|how)\b")


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(word for word in tokens(phrase) if word not in FUNCTION_WORDS)


def _merged(facets: Sequence[Facet]) -> tuple[Facet, ...]:
    merged: dict[str, Facet] = {}
    for facet in facets:
        merged.setdefault(facet.label, facet)
    return tuple(merged.values())


def _inherit(own: Sequence[Facet], inherited: Sequence[Facet]) -> tuple[Facet, ...]:
    """Own facets first; inherited ones count less, and not at all where the question replaces them."""
    replaced = {word for group in _CONTRASTS for facet in own if facet.label in group for word in group}
    labels = {facet.label for facet in own} | replaced
    kept = [replace(facet, weight=0.7 * facet.weight, required=False) for facet in inherited if facet.label not in labels]
    return _merged([*own, *kept])


def _standalone(
    text: str, topic: Topic, mentions: Sequence[Mention], organisations: tuple[str, ...], own: Sequence[Facet]
) -> str:
    """Word the question so that it can be read without the conversation."""
    known = [mention for mention in mentions if mention.known]
    if known and not own and len(topic.organisations) == 1:
        previous = topic.organisations[0]
        if re.search(rf"\b{re.escape(previous)}\b", topic.question):
            names = " en ".join(dict.fromkeys(mention.organisation for mention in known))
            return re.sub(rf"\b{re.escape(previous)}\b", names, topic.question)
    question = text.strip()
    about = topic.question if not own or len(own) <= 3 else ""
    place = f" ({', '.join(organisations)})" if organisations and not known and not about else ""
    return f"{question}{place}" + (f" — bij: {about}" if about and about != question else "")


def _shape(lowered: str, named: Sequence[str], *, corpus: bool) -> Shape:
    if _SMALLTALK.match(lowered.strip()):
        return Shape.SMALLTALK
    if corpus:
        return Shape.CORPUS
    if len(named) > 1:
        return Shape.COMPARE
    if re.search(r"\btabel\b|\bcontactentabel\b|\btable\b|\bgradatie|\bniveau\b", lowered):
        return Shape.TABLE
    if _LIST.search(lowered):
        return Shape.LIST
    return Shape.YES_NO if _YES_NO.match(lowered.strip()) else Shape.FACT


def _expects(lowered: str) -> Expects:
    return next((expects for expects, pattern in _EXPECTS if pattern.search(lowered)), Expects.ANYTHING)


def _is_english(lowered: str) -> bool:
    words = tokens(lowered)
    return sum(word in _ENGLISH for word in words) > sum(word in _DUTCH for word in words)


def _refusal(lowered: str, facets: Sequence[Facet]) -> Refusal:
    if not tokens(lowered):
        return Refusal.UNCLEAR
    return Refusal.NONE


def is_instruction(text: str) -> bool:
    """Tell whether a text tells the assistant to leave its role, its sources or its rules."""
    return _INSTRUCTIONS.search(fold(text)) is not None


def _searches(text: str, mentions: Sequence[Mention], facets: Sequence[Facet]) -> tuple[tuple[str, float], ...]:
    """The question's own words, and the official terms behind them."""
    kept = text
    for mention in reversed(mentions):
        kept = kept[: mention.start] + " " + kept[mention.end :]
    own = " ".join(word for word in tokens(kept) if is_content(word) and word not in _OWN_ROLE)
    terms = " ".join(" ".join(phrase.words) for facet in facets for phrase in facet.phrases[:3] if phrase.weight >= 0.9)
    inherited = " ".join(facet.label for facet in facets)
    searches = [(own or inherited or text, 1.0)]
    if terms:
        searches.append((terms, 0.8))
    return tuple(searches)
