"""Choose the form of an answer and compose it; where the evidence is not enough, say so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant import texts
from assistant.answer import Status
from assistant.compose.across import Found, compose_comparison, compose_corpus
from assistant.compose.facts import compose_fact
from assistant.compose.groups import Group, Groups, asks_for_level, introduced_by, restricted
from assistant.compose.items import compose_item
from assistant.compose.lists import compose_list
from assistant.compose.parts import Outcome, joined
from assistant.draft import Part
from assistant.evidence import Candidate, Evidence
from assistant.judging import RULED_IN, Judgement, all_of, any_of, judge_evidence
from assistant.question import Expects, Question, Shape
from assistant.values import REQUIRED_VALUES
from assistant.versions import Versions, Which
from ingest.model import Document

_MISSING_VALUES: Mapping[Expects, str] = {
    Expects.PERSON_NAME: texts.PERSON_NAME,
    Expects.AMOUNT: texts.AMOUNT,
    Expects.DATE: texts.DATE,
    Expects.PERCENTAGE: texts.PERCENTAGE,
}

_SINGLE = REQUIRED_VALUES | {Expects.LEVEL, Expects.MEANING, Expects.PLACE, Expects.PERSON_NAME}
"""What is one value: no list answers it."""
_SURELY = 0.8
"""Share of the question that stands above a list that is surely the one meant."""
_NAMED_PART = 0.25
"""The same, where the question names that part of the document ("competenties")."""
_SAID = 0.3
"""Coverage of a passage whose number answers a question for a number."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """What the documents of one source came to."""

    judgement: Judgement
    """Whether they answer."""
    candidates: Sequence[Candidate]
    """Their passages, best first; empty where they are silent."""


class Composer:
    """Composes answers from the documents of one index, without a language model."""

    def __init__(self, documents: Mapping[str, Document], evidence: Evidence, versions: Versions) -> None:
        self._documents = documents
        self._versions = versions
        self._evidence = evidence
        self._groups = Groups(documents, evidence)

    def compose(self, question: Question, scope: Sequence[str], candidates: Sequence[Candidate]) -> Outcome:
        """Return the parts of the answer from the documents in scope (file names), or those of a refusal."""
        sources = self._sources(question, scope)
        organisations = {self._documents[name].organisation for name in scope}
        if question.shape is Shape.CORPUS or (not question.organisations and len(organisations) > 1):
            return self._compose_corpus(question, sources, scope, candidates)
        compares = question.shape is Shape.COMPARE or question.version.which is Which.ALL
        if compares and len(sources) > 1:
            return self._compose_comparison(question, sources, candidates)
        group = self._list_asked_for(question, scope, candidates)
        counted = group is not None and question.expects is Expects.NUMBER
        judgement = RULED_IN if counted else judge_evidence(question, self._evidence, candidates, scope)
        sure = judgement.confidence
        if not judgement.enough:
            return self._refusal(question, scope, candidates, judgement)
        if group is None and question.expects not in _SINGLE:
            group = introduced_by(candidates[0].document, candidates[0].passage)
            group = group or (self._groups.around(candidates) if question.lists else None)
        if group is not None:
            used = tuple((group.document.name, passage.number) for passage in group.passages)
            return Outcome(Status.ANSWERED, tuple(compose_list(question, group)), used, group, sure)
        parts = compose_fact(question, self._evidence, candidates)
        return Outcome(Status.ANSWERED, tuple(parts), _used(parts), confidence=sure)

    def compose_parts(
        self, scope: Sequence[str], asked: Sequence[tuple[Question, Sequence[Candidate]]]
    ) -> Outcome | None:
        """Return one outcome for several questions of one message, each with its candidates, best first.

        None when there are not several, or when none of them is answered.
        """
        if len(asked) < 2:
            return None
        answered = [(question, self.compose(question, scope, found)) for question, found in asked]
        return joined(answered, self._where(scope))

    def compose_item(self, question: Question, group: Group, place: int) -> Outcome:
        """Return the outcome of a question that asks what one item of a list means."""
        parts = compose_item(question, group, place)
        return Outcome(Status.ANSWERED, tuple(parts), _used(parts), confidence=RULED_IN.confidence)

    def _refusal(
        self,
        question: Question,
        scope: Sequence[str],
        candidates: Sequence[Candidate],
        judgement: Judgement,
    ) -> Outcome:
        parts = tuple(self.silence(question, scope, candidates))
        return Outcome(Status.NOT_IN_DOCUMENTS, parts, confidence=judgement.confidence)

    def _compose_corpus(
        self,
        question: Question,
        sources: Mapping[str, Sequence[str]],
        scope: Sequence[str],
        candidates: Sequence[Candidate],
    ) -> Outcome:
        heard = self._by_source(question, sources, candidates)
        found = {name: said.candidates for name, said in heard.items()}
        whole = judge_evidence(question, self._evidence, candidates, scope)
        judgement = all_of([whole, any_of(said.judgement for said in heard.values())])
        if not any(found.values()) or not whole.enough:
            return self._refusal(question, (), candidates, judgement)
        parts = compose_corpus(question, self._evidence, found)
        return Outcome(Status.ANSWERED, tuple(parts), _used(parts), confidence=judgement.confidence)

    def _compose_comparison(
        self, question: Question, sources: Mapping[str, Sequence[str]], candidates: Sequence[Candidate]
    ) -> Outcome:
        heard = self._by_source(question, sources, candidates)
        found = {
            name: Found(said.candidates, self._list_of(question, sources[name], candidates))
            for name, said in heard.items()
        }
        judgement = any_of(
            RULED_IN if found[name].group and not said.judgement.enough else said.judgement
            for name, said in heard.items()
        )
        if not any(said.candidates or said.group for said in found.values()):
            return self._refusal(question, (), candidates, judgement)
        parts = compose_comparison(question, self._evidence, found)
        complete = all(said.candidates or said.group for said in found.values())
        status = Status.ANSWERED if complete else Status.PARTIAL
        return Outcome(status, tuple(parts), _used(parts), confidence=judgement.confidence)

    def _sources(self, question: Question, scope: Sequence[str]) -> dict[str, list[str]]:
        """Return the file names in scope by who speaks: the organisation, or each version that is asked for.

        The organisations that the question names come first, in its order, documents or not.
        """
        sources: dict[str, list[str]] = {name: [] for name in question.organisations}
        apart = question.version.which is Which.ALL
        for name in self._versions.in_order(scope) if apart else scope:
            organisation = self._documents[name].organisation
            version = self._versions.label(name) if apart else ""
            speaker = texts.VERSION_OF_ORGANISATION.format(organisation=organisation, version=version)
            sources.setdefault(speaker if version else organisation, []).append(name)
        speaking = {self._documents[name].organisation for name in scope}
        return {speaker: names for speaker, names in sources.items() if names or speaker not in speaking}

    def _by_source(
        self, question: Question, sources: Mapping[str, Sequence[str]], candidates: Sequence[Candidate]
    ) -> dict[str, _Heard]:
        """Candidates of each source, none where its documents are silent beside the best one."""
        best = max((candidate.coverage for candidate in candidates[:10]), default=0.0)
        speaker_of = {name: speaker for speaker, names in sources.items() for name in names}
        candidates_of: dict[str, list[Candidate]] = {speaker: [] for speaker in sources}
        for candidate in candidates:
            if speaker := speaker_of.get(candidate.document.name):
                candidates_of[speaker].append(candidate)
        heard = {}
        for speaker, own in candidates_of.items():
            documents = {c.document.name for c in own}
            judgement = judge_evidence(question, self._evidence, own, documents)
            speaks = judgement.enough and max(c.coverage for c in own[:5]) >= 0.5 * best
            heard[speaker] = _Heard(judgement, own if speaks else [])
        return heard

    def _list_of(
        self, question: Question, names: Sequence[str], candidates: Sequence[Candidate]
    ) -> Group | None:
        """Return the list of one source (file names) to set beside those of others, if it is surely meant."""
        own = [c for c in candidates if c.document.name in names]
        return self._list_asked_for(question, names, own, at_least=_SURELY, compares=True)

    def _list_asked_for(
        self,
        question: Question,
        scope: Sequence[str],
        candidates: Sequence[Candidate],
        at_least: float = 0.25,
        compares: bool = False,
    ) -> Group | None:
        """Return the list that answers better than any single passage, None where there is none.

        ``at_least``: share of the question that must stand right above the list, unless its heading is
        named. ``compares``: it is set beside the lists of others, so that a heading alone asks for it.
        """
        counted = bool(question.ranks) or question.expects is Expects.NUMBER
        if not (question.lists or counted or compares) or question.expects in REQUIRED_VALUES:
            return None
        if question.expects is Expects.LEVEL and not asks_for_level(question):
            return None
        scores = {candidate.key: candidate for candidate in candidates}
        ranked = self._groups.rank(question, scores, scope)
        if not ranked or not candidates:
            return None
        best = ranked[0]
        if compares and not (question.lists or counted):
            # Two things of one name are compared by all that is said of them.
            whole = best.is_named and best.label_match >= _SURELY
            return best.group if whole and question.expects not in _SINGLE else None
        if counted and not question.lists:
            said = any(c.has_value and c.coverage >= _SAID for c in candidates[:3])
            at_least = max(at_least, _SURELY)
            if said and not question.ranks:
                return None  # the text itself gives the number
        sections = {facet.section for facet in question.facets if facet.section}
        of_part = best.group.section.kind in sections
        if of_part:  # what that part of the document says, whatever other parts say of it
            at_least = min(at_least, _NAMED_PART)
        heaviest = max(question.facets, key=self._evidence.weight_of, default=None)
        asks_part = of_part and heaviest is not None and heaviest.section is best.group.section.kind
        outdone = not asks_part and best.label_match < 0.75 * candidates[0].own
        if not best.is_named and (outdone or best.label_match <= at_least):
            return None
        group = restricted(question, self._evidence, best.group)
        return group if group.passages else None

    def silence(
        self, question: Question, scope: Sequence[str], candidates: Sequence[Candidate]
    ) -> list[Part]:
        """Return the words that say that the documents do not answer, and what comes nearest."""
        where = self._where(scope if question.organisations else ())
        what = _MISSING_VALUES.get(question.expects)
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

    def _where(self, scope: Sequence[str]) -> str:
        names = sorted({self._documents[name].organisation for name in scope})
        return texts.DOCUMENTS_OF.format(names=texts.enumerate_names(names)) if names else texts.ALL_DOCUMENTS


def _used(parts: Sequence[Part]) -> tuple[tuple[str, int], ...]:
    return tuple(dict.fromkeys((q.document.name, q.passage.number) for part in parts for q in part.quotes))
