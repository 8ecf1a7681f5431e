"""The other chapters, in the layouts of the samples and in layouts that were invented for this."""

import pytest

from assistant.briefing import Aspect, Topic
from assistant.briefing.position import recipients
from tests.assistant.briefing.layouts import chapter, quotes


def aspect(start: str, wanted: Aspect) -> list[str]:
    group = next(group for group in chapter(start, Topic.POSITION).groups if group.aspect is wanted)
    return [item.citation.quote for item in group.items]


def test_position_in_a_table_of_facts():
    assert aspect("molenveld", Aspect.REPORTS_TO) == [
        "Hiërarchisch leidinggevende | college van burgemeester en schepenen",
        "Functioneel leidinggevende | voorzitter van de gemeenteraad",
    ]
    assert aspect("molenveld", Aspect.LEADS) == ["Geeft leiding aan | acht diensthoofden"]
    assert aspect("molenveld", Aspect.DEPUTY) == ["Plaatsvervanger | diensthoofd Interne Zaken"]


def test_who_reports_to_the_holder_is_no_superior():
    assert not any("rapporteren aan de adjunct" in quote for quote in aspect("varenhout", Aspect.REPORTS_TO))
    assert any("rapporteren aan de adjunct" in quote for quote in aspect("varenhout", Aspect.LEADS))


def test_another_director_is_not_the_holder():
    assert aspect("zandbergen", Aspect.REPORTS_TO)[0].startswith("De financieel directeur werkt onder")
    assert not any("onder het gezag" in quote for quote in aspect("zandbergen", Aspect.LEADS))


def test_an_aspect_on_which_the_document_is_silent_stays():
    assert aspect("heidekring", Aspect.DEPUTY) == []


def test_words_that_answer_two_aspects_leave_neither_silent():
    quote = aspect("varenhout", Aspect.MANAGEMENT_TEAM)
    assert quote == aspect("varenhout", Aspect.REPORTS_TO)[1:2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De directeur rapporteert aan de raad en het college.", "de raad en het college"),
        ("Je legt verantwoording af aan het college en je bent lid van het team", "aan het college en"),
        ("Over de kas rapporteert de directeur elk jaar aan de raad", "de raad"),
        ("gemeenteraad | rapportering", "gemeenteraad rapportering"),
    ],
)
def test_recipients(text, expected):
    assert recipients(text) == expected


def test_purpose_without_such_a_part_is_what_is_said_of_the_holder():
    assert quotes("heibrakel", Topic.PURPOSE)[0].startswith("Als algemeen directeur van Heibrakel")


def test_areas_in_a_table():
    groups = chapter("molenveld", Topic.RESULT_AREAS).groups
    assert [(group.title, len(group.items)) for group in groups] == [
        ("Beleid ondersteunen", 3),
        ("Organisatie leiden", 2),
        ("Middelen bewaken", 1),
    ]
    assert groups[0].items[0].citation.quote == "Het college adviseren over haalbaarheid"


def test_areas_under_headings_that_name_no_tasks():
    titles = [group.title for group in chapter("heibrakel", Topic.RESULT_AREAS).groups]
    assert titles == ["Sterke besluitvorming", "Goed huisvaderschap"]


def test_tasks_in_running_text_are_not_lost():
    areas = chapter("zandbergen", Topic.RESULT_AREAS).groups
    assert [group.title for group in areas] == ["Taken", "Andere taken"]
    assert len(areas[0].items) == 6


def test_goal_and_tasks_of_an_area_stand_in_order():
    first = chapter("hazelbeke", Topic.RESULT_AREAS).groups[0]
    assert first.title == "Besluitvorming en bestuursorganen"
    assert first.items[0].citation.quote.startswith("Doel: ")
    assert len(first.items) == 7


def competency(start: str, name: str):
    return next(item for item in chapter(start, Topic.COMPETENCIES).items if item.label == name)


@pytest.mark.parametrize(
    ("start", "name", "level", "meaning"),
    [
        ("hazelbeke", "Integer handelen", "niveau 4", "Eerlijk, onpartijdig en volgens de regels optreden"),
        ("elzerode", "Organiseren", "expert", "Piekmomenten voorzien"),
        ("varenhout", "Delegeren", "niveau D", "verantwoordelijkheid doorgeven"),
        ("lindervoorde", "Onafhankelijke houding", "niveau III", "een oordeel vormen los van"),
        ("heidekring", "Zelfzorg", "", "het eigen evenwicht bewaren"),
        ("molenveld", "Samenwerken", "niveau 3", "bouwt mee aan"),
        ("molenveld", "Plannen", "niveau 2", None),
        ("zandbergen", "Integriteit", "gevorderd", "Handelt eerlijk"),
        ("heibrakel", "Verbinden", "", "Je brengt mensen samen"),
    ],
)
def test_competency_with_level_and_meaning(start, name, level, meaning):
    found = competency(start, name)
    assert found.level == level
    assert (found.details[0].quote.startswith(meaning)) if meaning else not found.details


@pytest.mark.parametrize(
    ("start", "name", "count"), [("varenhout", "Delegeren", 4), ("lindervoorde", "Onafhankelijke houding", 4)]
)
def test_behaviour_that_stands_elsewhere_belongs_to_its_competency(start, name, count):
    assert len(competency(start, name).details) == count


def test_each_competency_once():
    labels = [item.label for item in chapter("varenhout", Topic.COMPETENCIES).items if item.label]
    assert len(labels) == len(set(labels)) == 11


def test_knowledge_with_levels():
    found = {item.label: item.level for item in chapter("molenveld", Topic.KNOWLEDGE).items}
    assert found == {
        "Bestuursrecht": "grondig",
        "Decreet lokaal bestuur": "expert",
        "Projectmatig werken": "",
    }


def test_conversations_say_with_whom_and_why():
    items = {item.label: item.citation.quote for item in chapter("molenveld", Topic.CONVERSATIONS).items}
    assert items["burgemeester"].startswith("Met de burgemeester hebt u elke maandag")
    assert items["vakbonden"].startswith("De vakbonden ontmoet u")


def test_contacts_of_the_document_come_first_and_whole():
    first = chapter("lindervoorde", Topic.CONVERSATIONS).groups[0]
    assert first.aspect is Aspect.CONTACTS
    assert len(first.items) == 10
    assert [item.label for item in first.items][3:5] == [
        "Raadscommissie Financiën",
        "Hoofd van de sociale dienst",
    ]


def test_nobody_meets_oneself_or_the_office_for_applications():
    labels = [item.label for item in chapter("heibrakel", Topic.CONVERSATIONS).items]
    assert "algemeen directeur" not in labels
    assert not any("Bel de personeelsdienst" in quote for quote in quotes("heibrakel", Topic.CONVERSATIONS))
