"""Check that the facts of a case tell a right answer from a wrong one."""

from collections.abc import Iterator, Sequence

from evals.checking import texts
from evals.checking.corpus import Corpus
from evals.checking.finding import Finding, error, warning
from evals.matching import normalise
from evals.questions import Case, Fact
from ingest.model import Document, Passage

_SHORT = 4
"""Letters of a fact that also turns up by chance, inside words or over two of them."""
_COMMON = 5
"""So many other passages of the evidence's documents that say all the facts make them weak."""
_EXAMPLE = 60


def check_facts(case: Case, corpus: Corpus | None) -> Iterator[Finding]:
    """Yield the facts and forbidden texts of a case that cannot do what they are for."""
    yield from _wordings(case)
    yield from _implied(case)
    yield from _in_question(case)
    yield from _forbidden(case)
    if corpus is not None and all(evidence.document in corpus for evidence in case.evidence):
        yield from _short(case, corpus)
        evidence = _Evidence(case, corpus)
        if evidence.passages:
            yield from _unsaid(case, evidence)
            yield from _common(case, evidence)


def says(letters: str, fact: Fact) -> bool:
    """Tell whether normalised text says a fact in one of its wordings."""
    return any(normalise(wording) in letters for wording in fact)


class _Evidence:
    """The passages in which the quotes of a case stand, and what stands around them."""

    def __init__(self, case: Case, corpus: Corpus) -> None:
        self.searched = [corpus[name] for name in dict.fromkeys(e.document for e in case.evidence)]
        self.passages: set[tuple[str, int]] = set()
        sections: set[tuple[str, int]] = set()
        for evidence in case.evidence:
            for place in corpus[evidence.document].places(evidence.quote):
                for passage in corpus[evidence.document].around(place):
                    self.passages.add((evidence.document, passage.number))
                    sections.add((evidence.document, passage.section))
        self.context = normalise(
            " ".join(part for searched in self.searched for part in _context(searched.document, sections))
        )


def _context(document: Document, sections: set[tuple[str, int]]) -> Iterator[str]:
    """Yield what an answer may say of the evidence in a document: whose it is, headings, lists and rows."""
    yield from (document.organisation, *document.aliases, document.role, document.title)
    for passage in document.passages:
        if (document.name, passage.section) in sections:
            yield from _words(passage)


def _words(passage: Passage) -> Iterator[str]:
    yield from passage.headings
    yield passage.lead_in
    yield passage.text
    for cell in passage.cells:
        yield from (cell.column, cell.value)


def _wordings(case: Case) -> Iterator[Finding]:
    for number, fact in enumerate(case.facts):
        seen: dict[str, str] = {}
        for place, wording in enumerate(fact):
            first = seen.setdefault(normalise(wording), wording)
            if place and first is not wording:
                line = texts.SAME_WORDINGS.format(first=first, second=wording)
                yield warning(line, "facts", number, place)


def _implied(case: Case) -> Iterator[Finding]:
    """A fact that stands wherever another one does says nothing of its own."""
    for number, fact in enumerate(case.facts):
        for place, other in enumerate(case.facts):
            same = _same(fact, other)
            if place != number and (place < number or not same) and _implies(other, fact):
                yield warning(texts.IMPLIED.format(fact=fact[0], other=other[0]), "facts", number)
                break


def _same(one: Fact, other: Fact) -> bool:
    return _implies(one, other) and _implies(other, one)


def _implies(other: Fact, fact: Fact) -> bool:
    return all(says(normalise(wording), fact) for wording in other)


def _in_question(case: Case) -> Iterator[Finding]:
    asked = [(texts.IN_QUESTION, case.question)]
    asked += [(texts.IN_PLAIN, case.plain)] if case.plain else []
    for number, fact in enumerate(case.facts):
        for line, question in asked:
            wording = next((one for one in fact if normalise(one) in normalise(question)), None)
            if wording:
                yield warning(line.format(fact=wording), "facts", number)
                break


def _forbidden(case: Case) -> Iterator[Finding]:
    for number, words in enumerate(case.forbidden):
        letters, place = normalise(words), ("forbidden", number)
        for fact in case.facts:
            clashing = [wording for wording in fact if letters in normalise(wording)]
            if clashing:
                never = len(clashing) == len(fact)
                line = texts.NEVER_PASSES if never else texts.FORBIDDEN_IN_FACT
                report = error if never else warning
                yield report(line.format(forbidden=words, fact=clashing[0]), *place)
        for evidence in case.evidence:
            if letters in normalise(evidence.quote):
                line = texts.FORBIDDEN_IN_QUOTE.format(forbidden=words, quote=evidence.quote)
                yield warning(line, *place)


def _short(case: Case, corpus: Corpus) -> Iterator[Finding]:
    for number, fact in enumerate(case.facts):
        for wording in fact:
            if len(normalise(wording)) <= _SHORT and (inside := corpus.inside_other_word(wording)):
                yield warning(texts.INSIDE_WORD.format(fact=wording, inside=inside), "facts", number)
                break


def _unsaid(case: Case, evidence: _Evidence) -> Iterator[Finding]:
    for number, fact in enumerate(case.facts):
        if not says(evidence.context, fact):
            yield warning(texts.NOT_IN_EVIDENCE.format(fact=fact[0]), "facts", number)


def _common(case: Case, evidence: _Evidence) -> Iterator[Finding]:
    if not case.facts:
        return
    for searched in evidence.searched:
        found = [
            passage
            for passage, letters in zip(searched.document.passages, searched.passages, strict=True)
            if (searched.document.name, passage.number) not in evidence.passages
            and all(says(letters, fact) for fact in case.facts)
        ]
        if len(found) >= _COMMON:
            yield warning(
                texts.COMMON.format(
                    count=len(found), document=searched.document.name, example=_beginning(found)
                ),
                "facts",
            )


def _beginning(passages: Sequence[Passage]) -> str:
    line = " ".join(passages[0].text.split())
    return line if len(line) <= _EXAMPLE else f"{line[:_EXAMPLE].rsplit(' ', 1)[0]}…"
