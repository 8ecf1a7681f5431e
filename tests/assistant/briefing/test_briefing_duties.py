"""What the holder signs, decides, prepares and attends: what is said to be done by the holder counts."""

import pytest

from assistant.briefing import Topic, make_briefing
from assistant.briefing.duties import does
from assistant.briefing.vocabulary import data
from assistant.signs import signs
from ingest.blocks import Block, BlockKind, Reading
from ingest.reading import document_from
from tests.assistant.briefing.layouts import chapter, document, quotes

SIGN, DECIDE, PREPARE, ATTEND = (
    signs(data()["duties"][topic]) for topic in (Topic.SIGN, Topic.DECIDE, Topic.PREPARE, Topic.ATTEND)
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("U ondertekent de brieven samen met de burgemeester.", SIGN),
        ("de notulen mee ondertekenen", SIGN),
        ("Medeondertekening van akten en reglementen.", SIGN),
        ("Je zet de tweede handtekening onder betalingen; de burgemeester zet de eerste.", SIGN),
        ("Je keurt bestellingen tot 2.500 euro goed.", DECIDE),
        ("U stelt, gehoord de diensthoofden, het verlofplan vast.", DECIDE),
        ("Het vaststellen van het verlofplan.", DECIDE),
        ("neemt beslissingen over het dagelijks beheer", DECIDE),
        ("U werft alle medewerkers aan na delegatie door het college.", DECIDE),
        ("U bereidt de zitting voor.", PREPARE),
        ("De installatievergadering voorbereiden.", PREPARE),
        ("Met de diensten een voorontwerp maken.", PREPARE),
        ("U stelt met de burgemeester het plan op en bewaakt de uitvoering.", PREPARE),
        ("De bestuursorganen bijwonen en zorgen voor het ondertekenen van elk verslag.", ATTEND),
        ("De bestuursorganen bijwonen en zorgen voor het ondertekenen van elk verslag.", SIGN),
        ("U neemt deel aan", ATTEND),
        ("U zit het managementteam voor, waarvan ook de burgemeester deel uitmaakt.", ATTEND),
        ("Hij roept het team elke maand samen.", ATTEND),
    ],
)
def test_holder_does_it(text, wanted):
    assert does(text, wanted, document("hazelbeke"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Een onderzoek voeren wanneer de aanstellende overheid daartoe beslist.", DECIDE),
        ("De gemeenteraad beslist over elke lening.", DECIDE),
        ("De aangesloten besturen beslissen jaarlijks over hun bijdrage.", DECIDE),
        ("Dan stelt de gemeenteraad een waarnemer aan.", DECIDE),
        ("Ben je lang afwezig, dan stelt de gemeenteraad een waarnemer aan.", DECIDE),
        ("Het college kan zelf viseren als jij weigert.", DECIDE),
        ("het binnen de regels goedgekeurde organogram onderhouden", DECIDE),
        ("waken over de uitvoering van beslissingen", DECIDE),
        ("de protocollen laten ondertekenen", SIGN),
        ("U tekent een organogram uit.", SIGN),
        ("De burgemeester ondertekent de akten.", SIGN),
        ("Je geeft de voorzitters van de stembureaus een opleiding.", ATTEND),
        ("Je stelt de lijst op en trekt de bijzitters aan.", DECIDE),
    ],
)
def test_others_do_it_or_it_is_something_else(text, wanted):
    assert not does(text, wanted, document("hazelbeke"))


def test_lists_below_a_heading_that_says_what_is_done():
    assert quotes("molenveld", Topic.SIGN) == [
        "de notulen van de gemeenteraad, samen met de voorzitter",
        "arbeidsovereenkomsten tot niveau C",
        "bestelbons boven 5.000 euro",
    ]
    assert quotes("molenveld", Topic.ATTEND)[0] == "de gemeenteraad"


def test_lists_below_a_sentence_that_says_what_is_done_stand_with_it():
    items = chapter("varenhout", Topic.DECIDE).items
    given = [item for item in items if item.lead_in]
    assert len(given) == 3
    assert all(item.lead_in.quote.startswith("Bevoegdheden uitoefenen") for item in given)


def test_running_text_gives_its_sentences():
    assert quotes("zandbergen", Topic.SIGN) == [
        "De financieel directeur ondertekent de betaalopdrachten samen met de algemeen directeur."
    ]
    assert quotes("zandbergen", Topic.DECIDE) == [
        "De financieel directeur beslist over de belegging van kasoverschotten."
    ]


def test_silence_is_said():
    assert chapter("zandbergen", Topic.KNOWLEDGE).is_silent
    assert chapter("zandbergen", Topic.KNOWLEDGE).groups == ()


def test_words_that_only_announce_a_list_are_cut_off_and_introduce_its_items():
    blocks = [
        Block(BlockKind.HEADING, "Taken", level=1),
        Block(BlockKind.ITEM, "U ondertekent de akten. Dat betekent dat u:", marker="-"),
        Block(BlockKind.ITEM, "brieven mee ondertekent", marker="-", level=1),
    ]
    made = make_briefing(document_from(Reading(tuple(blocks)), "kort.txt", "0" * 64))
    first, second = next(each for each in made.chapters if each.topic is Topic.SIGN).items
    assert first.citation.quote == "U ondertekent de akten."
    assert second.lead_in is not None
    assert second.lead_in.quote.startswith("U ondertekent de akten. Dat betekent")
