"""Checking question sets: every mistake is told with its line, and what measures nothing is pointed at."""

from itertools import pairwise
from pathlib import Path

import pytest

from evals.checking import Severity, check_question_set, check_text, describe, summary_line
from evals.feedback.drafts import TO_COMPLETE
from evals.questions import QuestionSet, load_question_set

SETS = sorted((Path(__file__).parents[2] / "evals" / "sets").glob("*.yaml"))
NAME = "hazelbeke-algemeen-directeur.txt"
OTHER = "varenhout-adjunct-algemeendirecteur.docx"
QUOTE = "Minstens vijf jaar ervaring in een leidinggevende functie"
TEXT = f"""\
name: klein
cases:
- id: c-1
  kind: fact
  question: Hoe lang moet een kandidaat in Hazelbeke al leiding geven?
  answerable: true
  evidence:
  - document: {NAME}
    quote: {QUOTE}
  facts: [[vijf jaar, 5 jaar]]
"""


def case(**fields):
    return {
        "id": "c-1",
        "kind": "fact",
        "question": "Hoe lang moet een kandidaat in Hazelbeke al leiding geven?",
        "answerable": True,
        "evidence": [{"document": NAME, "quote": QUOTE}],
        "facts": [["vijf jaar", "5 jaar"]],
        **fields,
    }


def refusal(**fields):
    return case(kind="unanswerable", answerable=False, evidence=[], facts=[], **fields)


def found(samples, *cases, severity=None):
    """Return the messages of what is found in a set of these cases."""
    question_set = QuestionSet.parse({"name": "klein", "cases": list(cases)})
    findings = check_question_set(question_set, samples).findings
    return [one.message for one in findings if severity is None or one.severity is severity]


def quoting(quote, document=NAME):
    return case(evidence=[{"document": document, "quote": quote}], facts=[])


def test_a_good_set_has_no_findings(samples):
    checked = check_text(TEXT, samples)
    assert checked.findings == ()
    assert summary_line(checked) == "1 vraag: 0 fouten, 0 opmerkingen"


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_the_sets_shipped_have_no_errors(path, samples):
    checked = check_text(path.read_text("utf-8"), samples)
    assert [describe(f) for f in checked.findings if f.severity is Severity.ERROR] == []
    assert checked.cases == len(load_question_set(path).cases)


def test_all_errors_are_told_each_with_its_line(samples):
    text = TEXT.replace("kind: fact", "kind: feit").replace("answerable: true", "answerable: 'ja'")
    text += TEXT[TEXT.index("- id") :].replace(QUOTE, "dit staat er werkelijk nergens") + "- los\n"
    checked = check_text(text + "extra: 1\n", samples)
    assert [describe(finding) for finding in checked.findings] == [
        "fout, regel 4, vraag c-1: veld kind: moet een van deze zijn: fact, list, table, compare, corpus, "
        "follow-up, paraphrase, english, typo, unanswerable, injection",
        "fout, regel 6, vraag c-1: veld answerable: moet true of false zijn",
        "fout, regel 11, vraag c-1: het id komt meer dan één keer voor",
        f"fout, regel 17, vraag c-1: „dit staat er werkelijk nergens” staat niet in {NAME}",
        "fout, regel 19, vraag nummer 3: moet velden met een waarde hebben",
        "fout, regel 20: veld extra: is geen bekend veld",
    ]
    assert summary_line(checked) == "3 vragen: 6 fouten, 0 opmerkingen"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("name: [", "fout, regel 1: geen geldige YAML"),
        ("name: a\nname: b\ncases: []", "fout, regel 2: een veld staat er twee keer"),
        ("a: &a [x, *a]", "fout, regel 1: geen geldige YAML: verwijzingen"),
        ("", "fout, regel 1: geen vragenset"),
        ("name: x", "fout, regel 1: veld cases: ontbreekt"),
        ("name: x\ncases:\n", "fout, regel 2: veld cases: moet een lijst zijn"),
        ("name: x\ncases: []\n", "fout, regel 2: veld cases: is leeg"),
        ("cases: 2027-02-30", "fout: geen geldige YAML"),
        ("[" * 5_000, "fout: geen geldige YAML"),
    ],
    ids=lambda value: value[:20],
)
def test_what_is_no_set_is_told(text, line):
    assert describe(check_text(text).findings[0]).startswith(line)


