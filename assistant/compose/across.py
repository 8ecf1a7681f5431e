"""Answers over several documents: side by side, or which do and which do not."""

from collections.abc import Mapping, Sequence

from assistant import texts
from assistant.compose.facts import chosen_quotes
from assistant.compose.quoting import escape, say, with_support
from assistant.draft import Part
from assistant.evidence import Candidate, Evidence
from assistant.question import Question

_ROOM = 2400


def compose_comparison(
    question: Question, evidence: Evidence, found: Mapping[str, Sequence[Candidate]]
) -> list[Part]:
    """Return a table with a row for each organisation: what its document says, or that it does not.

    ``found``: organisation to its candidates, best first; empty where the document is silent.
    """
    parts = [Part("", (), texts.COMPARE_HEADER)]
    limit = min(500, _ROOM // max(1, len(found)))
    for organisation, candidates in found.items():
        row = f"| **{escape(organisation)}** | "
        if not candidates:
            parts.append(Part("", (), f"{row}{texts.NOT_MENTIONED} |\n"))
            continue
        quotes = chosen_quotes(question, evidence, candidates, limit=limit, near=0.9, most=2)
        for index, quote in enumerate(quotes):
            before = row if index == 0 else " · "
            after = " |\n" if index == len(quotes) - 1 else ""
            parts.append(Part(say(question, quote), with_support(question, quote), before, after))
    return parts


def compose_corpus(
    question: Question, evidence: Evidence, found: Mapping[str, Sequence[Candidate]]
) -> list[Part]:
    """Return which documents mention it, with one quote each, and which do not."""
    having = {organisation: candidates for organisation, candidates in found.items() if candidates}
    missing = [organisation for organisation in found if organisation not in having]
    parts = [
        Part(
            "",
            (),
            texts.MENTIONED_IN.format(names=texts.enumerate_names([escape(n) for n in having])) + "\n\n",
        )
    ]
    for organisation, candidates in having.items():
        quotes = chosen_quotes(question, evidence, candidates, limit=300, near=0.97, most=1)
        parts.append(
            Part(
                say(question, quotes[0]),
                with_support(question, quotes[0]),
                f"- **{escape(organisation)}**: ",
                "\n",
            )
        )
    if missing:
        names = texts.enumerate_names([escape(name) for name in missing])
        parts.append(Part("", (), "\n" + texts.NOT_MENTIONED_IN.format(names=names)))
    return parts
