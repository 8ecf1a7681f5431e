"""Understand a question: what it asks about, of whom, in which form, given what was asked before."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from assistant import conversation, cues
from assistant.concepts import Lexicon
from assistant.conversation import Topic
from assistant.facets import FacetFinder, search_words
from assistant.organisations import OrganisationFinder
from assistant.question import Expects, Facet, Question, Refusal, Shape
from assistant.referring import Reference
from assistant.splitting import questions_in
from assistant.versions import Versions
from assistant.words import fold
from ingest.model import Document

_NEGATION = re.compile(r"\bniet\b|\bgeen\b|\bnot\b")
_TERMS_SHARE = 0.8
"""Weight of a search with the official terms beside one with the user's own words."""
_REMEMBERED = 1024
"""Questions whose understanding is kept: those of some eighty conversations."""


class Understanding:
    """Understands questions about a given set of documents."""

    def __init__(
        self, documents: Mapping[str, Document], lexicon: Lexicon, vocabulary: frozenset[str]
    ) -> None:
        self.finder = OrganisationFinder(documents.values(), vocabulary)
        self.versions = Versions(documents.values())
        self.lexicon = lexicon
        self._roles = _distinct_roles(documents)
        self._facets = FacetFinder(documents, lexicon, vocabulary)
        # Each question of a conversation is read with all earlier ones: what was understood stays so.
        self._understood = lru_cache(_REMEMBERED)(self._understand)

    def _named_roles(self, folded: str) -> tuple[str, ...]:
        """Return the longest role of a document that the question names, () when it names none."""
        named = sorted((role for role in self._roles if role in folded), key=len)
        return tuple(named[-1:])

    def understand(self, text: str, history: Sequence[str] = (), chosen: Sequence[str] = ()) -> Question:
        """Return the question, with what it inherits from the earlier questions of the conversation.

        ``chosen``: organisations picked in the page; they hold where the question names none.
        """
        return self._understood(text, self._topic(history), tuple(chosen))

    def understand_item(
        self, text: str, reference: Reference, name: str, organisation: str
    ) -> tuple[Question, bool]:
        """Return a question that points at an item, and whether it asks nothing but what the item says.

        ``name``: the item in a few words; ``organisation``: whose document holds it.
        """
        question = self._understood(text, None, ())
        own = self._facets.find(text, [(reference.start, reference.end)]).facets
        facets = conversation.inherit(own, self._facets.find(name).facets)
        pointed = replace(
            question,
            standalone=f"{text[: reference.start]}{name}{text[reference.end :]} ({organisation})".strip(),
            organisations=(organisation,),
            facets=facets,
            searches=_searches(f"{text} {name}", (), facets),
            refusal=Refusal.NONE,
            shape=_settled(question.shape, (organisation,)),
        )
        explains = not conversation.substantial(own) or question.expects is Expects.MEANING
        return pointed, explains

    def understand_parts(
        self, text: str, history: Sequence[str] = (), chosen: Sequence[str] = ()
    ) -> tuple[Question, ...]:
        """Return the questions that one message asks of one organisation, () when it asks only one.

        The later ones lean on those before them, as in a conversation.
        """
        several = questions_in(text)
        if not several:
            return ()
        topic = self._topic(history)
        parts: list[Question] = []
        for asked in several:
            part = self._understood(asked, topic, tuple(chosen))
            topic = conversation.next_topic(part, topic)
            parts.append(part)
        organisations = {part.organisations for part in parts}
        alone = all(_stands(part) for part in parts)
        return tuple(parts) if alone and len(organisations) == 1 and len(*organisations) == 1 else ()

    def _topic(self, history: Sequence[str]) -> Topic | None:
        topic: Topic | None = None
        for earlier in history:
            topic = conversation.next_topic(self._understood(earlier, topic, ()), topic)
        return topic

    def _understand(self, text: str, topic: Topic | None, chosen: tuple[str, ...]) -> Question:
        folded = self._facets.corrected(text)
        mentions = self.finder.find(text)
        version = self.versions.wish(text)
        spans = [(mention.start, mention.end) for mention in mentions]
        spans += [(version.start, version.end)] if version.end else []
        named = tuple(dict.fromkeys(mention.organisation for mention in mentions if mention.known))
        elsewhere = tuple(dict.fromkeys(mention.organisation for mention in mentions if not mention.known))
        subject = self._facets.find(
            text, [*spans, *((m.start(), m.end()) for m in cues.EXCEPT.finditer(text))]
        )
        shape = cues.shape_of(folded, len(named))
        expects = cues.expected_value(folded)
        lists = cues.asks_for_list(folded)
        facets, kinds, organisations, wording = subject.facets, subject.kinds, named, text.strip()
        if topic is not None and shape not in (Shape.CORPUS, Shape.SMALLTALK):
            if not named and not elsewhere:
                organisations = conversation.inherited_organisations(folded, topic, self.finder.names)
            if conversation.is_follow_up(folded, facets, names_organisation=bool(named)):
                wording = conversation.standalone(text, topic, mentions, organisations, facets)
                if not version.end and topic.question.version.label:
                    version = replace(topic.question.version, start=0, end=0)
                    wording = f"{wording} ({version.label})"
                own_shape = shape
                shape, expects = conversation.inherited_form(folded, facets, shape, expects, topic)
                lists = lists or (shape is not own_shape and topic.question.lists)
                facets = conversation.inherit(facets, topic.question.facets)
                kinds = kinds or topic.question.kinds
        organisations = organisations or (chosen if shape is not Shape.CORPUS else ())
        if not conversation.substantial(facets) and cues.WHOLE_ROLE.search(folded):
            facets, shape = self._facets.whole_role() + facets, _settled(Shape.LIST, organisations)
        facets = self._facets.roles(folded, organisations) + facets
        return Question(
            text=text,
            standalone=wording,
            shape=_settled(shape, organisations),
            expects=expects,
            organisations=organisations,
            elsewhere=elsewhere,
            facets=facets,
            kinds=kinds,
            lists=lists and expects is not Expects.PLACE,
            closed=cues.is_closed(folded),
            ranks=cues.asked_rank(folded),
            relates=cues.relates(folded),
            searches=_searches(text, spans, facets),
            roles=self._named_roles(folded) if not organisations else (),
            terms=subject.terms,
            refusal=Refusal.NONE if _asks_something(facets) else Refusal.UNCLEAR,
            towards=next((word for word, pattern in cues.TOWARDS.items() if pattern.search(folded)), ""),
            english=cues.is_english(folded),
            negated=_NEGATION.search(folded) is not None,
            version=version,
        )


