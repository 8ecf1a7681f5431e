"""Making cases by an interview: what is chosen becomes a case, and nothing that was typed is lost."""

from collections.abc import Iterator, Mapping, Sequence

import pytest

from assistant import QUESTION_LIMIT
from evals import EvaluationError
from evals.feedback.drafts import TO_COMPLETE
from evals.interview import Ended, Interview, append_case, proposing
from evals.questions import Case, Kind, parse_question_set

NAME = "hazelbeke-algemeen-directeur.txt"
QUESTION = "Hoeveel jaar leidinggevende ervaring vraagt Hazelbeke?"
QUOTE = "Minstens vijf jaar ervaring in een leidinggevende functie"
TEXT = """\
# Boven.
name: "klein"   # de naam

cases:
  - id: fact-001
    kind: fact   # een feit
    question: >
      Hoe lang
      dan wel?
    answerable: true
    evidence: [{document: a.txt, quote: een twee drie vier}]

    facts:
      - vijf
      # nog aan te vullen

# Onder.
"""
CASE = Case.model_validate(
    {"id": "x-1", "kind": "unanswerable", "question": "Wat kost: een 'brood'?\nZeg het.", "answerable": False}
)


class Script:
    """An evaluator who types lines beforehand; keeps what is said."""

    def __init__(self, *lines: str) -> None:
        self._lines: Iterator[str] = iter(lines)
        self.said: list[str] = []
        self.offered: list[list[str]] = []

    def tell(self, line: str = "") -> None:
        """Keep what is said."""
        self.said.append(line)

    def ask(self, question: str, proposal: str = "") -> str:
        """Return the next line."""
        self.said.append(question)
        try:
            typed = next(self._lines)
        except StopIteration:
            raise EOFError from None
        if typed == "^C":
            raise KeyboardInterrupt
        return typed or proposal

    def choose(self, question: str, options: Sequence[str], others: Mapping[str, str]) -> int | str:
        """Return the first option that holds the next line."""
        self.offered.append(list(options))
        typed = self.ask(question)
        if typed in others:
            return typed
        (place,) = [at for at, option in enumerate(options) if typed and typed in option][:1]
        return place


def interview(assistant, *lines, cases=()):
    script = Script(*lines)
    return Interview(script, assistant, cases), script


def test_what_is_chosen_becomes_a_case(sample_assistant):
    talk, script = interview(
        sample_assistant,
        *("?!", "x" * 3_000, QUESTION, "", "misschien", "j"),
        *("Minstens vijf jaar", "dit staat er niet", QUOTE, ""),
        *("9", "1", "", "zeven jaar", "", "feit", "bewaren"),
    )
    case = talk.next_case()
    assert case == Case.model_validate(
        {
            "id": "fact-001",
            "kind": "fact",
            "question": QUESTION,
            "answerable": True,
            "evidence": [{"document": NAME, "quote": QUOTE}],
            "facts": [["vijf jaar", "5 jaar"]],
            "forbidden": ["zeven jaar"],
        }
    )
    told = {"Dat slaagt.", "Antwoord met ja of nee.", "Dat staat niet in die zin.", "Er is geen nummer 9."}
    assert told <= set(script.said)
    assert any(str(QUESTION_LIMIT) in line for line in script.said)


def test_an_answer_that_fails_and_a_weak_fact_are_told_before_it_is_kept(sample_assistant):
    talk, script = interview(
        sample_assistant,
        *(QUESTION, "n", "j", "Minstens vijf jaar", QUOTE, "n"),
        *("5 kinderen | 5", "", "", "feit", "de feiten opnieuw", "1", "", "bewaren"),
    )
    case = talk.next_case()
    assert case is not None
    assert case.facts == (("vijf jaar", "5 jaar"),)
    assert "Dat slaagt niet:" in script.said
    assert "  - het antwoord zegt niet: 5 kinderen" in script.said
    assert any("is zo kort dat het ook past in" in line for line in script.said)


def test_evidence_is_found_further_on_by_other_words_and_by_pasting(sample_assistant):
    talk, script = interview(
        sample_assistant,
        *(QUESTION, "n", "j"),
        *("m", "z", "fietsvergoeding Elzerode", "fietsvergoeding van 0,27"),
        *("een fietsvergoeding van 0,27 euro per kilometer", "j"),
        *("p", "dit staat in geen enkel document van allemaal", "p", "", "p", QUOTE.lower(), "j"),
        *("p", QUOTE.replace("leidinggevende", "leidende"), "j", "j", "k"),
        *("", "", "vergelijking", "bewaren"),
    )
    case = talk.next_case()
    assert case is not None
    assert [evidence.quote for evidence in case.evidence][1:] == [QUOTE.lower(), QUOTE]
    assert case.evidence[0].document == "elzerode-afdelingshoofd-burgerzaken.html"
    assert "Die woorden staan in geen enkel document." in script.said
    assert script.offered[0] != script.offered[1]


def test_follow_up_keeps_its_history_and_is_offered_its_plain_form(sample_assistant):
    talk, _ = interview(
        sample_assistant,
        *("En in Elzerode?", "j", "Hoeveel vakantiedagen zijn er in Eikendries?", "", "j"),
        *("31 vakantiedagen", "31 vakantiedagen bij een voltijdse betrekking", "n"),
        *("31 vakantiedagen", "", "", "vervolgvraag", "", "bewaren"),
    )
    case = talk.next_case()
    assert case is not None
    assert (case.id, case.kind) == ("follow-up-001", Kind.FOLLOW_UP)
    assert case.history == ("Hoeveel vakantiedagen zijn er in Eikendries?",)
    assert case.plain
    assert "Elzerode" in case.plain


