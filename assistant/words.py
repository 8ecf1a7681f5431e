"""Words of Dutch text: tokens, stems, and the small words that carry no meaning in a search."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

import snowballstemmer
from wordfreq import zipf_frequency

from ingest.yaml_data import package_data

_TOKEN = re.compile(r"[^\W_]+")
_SPACES = str.maketrans("\n\t\r", "   ")
_DOUBLE_VOWEL = re.compile(r"([aeou])\1(?=[^aeiou]$)")
"""Open and closed syllables spell one vowel in two ways: "taak" and "taken"."""
_STEMMER = snowballstemmer.stemmer("dutch")
_FINITE = re.compile(r"^\w{2,}[^\Waeiou\d]t$")
"""A verb form in -t, or a noun that looks like one: cut alike, so that they stay apart from each other."""
_PARTICIPLE = re.compile(r"^(?:be|ver|ont|her|onder|over)\w+[^\Waeiou\d]d$")
_SHORTEST = 5
"""Letters that a word keeps when a -t or -d is cut from it, and one more."""
PREFIXES = """
    voorbij over onder terug samen tegen voort achter binnen rond toe aan door mee vast voor weg neer
    open los op uit af in na bij om be ver ont her
""".split()
_ORGANISATION = frozenset({"organisatie", "organisaties"})
"""What one belongs to: the stemmer takes it for "organiseren", what one does."""
_INSEPARABLE = frozenset({"be", "ver", "ont", "her", "over", "onder", "door", "voor", "om"})
"""Prefixes whose participle has no "ge": "onderschreven", "besproken"."""

FUNCTION_WORDS = frozenset(
    """
    de het een en of van in op te ten ter tot voor met bij aan door om over uit naar als dan dat die
    dit deze er is zijn was waren ben bent wordt worden werd werden heeft hebben hebt had hij zij ze
    hem haar hun hen wij we ons onze je jij jou jouw jullie u uw ik mij me mijn men zich zelf ook
    nog al wel niet geen maar want dus toch welk welke wat wie waar wanneer hoe waarom waaraan
    waaruit waarvoor waarover waarmee waarin waarop hoeveel kan kunnen kun mag mogen moet moeten
    moest zal zullen zou zouden wil willen doen doet gedaan gaat gaan komt komen staat staan zegt
    zeggen daar hier zo nu weer eens even eigenlijk precies vooral graag alle alles allemaal iets
    niets iemand niemand elk elke ieder iedere ander andere zoals bijvoorbeeld onder tussen tegen
    tijdens na sinds per via zonder binnen buiten volgens behalve omdat zodat indien terwijl mee af
    hierbij daarbij daarvoor daarmee erbij ervan hiervan daarvan daarover hierover ervoor krijg
    krijgt krijgen geef geeft ja nee the a an to on for with by at from and or are does do did can
    may must should will would has have who what which where when why how whom whose it its this
    that these those there their they he she his her i my you your our us be been any also not gij
    ge gulle wulder da wa den dienen nen ne der nie ni tis ie kik hee vr wnr mss gwn aub pls oh ah
    moek moetek moette kank kunde magk ammal amaal amma oek mè vo vur veur vor omda zijde hedde
    zoude hulder ulder kon konden word wierd mijne effe effen gade da's dat's dees diene hallo dag
    vanuit toe heen veel weinig anderen heb werkt beste bedankt dank alstublieft please tell give know
    """.split()
)
"""Words that never narrow a search."""

GENERIC_WORDS = frozenset(
    """
    document documenten functiebeschrijving functiebeschrijvingen functieprofiel infobundel tekst
    bundel profiel vermeld vermelden vermeldt genoemd noemt noemen vraag vragen vraagt verwacht
    verwachten verwachting bedoel bedoelt bedoelen bedoeld betekent betekenen inhoudt houdt inhouden
    besturen bestuur gemeente gemeenten stad steden gemeentes functie functies job directeur
    directeurs algemeen algemene algemeendirecteur topambtenaar ambtenaar baas secretaris belangrijk
    belangrijkste zaken dingen ding soort soorten manier uitleg uitleggen info informeren opsomming
    lijst overzicht volledig volledige concreet exact ongeveer zeker zetten expliciet uitdrukkelijk
    letterlijk verschil verschillen verschilt vergelijk vergelijken vergeleken vergelijking
    tegenover versus verhouding general director managing organisation organization municipality
    city town says expected ergens terecht gegaan kijken kijkt zoekt zoeken weten weet zeg gezegd
    gesproken spreek spreekt praten los halen haalt neer ooit meestal hoofdzakelijk voornamelijk
    blijft blijven horen hoort behoren behoort vaak eigen zaak bord hoofd lijn kant vlak vlakken
    domein domeinen rond omtrent betreft gebied hele heel uiteindelijk terechtkomen gebeurt gebeuren
    maken maakt zit zitten gevraagd gegeven geeft concrete jaarlijks iemand zelf bepaalt bepaald
    bepaalde juist echt even serieus opgenomen omschreven beschreven beschrijft zwart wit persoon
    kandidaat kandidaten sollicitant sollicitanten candidate candidates een twee drie vier vijf zes
    zeven acht negen tien datum date deadline verschillende verschillend
    lang duurt duren duur qua overal mens mensen nieuwe nieuw definitie definieert
    definieer gedefinieerd omschrijft omschrijven
    betekenis rol zet naast uitleggen toelichten verduidelijken explain leg
    elkaar aantal weegt telt meetelt stappen gelden geldt vallen
    """.split()
)
"""Words that nearly every question or document of this kind holds: they narrow little."""


def fold(text: str) -> str:
    """Return the text in lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    if decomposed.isascii():  # most words, and looking at each letter takes most of the time
        return decomposed
    return "".join(character for character in decomposed if not unicodedata.combining(character))