def _distinct_roles(documents: Mapping[str, Document]) -> frozenset[str]:
    """Return the folded roles of the documents, but for the one that stands for any head."""
    return frozenset(fold(d.role) for d in documents.values() if d.role) - {"algemeen directeur"}


def _stands(part: Question) -> bool:
    """Tell whether a part of a message asks for something of its own."""
    asked = conversation.substantial(part.facets)
    return bool(asked) and part.shape not in (Shape.SMALLTALK, Shape.CORPUS) and not part.elsewhere


def _asks_something(facets: Sequence[Facet]) -> bool:
    """Tell whether there is anything to look for: a word at all, not a mere number."""
    return any(not facet.label.isdigit() for facet in facets)


def _settled(shape: Shape, organisations: Sequence[str]) -> Shape:
    """Return the shape that fits the number of organisations, whatever was inherited."""
    if shape is Shape.SMALLTALK:
        return shape
    if len(organisations) > 1:
        return Shape.COMPARE
    if organisations and shape in (Shape.COMPARE, Shape.CORPUS):
        return Shape.FACT
    return shape


def _searches(
    text: str, spans: Sequence[tuple[int, int]], facets: Sequence[Facet]
) -> tuple[tuple[str, float], ...]:
    """Return the wordings to search: the question's own words, and the official terms behind them."""
    own = search_words(text, spans) or " ".join(facet.label for facet in facets) or text
    phrases = [phrase for facet in facets for phrase in facet.phrases[:4] if phrase.weight >= 0.9]
    terms = " ".join(" ".join(phrase.words) for phrase in phrases)
    return ((own, 1.0), (terms, _TERMS_SHARE)) if terms else ((own, 1.0),)
