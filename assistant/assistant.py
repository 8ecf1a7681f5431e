"""The assistant: one question in, one cited answer out."""

import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant import texts
from assistant.answer import Answer, Mode, Retrieved, Status
from assistant.compose.across import compose_comparison, compose_corpus
from assistant.compose.facts import compose_fact
from assistant.compose.groups import Group, Groups, asks_for_highest, restricted
from assistant.compose.lists import compose_list
from assistant.concepts import Lexicon, load_lexicon
from assistant.cues import is_instruction
from assistant.draft import Part, write
from assistant.errors import ChatModelError, InvalidQuestion
from assistant.evidence import REQUIRED_VALUES, Candidate, Evidence
from assistant.judging import is_enough
from assistant.question import Expects, Question, Refusal, Shape
from assistant.understanding import Understanding
from assistant.verification import verify
from ingest.model import Document
from ingest.sentences import split_sentences
from vectorstore import Index, WeightedQuery, open_index

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.retrievers import BaseRetriever
    from langchain_core.runnables import Runnable

QUESTION_LIMIT = 2_000
"""Longest question, in characters."""
_CANDIDATES = 120
_RETRIEVED = 20


@dataclass(slots=True)
class _Clock:
    """Milliseconds per stage of one question."""

    stages: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def measure(self, stage: str) -> Iterator[None]:
        begin = time.perf_counter()
        yield
        self.stages[stage] = self.stages.get(stage, 0.0) + (time.perf_counter() - begin) * 1000

    def finished(self) -> dict[str, float]:
        rounded = {stage: round(value, 2) for stage, value in self.stages.items()}
        return {**rounded, "total": round(sum(self.stages.values()), 2)}


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What composing came to."""

    status: Status
    parts: tuple[Part, ...]
    used: tuple[tuple[str, int], ...] = ()


class Assistant:
    """Answers questions about the documents of one index. Safe to use from several threads."""

    def __init__(
        self,
        index: Index,
        lexicon: Lexicon,
        chat_model: "BaseChatModel | None" = None,
        chat_timeout: float = 30.0,
    ) -> None:
        self._index = index
        self._chat_model = chat_model
        self._chat_timeout = chat_timeout
        self._evidence = Evidence(index.documents)
        self._understanding = Understanding(index.documents, lexicon, self._evidence.vocabulary)
        self._groups = Groups(index.documents)

    @property
    def documents(self) -> Mapping[str, Document]:
        """The documents by file name."""
        return self._index.documents

    @property
    def organisations(self) -> tuple[str, ...]:
        """Names of the organisations that have a document, in alphabetical order."""
        return self._understanding.finder.names

    def ask(self, question: str, history: Sequence[str] = (), organisations: Sequence[str] = ()) -> Answer:
        """Answer a question.

        ``history``: earlier questions of the same conversation, oldest first. ``organisations``: hard
        filter chosen by the user, for a question that names none. Raises InvalidQuestion with one
        Dutch line for a blank question, one that is too long or that is no text.
        """
        check_question(question)
        clock = _Clock()
        with clock.measure("understand"):
            asked = _without_instructions(question)
            understood = self._understanding.understand(
                asked or question, [h for h in history if h.strip()], organisations
            )
        if not asked:
            return self._refused(question, understood, Status.OUT_OF_SCOPE, texts.OUT_OF_SCOPE, clock)
        if understood.shape is Shape.SMALLTALK:
            text = texts.GREETING.format(example=self._example())
            return self._refused(question, understood, Status.OUT_OF_SCOPE, text, clock)
        if understood.refusal is Refusal.UNCLEAR:
            text = texts.UNCLEAR.format(example=self._example())
            return self._refused(question, understood, Status.UNCLEAR, text, clock)
        if understood.elsewhere and not understood.organisations:
            text = texts.UNKNOWN_ORGANISATION.format(
                names=texts.enumerate_names(understood.elsewhere),
                known=texts.enumerate_names(self.organisations),
            )
            return self._refused(question, understood, Status.UNKNOWN_ORGANISATION, text, clock)
        return self._answer(question, understood, clock)

    def close(self) -> None:
        """Let go of the index's database; asking still works, more slowly."""
        self._index.close()

    def as_runnable(self) -> "Runnable[Any, dict[str, Any]]":
        """Return the assistant as a LangChain Runnable."""
        from assistant.langchain import as_runnable

        return as_runnable(self)

    def as_retriever(self, limit: int = 10) -> "BaseRetriever":
        """Return the retrieval of the assistant as a LangChain retriever."""
        from assistant.langchain import PassageRetriever

        return PassageRetriever(assistant=self, limit=limit)

    def examples(self) -> tuple[str, ...]:
        """Return questions that the documents can answer, to start with."""
        return tuple(dict.fromkeys(_examples(self.documents)))[:6]

    def _answer(self, text: str, question: Question, clock: _Clock) -> Answer:
        scope = self._scope(question)
        with clock.measure("retrieve"):
            queries = [WeightedQuery(words, weight) for words, weight in question.searches]
            hits = self._index.search(queries, documents=scope, limit=_CANDIDATES * max(1, len(scope) // 3))
            candidates = self._evidence.weigh(question, hits)
        with clock.measure("compose"):
            outcome = self._compose(question, scope, candidates)
            generated, refused = self._generate(question, outcome, candidates)
        with clock.measure("verify"):
            parts, dropped = verify(generated)
            mode = Mode.GENERATIVE if parts else Mode.EXTRACTIVE
            if not parts:
                parts, unsupported = verify(outcome.parts)
                dropped += unsupported
        written = write(parts)
        status = outcome.status
        if status.is_answer and not written.citations:
            status, written = (
                Status.NOT_IN_DOCUMENTS,
                write(self._silence(question, scope, candidates)),
            )
        if status.is_answer and question.elsewhere:
            status = Status.PARTIAL
            note = texts.PARTLY_UNKNOWN.format(names=texts.enumerate_names(question.elsewhere))
            written = replace(written, text=f"{written.text}\n\n{note}")
        return Answer(
            question=text,
            standalone_question=question.standalone,
            status=status,
            text=written.text,
            statements=written.statements,
            citations=written.citations if status.is_answer else (),
            retrieved=_retrieved(self._index, outcome.used, candidates),
            suggestions=self._suggestions(question, candidates),
            timings_ms=clock.finished(),
            terms=question.terms,
            organisations=question.organisations,
            mode=mode,
            dropped=refused + dropped,
        )

    def _generate(
        self, question: Question, outcome: _Outcome, candidates: Sequence[Candidate]
    ) -> tuple[list[Part], tuple[str, ...]]:
        """The chat model's statements; none without a model, without evidence, or when it fails."""
        if self._chat_model is None or not outcome.status.is_answer:
            return [], ()
        from assistant.compose.generative import compose_generative

        chosen = sorted(candidates, key=lambda c: c.key not in outcome.used)
        try:
            return compose_generative(self._chat_model, question, chosen, timeout_seconds=self._chat_timeout)
        except ChatModelError as error:
            return [], (str(error),)

    def _scope(self, question: Question) -> list[str]:
        wanted = question.organisations
        return [name for name, d in self.documents.items() if not wanted or d.organisation in wanted]

    def _compose(self, question: Question, scope: Sequence[str], candidates: Sequence[Candidate]) -> _Outcome:
        organisations = list(dict.fromkeys(self.documents[name].organisation for name in scope))
        if question.shape is Shape.CORPUS or (not question.organisations and len(organisations) > 1):
            return self._compose_corpus(question, organisations, candidates)
        if question.shape is Shape.COMPARE and len(organisations) > 1:
            return self._compose_comparison(question, organisations, candidates)
        if not is_enough(question, self._evidence, candidates, scope):
            return _Outcome(Status.NOT_IN_DOCUMENTS, tuple(self._silence(question, scope, candidates)))
        group = self._list_asked_for(question, scope, candidates)
        if group is not None:
            used = tuple((group.document.name, passage.number) for passage in group.passages)
            return _Outcome(Status.ANSWERED, tuple(compose_list(question, group)), used)
        parts = compose_fact(question, self._evidence, candidates)
        return _Outcome(Status.ANSWERED, tuple(parts), _used(parts))

    def _compose_corpus(
        self, question: Question, organisations: Sequence[str], candidates: Sequence[Candidate]
    ) -> _Outcome:
        found = self._by_organisation(question, organisations, candidates)
        scope = [d.name for d in self.documents.values() if d.organisation in organisations]
        if not any(found.values()) or not is_enough(question, self._evidence, candidates, scope):
            return _Outcome(Status.NOT_IN_DOCUMENTS, tuple(self._silence(question, (), candidates)))
        parts = compose_corpus(question, self._evidence, found)
        return _Outcome(Status.ANSWERED, tuple(parts), _used(parts))

    def _compose_comparison(
        self, question: Question, organisations: Sequence[str], candidates: Sequence[Candidate]
    ) -> _Outcome:
        found = self._by_organisation(question, question.organisations or organisations, candidates)
        if not any(found.values()):
            return _Outcome(Status.NOT_IN_DOCUMENTS, tuple(self._silence(question, (), candidates)))
        parts = compose_comparison(question, self._evidence, found)
        status = Status.ANSWERED if all(found.values()) else Status.PARTIAL
        return _Outcome(status, tuple(parts), _used(parts))

    def _by_organisation(
        self, question: Question, organisations: Sequence[str], candidates: Sequence[Candidate]
    ) -> dict[str, list[Candidate]]:
        """Candidates of each organisation, none where its document is silent beside the best one."""
        best = max((candidate.coverage for candidate in candidates[:10]), default=0.0)
        found: dict[str, list[Candidate]] = {}
        for organisation in organisations:
            own = [c for c in candidates if c.document.organisation == organisation]
            documents = {c.document.name for c in own}
            speaks = (
                is_enough(question, self._evidence, own, documents, among_several=True)
                and max(c.coverage for c in own[:5]) >= 0.6 * best
            )
            found[organisation] = own if speaks else []
        return found

    def _list_asked_for(
        self, question: Question, scope: Sequence[str], candidates: Sequence[Candidate]
    ) -> Group | None:
        """Return the list that answers better than any single passage, None where there is none."""
        if question.shape not in (Shape.LIST, Shape.TABLE) or question.expects in REQUIRED_VALUES:
            return None
        if question.expects is Expects.LEVEL and not asks_for_highest(question):
            return None
        scores = {candidate.key: candidate for candidate in candidates}
        ranked = self._groups.rank(question, self._evidence, scores, scope)
        if not ranked or not candidates:
            return None
        best = ranked[0]
        if best.label_match < 0.75 * candidates[0].own or best.label_match <= 0.25:
            return None
        return restricted(question, self._evidence, best.group)

    def _silence(
        self, question: Question, scope: Sequence[str], candidates: Sequence[Candidate]
    ) -> list[Part]:
        names = sorted({self.documents[name].organisation for name in scope})
        where = (
            texts.DOCUMENTS_OF.format(names=texts.enumerate_names(names))
            if question.organisations and names
            else texts.ALL_DOCUMENTS
        )
        what = {
            Expects.PERSON_NAME: texts.PERSON_NAME,
            Expects.AMOUNT: texts.AMOUNT,
            Expects.DATE: texts.DATE,
            Expects.PERCENTAGE: texts.PERCENTAGE,
        }.get(question.expects)
        line = (
            texts.NOT_FOUND_VALUE.format(what=what, where=where)
            if what
            else texts.NOT_FOUND.format(where=where)
        )
        headings = list(
            dict.fromkeys(
                f"„{c.passage.headings[-1]}” ({c.document.organisation})"
                for c in candidates[:3]
                if c.passage.headings
            )
        )
        nearest = " " + texts.NEAREST.format(headings=texts.enumerate_names(headings)) if headings else ""
        return [Part("", (), line + nearest)]

    def _refused(self, text: str, question: Question, status: Status, reason: str, clock: _Clock) -> Answer:
        return Answer(
            question=text,
            standalone_question=question.standalone,
            status=status,
            text=reason,
            suggestions=self.examples()[:3],
            timings_ms=clock.finished(),
            organisations=question.organisations,
        )

    def _suggestions(self, question: Question, candidates: Sequence[Candidate]) -> tuple[str, ...]:
        wanted = question.organisations or tuple(
            dict.fromkeys(c.document.organisation for c in candidates[:3])
        )
        documents = {name: d for name, d in self.documents.items() if d.organisation in wanted}
        return tuple(example for example in dict.fromkeys(_examples(documents)) if example != question.text)[
            :3
        ]

    def _example(self) -> str:
        return next(iter(self.examples()), "Wat is het doel van de functie?")


def open_assistant(
    directory: str | Path,
    *,
    lexicon: Path | None = None,
    chat_model: "BaseChatModel | None" = None,
    chat_timeout: float = 30.0,
) -> Assistant:
    """Open the assistant on an index, with a user's own lexicon file and a chat model where given.

    Raises the vector store's errors and LexiconError, each with one Dutch line.
    """
    return Assistant(open_index(Path(directory)), load_lexicon(lexicon), chat_model, chat_timeout)


def unaskable(question: str, reason: str) -> Answer:
    """Return the answer to a question that cannot be asked: why not."""
    shown = question[:QUESTION_LIMIT].encode("utf-8", "replace").decode()
    return Answer(
        shown,
        shown,
        Status.UNCLEAR,
        reason,
        timings_ms={"total": 0.0},
    )


def check_question(question: object) -> None:
    """Raise InvalidQuestion when this is no question that can be asked."""
    if not isinstance(question, str):
        raise InvalidQuestion(texts.NO_TEXT_QUESTION)
    if not question.strip():
        raise InvalidQuestion(texts.BLANK_QUESTION)
    if len(question) > QUESTION_LIMIT:
        raise InvalidQuestion(texts.LONG_QUESTION.format(limit=QUESTION_LIMIT, length=len(question)))
    if not any(character.isalnum() for character in question) or re.search("[\0\ud800-\udfff]", question):
        raise InvalidQuestion(texts.NO_TEXT_QUESTION)


def _without_instructions(question: str) -> str:
    """Return the question without the sentences that try to steer the assistant; "" when nothing is left."""
    if not is_instruction(question):
        return question
    kept = [question[start:end] for start, end in split_sentences(question)]
    return " ".join(sentence for sentence in kept if not is_instruction(sentence))


def _used(parts: Sequence[Part]) -> tuple[tuple[str, int], ...]:
    return tuple(dict.fromkeys((q.document.name, q.passage.number) for part in parts for q in part.quotes))


def _retrieved(
    index: Index, used: Sequence[tuple[str, int]], candidates: Sequence[Candidate]
) -> tuple[Retrieved, ...]:
    """What was used first, then what was considered, in rank order."""
    scores = {candidate.key: candidate.score for candidate in candidates}
    order = list(dict.fromkeys([*used, *(candidate.key for candidate in candidates)]))[
        : max(_RETRIEVED, len(used))
    ]
    top = max(scores.values(), default=1.0) or 1.0
    result = []
    for name, number in order:
        passage = index.documents[name].passages[number]
        score = max(0.0, min(1.0, scores.get((name, number), 0.0) / top))
        result.append(Retrieved(name, number, passage.start, passage.end, passage.text, score))
    return tuple(result)


def _examples(documents: Mapping[str, Document]) -> Iterator[str]:
    """Questions made from the structure of the documents, one theme after another."""
    themes: tuple[tuple[str, Callable[[Document], bool]], ...] = (
        ("Aan wie rapporteert de {role} van {name}?", lambda d: "rapporteert" in d.text),
        (
            "Welke competenties vraagt {name}?",
            lambda d: any(s.kind.value == "competencies" for s in d.sections),
        ),
        (
            "Welke kennis vraagt {name}?",
            lambda d: any(s.kind.value == "knowledge" for s in d.sections),
        ),
        (
            "Wat biedt {name} aan de {role}?",
            lambda d: any(s.kind.value == "offer" for s in d.sections),
        ),
        (
            "Aan welke voorwaarden moet een kandidaat bij {name} voldoen?",
            lambda d: any(s.kind.value == "conditions" for s in d.sections),
        ),
        (
            "Wat is het doel van de functie bij {name}?",
            lambda d: any(s.kind.value == "purpose" for s in d.sections),
        ),
    )
    ordered = sorted(documents.values(), key=lambda d: d.organisation)
    for shift, (template, applies) in enumerate(themes):
        fitting = [document for document in ordered if document.role and applies(document)]
        if fitting:
            document = fitting[shift % len(fitting)]
            yield template.format(role=document.role, name=document.organisation)