def test_question_without_an_answer_needs_no_evidence(sample_assistant):
    talk, script = interview(
        sample_assistant, "Wat kost een brood in Hazelbeke?", "n", "n", "", "zonder antwoord", "bewaren", ""
    )
    case = talk.next_case()
    assert case is not None
    assert (case.kind, case.answerable, case.evidence) == (Kind.UNANSWERABLE, False, ())
    assert "Dat slaagt." in script.said
    assert talk.wants_another()
    with pytest.raises(Ended):
        talk.wants_another()


def test_case_that_cannot_be_kept_is_made_again_or_dropped(sample_assistant):
    talk, script = interview(
        sample_assistant,
        *(QUESTION, "n", "j", "Minstens vijf jaar", QUOTE, "n", "1", "", "jaar", "", "feit"),
        *("bewaren", "niet bewaren", ""),
    )
    assert talk.next_case() is None
    assert talk.goes_on
    assert "Zo kan de vraag niet bewaard worden; pas ze aan." in script.said
    assert talk.next_case() is None
    assert not talk.goes_on


@pytest.mark.parametrize("end", [(), ("^C",)])
def test_who_leaves_in_the_middle_leaves_a_draft(sample_assistant, end):
    talk, _ = interview(sample_assistant, QUESTION, "n", "j", *end)
    with pytest.raises(Ended) as ended:
        talk.next_case()
    left = ended.value.unfinished
    assert left is not None
    assert left.question == QUESTION
    assert left.evidence[0].document == TO_COMPLETE
    with pytest.raises(Ended) as ended:
        interview(sample_assistant, *end)[0].next_case()
    assert ended.value.unfinished is None


def test_evidence_that_was_picked_stays_when_the_evaluator_leaves(sample_assistant):
    talk, _ = interview(sample_assistant, QUESTION, "n", "j", "Minstens vijf jaar", QUOTE, "j")
    with pytest.raises(Ended) as ended:
        talk.next_case()
    assert ended.value.unfinished is not None
    assert [evidence.quote for evidence in ended.value.unfinished.evidence] == [QUOTE]


@pytest.mark.parametrize(
    ("quote", "answer", "question", "proposed"),
    [
        ("binnen 45 dagen", "", "Wanneer?", [("45 dagen", "vijfenveertig dagen")]),
        ("ten minste twaalf maanden", "", "Hoe lang?", [("twaalf maanden", "12 maanden")]),
        ("een premie van € 8.500 bruto", "", "Hoeveel?", [("€ 8.500 bruto",)]),
        ("zij telt voor 60 % mee", "", "Hoeveel?", [("60 %", "60 procent")]),
        ("in overleg met het Vast Bureau en OCMW", "", "Met wie?", [("Vast Bureau",), ("OCMW",)]),
        ("de raad beslist elk jaar", "de **raad** en het **college**", "Wie?", [("raad",)]),
        ("de raad beslist", "de **raad**", "Beslist de raad?", []),
    ],
)
def test_facts_are_proposed_from_what_is_quoted(quote, answer, question, proposed):
    assert proposing.facts([quote], answer, question) == proposed


def test_case_is_added_and_all_else_stays_as_it_was():
    changed = append_case(TEXT, CASE, "x")
    before, _, after = changed.partition("  - id: x-1\n")
    assert TEXT.startswith(before)
    assert after.endswith(TEXT.removeprefix(before))
    assert parse_question_set(changed, "x").cases[-1] == CASE
    again = append_case(changed, CASE.model_copy(update={"id": "x-2"}), "x")
    assert [case.id for case in parse_question_set(again, "x").cases] == ["fact-001", "x-1", "x-2"]


@pytest.mark.parametrize(
    "text", [TEXT, TEXT.replace("\n", "\r\n"), f"\ufeff{TEXT}"], ids=["unix", "dos", "mark"]
)
def test_ends_of_lines_and_marks_are_kept(text):
    changed = append_case(text, CASE, "x")
    assert changed.startswith(text[: text.index("- id")])
    assert ("\r\n" in changed) == ("\r\n" in text)
    assert "\n" not in changed.replace("\r\n", "") or "\r\n" not in text


@pytest.mark.parametrize("end", ["", "\n", "\n\n\n", "   # slot", "\n...\n"])
def test_case_is_added_whatever_the_end_of_the_file(end):
    text = TEXT[: TEXT.index("    facts:")].rstrip() + end
    assert parse_question_set(append_case(text, CASE, "x"), "x").cases[-1] == CASE


def test_first_case_makes_the_set():
    for text in ("", "\ufeff\n"):
        made = parse_question_set(append_case(text, CASE, "mijn set: 1"), "x")
        assert (made.name, made.cases) == ("mijn set: 1", (CASE,))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("name: x\ncases: [{id: a, kind: typo, question: b, answerable: false}]\n", "lijst met streepjes"),
        (TEXT.replace("fact-001", "x-1"), "zonder iets anders te veranderen"),
        ("name: [", "geen geldige YAML"),
    ],
)
def test_what_cannot_be_added_to_is_told(text, line):
    with pytest.raises(EvaluationError, match=line):
        append_case(text, CASE, "x")
