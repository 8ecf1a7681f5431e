"""The interview itself: one case after the other, each checked and tried before it is kept."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from assistant import Answer, InvalidQuestion
from assistant.assistant import check_question
from evals.checking import Severity, check_question_set, describe
from evals.feedback.drafts import TO_COMPLETE
from evals.interview import proposing, texts
from evals.interview.dialogue import Dialogue, ask_lines, confirm
from evals.interview.evidence import Picked, Picker, Searching
from evals.matching import normalise
from evals.metrics import shortcomings
from evals.questions import Case, Evidence, Fact, Kind, QuestionSet
from evals.reporting import KIND_LABELS

_REWORDED = frozenset({Kind.FOLLOW_UP, Kind.PARAPHRASE, Kind.TYPO, Kind.ENGLISH})
"""Kinds of which a plain form tells what the wording costs."""


class Assisting(Searching, Protocol):
    """What an interview needs of an assistant."""

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """Answer a question."""


class Ended(Exception):
    """The evaluator is gone; ``unfinished`` is what there is of the case that was being made."""

    def __init__(self, unfinished: Case | None) -> None:
        super().__init__()
        self.unfinished = unfinished
        """A draft that asks to be completed; None when there was not even a question."""


@dataclass(slots=True)
class _Begun:
    """What is known of a case so far."""

    question: str
    history: list[str] = field(default_factory=list)
    answerable: bool = True
    picked: list[Picked] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    forbidden: list[str] = field(default_factory=list)
    kind: Kind = Kind.FACT
    plain: str | None = None

    def case(self, identifier: str) -> Case:
        """Return the case; where it has an answer but no evidence yet, that is to be filled in."""
        places = [picked.evidence for picked in self.picked]
        if self.answerable and not places:
            places = [Evidence(document=TO_COMPLETE, quote=TO_COMPLETE)]
        return Case(
            id=identifier,
            kind=self.kind,
            question=self.question,
            history=tuple(self.history),
            answerable=self.answerable,
            evidence=tuple(places),
            facts=tuple(self.facts),
            forbidden=tuple(self.forbidden),
            plain=self.plain,
        )


class Interview:
    """Asks an evaluator for cases of one set."""

    def __init__(self, dialogue: Dialogue, assistant: Assisting, cases: Sequence[Case] = ()) -> None:
        self._dialogue = dialogue
        self._assistant = assistant
        self._picker = Picker(dialogue, assistant)
        self._cases = list(cases)
        self.goes_on = True
        """Whether the evaluator asked a question the last time that it was asked for."""

    def next_case(self) -> Case | None:
        """Return the next case, None when the evaluator wants no more or drops it.

        Raises Ended when the evaluator is gone in the middle of it.
        """
        begun: _Begun | None = None
        try:
            question = self._question()
            self.goes_on = bool(question)
            if not question:
                return None
            begun = _Begun(question)
            self._fill(begun)
            case = self._settle(begun)
        except (EOFError, KeyboardInterrupt) as error:
            unfinished = begun.case(proposing.identifier(begun.kind, self._cases)) if begun else None
            raise Ended(unfinished) from error
        if case is not None:
            self._cases.append(case)
        return case

    def wants_another(self) -> bool:
        """Return whether the evaluator goes on. Raises Ended when there is nobody to say so."""
        try:
            return confirm(self._dialogue, texts.ANOTHER, proposal=True)
        except (EOFError, KeyboardInterrupt) as error:
            raise Ended(None) from error

    def _question(self) -> str:
        while question := self._dialogue.ask(texts.QUESTION):
            try:
                check_question(question)
            except InvalidQuestion as error:
                self._dialogue.tell(str(error))
            else:
                return question
        return ""

    def _fill(self, begun: _Begun) -> None:
        if confirm(self._dialogue, texts.IS_FOLLOW_UP, proposal=False):
            begun.history += filter(normalise, ask_lines(self._dialogue, texts.HISTORY))
            begun.kind = Kind.FOLLOW_UP if begun.history else Kind.FACT
        begun.answerable = confirm(self._dialogue, texts.IS_ANSWERABLE, proposal=True)
        if begun.answerable:
            for picked in self._picker.pick(begun.question, begun.history):
                begun.picked.append(picked)  # one by one: what is there stays when the evaluator leaves
            self._ask_facts(begun)
        begun.forbidden += filter(normalise, ask_lines(self._dialogue, texts.FORBIDDEN))
        begun.kind = self._kind(begun)
        if begun.answerable and begun.kind in _REWORDED:
            proposal = self._answer(begun).standalone_question if begun.history else ""
            begun.plain = self._dialogue.ask(texts.PLAIN, proposal) or None

    def _answer(self, begun: _Begun) -> Answer:
        return self._assistant.ask(begun.question, begun.history)

    def _ask_facts(self, begun: _Begun) -> None:
        quotes = [picked.evidence.quote for picked in begun.picked]
        proposals = proposing.facts(quotes, self._answer(begun).text, begun.question)
        if proposals:
            self._dialogue.tell(texts.FACTS)
            for number, fact in enumerate(proposals, start=1):
                self._dialogue.tell(f"  {number}. {' | '.join(fact)}")
        while typed := self._dialogue.ask(texts.FACTS_HELP if proposals else texts.NO_PROPOSALS):
            begun.facts += self._read_facts(typed, proposals)

    def _read_facts(self, typed: str, proposals: Sequence[Fact]) -> list[Fact]:
        """Return the proposals of which numbers are typed, or a fact in the evaluator's words."""
        if proposals and re.fullmatch(r"\d+(\s*[, ]\s*\d+)*", typed):
            numbers = [int(number) for number in re.findall(r"\d+", typed)]
            for number in numbers:
                if not 1 <= number <= len(proposals):
                    self._dialogue.tell(texts.NO_SUCH_NUMBER.format(number=number))
                    return []
            return [proposals[number - 1] for number in numbers]
        wordings = tuple(part.strip() for part in typed.split("|") if normalise(part))
        if not wordings:
            self._dialogue.tell(texts.NO_WORDS)
        return [wordings] if wordings else []

    def _kind(self, begun: _Begun) -> Kind:
        if begun.answerable:
            passages = [picked.passage for picked in begun.picked if picked.passage]
            documents = {picked.evidence.document for picked in begun.picked}
            proposed = proposing.kind(begun.history, documents, passages, begun.facts)
        else:
            proposed = Kind.UNANSWERABLE
        kinds = [proposed, *(kind for kind in Kind if kind is not proposed)]
        if not begun.history:
            kinds.remove(Kind.FOLLOW_UP)
        labels = [texts.KIND_PROPOSED.format(kind=KIND_LABELS[kinds[0]])]
        labels += [KIND_LABELS[kind] for kind in kinds[1:]]
        return kinds[int(self._dialogue.choose(texts.KIND, labels, {}))]

    def _settle(self, begun: _Begun) -> Case | None:
        """Show what the case is worth until it is kept or dropped."""
        while True:
            case = begun.case(proposing.identifier(begun.kind, self._cases))
            fit = self._show(case)
            chosen = int(self._dialogue.choose(texts.KEEP, texts.KEEPS, {}))
            if chosen == 0 and fit:
                return case
            if chosen == 0:
                self._dialogue.tell(texts.CANNOT_KEEP)
            elif chosen == 3:
                return None
            elif begun.answerable:
                if chosen == 2:
                    begun.picked = list(self._picker.pick(begun.question, begun.history))
                begun.facts = []
                self._ask_facts(begun)

    def _show(self, case: Case) -> bool:
        """Show what the assistant answers now and what the check finds; return whether it may be kept."""
        answer = self._assistant.ask(case.question, case.history)
        self._dialogue.tell()
        self._dialogue.tell(texts.ANSWER)
        self._dialogue.tell(answer.text)
        lacks = shortcomings(answer.to_dict(case.id), case)
        self._dialogue.tell(texts.FAILS if lacks else texts.PASSES)
        for lack, words in lacks:
            self._dialogue.tell(f"  - {texts.LACKS[lack].format(words=words)}")
        question_set = QuestionSet(name="x", cases=(*self._cases, case))
        findings = check_question_set(question_set, self._assistant.documents).findings
        about = [finding for finding in findings if finding.case == case.id]
        if about:
            self._dialogue.tell(texts.REMARKS)
        for finding in about:
            self._dialogue.tell(f"  - {describe(finding)}")
        return not any(finding.severity is Severity.ERROR for finding in about)
