"""Examples to calibrate the judge on: the signals of questions with and without an answer in the documents.

What is counted:

- An answerable question counts only when a passage with its evidence is among the best five: judging cannot
  mend what the search did not find. The others are kept apart.
- What a rule refuses, or what ends before the documents are searched, is kept apart too: the signals do not
  decide on it.
- A question over several documents gives one example for each document that holds evidence. These are not
  fitted on: there are few, and none without an answer.
- Borrowed questions are answerable ones, put to another organisation whose document is silent. They are not
  fitted on either: they check what was learned on questions worded as the answerable ones are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum

from assistant import Assistant, Status
from assistant.evidence import Candidate
from assistant.judging import is_ruled_out
from assistant.organisations import OrganisationFinder
from assistant.signals import BEST, Signals, signals_of
from assistant.stages import Findings
from assistant.words import GENERIC_WORDS, is_content, stem, tokens
from evals.matching import normalise
from evals.questions import Case, QuestionSet
from ingest.model import Document, Passage

SIGNALS = tuple(field.name for field in fields(Signals))
_ALIKE = 0.5
"""Share of the words of evidence from which a passage may say the same."""
_BEFORE = frozenset({Status.UNCLEAR, Status.OUT_OF_SCOPE, Status.UNKNOWN_ORGANISATION})


class Use(StrEnum):
    """What an example is good for."""

    FITTED = "fitted"
    """The signals decide on it."""
    ONE_OF_SEVERAL = "one_of_several"
    """The same, for one of several documents side by side."""
    BORROWED = "borrowed"
    """A question put to another organisation, whose document is silent."""
    RULED_OUT = "ruled_out"
    """A rule refuses it."""
    NOT_FOUND = "not_found"
    """The search did not find its evidence."""
    BEFORE = "before"
    """It ends before the documents are searched."""


@dataclass(frozen=True, slots=True)
class Example:
    """One question put to one document, or to all."""

    case: str
    """Id of its case."""
    answerable: bool
    """The document answers it."""
    use: Use
    """What it is good for."""
    fold: str
    """What it is held out with: the file name of its document, "" for several."""
    signals: tuple[float, ...] = ()
    """Values in the order of SIGNALS, where the signals decide."""


def examples_of(assistant: Assistant, question_set: QuestionSet) -> list[Example]:
    """Return the examples that the cases of a set give, in order."""
    return [example for case in question_set.cases for example in _examples(assistant, case)]


def borrowed_examples(assistant: Assistant, question_set: QuestionSet) -> list[Example]:
    """Return the answerable questions about one document, put to each other one that is silent about them."""
    finder = OrganisationFinder(assistant.documents.values(), assistant.evidence.vocabulary)
    found = []
    for case in question_set.cases:
        homes = {evidence.document for evidence in case.evidence}
        for name, document in assistant.documents.items():
            if len(homes) != 1 or name in homes or not is_silent(document, case):
                continue
            question = _put_to(case.question, document.organisation, finder)
            history = [_put_to(earlier, document.organisation, finder) for earlier in case.history]
            if (question, *history) == (case.question, *case.history):
                continue
            findings = assistant.find(question, history)
            if findings.documents == (name,) and not is_ruled_out(findings.question, findings.candidates):
                signals = _signals(assistant, findings, findings.candidates, [name])
                found.append(Example(case.id, False, Use.BORROWED, name, signals))
    return found


def is_silent(document: Document, case: Case) -> bool:
    """Tell whether no passage of the document, with what stands above it, has half the evidence's words."""
    wanted = [_stems(evidence.quote) for evidence in case.evidence]
    held = [_stems(" ".join((p.text, *p.headings, p.lead_in))) for p in document.passages]
    return not any(len(own & words) >= _ALIKE * len(own) for own in wanted for words in held)


def _examples(assistant: Assistant, case: Case) -> Iterator[Example]:
    if assistant.ask(case.question, case.history).status in _BEFORE:
        yield Example(case.id, case.answerable, Use.BEFORE, "")
        return
    findings = assistant.find(case.question, case.history)
    if len(findings.documents) < 2 or not case.answerable:
        yield _example(assistant, case, findings, findings.documents, Use.FITTED)
        return
    for name in dict.fromkeys(evidence.document for evidence in case.evidence):
        yield _example(assistant, case, findings, (name,), Use.ONE_OF_SEVERAL)


def _example(
    assistant: Assistant, case: Case, findings: Findings, documents: tuple[str, ...], use: Use
) -> Example:
    fold = documents[0] if len(documents) == 1 else ""
    candidates = [c for c in findings.candidates if c.document.name in documents]
    if case.answerable and not any(_holds(c.document.name, c.passage, case) for c in candidates[:BEST]):
        return Example(case.id, True, Use.NOT_FOUND, fold)
    if is_ruled_out(findings.question, candidates):
        return Example(case.id, case.answerable, Use.RULED_OUT, fold)
    signals = _signals(assistant, findings, candidates, documents)
    return Example(case.id, case.answerable, use, fold, signals)


def _signals(
    assistant: Assistant, findings: Findings, candidates: Sequence[Candidate], documents: Sequence[str]
) -> tuple[float, ...]:
    signals = signals_of(findings.question, assistant.evidence, candidates, documents)
    return tuple(float(getattr(signals, name)) for name in SIGNALS)


def _holds(document: str, passage: Passage, case: Case) -> bool:
    text = normalise(passage.text)
    return any(e.document == document and normalise(e.quote) in text for e in case.evidence)


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in tokens(text) if is_content(word) and word not in GENERIC_WORDS)


def _put_to(text: str, organisation: str, finder: OrganisationFinder) -> str:
    """Return the text with another organisation in the place of each one that has a document."""
    for mention in sorted(finder.find(text), key=lambda mention: -mention.start):
        if mention.known:
            text = text[: mention.start] + organisation + text[mention.end :]
    return text
