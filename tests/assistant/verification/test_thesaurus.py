"""The thesaurus: its format, what it takes for the same, and what it must keep apart."""

from collections import Counter
from itertools import combinations

import pytest

from assistant.verification.coverage import items_of, joint_vocabulary
from assistant.verification.segments import segments_of
from assistant.verification.thesaurus import base_of
from assistant.verification.verb_forms import lemma
from assistant.verification.vocabulary import phrases
from assistant.words import FUNCTION_WORDS, fold, tokens
from ingest.yaml_data import package_data

GROUPS = package_data("assistant", "synonyms.yaml")
WIDER = package_data("assistant", "hypernyms.yaml")


def labels(part, text):
    """Return what a word of the thesaurus stands for in a part of verification.yaml."""
    words = tuple(tokens(text))
    return phrases(part).labels(words) | phrases(part).labels(tuple(map(lemma, words)))


def uncovered(statement, source):
    """Return the words of a statement that a source does not say."""
    known = joint_vocabulary(segments_of(source))
    return [item.word for s in segments_of(statement) for item in items_of(s) if not known.covers(item, s)]


def test_each_group_holds_different_words_as_text():
    for group in GROUPS:
        assert all(isinstance(text, str) and text.strip("= ") for text in group), group
        assert not [text for text, count in Counter(map(fold, group)).items() if count > 1], group
    for text in (text for group in GROUPS for text in group):
        assert text == text.strip(), text
        assert " " not in text or "=" not in text[1:], text


def test_no_entry_is_a_bare_preposition_or_article():
    loose = {"krijgen", "zeggen", "tijdens", "volgens"}
    entries = {text for group in GROUPS for text in group}
    assert not {text for text in entries if text in FUNCTION_WORDS} - loose


def test_wider_words_are_none_of_the_narrower_ones():
    for entry in WIDER:
        assert set(entry) == {"algemeen", "bijzonder"}
        assert not set(entry["algemeen"]) & set(entry["bijzonder"]), entry


@pytest.mark.parametrize("part", ["contrasts", "acts", "parties"])
def test_no_group_joins_what_the_verification_keeps_apart(part):
    for group in GROUPS:
        for one, other in combinations(group, 2):
            first, second = labels(part, one), labels(part, other)
            if part == "contrasts":
                kinds = {name.split("/")[0] for name in first} & {name.split("/")[0] for name in second}
                assert not kinds or first & second, (one, other)
            else:
                assert not (first and second) or first & second, (one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("begeleiden", "beleid"), ("indienen", "indien"), ("kansen", "kan"), ("gedrag", "dragen")],
)
def test_words_that_only_the_stemmer_takes_for_one_are_looked_up_apart(one, other):
    assert base_of(one) != base_of(other)


@pytest.mark.parametrize(
    "forms", [("opstellen", "opgesteld", "opstelt"), ("begeleidt", "begeleiding"), ("inlichten", "ingelicht")]
)
def test_forms_of_a_word_are_looked_up_as_one(forms):
    assert len({base_of(form) for form in forms}) == 1


