"""Taking a question apart into what it asks about."""

import pytest

from assistant.concepts import standard_lexicon
from assistant.facets import FacetFinder, merged, search_words
from assistant.matching import Texts


@pytest.fixture
def finder(document):
    vocabulary = Texts(passage.text for passage in document.passages).vocabulary
    return FacetFinder({document.name: document}, standard_lexicon(), vocabulary)


def test_every_meaningful_word_is_in_a_facet(finder):
    subject = finder.find("Wie bewaakt het meerjarenplan?")
    said = {word for facet in subject.facets for phrase in facet.phrases for word in phrase.words}
    assert {"bewaakt", "meerjarenplan"} <= said
    assert "wie" not in said
    assert all(facet.weight > 0 and facet.phrases for facet in subject.facets)


def test_an_everyday_word_is_shown_with_its_term(finder):
    subject = finder.find("Krijg ik een auto van de zaak?")
    assert any("auto" in match.word and "bedrijfswagen" in match.term for match in subject.terms)


def test_an_official_term_needs_no_translation(finder):
    assert not finder.find("Wat is het managementteam?").terms


def test_the_stretches_that_name_organisations_are_left_out(finder):
    text = "Ervaring in Meerjarenplan"
    labels = {facet.label for facet in finder.find(text, [(12, len(text))]).facets}
    assert "meerjarenplan" not in labels


def test_a_word_of_no_document_counts_little(finder):
    weights = {facet.label: facet.weight for facet in finder.find("Waar is masterdiploma qqzzxx?").facets}
    assert weights.pop("qqzzxx") < min(weights.values())


def test_a_misspelled_word_is_repaired(finder):
    labels = {facet.label for facet in finder.find("begeleidign").facets}
    assert "begeleiding" in " ".join(labels)


def test_nothing_gives_nothing(finder):
    assert finder.find("").facets == ()


def test_another_role_than_the_documents_is_required(finder):
    (facet,) = finder.roles("wat doet de financieel directeur", ())
    assert facet.required
    assert facet.label == "financieel directeur"
    assert finder.roles("wat doet de algemeen directeur", ()) == ()


def test_merged_keeps_the_first_of_each_label(make_facet):
    first, again, other = make_facet("eed"), make_facet("eed", weight=0.1), make_facet("visum")
    assert merged([first, again, other]) == (first, other)


def test_search_words_leave_out_names_and_small_words():
    text = "Wie bewaakt in Gent het meerjarenplan?"
    assert search_words(text, [(15, 19)]) == "bewaakt meerjarenplan"
