"""The assistant: one question in, one cited answer out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant import texts, verification
from assistant.answer import Answer, Mode, Status
from assistant.chat.model import as_chat_model
from assistant.clock import Clock
from assistant.compose.composer import Composer
from assistant.compose.lists import member_names
from assistant.concepts import Lexicon, load_lexicon
from assistant.cues import is_thanks
from assistant.draft import write
from assistant.errors import InvalidQuestion
from assistant.evidence import Candidate, Evidence
from assistant.examples import Audience, Example, example_questions
from assistant.hearing import heard
from assistant.question import Question, Refusal, Shape
from assistant.referring import item_meant
from assistant.retrieved import retrieved
from assistant.rewriting import fused, leans_back, rewritten_question
from assistant.stages import Drafted, Findings, ItemMeant
from assistant.steering import without_steering
from assistant.understanding import Understanding
from assistant.verification import verify
from assistant.wording import Worded, word_answer
from assistant.words import fold
from ingest.model import Document
from vectorstore import Embedder, Index, WeightedQuery, open_index

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.retrievers import BaseRetriever
    from langchain_core.runnables import Runnable

    from assistant.chat.model import ChatModel
    from assistant.reranking import Reranking
    from assistant.verification.second_opinion import SecondOpinion

QUESTION_LIMIT = 2_000
"""Longest question, in characters."""
_CANDIDATES = 120
"""Passages that are weighed, for every three documents."""
_MANY, _EACH = 30, 5
"""Of documents beyond so many, only so many passages each: weighing takes time."""
_EXAMPLES, _SUGGESTIONS, _STARTERS = 6, 3, 2
_BACK = 3
"""Questions back that one may point at an item of."""
_WARM = 40
"""Documents up to which opening also finds the example questions."""


class Assistant:
    """Answers questions about the documents of one index. Safe to use from several threads."""

    def __init__(
        self,
        index: Index,
        lexicon: Lexicon,
        chat: "ChatModel | None" = None,
        reranking: "Reranking | None" = None,
        second_opinion: "SecondOpinion | None" = None,
    ) -> None:
        self._index = index
        self._second_opinion = second_opinion
        self._reranking = reranking
        self._chat = chat
        self._examples: dict[tuple[str, ...], tuple[Example, ...]] = {}
        self._heard = {name: heard(document) for name, document in index.documents.items()}
        self._evidence = Evidence(self._heard)
        self._understanding = Understanding(self._heard, lexicon, self._evidence.vocabulary)
        self._composer = Composer(self._heard, self._evidence, self._understanding.versions)

    @property
    def documents(self) -> Mapping[str, Document]:
        """The documents by file name, as they are: also what is planted in them for a model."""
        return self._index.documents

    @property
    def chat(self) -> "ChatModel | None":
        """The chat model that words answers; None without one."""
        return self._chat

    @property
    def embedder(self) -> Embedder:
        """The search model that its index was made with."""
        return self._index.embedder

    @property
    def reranking(self) -> "Reranking | None":
        """What orders the passages that are found; None without a reranker."""
        return self._reranking

    @property
    def second_opinion(self) -> "SecondOpinion | None":
        """What is asked of the statements of the chat model; None where the rules decide alone."""
        return self._second_opinion

    @property
    def roles(self) -> tuple[str, ...]:
        """Roles that have a document, in alphabetical order."""
        return tuple(sorted({document.role for document in self._heard.values() if document.role}))

    @property
    def organisations(self) -> tuple[str, ...]:
        """Names of the organisations that have a document, in alphabetical order."""
        return self._understanding.finder.names

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        organisations: Sequence[str] = (),
        roles: Sequence[str] = (),
        mode: Mode | None = None,
    ) -> Answer:
        """Answer a question.

        ``history``: earlier questions of the same conversation, oldest first. ``organisations``,
        ``roles``: hard filters chosen by the user, for a question that names none. ``mode``: extractive to
        leave the chat model out; otherwise it words the answer where there is one. Raises
        InvalidQuestion with one Dutch line for a blank question, one that is too long or that is no text.
        """
        *_, (answer, _is_final) = self.ask_in_steps(question, history, organisations, roles, mode)
        return answer

    def ask_in_steps(
        self,
        question: str,
        history: Sequence[str] = (),
        organisations: Sequence[str] = (),
        roles: Sequence[str] = (),
        mode: Mode | None = None,
    ) -> Iterator[tuple[Answer, bool]]:
        """Answer as ``ask`` does; with a chat model, first what the documents say, then its wording of it.

        The wording comes as it grows: each answer is verified, has all of its citations and comes with
        whether it is the last one.
        """
        check_question(question)
        clock = Clock()
        chat = self._chat.for_one_answer() if self._chat and mode is not Mode.EXTRACTIVE else None
        with clock.measure("understand"):
            asked = without_steering(question)
            earlier = self._told([h for h in map(without_steering, history) if h.strip()], organisations)
            understood = self._understanding.understand(asked or question, earlier, organisations)
            parts = self._understanding.understand_parts(asked or question, earlier, organisations)
            pointed = self._item_meant(asked, earlier, organisations)
            understood = _of_roles(understood, roles)
            parts = tuple(_of_roles(part, roles) for part in parts)
            told = tuple(filter(None, map(without_steering, earlier)))
        if asked and pointed:
            understood, parts, refusal = pointed.question, (), None
        else:
            pointed, refusal = None, self._refusal(asked, understood)
        draft = None if refusal else self._draft(question, understood, parts, pointed, clock)
        may_ask = draft is None or not draft.outcome.status.is_answer
        if chat and may_ask and (refusal is None or refusal[0] is Status.UNCLEAR):
            draft = self._draft_again(question, understood, told, chat, clock) or draft
        if draft is not None:
            yield from self._answer(draft, told, chat, clock)
        elif refusal is not None:
            yield self._refused(question, understood, *refusal, clock), True

    def _refusal(self, asked: str, understood: Question) -> tuple[Status, str] | None:
        """Return why a question is not put to the documents, None when it is. ``asked``: without steering."""
        if not asked:
            return Status.OUT_OF_SCOPE, texts.OUT_OF_SCOPE
        if understood.shape is Shape.SMALLTALK:
            kind = texts.THANKS if is_thanks(asked) else texts.GREETING
            return Status.OUT_OF_SCOPE, kind.format(example=self._example())
        if understood.refusal is Refusal.UNCLEAR:
            return Status.UNCLEAR, texts.UNCLEAR.format(example=self._example())
        if understood.elsewhere and not understood.organisations:
            line = texts.UNKNOWN_ORGANISATION.format(
                names=texts.enumerate_names(understood.elsewhere),
                known=texts.enumerate_names(self.organisations),
            )
            return Status.UNKNOWN_ORGANISATION, line
        return None

    @property
    def evidence(self) -> Evidence:
        """The passages of the documents, as they are weighed."""
        return self._evidence

    def find(self, question: str, history: Sequence[str] = ()) -> Findings:
        """Return what the question comes to before it is judged, whether or not it is for the documents."""
        understood = self._understanding.understand(question, history)
        scope = self._scope(understood)
        return Findings(understood, tuple(scope), tuple(self._ordered(understood, scope)))

    def is_current(self) -> bool:
        """Tell whether the index that it answers from is still the live one."""
        return self._index.is_current()

    def close(self) -> None:
        """Let go of the index's database; asking still works, more slowly."""
        self._index.close()

    def warm_up(self) -> None:
        """Find the example questions beforehand, so that no first question waits for them."""
        if self._chat is not None:
            verification.warm_up()
        if len(self.documents) <= _WARM:
            for organisation in self.organisations:
                self._answerable((organisation,))
            self.examples()

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
        return tuple(example.text for example in self._answerable(self.organisations))[:_EXAMPLES]

    def starters(self) -> dict[Audience, tuple[str, ...]]:
        """Return questions that the documents can answer, to start with, for each kind of user."""
        examples = self._answerable(self.organisations)
        texts = {
            audience: tuple(example.text for example in examples if example.audience is audience)[:_STARTERS]
            for audience in Audience
        }
        return {audience: questions for audience, questions in texts.items() if questions}

    def _told(self, history: Sequence[str], chosen: Sequence[str]) -> list[str]:
        """Return the earlier questions, those that pointed at an item of a list with the item's name."""
        told: list[str] = []
        for question in history:
            pointed = self._item_meant(question, told, chosen)
            told.append(pointed.question.standalone if pointed else question)
        return told

    def _item_meant(self, asked: str, earlier: Sequence[str], chosen: Sequence[str]) -> ItemMeant | None:
        """Return the item of a list answered before at which the question points, None when at none."""
        reference = item_meant(asked)
        if reference is None:
            return None
        for number in range(len(earlier) - 1, max(-1, len(earlier) - 1 - _BACK), -1):
            before = self._understanding.understand(earlier[number], earlier[:number], chosen)
            scope = self._scope(before)
            group = self._composer.compose(before, scope, self._ordered(before, scope)).group
            if group is not None and -len(group.passages) <= reference.place < len(group.passages):
                name = member_names(group)[reference.place]
                question, is_all = self._understanding.understand_item(
                    asked, reference, name, group.document.organisation
                )
                return ItemMeant(question, group, reference.place, is_all)
        return None

    def _draft(
        self,
        text: str,
        question: Question,
        asked: Sequence[Question],
        pointed: ItemMeant | None,
        clock: Clock,
    ) -> Drafted:
        scope = self._scope(question)
        with clock.measure("retrieve"):
            candidates = self._candidates(question, scope)
            found = [(part, self._candidates(part, scope)) for part in asked]
        if self._reranking:
            with clock.measure("rerank"):
                candidates, *ordered = self._reranking.reordered([(question, candidates), *found])
                found = list(zip(asked, ordered, strict=True))
        with clock.measure("compose"):
            if pointed and pointed.is_all:
                outcome = self._composer.compose_item(question, pointed.group, pointed.place)
            else:
                outcome = self._composer.compose_parts(scope, found) or self._composer.compose(
                    question, scope, candidates
                )
        with clock.measure("verify"):
            parts, dropped = verify(outcome.parts, Mode.EXTRACTIVE)
        return Drafted(text, question, scope, candidates, outcome, tuple(parts), dropped)

    def _draft_again(
        self, text: str, question: Question, history: Sequence[str], chat: "ChatModel", clock: Clock
    ) -> Drafted | None:
        """Return an answer to the question with what the chat model adds to it; None when that has none."""
        if not leans_back(question, history):
            return None
        with clock.measure("rewrite"):
            rewritten = rewritten_question(chat, question, history)
            fuller = fused(question, rewritten, history, self._understanding)
        draft = self._draft(text, fuller, (), None, clock) if fuller else None
        return draft if draft and draft.outcome.status.is_answer else None

    def _answer(
        self, draft: Drafted, history: Sequence[str], chat: "ChatModel | None", clock: Clock
    ) -> Iterator[tuple[Answer, bool]]:
        extractive = self._written(draft, Worded(), clock)
        if not extractive.status.is_answer or chat is None:
            yield extractive, True
            return
        yield extractive, False
        for worded in word_answer(
            chat, draft.question, draft.parts, draft.candidates, clock, history, self._second_opinion
        ):
            yield self._written(draft, worded, clock), worded.is_final

    def _written(self, draft: Drafted, worded: Worded, clock: Clock) -> Answer:
        """Return the answer in the words of the chat model where it has some, else in the documents' own."""
        question, outcome = draft.question, draft.outcome
        mode = Mode.GENERATIVE if worded.parts else Mode.EXTRACTIVE
        dropped = worded.dropped if worded.parts else worded.dropped + draft.dropped
        written = write(worded.parts or draft.parts)
        status = outcome.status
        if status.is_answer and not written.citations:
            status, written = (
                Status.NOT_IN_DOCUMENTS,
                write(self._composer.silence(question, draft.scope, draft.candidates)),
            )
        if status.is_answer and question.elsewhere:
            status = Status.PARTIAL
            note = texts.PARTLY_UNKNOWN.format(names=texts.enumerate_names(question.elsewhere))
            written = replace(written, text=f"{written.text}\n\n{note}")
        version = self._understanding.versions.note(citation.document for citation in written.citations)
        if status.is_answer and version:
            written = replace(written, text=f"{written.text}\n\n{version}")
        with clock.measure("suggest"):
            suggestions = self._suggestions(question, draft.candidates)
        return Answer(
            question=draft.text,
            standalone_question=question.standalone,
            status=status,
            text=written.text,
            statements=written.statements,
            citations=written.citations if status.is_answer else (),
            retrieved=retrieved(self._heard, outcome.used, draft.candidates),
            suggestions=suggestions,
            timings_ms=clock.finished(),
            terms=question.terms,
            organisations=question.organisations,
            mode=mode,
            model=worded.model if mode is Mode.GENERATIVE else "",
            prompts=worded.prompts if mode is Mode.GENERATIVE else "",
            model_failure=worded.failure,
            dropped=dropped,
            searched=tuple(draft.scope),
            confidence=outcome.confidence,
        )

    def _scope(self, question: Question) -> list[str]:
        wanted, roles = question.organisations, question.roles
        asked = [
            document
            for document in self._heard.values()
            if (not wanted or document.organisation in wanted) and (not roles or fold(document.role) in roles)
        ]
        return [document.name for document in self._understanding.versions.chosen(asked, question.version)]

    def _refused(self, text: str, question: Question, status: Status, reason: str, clock: Clock) -> Answer:
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
        near = tuple(dict.fromkeys(c.document.organisation for c in candidates[:3]))
        wanted = (question.organisations or near)[:_SUGGESTIONS]
        examples = [example.text for name in wanted for example in self._answerable((name,))]
        return tuple(example for example in examples if example != question.text)[:_SUGGESTIONS]

    def _answerable(self, organisations: tuple[str, ...]) -> tuple[Example, ...]:
        """Return example questions about the organisations, those only that are answered; kept once known."""
        if organisations not in self._examples:
            documents = [d for d in self._heard.values() if d.organisation in organisations]
            answered: list[Example] = []
            for example in example_questions(documents):
                understood = self._understanding.understand(example.text)
                scope = self._scope(understood)
                outcome = self._composer.compose(understood, scope, self._candidates(understood, scope))
                if outcome.status.is_answer:
                    answered.append(example)
            self._examples[organisations] = tuple(answered)
        return self._examples[organisations]

    def _ordered(self, question: Question, scope: Sequence[str]) -> Sequence[Candidate]:
        """Return the candidates in the order that counts, with the reranker where there is one."""
        candidates = self._candidates(question, scope)
        return self._reranking.reordered([(question, candidates)])[0] if self._reranking else candidates

    def _candidates(self, question: Question, scope: Sequence[str]) -> Sequence[Candidate]:
        queries = [WeightedQuery(words, weight) for words, weight in question.searches]
        limit = _CANDIDATES * max(1, min(len(scope), _MANY) // 3) + _EACH * max(0, len(scope) - _MANY)
        return self._evidence.weigh(question, self._index.search(queries, documents=scope, limit=limit))

    def _example(self) -> str:
        return next(iter(self.examples()), "Wat is het doel van de functie?")


def _of_roles(question: Question, chosen: Sequence[str]) -> Question:
    """Return the question put to documents of the roles that the user chose, where it names none."""
    return replace(question, roles=question.roles or tuple(fold(role) for role in chosen))


def open_assistant(
    directory: str | Path,
    *,
    lexicon: Path | None = None,
    chat_model: "ChatModel | BaseChatModel | None" = None,
    chat_timeout: float = 20.0,
    reranking: "Reranking | None" = None,
    second_opinion: "SecondOpinion | None" = None,
) -> Assistant:
    """Open the assistant on an index, with a user's own lexicon file and a chat model where given.

    ``chat_model``: as ``load_chat_model`` returns it, or any of LangChain; such a one may take
    ``chat_timeout`` seconds for an answer. ``reranking``: orders what is found.
    ``second_opinion``: on the statements of the chat model. Raises the
    vector store's errors and LexiconError, each with one Dutch line.
    """
    chat = as_chat_model(chat_model, chat_timeout) if chat_model is not None else None
    assistant = Assistant(open_index(Path(directory)), load_lexicon(lexicon), chat, reranking, second_opinion)
    assistant.warm_up()
    return assistant


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
