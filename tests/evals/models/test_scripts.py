"""What the scripted models say, and what is known of it."""

import json

import pytest

from evals.models.asking import Asked, Step
from evals.models.catalogue import Group, behaviours, scripts
from evals.models.handed import Knowledge, Known, passages_in
from evals.models.knowledge import known_of, read_known, write_known
from evals.models.labels import Label, labelled
from evals.models.replies import Message, Pause, Request, Told

SHOWN = """Wie leidt het team?

<passages>
[p1111111] (Testdorp > directeur (m/v)) De directeur leidt het team. Hij rapporteert aan de raad.
[p2222222] (Testdorp) De raad telt 25 leden.
</passages>
<vraag>Hoeveel leden telt de raad?</vraag>"""
KNOWN = Known("Hoeveel leden telt de raad?", ("telt 25 leden",), (("25 leden",), ("rapporteert", "meldt")))
INSTANT = [script.name for script in scripts().values() if script.group is not Group.SLOW]


def request(user=SHOWN):
    return Request("model", (Message("system", "Wees kort."), Message("user", user)))


def told(name, known=(KNOWN,), user=SHOWN):
    return behaviours(Knowledge(known))[name](request(user)).told


def text_of(reply):
    return "".join(piece for piece in reply.pieces if isinstance(piece, str))


def test_the_passages_are_read_from_the_prompt():
    first, second = passages_in(request())
    assert (first.token, first.place) == ("p1111111", "Testdorp > directeur (m/v)")
    assert first.text == "De directeur leidt het team. Hij rapporteert aan de raad."
    assert (second.token, second.place, second.text) == ("p2222222", "Testdorp", "De raad telt 25 leden.")


def test_the_perfect_model_says_the_evidence_and_the_facts_with_their_passages():
    assert [(one.text, one.sources) for one in told("perfect")] == [
        ("De raad telt 25 leden.", ("p2222222",)),
        ("Hij rapporteert aan de raad.", ("p1111111",)),
    ]
    assert all(one.is_true for one in told("perfect"))


def test_it_repeats_passages_where_it_knows_nothing_and_is_silent_where_there_is_no_answer():
    assert [one.sources for one in told("perfect", known=())] == [("p1111111",), ("p2222222",)]
    assert told("perfect", known=(Known(KNOWN.question, ()),)) == ()


def test_liars_change_every_statement_and_keep_its_source():
    true, false = told("perfect"), told("lying")
    assert [one.sources for one in false] == [one.sources for one in true]
    assert not {one.text for one in false} & {one.text for one in true}
    assert not any(one.is_true for one in false)
    assert [one.is_true for one in told("mixed")] == [True, False]
    assert len(told("lazy")) == 1


@pytest.mark.parametrize("name", INSTANT)
def test_a_behaviour_is_a_function_of_the_request(name):
    once, again = (behaviours(Knowledge((KNOWN,)))[name](request()) for _ in range(2))
    assert (text_of(once), once.told, once.status) == (text_of(again), again.told, again.status)


def test_it_is_the_same_whatever_tokens_are_handed_out():
    other = SHOWN.replace("p1111111", "pabcdef0").replace("p2222222", "p9999999")
    for name in ("gibberish", "shuffled"):
        assert [one.text for one in told(name)] == [one.text for one in told(name, user=other)]


@pytest.mark.parametrize(
    "name", ["perfect", "lying", "gibberish-json", "shuffled", "unknown-tokens", "empty-list"]
)
def test_what_is_told_is_what_is_said(name):
    reply = behaviours(Knowledge((KNOWN,)))[name](request())
    claims = json.loads(text_of(reply))["beweringen"]
    assert [(claim["tekst"], tuple(claim["bronnen"])) for claim in claims] == [
        (one.text, one.sources) for one in reply.told
    ]


def test_broken_replies_are_broken():
    for name in ("unclosed", "trailing-commas", "single-quoted", "cut", "nested", "thinking", "fenced"):
        with pytest.raises((ValueError, RecursionError)):
            json.loads(text_of(behaviours(Knowledge((KNOWN,)))[name](request())))
    assert any(isinstance(piece, Pause) for piece in behaviours()["silent-half-way"](request()).pieces)


def test_knowledge_is_handed_on_through_a_file(tmp_path, sample_set_of_models, sample_assistant):
    """It has the questions as a prompt words them: a follow-up with what it inherits."""
    some = [*[case for case in sample_set_of_models.cases if case.history][:2], sample_set_of_models.cases[0]]
    known = known_of(sample_set_of_models.model_copy(update={"cases": tuple(some)}), sample_assistant)
    assert known[0].question != some[0].question
    assert known[-1].question == some[-1].question
    write_known(known, tmp_path / "known.json")
    assert read_known(tmp_path / "known.json") == known


def result(*statements):
    quotes = {"De raad telt 25 leden.": 1, "De directeur leidt het team.": 2}
    return {
        "citations": [{"number": number, "quote": quote} for quote, number in quotes.items()],
        "statements": [{"text": text, "citations": list(cited)} for text, cited in statements],
    }


def asked(*results):
    return Asked("geval", tuple(Step(one, 0.1) for one in results))


@pytest.mark.parametrize(
    ("text", "cited", "label"),
    [
        ("De raad telt **25** leden", (1,), Label.VERBATIM),
        ("De raad telt 25 leden", (2,), Label.UNKNOWN),
        ("Team: de directeur leidt het", (2,), Label.OWN),
        ("Team: de directeur leidt het", (1,), Label.UNKNOWN),
        ("Er zijn vijfentwintig raadsleden.", (1,), Label.TRUE),
        ("De raad telt 35 leden.", (1,), Label.FALSE),
        ("Zomaar iets.", (1,), Label.UNKNOWN),
    ],
)
def test_statements_are_labelled_by_what_is_known_of_them(text, cited, label):
    own = asked(result(("Team: de directeur leidt het", (2,))))
    scripted = [
        Told("Er zijn vijfentwintig raadsleden.", ("p1",), True),
        Told("De raad telt 35 leden.", ("p1",), False, "number"),
    ]
    [found] = labelled(asked(result((text, cited))), own, scripted)
    assert found.label is label
    assert found.label.is_supported is (label in (Label.VERBATIM, Label.OWN, Label.TRUE))


def test_what_was_shown_for_a_moment_counts():
    lie = Told("De raad telt 35 leden.", ("p1",), False)
    steps = asked(result((lie.text, (1,))), result(("De raad telt 25 leden.", (1,))))
    assert [one.label for one in labelled(steps, asked(result()), [lie])] == [Label.FALSE, Label.VERBATIM]
