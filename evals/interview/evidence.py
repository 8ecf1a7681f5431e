"""Pick the places where an answer stands, out of what the assistant's own search finds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from evals.checking.corpus import Corpus
from evals.interview import proposing, texts
from evals.interview.dialogue import Dialogue, confirm
from evals.matching import normalise
from evals.questions import Evidence
from ingest.model import Document, Passage

_SHOWN = 6
_LONGEST_LINE = 220


class Finding(Protocol):
    """A passage that a search found."""

    @property
    def document(self) -> Document:
        """Where it stands."""

    @property
    def passage(self) -> Passage:
        """What it is."""


class Found(Protocol):
    """What a question comes to."""

    @property
    def candidates(self) -> Sequence[Finding]:
        """Passages, best first."""


class Searching(Protocol):
    """What picking needs of an assistant."""

    @property
    def documents(self) -> Mapping[str, Document]:
        """The documents by file name."""

    def find(self, question: str, history: Sequence[str] = ()) -> Found:
        """Return what a question comes to before it is judged."""


@dataclass(frozen=True, slots=True)
class Picked:
    """A place that the evaluator chose."""

    evidence: Evidence
    """As the case holds it."""
    passage: Passage | None
    """The passage that it was chosen from; None for words that stand in none."""


class Picker:
    """Lets an evaluator pick evidence."""

    def __init__(self, dialogue: Dialogue, assistant: Searching) -> None:
        self._dialogue = dialogue
        self._assistant = assistant
        self._corpus = Corpus(assistant.documents)

    def pick(self, question: str, history: Sequence[str]) -> Iterator[Picked]:
        """Yield each place that is picked; at least one."""
        found = list(self._assistant.find(question, history).candidates)
        start, picked = 0, 0
        while True:
            shown = found[start : start + _SHOWN]
            if not shown:
                self._dialogue.tell(texts.FOUND_NOTHING)
            others = {**texts.OTHERS, **({texts.READY: texts.READY_LABEL} if picked else {})}
            chosen = self._dialogue.choose(texts.EVIDENCE, [_line(one) for one in shown], others)
            one: Picked | None = None
            if isinstance(chosen, int):
                one = self._of_passage(shown[chosen].document, shown[chosen].passage)
            elif chosen == texts.READY:
                return
            elif chosen == texts.MORE:
                start += _SHOWN if shown else 0
            elif chosen == texts.OTHER:
                if words := self._dialogue.ask(texts.SEARCH_WORDS, question):
                    found, start = list(self._assistant.find(words).candidates), 0
            else:
                one = self._pasted()
            if one is not None:
                self._dialogue.tell(texts.CHOSEN.format(**one.evidence.model_dump()))
                picked += 1
                yield one
                if not confirm(self._dialogue, texts.EVIDENCE_MORE, proposal=False):
                    return

    def _of_passage(self, document: Document, passage: Passage) -> Picked:
        parts = proposing.pieces(document, passage)
        chosen = self._dialogue.choose(texts.WHICH_PIECE, parts, {}) if len(parts) > 1 else 0
        piece = parts[int(chosen)]
        while True:
            quote = self._dialogue.ask(f"„{piece}”\n{texts.SHORTEN}") or piece
            if normalise(quote) and normalise(quote) in normalise(piece):
                return Picked(Evidence(document=document.name, quote=quote), passage)
            self._dialogue.tell(texts.NOT_PART)

    def _pasted(self) -> Picked | None:
        quote = self._dialogue.ask(texts.PASTED)
        if not normalise(quote):
            return None
        names = [name for name in self._corpus.names if normalise(quote) in self._corpus[name].letters]
        if not names:
            return self._nearest(quote)
        place = self._dialogue.choose(texts.WHICH_DOCUMENT, names, {}) if len(names) > 1 else 0
        return self._at(names[int(place)], quote)

    def _nearest(self, quote: str) -> Picked | None:
        """Offer the words of all documents that come nearest."""
        found = (self._corpus[name].nearest(quote) for name in self._corpus.names)
        likely = max((one for one in found if one), key=lambda one: one.score, default=None)
        if likely is None:
            self._dialogue.tell(texts.NOT_FOUND)
            return None
        question = texts.MEANT.format(quote=likely.quote, document=likely.document)
        return (
            self._at(likely.document, likely.quote)
            if confirm(self._dialogue, question, proposal=True)
            else None
        )

    def _at(self, name: str, quote: str) -> Picked:
        searched = self._corpus[name]
        passages = [p for place in searched.places(quote) for p in searched.around(place)]
        return Picked(Evidence(document=name, quote=quote), passages[0] if passages else None)


def _line(found: Finding) -> str:
    text = " ".join(found.passage.text.split())
    if len(text) > _LONGEST_LINE:
        text = f"{text[:_LONGEST_LINE].rsplit(' ', 1)[0]}…"
    if not found.passage.headings:
        return texts.PLACE.format(document=found.document.name, text=text)
    return texts.PLACE_WITH_HEADING.format(
        document=found.document.name, heading=found.passage.headings[-1], text=text
    )