def test_unknown_document_is_told_with_the_name_that_is_likely_meant(samples):
    good = case(id="c-2")
    wrong = case(evidence=[{"document": "hazelbeke-algemeen-directeur.pdf", "quote": QUOTE}])
    message = f"document hazelbeke-algemeen-directeur.pdf is er niet; bedoelt u „{NAME}”?"
    assert message in found(samples, wrong, good)


def test_documents_of_another_set_are_told_once(samples):
    wrong = [quoting("vier woorden van elders", "elders.pdf") | {"id": f"c-{n}"} for n in range(3)]
    errors = found(samples, *wrong, severity=Severity.ERROR)
    assert len(errors) == 1
    assert "geen enkel document" in errors[0]
    assert "elders.pdf" in errors[0]
    assert "er zijn geen documenten" in found({}, *wrong)[0]


def test_quote_with_a_mistake_is_told_with_the_words_that_are_meant(samples):
    messages = found(samples, quoting("Minstens vijf jaar ervaringen in een leidende functie"))
    assert any(message.endswith(f"bedoelt u „{QUOTE}”?") for message in messages)


def test_quote_of_another_document_is_told_with_its_name(samples):
    (message,) = found(samples, quoting(QUOTE, OTHER), severity=Severity.ERROR)
    assert message == f"„{QUOTE}” staat niet in {OTHER}, wel in {NAME}"


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("vier deelkernen en ongeveer 14.600 inwoners. Gemeente en OCMW delen", "meer dan één zin"),
        ("Gemeente en OCMW", "(3 woorden)"),
        ("van de", "staat"),
    ],
)
def test_quote_that_points_at_no_single_place(samples, quote, words):
    assert any(words in message for message in found(samples, quoting(quote)))


def test_quote_over_two_passages_is_an_error(samples):
    document = samples[NAME]
    items = [p for p in document.passages if p.kind == "item"]
    one, two = next((a, b) for a, b in pairwise(items) if b.number == a.number + 1)
    quote = " ".join((*one.text.split()[-3:], *two.text.split()[:3]))
    messages = found(samples, quoting(quote), severity=Severity.ERROR)
    assert any("meer dan één passage" in message for message in messages)


@pytest.mark.parametrize("field", ["question", "plain"])
def test_question_that_the_assistant_would_not_read_is_an_error(samples, field):
    checked = check_question_set(
        QuestionSet.parse({"name": "x", "cases": [case(**{field: "Waarom? " * 300})]})
    )
    (problem,) = (finding for finding in checked.findings if finding.severity is Severity.ERROR)
    assert (problem.place, "te lang" in problem.message) == (("cases", 0, field), True)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"facts": ["5 jaar"]}, "„5 jaar” staat niet bij de citaten"),
        ({"facts": [["vijf jaar", "Vijf-jaar"]]}, "tellen als dezelfde schrijfwijze"),
        ({"facts": ["vijf jaar", "vijf jaar ervaring"]}, "„vijf jaar” staat altijd waar"),
        ({"facts": ["vijf jaar", "vijf jaar"]}, "„vijf jaar” staat altijd waar"),
        ({"facts": ["leiding"]}, "„leiding” staat al in de vraag"),
        ({"plain": "Is vijf jaar ervaring genoeg?"}, "„vijf jaar” staat al in plain"),
        ({"facts": [["vijf jaar", "5"]]}, "„5” is zo kort dat het ook past in"),
        ({"facts": ["de"]}, "de facts staan ook in"),
        ({"forbidden": ["jaar"]}, "de vraag kan niet slagen"),
        ({"forbidden": ["5"]}, "met die schrijfwijze slaagt een antwoord niet"),
        ({"forbidden": ["leidinggevende"]}, "staat in het citaat"),
        ({"history": ["Wie werkt er in Hazelbeke?"]}, "history staat bij een vraag die geen vervolgvraag"),
        ({"plain": "hoe lang moet een kandidaat in Hazelbeke al leiding geven"}, "plain is gelijk"),
    ],
)
def test_what_measures_too_little_is_pointed_at(samples, fields, words):
    messages = found(samples, case(**fields))
    assert any(words in message for message in messages), messages


