"""What a question inherits from the questions before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant import cues, texts
from assistant.facets import merged
from assistant.organisations import Mention
from assistant.question import Expects, Facet, Question, Shape
from assistant.words import fold, tokens

_MOST_ABOUT = 3
"""Things that a question is said to be about, of those that it inherits."""
_INHERITED = 0.7
"""An inherited facet counts for this much of an own one."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a conversation is about after a question."""

    question: Question
    """The last question, standing on its own."""
    organisations: tuple[str, ...] = ()
    """The organisations it was about."""
    first: tuple[str, ...] = ()
    """The organisations that the conversation began with."""
    named: tuple[str, ...] = ()
    """All organisations so far, in order."""


def next_topic(question: Question, topic: Topic | None) -> Topic:
    """Return the topic after a question."""
    if question.shape is Shape.SMALLTALK and topic is not None:
        return topic  # "dank u" changes nothing
    current = question.organisations
    if topic is None:
        return Topic(question, current, current, current)
    named = (*(name for name in topic.named if name not in current), *current)
    return Topic(question, current or topic.organisations, topic.first or current, named)


def inherited_organisations(folded: str, topic: Topic, everyone: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the organisations that a question means which names none.

    ``everyone``: those that have a document, for "en de andere vier?".
    """
    if topic.organisations and cues.OTHERS.search(folded):
        return tuple(name for name in everyone if name not in topic.organisations)
    if cues.COMPARES_BACK.search(folded) and len(topic.named) > 1:
        return topic.named[-2:]
    if cues.FIRST_NAMED.search(folded):
        return topic.first
    if cues.BOTH.search(folded) and len(topic.named) > 1:
        return topic.named
    return topic.organisations


def is_follow_up(folded: str, own: Sequence[Facet], *, names_organisation: bool) -> bool:
    """Tell whether a question says that it goes on, points back, or has too little of its own."""
    count = len(substantial(own))
    if names_organisation and count >= 2 and not cues.FOLLOWS.match(folded):
        return False
    points_back = any(word in cues.POINTS_BACK for word in tokens(folded))
    if cues.FOLLOWS.match(folded) or not count:
        return count <= 2 or points_back
    return (points_back and count <= 3) or (count <= 1 and not names_organisation)


def substantial(facets: Sequence[Facet]) -> tuple[Facet, ...]:
    """Return the facets that are more than asides."""
    return tuple(facet for facet in facets if facet.is_substantial)


def inherit(own: Sequence[Facet], inherited: Sequence[Facet]) -> tuple[Facet, ...]:
    """Own facets first; inherited ones count less, and not at all where the question replaces them."""
    replaced = {word for group in cues.CONTRASTS for facet in own if facet.label in group for word in group}
    labels = {facet.label for facet in own} | replaced
    kept = [
        replace(f, weight=_INHERITED * f.weight, required=False) for f in inherited if f.label not in labels
    ]
    return merged([*own, *kept])


def inherited_form(
    folded: str, own: Sequence[Facet], shape: Shape, expects: Expects, topic: Topic
) -> tuple[Shape, Expects]:
    """Return the form of the answer: that of the question before when this one asks nothing of its own."""
    corrects = cues.CORRECTS.search(folded) is not None
    asks_nothing = len(substantial(own)) <= (0 if cues.INTERROGATIVE.search(folded) else 1)
    if not (corrects or asks_nothing):
        return shape, expects
    before = topic.question
    if shape is Shape.FACT or corrects or not substantial(own):
        shape = before.shape
    return shape, before.expects if expects is Expects.ANYTHING else expects


def standalone(
    text: str,
    topic: Topic,
    mentions: Sequence[Mention],
    organisations: Sequence[str],
    own: Sequence[Facet],
) -> str:
    """Word the question so that it can be read without the conversation."""
    known = [mention for mention in mentions if mention.known]
    before = topic.question.standalone
    asks = cues.INTERROGATIVE.search(fold(text)) is not None
    if known and not asks and not substantial(own) and len(topic.organisations) == 1:
        name = topic.organisations[0]
        pattern = re.compile(rf"\b{re.escape(name)}\b")
        if pattern.search(before):
            names = " en ".join(dict.fromkeys(mention.organisation for mention in known))
            return pattern.sub(names, before)
    question = text.strip()
    said = {facet.label for facet in own}
    about = [f.label for f in substantial(topic.question.facets) if f.label not in said][:_MOST_ABOUT]
    worded = f"{question} (over {texts.enumerate_names(about)})" if about else question
    silent = [name for name in organisations if name not in worded and not known]
    return f"{worded} ({texts.enumerate_names(silent)})" if silent else worded
