"""Answers over several documents: side by side, or which do and which do not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant import texts
from assistant.compose.facts import chosen_quotes
from assistant.compose.groups import Group
from assistant.compose.lists import list_items, member_names
from assistant.compose.quoting import escape, say, with_support
from assistant.draft import Part
from assistant.evidence import Candidate, Evidence
from assistant.question import Expects, Question
from assistant.words import stem, tokens

_ROOM = 2400
_SHORT_NAME = 60
"""Characters that a member of a list may have to be compared by its name."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the document of one organisation says."""

    candidates: Sequence[Candidate]
    """Best first; empty where the document is silent."""
    group: Group | None = None
    """The list, where one is asked for and there is one."""


def compose_comparison(question: Question, evidence: Evidence, found: Mapping[str, Found]) -> list[Part]:
    """Return what the document of each organisation says, or that it does not.

    Passages stand in a table with a row for each organisation; lists stand whole, one under the other, with
    their number where that is asked, and below them what they share.
    """
    room = _ROOM // max(1, len(found))
    if any(said.group for said in found.values()):
        parts = [
            part for name, said in found.items() for part in _block(question, evidence, name, said, room)
        ]
    else:
        parts = [Part("", (), texts.COMPARE_HEADER)]
        parts += [part for name, said in found.items() for part in _row(question, evidence, name, said, room)]
    return parts + _conclusion(question, {name: said.group for name, said in found.items() if said.group})


def _row(question: Question, evidence: Evidence, organisation: str, said: Found, room: int) -> list[Part]:
    start = f"| **{escape(organisation)}** | "
    cell = _said(question, evidence, said, room)
    if not cell:
        return [Part("", (), f"{start}{texts.NOT_MENTIONED} |\n")]
    last = len(cell) - 1
    return [
        replace(part, before=" · " if at else start, after=" |\n" if at == last else "")
        for at, part in enumerate(cell)
    ]


def _block(question: Question, evidence: Evidence, organisation: str, said: Found, room: int) -> list[Part]:
    start = f"**{escape(organisation)}**"
    if said.group is not None:
        counted = question.ranks or question.expects is Expects.NUMBER
        count = f" ({texts.IN_ALL.format(count=len(said.group.passages))})" if counted else ""
        return [
            Part("", (), f"{start}{count}:\n\n"),
            *list_items(question, said.group, room),
            Part("", (), "\n"),
        ]
    items = _said(question, evidence, said, room)
    if not items:
        return [Part("", (), f"{start}: {texts.NOT_MENTIONED}\n\n")]
    told = [replace(part, before="- ", after="\n") for part in items]
    return [Part("", (), f"{start}:\n\n"), *told, Part("", (), "\n")]


def _said(question: Question, evidence: Evidence, said: Found, room: int) -> list[Part]:
    if not said.candidates:
        return []
    quotes = chosen_quotes(question, evidence, said.candidates, limit=min(500, room), near=0.9, most=2)
    return [Part(say(question, quote), with_support(question, quote)) for quote in quotes]


def _conclusion(question: Question, groups: Mapping[str, Group]) -> list[Part]:
    """Return what follows from the lists by counting and comparing their members' names."""
    if len(groups) < 2:
        return []
    lines: list[str] = []
    if question.ranks:
        lines.append(_ranking(question.ranks, {name: len(group.passages) for name, group in groups.items()}))
    if question.relates:
        lines += _shared({name: member_names(group) for name, group in groups.items()})
    return [Part("", (), "\n" + "\n\n".join(lines))] if lines else []


def _ranking(ranks: str, counts: Mapping[str, int]) -> str:
    best = max(counts.values()) if ranks == "most" else min(counts.values())
    names = texts.enumerate_names([escape(name) for name, count in counts.items() if count == best])
    return (texts.MOST if ranks == "most" else texts.FEWEST).format(names=names, count=best)


def _shared(names: Mapping[str, Sequence[str]]) -> list[str]:
    """Return which members all lists have, and which only one; nothing where members are sentences."""
    if any(len(name) > _SHORT_NAME for members in names.values() for name in members):
        return []
    keys = {organisation: {_key(name): name for name in members} for organisation, members in names.items()}
    common = set.intersection(*(set(members) for members in keys.values()))
    first = next(iter(keys.values()))
    lines = []
    if common:
        shared = [escape(name) for key, name in first.items() if key in common]
        lines.append(texts.SHARED.format(names=texts.enumerate_names(shared)))
    for organisation, members in keys.items():
        others = {key for other, keyed in keys.items() if other != organisation for key in keyed}
        alone = [escape(name) for key, name in members.items() if key not in others]
        if alone:
            listed = texts.enumerate_names(alone)
            lines.append(texts.ONLY.format(organisation=escape(organisation), names=listed))
    return lines


def _key(name: str) -> str:
    return " ".join(stem(word) for word in tokens(name))


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