@lru_cache(maxsize=10_000)
def fold_letters(text: str) -> str:
    """Return the text in lower case without accents, of the same length; white space becomes spaces.

    So offsets in it are offsets in the text; ``fold`` may change the length.
    """
    lowered = text.translate(_SPACES).lower()
    if lowered.isascii():  # most text, and looking at each letter takes most of the time
        return lowered
    return "".join(map(_fold_letter, text))


def _fold_letter(letter: str) -> str:
    if letter.isascii():
        return letter.translate(_SPACES).lower()
    if letter in "’‘`":
        return "'"
    base = unicodedata.normalize("NFKD", letter)[0].lower()
    return base if len(base) == 1 else letter


def tokens(text: str) -> list[str]:
    """Return the words and numbers of the text, folded, in order."""
    return _TOKEN.findall(fold(text))


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return the stem of a folded word (Kraaij-Pohlmann)."""
    word = infinitive(word)
    if word.isdigit() or len(word) < 4:
        return word
    if len(word) >= _SHORTEST and (_FINITE.match(word) or _PARTICIPLE.match(word)):
        word = word[:-1] + "en"  # "betaalt", "bepaald"; "dienst" goes along, and so does "diensten" below
    if word in _ORGANISATION:
        return "organisati"
    if word.endswith("eel") and len(word) > 6:  # "operationeel" must not become "operatie"
        word = word[:-3] + "ele"
    stemmed = str(_STEMMER.stemWord(word))
    if len(stemmed) >= _SHORTEST and (_FINITE.match(stemmed) or _PARTICIPLE.match(stemmed)):
        stemmed = stemmed[:-1]
    return _DOUBLE_VOWEL.sub(r"\1", stemmed)


@cache
def _irregular_forms() -> Mapping[str, str]:
    verbs = package_data("assistant", "irregular_verbs.yaml")
    return {form: verb for verb, forms in verbs.items() for form in forms}


def infinitive(word: str) -> str:
    """Return the infinitive of an irregular verb form, with its prefix ("aangeworven": "aanwerven").

    Any other word is returned as it is.
    """
    forms = _irregular_forms()
    if word in forms:
        return forms[word]
    for prefix in PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word:
            verb = forms.get(rest) or (forms.get("ge" + rest) if prefix in _INSEPARABLE else None)
            if verb:
                return prefix + verb
    return word


@lru_cache(maxsize=100_000)
def core(word: str) -> str:
    """Return the part of a folded word that compounds keep: without a plural or verb ending."""
    for ending in ("en", "es", "er", "e", "s", "t", "n"):
        if word.endswith(ending) and len(word) - len(ending) >= 5:
            word = word[: -len(ending)]
            break
    if len(word) > 5 and word[-1] == word[-2] and word[-1] not in "aeiou":
        word = word[:-1]
    return word


@lru_cache(maxsize=100_000)
def specificity(word: str) -> float:
    """Return how much a folded word says: 1 for a word that is rare in Dutch, 0.3 for the commonest.

    A few documents cannot tell that "huis" or "zowel" are everyday words, the language can: from the
    Zipf frequency (log10 of occurrences per thousand million words) in wordfreq.
    """
    frequency = float(zipf_frequency(word, "nl"))
    return max(0.3, min(1.0, (6.0 - frequency) / 3.0))


def is_content(word: str) -> bool:
    """Tell whether a folded word carries meaning in a search."""
    return word not in FUNCTION_WORDS and (len(word) > 1 or word.isdigit())


@lru_cache(maxsize=100_000)
def telling_stems(heading: str) -> frozenset[str]:
    """Return the stems of the words of a heading that tell it from other headings."""
    return frozenset(
        stem(word)
        for word in tokens(heading)
        if is_content(word) and word not in GENERIC_WORDS and not word.isdigit()
    )