def test_facts_that_are_no_good_are_errors_only_when_no_answer_can_pass(samples):
    assert found(samples, case(forbidden=["jaar"]), severity=Severity.ERROR)
    assert not found(samples, case(forbidden=["5"]), severity=Severity.ERROR)


def test_case_without_facts_is_told_once_where_no_case_has_any(samples):
    bare = case(id="c-2", question="Wie leidt de vergadering?", facts=[])
    assert found(samples, case(), bare) == ["er staan geen facts: elk antwoord met het juiste citaat slaagt"]
    (line,) = found(samples, bare, case(id="c-3", question="Wat kost een zitting?", facts=[]))
    assert "geen enkele vraag heeft facts" in line


@pytest.mark.parametrize(
    ("one", "other", "line"),
    [
        ("Wie tekent de nota?", "wie tekent de nota", "dezelfde vraag als c-1"),
        ("Wie tekent de nota?", "Wie ondertekende nota's", None),
        ("Wie tekent de begrotingsnota?", "Wie tekent de begrotngsnota?", "bijna dezelfde vraag als c-1"),
        ("Wie tekent de begrotingsnota?", "Wanneer tekent men de begrotingsnota?", None),
        ("Wie tekent de nota in Hazelbeke?", "Wie tekent de nota in Elzerode?", None),
        ("Welk niveau bij gradatie 1?", "Welk niveau bij gradatie 2?", None),
    ],
)
def test_questions_that_are_asked_twice(samples, one, other, line):
    messages = found(samples, case(question=one), case(id="c-2", question=other))
    assert [message for message in messages if "vraag als" in message] == ([line] if line else [])


def test_question_that_is_and_is_not_answerable_is_told(samples):
    first = case(question="Wie tekent de nota?")
    (line,) = found(samples, first, refusal(id="c-2", question="Wie tekent nota's?"))
    assert line.startswith("bijna dezelfde vraag als c-1, maar de ene heeft een antwoord")


def test_a_question_mistyped_on_purpose_is_no_duplicate(samples):
    typo = case(id="c-2", kind="typo", question="hoe lang moet een kandidaat in hazelbeke al leiding gevn")
    assert found(samples, case(), typo) == []


@pytest.mark.parametrize(
    ("question", "alone"),
    [
        ("Hoeveel dagen vakantie krijgt de directeur van Elzerode bij aanwerving?", True),
        ("En in Elzerode?", False),
        ("Wie bereidt dat in Elzerode voor de zitting voor?", False),
    ],
)
def test_follow_up_that_needs_no_history_is_told(samples, question, alone):
    follow_up = case(kind="follow-up", question=question, history=["Wie tekent?"])
    assert any("zonder history" in line for line in found(samples, follow_up)) is alone


def test_kinds_that_hardly_occur_are_told_in_a_large_set(samples):
    words = "appel boom citroen druif eik framboos gras haag iep jasmijn".split()
    many = [refusal(id=f"d-{n}", question=f"Waar groeit {word}?") for n, word in enumerate(words)]
    more = [refusal(id=f"e-{n}", question=f"Wie snoeit {word}?") for n, word in enumerate(words)]
    assert "soort fact telt maar één vraag: te weinig voor een cijfer" in found(samples, *many, *more, case())


def test_what_a_draft_leaves_to_be_filled_in_is_an_error(samples):
    draft = case(evidence=[{"document": TO_COMPLETE, "quote": TO_COMPLETE}])
    messages = found(samples, draft, case(id="c-2", question="Wie leidt?"), severity=Severity.ERROR)
    assert messages == [
        f"hier staat nog {TO_COMPLETE}: geef het document en de woorden waar het antwoord staat"
    ]


def test_without_documents_the_form_is_checked_all_the_same():
    checked = check_text(TEXT.replace(QUOTE, "twee woorden"))
    assert [finding.severity for finding in checked.findings] == [Severity.WARNING]
