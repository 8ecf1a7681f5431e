"""Scripted models that know the answers: one that tells them, and others that do less or worse with them."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256

from evals.matching import normalise
from evals.models import texts
from evals.models.handed import Knowledge, Known, Passage, passages_in
from evals.models.replies import Behaviour, Reply, Request, Told, say
from evals.verifier.corrupting import KINDS, corrupt
from ingest.sentences import split_sentences

_REPEATED = 3
"""Passages that are repeated where nothing is known of a question."""


def as_json(told: Iterable[Told]) -> str:
    """Return statements in the form that the prompt asks for."""
    claims = [{"tekst": one.text, "bronnen": list(one.sources)} for one in told]
    return json.dumps({"beweringen": claims}, ensure_ascii=False)


def reply_with(told: Sequence[Told]) -> Reply:
    """Return the reply that makes these statements, as it should."""
    return say(as_json(told), told)


def perfect(knowledge: Knowledge) -> Behaviour:
    """Return a model that says what a right answer says, each statement with the passage that says it.

    Of a question that it does not know it repeats the first passages; one that the documents do not answer
    gets an empty list.
    """
    return lambda request: reply_with(truths(knowledge, request))


def paraphrasing(knowledge: Knowledge) -> Behaviour:
    """Return a model that is right in words of its own: it says where something stands."""
    return lambda request: reply_with([_framed(one, request) for one in truths(knowledge, request)])


def lazy(knowledge: Knowledge) -> Behaviour:
    """Return a model that is right, and stops after the first statement."""
    return lambda request: reply_with(truths(knowledge, request)[:1])


def lying(knowledge: Knowledge) -> Behaviour:
    """Return a model that cites the right passages and makes something false of each."""
    return lambda request: reply_with([_lie(one) for one in truths(knowledge, request)])


def mixed(knowledge: Knowledge) -> Behaviour:
    """Return a model that is wrong every other time."""

    def behave(request: Request) -> Reply:
        told = truths(knowledge, request)
        return reply_with([_lie(one) if number % 2 else one for number, one in enumerate(told)])

    return behave


def lying_after_truth(knowledge: Knowledge) -> Behaviour:
    """Return a model that says everything twice, first as it is and then falsely."""

    def behave(request: Request) -> Reply:
        told = truths(knowledge, request)
        return reply_with([*told, *map(_lie, told)])

    return behave


def truths(knowledge: Knowledge, request: Request) -> list[Told]:
    """Return true statements that answer the question of a prompt, each with its passage."""
    passages, known = passages_in(request), knowledge.about(request)
    if known is None:
        return [Told(passage.text, (passage.token,), True) for passage in passages[:_REPEATED]]
    found = list(dict.fromkeys(_evidence(known, passages)))
    said = normalise(" ".join(one.text for one in found))
    if known.quotes:
        for wordings in known.facts:
            if not any(normalise(wording) in said for wording in wordings):
                found.extend(_stating(wordings, passages))
    return list(dict.fromkeys(found))


def _evidence(known: Known, passages: Sequence[Passage]) -> Iterator[Told]:
    """Yield for each quote the sentence that holds it, from the first passage that does."""
    for quote in known.quotes:
        yield from _stating([quote], passages)


def _stating(wordings: Sequence[str], passages: Sequence[Passage]) -> Iterator[Told]:
    for wording in map(normalise, wordings):
        for passage in passages:
            if wording in normalise(passage.text):
                yield Told(_sentence(passage.text, wording), (passage.token,), True)
                return


def _sentence(text: str, wording: str) -> str:
    """Return the sentence of a text that holds some words, the whole text where they run over several."""
    for start, end in split_sentences(text):
        if wording in normalise(text[start:end]):
            return text[start:end].strip()
    return text


def _framed(told: Told, request: Request) -> Told:
    place = next(passage.place for passage in passages_in(request) if passage.token in told.sources)
    names = " - ".join(place.split(" > ")[:2])
    return replace(told, text=texts.FRAME.format(place=names, statement=told.text), how="frame")


def _lie(told: Told) -> Told:
    """Return a statement made false; in which way depends on its words alone."""
    first = int(sha256(told.text.encode()).hexdigest(), 16) % len(KINDS)
    for kind in (*KINDS[first:], *KINDS[:first]):
        false = corrupt(told.text, kind)
        if false:
            return Told(false, told.sources, False, kind)
    return Told(f"{told.text} {texts.WITHOUT_SOURCE}", told.sources, False, "addition")
