"""In what a document differs from others: only what can be said truthfully."""

from dataclasses import replace

from assistant.briefing import BriefingMaker, Topic, make_briefing
from tests.assistant.briefing.layouts import SAMPLES, document, read


def names(differences, topic):
    return [difference.name for difference in differences if difference.topic is topic]


def test_only_documents_about_the_same_role_are_compared():
    made = make_briefing(document("hazelbeke"), read(SAMPLES))
    assert made.differences.compared == ("Eikendries",)
    assert make_briefing(document("heidekring"), read(SAMPLES)).differences.compared == ()


def test_what_only_one_document_has_stands_with_its_quote():
    found = make_briefing(document("hazelbeke"), read(SAMPLES)).differences
    assert "Onderhandelen" in names(found.only_here, Topic.COMPETENCIES)
    assert all(difference.citation.document.startswith("hazelbeke") for difference in found.only_here)
    assert "Veelzijdigheid" in names(found.not_here, Topic.COMPETENCIES)
    assert all(difference.citation.document.startswith("eikendries") for difference in found.not_here)


def test_what_stands_elsewhere_in_other_words_is_not_called_missing():
    """Eikendries has a staff service and manages money, though no area is called so."""
    found = make_briefing(document("hazelbeke"), read(SAMPLES)).differences
    assert "Personeel" not in names(found.only_here, Topic.RESULT_AREAS)
    assert "Financieel beheer" not in names(found.only_here, Topic.RESULT_AREAS)


def test_a_competency_under_another_name_is_not_called_missing():
    """Eikendries asks for "Daadkracht"."""
    found = make_briefing(document("hazelbeke"), read(SAMPLES)).differences
    assert "Knopen doorhakken" not in names(found.only_here, Topic.COMPETENCIES)
    assert "Daadkracht" not in names(found.not_here, Topic.COMPETENCIES)


def test_reporting_is_compared_by_persons_and_bodies():
    found = make_briefing(document("hazelbeke"), read(SAMPLES)).differences
    assert "gemeenteraad" in names(found.not_here, Topic.POSITION)
    assert "college van burgemeester en schepenen" not in names(found.not_here, Topic.POSITION)


def test_what_few_others_have_is_not_called_missing():
    first, second = document("hazelbeke"), document("eikendries")
    third = replace(document("hazelbeke"), name="derde.txt", organisation="Derdegem")
    found = make_briefing(second, (first, second, third)).differences
    assert "Veerkracht tonen" in names(found.not_here, Topic.COMPETENCIES)
    assert make_briefing(first, (first, second, third)).differences.not_here == ()


def test_a_document_is_not_compared_with_itself_or_its_other_versions():
    old = replace(document("hazelbeke"), name="oud.txt", date="2019")
    assert make_briefing(document("hazelbeke"), (document("hazelbeke"), old)).differences.compared == ()


def test_a_maker_remembers_files_and_forgets_those_that_changed():
    maker = BriefingMaker()
    first = maker.make(document("hazelbeke"), read(SAMPLES))
    assert (
        maker.make(document("hazelbeke"), read(SAMPLES))
        == first
        == make_briefing(document("hazelbeke"), read(SAMPLES))
    )
    changed = replace(document("eikendries"), name=document("hazelbeke").name, sha256="1" * 64)
    assert maker.make(changed, ()).organisation == "Eikendries"