COVERED = [
    ("Je geeft leiding aan de ploeg.", "Je stuurt het team aan."),
    ("Je bent de leidinggevende van het team.", "Je bent de chef van de ploeg."),
    ("Je brengt de inwoners op de hoogte.", "De bevolking informeren."),
    ("Je verwittigt de inwoners.", "De burgers worden ingelicht."),
    ("Je stelt het meerjarenplan op.", "Opmaak van het meerjarenplan."),
    ("Je werkt samen met verenigingen.", "Samenwerking met verenigingen."),
    ("Je volgt de dossiers op.", "De opvolging van dossiers."),
    ("Je kijkt de facturen na.", "Controle van facturen."),
    ("Je hakt de knoop door.", "Hij neemt de beslissing."),
    ("Je voert het beleid uit.", "Het beleid wordt in de praktijk gebracht."),
    ("Je zet de resultaten op papier.", "Je schrijft de resultaten neer."),
    ("Je loon wordt geïndexeerd.", "De wedde wordt geïndexeerd."),
    ("Het salaris volgt een barema.", "De bezoldiging volgt een weddeschaal."),
    ("Je hebt recht op vakantiedagen.", "Je krijgt verlof."),
    ("Je krijgt maaltijdbonnen.", "Wij bieden maaltijdcheques aan."),
    ("Thuis werken is toegestaan.", "Telewerk is toegelaten."),
    ("Je stelt je kandidaat met een cv.", "Solliciteer met een curriculum vitae."),
    ("Een examen gaat vooraf.", "Vooraf is er een proef."),
    ("Je legt de eed af.", "De eedaflegging."),
    ("Je gaat zuinig om met het geld.", "Je gaat spaarzaam om met middelen."),
    ("Je int belastingen.", "De inning van belastingen."),
    ("Je koopt software aan.", "De aankoop van computerprogramma's."),
    ("Je behandelt klachten beleefd.", "Je behandelt klachten vriendelijk."),
    ("Je werkt nauwkeurig.", "Je werkt zorgvuldig."),
    ("Je bent flexibel.", "Je bent soepel."),
    ("Je handelt onpartijdig.", "Je handelt objectief."),
    ("Je werkt autonoom.", "Je werkt zelfstandig."),
    ("Je bewaart het beroepsgeheim.", "De geheimhoudingsplicht bewaren."),
    ("Je vervangt de voorzitter.", "Plaatsvervanging van de voorzitter: waarnemen."),
    ("Je hebt oog voor veiligheid.", "Je besteedt aandacht aan veiligheid."),
    ("Je lost problemen op.", "Je zoekt een oplossing voor knelpunten."),
    ("Je moedigt de medewerkers aan.", "Je motiveert het personeel."),
    ("Je krijgt apparatuur.", "Je krijgt een laptop."),
    ("Je krijgt een verzekering.", "Je krijgt een hospitalisatieverzekering."),
    ("Je ondersteunt collega's.", "Je coacht collega's."),
    ("Je volgt de regels.", "Je volgt het decreet."),
]


@pytest.mark.parametrize(("statement", "source"), COVERED)
def test_other_words_for_the_same_are_covered(statement, source):
    assert uncovered(statement, source) == []


APART = [
    ("Je krijgt een laptop.", "Je krijgt materiaal."),
    ("Je krijgt een hospitalisatieverzekering.", "Je krijgt extralegale voordelen."),
    ("Je volgt het decreet.", "Je volgt de regels."),
    ("Er is geen apparatuur.", "Er is geen laptop."),
    ("Je beheert alle apparatuur.", "Je beheert alle laptops."),
    ("Je adviseert over de begroting.", "Je beslist over de begroting."),
    ("Je beslist over de begroting.", "Je adviseert over de begroting."),
    ("Je keurt de begroting goed.", "Je bereidt de begroting voor."),
    ("Je stelt een benoeming voor.", "Je evalueert medewerkers."),
    ("Je benoemt medewerkers.", "Je evalueert medewerkers."),
    ("Je ontslaat medewerkers.", "Je werft medewerkers aan."),
    ("Je verhoogt de uitgaven.", "Je vermindert de uitgaven."),
    ("Je krijgt een wagen.", "Je krijgt een fiets."),
    ("Je krijgt maaltijdcheques.", "Je krijgt een fietsvergoeding."),
    ("Je hebt een rijbewijs.", "Je hebt een diploma."),
    ("Er is een schriftelijke proef.", "Er is een mondelinge proef."),
    ("Je werkt in de bibliotheek.", "Je werkt in het woonzorgcentrum."),
    ("Je beheert het archief.", "Je beheert de kas."),
    ("Je begeleidt vrijwilligers.", "Je schrijft beleid."),
    ("Het budget stijgt.", "De regels gelden."),
    ("Er zijn kansen.", "Je kan het."),
    ("Je verwijdert de gegevens.", "Je bewaart de gegevens."),
    ("Je bemiddelt tussen partijen.", "Je onderhandelt."),
    ("Je werkt in deeltijd als arbeider.", "Je werkt als bediende."),
    ("Je betaalt de facturen.", "Je controleert de facturen."),
    ("Je publiceert de notulen.", "Je schrijft de notulen."),
]


@pytest.mark.parametrize(("statement", "source"), APART)
def test_what_says_something_else_is_not_covered(statement, source):
    assert uncovered(statement, source)
