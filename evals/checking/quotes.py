"""Check that the evidence of a case stands where it says, and points at one place."""

from collections.abc import Iterator

from rapidfuzz import fuzz, process

from evals.checking import texts
from evals.checking.corpus import Corpus, Place, Searched, sentence_of
from evals.checking.finding import Finding, error, warning
from evals.feedback.drafts import TO_COMPLETE
from evals.matching import normalise
from evals.questions import Case, Evidence
from ingest.model import PassageKind

SHORTEST, LONGEST = 4, 20
"""Words of a quote that points at one place and can be cited whole."""
_SIMILAR_NAME = 60


def check_evidence(case: Case, corpus: Corpus | None) -> Iterator[Finding]:
    """Yield what is wrong with or weak in the evidence of a case; without documents: what can be told."""
    for number, evidence in enumerate(case.evidence):
        place = ("evidence", number)
        if TO_COMPLETE in (evidence.document.strip(), evidence.quote.strip()):
            yield error(texts.TO_COMPLETE.format(mark=TO_COMPLETE), *place)
            continue
        yield from _length(evidence, *place)
        if corpus is None:
            continue
        if evidence.document not in corpus:
            yield _unknown_document(evidence.document, corpus, *place)
        else:
            yield from _quote(evidence, corpus, *place)


def _length(evidence: Evidence, *place: str | int) -> Iterator[Finding]:
    count = len([word for word in evidence.quote.split() if normalise(word)])
    if not SHORTEST <= count <= LONGEST:
        line = texts.SHORT_QUOTE if count < SHORTEST else texts.LONG_QUOTE
        words = texts.ONE_WORD if count == 1 else texts.WORDS.format(count=count)
        yield warning(line.format(quote=evidence.quote, words=words), *place, "quote")


def _unknown_document(name: str, corpus: Corpus, *place: str | int) -> Finding:
    problem = texts.UNKNOWN_DOCUMENT.format(document=name)
    likely = process.extractOne(name, corpus.names, scorer=fuzz.WRatio, score_cutoff=_SIMILAR_NAME)
    return error(_meant(problem, likely[0] if likely else ""), *place, "document")


def _quote(evidence: Evidence, corpus: Corpus, *place: str | int) -> Iterator[Finding]:
    name, quote = evidence.document, evidence.quote
    searched = corpus[name]
    found = list(searched.places(quote))
    others = corpus.others_with(quote, name)
    if not found:
        if others:
            line = texts.ELSEWHERE.format(quote=quote, document=name, other=others[0])
        else:
            likely = searched.nearest(quote)
            problem = texts.NOT_THERE.format(quote=quote, document=name)
            line = _meant(problem, likely.quote if likely else "")
        yield error(line, *place, "quote")
        return
    if problem := _split(searched, found):
        report = warning if problem == texts.IN_HEADING else error
        yield report(problem.format(quote=quote, document=name), *place, "quote")
    if len(found) > 1:
        yield warning(texts.REPEATED.format(quote=quote, count=len(found), document=name), *place, "quote")
    if others:
        yield warning(texts.ALSO_IN.format(quote=quote, others=", ".join(others)), *place, "quote")


def _split(searched: Searched, places: list[Place]) -> str:
    """Return why no one sentence, item or row holds the quote at any of its places; empty when one does."""
    problems = []
    for place in places:
        around = list(searched.around(place))
        whole = [p for p in around if p.start <= place.start and place.end <= p.end]
        if not around:
            problems.append(texts.IN_HEADING)
        elif not whole:
            problems.append(texts.MANY_PASSAGES)
        elif all(
            passage.kind is PassageKind.TEXT
            and sentence_of(passage, place) != sentence_of(passage, Place(place.end - 1, place.end))
            for passage in whole
        ):
            problems.append(texts.MANY_SENTENCES)
        else:
            return ""
    return problems[0]


def _meant(problem: str, likely: str) -> str:
    return texts.MEANT.format(problem=problem, meant=likely) if likely else problem
