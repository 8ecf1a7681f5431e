"""The lexicon: loading it and recognising its concepts."""

from pathlib import Path

import pytest

from assistant.concepts import load_lexicon, standard_lexicon
from assistant.errors import LexiconError
from assistant.words import tokens


@pytest.fixture
def write_lexicon(tmp_path):
    def write(text: str) -> Path:
        path = tmp_path / "eigen.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def recognised(text, lexicon=None, **options):
    written = text.replace("?", "").split()
    matches = (lexicon or standard_lexicon()).recognise(tokens(text), written, **options)
    return [match.concept.term for match in matches]


def test_the_standard_lexicon_is_sound():
    concepts = standard_lexicon().concepts
    assert len(concepts) > 100
    for concept in concepts.values():
        assert concept.phrases[0] == concept.term
        assert concept.broader is None or concept.broader in concepts, concept.id


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("krijg ik een auto van de zaak?", "bedrijfswagen"),
        ("wie straft wie over de schreef gaat", "tucht"),
        ("wie zit het MAT voor", "managementteam"),
    ],
)
def test_everyday_words_lead_to_official_terms(question, term):
    assert any(term in found for found in recognised(question))


def test_no_words_hold_no_concept():
    assert standard_lexicon().recognise([], []) == []


OWN = """
- id: zwemvijver
  term: zwemvijver
  everyday: [plonsplek, natte plek]
  kinds: [tasks]
- id: grote-zwemvijver
  term: grote zwemvijver
  broader: zwemvijver
"""


def test_a_users_own_entries_are_added(write_lexicon):
    lexicon = load_lexicon(write_lexicon(OWN))
    assert recognised("wie beheert de plonsplek", lexicon) == ["zwemvijver"]
    assert lexicon.narrower("zwemvijver") == ["grote-zwemvijver"]
    assert "plonsplek" in lexicon.words
    assert len(lexicon.concepts) == len(standard_lexicon().concepts) + 2
    assert "zwemvijver" not in standard_lexicon().concepts


def test_the_longer_idiom_wins(write_lexicon):
    lexicon = load_lexicon(write_lexicon(OWN))
    assert recognised("onderhoud van de grote zwemvijver", lexicon) == ["grote zwemvijver"]


def test_a_users_own_entry_replaces_the_standard_one(write_lexicon):
    identifier = next(iter(standard_lexicon().concepts))
    lexicon = load_lexicon(write_lexicon(f"- id: {identifier}\n  term: vervangen term\n"))
    assert lexicon.concepts[identifier].term == "vervangen term"
    assert len(lexicon.concepts) == len(standard_lexicon().concepts)


@pytest.mark.parametrize(
    "text",
    [
        "- id: [",
        "- id: Geen Goed Id\n  term: iets",
        "- id: goed\n",
        "- id: goed\n  term: iets\n  onbekend: veld",
        "- id: goed\n  term: iets\n  kinds: [bestaatniet]",
        "een zin",
        "7",
    ],
)
def test_a_broken_lexicon_is_one_dutch_line(write_lexicon, text):
    with pytest.raises(LexiconError) as caught:
        load_lexicon(write_lexicon(text))
    assert "eigen.yaml" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_lexicon_is_one_dutch_line(tmp_path):
    with pytest.raises(LexiconError, match="niet leesbaar"):
        load_lexicon(tmp_path / "weg.yaml")


def test_an_empty_lexicon_adds_nothing(write_lexicon):
    assert load_lexicon(write_lexicon("")).concepts.keys() == standard_lexicon().concepts.keys()


IDLE = """
- id: sluisvisum
  term: zaak sluisvisum
- id: alles-erin
  term: alles erin
  everyday: [hele grote zaak]
"""


@pytest.mark.parametrize(
    ("idle", "terms"),
    [
        ((), ["alles erin"]),
        (("hele", "grote"), ["alles erin"]),
        (("hele", "grote", "zaak"), ["zaak sluisvisum"]),
        (("hele", "grote", "zaak", "sluisvisum"), []),
    ],
)
def test_idle_words_do_not_take_the_place_of_a_term(write_lexicon, idle, terms):
    lexicon = load_lexicon(write_lexicon(IDLE))
    assert recognised("hele grote zaak sluisvisum", lexicon, idle=idle) == terms


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("what are the holidays", "vakantiedagen"),
        ("is there a holiday", "vakantiedagen"),
        ("which benefit do I get", "extralegale voordelen"),
        ("what are the salaries", "salaris"),
    ],
)
def test_english_words_count_by_their_stem_in_english_only(question, term):
    assert term in recognised(question, english=True)
    assert term not in recognised(question, english=False)


def test_who_asks_for_a_whole_finds_its_parts(tmp_path):
    own = tmp_path / "eigen.yaml"
    own.write_text(
        "- {id: feestpakket, term: feestpakket}\n- {id: taart, term: taart, part_of: feestpakket}\n"
    )
    assert load_lexicon(own).narrower("feestpakket") == ["taart"]
